/// Looks for other numbers that the hidden counts could be while everything that is shown stays as it is.
///
/// Each that is found belongs to a whole completion: all hidden counts at once, all sums kept, in whole numbers.
struct Completions {
  private let system: SumSystem
  /// Is the node's number not to be seen?
  private let isUnknown: [Bool]
  private let least: [Int]
  /// The unknown nodes of each sum, with the sign that they have in it.
  private let terms: [[(node: Int, sign: Int)]]
  /// How many numbers are enough.
  private let enough: Int
  /// By node, the numbers found so far.
  private(set) var found: [Set<Int>]
  /// How much may still be asked of the library: numbers times questions.
  private(set) var budget: Int
  private var pieces: [Piece] = []
  private var pieceOfNode: [Int: Int] = [:]

  /// How many steps a search for one move takes before it is given up.
  private static let mostSteps = 400
  /// Above so many unknown numbers in one piece nothing is asked of the library: what no move shows is then not shown.
  private static let mostColumns = 3000

  /// - Parameters:
  ///   - least: By node, the least number that readers must take for possible.
  ///   - found: What was found while less was hidden; it still holds.
  ///   - budget: What is left of it when nothing more may be asked; what no move shows is then not shown.
  init(_ system: SumSystem, isUnknown: [Bool], least: [Int], enough: Int, found: [Set<Int>], budget: Int) {
    self.budget = budget
    self.system = system
    self.isUnknown = isUnknown
    self.least = least
    self.enough = enough
    self.found = found
    terms = system.sums.map { sum in
      ([(sum.total, 1)] + (sum.parts + (sum.rest.map { [$0] } ?? [])).map { ($0, -1) }).filter { isUnknown[$0.0] }
    }
  }

  /// Can it be as many numbers as are enough?
  mutating func protects(_ node: Int) -> Bool {
    let value = system.nodes[node].value
    found[node].insert(value)
    if found[node].count >= enough { return true }
    let truth = system.nodes.map(\.value)
    for direction in [1, -1] {
      var values = truth
      // Where one move ends, another may go on.
      for _ in 0..<4 {
        guard found[node].count < enough, let move = move(node, direction, from: values) else { break }
        let steps = note(move, from: values)
        guard steps > 0 else { break }
        for (other, change) in move { values[other] += change * steps }
      }
      if found[node].count >= enough { return true }
    }
    return protectsByProgram(node)
  }

  // MARK: Moves

  /// Numbers that grow or shrink by 1 together, so that every sum stays; `nil` where none was found.
  private func move(_ node: Int, _ direction: Int, from values: [Int]) -> [Int: Int]? {
    guard direction > 0 || values[node] > least[node] else { return nil }
    var change = [node: direction]
    // By sum, what the change makes of it.
    var off: [Int: Int] = [:]
    var steps = Self.mostSteps

    func apply(_ node: Int, _ amount: Int) {
      for sum in system.sumsOfNode[node] {
        let sign = sign(of: node, in: sum)
        let rest = (off[sum] ?? 0) + sign * amount
        off[sum] = rest == 0 ? nil : rest
      }
    }
    func sign(of node: Int, in sum: Int) -> Int { system.sums[sum].total == node ? 1 : -1 }

    func solve() -> Bool {
      guard let sum = off.keys.min(by: { (terms[$0].count, $0) < (terms[$1].count, $1) }), let rest = off[sum] else {
        return true
      }
      let candidates = terms[sum].compactMap { term -> (node: Int, amount: Int, score: Int)? in
        let amount = rest > 0 ? -term.sign : term.sign
        guard change[term.node] == nil, amount > 0 || values[term.node] > least[term.node] else { return nil }
        // First what sets other sums right too, then what upsets few, then what has room.
        var score = 0
        for other in system.sumsOfNode[term.node] where other != sum {
          let after = (off[other] ?? 0) + sign(of: term.node, in: other) * amount
          score += 8 * (abs(after) - abs(off[other] ?? 0))
        }
        if amount < 0 { score -= min(7, values[term.node] - least[term.node]) } else { score -= 7 }
        return (term.node, amount, score)
      }
      for candidate in candidates.sorted(by: { ($0.score, $0.node) < ($1.score, $1.node) }) {
        steps -= 1
        guard steps > 0 else { return false }
        change[candidate.node] = candidate.amount
        apply(candidate.node, candidate.amount)
        if solve() { return true }
        apply(candidate.node, -candidate.amount)
        change[candidate.node] = nil
      }
      return false
    }

    apply(node, direction)
    return solve() ? change : nil
  }

