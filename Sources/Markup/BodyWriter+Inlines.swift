internal import Diagnostics

extension BodyWriter {
  mutating func writeText(_ walk: borrowing MarkdownWalk) {
    walk.withLiteral { text in
      guard text.hasByte(UInt8(ascii: "[")) else {
        html.write(text: text)
        if isCapturing { plain.append(copying: text) }
        return
      }
      // What cmark cuts may end within a character.
      let text = String(decoding: [UInt8](copying: text), as: UTF8.self)
      html.write(text: text)
      if isCapturing { plain += text.utf8 }
      reportReferences(in: Array(text.utf8))
    }
  }

  mutating func writeBreak(_ node: MarkdownNode) {
    html.write(html: node == .softBreak ? "\n" : "<br>\n")
    if isCapturing { plain.append(UInt8(ascii: " ")) }
    places.goToNextLine()
  }

  /// The signs of an emphasis that is none.
  mutating func writeSigns(of node: MarkdownNode) {
    let signs = signs(of: node)
    html.write(html: signs)
    if isCapturing { plain.write(html: signs) }
  }

  /// The same for the text of an image.
  mutating func addSigns(_ node: MarkdownNode, _ walk: borrowing MarkdownWalk) {
    guard node.isEmphasis, walk.isOfSigns else { return }
    plain.write(html: signs(of: node))
  }

  /// cmark does not keep which of two signs it was: a block without the one has the other.
  private func signs(of node: MarkdownNode) -> StaticString {
    if node == .strikethrough { return "~~" }
    let isStar = places.bytes[places.ofBlock].contains(UInt8(ascii: "*"))
    return node == .strong ? (isStar ? "**" : "__") : isStar ? "*" : "_"
  }

  mutating func writeCode(_ walk: borrowing MarkdownWalk) {
    html.write(html: "<code>")
    walk.withLiteral { code in
      html.write(text: code)
      if isCapturing { plain.append(copying: code) }
    }
    html.write(html: "</code>")
  }

  /// cmark leaves `[text][name]` and `[^name]` as text when nothing of that name is defined; escaped ones look the same
  /// there, so the source decides. cmark-gfm 0.29.0.gfm.6 cuts such a `[^name]` short when its line ends before the
  /// bracket.
  private mutating func reportReferences(in text: [UInt8]) {
    var rest = text[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
      rest = rest[(open + 1)...]
      let label = rest.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
      guard label.endIndex < rest.endIndex, text[label.endIndex] == UInt8(ascii: "]"), label.count < 200 else {
        continue
      }
      if label.first == UInt8(ascii: "^"), let range = places.brokenFootnote(text[open...label.endIndex]) {
        diagnostics.append(.brokenFootnote(at: range))
        continue
      }
      let isFootnote = label.first == UInt8(ascii: "^") && label.count > 1
      let isSecond = open > text.startIndex && text[open - 1] == UInt8(ascii: "]")
      guard isFootnote || isSecond else { continue }
      let start = isFootnote ? open : open - 1
      guard let range = places.findReference(Array(text[start...label.endIndex])) else { continue }
      let opening = text[..<start].lastIndex(of: UInt8(ascii: "["))
      let name = label.isEmpty ? text[(opening ?? text.startIndex)..<start].drop { $0 == UInt8(ascii: "[") } : label
      let isDefined = places.isDefined(name)
      if isFootnote, !isDefined, places.beginsLine(name) {
        // The mark in the text is right.
        if range.column == 1 {
          diagnostics.append(.footnoteWithoutColon(String(decoding: name, as: UTF8.self), at: range))
        }
        continue
      }
      diagnostics.append(.deadReference(String(decoding: name, as: UTF8.self), isDefined: isDefined, at: range))
    }
  }
}

// Links and images.
extension BodyWriter {
  mutating func enterLink(_ walk: inout MarkdownWalk, _ resolve: (MarkdownLink) -> LinkResolution) {
    let start = places.mark
    if let text = walk.ownAddress, places.isBare(text) {
      if walk.destination == "mailto:" + text, walk.isBehindLetter {
        // A part of an address would be another person's.
        let range = places.findLetterBox(text)
        openLinks.append(OpenLink(range: range, textStart: html.count, isWritten: false, end: places.mark))
        diagnostics.append(.oddLetterBox(at: range))
        places.mark = start
        return
      }
      walk.shortenOwnAddress(to: BareAddress.length(of: text))
    }
    let written = walk.destination
    let range = places.findDestination(written)
    let address = address(of: written, as: .link, at: range, resolve)?.address
    // What stands in the link's text comes before its destination.
    let end = places.mark
    places.mark = start
    guard let address, !elements.contains("a") else {
      openLinks.append(OpenLink(range: range, textStart: html.count, isWritten: false, end: end))
      return
    }
    html.write(html: "<a href=\"")
    html.write(address: address)
    html.write(html: "\"")
    writeTitle(walk)
    html.write(html: ">")
    openLinks.append(OpenLink(range: range, textStart: html.count, isWritten: true, end: end))
  }

