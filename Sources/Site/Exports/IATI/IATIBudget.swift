internal import Exact

/// A budget as the standard wants it: in periods of at most 12 months.
enum IATIBudget {
  struct Part: Equatable {
    let first: Day
    let last: Day
    /// A plain decimal.
    let amount: String
  }

  /// Splits an amount by days, so that the parts add up to it to its last place, of which there are two at least.
  static func parts(of amount: Quantity, from first: Day, to last: Day) -> [Part] {
    var starts = [first]
    while let next = first.adding(months: 12 * starts.count), next <= last { starts.append(next) }
    guard starts.count > 1 else { return [Part(first: first, last: last, amount: amount.description)] }
    let places = max(2, Int(amount.scale))
    let days = Int128(last - first + 1)
    let whole = Fraction(amount).units(ofPlaces: places)
    // What all days up to one have, rounded down, less what those before have.
    func share(until day: Day) -> Int128 { whole * Int128(day - first) / days }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : last.adding(days: 1) ?? last
      let units = index + 1 < starts.count ? share(until: end) : whole
      let part = units - share(until: starts[index])
      return Part(
        first: starts[index], last: index + 1 < starts.count ? end.adding(days: -1) ?? end : last,
        amount: plain(part, places: places))
    }
  }

  private static func plain(_ units: Int128, places: Int) -> String {
    let power = (0..<places).reduce(Int128(1)) { power, _ in power * 10 }
    return (try? Fraction(units, over: power))?.decimal(places: places) ?? String(units)
  }
}
