/// The counts of some rows, what they add up to, and every sum that truly holds between them and that readers can check:
/// a row without a label is the total of those with one, a region that of its centres, a year that of its quarters, and
/// all of these at once, by totals in between that no row gives.
struct SumSystem {
  enum Axis: Hashable {
    case breakdown(Protection.Axis)
    /// One measure is never less than another.
    case measure
    /// Where periods cross: what was reached by a day.
    case course
    /// Some parts are summed up by their own parts, which say something else than they do.
    case detour
    /// Two tables speak of the same count.
    case same

    /// Do the parts stand beside each other as siblings?
    var isBreakdown: Bool { if case .breakdown = self { true } else { false } }
  }

  enum Kind: Hashable {
    /// By row of the table.
    case given(row: Int)
    /// A total that no row gives.
    case ungiven
    /// What a total has over its parts; a few people in a total that is given are a small count like any other.
    case rest(isSmall: Bool)
    /// What was reached by a day.
    case reached
  }

  struct Node {
    let kind: Kind
    let measure: Int
    /// How far down it lies: labels, places and periods around it.
    let depth: Int
    fileprivate(set) var value: Int
  }

  /// The total is what the parts add up to.
  struct Sum {
    let axis: Axis
    let total: Int
    /// As their labels, places or days follow each other.
    let parts: [Int]
    let rest: Int?

    var nodes: [Int] { [total] + parts + (rest.map { [$0] } ?? []) }
  }

  /// A count that two rows give, each in a table of its own.
  struct SameCount {
    let row: Int
    let other: Int
    let measure: Int
  }

  private(set) var nodes: [Node] = []
  private(set) var sums: [Sum] = []
  private(set) var sumsOfNode: [[Int]] = []
  private(set) var differences: [Protection.Difference] = []
  /// Parts that are more than their total.
  private(set) var contradicted: [Sum] = []
  /// By row and measure.
  private(set) var nodeOfCell: [Int: [Int?]] = [:]

  private struct Key: Hashable {
    var place: Int
    var period: Int
    var group: Int32
  }

  /// A total whose parts along an axis are not all counted.
  private struct Family: Hashable {
    let total: Key
    let axis: Protection.Axis
  }

  /// The parts of a total along an axis.
  private struct Parts {
    let axis: Protection.Axis
    let nodes: [Int]
    let sum: Int
  }

  /// How many ways to sum up parts are followed, and how many other figures of a total are followed further up.
  private static let mostWays = 48
  private static let mostFigures = 5

  private struct Link {
    let total: Int
    let axis: Protection.Axis
    let part: Int
    let order: Int
  }

  /// - Parameter rows: In their order; of two that count the same the first counts.
  init(_ rows: [Int], of table: CountTable, groups: LabelGroups, same: [SameCount] = []) {
    let tree = PeriodTree(rows.lazy.map { table.rows[$0].days })
    let periods = Dictionary(uniqueKeysWithValues: zip(tree.periods, tree.periods.indices))
    var keys: [(key: Key, row: Int)] = []
    var seen: Set<Key> = []
    for row in rows {
      guard let period = periods[table.rows[row].days] else { continue }
      let key = Key(place: table.rows[row].place, period: period, group: groups.ofRow[row])
      if seen.insert(key).inserted { keys.append((key, row)) }
    }
    let parents = Self.parents(of: Set(keys.lazy.map(\.key.place)), table)
    for measure in table.measures { add(keys, measure, table, parents, groups, tree) }
    addComparisons(keys.map(\.row), table)
    addLinks(same)
    leaveOutLooseEnds()
  }

  // MARK: Totals in between

