internal import Diagnostics

extension BodyWriter {
  mutating func writeInlineHTML(_ walk: borrowing MarkdownWalk, _ resolve: (MarkdownLink) -> LinkResolution) {
    let bytes = walk.withLiteral { [UInt8](copying: $0) }
    if renderer.allowsRawHTML || isKept(bytes) {
      sanitise(bytes, as: .phrasing, resolve)
    } else {
      reportDropped(bytes, isBlock: false)
    }
  }

  mutating func writeHTMLBlock(_ walk: borrowing MarkdownWalk, _ resolve: (MarkdownLink) -> LinkResolution) {
    verbatimLines.append(walk.line...max(walk.line, walk.lastLine))
    let bytes = walk.withLiteral { [UInt8](copying: $0) }
    reportOpenComment(bytes)
    if renderer.allowsRawHTML || isKept(bytes) {
      if !renderer.allowsRawHTML, let mark = bytes.firstIndex(where: { "*_`[#|".utf8.contains($0) }) {
        diagnostics.append(.marksInHTML(at: places.find(firstLine(of: bytes[mark...]))))
      }
      sanitise(bytes, as: .block, resolve)
    } else {
      reportDropped(bytes, isBlock: true)
    }
  }

  /// Whether there is nothing but text and tags that stay in every body.
  private func isKept(_ bytes: [UInt8]) -> Bool {
    var tokens = HTMLTokens(bytes)
    var hasTags = false
    while let piece = tokens.next() {
      switch piece {
      case .open(let tag, _):
        guard AllowedHTML.isAlwaysKept(tag.name) else { return false }
        hasTags = true
      case .close(let name, _):
        guard AllowedHTML.isAlwaysKept(name) else { return false }
        hasTags = true
      case .text: continue
      case .comment: return false
      }
    }
    return hasTags
  }

  /// A comment that nothing closes takes all that follows with it.
  private mutating func reportOpenComment(_ bytes: [UInt8]) {
    var tokens = HTMLTokens(bytes)
    while let piece = tokens.next() {
      guard case .comment(let range) = piece, range.upperBound == bytes.count else { continue }
      for (opening, closing) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
      where bytes[range].starts(with: opening.utf8) {
        let written = bytes[range].reversed().drop { $0 <= 0x20 }
        guard !written.starts(with: closing.utf8.reversed()) else { continue }
        let place = places.find(firstLine(of: bytes[range]))
        diagnostics.append(.openComment(shown(bytes[range]), closing: closing, at: place))
      }
    }
  }

  /// Says what of an element or a block is left out: a table, each player, and else once, at its first tag or where its
  /// text is lost. Comments are meant to be left out, and end tags go with what they end.
  private mutating func reportDropped(_ bytes: [UInt8], isBlock: Bool) {
    if isBlock, reportDroppedTable(bytes) { return }
    let losesText = isBlock && Self.holdsText(bytes)
    var isTold = false
    var tokens = HTMLTokens(bytes)
    while let piece = tokens.next() {
      switch piece {
      case .open(let tag, let range):
        // A player with its end, which would be left over.
        let end = Array("</\(tag.name)>".utf8)
        let whole = AllowedHTML.isPlayer(tag.name) ? places.findWhole(Array(bytes[range]) + end) : nil
        let place = whole ?? places.find(firstLine(of: bytes[range]))
        if !isBlock { droppedTags[tag.name, default: 0] += 1 }
        let instead = tag.isComparison ? "Write `\\<` for the sign itself." : AllowedHTML.inMarkdown(tag.name)
        if !isBlock, reportJoined(bytes[range], instead: instead, at: place) { return }
        if AllowedHTML.isPlayer(tag.name) {
          diagnostics.append(.player(shown(bytes[range]), link: Self.link(insteadOf: tag), at: place))
          isTold = true
        } else if !isTold {
          diagnostics.append(
            .rawHTML(
              shown(bytes[range]), instead: instead,
              couldPass: AllowedHTML.content(of: tag.name) != nil, isBlock: isBlock, losesText: losesText, at: place))
          isTold = true
        }
      case .close(let name, let range):
        guard !isBlock else { continue }
        let place = places.find(Array(bytes[range]))
        if reportJoined(bytes[range], instead: AllowedHTML.inMarkdown(name), at: place) { continue }
        droppedTags[name, default: 0] -= 1
        if droppedTags[name, default: 0] < 0 {
          diagnostics.append(
            .rawHTML(shown(bytes[range]), instead: nil, couldPass: false, isBlock: false, losesText: false, at: place))
        }
      case .comment(let range)
      where !isBlock
        && reportJoined(bytes[range], instead: nil, at: places.find(firstLine(of: bytes[range]))):
        continue
      case .text(let range) where !bytes[range].allSatisfy({ $0 <= 0x20 }),
        .comment(let range) where !bytes[range].starts(with: "<!--".utf8):
        guard !isTold else { continue }
        let text = bytes[range].drop { $0 <= 0x20 }
        let place = places.find(firstLine(of: text))
        diagnostics.append(
          .rawHTML(shown(text), instead: nil, couldPass: true, isBlock: isBlock, losesText: losesText, at: place))
        isTold = true
      case .text, .comment: continue
      }
    }
  }

