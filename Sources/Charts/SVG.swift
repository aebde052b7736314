/// A drawing, written element by element. Every attribute and every word is escaped.
struct SVG: Sendable {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []

  /// An element without content.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    bytes += "/>".utf8
  }

  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>, words: String) {
    add(name, attributes) { $0.bytes += escaped(words).utf8 }
  }

  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, String>, content: (inout SVG) -> Void
  ) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    content(&self)
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func add(_ other: SVG) { bytes += other.bytes }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (name, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += name.utf8
      bytes += "=\"".utf8
      bytes += escaped(value).utf8
      bytes.append(UInt8(ascii: "\""))
    }
  }
}

/// The text as it may stand in an element or in quotes; without the characters that XML does not allow.
func escaped(_ text: String) -> String {
  guard !text.utf8.allSatisfy(isPlain) else { return text }
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    case "\t", "\n", "\r": escaped += " "
    case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": break
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// A letter, digit or sign of ASCII that stands for itself: most texts of a drawing have no other.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
  default: UInt8(ascii: " ")...UInt8(ascii: "~") ~= byte
  }
}
