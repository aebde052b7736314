internal import Diagnostics
internal import Exact
internal import FrontMatter

/// People who stand in a total and in none of its parts, by one dimension.
package struct NotRecordedCases: Sendable {
  /// The row of the total, as it is published.
  package internal(set) var total: CaseCount
  package let dimension: CaseDimension
  /// `nil` for a measure whose parts are all there.
  package internal(set) var counts: [CaseMeasure: GuardedCount] = [:]
}

/// What a set of case statistics says beside its rows. Hidden counts are hidden here too.
package struct CaseFigures: Sendable {
  /// How many counts are hidden.
  package let hidden: Figure<Int>
  /// By row of the total, then by dimension.
  package let notRecorded: Figure<[NotRecordedCases]>
}

/// Hides the small counts of all sets of case statistics together: a total in one may tell of a part in another.
///
/// Invented sets are held against each other alone, since they count in no total.
/// - Source: domain.md 4.2
struct CaseHiding {
  /// What is left to be shown, by position of the set.
  private(set) var rows: [Int: [CaseCount]] = [:]
  private(set) var figures: [Int: CaseFigures] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var notRecorded: [Int: [NotRecordedCases]] = [:]
  private let parents: [Int: Int]
  private let limit: Int
  /// Could every row be read? Otherwise one that could not explains what the others seem to lack.
  private let isWhole: Bool
  /// What is broken down by these counts people twice, and differs from its totals for that.
  private var sharing: Set<CaseDimension> = []

  private struct RowPlace {
    let record: Int
    let row: Int
  }

  /// - Parameter knownUntil: Rows that end after this day are a mistake; those after the report's are only not counted.
  init(
    _ table: RecordTable<CaseStatistics>, places: RecordTable<Place>, limit: Int, asOf: Day, knownUntil: Day
  ) {
    self.limit = limit
    isWhole = table.shown.allSatisfy(\.isWhole)
    for position in table.positions { rows[position] = table[position]?.rows ?? [] }
    var parents: [Int: Int] = [:]
    for position in places.positions { parents[position] = places[position]?.parent?.index }
    self.parents = parents
    let counted = Set(table.countedPositions)
    hide(in: table.countedPositions)
    hide(in: table.positions.filter { !counted.contains($0) })
    for position in table.positions {
      warnOfFuture(position, after: knownUntil)
      leaveOutRows(position, after: asOf)
      addFigures(position)
    }
  }

  private mutating func hide(in positions: [Int]) {
    let rows = positions.flatMap { position in
      (self.rows[position] ?? []).enumerated().map {
        (place: RowPlace(record: position, row: $0.offset), row: $0.element)
      }
    }
    guard !rows.isEmpty else { return }
    var first: [CaseSums.Key: (place: RowPlace, row: CaseCount)] = [:]
    for (place, row) in rows {
      if let other = first[CaseSums.Key(row)]?.row {
        diagnostics.append(.duplicateCases(row, first: other))
      } else {
        first[CaseSums.Key(row)] = (place, row)
      }
    }
    warnOfCrossingPeriods(rows.map(\.row))
    warnOfSharedPeople(rows.map(\.row))
    // No sum holds between centres that lie in no common place, so that many of them cost no more than each alone.
    let regions = Dictionary(grouping: rows) { region(of: $0.row.centre.index) }
    for (_, rows) in regions.sorted(by: { $0.key < $1.key }) { hide(rows, first) }
  }

  /// The outermost place in which a place lies.
  private func region(of place: Int) -> Int {
    var seen: Set<Int> = []
    var place = place
    while let parent = parents[place], seen.insert(place).inserted { place = parent }
    return place
  }

  private mutating func hide(
    _ rows: [(place: RowPlace, row: CaseCount)], _ first: [CaseSums.Key: (place: RowPlace, row: CaseCount)]
  ) {
    for measure in CaseMeasure.allCases {
      let sums = CaseSums(rows.map(\.row), of: measure, limit: limit, parents: parents)
      let suppression = Suppression(sums.counts, lines: sums.lines, limit: limit)
      for (place, row) in rows {
        guard row[measure] != nil, let cell = sums.cellOfKey[CaseSums.Key(row)], suppression.isHidden[cell] else {
          continue
        }
        self.rows[place.record]?[place.row][measure] = .hidden
      }
      for rest in sums.notRecorded {
        guard let (place, total) = first[rest.total] else { continue }
        let shown = suppression.tells(rest) ? GuardedCount.given(rest.count) : .hidden
        notRecorded[place.record, default: []].add(shown, of: measure, to: total, by: rest.dimension)
        guard isWhole, !sharing.contains(rest.dimension) else { continue }
        diagnostics.append(.casesNotRecorded(total, measure, by: rest.dimension))
      }
      for contradiction in sums.contradicted {
        guard isWhole, let (_, total) = first[contradiction.total] else { continue }
        if let dimension = contradiction.dimension, sharing.contains(dimension) { continue }
        diagnostics.append(.casesContradictTotal(total, measure, by: contradiction.dimension))
      }
    }
  }

