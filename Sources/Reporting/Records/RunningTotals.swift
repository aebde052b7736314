internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Spreadsheets

/// The figures of a table whose dates end months, quarters or years, or which counts on from the beginning of each year as
/// offices of statistics do: a quarter, a half, nine months, a year. They become those of the periods between.
struct RunningTotals {
  private let kind: IndicatorKind
  private(set) var observations: [Observation]
  private(set) var diagnostics: [Diagnostic] = []
  /// The first period that was taken apart, for an example.
  private(set) var example: Observation?

  init(_ observations: [Observation], of kind: IndicatorKind) {
    self.kind = kind
    self.observations = observations
  }

  /// Reads each day that ends a month as that month, and the period up to it as so long, unless a row says where it begins.
  mutating func endPeriods(of length: PeriodLength, areTotals: Bool) {
    for index in observations.indices {
      let row = observations[index]
      guard let month = row.to.monthThatEnds else {
        diagnostics.append(.noEndOfMonth(row.to, at: row.place(of: Observation.to)))
        // So that it is not told too that a sum needs a period.
        observations[index].from = row.from ?? row.to
        continue
      }
      observations[index].to = month
      guard row.from == nil, !areTotals, length != .month else { continue }
      observations[index].from = month.monthEarlier(by: length.months - 1)
    }
  }

  /// Takes from each total what the one before says that counts the same people, places and so on from the same day.
  mutating func takeApart() {
    let given = observations
    let series = Dictionary(grouping: given.indices) { Series(given[$0]) }.values.sorted { $0[0] < $1[0] }
    for rows in series {
      let rows = rows.sorted { (given[$0].to.last, $0) < (given[$1].to.last, $1) }
      for (number, index) in rows.enumerated() {
        let row = given[index]
        let before = rows[..<number].last { given[$0].to.last < row.to.last && given[$0].missing == nil }
        guard let before else {
          observations[index].from = row.from ?? row.to.beginningOfYear
          continue
        }
        observations[index].from = given[before].to.next
        observations[index].to = row.to.asMonth
        guard row.missing == nil else { continue }
        take(given[before], from: row, at: index)
        if example == nil { example = observations[index] }
      }
    }
    // Of how many there were none, there is no share.
    observations.removeAll { $0.denominator.map { $0.digits == 0 } ?? false }
  }

  private mutating func take(_ before: Observation, from row: Observation, at index: Int) {
    if let value = row.value?.quantity, let less = before.value?.quantity {
      guard kind.addsUp else { return diagnostics.append(.shareAsTotal(at: row.place(of: Observation.value))) }
      guard let rest = value.less(less), !rest.isNegative || kind == .amount else {
        return diagnostics.append(.totalThatFalls(value, before: less, at: row.place(of: Observation.value)))
      }
      observations[index].value = RecordedFigure(quantity: rest)
    } else if let above = row.numerator, let below = row.denominator, let less = before.numerator,
      let lessBelow = before.denominator
    {
      guard let rest = above.less(less), let restBelow = below.less(lessBelow), !rest.isNegative,
        !restBelow.isNegative, restBelow.digits > 0 || rest.digits == 0
      else {
        return diagnostics.append(.totalThatFalls(above, before: less, at: row.place(of: Observation.numerator)))
      }
      observations[index].numerator = rest
      observations[index].denominator = restBelow
    } else {
      diagnostics.append(.mixedTotals(at: row.range))
    }
  }

  /// What counts the same from the same day on.
  private struct Series: Hashable {
    let first: Day
    let place: Int?
    let sex: Sex?
    let age: String?
    let ownParts: [GatheredText]

    init(_ row: Observation) {
      first = (row.from ?? row.to.beginningOfYear ?? row.to).first
      place = row.place?.index
      sex = row.sex
      age = row.age
      ownParts = row.ownParts
    }
  }
}

extension Quantity {
  /// What is left of a total when an earlier one is taken from it, with the more places of the two; `nil` where it has more
  /// than 18 digits.
  fileprivate func less(_ other: Quantity) -> Quantity? {
    let places = Int(max(scale, other.scale))
    let power = [scale, other.scale].map { (0..<places - Int($0)).reduce(Int128(1)) { one, _ in one * 10 } }
    return Quantity(digits: Int128(digits) * power[0] - Int128(other.digits) * power[1], scale: places)
  }

  fileprivate var isNegative: Bool { digits < 0 }
}

extension PartialDate {
  /// The month that ends with it; `nil` for another day.
  fileprivate var monthThatEnds: PartialDate? {
    guard precision == .day else { return self }
    let (year, month, day) = last.components
    return day == Day.daysInMonth(month, of: year) ? PartialDate(year: year, month: month) : nil
  }

  /// Its last month, where it is a year.
  fileprivate var asMonth: PartialDate {
    precision == .year ? PartialDate(year: last.year, month: 12) ?? self : self
  }

  fileprivate func monthEarlier(by months: Int) -> PartialDate? {
    let (year, month, _) = first.components
    let number = year * 12 + month - 1 - months
    return PartialDate(year: number / 12, month: number % 12 + 1)
  }

