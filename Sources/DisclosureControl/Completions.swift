/// Looks for other numbers that the hidden counts could be while everything that is shown stays as it is.
///
/// Each that is found belongs to a whole completion: all hidden counts at once, all sums kept, in whole numbers.
struct Completions {
  private let system: SumSystem
  /// By node.
  private let values: [Int]
  private let leeway: Leeway
  private var search: MoveSearch
  /// How many numbers are enough.
  private let enough: Int
  /// By node, the numbers found so far.
  private(set) var found: [Set<Int>]
  /// How much may still be asked of the library: numbers times questions.
  private(set) var budget: Int
  private var pieces: [Piece] = []
  /// `nil` for what nothing is asked of.
  private var pieceOfNode: [Int: Int?] = [:]

  /// Above so many unknown numbers in one piece nothing is asked of the library: what no move shows is then not shown.
  private static let mostColumns = 3000

  /// How many corners are looked at for whole numbers before branches are, and what that costs of the budget then.
  private static let mostTries = 4
  private static let wholeNumberCosts = 4

  /// - Parameters:
  ///   - isUnknown: Is the node's number not to be seen?
  ///   - found: What was found while less was hidden; it still holds.
  ///   - budget: What is left of it when nothing more may be asked; what no move shows is then not shown.
  init(_ system: SumSystem, isUnknown: [Bool], _ leeway: Leeway, enough: Int, found: [Set<Int>], budget: Int) {
    self.budget = budget
    self.system = system
    values = system.nodes.map(\.value)
    self.leeway = leeway
    self.enough = enough
    self.found = found
    search = MoveSearch(system, isUnknown: isUnknown, leeway)
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
    found[node].insert(values[node])
    walk(node, from: values)
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
        let room = change > 0 ? leeway.most[step.node] - values[step.node] : values[step.node] - leeway.least[step.node]
        assert(room >= 0, "what readers know is true")
        return min(most, max(0, room) / abs(change))
      }
    }
    let range = -times(-1)...times(1)
    let changes = Dictionary(uniqueKeysWithValues: move.map { ($0.node, $0.change) })
    for step in range
    where leeway.allows(changed: changes.keys, { values[$0] + (changes[$0] ?? 0) * step }) {
      for (node, change) in move where found[node].count < enough { found[node].insert(values[node] + change * step) }
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
    if found[node].count >= enough { return .protected }
    let possible = Array(piece.solutions.values(of: column, in: range).prefix(3 * enough))
    guard possible.count >= enough else { return .narrow }
    for value in possible where found[node].count < enough && !found[node].contains(value) {
      if let solution = completion(where: column, is: value, of: piece) { note(solution, of: piece) }
    }
    return found[node].count >= enough ? .protected : .unclear
  }

  /// Numbers among which one is as given; whole ones are tried where fractions come out.
  private mutating func completion(where column: Int, is value: Int, of piece: Piece) -> [Int]? {
    budget -= piece.columns.count
    if let solution = piece.program.solution(where: column, is: value, by: piece.sums.prefix(Self.mostTries)) {
      return solution
    }
    budget -= Self.wholeNumberCosts * piece.columns.count
    return IntegerProgram.solution(of: piece.numbers, piece.solutions, where: column, is: value)
  }

  /// The least and the greatest number that it can be, fractions allowed in all others.
  private mutating func range(of node: Int, _ column: Int, in piece: Piece) -> ClosedRange<Int>? {
    budget -= 2 * piece.columns.count
    guard let low = piece.program.least({ $0 == column ? 1 : 0 }),
      let high = piece.program.least({ $0 == column ? -1 : 0 })
    else {
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
    guard leeway.allows(changed: piece.columns.keys, { piece.columns[$0].map { values[$0] } ?? self.values[$0] })
    else { return }
    for (node, column) in piece.columns where found[node].count < enough { found[node].insert(values[column]) }
  }

  private mutating func piece(around node: Int) -> Piece? {
    if let known = pieceOfNode[node] { return known.map { pieces[$0] } }
    let part = Part(around: node, search.terms, system, most: Self.mostColumns)
    guard part.isWhole, var piece = Piece(part, search.terms, system, leeway) else {
      for node in part.nodes { pieceOfNode[node] = .some(nil) }
      return nil
    }
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
    var values = values
    for (node, column) in piece.columns { values[node] = solution[column] }
    return values
  }
}

/// All unknown numbers that hang together with one by sums.
private struct Part {
  private(set) var nodes: [Int]
  private(set) var sums: [Int] = []
  /// `false` where there are more than were wanted.
  private(set) var isWhole = true

  init(around node: Int, _ terms: [[MoveSearch.Term]], _ system: SumSystem, most: Int) {
    nodes = [node]
    var reached: Set = [node]
    var seen: Set<Int> = []
    var next = 0
    while next < nodes.count {
      for sum in system.sumsOfNode[nodes[next]] where seen.insert(sum).inserted {
        sums.append(sum)
        for term in terms[sum] where reached.insert(term.number).inserted { nodes.append(term.number) }
      }
      next += 1
      guard nodes.count <= most else {
        isWhole = false
        return
      }
    }
  }
}

/// The questions on such numbers.
private struct Piece {
  /// By node.
  let columns: [Int: Int]
  let numbers: WholeNumbers
  let solutions: Solutions
  let program: LinearProgram
  /// Factors of sums of all of them, this way and that: the least of one moves most of them at once.
  let sums: [(Int) -> Int] = (0..<6).flatMap { bit in
    [1, -1].map { sign in { ($0 >> bit) & 1 == 0 ? sign : -sign } }
  }
  /// The numbers of all nodes in some completions.
  var starts: [[Int]] = []
  /// What stands for no bound at all: as far as numbers of this size go.
  let greatest: Int

  init?(_ part: Part, _ terms: [[MoveSearch.Term]], _ system: SumSystem, _ leeway: Leeway) {
    let columns = Dictionary(uniqueKeysWithValues: zip(part.nodes, part.nodes.indices))
    greatest = 1000 + 2 * (system.nodes.lazy.map { abs($0.value) }.max() ?? 0)
    self.columns = columns
    numbers = WholeNumbers(
      bounds: part.nodes.map { [greatest] node in
        let isSum = system.sumsOfNode[node].contains { system.sums[$0].total == node }
        // What counts add up to is at least 0 when they are.
        guard !isSum || system.nodes[node].kind != .ungiven else { return nil }
        return max(leeway.least[node], -greatest)...min(leeway.most[node], greatest)
      },
      rows: part.sums.sorted().map { sum in
        WholeNumbers.Row(
          terms: terms[sum].compactMap { term in columns[term.number].map { ($0, term.sign) } },
          result: terms[sum].reduce(0) { $0 + $1.sign * system.nodes[$1.number].value })
      })
    guard let solutions = Solutions(numbers) else { return nil }
    self.solutions = solutions
    program = LinearProgram(numbers, solutions)
  }
}
