/// Looks for other numbers that the hidden counts could be while everything that is shown stays as it is.
///
/// Each that is found belongs to a whole completion: all hidden counts at once, all sums kept, in whole numbers.
struct Completions {
  private let system: SumSystem
  private let least: [Int]
  private var search: MoveSearch
  /// How many numbers are enough.
  private let enough: Int
  /// By node, the numbers found so far.
  private(set) var found: [Set<Int>]
  /// How much may still be asked of the library: numbers times questions.
  private(set) var budget: Int
  private var pieces: [Piece] = []
  private var pieceOfNode: [Int: Int] = [:]

  /// Above so many unknown numbers in one piece nothing is asked of the library: what no move shows is then not shown.
  private static let mostColumns = 3000

  /// - Parameters:
  ///   - isUnknown: Is the node's number not to be seen?
  ///   - least: By node, the least number that readers must take for possible.
  ///   - found: What was found while less was hidden; it still holds.
  ///   - budget: What is left of it when nothing more may be asked; what no move shows is then not shown.
  init(_ system: SumSystem, isUnknown: [Bool], least: [Int], enough: Int, found: [Set<Int>], budget: Int) {
    self.budget = budget
    self.system = system
    self.least = least
    self.enough = enough
    self.found = found
    search = MoveSearch(system, isUnknown: isUnknown, least: least)
  }

  enum Verdict {
    /// It can be as many numbers as are enough.
    case protected
    /// It cannot, that is proven.
    case narrow
    /// Too few were found, and nothing says that there are no more.
    case unclear
  }

  mutating func verdict(on node: Int) -> Verdict {
    found[node].insert(system.nodes[node].value)
    walk(node, from: system.nodes.map(\.value))
    return found[node].count >= enough ? .protected : verdictByProgram(on: node)
  }

  // MARK: Moves

  /// Changes it by moves, up and down from some numbers that it and all others can be.
  private mutating func walk(_ node: Int, from start: [Int]) {
    for direction in [1, -1] {
      var values = start
      // Where one move ends, another may go on.
      for _ in 0..<4 {
        guard found[node].count < enough, let move = search.move(node, direction, from: values) else { break }
        let steps = note(move, from: values)
        guard steps > 0 else { break }
        for (other, change) in move { values[other] += change * steps }
      }
    }
  }

  /// Notes every number that a move leads to, once and again in either direction.
  /// - Returns: How often it can be made.
  private mutating func note(_ move: MoveSearch.Move, from values: [Int]) -> Int {
    func times(_ direction: Int) -> Int {
      move.reduce(enough) { most, step in
        let change = step.change * direction
        return change > 0 ? most : min(most, (values[step.node] - least[step.node]) / -change)
      }
    }
    let range = -times(-1)...times(1)
    for (node, change) in move where found[node].count < enough {
      for step in range { found[node].insert(values[node] + change * step) }
    }
    return range.upperBound
  }

  // MARK: The library

  /// Exact where no move was found: the least and the greatest number, and as many between them as are enough.
  private mutating func verdictByProgram(on node: Int) -> Verdict {
    guard budget > 0, let piece = piece(around: node), let column = piece.columns[node] else { return .unclear }
    for start in piece.starts where found[node].count < enough { walk(node, from: start) }
    if found[node].count >= enough { return .protected }
    guard let range = range(of: node, column, in: piece) else { return .unclear }
    guard range.count >= enough else { return .narrow }
    if found[node].count >= enough { return .protected }
    for value in range.prefix(3 * enough) where found[node].count < enough && !found[node].contains(value) {
      budget -= piece.columns.count
      if let solution = piece.completion(where: column, is: value) { note(solution, of: piece) }
    }
    return found[node].count >= enough ? .protected : .unclear
  }

