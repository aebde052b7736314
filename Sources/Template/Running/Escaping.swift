/// Writes text as HTML: `& < > " '` become entities, the same ones that Jinja uses.
///
/// By runs: what needs no escaping is copied in one go (a byte at a time took twice as long).
func escape(_ text: String, into buffer: inout [UInt8]) {
  var text = text
  text.withUTF8 { escape($0, special: \.isSpecialInText, into: &buffer) }
}

/// Writes markup into a quoted attribute: what could end the attribute or begin a tag becomes an entity; entities stay.
func escapeForAttribute(_ markup: [UInt8], into buffer: inout [UInt8]) {
  markup.withUnsafeBufferPointer { escape($0, special: \.isSpecialInMarkup, into: &buffer) }
}

private func escape(
  _ bytes: UnsafeBufferPointer<UInt8>, special isSpecial: (UInt8) -> Bool, into buffer: inout [UInt8]
) {
  var start = 0
  for index in bytes.indices where isSpecial(bytes[index]) {
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    buffer.append(contentsOf: bytes[index].entity.utf8)
    start = index + 1
  }
  buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
}

extension UInt8 {
  fileprivate var isSpecialInText: Bool { self < 0x3F && (isSpecialInMarkup || self == UInt8(ascii: "&")) }

  fileprivate var isSpecialInMarkup: Bool {
    switch self {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  fileprivate var entity: String {
    switch self {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&#34;"
    case UInt8(ascii: "'"): "&#39;"
    default: "&amp;"
    }
  }
}
