package import Exact

extension Indicator {
  /// Calendar months between two measurements; a year unless `frequency` says otherwise.
  var periodMonths: Int { (frequency ?? .yearly).months }

  /// Whether the newest figure is older than one and a half reporting periods; half a month is 15 days.
  ///
  /// False when there is no figure at all: that is `no-data`.
  /// - Source: domain.md 4.1, "overlay"
  package func isStale(asOf: Day) -> Figure<Bool> {
    let period = Input(.period, .months(periodMonths), at: frequency == nil ? nil : place(of: "frequency"))
    guard let newest = countedObservations(asOf: asOf).max(by: { $0.to.last < $1.to.last }) else {
      return Figure(false, by: .stale, from: [period])
    }
    let (months, oddMonths) = (periodMonths * 3).quotientAndRemainder(dividingBy: 2)
    let limit = newest.to.last.adding(months: months)?.adding(days: oddMonths * 15)
    let inputs = [
      Input(.observation, .date(newest.to), at: newest.place(of: "to")), period, Input(.asOf, .day(asOf)),
    ]
    return Figure(limit.map { $0 < asOf } ?? false, by: .stale, from: inputs)
  }
}
