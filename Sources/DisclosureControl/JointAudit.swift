/// What two tables tell together of the counts that one of them hides: a table that was published and the one in its place.
///
/// Each has sums of its own; a count that both speak of is one number, unless one table shows it as another number.
package struct JointAudit: Sendable {
  package struct Told: Sendable {
    package let row: Int
    package let measure: Int
    /// All that readers of both are left with: too few numbers.
    package let numbers: ClosedRange<Int>
  }

  private struct Key: Hashable {
    let place: Int
    let days: ClosedRange<Int32>
    let group: Int32
  }

  /// Hidden counts that either table alone protects.
  package private(set) var told: [Told] = []

  private let table: CountTable
  private let isFormer: [Bool]
  private let isHidden: [[Bool]]
  private let groups: LabelGroups
  private var budget = Protection.mostQuestions

  /// - Parameters:
  ///   - table: The rows of both. Of a hidden count that was published, the number is what it is now.
  ///   - isFormer: By row: was it published?
  ///   - isHidden: By row and measure.
  package init(_ table: CountTable, isFormer: [Bool], isHidden: [[Bool]]) {
    // A place is one of its own in each table, so that no sum holds across both.
    func place(_ place: Int, _ isFormer: Bool) -> Int { 2 * place + (isFormer ? 1 : 0) }
    let parents = [true, false].flatMap { side in
      table.parents.map { (place($0.key, side), place($0.value, side)) }
    }
    let order = [true, false].flatMap { side in table.placeOrder.map { (place($0.key, side), $0.value) } }
    self.table = CountTable(
      rows: zip(table.rows, isFormer).map { row, side in
        CountTable.Row(
          place: place(row.place, side), days: row.days, labels: row.labels, counts: row.counts, published: 0)
      },
      parents: Dictionary(uniqueKeysWithValues: parents), placeOrder: Dictionary(uniqueKeysWithValues: order),
      labelsAround: table.labelsAround, limit: table.limit, comparisons: table.comparisons)
    self.isFormer = isFormer
    self.isHidden = isHidden
    groups = LabelGroups(table)
    let regions = Dictionary(grouping: table.rows.indices) { row in
      table.around(table.rows[row].place).last ?? table.rows[row].place
    }
    for (_, rows) in regions.sorted(by: { $0.key < $1.key }) {
      var spans = Spans()
      for span in spans.add(rows, of: table, joined: { _ in }) { audit(span.rows, keyedBy: table) }
    }
    told.sort { ($0.row, $0.measure) < ($1.row, $1.measure) }
  }

  private mutating func audit(_ rows: [Int], keyedBy table: CountTable) {
    guard rows.contains(where: { isHidden[$0].contains(true) }) else { return }
    let links = Links(
      Dictionary(grouping: rows) {
        Key(place: table.rows[$0].place, days: table.rows[$0].days, group: groups.ofRow[$0])
      }.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }, self)
    // Where the table of now says all that was published, both tell what it tells alone, which it protects, and what it shows.
    guard links.formerSaysMore, !links.same.isEmpty else {
      told += links.opened
      return
    }
    let narrow = intervals(rows, links.same).filter { isNarrow($0.interval) }
    guard !narrow.isEmpty else { return }
    let alone = intervals(rows, []).filter { isNarrow($0.interval) }
    for (row, measure, interval) in narrow {
      guard let interval, !alone.contains(where: { $0.row == row && $0.measure == measure }) else { continue }
      told.append(Told(row: row, measure: measure, numbers: interval))
    }
  }

  private func isNarrow(_ interval: ClosedRange<Int>?) -> Bool {
    interval.map { $0.upperBound < .max && $0.count < table.leastChoice } ?? false
  }

  private mutating func intervals(
    _ rows: [Int], _ same: [SumSystem.SameCount]
  ) -> [(row: Int, measure: Int, interval: ClosedRange<Int>?)] {
    guard budget > 0 else { return [] }
    let isHidden = isHidden
    let day = CellSuppression(
      SumSystem(rows, of: table, groups: groups, same: same), of: table, budget: budget, isNew: { _, _ in false },
      isHidden: { isHidden[$0][$1] }, smallGroups: [])
    budget = day.budget
    return day.intervalsOfBare()
  }

  /// Which counts of some rows are the same number in both tables.
  private struct Links {
    private(set) var same: [SumSystem.SameCount] = []
    /// What one of them hides and the other shows.
    private(set) var opened: [Told] = []
    private(set) var formerSaysMore = false

    /// - Parameter cells: The rows that count the same.
    init(_ cells: [[Int]], _ audit: JointAudit) {
      var bothHidden: [SumSystem.SameCount] = []
      var isCorrected = false
      for rows in cells {
        let former = rows.first { audit.isFormer[$0] }
        let current = rows.first { !audit.isFormer[$0] }
        guard let former, let current else {
          if former != nil { formerSaysMore = true }
          continue
        }
        for measure in audit.table.measures {
          let counts = (audit.table.rows[former].counts[measure], audit.table.rows[current].counts[measure])
          let hidden = (audit.isHidden[former][measure], audit.isHidden[current][measure])
          let isOther = counts.0 != counts.1
          if isOther || hidden.1, !hidden.0 { formerSaysMore = true }
          guard let count = counts.0, let other = counts.1 else { continue }
          if isOther { isCorrected = true }
          guard count == other, hidden != (false, false) else { continue }
          let link = SumSystem.SameCount(row: former, other: current, measure: measure)
          if hidden == (true, true) {
            bothHidden.append(link)
          } else {
            same.append(link)
            opened.append(Told(row: hidden.0 ? former : current, measure: measure, numbers: count...count))
          }
        }
      }
      // Beside a figure that was corrected nobody knows which of the hidden ones were.
      if !isCorrected { same += bothHidden }
    }
  }
}
