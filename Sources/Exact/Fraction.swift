/// What an exact computation could not give.
package enum ArithmeticFault: Error, Hashable, Sendable {
  /// The result needs more than 128 bits: far beyond any sum that a report speaks of.
  case overflow
  case divisionByZero
}

/// An exact share or amount: a whole number over another, always reduced, the lower one above zero.
///
/// Adding, multiplying and dividing report what does not fit in 128 bits instead of rounding; comparing always works.
package struct Fraction: Hashable, Sendable {
  package let numerator: Int128
  /// Always above zero.
  package let denominator: Int128

  package static let zero = Fraction(0)
  package static let one = Fraction(1)

  package init(_ whole: Int) {
    self.init(reduced: Int128(whole), over: 1)
  }

  /// The quantity's value; its written places are not kept.
  package init(_ quantity: Quantity) {
    let power = Int128(powerOfTen(Int(quantity.scale)))
    let divisor = Int128(greatestCommonDivisor(UInt128(quantity.digits.magnitude), power.magnitude))
    self.init(reduced: Int128(quantity.digits) / divisor, over: power / divisor)
  }

  /// - Throws: `divisionByZero` when the lower number is zero; `overflow` when a number is −2¹²⁷, whose opposite does
  ///   not fit.
  package init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticFault) {
    guard denominator != 0 else { throw .divisionByZero }
    guard numerator != .min, denominator != .min else { throw .overflow }
    let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(reduced: numerator / divisor * sign, over: denominator / divisor * sign)
  }

  /// So many hundredths: 0.90 is `.hundredths(90)`.
  package static func hundredths(_ count: Int16) -> Fraction { thousandths(Int32(count) * 10) }

  /// So many thousandths: 0.015 is `.thousandths(15)`.
  package static func thousandths(_ count: Int32) -> Fraction {
    let divisor = Int128(greatestCommonDivisor(UInt128(count.magnitude), 1000))
    return Fraction(reduced: Int128(count) / divisor, over: 1000 / divisor)
  }

  /// - Precondition: there is no common divisor, and the lower number is above zero.
  init(reduced numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension Fraction: ExpressibleByIntegerLiteral {
  package init(integerLiteral whole: Int) {
    self.init(whole)
  }
}

extension Fraction: Comparable {
  /// By cross-multiplication over 256 bits, so it never overflows.
  package static func < (left: Fraction, right: Fraction) -> Bool {
    let (one, other) = (
      left.numerator.multipliedFullWidth(by: right.denominator),
      right.numerator.multipliedFullWidth(by: left.denominator)
    )
    return (one.high, one.low) < (other.high, other.low)
  }

  /// The nearest value within the range.
  package func clamped(to range: ClosedRange<Fraction>) -> Fraction {
    min(max(self, range.lowerBound), range.upperBound)
  }
}

// MARK: - Arithmetic

extension Fraction {
  package static prefix func - (value: Fraction) -> Fraction {
    Fraction(reduced: -value.numerator, over: value.denominator)
  }

  /// - Throws: `overflow`.
  package static func + (left: Fraction, right: Fraction) throws(ArithmeticFault) -> Fraction {
    let shared = Int128(greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
    let (leftFactor, rightFactor) = (right.denominator / shared, left.denominator / shared)
    return try Fraction(
      sum(try product(left.numerator, leftFactor), try product(right.numerator, rightFactor)),
      over: try product(left.denominator, leftFactor))
  }

  /// - Throws: `overflow`.
  package static func - (left: Fraction, right: Fraction) throws(ArithmeticFault) -> Fraction {
    try left + -right
  }

  /// - Throws: `overflow`.
  package static func * (left: Fraction, right: Fraction) throws(ArithmeticFault) -> Fraction {
    let across = Int128(greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude))
    let back = Int128(greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude))
    return Fraction(
      reduced: try product(left.numerator / across, right.numerator / back),
      over: try product(left.denominator / back, right.denominator / across))
  }

  /// - Throws: `overflow`, `divisionByZero`.
  package static func / (left: Fraction, right: Fraction) throws(ArithmeticFault) -> Fraction {
    guard right.numerator != 0 else { throw .divisionByZero }
    let sign: Int128 = right.numerator < 0 ? -1 : 1
    return try left * Fraction(reduced: right.denominator * sign, over: right.numerator * sign)
  }

  private static func product(_ left: Int128, _ right: Int128) throws(ArithmeticFault) -> Int128 {
    let (result, isOverflowing) = left.multipliedReportingOverflow(by: right)
    guard !isOverflowing, result != .min else { throw .overflow }
    return result
  }

  private static func sum(_ left: Int128, _ right: Int128) throws(ArithmeticFault) -> Int128 {
    let (result, isOverflowing) = left.addingReportingOverflow(right)
    guard !isOverflowing, result != .min else { throw .overflow }
    return result
  }
}

/// Euclid's algorithm, in 64 bits as soon as both numbers fit. At least one number is above zero.
private func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  var (larger, smaller) = (left, right)
  while smaller > UInt128(UInt64.max) || (smaller > 0 && larger > UInt128(UInt64.max)) {
    (larger, smaller) = (smaller, larger % smaller)
  }
  guard smaller > 0 else { return larger }
  var (wide, narrow) = (UInt64(larger), UInt64(smaller))
  while narrow > 0 { (wide, narrow) = (narrow, wide % narrow) }
  return UInt128(wide)
}
