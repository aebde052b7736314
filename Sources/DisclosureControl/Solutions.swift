/// All whole numbers that make some sums come out, within their bounds or not: those that it starts from, and with them any
/// moves, each any number of times.
///
/// There are far fewer moves than numbers, so that questions on numbers are asked of the moves.
struct Solutions {
  typealias Move = [(column: Int, change: Int)]

  private(set) var start: [Int]
  private(set) var moves: [Move] = []
  /// By move, the number that it changes by 1 and no other move does, if it is one of those asked for.
  private(set) var ownColumns: [Int?] = []
  /// By number: all that it can be lie a multiple of this apart. 0 where it is certain.
  private(set) var steps: [Int]

  /// - Returns: `nil` where there are none, or where factors became too large.
  init?(_ numbers: WholeNumbers) {
    var elimination = Elimination(numbers)
    guard elimination.solve() else { return nil }
    let count = numbers.bounds.count
    steps = Array(repeating: 0, count: count)
    let said = Set(elimination.said.map(\.column))
    guard let start = elimination.numbers(moved: nil) else { return nil }
    self.start = Array(start.prefix(count))
    for free in 0..<elimination.columns where !said.contains(free) {
      guard let change = elimination.numbers(moved: free) else { return nil }
      let move = (0..<count).filter { change[$0] != 0 }.map { (column: $0, change: change[$0]) }
      for (column, change) in move { steps[column] = Self.greatestDivisor(steps[column], change) }
      moves.append(move)
      ownColumns.append(free < count ? free : nil)
    }
  }

  /// What a number can be within a range, the lowest first.
  func values(of column: Int, in range: ClosedRange<Int>) -> StrideThrough<Int> {
    let (step, start) = (steps[column], start[column])
    guard step > 0 else {
      return stride(from: start, through: range.contains(start) ? start : start - 1, by: 1)
    }
    let above = (start - range.lowerBound) % step
    return stride(from: range.lowerBound + (above < 0 ? above + step : above), through: range.upperBound, by: step)
  }

  static func greatestDivisor(_ one: Int, _ other: Int) -> Int {
    var (one, other) = (abs(one), abs(other))
    while other != 0 { (one, other) = (other, one % other) }
    return one
  }
}

/// Takes one number after the other out of all sums by what one of them says of it, in whole numbers.
private struct Elimination {
  /// A number by others that are said later, or by none.
  struct Said {
    let column: Int
    let terms: [(column: Int, factor: Int)]
    let constant: Int
  }

  private var rows: [(factors: [Int: Int], result: Int)]
  private var rowsOfColumn: [Set<Int>]
  private(set) var said: [Said] = []
  private static let greatestFactor = 1 << 40

  /// Those asked for, and some that took the place of others.
  var columns: Int { rowsOfColumn.count }

  init(_ numbers: WholeNumbers) {
    rows = numbers.rows.map { row in
      let factors = Dictionary(row.terms.map { ($0.column, $0.factor) }, uniquingKeysWith: +)
      return (factors.filter { $0.value != 0 }, row.result)
    }
    rowsOfColumn = Array(repeating: [], count: numbers.bounds.count)
    for (number, row) in rows.enumerated() {
      for column in row.factors.keys { rowsOfColumn[column].insert(number) }
    }
  }

  /// - Returns: `false` where factors became too large, or where nothing makes the sums come out.
  mutating func solve() -> Bool {
    var open = Set(rows.indices)
    while let row = open.min(by: { (rows[$0].factors.count, $0) < (rows[$1].factors.count, $1) }) {
      let divisor = rows[row].factors.values.reduce(0) { Solutions.greatestDivisor($0, $1) }
      guard divisor > 0 else {
        guard rows[row].result == 0 else { return false }
        open.remove(row)
        continue
      }
      guard rows[row].result % divisor == 0 else { return false }
      if divisor > 1 {
        rows[row] = (rows[row].factors.mapValues { $0 / divisor }, rows[row].result / divisor)
      }
      // The number that fewest other sums speak of.
      let units = rows[row].factors.lazy.filter { abs($0.value) == 1 }.map(\.key)
      if let column = units.min(by: { (rowsOfColumn[$0].count, $0) < (rowsOfColumn[$1].count, $1) }) {
        open.remove(row)
        guard say(column, by: row) else { return false }
      } else {
        guard divide(row) else { return false }
      }
    }
    return true
  }

  private mutating func say(_ column: Int, by row: Int) -> Bool {
    let (factors, result) = rows[row]
    let own = factors[column] ?? 1
    let terms = factors.filter { $0.key != column }.map { (column: $0.key, factor: -$0.value * own) }
    return put(Said(column: column, terms: terms, constant: result * own))
  }

  /// No factor is 1: a new number takes the place of the one with the smallest, which makes the others smaller.
  private mutating func divide(_ row: Int) -> Bool {
    let factors = rows[row].factors
    guard let (column, smallest) = factors.min(by: { (abs($0.value), $0.key) < (abs($1.value), $1.key) }) else {
      return false
    }
    var terms = factors.filter { $0.key != column && $0.value / smallest != 0 }
      .map { (column: $0.key, factor: -($0.value / smallest)) }
    terms.append((columns, 1))
    rowsOfColumn.append([])
    return put(Said(column: column, terms: terms, constant: 0))
  }

  /// Puts what is said of a number in its place everywhere.
  private mutating func put(_ one: Said) -> Bool {
    said.append(one)
    for row in rowsOfColumn[one.column] {
      guard let factor = rows[row].factors.removeValue(forKey: one.column) else { continue }
      guard let result = Self.sum(rows[row].result, -factor, one.constant) else { return false }
      rows[row].result = result
      for term in one.terms {
        guard let sum = Self.sum(rows[row].factors[term.column] ?? 0, factor, term.factor) else { return false }
        rows[row].factors[term.column] = sum == 0 ? nil : sum
        if sum == 0 { rowsOfColumn[term.column].remove(row) } else { rowsOfColumn[term.column].insert(row) }
      }
    }
    rowsOfColumn[one.column] = []
    return true
  }

  private static func sum(_ number: Int, _ factor: Int, _ other: Int) -> Int? {
    let (product, isTooLarge) = factor.multipliedReportingOverflow(by: other)
    let (sum, isSumTooLarge) = number.addingReportingOverflow(product)
    return isTooLarge || isSumTooLarge || abs(sum) > greatestFactor ? nil : sum
  }

  /// All numbers where those that nothing says are 0.
  /// - Parameter moved: One that is 1 instead; the answer is then how others change with it.
  func numbers(moved: Int?) -> [Int]? {
    var numbers = Array(repeating: 0, count: columns)
    if let moved { numbers[moved] = 1 }
    for one in said.reversed() {
      var number = moved == nil ? one.constant : 0
      for term in one.terms where numbers[term.column] != 0 {
        guard let sum = Self.sum(number, term.factor, numbers[term.column]) else { return nil }
        number = sum
      }
      numbers[one.column] = number
    }
    return numbers
  }
}
