/// The tags of a file of SVG or HTML, found one after the other; comments, declarations and instructions are told apart.
struct MarkupTags {
  private let file: [UInt8]
  private var place = 0

  enum Kind { case start, end, comment, declaration, instruction, plainText }

  struct Tag {
    let kind: Kind
    /// Without a prefix, in small letters; empty where it has none.
    let name: String
    let range: Range<Int>
    /// Does the element end with the tag that begins it?
    let isEmpty: Bool
  }

  init(_ file: [UInt8]) {
    self.file = file
  }

  /// The name of the outermost element of a file that begins with one; `nil` when it begins with anything else.
  var rootName: String? {
    var tags = self
    if file.starts(with: [0xEF, 0xBB, 0xBF]) { tags.place = 3 }
    while let start = file[tags.place...].firstIndex(where: { !Self.isSpace($0) }), file[start] == UInt8(ascii: "<") {
      guard let tag = tags.next() else { return nil }
      switch tag.kind {
      case .comment, .instruction: continue
      case .declaration where tag.name == "doctype":
        if Self.lowercased(file[tag.range]).hasPrefix("<!doctype html") { return "html" }
      case .start: return tag.name
      case .end, .plainText, .declaration: return nil
      }
    }
    return nil
  }

  /// The next one; one that does not end goes on to the end of the file.
  mutating func next() -> Tag? {
    guard let start = file[place...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
    let kind: Kind
    let end: Int
    if file.has("<!--", at: start) {
      (kind, end) = (.comment, endAfter("-->", from: start + 4))
    } else if file.has("<![CDATA[", at: start) {
      (kind, end) = (.plainText, endAfter("]]>", from: start + 9))
    } else if file.has("<?", at: start) {
      (kind, end) = (.instruction, endAfter("?>", from: start + 2))
    } else if file.has("<!", at: start) {
      (kind, end) = (.declaration, endOfTag(from: start + 2))
    } else {
      (kind, end) = (file.has("</", at: start) ? .end : .start, endOfTag(from: start + 1))
    }
    place = end
    let name = file[start..<end].dropFirst(kind == .start ? 1 : 2).prefix {
      !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    let ownName = name.split(separator: UInt8(ascii: ":")).last ?? []
    return Tag(
      kind: kind, name: Self.lowercased(ownName), range: start..<end,
      isEmpty: file[start..<end].suffix(2).elementsEqual("/>".utf8))
  }

  private func endAfter(_ text: String, from start: Int) -> Int {
    guard start < file.count else { return file.count }
    return file.firstPlace(of: text, in: start..<file.count).map { $0 + text.utf8.count } ?? file.count
  }

  /// A `>` within quotes or, in a declaration, within brackets ends no tag.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    var depth = 0
    var place = start
    while place < file.count {
      let byte = file[place]
      place += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      // Quotes in a comment of a declaration are not in pairs.
      case UInt8(ascii: "<") where depth > 0 && file.has("!--", at: place): place = endAfter("-->", from: place + 3)
      case UInt8(ascii: "<") where depth > 0 && file.has("?", at: place): place = endAfter("?>", from: place + 1)
      case UInt8(ascii: ">") where depth <= 0: return place
      default: continue
      }
    }
    return file.count
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func lowercased(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).lowercased() }
}
