/// A number as an author writes it: whole digits and a scale, so 1.50 is 150 with two decimal places.
///
/// Exact, at most 18 significant digits and 18 decimal places. The places as written are kept for printing; `==`, `<`
/// and the hash go by the value, so 1.50 equals 1.5. It has no arithmetic: figures are computed as a `Fraction`.
package struct Quantity: Sendable {
  /// The most significant digits that a quantity holds, and the most decimal places.
  package static let maximumDigits = 18

  /// The value without its decimal point, between −10¹⁸ and 10¹⁸, both left out.
  package let digits: Int64
  /// How many of the digits stand after the decimal point, 0…18.
  package let scale: Int8

  package static let zero = Quantity(uncheckedDigits: 0, scale: 0)

  /// - Returns: `nil` when the digits are more than 18 or the scale is not in 0…18.
  package init?(digits: Int128, scale: Int) {
    guard digits.magnitude < powerOfTen(Self.maximumDigits), 0...Self.maximumDigits ~= scale else { return nil }
    self.init(uncheckedDigits: Int64(digits), scale: Int8(scale))
  }

  private init(uncheckedDigits digits: Int64, scale: Int8) {
    self.digits = digits
    self.scale = scale
  }
}

extension Quantity: Comparable, Hashable {
  /// The digits at 18 decimal places, where any two quantities can be compared: below 10³⁶.
  private var aligned: Int128 {
    Int128(digits) * Int128(powerOfTen(Self.maximumDigits - Int(scale)))
  }

  package static func == (left: Quantity, right: Quantity) -> Bool {
    left.scale == right.scale ? left.digits == right.digits : left.aligned == right.aligned
  }

  package static func < (left: Quantity, right: Quantity) -> Bool {
    left.scale == right.scale ? left.digits < right.digits : left.aligned < right.aligned
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(aligned) }
}

extension Quantity: CustomStringConvertible {
  /// The plain decimal with the places as written: `-1.50`. Reading it gives the same quantity.
  package var description: String {
    let (whole, part) = digits.magnitude.quotientAndRemainder(dividingBy: UInt64(powerOfTen(Int(scale))))
    return plainDecimal(isNegative: digits < 0, whole: UInt128(whole), part: UInt128(part), places: Int(scale))
  }
}

/// 10 to a power of 0…38.
func powerOfTen(_ exponent: Int) -> UInt128 {
  precondition(0...38 ~= exponent, "ten to the power of \(exponent) is not held by 128 bits")
  var power: UInt128 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}

/// `whole.part` with the part filled up to `places` digits; no sign on a zero.
func plainDecimal(isNegative: Bool, whole: UInt128, part: UInt128, places: Int) -> String {
  var text = isNegative && (whole > 0 || part > 0) ? "-" : ""
  text += String(whole)
  guard places > 0 else { return text }
  let partDigits = String(part)
  return text + "." + String(repeating: "0", count: places - partDigits.utf8.count) + partDigits
}
