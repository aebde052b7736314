package import Diagnostics

/// A colour as style sheets write it: `#0a3f52`, or `#fff` for `#ffffff`.
package struct Colour: Sendable, FieldValue {
  /// From 0 to 255.
  package let red, green, blue: UInt8
  package let range: SourceRange

  package init(red: UInt8, green: UInt8, blue: UInt8, range: SourceRange) {
    self.red = red
    self.green = green
    self.blue = blue
    self.range = range
  }

  /// - Returns: `nil` for a text that is no colour.
  package init?(_ text: String, range: SourceRange) {
    let digits = text.utf8.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == text.utf8.count - 1 else { return nil }
    let pairs =
      switch digits.count {
      case 3: digits.map { ($0, $0) }
      case 6: [(digits[0], digits[1]), (digits[2], digits[3]), (digits[4], digits[5])]
      default: [(Int, Int)]()
      }
    guard pairs.count == 3 else { return nil }
    let bytes = pairs.map { UInt8($0 * 16 + $1) }
    self.init(red: bytes[0], green: bytes[1], blue: bytes[2], range: range)
  }

  /// Six digits in small letters.
  package var text: String {
    [red, green, blue].reduce(into: "#") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  package static var form: FieldForm {
    .code(
      CodeForm(
        "colour", "a colour such as \"#0a3f52\"", pattern: "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$", example: "#0a3f52"))
  }
  /// Without quotes, `#0a3f52` is a remark, and nothing is left.
  package static var mayBeBlank: Bool { false }
  package var content: FieldContent { .text(text) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Colour? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    guard let colour = Colour(text, range: node.range) else {
      decoding.report(.notAColour(text, field, at: node.range))
      return nil
    }
    return colour
  }
}
