internal import Diagnostics
internal import DisclosureControl
internal import Exact
internal import FrontMatter

/// People who stand in a total and in none of its parts, by one dimension.
package struct NotRecordedCases: Sendable {
  /// The row of the total, as it is published.
  package let total: CaseCount
  package let dimension: CaseDimension
  /// None for a measure whose parts are all there, or of which a part is not to be seen.
  package internal(set) var counts: [CaseMeasure: Int] = [:]
}

/// What a set of case statistics says beside its rows. Hidden counts are hidden here too.
package struct CaseFigures: Sendable {
  /// How many counts are hidden.
  package let hidden: Figure<Int>
  /// How many more the source holds back.
  package let withheld: Int
  /// How many of them are hidden with all around them, zeros too, since nothing less protects them.
  package let leftOut: Int
  /// By row of the total, then by dimension.
  package let notRecorded: Figure<[NotRecordedCases]>
}

/// Hides the small counts of all sets of case statistics together: a total in one may tell of a part in another.
///
/// Invented sets are held against each other alone, since they count in no total. Sets that wait or have expired take
/// part: readers will see them, or have.
/// - Source: domain.md 4.2
struct CaseHiding {
  /// What is left to be shown, by position of the set.
  private(set) var rows: [Int: [CaseCount]] = [:]
  private(set) var figures: [Int: CaseFigures] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// Where it is asked for.
  private(set) var privacy = Privacy()
  private let tellsPrivacy: Bool
  /// By set, the rows of which nothing is left: each as often as it has counts, and by their numbers.
  private var leftOut: [Int: [CaseCount]] = [:]
  private var emptyRows: [Int: Set<Int>] = [:]
  private let parents: [Int: Int]
  private let placeOrder: [Int: Int]
  private let limit: Int
  private let asOf: Day
  /// Could every row be read? Otherwise one that could not explains what the others seem to lack.
  private let isWhole: Bool
  /// What is broken down by these counts people twice, and differs from its totals for that.
  private var sharing: Set<CaseDimension> = []

  private struct PlacedRow {
    let record: Int
    let row: Int
    let count: CaseCount
    /// The first day on which it is published.
    let published: Day
  }