  /// Whether a reader would see words or figures.
  private static func holdsText(_ bytes: [UInt8]) -> Bool {
    var tokens = HTMLTokens(bytes)
    while let piece = tokens.next() {
      switch piece {
      case .open(let tag, _): if AllowedHTML.hidesContent(tag.name) { tokens.skip(past: tag.name) }
      case .text(let range): if bytes[range].contains(where: \.isOfWord) { return true }
      case .close, .comment: continue
      }
    }
    return false
  }

  /// Says that a table is left out, with the same in Markdown; of one with blank lines in it, once for the whole.
  private mutating func reportDroppedTable(_ bytes: [UInt8]) -> Bool {
    var tokens = HTMLTokens(bytes)
    while let piece = tokens.next() {
      guard case .open(let tag, let range) = piece, tag.name == "table" || AllowedHTML.isOfTable(tag.name) else {
        continue
      }
      if tag.name == "table" || !hasToldTable {
        let place = places.find(firstLine(of: bytes[range]))
        diagnostics.append(.tableInHTML(HTMLTable(bytes[range.lowerBound...]).markdown, at: place))
        hasToldTable = true
      }
      return true
    }
    return false
  }

  /// Says that a word or figure would come out of two, if the tag that was just found were left out.
  private mutating func reportJoined(_ piece: ArraySlice<UInt8>, instead: String?, at place: SourceRange) -> Bool {
    guard let joined = places.joinedWords else { return false }
    diagnostics.append(.joinedByHTML(shown(piece), joined, instead: instead, at: place))
    return true
  }

  /// What leads to what a player would have shown; `nil` where it does not say it, or its author will know better.
  private static func link(insteadOf tag: HTMLTag) -> String? {
    func value(_ name: String) -> String? {
      tag.attributes.first { $0.name == name }?.value.map { $0.resolvingReferences() }
    }
    guard let written = value("src") ?? value("data"), (try? LinkTarget(written)) != nil,
      !written.utf8.contains(where: { $0 <= 0x20 || "()<>".utf8.contains($0) })
    else { return nil }
    let isWhole = written.hasPrefix("https://") || written.hasPrefix("http://")
    guard let title = value("title"), !title.isEmpty, !title.utf8.contains(where: { "[]\n".utf8.contains($0) }) else {
      return isWhole ? "<\(written)>" : "[\(written)](\(written))"
    }
    return "[\(title)](\(written))"
  }

  /// Writes what of raw HTML may pass, tag by tag, made anew: nothing is copied that was not understood.
  private mutating func sanitise(
    _ bytes: [UInt8], as context: AllowedHTML.Content, _ resolve: (MarkdownLink) -> LinkResolution
  ) {
    var tokens = HTMLTokens(bytes)
    while !isTooDeep, let piece = tokens.next() {
      switch piece {
      case .text(let range): html.write(rawText: bytes[range])
      case .comment: continue
      case .open(let tag, let range):
        let place = places.find(firstLine(of: bytes[range]))
        guard let content = AllowedHTML.content(of: tag.name), context == .block || content == .phrasing,
          tag.name != "a" || !isInLink, stands(tag.name)
        else {
          if AllowedHTML.isPlayer(tag.name) {
            diagnostics.append(.player(shown(bytes[range]), link: Self.link(insteadOf: tag), at: place))
          } else if context == .block || !reportJoined(bytes[range], instead: nil, at: place) {
            diagnostics.append(.refusedHTML(shown(bytes[range]), at: place))
          }
          if AllowedHTML.hidesContent(tag.name) { tokens.skip(past: tag.name) }
          continue
        }
        write(tag, at: place, resolve)
      case .close("br", _): write(HTMLTag(name: "br", attributes: []), at: places.here, resolve)
      case .close(let name, let range):
        guard AllowedHTML.content(of: name) != nil, !AllowedHTML.isVoid(name) else { continue }
        if !elements.close(name, depth: depth, html: &html) {
          let place = places.find(firstLine(of: bytes[range]))
          diagnostics.append(.refusedHTML(shown(bytes[range]), at: place))
        }
      }
    }
  }

