/// The text of a drawing, made element by element. Every attribute and every word is escaped.
struct SVG: Sendable {
  private(set) var text = ""

  /// An element without content.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    text += "/>"
  }

  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>, words: String) {
    open(name, attributes)
    text += ">"
    text += escaped(words)
    text += "</\(name)>"
  }

  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, String>, content: (inout SVG) -> Void
  ) {
    open(name, attributes)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  mutating func add(_ other: SVG) { text += other.text }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<"
    text += name
    for (name, value) in attributes {
      text += " "
      text += name
      text += "=\""
      text += escaped(value)
      text += "\""
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
