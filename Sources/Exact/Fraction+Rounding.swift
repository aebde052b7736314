extension Fraction: CustomStringConvertible {
  /// `3/4`, or the whole number: for those who debug. Readers get `decimal(places:)`.
  package var description: String {
    denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
  }

  /// The plain decimal with so many places, a half rounded away from zero: `0.7502`. Never `-0.0000`.
  ///
  /// - Parameter places: 0…18.
  package func decimal(places: Int) -> String {
    let (whole, part) = roundedMagnitude(places: places)
    return plainDecimal(isNegative: numerator < 0, whole: whole, part: part, places: places)
  }

  /// The nearest decimal with so many places, a half rounded away from zero.
  ///
  /// - Parameter places: 0…18.
  /// - Throws: `overflow` when that takes more than 18 digits.
  package func rounded(toPlaces places: Int) throws(ArithmeticFault) -> Quantity {
    let (whole, part) = roundedMagnitude(places: places)
    let limit = powerOfTen(Quantity.maximumDigits)
    guard whole < limit else { throw .overflow }
    let digits = Int128(whole * powerOfTen(places) + part)
    guard let quantity = Quantity(digits: numerator < 0 ? -digits : digits, scale: places) else { throw .overflow }
    return quantity
  }

  /// The distance from zero as whole units and units of the last place, both exact.
  private func roundedMagnitude(places: Int) -> (whole: UInt128, part: UInt128) {
    precondition(0...Quantity.maximumDigits ~= places, "a figure is printed with 0 to 18 decimal places")
    let unit = powerOfTen(places)
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let (part, remainder) = denominator.magnitude.dividingFullWidth(rest.multipliedFullWidth(by: unit))
    let isHalfOrMore = remainder >= denominator.magnitude - remainder
    let rounded = part + (isHalfOrMore ? 1 : 0)
    return rounded == unit ? (whole + 1, 0) : (whole, rounded)
  }
}