  private mutating func add(
    _ keys: [(key: Key, row: Int)], _ measure: Int, _ table: CountTable, _ parents: [Int: Int], _ groups: LabelGroups,
    _ tree: PeriodTree
  ) {
    var around: [Int: [Int]] = [:]
    func depth(_ key: Key) -> Int {
      let places = around[key.place] ?? table.around(key.place)
      around[key.place] = places
      return groups.depths[Int(key.group)] + places.count + tree.depths[key.period]
    }
    var nodeOfKey: [Key: Int] = [:]
    var open: [Key] = []
    for (key, row) in keys {
      guard let count = table.rows[row].counts[measure] else { continue }
      nodeOfKey[key] = add(Node(kind: .given(row: row), measure: measure, depth: depth(key), value: count))
      nodeOfCell[row, default: Array(repeating: nil, count: table.measures.count)][measure] = nodes.count - 1
      open.append(key)
    }
    guard !open.isEmpty else { return }

    func totals(of key: Key) -> [(axis: Protection.Axis, total: Key, order: Int)] {
      var found: [(axis: Protection.Axis, total: Key, order: Int)] = []
      for (dimension, group) in groups.totals[Int(key.group)].enumerated() where group >= 0 {
        var total = key
        total.group = group
        found.append((.label(dimension: dimension), total, Int(groups.labels[Int(key.group)][dimension])))
      }
      if let place = parents[key.place] {
        var total = key
        total.place = place
        found.append((.place, total, table.placeOrder[key.place] ?? key.place))
      }
      if let period = tree.parents[key.period] {
        var total = key
        total.period = period
        found.append((.period, total, key.period))
      }
      return found
    }
    var lacking: Set<Family> = []
    for (key, row) in keys where table.rows[row].counts[measure] == nil {
      for (axis, total, _) in totals(of: key) { lacking.insert(Family(total: total, axis: axis)) }
    }
    var links: [Link] = []
    var next = 0
    while next < open.count {
      let key = open[next]
      next += 1
      guard let part = nodeOfKey[key] else { continue }
      for (axis, total, order) in totals(of: key) {
        if let node = nodeOfKey[total] {
          links.append(Link(total: node, axis: axis, part: part, order: order))
          continue
        }
        let node = add(Node(kind: .ungiven, measure: measure, depth: depth(total), value: 0))
        nodeOfKey[total] = node
        open.append(total)
        links.append(Link(total: node, axis: axis, part: part, order: order))
      }
    }
    let keyOfNode = Dictionary(uniqueKeysWithValues: nodeOfKey.map { ($1, $0) })
    addSums(links, table) { total, axis, parts in
      guard let key = keyOfNode[total], !lacking.contains(Family(total: key, axis: axis)) else { return false }
      // A wider label need not be divided whole.
      if case .label(let dimension) = axis, groups.labels[Int(key.group)][dimension] != 0 { return false }
      return axis != .period || tree.tiles(key.period, by: parts.compactMap { keyOfNode[$0]?.period })
    }
    if tree.crosses { addCourses(nodeOfKey, tree) }
  }

  /// By place the next one around it that adds something: that has rows, or several places in it that do.
  private static func parents(of given: Set<Int>, _ table: CountTable) -> [Int: Int] {
    var inside: [Int: Set<Int>] = [:]
    for place in given {
      var below = place
      for around in table.around(place) {
        inside[around, default: []].insert(below)
        below = around
      }
    }
    return Dictionary(
      uniqueKeysWithValues: given.union(inside.keys).compactMap { place in
        table.around(place).first { given.contains($0) || (inside[$0]?.count ?? 0) > 1 }.map { (place, $0) }
      })
  }

  private mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  // MARK: Sums

  /// From the parts up, so that each total that no row gives has its parts' values when it is added up.
  private mutating func addSums(_ links: [Link], _ table: CountTable, isWhole: (Int, Protection.Axis, [Int]) -> Bool) {
    let byTotal = Dictionary(grouping: links, by: \.total)
    let totals = byTotal.keys.sorted { (nodes[$1].depth, $0) < (nodes[$0].depth, $1) }
    var figures: [Int: [Int]] = [:]
    for total in totals {
      let families = Dictionary(grouping: byTotal[total] ?? [], by: \.axis).map { axis, links in
        let parts = links.sorted { ($0.order, $0.part) < ($1.order, $1.part) }.map(\.part)
        return Parts(axis: axis, nodes: parts, sum: parts.reduce(0) { $0 + nodes[$1].value })
      }.sorted { $0.axis < $1.axis }
      if nodes[total].kind == .ungiven { nodes[total].value = families.map(\.sum).max() ?? 0 }
      for family in families {
        addSum(nodes[total].value - family.sum, of: total, family.axis, family.nodes, table, isWhole: isWhole)
      }
      figures[total] = addFigures(of: total, families, figures)
    }
  }

