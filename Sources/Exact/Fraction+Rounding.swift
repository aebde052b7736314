extension Fraction: CustomStringConvertible {
  /// `3/4`, or the whole number: for those who debug. Readers get `decimal(places:)`.
  package var description: String {
    denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
  }

  /// The plain decimal with so many places, a half rounded away from zero: `0.7502`. Never `-0.0000`.
  ///
  /// - Parameter places: 0…18.
  package func decimal(places: Int) -> String {
    precondition(0...Quantity.maximumDigits ~= places, "a figure is printed with 0 to 18 decimal places")
    let (whole, part) = roundedMagnitude(places: places)
    return plainDecimal(isNegative: numerator < 0, whole: whole, part: part, places: places)
  }

  /// The plain decimal with at most so many significant digits, a half rounded away from zero, without zeros at the
  /// end: `0.785241106543`, `1`. Digits before the point are never rounded off.
  ///
  /// - Parameter count: 1…18.
  package func decimal(significantDigits count: Int) -> String {
    precondition(1...Quantity.maximumDigits ~= count, "a figure is printed with 1 to 18 significant digits")
    let magnitude = Fraction(reduced: Int128(numerator.magnitude), over: denominator)
    let whole = magnitude.numerator / magnitude.denominator
    // For what is smaller than one, the zeros behind the point do not count.
    let places =
      whole > 0
      ? max(0, count - String(whole).utf8.count)
      : min(38, count - 1 + ((1...38).first { Fraction(reduced: 1, over: Int128(powerOfTen($0))) <= magnitude } ?? 0))
    let rounded = roundedMagnitude(places: places)
    var text = plainDecimal(isNegative: numerator < 0, whole: rounded.whole, part: rounded.part, places: places)[...]
    guard places > 0 else { return String(text) }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }

  /// The nearest decimal with so many places, a half rounded away from zero.
  ///
  /// - Parameter places: 0…18.
  /// - Throws: `overflow` when that takes more than 18 digits.
  package func rounded(toPlaces places: Int) throws(ArithmeticFault) -> Quantity {
    precondition(0...Quantity.maximumDigits ~= places, "a quantity has 0 to 18 decimal places")
    let (whole, part) = roundedMagnitude(places: places)
    let limit = powerOfTen(Quantity.maximumDigits)
    guard whole < limit else { throw .overflow }
    let digits = Int128(whole * powerOfTen(places) + part)
    guard let quantity = Quantity(digits: numerator < 0 ? -digits : digits, scale: places) else { throw .overflow }
    return quantity
  }

  /// Is a written figure this one, rounded to the places with which it is written? A half may go either way: programs
  /// differ in that.
  ///
  /// - Throws: `overflow`.
  package func rounds(to written: Quantity) throws(ArithmeticFault) -> Bool {
    let distance = try self - Fraction(written)
    return max(distance, -distance) <= Fraction(reduced: 1, over: Int128(2 * powerOfTen(Int(written.scale))))
  }

  /// So many units of the last place, a half rounded away from zero: of 3/4 with two places, 75.
  ///
  /// - Parameter places: 0…18.
  /// - Precondition: they fit in 128 bits.
  package func units(ofPlaces places: Int) -> Int128 {
    let (whole, part) = roundedMagnitude(places: places)
    let units = Int128(whole * powerOfTen(places) + part)
    return numerator < 0 ? -units : units
  }

  /// The distance from zero as whole units and units of the last place, both exact.
  ///
  /// - Parameter places: 0…38.
  private func roundedMagnitude(places: Int) -> (whole: UInt128, part: UInt128) {
    let unit = powerOfTen(places)
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let (part, remainder) = denominator.magnitude.dividingFullWidth(rest.multipliedFullWidth(by: unit))
    let isHalfOrMore = remainder >= denominator.magnitude - remainder
    let rounded = part + (isHalfOrMore ? 1 : 0)
    return rounded == unit ? (whole + 1, 0) : (whole, rounded)
  }
}
