/// Decides which counts of some rows that hang together are hidden on one day.
///
/// 1. Small counts are hidden.
/// 2. In each breakdown whose total a row gives the siblings above 0, sorted, form fixed blocks of two (an odd last one makes
///    three); the block of a hidden count is hidden whole, and under a hidden total one block is. Where all of a block was
///    published on an earlier day, the next new sibling is hidden in its place, else the total.
/// 3. An audit counts the numbers that each hidden count can be for who knows the rule: of counts that labels have hidden
///    for each other's sake, and for no other, one must be small, and what the audit itself has hidden is not. Where they are
///    too few, the next sibling around is hidden too; where that does not help, all counts around, and at last the zeros
///    among them.
/// 4. Then one number more is asked for by what is shown alone, and single siblings are hidden for it.
///
/// The blocks follow from labels and from which counts are small, never from how large another is. The audit's answer follows
/// from what is shown, except where it is given up for being too much work. What it has hidden on top tells who knows the
/// rule that some counts are fewer numbers than were asked for: by the last step these are mostly still enough.
/// - Source: domain.md 4.2
struct CellSuppression {
  let system: SumSystem
  private let table: CountTable
  /// Can the node still be hidden?
  private let isNew: [Bool]
  /// Do figures of earlier days tell it, whatever is hidden?
  private var isKnown: [Bool]
  private(set) var isUnknown: [Bool]
  private(set) var isLeftOut: [Bool]
  /// For who knows what is shown.
  private var leeway: Leeway
  /// For who knows the rule besides.
  private var leewayByRule: Leeway
  /// While labels choose: what was hidden for each other's sake.
  private var together: [[Int]]?
  /// What is hidden today for no other reason than that of each group one count is small.
  private var groups: [[Int]] = []
  /// By depth, hidden counts whose partners are still to be hidden.
  private var open: [[Int]] = []
  private var found: [Set<Int>]
  /// What the audit may still ask of the library.
  private(set) var budget: Int

  /// How often a single sibling is tried before all around a count are hidden.
  private static let mostRounds = 6

  /// - Parameters:
  ///   - isNew: By row and measure.
  ///   - isHidden: By row and measure, what was decided on earlier days.
  ///   - smallGroups: By node, what was hidden on earlier days: of each group one count must be small.
  init(
    _ system: SumSystem, of table: CountTable, budget: Int, isNew: (Int, Int) -> Bool, isHidden: (Int, Int) -> Bool,
    smallGroups: [[Int]]
  ) {
    self.budget = budget
    self.system = system
    self.table = table
    var new: [Bool] = []
    var unknown: [Bool] = []
    for node in system.nodes {
      if case .given(let row) = node.kind {
        new.append(isNew(row, node.measure))
        unknown.append(new[new.count - 1] ? table.isSmall(node.value) : isHidden(row, node.measure))
      } else {
        new.append(false)
        unknown.append(true)
      }
    }
    self.isNew = new
    isKnown = Array(repeating: false, count: system.nodes.count)
    isUnknown = unknown
    isLeftOut = Array(repeating: false, count: system.nodes.count)
    // 0 is shown, so that what is hidden is at least 1.
    let least = system.nodes.map { node in
      switch node.kind {
      case .given: node.value == 0 ? 0 : 1
      case .ungiven, .rest: 0
      case .reached: Int.min / 4
      }
    }
    leeway = Leeway(least: least, limit: table.limit)
    leewayByRule = leeway
    found = Array(repeating: [], count: system.nodes.count)
    for group in smallGroups { leewayByRule.oneMustBeSmall(of: group) }
    guard system.nodes.indices.contains(where: { isGuarded($0) }) else { return }
    open = Array(repeating: [], count: (system.nodes.map(\.depth).max() ?? 0) + 1)
    for node in system.nodes.indices where isGuarded(node) { open[system.nodes[node].depth].append(node) }
    decide()
  }

  private mutating func decide() {
    let first = self
    while let known = hideAndAudit() {
      let wasKnown = isKnown
      let left = budget
      self = first
      budget = left
      for node in system.nodes.indices { isKnown[node] = wasKnown[node] || known.contains(node) }
    }
  }

