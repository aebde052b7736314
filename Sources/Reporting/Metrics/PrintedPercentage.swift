package import Exact

/// A share as readers see it: whole per cent, but never 100 for what is not met, nor 0 for what has moved.
///
/// The sign and its spacing, and the words for "over" and "under", are the language's.
/// - Source: domain.md 4.1, "printing"
package enum PrintedPercentage: Hashable, Sendable {
  case whole(Int)
  /// Not met, and at least 99.5 %: "over 99 %".
  case over99
  /// Moved, and less than 0.5 %: "under 1 %".
  case under1
  /// Moved away, by less than 0.5 %: "under −1 %".
  case underMinus1

  /// What to say beside the figure.
  package enum Remark: Hashable, Sendable {
    /// Above 100 %.
    case exceeded
    /// Below 0 %.
    case movedAway
  }

  /// - Throws: `overflow` for a share beyond 10¹⁶.
  package init(_ share: Fraction) throws(ArithmeticFault) {
    // Two places of a share are whole per cent, a half away from zero.
    let percent = try share.rounded(toPlaces: 2).digits
    if percent == 100, share < .one {
      self = .over99
    } else if percent == 0, share != .zero {
      self = share > .zero ? .under1 : .underMinus1
    } else {
      self = .whole(Int(percent))
    }
  }

  package static func remark(on share: Fraction) -> Remark? {
    share > .one ? .exceeded : share < .zero ? .movedAway : nil
  }

  /// The share for a bar's length, 0…1: the bar is clamped, the number never.
  package static func bar(of share: Fraction) -> Fraction {
    share.clamped(to: 0...1)
  }
}