  mutating func leaveLink() {
    guard let link = openLinks.popLast() else { return }
    places.mark = link.end
    if link.isWritten, !html[min(link.textStart, html.count)...].hasWords {
      diagnostics.append(.linkWithoutText(at: link.range))
    }
    if link.isWritten { html.write(html: "</a>") }
  }

  mutating func enterImage() {
    if !isCapturing { plain.removeAll(keepingCapacity: true) }
    image = OpenImage(depth: depth, plainStart: plain.count, wasCapturing: isCapturing)
    isCapturing = true
  }

  /// The text of an image is plain: only words, no marks.
  mutating func enterInImageText(_ node: MarkdownNode, _ walk: borrowing MarkdownWalk) {
    switch node {
    // What cmark cuts may end within a character.
    case .text, .code: walk.withLiteral { plain += String(decoding: [UInt8](copying: $0), as: UTF8.self).utf8 }
    case .softBreak, .lineBreak:
      plain.append(UInt8(ascii: " "))
      places.goToNextLine()
    default: addSigns(node, walk)
    }
  }

  mutating func leaveImage(
    _ open: OpenImage, _ walk: borrowing MarkdownWalk, _ resolve: (MarkdownLink) -> LinkResolution
  ) {
    image = nil
    isCapturing = open.wasCapturing
    let written = walk.destination
    let range = places.findDestination(written)
    let text = plain[open.plainStart...]
    if text.allSatisfy({ $0 <= 0x20 }) {
      diagnostics.append(.imageWithoutText(at: range))
    } else if let fault = PictureWords.fault(of: String(decoding: text, as: UTF8.self), file: written, at: range) {
      diagnostics.append(fault)
    }
    guard let picture = address(of: written, as: .image, at: range, resolve) else {
      html.write(text: text.span)
      return
    }
    if let webp = picture.webp {
      html.write(html: "<picture><source type=\"image/webp\"")
      writeSizes(webp)
      html.write(html: ">")
    }
    html.write(html: "<img src=\"")
    html.write(address: picture.address)
    html.write(html: "\" alt=\"")
    html.write(text: text.span)
    html.write(html: "\"")
    if let others = picture.others { writeSizes(others) }
    if let size = picture.size {
      html.write(html: " width=\"")
      html.write(number: size.width)
      html.write(html: "\" height=\"")
      html.write(number: size.height)
      html.write(html: "\"")
    }
    writeTitle(walk)
    html.write(html: " loading=\"lazy\">")
    if picture.webp != nil { html.write(html: "</picture>") }
  }

  private mutating func writeSizes(_ list: String) {
    html.write(html: " srcset=\"")
    html.write(text: list)
    html.write(html: "\" sizes=\"")
    html.write(html: MarkdownPicture.sizes)
    html.write(html: "\"")
  }

  private mutating func writeTitle(_ walk: borrowing MarkdownWalk) {
    walk.withTitle { title in
      guard !title.isEmpty else { return }
      checkReferences(in: title)
      html.write(html: " title=\"")
      html.write(text: title)
      html.write(html: "\"")
    }
  }

  /// What to write for a destination; `nil` when it may not be linked, which is then reported.
  mutating func address(
    of written: String, as kind: MarkdownLink.Kind, at range: SourceRange, _ resolve: (MarkdownLink) -> LinkResolution
  ) -> MarkdownPicture? {
    do throws(LinkFault) {
      let link = MarkdownLink(kind, to: try LinkTarget(written), written: written, at: range)
      links.append(link)
      if link.target == .anchor(""), kind == .link { diagnostics.append(.emptyAnchor(at: range)) }
      if case .address = link.target, kind == .link {
        for fault in WrittenAddress.faults(of: written, at: range) { diagnostics.append(fault) }
      }
      switch resolve(link) {
      case .address(let address): return MarkdownPicture(address: address, size: nil, webp: nil, others: nil)
      case .picture(let picture): return picture
      case .refused(let diagnostic):
        diagnostics.append(diagnostic)
        return nil
      }
    } catch {
      diagnostics.append(.badDestination(error, of: written, at: range))
      return nil
    }
  }
}

/// A link that is open.
struct OpenLink {
  let range: SourceRange
  /// Where its text begins in what is written.
  let textStart: Int
  /// Whether `<a>` was written.
  let isWritten: Bool
  /// Where the search for places goes on behind the link.
  let end: BodyPlaces.Mark
}

/// An image whose text is being gathered.
struct OpenImage {
  let depth: Int
  /// Where its text begins in the plain text.
  let plainStart: Int
  let wasCapturing: Bool
}

extension ArraySlice<UInt8> {
  /// Whether this HTML says anything: a sign that is no blank, or an image with a text.
  fileprivate var hasWords: Bool {
    var rest = self
    while let first = rest.first {
      guard first == UInt8(ascii: "<") else {
        if first > 0x20 { return true }
        rest.removeFirst()
        continue
      }
      let tag = rest.prefix { $0 != UInt8(ascii: ">") }
      if tag.starts(with: "<img ".utf8), tag.firstRange(of: Array(" alt=\"\"".utf8)) == nil { return true }
      rest = rest[tag.endIndex...].dropFirst()
    }
    return false
  }
}