  /// - Returns: Counts that are known whatever is hidden today, and that are not small: they are shown. `nil` when all
  ///   that is hidden is protected.
  private mutating func hideAndAudit() -> [Int]? {
    together = []
    hideContradicted()
    hidePartners()
    noteReasons()
    let known = protectAll().filter { isNew[$0] && !table.isSmall(system.nodes[$0].value) && !isKnown[$0] }
    return known.isEmpty ? nil : known
  }

  /// Must readers be left with several numbers for it?
  private func isGuarded(_ node: Int) -> Bool {
    switch system.nodes[node].kind {
    case .given: isUnknown[node]
    case .rest(let isSmall): isSmall
    case .ungiven, .reached: false
    }
  }

  private func isShown(_ node: Int) -> Bool { !isUnknown[node] }

  private func canBeHidden(_ node: Int) -> Bool {
    isNew[node] && isShown(node) && !isKnown[node] && system.nodes[node].value > 0
  }

  private mutating func hide(_ node: Int) {
    isUnknown[node] = true
    if together == nil { leewayByRule.mustBeLarge(node) }
    open[system.nodes[node].depth].append(node)
  }

  // MARK: Blocks

  /// Where parts are more than their total, and one of them is small, nobody knows what else was meant: all are hidden.
  private mutating func hideContradicted() {
    for sum in system.contradicted where sum.nodes.contains(where: { isGuarded($0) }) {
      for node in sum.nodes where canBeHidden(node) { hide(node) }
      noteTogether(sum.nodes)
    }
  }

  /// Totals first: where one is hidden, its parts tell nothing of each other by it.
  private mutating func hidePartners() {
    while let depth = open.firstIndex(where: { !$0.isEmpty }) {
      let node = open[depth].removeFirst()
      for sum in system.sumsOfNode[node].map({ system.sums[$0] }) where sum.axis.isBreakdown {
        if sum.total != node {
          if isShown(sum.total) || isGuarded(sum.total) { hidePartners(of: node, in: sum) }
        } else if !sum.nodes.contains(where: { $0 != node && isUnknown[$0] }) {
          for part in block(of: 0, in: siblings(sum)) where canBeHidden(part) { hide(part) }
        }
      }
    }
  }

  private mutating func hidePartners(of node: Int, in sum: SumSystem.Sum) {
    let siblings = siblings(sum)
    guard let position = siblings.firstIndex(of: node) else { return }
    let partners = block(of: position, in: siblings).filter { $0 != node }
    if partners.contains(where: { isUnknown[$0] || canBeHidden($0) }) {
      for partner in partners where canBeHidden(partner) { hide(partner) }
      noteTogether([node] + partners)
    } else if sum.nodes.contains(where: { $0 != node && isUnknown[$0] }) {
      // Something else is unknown in it; the audit tells whether that is enough.
    } else if let next = following(position, in: siblings).first(where: { canBeHidden($0) }) {
      hide(next)
      noteTogether([node, next])
    } else if canBeHidden(sum.total) {
      hide(sum.total)
      noteTogether([node, sum.total])
    }
  }

  /// Of those that are hidden each may be so for another's sake.
  private mutating func noteTogether(_ nodes: [Int]) {
    let hidden = nodes.filter { isGuarded($0) }
    if hidden.count > 1 { together?.append(hidden) }
  }

  /// What is hidden today, and not for another's sake, must be small, and so must be one of those that are hidden for each
  /// other's sake alone. Parts may be hidden for their total's sake; a total for its parts' sake, by the audit at least.
  private mutating func noteReasons() {
    let hiddenTotals = system.sums.filter { $0.axis.isBreakdown && isGuarded($0.total) }
    let partners = Set((together ?? []).joined())
    for sum in hiddenTotals where !partners.contains(sum.total) { noteTogether(sum.nodes) }
    groups = joined(together ?? [])
    together = nil
    let grouped = Dictionary(
      uniqueKeysWithValues: groups.enumerated().flatMap { group, nodes in nodes.map { ($0, group) } })
    for node in system.nodes.indices where isNew[node] && isUnknown[node] && grouped[node] == nil {
      groups.append([node])
    }
    var isForTotal: Set<Int> = []
    for sum in hiddenTotals {
      let parts = block(of: 0, in: siblings(sum))
      guard !parts.contains(where: { canBeHidden($0) }) else { continue }
      isForTotal.formUnion(parts.filter { grouped[$0] == nil || grouped[$0] != grouped[sum.total] })
    }
    groups = groups.filter { $0.allSatisfy { isDecidedToday($0) && !isForTotal.contains($0) } }
    for group in groups { leewayByRule.oneMustBeSmall(of: group) }
  }