  /// What else a total comes to: by parts that differ from it, and where parts are summed up by their own parts, which
  /// say something else than they do. Ways that come to the same hold between each other, whatever the total says.
  ///
  /// - Parameter figures: By part.
  private mutating func addFigures(of total: Int, _ families: [Parts], _ figures: [Int: [Int]]) -> [Int] {
    var found: [Int] = []
    let ways = families.flatMap { family in self.ways(family, figures).map { (family, $0) } }
    for (family, parts) in ways {
      let sum = parts.reduce(0) { $0 + nodes[$1].value }
      var figure = sum == nodes[total].value ? total : found.first { nodes[$0].value == sum }
      if figure == nil, found.count < Self.mostFigures {
        figure = add(Node(kind: .ungiven, measure: nodes[total].measure, depth: nodes[total].depth, value: sum))
        found.append(nodes.count - 1)
      }
      guard let figure, figure != total || parts != family.nodes else { continue }
      sums.append(Sum(axis: .detour, total: figure, parts: parts, rest: nil))
    }
    return found
  }

  /// The parts as they are, and with other figures in the place of some; of very many ways those with one such.
  private func ways(_ family: Parts, _ figures: [Int: [Int]]) -> [[Int]] {
    let others = family.nodes.map { figures[$0] ?? [] }
    var ways = [family.nodes]
    for (position, figures) in others.enumerated() where !figures.isEmpty {
      let next = ways + figures.flatMap { figure in ways.map { with(figure, at: position, in: $0) } }
      guard next.count <= Self.mostWays else {
        return [family.nodes]
          + others.enumerated().flatMap { position, figures in
            figures.map { with($0, at: position, in: family.nodes) }
          }
      }
      ways = next
    }
    return ways
  }

  private func with(_ node: Int, at position: Int, in nodes: [Int]) -> [Int] {
    var nodes = nodes
    nodes[position] = node
    return nodes
  }

  private mutating func addSum(
    _ amount: Int, of total: Int, _ axis: Protection.Axis, _ parts: [Int], _ table: CountTable,
    isWhole: (Int, Protection.Axis, [Int]) -> Bool
  ) {
    if case .given(let row) = nodes[total].kind, amount != 0 {
      let areGiven = parts.allSatisfy { if case .given = nodes[$0].kind { true } else { false } }
      differences.append(
        Protection.Difference(
          row: row, measure: nodes[total].measure, axis: axis, amount: amount,
          isWhole: areGiven && isWhole(total, axis, parts)))
    }
    // Parts that are more than their total tell nothing of each other. What their author meant may.
    guard amount >= 0 else {
      contradicted.append(Sum(axis: .breakdown(axis), total: total, parts: parts, rest: nil))
      return
    }
    let rest = Node(
      kind: .rest(isSmall: table.isSmall(amount)), measure: nodes[total].measure, depth: nodes[total].depth + 1,
      value: amount)
    sums.append(Sum(axis: .breakdown(axis), total: total, parts: parts, rest: amount == 0 ? nil : add(rest)))
  }