  /// - Parameters:
  ///   - table: The sets that are shown.
  ///   - known: Those that wait or have expired too.
  ///   - knownUntil: Rows that end after this day are a mistake; those after the report's are only not counted.
  ///   - tellsPrivacy: Is the author told what readers can still say of each hidden count?
  init(
    _ table: RecordTable<CaseStatistics>, known: RecordTable<CaseStatistics>, places: RecordTable<Place>, limit: Int,
    asOf: Day, knownUntil: Day, tellsPrivacy: Bool
  ) {
    self.tellsPrivacy = tellsPrivacy
    self.limit = limit
    self.asOf = asOf
    isWhole = table.shown.allSatisfy(\.isWhole)
    for position in table.positions { rows[position] = table[position]?.rows ?? [] }
    parents = Dictionary(
      uniqueKeysWithValues: places.positions.compactMap { position in
        places[position]?.parent.map { (position, $0.index) }
      })
    placeOrder = Dictionary(uniqueKeysWithValues: zip(places.positions, places.positions.indices))
    let counted = Set(known.countedPositions)
    hide(in: known, known.countedPositions, places)
    hide(in: known, known.positions.filter { !counted.contains($0) }, places)
    for position in table.positions {
      warnOfFuture(position, after: knownUntil)
      // What is dated after the report's day is not counted.
      rows[position] = (rows[position] ?? []).enumerated().filter { number, row in
        row.to.last <= asOf && emptyRows[position]?.contains(number) != true
      }.map(\.element)
    }
    for (_, rows) in leftOut.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(.countsLeftOut(rows.count, at: rows[0].range))
    }
    addFigures(table.positions.filter { counted.contains($0) })
    addFigures(table.positions.filter { !counted.contains($0) })
  }

  private mutating func hide(
    in known: RecordTable<CaseStatistics>, _ positions: [Int], _ places: RecordTable<Place>
  ) {
    // What takes the place of an expired set is published after it.
    var replaced: [CaseKey: Day] = [:]
    for set in positions.compactMap({ known[$0] }) {
      guard let expires = set.header.expiresOn?.last else { continue }
      for row in set.rows ?? [] { replaced[CaseKey(row)] = max(replaced[CaseKey(row)] ?? .earliest, expires) }
    }
    let rows = positions.flatMap { position -> [PlacedRow] in
      let header = known[position]?.header
      return (known[position]?.rows ?? []).enumerated().map { index, row in
        let own = max(header?.publishOn?.first ?? .earliest, row.to.last)
        let after = header?.expiresOn == nil ? replaced[CaseKey(row)]?.adding(days: 1) ?? .earliest : .earliest
        return PlacedRow(record: position, row: index, count: row, published: max(own, after))
      }
    }
    guard !rows.isEmpty else { return }
    let shown = rows.filter { self.rows[$0.record] != nil }.map(\.count)
    warnOfDuplicates(shown)
    warnOfCrossingPeriods(shown)
    warnOfSharedPeople(shown)
    diagnostics += UnsaidParents(shown, among: places).diagnostics
    let protection = Protection(
      CountTable(
        rows: rows.map { CountTable.Row($0.count, published: $0.published) }, parents: parents, placeOrder: placeOrder,
        labelsAround: CaseDimension.allCases.map { $0 == .age ? agesAround(rows.map(\.count.age)) : [:] }, limit: limit,
        comparisons: CaseMeasure.comparisons), withIntervals: tellsPrivacy)
    if tellsPrivacy {
      privacy =
        privacy
        + Privacy(
          protection, of: rows.map(\.count),
          isShown: { self.rows[rows[$0].record] != nil && rows[$0].count.to.last <= asOf }, limit: limit)
    }
    for (number, row) in rows.enumerated() {
      let isEmpty = CaseMeasure.allCases.enumerated().allSatisfy { position, measure in
        row.count[measure] == nil || protection.isLeftOut[number][position]
      }
      if isEmpty { emptyRows[row.record, default: []].insert(row.row) }
      for (position, measure) in CaseMeasure.allCases.enumerated() where protection.isHidden[number][position] {
        self.rows[row.record]?[row.row][measure] = .hidden
        if isEmpty, row.count.to.last <= asOf {
          leftOut[row.record, default: []].append(row.count)
        }
      }
    }
    guard isWhole else { return }
    // What its author says to be missing is no difference.
    let untold = Set(
      rows.filter { row in CaseMeasure.allCases.contains { row.count[$0]?.isWord == true } }
        .flatMap { CaseKey($0.count).families })
    for difference in protection.differences where difference.isWhole && self.rows[rows[difference.row].record] != nil {
      warn(of: difference, rows[difference.row].count, besides: untold)
    }
  }

  private mutating func warn(
    of difference: Protection.Difference, _ total: CaseCount, besides untold: Set<CaseFamily>
  ) {
    let measure = CaseMeasure.allCases[difference.measure]
    switch difference.axis {
    case .label(let dimension):
      guard !untold.contains(CaseFamily(total: CaseKey(total), dimension: dimension)) else { return }
      let dimension = CaseDimension.allCases[dimension]
      guard !sharing.contains(dimension) else { return }
      diagnostics.append(
        difference.amount > 0
          ? .casesNotRecorded(total, measure, by: dimension) : .casesContradictTotal(total, measure, by: dimension))
    case .period: diagnostics.append(.casesContradictTotal(total, measure, by: nil))
    // A place may count what its centres do not.
    case .place: break
    }
  }

  private mutating func warnOfDuplicates(_ rows: [CaseCount]) {
    var first: [CaseKey: CaseCount] = [:]
    for row in rows {
      let key = CaseKey(row)
      if let other = first[key] { diagnostics.append(.duplicateCases(row, first: other)) } else { first[key] = row }
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
          var whole: [String?] = ["\(row.centre.index)"] + CaseDimension.allCases.map { row[$0] }
          whole[index + 1] = nil
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

  // MARK: Figures

  /// - Parameter positions: Sets that may break each other's totals down.
  private mutating func addFigures(_ positions: [Int]) {
    var parts: [CaseFamily: [CaseCount]] = [:]
    for row in positions.flatMap({ rows[$0] ?? [] }) {
      for family in CaseKey(row).families { parts[family, default: []].append(row) }
    }
    for position in positions {
      let rows = rows[position] ?? []
      func number(of kind: GuardedCount) -> Int {
        rows.reduce(0) { count, row in count + CaseMeasure.allCases.count { row[$0] == kind } }
      }
      var unrecorded: [NotRecordedCases] = []
      var steps: [Step] = []
      for total in rows {
        for (index, dimension) in CaseDimension.allCases.enumerated() {
          guard let parts = parts[CaseFamily(total: CaseKey(total), dimension: index)] else { continue }
          var rest = NotRecordedCases(total: total, dimension: dimension)
          for measure in CaseMeasure.allCases {
            if total[measure]?.number != nil, let told = parts.onlyWithheld(measure) {
              diagnostics.append(.hiddenCountTold(by: dimension.rawValue, at: told.range, total: total.range))
            } else if total[measure] == .missing(.hidden), parts.allSatisfy({ $0[measure]?.number != nil }) {
              diagnostics.append(.hiddenTotalTold(by: dimension.rawValue, at: total.range))
            }
            guard let count = total.notRecorded(measure, in: parts) else { continue }
            rest.counts[measure] = count
            let inputs =
              [Input(.total, total[measure].stepValue, on: total.to, at: total.range)]
              + parts.map { Input(.part, $0[measure].stepValue, on: $0.to, at: $0.range) }
            steps.append(Step(.notRecorded, from: inputs, gives: .count(count)))
          }
          if !rest.counts.isEmpty { unrecorded.append(rest) }
        }
      }
      figures[position] = CaseFigures(
        hidden: limit > 1
          ? Figure(number(of: .hidden), by: .casesHidden, from: [Input(.threshold, .count(limit))])
          : Figure(number(of: .hidden), by: .casesShown, from: []),
        withheld: number(of: .missing(.hidden)),
        leftOut: leftOut[position]?.count ?? 0, notRecorded: Figure(unrecorded, steps: steps))
    }
  }
}

/// What makes a count one of its own: its centre, its period and its labels.
struct CaseKey: Hashable {
  let centre: Int
  let period: Period
  /// By position of the dimension; `nil` is the total over it.
  var labels: [String?]

  init(_ row: CaseCount) {
    centre = row.centre.index
    period = row.period
    labels = CaseDimension.allCases.map { row[$0] }
  }

  /// The totals that it is a part of, by one dimension each.
  var families: [CaseFamily] {
    labels.indices.filter { labels[$0] != nil }.map { dimension in
      var total = self
      total.labels[dimension] = nil
      return CaseFamily(total: total, dimension: dimension)
    }
  }
}

/// A total with the dimension by which it is broken down.
struct CaseFamily: Hashable {
  let total: CaseKey
  let dimension: Int
}

extension CaseMeasure {
  /// Nobody's case is opened who did not come, and none is closed that was not opened.
  static var comparisons: [(greater: Int, lesser: Int)] { [(0, 1), (1, 2), (0, 2)] }
}

extension CountTable.Row {
  fileprivate init(_ row: CaseCount, published: Day) {
    self.init(
      place: row.centre.index, days: row.period.first.number...row.period.last.number,
      labels: CaseDimension.allCases.map { row[$0] }, counts: CaseMeasure.allCases.map { row[$0]?.number },
      published: published.number)
  }
}

extension CaseCount {
  /// Does the row break down a total by this dimension, and by no other?
  package func isPart(of total: CaseCount, by dimension: CaseDimension) -> Bool {
    guard let index = CaseDimension.allCases.firstIndex(of: dimension), self[dimension] != nil else { return false }
    return CaseKey(self).families.contains(CaseFamily(total: CaseKey(total), dimension: index))
  }

  /// What a total has over its parts, below 0 where they are more; `nil` where there is nothing, or where one of them is not to be seen.
  fileprivate func notRecorded(_ measure: CaseMeasure, in parts: [CaseCount]) -> Int? {
    guard let total = self[measure]?.number else { return nil }
    let counts = parts.compactMap { $0[measure]?.number }
    let rest = total - counts.reduce(0, +)
    return counts.count == parts.count && rest != 0 ? rest : nil
  }
}

extension [CaseCount] {
  /// The one of these parts that its source holds back, where all others are told.
  fileprivate func onlyWithheld(_ measure: CaseMeasure) -> CaseCount? {
    let untold = filter { $0[measure]?.number == nil }
    return untold.count == 1 && untold[0][measure] == .missing(.hidden) ? untold[0] : nil
  }
}

extension GuardedCount {
  /// Did its author write a word in its place?
  fileprivate var isWord: Bool {
    if case .missing = self { true } else { false }
  }
}

extension GuardedCount? {
  fileprivate var stepValue: StepValue {
    switch self {
    case nil: .missing(.notReported)
    case .hidden, .missing(.hidden): .hidden
    case .missing(let reason): .missing(reason)
    case .given(let count): .count(count)
    }
  }
}
