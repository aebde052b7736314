package import Exact

extension Indicator {
  /// Calendar months between two measurements; a year unless `frequency` says otherwise.
  var periodMonths: Int { (frequency ?? .yearly).months }

  /// Whether the newest figure is older than so many reporting periods, one and a half unless the site says otherwise.
  ///
  /// Whole months are calendar months, and a part of one counts 30 days to the month: half a month is 15 days. False when
  /// there is no figure at all: that is `no-data`.
  /// - Source: domain.md 4.1, "overlay"
  package func isStale(asOf: Day, after periods: Fraction = Thresholds.standard.stalePeriods) -> Figure<Bool> {
    let period = Input(.period, .months(periodMonths), at: frequency == nil ? nil : place(of: Indicator.frequency))
    let threshold = Input(.threshold, .amount(periods))
    // A word for "none" is no figure, a hidden one is.
    let figures = countedObservations(asOf: asOf).filter { $0.missing == nil || $0.missing == .hidden }
    guard let newest = figures.max(by: { $0.to.last < $1.to.last }) else {
      return Figure(false, by: .staleNever, from: [Input(.asOf, .day(asOf))])
    }
    let inputs = [
      Input(.observation, .date(newest.to), at: newest.place(of: Observation.to)), period, threshold,
      Input(.asOf, .day(asOf)),
    ]
    let limit = try? newest.to.last.adding(periods * Fraction(periodMonths))
    return Figure(limit.flatMap { $0 }.map { $0 < asOf } ?? false, by: .stale, from: inputs)
  }
}

extension Day {
  /// The day so many calendar months on; of a part of a month 30 days make a whole.
  fileprivate func adding(_ months: Fraction) throws(ArithmeticFault) -> Day? {
    let whole = months.numerator / months.denominator
    let part = try Fraction(months.numerator % months.denominator, over: months.denominator)
    let days = try (part * 30).rounded(toPlaces: 0)
    return adding(months: Int(clamping: whole))?.adding(days: Int(days.digits))
  }
}
