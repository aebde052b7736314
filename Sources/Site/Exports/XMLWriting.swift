extension [UInt8] {
  /// Appends text within XML or an attribute. What needs no escaping is copied in one go.
  mutating func appendXML(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        guard let entity = utf8[index].entity else { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        append(contentsOf: entity.utf8)
        start = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
  }
}

/// Text within XML or an attribute.
func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.appendXML(text)
  return String(decoding: bytes, as: UTF8.self)
}

extension UInt8 {
  fileprivate var entity: String? {
    guard self < 0x3F else { return nil }
    switch self {
    case UInt8(ascii: "&"): return "&amp;"
    case UInt8(ascii: "<"): return "&lt;"
    case UInt8(ascii: ">"): return "&gt;"
    case UInt8(ascii: "\""): return "&quot;"
    default: return nil
    }
  }
}
