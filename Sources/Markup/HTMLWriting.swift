// Two doors into a page's bytes: markup that stands in this program, and text that is escaped on the way.
extension [UInt8] {
  mutating func write(html: StaticString) {
    html.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Escapes `&`, `<`, `>` and `"`, by runs: good for text and for attributes in double quotes.
  mutating func write(text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { bytes in
      var start = 0
      for index in bytes.indices {
        let entity: StaticString
        switch unsafe bytes[index] {
        case UInt8(ascii: "&"): entity = "&amp;"
        case UInt8(ascii: "<"): entity = "&lt;"
        case UInt8(ascii: ">"): entity = "&gt;"
        case UInt8(ascii: "\""): entity = "&quot;"
        default: continue
        }
        unsafe append(contentsOf: bytes[start..<index])
        write(html: entity)
        start = index + 1
      }
      unsafe append(contentsOf: bytes[start...])
    }
  }

  mutating func write(text: String) {
    write(text: text.utf8.span)
  }

  init(copying bytes: Span<UInt8>) {
    self = []
    append(copying: bytes)
  }

  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  mutating func write(number: Int) {
    write(text: String(number))
  }

  /// An address for `href` or `src`: what may not stand in one is percent-encoded, letters of any script stay.
  mutating func write(address: String) {
    let bytes = Array(address.utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    var hasFragment = false
    for (index, byte) in bytes.enumerated() {
      let isStray =
        switch byte {
        case UInt8(ascii: "%"): !bytes[(index + 1)...].prefix(2).isHexPair
        case UInt8(ascii: "#"): hasFragment
        default: false
        }
      hasFragment = hasFragment || byte == UInt8(ascii: "#")
      if byte <= 0x20 || byte == 0x7F || isStray || Self.notInAddresses.contains(byte) {
        encoded.append(UInt8(ascii: "%"))
        encoded += String(Int(byte) + 0x100, radix: 16, uppercase: true).utf8.dropFirst()
      } else {
        encoded.append(byte)
      }
    }
    write(text: encoded.span)
  }

  private static let notInAddresses = Array("\"<>[\\]^`{|}".utf8)
}

extension Span<UInt8> {
  func hasByte(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isHexPair: Bool { count == 2 && allSatisfy { $0.hexDigit != nil } }
}

extension UInt8 {
  /// 0…15, of a digit in ASCII.
  var hexDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
