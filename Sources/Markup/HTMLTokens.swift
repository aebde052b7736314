/// A tag as it is written in raw HTML.
struct HTMLTag: Equatable {
  struct Attribute: Equatable {
    /// In small letters.
    let name: String
    /// As written between the quotes, entities unresolved; `nil` when the name stands alone.
    let value: [UInt8]?
  }

  /// In small letters.
  let name: String
  let attributes: [Attribute]

  /// Whether this is rather a sum than a tag, as in `a<b and c>d`: bare words follow a name.
  var isComparison: Bool { !attributes.isEmpty && attributes.allSatisfy { $0.value == nil } && name.utf8.count < 3 }
}

/// One piece of raw HTML, with its bytes' place in the whole.
enum HTMLPiece: Equatable {
  case text(Range<Int>)
  case open(HTMLTag, Range<Int>)
  case close(String, Range<Int>)
  /// A comment, declaration, processing instruction or CDATA section, closed or not.
  case comment(Range<Int>)
}

/// Divides raw HTML into pieces, in one pass; what is not a whole tag is text.
struct HTMLTokens {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> HTMLPiece? {
    guard position < bytes.count else { return nil }
    let start = position
    if bytes[start] == UInt8(ascii: "<"), let piece = markup() { return piece }
    position = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    return .text(start..<position)
  }

  /// Skips what stands before the end tag of an element whose content is no HTML, and the end tag; all, without one.
  mutating func skip(past name: String) {
    while let piece = next() {
      if case .close(name, _) = piece { return }
    }
  }

  private mutating func markup() -> HTMLPiece? {
    let start = position
    let after = start + 1 < bytes.count ? bytes[start + 1] : 0
    switch after {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      position = endOfComment(from: start)
      return .comment(start..<position)
    case UInt8(ascii: "/"):
      return endTag(from: start)
    case _ where after.isASCIILetter:
      return startTag(from: start)
    default:
      return nil
    }
  }

  /// Where what begins with `<!` or `<?` ends; without an end it takes all, as browsers do.
  private func endOfComment(from start: Int) -> Int {
    for (opening, closing) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
    where bytes[start...].starts(with: opening.utf8) {
      return end(of: closing, from: start + opening.utf8.count - (closing == "-->" ? 2 : 0)) ?? bytes.count
    }
    return end(of: ">", from: start) ?? bytes.count
  }

  private func end(of closing: String, from start: Int) -> Int? {
    let closing = Array(closing.utf8)
    var index = start
    while let found = bytes[index...].firstIndex(of: closing[0]) {
      if bytes[found...].starts(with: closing) { return found + closing.count }
      index = found + 1
    }
    return nil
  }

  private mutating func endTag(from start: Int) -> HTMLPiece? {
    guard start + 2 < bytes.count, bytes[start + 2].isASCIILetter else { return nil }
    var index = start + 2
    let name = word(at: &index)
    guard let end = bytes[index...].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
      bytes[end] == UInt8(ascii: ">")
    else { return nil }
    position = end + 1
    return .close(name, start..<position)
  }

  private mutating func startTag(from start: Int) -> HTMLPiece? {
    var index = start + 1
    let name = word(at: &index)
    var attributes: [HTMLTag.Attribute] = []
    while true {
      let blanks = skipBlanks(at: &index)
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") {
        position = index + 1
        return .open(HTMLTag(name: name, attributes: attributes), start..<position)
      }
      guard blanks, let attribute = attribute(at: &index) else { return nil }
      if !attributes.contains(where: { $0.name == attribute.name }) { attributes.append(attribute) }
      if attributes.count > 50 { return nil }
    }
  }

  private func attribute(at index: inout Int) -> HTMLTag.Attribute? {
    let name = word(at: &index)
    guard !name.isEmpty else { return nil }
    var next = index
    _ = skipBlanks(at: &next)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else {
      return HTMLTag.Attribute(name: name, value: nil)
    }
    index = next + 1
    _ = skipBlanks(at: &index)
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = bytes[(index + 1)...].firstIndex(of: quote) else { return nil }
      let value = bytes[(index + 1)..<end]
      index = end + 1
      return HTMLTag.Attribute(name: name, value: Array(value))
    }
    let value = bytes[index...].prefix { !$0.isBlank && !Self.notInBareValues.contains($0) }
    guard !value.isEmpty else { return nil }
    index = value.endIndex
    return HTMLTag.Attribute(name: name, value: Array(value))
  }

  private static let notInBareValues = Array("\"'=<>`".utf8)
  private static let notInNames = Array("\"'=<>/".utf8)

  /// A name in small letters, up to a blank or a sign of markup.
  private func word(at index: inout Int) -> String {
    let word = bytes[index...].prefix { !$0.isBlank && !Self.notInNames.contains($0) }
    index = word.endIndex
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// A slash between attributes counts as a blank.
  private func skipBlanks(at index: inout Int) -> Bool {
    let start = index
    while index < bytes.count, bytes[index].isBlank || bytes[index] == UInt8(ascii: "/") { index += 1 }
    return index > start
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self <= 0x20 }
}
