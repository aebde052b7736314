internal import Exact

/// The counts of one measure as cells, and every sum between them that readers can check: a row without sex is the
/// total of those with one, a year that of its quarters, a region that of its centres.
///
/// Where rows break down one total that nobody gives, by sex and again by topic, that total is a cell too: the one
/// breakdown may tell what the other hides.
struct CaseSums {
  /// What makes a count one of its own.
  struct Key: Hashable {
    var centre: Int
    var period: Period
    /// By position of the dimension; `nil` is the total over it.
    var labels: [String?]

    init(_ row: CaseCount) {
      centre = row.centre.index
      period = row.period
      labels = CaseDimension.allCases.map { row[$0] }
    }

    /// The key of the total over a dimension.
    func total(over dimension: Int) -> Key {
      var key = self
      key.labels[dimension] = nil
      return key
    }
  }

  /// A total whose parts do not fit it.
  struct Contradiction {
    let total: Key
    /// `nil` where the parts are shorter periods.
    let dimension: CaseDimension?
  }

  /// What a total has over its parts.
  struct NotRecorded {
    let total: Key
    let dimension: CaseDimension
    let count: Int
    /// The total and its parts: whoever sees them all knows the count.
    let cells: [Int]
  }

  /// A total with the dimension by which it is broken down.
  private struct Split: Hashable {
    let total: Key
    let dimension: Int
  }

  /// `nil` where the rows speak of a total, but none gives it.
  private(set) var counts: [Int?] = []
  private(set) var lines: [Suppression.Line] = []
  private(set) var notRecorded: [NotRecorded] = []
  /// Totals that their parts exceed, or that their shorter periods do not add up to.
  private(set) var contradicted: [Contradiction] = []
  private(set) var cellOfKey: [Key: Int] = [:]
  private var keys: [Key] = []
  /// What is known to be there, but not how many: rows without a count, blanks, and totals of them that nobody gives.
  private var open: Set<Int> = []
  private var blanks: Set<Int> = []
  private let limit: Int
  /// What a cell amounts to as far as its parts tell.
  private var amounts: [Int] = []

  /// - Parameters:
  ///   - rows: In any order; of two with the same key the first counts.
  ///   - parents: By position of a place, the place in which it lies.
  init(_ rows: [CaseCount], of measure: CaseMeasure, limit: Int, parents: [Int: Int]) {
    self.limit = limit
    for (key, row) in rows.map({ (Key($0), $0) }).sorted(by: { $0.0 < $1.0 }) where cellOfKey[key] == nil {
      let cell = add(key, row[measure]?.number)
      if row[measure] == nil { open.insert(cell) }
    }
    addBlanks()
    let parts = addUngivenTotals()
    for total in keys.indices { addLines(to: total, parts[total]) }
    addPeriodLines()
    addPlaceLines(parents)
    leaveOutLooseEnds()
  }

  @discardableResult private mutating func add(_ key: Key, _ count: Int?) -> Int {
    cellOfKey[key] = keys.count
    keys.append(key)
    counts.append(count)
    amounts.append(count ?? 0)
    return keys.count - 1
  }

  // MARK: Dimensions

  /// Adds the parts that a total has beside those that rows give: in a grid, what is blank in a row may be told by its
  /// column.
  private mutating func addBlanks() {
    var parts: [Split: [Int]] = [:]
    var labels: [[Int]: [Int: Set<String>]] = [:]
    /// Rows of the same centre that are broken down by the same dimensions know the same labels.
    func table(_ key: Key) -> [Int] { [key.centre] + key.labels.indices.filter { key.labels[$0] != nil } }
    for cell in keys.indices {
      for (dimension, label) in keys[cell].labels.enumerated() {
        guard let label else { continue }
        parts[Split(total: keys[cell].total(over: dimension), dimension: dimension), default: []].append(cell)
        labels[table(keys[cell]), default: [:]][dimension, default: []].insert(label)
      }
    }
    var found: Set<Key> = []
    for (split, parts) in parts {
      let sum = parts.reduce(0) { $0 + amounts[$1] }
      guard let count = cellOfKey[split.total].flatMap({ counts[$0] }), sum < count else { continue }
      for label in labels[table(keys[parts[0]])]?[split.dimension] ?? [] {
        var key = split.total
        key.labels[split.dimension] = label
        if cellOfKey[key] == nil { found.insert(key) }
      }
    }
    for key in found.sorted() { blanks.insert(add(key, nil)) }
    open.formUnion(blanks)
  }

  /// The parts of each cell by dimension. Goes from rows with many labels to those with few, so that each total that no
  /// row gives has all its parts when its amount is taken.
  private mutating func addUngivenTotals() -> [[Int: [Int]]] {
    var parts = Array(repeating: [Int: [Int]](), count: keys.count)
    for depth in (0...CaseDimension.allCases.count).reversed() {
      for cell in keys.indices where keys[cell].labels.count(where: { $0 != nil }) == depth {
        if counts[cell] == nil, !parts[cell].isEmpty {
          amounts[cell] = parts[cell].values.map { $0.reduce(0) { $0 + amounts[$1] } }.max() ?? 0
          if parts[cell].values.allSatisfy({ $0.contains(where: open.contains) }) { open.insert(cell) }
        }
        for dimension in keys[cell].labels.indices where keys[cell].labels[dimension] != nil {
          let key = keys[cell].total(over: dimension)
          let total = cellOfKey[key] ?? add(key, nil)
          if total == parts.count { parts.append([:]) }
          parts[total][dimension, default: []].append(cell)
        }
      }
    }
    return parts
  }

