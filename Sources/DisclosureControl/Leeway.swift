/// What a reader knows of the hidden counts before any sum.
struct Leeway {
  /// By node, the least number that readers must take for possible.
  private(set) var least: [Int]
  /// By node, the greatest one; `boundless` where nothing bounds it.
  private(set) var most: [Int]
  /// Of the nodes of each, one at least is small.
  private var groups: [[Int]] = []
  private var groupsOfNode: [Int: [Int]] = [:]
  private let limit: Int
  private static let boundless = Int.max / 4

  /// - Parameter limit: Counts from 1 to below it are small.
  init(least: [Int], limit: Int) {
    self.least = least
    self.limit = limit
    most = Array(repeating: Self.boundless, count: least.count)
  }

  /// Nothing else can have hidden it, or the first of those that were hidden for each other's sake.
  mutating func oneMustBeSmall(of nodes: [Int]) {
    if nodes.count == 1 { most[nodes[0]] = limit - 1 }
    for node in nodes { groupsOfNode[node, default: []].append(groups.count) }
    groups.append(nodes)
  }

  /// It was to be shown, and is hidden for the sake of others.
  mutating func mustBeLarge(_ node: Int) {
    least[node] = limit
  }

  /// Readers do not see that it is there, so that nothing is known of it.
  mutating func leaveOut(_ node: Int) {
    least[node] = 0
    most[node] = Self.boundless
    for group in groupsOfNode[node] ?? [] { groups[group] = [] }
  }

  /// Is one count of each group small still when some counts have changed?
  ///
  /// - Parameter count: By node.
  func allows(changed nodes: some Sequence<Int>, _ count: (Int) -> Int) -> Bool {
    Set(nodes.lazy.flatMap { groupsOfNode[$0] ?? [] }).allSatisfy { group in
      groups[group].isEmpty || groups[group].contains { (1..<limit).contains(count($0)) }
    }
  }
}
