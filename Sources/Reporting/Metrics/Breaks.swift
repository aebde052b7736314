internal import Diagnostics
package import Exact

extension SeriesBreak {
  /// The first day of the new way of counting: a partial date's first.
  package var day: Day { date.first }

  var input: Input { Input(.seriesBreak, .date(date), at: range) }
}

extension Indicator {
  /// The breaks that begin by the report's date.
  package func countedBreaks(asOf: Day) -> [SeriesBreak] {
    (breaks ?? []).filter { $0.day <= asOf }
  }

  /// The newest break that keeps figures apart, by the days from the first to the last that they cover.
  ///
  /// A figure lies after a break if all of its days do, before it if none does. Two that lie neither both before nor both
  /// after it have its day after their first one and not after their last.
  /// - Source: domain.md 4.1, "breaks"
  package func newestBreak(within days: Period) -> SeriesBreak? {
    (breaks ?? []).filter { days.first < $0.day && $0.day <= days.last }.max { $0.day < $1.day }
  }

  /// The break that keeps the latest figure from being held against the baseline; `nil` where it is held against none.
  func breakFromBaseline(_ course: Course, _ actual: Actual) -> SeriesBreak? {
    guard case .path = course, !isSummed, let start else { return nil }
    return newestBreak(within: start.days.joined(with: actual.days))
  }
}

extension Diagnostic {
  static func acrossBreak(_ place: SeriesBreak, baseline: DatedValue, _ actual: Actual) -> Diagnostic {
    Diagnostic(
      "across-break",
      "The break of \(place.date) lies between the baseline of \(baseline.date) and the figure of \(actual.date), so the two cannot be compared.",
      severity: .warning, at: baseline.place,
      help: "Give a `baseline` of \(place.date) or later, counted in the new way.",
      notes: [Note("The break is here.", at: place.range)])
  }

  static func sumAcrossBreak(_ place: SeriesBreak, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "across-break", "The break of \(place.date) lies within the periods, so they cannot be added up.",
      severity: .warning, at: range,
      help: "Keep the periods of one side here, and give those of the other in an indicator of their own.",
      notes: [Note("The break is here.", at: place.range)])
  }

  static func twoBreaks(_ first: SeriesBreak, _ second: SeriesBreak) -> Diagnostic {
    let stands = second.date.precision == .day ? "" : ", the first day of `\(second.date)`"
    return Diagnostic(
      "two-breaks", "Two breaks of the series are on \(second.day)\(stands).",
      severity: .warning, at: second.range, help: "Keep one of them; its `reason` can say both.",
      notes: [Note("The other one is here.", at: first.range)])
  }
}
