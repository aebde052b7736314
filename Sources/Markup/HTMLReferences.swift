// References such as `&amp;` in raw HTML.
extension [UInt8] {
  /// Text or an attribute of raw HTML: references that are written whole stay, all else is escaped.
  mutating func write(rawText: ArraySlice<UInt8>) {
    var start = rawText.startIndex
    while let ampersand = rawText[start...].firstIndex(of: UInt8(ascii: "&")) {
      let length = rawText[ampersand...].referenceLength
      let run = rawText[start..<ampersand]
      write(text: run.span)
      if length > 0 {
        append(contentsOf: rawText[ampersand..<(ampersand + length)])
      } else {
        write(html: "&amp;")
      }
      start = ampersand + Swift.max(length, 1)
    }
    let rest = rawText[start...]
    write(text: rest.span)
  }

  /// An address as browsers read it from an attribute.
  ///
  /// Numbers count with or without `;`. Names other than these few stay as they are: the address is escaped when it is
  /// written, so that they cannot become signs later.
  func resolvingReferences() -> String {
    var resolved: [UInt8] = []
    var rest = self[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let (text, length) = rest.reference {
        resolved += text.utf8
        rest.removeFirst(length)
      } else {
        resolved.append(byte)
        rest.removeFirst()
      }
    }
    return String(decoding: resolved, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  /// Bytes of the reference that begins here and ends with `;`; 0 for none.
  fileprivate var referenceLength: Int {
    guard let end = prefix(40).firstIndex(of: UInt8(ascii: ";")) else { return 0 }
    var name = self[(startIndex + 1)..<end]
    if name.first == UInt8(ascii: "#") { name = numeral.map { _ in [] } ?? [0] }
    let isName = name.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    return isName && end > startIndex + 1 ? end + 1 - startIndex : 0
  }

  /// The character that a reference here stands for, and how long it is.
  fileprivate var reference: (text: String, length: Int)? {
    if let numeral {
      let scalar = Unicode.Scalar(numeral.value).flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}"
      return (String(scalar), numeral.length)
    }
    for (name, text) in [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&colon;", ":"),
      ("&Tab;", "\t"), ("&NewLine;", "\n"), ("&sol;", "/"), ("&nbsp;", "\u{A0}"),
    ] where starts(with: name.utf8) { return (text, name.utf8.count) }
    return nil
  }

  /// `&#106;`, `&#x6A;`, and both without `;`.
  var numeral: (value: UInt32, length: Int)? {
    guard dropFirst().first == UInt8(ascii: "#") else { return nil }
    let isHex = dropFirst(2).first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let digits = dropFirst(isHex ? 3 : 2).prefix { Self.digit($0, isHex: isHex) != nil }
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      value = Swift.min(value * (isHex ? 16 : 10) + (Self.digit(byte, isHex: isHex) ?? 0), 0x110000)
    }
    let hasEnd = digits.endIndex < endIndex && self[digits.endIndex] == UInt8(ascii: ";")
    return (value, digits.endIndex - startIndex + (hasEnd ? 1 : 0))
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    byte.hexDigit.flatMap { isHex || $0 < 10 ? UInt32($0) : nil }
  }
}