  /// Ends what the element ends by beginning, and tells whether it may stand there.
  private mutating func stands(_ element: String) -> Bool {
    elements.prepare(for: element, depth: depth, html: &html)
    guard let parents = AllowedHTML.parents(of: element) else { return true }
    return elements.innermost(at: depth).map { parents.contains($0) } ?? false
  }

  private var isInLink: Bool { elements.contains("a") || openLinks.contains { $0.isWritten } }

  private mutating func write(_ tag: HTMLTag, at place: SourceRange, _ resolve: (MarkdownLink) -> LinkResolution) {
    if tag.name == "img" {
      writeImage(tag, at: place, resolve)
      return
    }
    html.write(html: "<")
    html.write(text: tag.name)
    if renderer.allowsRawHTML { writeAttributes(of: tag, at: place, resolve) }
    html.write(html: ">")
    // "8<br>9" is two words in a list of contents too.
    if tag.name == "br", isCapturing { plain.append(UInt8(ascii: " ")) }
    if !AllowedHTML.isVoid(tag.name) { elements.push(tag.name, depth: depth) }
  }

  /// An image without a source that may be shown is left out.
  private mutating func writeImage(_ tag: HTMLTag, at place: SourceRange, _ resolve: (MarkdownLink) -> LinkResolution) {
    let source = tag.attributes.first { $0.name == "src" }?.value ?? []
    guard let address = address(of: source.resolvingReferences(), as: .image, at: place, resolve)?.address else {
      return
    }
    html.write(html: "<img")
    write("src") { $0.write(address: address) }
    writeAttributes(of: tag, at: place, resolve)
    if !tag.attributes.contains(where: { $0.name == "alt" }) {
      diagnostics.append(.imageWithoutText(at: place))
      html.write(html: " alt=\"\"")
    }
    html.write(html: " loading=\"lazy\">")
  }

  private mutating func writeAttributes(
    of tag: HTMLTag, at place: SourceRange, _ resolve: (MarkdownLink) -> LinkResolution
  ) {
    for attribute in tag.attributes {
      if !write(attribute, of: tag.name, at: place, resolve) {
        diagnostics.append(.refusedHTML(attribute.name, at: place))
      }
    }
  }

  /// - Returns: `false` when the attribute may not pass.
  private mutating func write(
    _ attribute: HTMLTag.Attribute, of element: String, at place: SourceRange,
    _ resolve: (MarkdownLink) -> LinkResolution
  ) -> Bool {
    let value = attribute.value ?? []
    switch AllowedHTML.value(of: attribute.name, on: element) {
    case nil: return false
    case .text: write(attribute.name) { $0.write(rawText: value[...]) }
    case .id:
      let id = value.resolvingReferences()
      // A colon belongs to the ids of footnotes.
      guard !id.isEmpty, !id.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == ":" }),
        headingIDs.take(id)
      else { return false }
      ids.insert(id)
      write(attribute.name) { $0.write(text: id) }
    case .source: break
    case .link:
      if let address = address(of: value.resolvingReferences(), as: .link, at: place, resolve)?.address {
        write(attribute.name) { $0.write(address: address) }
      }
    }
    return true
  }

  private mutating func write(_ attribute: String, _ value: (inout [UInt8]) -> Void) {
    html.write(html: " ")
    html.write(text: attribute)
    html.write(html: "=\"")
    value(&html)
    html.write(html: "\"")
  }

  /// What of a piece can be searched in the source, where a container's marks may stand before its other lines.
  private func firstLine(of piece: ArraySlice<UInt8>) -> [UInt8] {
    Array(piece.prefix(200).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
  }

  /// A piece for a message: its first line, not too much of it.
  private func shown(_ piece: ArraySlice<UInt8>) -> String {
    let line = String(decoding: firstLine(of: piece), as: UTF8.self)
    return line.count > 40 ? line.prefix(40) + "…" : line
  }
}