  private func isDecidedToday(_ node: Int) -> Bool {
    if case .rest = system.nodes[node].kind { true } else { isNew[node] }
  }

  /// Those that share a node, by others too, are one.
  private func joined(_ groups: [[Int]]) -> [[Int]] {
    let groupsOfNode = Dictionary(
      groups.indices.flatMap { group in groups[group].map { ($0, [group]) } }, uniquingKeysWith: +)
    var seen: Set<Int> = []
    return groups.indices.compactMap { first in
      guard seen.insert(first).inserted else { return nil }
      var open = [first]
      var nodes: Set<Int> = []
      while let group = open.popLast() {
        for node in groups[group] where nodes.insert(node).inserted {
          open += (groupsOfNode[node] ?? []).filter { seen.insert($0).inserted }
        }
      }
      return nodes.sorted()
    }
  }

  /// By row and measure, what was decided today: who knows the rule knows that of each group one count is small.
  var smallGroups: [[Protection.Cell]] {
    groups.compactMap { group in
      guard !group.contains(where: { isLeftOut[$0] }) else { return nil }
      let cells: [Protection.Cell] = group.compactMap { node in
        guard case .given(let row) = system.nodes[node].kind else { return nil }
        return Protection.Cell(row: row, measure: system.nodes[node].measure)
      }
      return cells.count == group.count ? cells : nil
    }
  }

  /// The parts above 0 that rows give, and at their end a few people who are in none of them.
  private func siblings(_ sum: SumSystem.Sum) -> [Int] {
    sum.parts.filter { part in
      if case .given = system.nodes[part].kind { system.nodes[part].value > 0 } else { false }
    } + (sum.rest.map { isGuarded($0) ? [$0] : [] } ?? [])
  }

  private func block(of position: Int, in siblings: [Int]) -> [Int] {
    guard siblings.count > 1 else { return siblings }
    let last = siblings.count % 2 == 1 ? siblings.count - 3 : siblings.count - 2
    let start = min(position / 2 * 2, last)
    return Array(siblings[start..<(start == last ? siblings.count : start + 2)])
  }

  private func following(_ position: Int, in siblings: [Int]) -> [Int] {
    Array(siblings[(position + 1)...] + siblings[..<position])
  }

  // MARK: The audit

  /// Once all are protected, one number more than is enough is asked for, and single siblings are hidden for it. That
  /// more was hidden tells who knows the rule that a count was fewer numbers than were asked for: these may be enough.
  /// What must be small is not bounded then: it may be protected by counts that the audit hides elsewhere.
  ///
  /// - Returns: What is proven to be known though all that can be hidden is.
  private mutating func protectAll() -> [Int] {
    let known = protect()
    guard known.isEmpty else { return known }
    var hidAny = false
    var found = found
    for _ in 0..<Self.mostRounds {
      let bare = audit(for: table.leastChoice + 1, leeway, &found).bare.filter { !isLeftOut[$0] }
      guard !bare.isEmpty, hideNext(around: bare) else { break }
      hidePartners()
      hidAny = true
    }
    return hidAny ? protect() : []
  }

  private mutating func protect() -> [Int] {
    var rounds = 0
    while true {
      var found = found
      let (bare, narrow) = audit(for: table.leastChoice, leewayByRule, &found)
      self.found = found
      guard !bare.isEmpty else { return [] }
      rounds += 1
      if rounds <= Self.mostRounds ? hideNext(around: bare) : hideAll(around: bare) {
        hidePartners()
      } else if !leaveOut(around: bare) {
        return narrow
      }
    }
  }

