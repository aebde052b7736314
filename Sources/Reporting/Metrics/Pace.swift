package import Exact

extension Indicator {
  /// Attainment over elapsed, 1 = just as planned. None where nothing has elapsed or there is no attainment.
  ///
  /// - Source: domain.md 4.1, "pace r"
  package func pace(
    _ attainment: Observed<Fraction>, _ elapsed: Observed<Fraction>
  ) -> Figure<Observed<Fraction>> {
    guard let share = attainment.value, let planned = elapsed.value else {
      return Figure(.missing(attainment.missing ?? elapsed.missing ?? .noData), by: .paceMissing, from: [])
    }
    let inputs = [Input(.attainment, .share(share)), Input(.elapsed, .share(planned))]
    guard planned > .zero else { return Figure(.missing(.notApplicable), by: .paceMissing, from: inputs) }
    return Figure(by: .pace, from: inputs, at: header.range) { () throws(ArithmeticFault) in try share / planned }
  }
}
