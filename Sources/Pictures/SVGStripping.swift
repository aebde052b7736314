/// Takes the `metadata` of a drawing out, and refuses one that does something when it is opened by itself.
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
    return bytes + file[copied...]
  }

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