  /// - Parameter found: The numbers found so far.
  /// - Returns: Hidden counts that were not shown to be so many numbers, and those of them that cannot.
  private mutating func audit(
    for enough: Int, _ leeway: Leeway, _ found: inout [Set<Int>]
  ) -> (bare: [Int], narrow: [Int]) {
    var audit = Completions(system, isUnknown: isUnknown, leeway, enough: enough, found: found, budget: budget)
    var bare: [Int] = []
    var narrow: [Int] = []
    for node in system.nodes.indices where isGuarded(node) {
      let verdict = audit.verdict(on: node)
      if verdict != .protected { bare.append(node) }
      if verdict == .narrow { narrow.append(node) }
    }
    found = audit.found
    budget = audit.budget
    return (bare, narrow)
  }

  /// Hides for each of them the nearest sibling that is shown, in the order of their labels from it on.
  /// - Returns: `false` where there is none.
  private mutating func hideNext(around bare: [Int]) -> Bool {
    var hidAny = false
    var passed: Set<Int> = []
    var barren: Set<Int> = []
    for node in bare {
      let sums = system.sumsOfNode[node]
      // What was hidden for one may help the next.
      guard passed.isDisjoint(with: sums), let next = next(around: node, barren: &barren) else { continue }
      hide(next)
      hidAny = true
      passed.formUnion(sums)
      passed.formUnion(system.sumsOfNode[next])
    }
    return hidAny
  }

  /// - Parameter barren: Sums that reach nothing that can be hidden.
  private func next(around node: Int, barren: inout Set<Int>) -> Int? {
    guard barren.isDisjoint(with: system.sumsOfNode[node]) else { return nil }
    var reached = [node]
    var passed: Set<Int> = []
    while !reached.isEmpty {
      var further: [Int] = []
      for node in reached {
        for number in system.sumsOfNode[node] where passed.insert(number).inserted {
          let sum = system.sums[number]
          let position = sum.parts.firstIndex(of: node) ?? -1
          let parts = sum.parts[(position + 1)...] + sum.parts[..<max(position, 0)]
          if let next = (parts + [sum.total]).first(where: { canBeHidden($0) }) { return next }
          further += sum.nodes.filter { isUnknown[$0] }
        }
      }
      reached = further
    }
    barren.formUnion(passed)
    return nil
  }

  /// Hides every count above 0 in a sum with something that hangs together with them.
  private mutating func hideAll(around bare: [Int]) -> Bool {
    let around = nodesAround(bare).filter { canBeHidden($0) }
    for node in around { hide(node) }
    return !around.isEmpty
  }

  /// Says nothing of all that hangs together with them, of zeros neither.
  private mutating func leaveOut(around bare: [Int]) -> Bool {
    let around = nodesAround(bare).filter { isNew[$0] && !isLeftOut[$0] && !isKnown[$0] }
    for node in around {
      isUnknown[node] = true
      isLeftOut[node] = true
      leeway.leaveOut(node)
      leewayByRule.leaveOut(node)
    }
    return !around.isEmpty
  }

  /// All nodes of the sums that unknown ones share with these, directly or by others.
  private func nodesAround(_ bare: [Int]) -> [Int] {
    var nodes = Set(bare)
    var open = bare
    while let node = open.popLast() {
      guard isUnknown[node] else { continue }
      for other in system.sumsOfNode[node].flatMap({ system.sums[$0].nodes }) where nodes.insert(other).inserted {
        open.append(other)
      }
    }
    return nodes.sorted()
  }

  // MARK: What a reader is left with

  /// By row and measure.
  func intervals() -> [(row: Int, measure: Int, interval: ClosedRange<Int>?)] {
    intervals(of: system.nodes.indices.filter { isUnknown[$0] })
  }

  /// The same of what was not shown to be as many numbers as are enough.
  func intervalsOfBare() -> [(row: Int, measure: Int, interval: ClosedRange<Int>?)] {
    intervals(of: system.nodes.indices.filter { isUnknown[$0] && found[$0].count < table.leastChoice })
  }

  private func intervals(of nodes: [Int]) -> [(row: Int, measure: Int, interval: ClosedRange<Int>?)] {
    var completions = Completions(
      system, isUnknown: isUnknown, leewayByRule, enough: table.leastChoice, found: found, budget: .max)
    return nodes.compactMap { node in
      guard case .given(let row) = system.nodes[node].kind else { return nil }
      return (row, system.nodes[node].measure, completions.interval(of: node))
    }
  }
}
