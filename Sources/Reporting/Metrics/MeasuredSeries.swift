package import Exact

/// What an indicator measured over time, as a chart and a table show it.
package struct MeasuredSeries: Sendable {
  package struct Point: Hashable, Sendable {
    package let period: Period
    /// The first day that it covers; of a single date the day for which it stands.
    package let firstDay: Day
    /// The day for which it stands, as precise as given.
    package let date: PartialDate
    package let value: Fraction
    /// As of an `Actual`.
    package let places: Int?
  }

  /// The totals that count, by day; running totals where the periods add up, from 0 again after each break.
  package let points: [Point]
  /// The planned way; `nil` where there is none, or the figures cannot be held against it.
  package let path: TargetPath?
  /// Days for which a figure was due and none is known, each stretch between two figures or after the newest.
  package let missing: [Period]
  /// Periods of which the author says why they have no figure, or whose figures are hidden; none where a running total is
  /// drawn, which would skip them.
  package let untold: [(period: Period, reason: Missing)]
}

extension Indicator {
  package func measuredSeries(_ figures: IndicatorFigures, asOf: Day) -> MeasuredSeries {
    let actual = figures.actual.value
    let hasPoints = actual.value != nil || actual.missing == .acrossBreak || actual.missing == .hidden
    let points = hasPoints ? (try? measuredPoints(asOf: asOf)) ?? [] : []
    let untold = untoldPeriods(asOf: asOf)
    // No running total is drawn beside what is not told; its periods are known all the same.
    let known = isSummed && !untold.isEmpty ? totalPeriods(asOf: asOf) : points.map(\.period)
    let told = untold.map(\.period)
    var path: TargetPath?
    if case .linear(let linear) = figures.progress, linear.status.value != .notComparable {
      path = targetPath(linear.course.value, actual.value)
    }
    return MeasuredSeries(
      points: points, path: path,
      missing: missing(between: known, told)
        + missing(after: known + told, figures, asOf: asOf),
      untold: isSummed ? [] : untold)
  }

  private func totalPeriods(asOf: Day) -> [Period] {
    guard let (totals, _) = try? periodTotals(asOf: asOf) else { return [] }
    return totals.map(\.period)
  }

  /// The periods of which a word stands in place of the figure, or whose figure is hidden.
  private func untoldPeriods(asOf: Day) -> [(period: Period, reason: Missing)] {
    guard let (_, untotalled) = try? periodTotals(asOf: asOf) else { return [] }
    var periods: [(period: Period, reason: Missing)] = []
    for open in untotalled {
      if let reason = open.word { periods.append((spokenFor(by: open.period), reason)) }
    }
    return periods
  }

  private func measuredPoints(asOf: Day) throws(ArithmeticFault) -> [MeasuredSeries.Point] {
    let (totals, untotalled) = try periodTotals(asOf: asOf)
    // A running total would skip what is hidden.
    if isSummed, untotalled.contains(where: \.isHidden) { return [] }
    guard isSummed else {
      return totals.map {
        MeasuredSeries.Point(
          period: $0.period, firstDay: $0.firstDay, date: $0.date, value: $0.amount, places: $0.places)
      }
    }
    guard case .sum(_, let parts, _) = try PeriodSum.of(totals) else { return [] }
    var points: [MeasuredSeries.Point] = []
    for part in parts {
      let isApart = points.last.map { newestBreak(within: $0.period.joined(with: part.period)) != nil } ?? false
      let before = isApart ? .zero : points.last?.value ?? .zero
      points.append(
        .init(
          period: part.period, firstDay: part.period.first, date: part.date, value: try before + part.amount,
          places: parts.prefix(points.count + 1).compactMap(\.places).max()))
    }
    return points
  }

  private var startDate: PartialDate? { baseline?.date ?? hiddenBaseline?.date }

  /// A figure of one day speaks for the period up to it.
  private func spokenFor(by period: Period) -> Period {
    guard period.first == period.last, let first = period.last.adding(months: -periodMonths)?.adding(days: 1) else {
      return period
    }
    return Period(first, period.last)
  }

  /// Where whole periods of the indicator's frequency lie between two figures. Without a frequency none, but between periods
  /// that are added up, where the days between them are about as many as the shorter of the two has.
  ///
  /// - Parameter told: Periods of which the author says that they have no figure, or whose figures are hidden.
  private func missing(between periods: [Period], _ told: [Period]) -> [Period] {
    let ordered = told.isEmpty ? periods : (periods + told).sorted(by: { $0.isBefore($1) })
    guard let months = frequency?.months else {
      return isSummed ? zip(ordered, ordered.dropFirst()).compactMap { $0.gap(before: $1) } : []
    }
    var newest = isSummed ? nil : startDate?.last
    var found: [Period] = []
    for period in ordered {
      if let first = newest?.adding(days: 1), let due = newest?.adding(months: months),
        let last = spokenFor(by: period).first.adding(days: -1), due <= last
      {
        found.append(Period(first, last))
      }
      newest = period.last
    }
    return found
  }

  /// From the newest figure, or the baseline, to the target's day or the report's, where a figure is overdue.
  private func missing(after periods: [Period], _ figures: IndicatorFigures, asOf: Day) -> [Period] {
    let newest = periods.map(\.last).max() ?? (observations == nil ? startDate?.last : nil)
    guard let newest, periods.isEmpty || figures.isStale.value, let first = newest.adding(days: 1) else { return [] }
    let target = targets?.map(\.date.last).max()
    let end = target.flatMap { newest < $0 && $0 <= asOf ? $0 : nil } ?? asOf
    return first <= end ? [Period(first, end)] : []
  }
}

extension Period {
  /// The days up to a later one, where they are a period that is missing: nine tenths of the shorter one, since a month may
  /// follow a longer one.
  fileprivate func gap(before next: Period) -> Period? {
    guard let first = last.adding(days: 1), let end = next.first.adding(days: -1), first <= end else { return nil }
    let shorter = min(last - self.first, next.last - next.first) + 1
    return (end - first + 1) * 10 >= shorter * 9 ? Period(first, end) : nil
  }
}
