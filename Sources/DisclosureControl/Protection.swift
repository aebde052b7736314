/// Which counts of a table are hidden, so that nobody can be recognised.
///
/// Days are decided in order: what is published on a day hides only counts that are new on it, and no decision is taken
/// back, so that a day's site is the same whatever comes later, and the sites of two days tell no more together.
/// - Source: domain.md 4.2
package struct Protection: Sendable {
  /// By row and measure.
  package private(set) var isHidden: [[Bool]]
  /// By row and measure: hidden whole, zeros too, since nothing less would do.
  package private(set) var isLeftOut: [[Bool]]
  /// By the row of their first count, hidden counts of which one is small, as who knows the rule knows.
  private var smallGroups: [Int: [[Cell]]] = [:]
  /// Totals that differ from their parts.
  package private(set) var differences: [Difference] = []
  /// Where it is asked for: what readers can still say of each hidden count.
  package private(set) var intervals: [Interval] = []

  /// Along what parts of a total stand beside each other.
  package enum Axis: Hashable, Comparable, Sendable {
    case label(dimension: Int)
    case place, period
  }

  /// What a total that a row gives has over its parts, below 0 where they are more.
  package struct Difference: Sendable {
    package let row: Int
    package let measure: Int
    package let axis: Axis
    package let amount: Int
    /// Are all parts given, and do periods follow each other from the first day to the last?
    package let isWhole: Bool
  }

  struct Cell: Hashable {
    let row: Int
    let measure: Int
  }

  package struct Interval: Sendable {
    package let row: Int
    package let measure: Int
    /// `nil` where it was too much work to say.
    package let numbers: ClosedRange<Int>?
  }

  package init(_ table: CountTable, withIntervals: Bool = false) {
    let none = Array(repeating: Array(repeating: false, count: table.measures.count), count: table.rows.count)
    isHidden = none
    isLeftOut = none
    let groups = LabelGroups(table)
    // No sum holds between places that lie in no common one.
    let regions = Dictionary(grouping: table.rows.indices) { row in
      table.around(table.rows[row].place).last ?? table.rows[row].place
    }
    for (_, rows) in regions.sorted(by: { $0.key < $1.key }) {
      protect(rows, of: table, groups, withIntervals: withIntervals)
    }
  }

  private mutating func protect(_ rows: [Int], of table: CountTable, _ groups: LabelGroups, withIntervals: Bool) {
    var spans = Spans()
    var (budget, rowsLeft) = (Self.mostQuestions, Self.mostRows)
    var decided: [ClosedRange<Int32>: CellSuppression] = [:]
    let days = Dictionary(grouping: rows) { table.rows[$0].published }
    for (_, new) in days.sorted(by: { $0.key < $1.key }) {
      let touched = spans.add(new, of: table) { decided[$0] = nil }
      for span in touched {
        rowsLeft -= span.rows.count
        guard rowsLeft > 0 else {
          leaveOut(span.rows.filter(Set(new).contains), of: table)
          continue
        }
        let editions = Editions(span.rows, of: table, groups)
        let isNew = Set(new)
        for row in span.rows where isNew.contains(row) {
          for measure in table.measures {
            guard let first = editions.first(row, measure) else { continue }
            isHidden[row][measure] = isHidden[first][measure]
            isLeftOut[row][measure] = isLeftOut[first][measure]
          }
        }
        let system = SumSystem(editions.newest, of: table, groups: groups)
        let day = CellSuppression(
          system, of: table, budget: budget, isNew: { isNew.contains($0) && editions.first($0, $1) == nil },
          isHidden: { isHidden[$0][$1] }, smallGroups: knownGroups(of: span.rows, in: system, editions, table))
        for (row, cells) in system.nodeOfCell where isNew.contains(row) {
          for (measure, node) in cells.enumerated() {
            guard let node else { continue }
            isHidden[row][measure] = day.isUnknown[node]
            isLeftOut[row][measure] = isLeftOut[row][measure] || day.isLeftOut[node]
          }
        }
        for group in day.smallGroups { smallGroups[group[0].row, default: []].append(group) }
        // A row that says something else on the same day says too much.
        for (row, newest) in editions.twins where isNew.contains(row) {
          for measure in table.measures {
            let counts = (table.rows[row].counts[measure], table.rows[newest].counts[measure])
            isHidden[row][measure] = counts.0 == counts.1 ? isHidden[newest][measure] : counts.0 != nil
          }
        }
        budget = day.budget
        decided[span.days] = day
      }
    }
    for (_, day) in decided.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
      differences += day.system.differences
      guard withIntervals else { continue }
      intervals += day.intervals().map { Interval(row: $0.row, measure: $0.measure, numbers: $0.interval) }
    }
  }
}

