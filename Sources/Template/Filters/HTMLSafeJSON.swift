/// JSON that may stand in HTML, written as `tojson` writes it, straight into bytes.
///
/// Whoever writes an object names its members in the order of their bytes, as `tojson` has them.
package struct HTMLSafeJSON: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// - Parameter members: Adds them, in order.
  package mutating func object(_ members: (inout Self) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// - Parameter items: Begins and adds each.
  package mutating func array(_ items: (inout Self) -> Void) {
    bytes.append(UInt8(ascii: "["))
    items(&self)
    bytes.append(UInt8(ascii: "]"))
  }

  /// Begins an item of the array that was begun last; its value comes next.
  package mutating func item() {
    // A text ends with its quotes: these two only begin something.
    if bytes.last != UInt8(ascii: "["), bytes.last != UInt8(ascii: "{") { bytes += ", ".utf8 }
  }

  /// Begins a member of the object that was begun last; its value comes next.
  package mutating func member(_ name: String) {
    item()
    text(name)
    bytes += ": ".utf8
  }

  /// Adds a member, where it is given.
  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    member(name)
    self.text(text)
  }

  package mutating func member(_ name: String, number: Int) {
    member(name)
    bytes += String(number).utf8
  }

  package mutating func text(_ text: String) { Self.write(text, into: &bytes) }

  /// ASCII alone, without a character that could end a script or an attribute in single quotes.
  static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    guard !isPlain else { return }
    for unit in text.utf16 {
      switch unit {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x3C, 0x3E, 0x26, 0x27, 0..<0x20, 0x7F...: writeCode(unit, into: &bytes)
      default: bytes.append(UInt8(unit))
      }
    }
  }

  /// Does it stand for itself in every text that holds it?
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x5C, 0x3C, 0x3E, 0x26, 0x27: false
    default: 0x20..<0x7F ~= byte
    }
  }

  private static func writeCode(_ unit: UInt16, into bytes: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    bytes += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
  }
}