  /// Notes every number that a move leads to, once and again in either direction.
  /// - Returns: How often it can be made.
  private mutating func note(_ move: [Int: Int], from values: [Int]) -> Int {
    func times(_ direction: Int) -> Int {
      move.reduce(enough) { most, step in
        let change = step.value * direction
        return change > 0 ? most : min(most, (values[step.key] - least[step.key]) / -change)
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
  private mutating func protectsByProgram(_ node: Int) -> Bool {
    guard budget > 0, let piece = piece(around: node), let column = piece.columns[node] else { return false }
    if found[node].count >= enough { return true }
    guard let range = range(of: column, in: piece), range.count >= enough else { return false }
    for value in range.prefix(3 * enough) where found[node].count < enough && !found[node].contains(value) {
      budget -= piece.columns.count
      let solution = piece.program.solution(where: column, is: value) ?? piece.branched(where: column, is: value)
      if let solution { note(solution, of: piece) }
    }
    return found[node].count >= enough
  }

  /// The least and the greatest number that it can be, fractions allowed in all others.
  private mutating func range(of column: Int, in piece: Piece) -> ClosedRange<Int>? {
    budget -= 2 * piece.columns.count
    guard let low = piece.program.least([(column, 1)]), let high = piece.program.least([(column, -1)]) else {
      return nil
    }
    for solution in [low, high].compactMap(\.numbers) { note(solution, of: piece) }
    let ends = (Int((low.value - 1e-6).rounded(.up)), Int((-high.value + 1e-6).rounded(.down)))
    return ends.0 <= ends.1 ? ends.0...ends.1 : nil
  }

  /// The least and the greatest number that a reader must take for possible, `Int.max` where nothing bounds it; `nil` where
  /// that was not to be found.
  mutating func interval(of node: Int) -> ClosedRange<Int>? {
    guard let piece = piece(around: node), let column = piece.columns[node], let range = range(of: column, in: piece)
    else { return nil }
    return range.upperBound < piece.greatest ? range : range.lowerBound...Int.max
  }

  private mutating func note(_ values: [Int], of piece: Piece) {
    for (node, column) in piece.columns where found[node].count < enough { found[node].insert(values[column]) }
  }

  private mutating func piece(around node: Int) -> Piece? {
    if let known = pieceOfNode[node] { return pieces[known] }
    guard let piece = Piece(around: node, terms, system, isUnknown: isUnknown, least: least, most: Self.mostColumns)
    else { return nil }
    for node in piece.columns.keys { pieceOfNode[node] = pieces.count }
    pieces.append(piece)
    // Sums of many numbers, this way and that, move most of them at once.
    let open = piece.columns.filter { found[$0.key].count < enough }.sorted { $0.key < $1.key }.map(\.value)
    for bit in 0..<6 {
      for sign in [1, -1] {
        budget -= piece.columns.count
        let sum = open.enumerated().map { (column: $1, factor: ($0 >> bit) & 1 == 0 ? sign : -sign) }
        if let solution = piece.program.least(sum)?.numbers { note(solution, of: piece) }
      }
    }
    return piece
  }
}

/// All unknown numbers that hang together with one by sums.
private struct Piece {
  let columns: [Int: Int]
  private let numbers: WholeNumbers
  let program: LinearProgram
  /// What stands for no bound at all: as far as numbers of this size go.
  let greatest: Int

  init?(
    around node: Int, _ terms: [[(node: Int, sign: Int)]], _ system: SumSystem, isUnknown: [Bool], least: [Int],
    most: Int
  ) {
    var columns = [node: 0]
    var nodes = [node]
    var sums: [Int] = []
    var seen: Set<Int> = []
    var next = 0
    while next < nodes.count {
      for sum in system.sumsOfNode[nodes[next]] where seen.insert(sum).inserted {
        sums.append(sum)
        for term in terms[sum] where columns[term.node] == nil {
          columns[term.node] = nodes.count
          nodes.append(term.node)
        }
      }
      next += 1
      if nodes.count > most { return nil }
    }
    let shown = system.nodes.indices.filter { !isUnknown[$0] }.map { abs(system.nodes[$0].value) }.max() ?? 0
    greatest = 1000 + 2 * shown
    self.columns = columns
    numbers = WholeNumbers(
      bounds: nodes.map { [greatest] in max(least[$0], -greatest)...greatest },
      rows: sums.sorted().map { sum in
        WholeNumbers.Row(
          terms: terms[sum].compactMap { term in columns[term.node].map { ($0, term.sign) } },
          result: terms[sum].reduce(0) { $0 + $1.sign * system.nodes[$1.node].value })
      })
    program = LinearProgram(numbers)
  }

  /// As the program finds it, but by trying whole numbers where fractions come out.
  func branched(where column: Int, is value: Int) -> [Int]? {
    var numbers = numbers
    numbers.bounds[column] = value...value
    return IntegerProgram.solution(of: numbers)
  }
}
