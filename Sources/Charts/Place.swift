/// A place along the width or height of a drawing, in hundredths of a per cent: 0…10000.
///
/// Whole numbers, so that every machine writes the same bytes.
struct Place: Hashable, Comparable, Sendable {
  static let full = 10_000
  static let start = Place(hundredths: 0)
  static let end = Place(hundredths: full)

  let hundredths: Int

  init(hundredths: Int) {
    self.hundredths = hundredths
  }

  /// So far of a whole, the nearest hundredth; a whole of nothing has its places in the middle.
  init(_ part: Int128, of whole: Int128) {
    guard whole > 0 else {
      self.init(hundredths: Self.full / 2)
      return
    }
    let part = min(max(part, 0), whole)
    self.init(hundredths: Int((part * Int128(Self.full) + whole / 2) / whole))
  }

  static func < (left: Place, right: Place) -> Bool { left.hundredths < right.hundredths }

  /// Seen from the other end, as heights are.
  var mirrored: Place { Place(hundredths: Self.full - hundredths) }

  func pixels(of length: Int) -> Int { (hundredths * length + Self.full / 2) / Self.full }

  /// Without the sign, as in a drawing of 100 × 100: `12.34`.
  var plain: String {
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    guard part > 0 else { return sign + String(whole) }
    return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }

  var percent: String { plain + "%" }
}