extension Protection {
  /// By node, those of which all counts still are what they were.
  private func knownGroups(
    of rows: [Int], in system: SumSystem, _ editions: Editions, _ table: CountTable
  ) -> [[Int]] {
    var nodes: [Cell: Int] = [:]
    for (row, cells) in system.nodeOfCell {
      for measure in table.measures {
        guard let node = cells[measure] else { continue }
        nodes[Cell(row: editions.first(row, measure) ?? row, measure: measure)] = node
      }
    }
    return rows.flatMap { smallGroups[$0] ?? [] }.compactMap { group in
      let known = group.compactMap { nodes[$0] }
      return known.count == group.count ? known : nil
    }
  }

  /// Bounds of the work for places that hang together, as numbers and not as times, so that each machine says the same.
  /// Past them more is hidden: first what the audit could not look at, then all that is new.
  static let mostQuestions = 400_000
  fileprivate static let mostRows = 400_000

  fileprivate mutating func leaveOut(_ rows: [Int], of table: CountTable) {
    for row in rows {
      isHidden[row] = table.rows[row].counts.map { $0 != nil }
      isLeftOut[row] = isHidden[row]
    }
  }
}

/// Rows that count the same: a set may take the place of one that has expired.
private struct Editions {
  /// By what they count, the one that was published last.
  private(set) var newest: [Int] = []
  /// Rows that were published on the same day as the newest one of what they count.
  private(set) var twins: [(row: Int, newest: Int)] = []
  /// By row and measure, the first row that gave the same count.
  private var first: [Int: [Int?]] = [:]

  private struct Key: Hashable {
    let place: Int
    let days: ClosedRange<Int32>
    let group: Int32
  }

  init(_ rows: [Int], of table: CountTable, _ groups: LabelGroups) {
    var found: [Key: [Int]] = [:]
    var keys: [Key] = []
    for row in rows.sorted(by: { (table.rows[$0].published, $0) < (table.rows[$1].published, $1) }) {
      let key = Key(place: table.rows[row].place, days: table.rows[row].days, group: groups.ofRow[row])
      if let others = found[key] {
        let counts = table.rows[row].counts
        let earlier = others.filter { table.rows[$0].published < table.rows[row].published }
        first[row] = table.measures.map { measure in
          earlier.first { counts[measure] != nil && table.rows[$0].counts[measure] == counts[measure] }
        }
      } else {
        keys.append(key)
      }
      found[key, default: []].append(row)
    }
    for rows in keys.compactMap({ found[$0] }) {
      guard let last = rows.last else { continue }
      newest.append(last)
      let sameDay = rows.dropLast().filter { table.rows[$0].published == table.rows[last].published }
      twins += sameDay.map { ($0, last) }
    }
  }

  func first(_ row: Int, _ measure: Int) -> Int? { first[row]?[measure] }
}

/// Rows by times that share no day: no sum holds between them.
struct Spans {
  struct Span {
    let days: ClosedRange<Int32>
    let rows: [Int]
  }

  /// As they follow each other.
  private var spans: [Span] = []

  /// - Parameter joined: Is told of each span that is no more.
  /// - Returns: Those in which something is new.
  mutating func add(_ rows: [Int], of table: CountTable, joined: (ClosedRange<Int32>) -> Void) -> [Span] {
    var touched: Set<Int32> = []
    for row in rows {
      var days = table.rows[row].days
      let first = firstIndex(endingFrom: days.lowerBound)
      var end = first
      var held: [Int] = []
      while end < spans.count, spans[end].days.lowerBound <= days.upperBound {
        held += spans[end].rows
        touched.remove(spans[end].days.lowerBound)
        joined(spans[end].days)
        days = min(days.lowerBound, spans[end].days.lowerBound)...max(days.upperBound, spans[end].days.upperBound)
        end += 1
      }
      spans.replaceSubrange(first..<end, with: [Span(days: days, rows: held + [row])])
      touched.insert(days.lowerBound)
    }
    return touched.sorted().map { spans[firstIndex(endingFrom: $0)] }
  }

  private func firstIndex(endingFrom day: Int32) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].days.upperBound < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