  /// The least and the greatest number that it can be, fractions allowed in all others.
  private mutating func range(of node: Int, _ column: Int, in piece: Piece) -> ClosedRange<Int>? {
    budget -= 2 * piece.columns.count
    guard let low = piece.program.least([(column, 1)]), let high = piece.program.least([(column, -1)]) else {
      return nil
    }
    for solution in [low, high].compactMap(\.numbers) {
      note(solution, of: piece)
      guard found[node].count < enough else { continue }
      walk(node, from: all(solution, of: piece))
    }
    let ends = (Int((low.value - 1e-6).rounded(.up)), Int((-high.value + 1e-6).rounded(.down)))
    return ends.0 <= ends.1 ? ends.0...ends.1 : nil
  }

  /// The least and the greatest number that a reader must take for possible, `Int.max` where nothing bounds it; `nil` where
  /// that was not to be found.
  mutating func interval(of node: Int) -> ClosedRange<Int>? {
    guard let piece = piece(around: node), let column = piece.columns[node],
      let range = range(of: node, column, in: piece)
    else { return nil }
    return range.upperBound < piece.greatest ? range : range.lowerBound...Int.max
  }

  private mutating func note(_ values: [Int], of piece: Piece) {
    for (node, column) in piece.columns where found[node].count < enough { found[node].insert(values[column]) }
  }

  private mutating func piece(around node: Int) -> Piece? {
    if let known = pieceOfNode[node] { return pieces[known] }
    guard var piece = Piece(around: node, search.terms, system, least: least, most: Self.mostColumns)
    else { return nil }
    for sum in piece.sums {
      budget -= piece.columns.count
      guard let solution = piece.program.least(sum)?.numbers else { continue }
      note(solution, of: piece)
      piece.starts.append(all(solution, of: piece))
    }
    for node in piece.columns.keys { pieceOfNode[node] = pieces.count }
    pieces.append(piece)
    return piece
  }

  /// The numbers of all nodes.
  private func all(_ solution: [Int], of piece: Piece) -> [Int] {
    var values = system.nodes.map(\.value)
    for (node, column) in piece.columns { values[node] = solution[column] }
    return values
  }
}

/// All unknown numbers that hang together with one by sums.
private struct Piece {
  let columns: [Int: Int]
  private let numbers: WholeNumbers
  let program: LinearProgram
  /// Sums of all of them, this way and that: the least of one moves most of them at once.
  private(set) var sums: [[(column: Int, factor: Int)]] = []
  /// The numbers of all nodes in some completions.
  var starts: [[Int]] = []
  /// What stands for no bound at all: as far as numbers of this size go.
  let greatest: Int

  init?(
    around node: Int, _ terms: [[MoveSearch.Term]], _ system: SumSystem, least: [Int], most: Int
  ) {
    var columns = [node: 0]
    var nodes = [node]
    var sums: [Int] = []
    var seen: Set<Int> = []
    var next = 0
    while next < nodes.count {
      for sum in system.sumsOfNode[nodes[next]] where seen.insert(sum).inserted {
        sums.append(sum)
        for term in terms[sum] where columns[term.number] == nil {
          columns[term.number] = nodes.count
          nodes.append(term.number)
        }
      }
      next += 1
      if nodes.count > most { return nil }
    }
    greatest = 1000 + 2 * (system.nodes.lazy.map { abs($0.value) }.max() ?? 0)
    self.columns = columns
    numbers = WholeNumbers(
      bounds: nodes.map { [greatest] in max(least[$0], -greatest)...greatest },
      rows: sums.sorted().map { sum in
        WholeNumbers.Row(
          terms: terms[sum].compactMap { term in columns[term.number].map { ($0, term.sign) } },
          result: terms[sum].reduce(0) { $0 + $1.sign * system.nodes[$1.number].value })
      })
    program = LinearProgram(numbers)
    for bit in 0..<6 {
      let sum = nodes.indices.map { (column: $0, factor: ($0 >> bit) & 1 == 0 ? 1 : -1) }
      self.sums += [sum, sum.map { (column: $0.column, factor: -$0.factor) }]
    }
  }

  /// Numbers among which one is as given; whole ones are tried where fractions come out.
  func completion(where column: Int, is value: Int) -> [Int]? {
    if let solution = program.solution(where: column, is: value) { return solution }
    var numbers = numbers
    numbers.bounds[column] = value...value
    return IntegerProgram.solution(of: numbers)
  }
}
