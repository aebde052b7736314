/// Takes the `metadata` of a drawing out, what programs for drawing write of its file and folder, and the metadata of
/// pictures within it; refuses one that does something when it is opened by itself.
///
/// - Source: W3C, Scalable Vector Graphics 2, sections 5.9 and 15
struct SVGStripping {
  private let file: [UInt8]
  /// What runs in a browser, or holds a page that may.
  private static let active: Set<String> = ["script", "handler", "listener", "iframe", "object", "embed"]

  init(_ file: [UInt8]) {
    self.file = file
  }

  consuming func bytes() throws(PictureFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var copied = 0
    var open = 0
    /// How many elements are open around the metadata that is being left out.
    var outside: Int?
    var tags = MarkupTags(file)
    while let tag = tags.next() {
      guard file[tag.range.upperBound - 1] == UInt8(ascii: ">") else { throw .endsEarly }
      if isActive(tag) { throw .hasScript }
      if outside == nil, isMetadata(tag) {
        bytes += file[copied..<tag.range.lowerBound]
        copied = tag.range.upperBound
        if tag.kind == .start, !tag.isEmpty { outside = open }
      } else if outside == nil, tag.kind == .start {
        for range in privateAttributes(tag.range) {
          bytes += file[copied..<range.lowerBound]
          copied = range.upperBound
        }
      }
      if tag.kind == .start, !tag.isEmpty { open += 1 }
      guard tag.kind == .end else { continue }
      open -= 1
      if open == outside {
        copied = tag.range.upperBound
        outside = nil
      }
    }
    guard open <= 0 else { throw .endsEarly }
    guard open == 0 else { throw .isDamaged }
    return try EmbeddedPictures(in: bytes + file[copied...]).stripped()
  }

  /// `sodipodi:docname="…"` and its like, each with the space before it: they often hold the name of somebody's folder.
  private func privateAttributes(_ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = file[range].firstIndex { MarkupTags.isSpace($0) } ?? range.upperBound
    while place < range.upperBound {
      let start = place
      let rest = file[place..<range.upperBound].drop { MarkupTags.isSpace($0) }
      let name = rest.prefix { !MarkupTags.isSpace($0) && $0 != UInt8(ascii: "=") }
      let value = file[name.endIndex..<range.upperBound].drop { MarkupTags.isSpace($0) || $0 == UInt8(ascii: "=") }
      guard let quote = value.first, Self.quotes.contains(quote),
        let end = value.dropFirst().firstIndex(of: quote)
      else { break }
      place = end + 1
      if Self.privateNames.contains(where: {
        name.count > $0.utf8.count && name.suffix($0.utf8.count).elementsEqual($0.utf8)
      }) {
        found.append(start..<place)
      }
    }
    return found
  }

  private static let privateNames = [":docname", ":export-filename", ":absref"]

  /// An element that shows nothing, or one of the marks around XMP.
  private func isMetadata(_ tag: MarkupTags.Tag) -> Bool {
    switch tag.kind {
    case .start: ["metadata", "xmpmeta", "rdf"].contains(tag.name)
    case .instruction: file.has("<?xpacket", at: tag.range.lowerBound)
    case .end, .comment, .declaration, .plainText: false
    }
  }

  private func isActive(_ tag: MarkupTags.Tag) -> Bool {
    switch tag.kind {
    case .start: Self.active.contains(tag.name) || hasActiveAttribute(tag.range)
    // A word of the file's own may stand for a script.
    case .declaration: small(tag.range).contains("<!entity") && hasMarkupInQuotes(tag.range)
    case .instruction, .comment, .end, .plainText: false
    }
  }

  /// Does an attribute run when something happens, or lead to a script?
  ///
  /// On bytes: the outline of a country is one attribute of many megabytes.
  private func hasActiveAttribute(_ range: Range<Int>) -> Bool {
    let tag = small(range)
    if tag.contains("javascript:") { return true }
    var quote: UInt8?
    for place in tag.indices.dropFirst() {
      let (before, byte) = (tag[place - 1], tag[place])
      if let open = quote {
        if byte == open { quote = nil }
      } else if Self.quotes.contains(byte) {
        quote = byte
      } else if MarkupTags.isSpace(before) || before == UInt8(ascii: "/") || Self.quotes.contains(before) {
        if tag.has("on", at: place) { return true }
      }
    }
    return false
  }

  private func hasMarkupInQuotes(_ range: Range<Int>) -> Bool {
    var quote: UInt8?
    for byte in file[range] {
      if let open = quote {
        if byte == open { quote = nil }
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { return true }
      } else if Self.quotes.contains(byte) {
        quote = byte
      }
    }
    return false
  }

  private static let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]

  private func small(_ range: Range<Int>) -> [UInt8] {
    file[range].map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
