package import Exact

/// The figures that a drawing spans, with 3 to 6 round ticks: multiples of 1, 2, 2.5 or 5 times a power of ten.
package struct ValueAxis: Sendable {
  /// What the axis is of.
  package enum Kind: Sendable {
    /// From zero, unless all figures are equal: then 10 % around them.
    case amounts
    /// The same, with ticks at whole numbers.
    case counts
    /// From the lowest figure to the highest: the ends of a scale.
    case scale
    /// Ranks from 1, each of up to twelve with its tick.
    case levels
  }

  /// Figures are reckoned in whole units of 10 to the power of minus this.
  private let exponent: Int
  private let low: Int128
  private let high: Int128
  private let step: Int128

  /// - Parameter values: All figures that are drawn; none gives an axis from 0 to 1.
  package init(_ values: [Fraction], kind: Kind) {
    let largest = values.map { $0 < .zero ? -$0 : $0 }.max() ?? .zero
    // At most 18 digits, so that four times a figure and its ticks are still held.
    let digits = largest.decimal(places: 0).utf8.count
    let exponent = largest < .one ? 18 : 17 - digits
    let units = values.map { Self.units($0, exponent) }
    let one = Self.powerOfTen(max(0, exponent))
    var (low, high) = (units.min() ?? 0, units.max() ?? 0)
    if kind == .amounts || kind == .counts {
      if low == high, units.count > 1, low != 0 {
        let margin = max(1, Int128(low.magnitude) / 10)
        (low, high) = (low - margin, high + margin)
      } else {
        (low, high) = (min(low, 0), max(high, 0))
      }
    }
    if low == high { high += one }
    let least: Int128 =
      switch kind {
      case .counts, .levels: one
      case .amounts, .scale: 1
      }
    let mostGaps: Int128 = kind == .levels ? 11 : 5
    step =
      Self.roundSteps.first { step in
        step.isMultiple(of: least) && Self.roundedUp(high, to: step) - Self.roundedDown(low, to: step) <= mostGaps
      } ?? (high - low)
    self.exponent = exponent
    self.low = Self.roundedDown(low, to: step) * step
    self.high = max(Self.roundedUp(high, to: step), Self.roundedDown(low, to: step) + 2) * step
  }

  /// From the lowest to the highest.
  package var ticks: [Fraction] {
    stride(from: 0, through: Int((high - low) / step), by: 1).map { value(low + Int128($0) * step) }
  }

  /// From the lowest figure, which is at the start.
  func place(of value: Fraction) -> Place {
    Place(Self.units(value, exponent) - low, of: high - low)
  }

  private func value(_ units: Int128) -> Fraction {
    let power = Self.powerOfTen(abs(exponent))
    return (exponent >= 0 ? try? Fraction(units, over: power) : try? Fraction(units * power, over: 1)) ?? .zero
  }

  // MARK: Whole units

  private static func units(_ value: Fraction, _ exponent: Int) -> Int128 {
    let units = value.units(ofPlaces: max(0, exponent))
    return exponent >= 0 ? units : units / powerOfTen(-exponent)
  }

  private static let roundSteps: [Int128] = (0...18).flatMap { power in
    [10, 20, 25, 50].map { $0 * powerOfTen(power) }.filter { $0.isMultiple(of: 10) }.map { $0 / 10 }
  }

  private static func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func roundedDown(_ units: Int128, to step: Int128) -> Int128 {
    let (quotient, rest) = units.quotientAndRemainder(dividingBy: step)
    return rest < 0 ? quotient - 1 : quotient
  }

  private static func roundedUp(_ units: Int128, to step: Int128) -> Int128 { -roundedDown(-units, to: step) }
}
