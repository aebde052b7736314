/// The signs that let a text run in the direction of its own letters where the drawing runs in the other, as a title that
/// nobody translated: its full stop and brackets would go to the wrong end.
package enum Isolate: Sendable {
  case none, leftToRight, rightToLeft

  /// - Parameter direction: That of the drawing, `ltr` or `rtl`.
  package init(_ text: String, in direction: String) {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    let rightToLeft = letters.count(where: Self.isRightToLeft)
    self =
      switch direction {
      case "rtl" where rightToLeft == 0 && !letters.isEmpty: .leftToRight
      case "ltr" where rightToLeft > 0 && rightToLeft == letters.count: .rightToLeft
      default: .none
      }
  }

  /// In a drawing that runs from left to right, in whatever language: the first letter decides.
  init(ofFirstLetterIn text: String) {
    let first = text.unicodeScalars.first(where: \.properties.isAlphabetic)
    self = first.map(Self.isRightToLeft) == true ? .rightToLeft : .none
  }

  package func around(_ line: String) -> String {
    switch self {
    case .none: line
    case .leftToRight: "\u{2066}\(line)\u{2069}"
    case .rightToLeft: "\u{2067}\(line)\u{2069}"
    }
  }

  /// Of a script that runs from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and those after them.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