  /// Each period of a centre that crosses another is told once.
  private mutating func warnOfCrossingPeriods(_ rows: [CaseCount]) {
    for rows in Dictionary(grouping: rows, by: \.centre.index).sorted(by: { $0.key < $1.key }).map(\.value) {
      var seen: [CaseCount] = []
      for row in rows where !seen.contains(where: { $0.period == row.period }) {
        if let other = seen.first(where: { $0.period.crosses(row.period) }) {
          diagnostics.append(.crossingPeriods(row, other))
        }
        seen.append(row)
      }
    }
  }

  /// A part that is the sum of others would tell a small one that is hidden. Each dimension is told once.
  private mutating func warnOfSharedPeople(_ rows: [CaseCount]) {
    for (index, dimension) in CaseDimension.allCases.enumerated() where rows.contains(where: { $0[dimension] != nil }) {
      let breakdown = Breakdown(name: dimension.rawValue)
      for measure in CaseMeasure.allCases {
        var people = SharedPeople<[String?]>()
        for (position, row) in rows.enumerated() {
          guard let amount = row[measure]?.number.map({ Fraction($0) }) else { continue }
          let key = CaseSums.Key(row)
          let whole = ["\(key.centre)"] + key.total(over: index).labels
          if let label = row[dimension] {
            people.add(row: position, labelled: label, amount, of: whole, row.period)
          } else {
            people.add(total: amount, of: whole, row.period)
          }
        }
        var warnings: [Diagnostic] = []
        if let row = (try? people.rowOfSum()).flatMap({ $0 }).map({ rows[$0] }) {
          warnings.append(.sumAsPart(row[dimension], by: breakdown, at: row.range))
        }
        if dimension == .age, let found = people.rowsOfOverlappingAges() {
          let (earlier, later) = (rows[found.earlier], rows[found.later])
          warnings.append(
            .overlappingAges(earlier.age ?? "", later.age ?? "", at: later.range, first: earlier.range))
        }
        guard warnings.isEmpty else {
          diagnostics += warnings
          sharing.insert(dimension)
          break
        }
      }
    }
  }

  private mutating func warnOfFuture(_ position: Int, after day: Day) {
    let later = (rows[position] ?? []).filter { $0.to.last > day }
    if let first = later.first { diagnostics.append(.casesInFuture(first, count: later.count, asOf: day)) }
  }

  /// What is dated after the report's day is not counted. It was there when counts were hidden: today's report must not
  /// tell what tomorrow's hides.
  private mutating func leaveOutRows(_ position: Int, after asOf: Day) {
    rows[position]?.removeAll { $0.to.last > asOf }
    notRecorded[position]?.removeAll { $0.total.to.last > asOf }
  }

  private mutating func addFigures(_ position: Int) {
    let rows = rows[position] ?? []
    let hidden = rows.reduce(0) { count, row in count + CaseMeasure.allCases.count { row[$0] == .hidden } }
    var unrecorded = notRecorded[position] ?? []
    var steps: [Step] = []
    for index in unrecorded.indices {
      let rest = unrecorded[index]
      guard let total = rows.first(where: { $0.range == rest.total.range }) else { continue }
      unrecorded[index].total = total
      let parts = rows.filter { $0.isPart(of: total, by: rest.dimension) }
      for measure in CaseMeasure.allCases {
        guard let count = rest.counts[measure] else { continue }
        let inputs =
          [Input(.total, total[measure].stepValue, on: total.to, at: total.range)]
          + parts.map { Input(.part, $0[measure].stepValue, on: $0.to, at: $0.range) }
        steps.append(Step(.notRecorded, from: inputs, gives: GuardedCount?.some(count).stepValue))
      }
    }
    figures[position] = CaseFigures(
      hidden: Figure(hidden, by: .casesHidden, from: [Input(.threshold, .count(limit))]),
      notRecorded: Figure(unrecorded, steps: steps))
  }
}

extension [NotRecordedCases] {
  fileprivate mutating func add(
    _ count: GuardedCount, of measure: CaseMeasure, to total: CaseCount, by dimension: CaseDimension
  ) {
    let index = firstIndex { $0.total.range == total.range && $0.dimension == dimension } ?? self.count
    if index == self.count { append(NotRecordedCases(total: total, dimension: dimension)) }
    self[index].counts[measure] = count
  }
}

extension CaseCount {
  /// Does the row break down a total by this dimension, and by no other?
  package func isPart(of total: CaseCount, by dimension: CaseDimension) -> Bool {
    guard let index = CaseDimension.allCases.firstIndex(of: dimension), self[dimension] != nil else { return false }
    return CaseSums.Key(self).total(over: index) == CaseSums.Key(total)
  }
}

extension GuardedCount? {
  fileprivate var stepValue: StepValue {
    switch self {
    case nil: .missing(.notReported)
    case .hidden: .hidden
    case .given(let count): .count(count)
    }
  }
}

extension Suppression {
  /// Can readers see how many are not recorded?
  func tells(_ rest: CaseSums.NotRecorded) -> Bool {
    !rest.cells.contains { isHidden[$0] }
  }
}
