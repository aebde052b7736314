/// Looks for small changes of the hidden counts that leave every sum as it is.
struct MoveSearch {
  typealias Move = [(node: Int, change: Int)]

  struct Term {
    let number: Int
    /// That of the node in the sum.
    let sign: Int
  }

  /// The unknown nodes of each sum.
  let terms: [[Term]]
  /// The sums of each unknown node.
  private let sums: [[Term]]
  private let leeway: Leeway

  // What is tried now: by node its change, and by sum what the changes make of it.
  private var change: [Int]
  private var changed: [Int] = []
  private var off: [Int]
  private var sumsOff: [Int] = []
  private var stepsLeft = 0

  /// How many steps a search takes, and how many sums it upsets at once, before it is given up: what takes more is for the
  /// library.
  private static let mostSteps = 200
  private static let mostSumsOff = 40

  /// - Parameters:
  ///   - isUnknown: Is the node's number not to be seen?
  init(_ system: SumSystem, isUnknown: [Bool], _ leeway: Leeway) {
    var sums = Array(repeating: [Term](), count: system.nodes.count)
    terms = system.sums.enumerated().map { number, sum in
      var terms: [Term] = []
      func add(_ node: Int, _ sign: Int) {
        guard isUnknown[node] else { return }
        terms.append(Term(number: node, sign: sign))
        sums[node].append(Term(number: number, sign: sign))
      }
      add(sum.total, 1)
      for part in sum.parts { add(part, -1) }
      if let rest = sum.rest { add(rest, -1) }
      return terms
    }
    self.sums = sums
    self.leeway = leeway
    change = Array(repeating: 0, count: system.nodes.count)
    off = Array(repeating: 0, count: system.sums.count)
  }

  /// Numbers that grow or shrink by 1 together, one of them as asked for.
  /// - Returns: `nil` where none were found.
  mutating func move(_ node: Int, _ direction: Int, from values: [Int]) -> Move? {
    guard room(node, direction, values) > 0 else { return nil }
    stepsLeft = Self.mostSteps
    apply(node, direction)
    let move = solve(values) ? changed.map { ($0, change[$0]) } : nil
    while let last = changed.last { takeBack(last) }
    return move
  }

  private mutating func solve(_ values: [Int]) -> Bool {
    if sumsOff.count > Self.mostSumsOff { stepsLeft = 0 }
    guard stepsLeft > 0 else { return false }
    guard let sum = sumsOff.min(by: { (terms[$0].count, $0) < (terms[$1].count, $1) }) else { return true }
    for candidate in candidates(for: sum, values) {
      stepsLeft -= 1
      guard stepsLeft > 0 else { return false }
      apply(candidate.node, candidate.change)
      if solve(values) { return true }
      takeBack(candidate.node)
    }
    return false
  }

  /// How far it can go up or down.
  private func room(_ node: Int, _ direction: Int, _ values: [Int]) -> Int {
    direction > 0 ? leeway.most[node] - values[node] : values[node] - leeway.least[node]
  }

  /// What sets a sum right: first what sets other sums right too, then what upsets few, then what has room.
  private func candidates(for sum: Int, _ values: [Int]) -> [(node: Int, change: Int)] {
    var candidates: [(node: Int, change: Int, score: Int)] = []
    for term in terms[sum] {
      let amount = off[sum] > 0 ? -term.sign : term.sign
      let room = room(term.number, amount, values)
      guard change[term.number] == 0, room > 0 else { continue }
      var score = -min(7, room)
      for other in sums[term.number] where other.number != sum {
        score += 8 * (abs(off[other.number] + other.sign * amount) - abs(off[other.number]))
      }
      candidates.append((term.number, amount, score))
    }
    candidates.sort { ($0.score, $0.node) < ($1.score, $1.node) }
    return candidates.map { ($0.node, $0.change) }
  }

  private mutating func apply(_ node: Int, _ amount: Int) {
    change[node] = amount
    changed.append(node)
    upset(node, amount)
  }

  /// - Parameter node: The one that was changed last.
  private mutating func takeBack(_ node: Int) {
    upset(node, -change[node])
    change[node] = 0
    changed.removeLast()
  }

  private mutating func upset(_ node: Int, _ amount: Int) {
    for sum in sums[node] {
      let before = off[sum.number]
      off[sum.number] += sum.sign * amount
      if before == 0 {
        sumsOff.append(sum.number)
      } else if off[sum.number] == 0, let position = sumsOff.lastIndex(of: sum.number) {
        sumsOff.swapAt(position, sumsOff.count - 1)
        sumsOff.removeLast()
      }
    }
  }
}