  private mutating func addLines(to total: Int, _ parts: [Int: [Int]]) {
    for (dimension, parts) in parts.sorted(by: { $0.key < $1.key }) {
      let rest = amounts[total] - parts.reduce(0) { $0 + amounts[$1] }
      let isOfRows = counts[total] != nil && parts.allSatisfy { counts[$0] != nil || open.contains($0) }
      if isOfRows, rest > 0 {
        addRest(rest, of: total, parts, dimension)
      } else if isOfRows, rest < 0 {
        contradicted.append(Contradiction(total: keys[total], dimension: CaseDimension.allCases[dimension]))
      } else if isOfRows {
        // What is open must then be 0, and readers see that.
        let parts = parts.filter { !open.contains($0) || amounts[$0] > 0 }
        lines.append(Suppression.Line(total: [total], parts: parts))
      } else {
        addLine(to: total, parts)
      }
    }
  }

  /// A sum that holds as far as anybody can tell.
  private mutating func addLine(to total: Int, _ parts: [Int]) {
    let isOpen = open.contains(total) || parts.contains(where: open.contains)
    guard isOpen || parts.reduce(0, { $0 + amounts[$1] }) == amounts[total] else { return }
    lines.append(Suppression.Line(total: [total], parts: parts))
  }

  /// People who stand in a total and in none of the parts that rows give. A few of them are a small count like any
  /// other; how many they are is published only where it can be seen anyway.
  private mutating func addRest(_ rest: Int, of total: Int, _ parts: [Int], _ dimension: Int) {
    let given = parts.filter { counts[$0] != nil }
    if given.count < parts.count { lines.append(Suppression.Line(total: [total], parts: parts)) }
    guard parts.allSatisfy({ counts[$0] != nil || blanks.contains($0) }) else { return }
    notRecorded.append(
      NotRecorded(
        total: keys[total], dimension: CaseDimension.allCases[dimension], count: rest, cells: [total] + given))
    guard rest < limit else { return }
    counts.append(rest)
    lines.append(Suppression.Line(total: [total], parts: given + [counts.count - 1]))
  }

  // MARK: Periods and places

  private mutating func addPeriodLines() {
    let series = Dictionary(grouping: keys.indices) { cell in
      var key = keys[cell]
      key.period = Period(.earliest, .latest)
      return key
    }
    for (_, cells) in series.sorted(by: { $0.key < $1.key }) {
      for total in cells {
        let tiles = tiles(of: total, among: cells)
        guard !tiles.isEmpty else { continue }
        addLine(to: total, tiles)
        let areGiven = ([total] + tiles).allSatisfy { counts[$0] != nil }
        if areGiven, tiles.reduce(0, { $0 + amounts[$1] }) != amounts[total] {
          contradicted.append(Contradiction(total: keys[total], dimension: nil))
        }
      }
      addCrossingLines(among: cells)
    }
  }

  /// The longest periods within a longer one, where they follow each other from its first day to its last.
  private func tiles(of total: Int, among cells: [Int]) -> [Int] {
    let period = keys[total].period
    let within = cells.filter { period.contains(keys[$0].period) && keys[$0].period != period }
    let longest = within.filter { cell in
      !within.contains { keys[$0].period.contains(keys[cell].period) && keys[$0].period != keys[cell].period }
    }.sorted { keys[$0].period.first < keys[$1].period.first }
    var next = period.first.number
    for cell in longest {
      guard keys[cell].period.first.number == next else { return [] }
      next = keys[cell].period.last.number + 1
    }
    return next == period.last.number + 1 ? longest : []
  }

  /// Where periods cross, January to June and April to December, sums go back and forth: each count is then what was
  /// reached on its last day less what was reached before its first.
  private mutating func addCrossingLines(among cells: [Int]) {
    let periods = cells.map { keys[$0].period }
    guard periods.contains(where: { one in periods.contains { one.crosses($0) } }) else { return }
    var reached: [Int32: Int] = [:]
    func cell(on day: Int32) -> Int {
      if let cell = reached[day] { return cell }
      counts.append(nil)
      reached[day] = counts.count - 1
      return counts.count - 1
    }
    for one in cells {
      let period = keys[one].period
      let (before, after) = (cell(on: period.first.number), cell(on: period.last.number + 1))
      lines.append(Suppression.Line(total: [after], parts: [before, one]))
    }
  }

  /// A place's count is the sum of the places in it where it is exactly that; it may also be a centre of its own.
  private mutating func addPlaceLines(_ parents: [Int: Int]) {
    var within: [Key: [Int]] = [:]
    for cell in keys.indices {
      guard let parent = parents[keys[cell].centre] else { continue }
      var key = keys[cell]
      key.centre = parent
      within[key, default: []].append(cell)
    }
    for total in keys.indices {
      if let parts = within[keys[total]] { addLine(to: total, parts) }
    }
  }

  /// A total that nobody gives and that stands in one sum only tells nothing.
  private mutating func leaveOutLooseEnds() {
    var uses = Array(repeating: 0, count: counts.count)
    for cell in lines.flatMap(\.cells) { uses[cell] += 1 }
    var former = 0
    repeat {
      former = lines.count
      lines.removeAll { line in
        guard line.cells.contains(where: { counts[$0] == nil && uses[$0] == 1 }) else { return false }
        for cell in line.cells { uses[cell] -= 1 }
        return true
      }
    } while lines.count < former
  }
}

extension CaseSums.Key: Comparable {
  /// By centre, then time, then labels; the total before its parts.
  static func < (left: Self, right: Self) -> Bool {
    if left.centre != right.centre { return left.centre < right.centre }
    if left.period.first != right.period.first { return left.period.first < right.period.first }
    if left.period.last != right.period.last { return left.period.last < right.period.last }
    for (one, other) in zip(left.labels, right.labels) where one != other {
      guard let one, let other else { return one == nil }
      return one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
    }
    return false
  }
}
