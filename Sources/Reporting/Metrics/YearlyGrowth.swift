package import Exact

// The one place where a published figure passes through binary floating point: a root has no exact fraction.
//
// Inputs are exact. Only +, −, × and ÷ are used, which IEEE 754 defines to the last bit, and never `pow`, `log` or `exp`,
// which differ between C libraries: so every machine computes the same digits. The errors stay below 10⁻¹⁴ of the value,
// and it is kept with 14 significant digits; whatever is computed of it, and the bands it is held against, are exact
// again. Newton's iteration on whole numbers would not do for the limit's power of 4.44, and needs thousands of digits
// for a root of many years.

/// A yearly rate of change, or one rate over another.
package struct Growth: Hashable, Sendable {
  /// 0.02 is 2 % a year.
  package let rate: Fraction

  /// With how many significant digits a rate is kept.
  static let significantDigits = 14

  /// (c / b)^(1 / years) − 1, with 14 significant digits.
  ///
  /// - Precondition: b and c lie on the same side of 0, or c is 0; there is at least one year.
  /// - Throws: `overflow` where the figures have too many digits, or the rate is below 10⁻²⁴.
  init(from b: Fraction, to c: Fraction, years: Int) throws(ArithmeticFault) {
    guard c != .zero else {
      rate = -1
      return
    }
    rate = try Fraction(powerLessOne(of: try c / b, to: 1 / Double(years)))
  }

  init(rate: Fraction) {
    self.rate = rate
  }
}

extension Growth: StepResult {
  var stepValue: StepValue { .rate(rate) }
}

/// With which power the bands shrink towards the natural end of a scale.
let limitPower = Fraction.hundredths(444)

/// How far the bands shrink near the natural end of a scale: 1 far from it, 0 at it.
///
/// 1 − (|b| / L)^4.44 up to the limit L, the mirror image beyond it, 1 from twice the limit on.
/// - Source: Statistics Canada's progress measure, as Open SDG 2.4 publishes it
func limitFactor(of base: Fraction, limit: Fraction) throws(ArithmeticFault) -> Fraction {
  let (distance, end) = (max(base, -base), max(limit, -limit))
  guard try distance < end * 2 else { return 1 }
  let share = try (distance <= end ? distance : end * 2 - distance) / end
  guard share != .zero else { return 1 }
  return try Fraction(-powerLessOne(of: share, to: Double(limitPower.numerator) / Double(limitPower.denominator)))
}

extension Fraction {
  /// The nearest decimal with 14 significant digits.
  ///
  /// - Throws: `overflow` for what needs more than 38 places or digits.
  fileprivate init(_ value: Double) throws(ArithmeticFault) {
    guard value != 0 else {
      self = .zero
      return
    }
    var (places, scaled) = (0, value.magnitude)
    // A power of ten up to the 22nd is exact as a Double, and a larger one the nearest there is.
    func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
    let (least, limit) = (power(Growth.significantDigits - 1), power(Growth.significantDigits))
    while scaled < least, places < 38 {
      places += 1
      scaled = value.magnitude * power(places)
    }
    while scaled >= limit, places > -24 {
      places -= 1
      scaled = places < 0 ? value.magnitude / power(-places) : value.magnitude * power(places)
    }
    guard least <= scaled, scaled < limit else { throw .overflow }
    let digits = Fraction(Int(scaled.rounded(.toNearestOrAwayFromZero)) * (value < 0 ? -1 : 1))
    var unit = Fraction.one
    for _ in 0..<abs(places) { unit = try unit * 10 }
    self = try places < 0 ? digits * unit : digits / unit
  }
}

/// x^y − 1, by e^(y · ln x) − 1, so that nothing is lost where x is close to 1.
private func powerLessOne(of x: Fraction, to y: Double) -> Double {
  exponentialLessOne(naturalLogarithm(of: x) * y)
}

private let naturalLogarithmOf2 = 0.693147180559945309417

/// ln x of a number above 0: x = m · 2ᵏ with m near 1, and ln m = 2 · artanh((m − 1) / (m + 1)).
private func naturalLogarithm(of x: Fraction) -> Double {
  let quotient = Double(x.numerator) / Double(x.denominator)
  // √½ ≤ m < √2
  var (exponent, m) = (Int(quotient.exponent), quotient.significand)
  if m >= 1.414213562373095 { (exponent, m) = (exponent + 1, m / 2) }
  let s =
    exponent == 0
    // The difference of whole numbers is exact, however close to each other they are.
    ? Double(x.numerator - x.denominator) / (Double(x.numerator) + Double(x.denominator))
    : (m - 1) / (m + 1)
  // s² < 0.0295, so that the terms after the 12th are below 10⁻¹⁸ of the first.
  let series = stride(from: 23, through: 1, by: -2).reduce(0.0) { sum, k in sum * s * s + 1 / Double(k) }
  return Double(exponent) * naturalLogarithmOf2 + 2 * s * series
}

/// eˣ − 1: x = r + k · ln 2 with |r| ≤ ½ ln 2, and the series of eʳ − 1.
private func exponentialLessOne(_ x: Double) -> Double {
  let k = (x / naturalLogarithmOf2).rounded()
  let r = x - k * naturalLogarithmOf2
  // r¹⁵ / 15! < 10⁻¹⁸
  let series = stride(from: 15, through: 2, by: -1).reduce(1.0) { sum, n in 1 + sum * r / Double(n) }
  let power = Double(sign: .plus, exponent: Int(k), significand: 1)
  return power * (r * series) + (power - 1)
}