  /// Where periods cross, January to June and April to December, sums go back and forth: each count is then what was
  /// reached by its last day less what was reached before its first.
  private mutating func addCourses(_ nodeOfKey: [Key: Int], _ tree: PeriodTree) {
    let courses = Dictionary(grouping: nodeOfKey.keys) { Key(place: $0.place, period: 0, group: $0.group) }
    for (_, keys) in courses.sorted(by: { ($0.key.place, $0.key.group) < ($1.key.place, $1.key.group) }) {
      var ends: [Int32: [(other: Int32, count: Int)]] = [:]
      let cells = keys.sorted { $0.period < $1.period }.compactMap { key in
        nodeOfKey[key].map { (days: tree.periods[key.period], node: $0) }
      }
      for (days, node) in cells {
        ends[days.lowerBound, default: []].append((days.upperBound + 1, nodes[node].value))
        ends[days.upperBound + 1, default: []].append((days.lowerBound, -nodes[node].value))
      }
      // Some way from each day to the next tells what was reached; a count that another way contradicts tells nothing.
      var reached: [Int32: Int] = [:]
      for start in ends.keys.sorted() where reached[start] == nil {
        reached[start] = 0
        var open = [start]
        while let day = open.popLast() {
          for (other, count) in ends[day] ?? [] where reached[other] == nil {
            reached[other] = (reached[day] ?? 0) + count
            open.append(other)
          }
        }
      }
      let measure = cells.first.map { nodes[$0.node].measure } ?? 0
      let nodeOfDay = Dictionary(
        uniqueKeysWithValues: reached.sorted { $0.key < $1.key }.map {
          ($0.key, add(Node(kind: .reached, measure: measure, depth: 0, value: $0.value)))
        })
      for (days, node) in cells {
        guard let before = nodeOfDay[days.lowerBound], let after = nodeOfDay[days.upperBound + 1],
          nodes[after].value == nodes[before].value + nodes[node].value
        else { continue }
        sums.append(Sum(axis: .course, total: after, parts: [before, node], rest: nil))
      }
    }
  }

  private mutating func addComparisons(_ rows: [Int], _ table: CountTable) {
    for row in rows {
      guard let cells = nodeOfCell[row] else { continue }
      for (greater, lesser) in table.comparisons {
        guard let total = cells[greater], let part = cells[lesser], nodes[total].value >= nodes[part].value else {
          continue
        }
        let rest = add(
          Node(
            kind: .rest(isSmall: false), measure: greater, depth: nodes[total].depth + 1,
            value: nodes[total].value - nodes[part].value))
        sums.append(Sum(axis: .measure, total: total, parts: [part], rest: rest))
      }
    }
  }

  /// Where parts are more than their total, something was corrected, and nobody knows what.
  private mutating func addLinks(_ same: [SameCount]) {
    let inDoubt = Set(contradicted.flatMap(\.nodes))
    for count in same {
      guard let node = nodeOfCell[count.row]?[count.measure], let other = nodeOfCell[count.other]?[count.measure],
        inDoubt.isDisjoint(with: [node, other])
      else { continue }
      sums.append(Sum(axis: .same, total: node, parts: [other], rest: nil))
    }
  }

  /// A total that nobody gives and that stands in one sum only tells nothing.
  private mutating func leaveOutLooseEnds() {
    var isLeftOut = Array(repeating: false, count: sums.count)
    var uses = Array(repeating: [Int](), count: nodes.count)
    for (number, sum) in sums.enumerated() {
      for node in sum.nodes { uses[node].append(number) }
    }
    func isFree(_ node: Int) -> Bool { nodes[node].kind == .ungiven || nodes[node].kind == .reached }
    var left = uses.map(\.count)
    var open = nodes.indices.filter { isFree($0) && left[$0] == 1 }
    while let node = open.popLast() {
      guard let number = uses[node].first(where: { !isLeftOut[$0] }) else { continue }
      isLeftOut[number] = true
      for other in sums[number].nodes {
        left[other] -= 1
        if left[other] == 1, isFree(other) { open.append(other) }
      }
    }
    sums = sums.indices.filter { !isLeftOut[$0] }.map { sums[$0] }
    sumsOfNode = Array(repeating: [], count: nodes.count)
    for (number, sum) in sums.enumerated() {
      for node in sum.nodes { sumsOfNode[node].append(number) }
    }
  }
}
