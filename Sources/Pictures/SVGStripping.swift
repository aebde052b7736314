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
    var depth = 0
    var tags = MarkupTags(file)
    while let tag = tags.next() {
      guard file[tag.range.upperBound - 1] == UInt8(ascii: ">") else { throw .endsEarly }
      if isActive(tag) { throw .hasScript }
      // RDF by itself, as XMP has it, is metadata too.
      guard tag.name == "metadata" || tag.kind == .instruction && isPacket(tag) else { continue }
      switch tag.kind {
      case .start where !tag.isEmpty:
        if depth == 0 { bytes += file[copied..<tag.range.lowerBound] }
        depth += 1
      case .end where depth > 0:
        depth -= 1
        if depth == 0 { copied = tag.range.upperBound }
      case .start where depth == 0, .instruction where depth == 0:
        bytes += file[copied..<tag.range.lowerBound]
        copied = tag.range.upperBound
      default: continue
      }
    }
    guard depth == 0 else { throw .endsEarly }
    return bytes + file[copied...]
  }

  /// The marks around XMP.
  private func isPacket(_ tag: MarkupTags.Tag) -> Bool { file.has("<?xpacket", at: tag.range.lowerBound) }

  private func isActive(_ tag: MarkupTags.Tag) -> Bool {
    let text = MarkupTags.lowercased(file[tag.range])
    switch tag.kind {
    case .start:
      return Self.active.contains(tag.name) || text.contains("javascript:") || text.contains(/[\s"'\/]on[a-z]+\s*=/)
    // A word of the file's own may stand for a script.
    case .declaration: return text.contains(/<!entity[^>]*["'][^"'>]*[<&]/) || text.contains("<script")
    case .instruction, .comment, .end, .plainText: return false
    }
  }
}
