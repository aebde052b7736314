package import Exact

/// Between which ends a number lies.
package struct NumberRange: Sendable {
  package let lower: Int
  /// `nil` where there is no end.
  package let upper: Int?
  /// Must it lie above the lower end?
  package let isAbove: Bool
  /// Whole numbers between the ends that it cannot be.
  package let gap: ClosedRange<Int>?

  private init(lower: Int, upper: Int?, isAbove: Bool = false, gap: ClosedRange<Int>? = nil) {
    self.lower = lower
    self.upper = upper
    self.isAbove = isAbove
    self.gap = gap
  }

  package init(_ ends: ClosedRange<Int>) { self.init(lower: ends.lowerBound, upper: ends.upperBound) }

  package static func from(_ lower: Int, but gap: ClosedRange<Int>? = nil) -> NumberRange {
    NumberRange(lower: lower, upper: nil, gap: gap)
  }

  package static func above(_ lower: Int) -> NumberRange { NumberRange(lower: lower, upper: nil, isAbove: true) }

  package func contains(_ quantity: Quantity) -> Bool {
    let value = Fraction(quantity)
    let isLowEnough = upper.map { value <= Fraction($0) } ?? true
    let isInGap = gap?.contains { value == Fraction($0) } ?? false
    return (isAbove ? Fraction(lower) < value : Fraction(lower) <= value) && isLowEnough && !isInGap
  }

  /// For "a number …".
  package var words: String {
    let ends = upper.map { "from \(lower) to \($0)" } ?? (isAbove ? "above \(lower)" : "from \(lower) on")
    return ends + (gap.map { ", but not " + $0.map(String.init).joined(separator: " or ") } ?? "")
  }
}
