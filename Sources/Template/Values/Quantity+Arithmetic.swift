import Exact

/// The sums of the language: whole numbers stay whole, a decimal on either side makes a decimal, and what does not fit
/// in 18 digits is a fault.
extension Quantity {
  private static let tooLarge = Fault("This number would need more than 18 digits")
  /// How many digits of a division that does not come out even are kept.
  private static let digitsOfDivision = 16

  var isWhole: Bool { scale == 0 }

  func adding(_ other: Quantity) throws(Fault) -> Quantity {
    let (left, right, scale) = aligned(with: other)
    return try Self.make(left + right, scale: scale)
  }

  func subtracting(_ other: Quantity) throws(Fault) -> Quantity {
    let (left, right, scale) = aligned(with: other)
    return try Self.make(left - right, scale: scale)
  }

  func multiplied(by other: Quantity) throws(Fault) -> Quantity {
    try Self.make(Int128(digits) * Int128(other.digits), scale: Int(scale) + Int(other.scale))
  }

  /// Always a decimal. Exact when it comes out even within 18 digits, else rounded to 16.
  func divided(by other: Quantity) throws(Fault) -> Quantity {
    guard other.digits != 0 else { throw Fault("A number cannot be divided by zero") }
    guard let ratio = try? Fraction(self) / Fraction(other) else { throw Self.tooLarge }
    let wholeDigits = ratio.decimal(places: 0).utf8.count { $0 != UInt8(ascii: "-") }
    guard wholeDigits < Self.maximumDigits else { throw Self.tooLarge }
    if let exact = try? ratio.rounded(toPlaces: Self.maximumDigits - wholeDigits), Fraction(exact) == ratio {
      return try Self.make(Int128(exact.digits), scale: Int(exact.scale), isDecimal: true)
    }
    let places = max(1, Self.digitsOfDivision - (ratio.numerator.magnitude < ratio.denominator ? 0 : wholeDigits))
    guard let rounded = try? ratio.rounded(toPlaces: places) else { throw Self.tooLarge }
    return try Self.make(Int128(rounded.digits), scale: Int(rounded.scale), isDecimal: true)
  }

  /// How many whole times the other one fits, rounded down.
  func flooredQuotient(by other: Quantity) throws(Fault) -> Quantity {
    let (quotient, _, _) = try flooredDivision(by: other)
    return try Self.make(quotient, scale: 0, isDecimal: !isWhole || !other.isWhole)
  }

  /// What is left of such a division; it has the sign of the other one.
  func remainder(by other: Quantity) throws(Fault) -> Quantity {
    let (_, remainder, scale) = try flooredDivision(by: other)
    return try Self.make(remainder, scale: scale)
  }

  func raised(to exponent: Quantity) throws(Fault) -> Quantity {
    guard exponent.isWhole else { throw Fault("Only whole numbers can be exponents") }
    var (power, base, rest) = (Quantity.one, self, exponent.digits.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { power = try power.multiplied(by: base) }
      rest >>= 1
      if rest > 0 { base = try base.multiplied(by: base) }
    }
    return exponent.digits < 0 ? try Quantity.one.divided(by: power) : power
  }

  var negated: Quantity { Quantity(digits: -Int128(digits), scale: Int(scale)) ?? self }

  var magnitude: Quantity { digits < 0 ? negated : self }

  /// With so many places, a half going to the even neighbour, as Python rounds.
  func roundedHalfToEven(places: Int) throws(Fault) -> Quantity {
    try rounded(places: places) { whole, rest, unit in
      let twice = rest.magnitude * 2
      let isUp = twice > unit.magnitude || (twice == unit.magnitude && !whole.isMultiple(of: 2))
      return isUp ? whole + 1 : whole
    }
  }

  func roundedUp(places: Int) throws(Fault) -> Quantity {
    try rounded(places: places) { whole, rest, _ in rest > 0 ? whole + 1 : whole }
  }

  func roundedDown(places: Int) throws(Fault) -> Quantity {
    try rounded(places: places) { whole, _, _ in whole }
  }

  /// The number with no needless zeros behind the point, but one place at least when it is a decimal.
  static func make(_ digits: Int128, scale: Int, isDecimal: Bool = false) throws(Fault) -> Quantity {
    var (digits, scale) = (digits, scale)
    while scale > 1, digits.isMultiple(of: 10) { (digits, scale) = (digits / 10, scale - 1) }
    if isDecimal, scale == 0 { (digits, scale) = (digits * 10, 1) }
    guard let number = Quantity(digits: digits, scale: scale) else { throw tooLarge }
    return number
  }
}

extension Quantity {
  private static let one = Quantity(digits: 1, scale: 0) ?? .zero

  /// The digits of both at the greater scale: below 10³⁶.
  private func aligned(with other: Quantity) -> (left: Int128, right: Int128, scale: Int) {
    let scale = max(Int(scale), Int(other.scale))
    return (
      Int128(digits) * power(scale - Int(self.scale)), Int128(other.digits) * power(scale - Int(other.scale)), scale
    )
  }

  private func flooredDivision(
    by other: Quantity
  ) throws(Fault) -> (quotient: Int128, remainder: Int128, scale: Int) {
    guard other.digits != 0 else { throw Fault("A number cannot be divided by zero") }
    let (left, right, scale) = aligned(with: other)
    var (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
    if remainder != 0, (remainder < 0) != (right < 0) { (quotient, remainder) = (quotient - 1, remainder + right) }
    return (quotient, remainder, scale)
  }

  /// - Parameter choose: Given the units below the number, what is left above them and the unit's size, the units to keep.
  private func rounded(
    places: Int, _ choose: (_ whole: Int128, _ rest: Int128, _ unit: Int128) -> Int128
  ) throws(Fault) -> Quantity {
    guard -18...18 ~= places else { throw Fault("A number is rounded to at most 18 places") }
    guard places < Int(scale) else { return self }
    let unit = power(Int(scale) - places)
    var (whole, rest) = Int128(digits).quotientAndRemainder(dividingBy: unit)
    if rest < 0 { (whole, rest) = (whole - 1, rest + unit) }
    let kept = choose(whole, rest, unit)
    guard places < 0 else { return try Self.make(kept, scale: places, isDecimal: !isWhole) }
    return try Self.make(kept * power(-places), scale: 0, isDecimal: !isWhole)
  }

  private func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