  /// The first day or month of its year; `nil` for a whole year.
  fileprivate var beginningOfYear: PartialDate? {
    switch precision {
    case .year: nil
    case .month: PartialDate(year: first.year, month: 1)
    case .day: PartialDate(year: first.year, month: 1, day: 1)
    }
  }

  /// The day behind it, or the month.
  fileprivate var next: PartialDate? {
    guard let day = last.adding(days: 1) else { return nil }
    return precision == .day ? PartialDate(day) : PartialDate(year: day.year, month: day.components.month)
  }
}

extension PeriodLength {
  fileprivate var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .half: 6
    case .year: 12
    }
  }
}

extension Indicator {
  /// Are its figures what was added between the running totals of a table?
  package var isOfRunningTotals: Bool { table?.cumulative == true }
}

extension Indicator {
  /// With the observations of its table as the table is to be read: of periods, and taken apart where they are running totals.
  fileprivate func inPeriods(_ diagnostics: inout [Diagnostic]) -> Indicator {
    guard let table, let observations, isOfRunningTotals || table.period != nil else { return self }
    let place = place(of: Self.table)
    guard !isOfRunningTotals || !kind.addsUp || aggregation == .sum else {
      diagnostics.append(.totalsWithoutSum(at: place))
      return self
    }
    guard !isOfRunningTotals || !observations.contains(where: { $0.revisions?.isEmpty == false }) else {
      diagnostics.append(.revisedTotals(at: place))
      return self
    }
    var totals = RunningTotals(observations, of: kind)
    if let length = table.period { totals.endPeriods(of: length, areTotals: isOfRunningTotals) }
    if isOfRunningTotals { totals.takeApart() }
    // A row that could not be read explains what the others lack.
    if isWhole { diagnostics += totals.diagnostics }
    if isOfRunningTotals, totals.diagnostics.isEmpty {
      diagnostics.append(.readAsRunningTotals(totals.example, at: place))
    }
    var indicator = self
    indicator.observations = totals.observations
    return indicator
  }
}

extension TableSettings {
  /// Do they say something of the periods of its rows?
  fileprivate var hasPeriods: Bool { cumulative == true || period != nil }
}

extension Records {
  /// Reads the tables of indicators as their records say.
  ///
  /// - Returns: What is wrong with them, and what is to be told.
  mutating func readPeriods() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    indicators.update { $0.inPeriods(&diagnostics) }
    for statistics in cases.shown where statistics.table?.hasPeriods == true {
      diagnostics.append(.periodsOfCases(at: statistics.place(of: CaseStatistics.table)))
    }
    for activity in activities.shown where activity.table?.hasPeriods == true {
      diagnostics.append(.periodsOfCases(at: activity.place(of: Activity.table)))
    }
    return diagnostics
  }
}

extension Diagnostic {
  fileprivate static func readAsRunningTotals(_ example: Observation?, at range: SourceRange) -> Diagnostic {
    let figure = example.flatMap { row in
      row.value.map { "\($0)" } ?? row.numerator.map { "\($0) of \(row.denominator.map { "\($0)" } ?? "")" }
    }
    return Diagnostic(
      "read-as-running-totals",
      "The figures are read as running totals: that of a period is what was added since the one before.",
      severity: .note, at: range,
      help: example.flatMap { row in
        figure.map { "So \(row.from.map { "\($0) to " } ?? "")\(row.to) has \($0)." }
      })
  }

  fileprivate static func noEndOfMonth(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-end-of-month", "`\(date)` is not the last day of a month, but `period` says that a period ends with it.",
      at: range, help: "Correct the day; or take `period` out of `table`, and write `from` at each row.")
  }

  fileprivate static func totalThatFalls(_ total: Quantity, before: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "falling-total", "A running total cannot fall, but \(total) is less than the \(before) before it.", at: range,
      help: "Correct the figure; or, where each row stands for its own period, take `cumulative` out of `table`.")
  }

  fileprivate static func shareAsTotal(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "share-as-total", "A share is no running total: what it was between two dates cannot be told from it.", at: range,
      help: "Give `numerator` and `denominator` as the source counts them on; or take `cumulative` out of `table`.")
  }

  fileprivate static func mixedTotals(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "mixed-totals",
      "This row has another kind of figure than the one before it, so neither can be taken from the other.",
      at: range, help: "Give `value` in each row; or `numerator` and `denominator` in each.")
  }

  fileprivate static func totalsWithoutSum(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "totals-without-sum",
      "Running totals are taken apart into periods, which add up; the latest alone would count here.",
      at: range, help: "Write `aggregation: sum`; or take `cumulative` out of `table`, and the latest total counts.")
  }

  fileprivate static func revisedTotals(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "revised-totals",
      "Running totals that were revised cannot be taken apart: each period behind a revision changed too.",
      at: range, help: "Write what each period has, with `from` and `to`, and take `cumulative` out of `table`.")
  }

  fileprivate static func periodsOfCases(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "periods-of-cases", "`cumulative` and `period` are read for indicators alone.", at: range,
      help: "Write `from` and `to` at each row, and what this period has.")
  }
}
