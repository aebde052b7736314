package import Diagnostics
internal import DisclosureControl
internal import Exact

/// A hidden count as its author may see it: for what `check --privacy` tells, and nothing that is published.
package struct HiddenCount: Sendable {
  /// The row that gives it.
  package let range: SourceRange
  package let count: Int
  /// Which of the row's counts it is, where it gives several.
  package let measure: CaseMeasure?
  /// Is it hidden for being small, or to protect another?
  package let isSmall: Bool
}

/// The hidden counts, what a reader can still say of each, and which series the next period will tell of.
struct Privacy {
  private(set) var hidden: [HiddenCount] = []
  private(set) var notes: [Diagnostic] = []

  static func + (left: Privacy, right: Privacy) -> Privacy {
    var both = left
    both.hidden += right.hidden
    both.notes += right.notes
    return both
  }

  /// - Parameters:
  ///   - name: What is counted, with its date.
  ///   - measure: Which of the row's counts it is, where it gives several.
  ///   - numbers: What it can be for a reader; `nil` where that was too much work to say.
  mutating func add(
    _ count: Int, _ name: String, of measure: CaseMeasure? = nil, at range: SourceRange, limit: Int,
    numbers: ClosedRange<Int>?
  ) {
    let isSmall = count < limit
    hidden.append(HiddenCount(range: range, count: count, measure: measure, isSmall: isSmall))
    notes.append(.hiddenCount(name, at: range, isSmall: isSmall, numbers: numbers))
  }
}

extension Privacy {
  init(_ protection: Protection, of rows: [CaseCount], isShown: (Int) -> Bool, limit: Int) {
    let periods = Dictionary(grouping: rows.indices) { CaseSeries(rows[$0]) }.mapValues { $0.map { rows[$0].period } }
    var told: Set<CaseSeries> = []
    for interval in protection.intervals where isShown(interval.row) {
      let row = rows[interval.row]
      let measure = CaseMeasure.allCases[interval.measure]
      guard let count = row[measure]?.number else { continue }
      add(
        count, "The \(measure.rawValue) to \(row.to)", of: measure, at: row.range, limit: limit,
        numbers: interval.numbers)
      let series = CaseSeries(row)
      guard let year = row.period.openYear(among: periods[series] ?? []), told.insert(series).inserted else { continue }
      notes.append(.nextPeriodTells(row, year: year))
    }
  }
}

/// What makes counts of several periods a series: their centre and their labels.
private struct CaseSeries: Hashable {
  let centre: Int
  let labels: [String?]

  init(_ row: CaseCount) {
    centre = row.centre.index
    labels = CaseDimension.allCases.map { row[$0] }
  }
}

extension Period {
  /// The year in which it lies, where its last period and its total are not there yet.
  fileprivate func openYear(among periods: [Period]) -> Int? {
    let year = last.year
    guard first.year == year, let start = Day(year: year, month: 1, day: 1),
      let end = Day(year: year, month: 12, day: 31)
    else { return nil }
    let isClosed = periods.contains { $0.last >= end && $0.first.year <= year }
    return self == Period(start, end) || isClosed ? nil : year
  }
}

extension Diagnostic {
  fileprivate static func hiddenCount(
    _ name: String, at range: SourceRange, isSmall: Bool, numbers: ClosedRange<Int>?
  ) -> Diagnostic {
    let choice =
      switch numbers {
      case nil: "could not be worked out here"
      case .some(let numbers) where numbers.upperBound == .max: "can be \(numbers.lowerBound) or any number above it"
      case .some(let numbers): "can be \(numbers.lowerBound) to \(numbers.upperBound)"
      }
    return Diagnostic(
      "hidden-count",
      "\(name): hidden, \(isSmall ? "being few" : "to protect others"). For a reader the number \(choice).",
      severity: .note, at: range)
  }

  fileprivate static func nextPeriodTells(_ row: CaseCount, year: Int) -> Diagnostic {
    Diagnostic(
      "next-period-tells",
      "The last period of \(year) and the year's total would tell this hidden count together: one of them will be hidden.",
      severity: .warning, at: row.range,
      help: "To show the total, give it alone: with no rows for the periods of a year in which few people came.")
  }

  package static func equalFigure(_ hidden: HiddenCount, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "equal-figure", "This number is the same as a hidden count.", severity: .warning, at: range,
      help: "If it counts the same people, take it out: nothing hides it here.",
      notes: [Note("The hidden count is here.", at: hidden.range)])
  }
}
