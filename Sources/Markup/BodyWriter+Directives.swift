internal import Diagnostics

/// What the paragraph that is open is the text of.
enum OpenDirective {
  /// Of a note, or of what could not be made.
  case text(closing: StaticString)
  case quotation(source: String)
  /// Of what the site makes: the HTML from there on.
  case caption(MarkdownDirective, start: Int)
}

extension BodyWriter {
  /// Writes the directives that a paragraph begins with; what follows them in it is the text of the last one.
  ///
  /// - Returns: Whether the paragraph is one of directives, which has no tags of its own.
  mutating func enterDirectives(
    _ walk: inout MarkdownWalk, _ refusal: (MarkdownDirective) -> Diagnostic?
  ) -> Bool {
    let block = places.ofBlock
    // The last byte is that of a wide colon.
    guard places.bytes[block].contains(where: { $0 == UInt8(ascii: ":") || $0 == 0x9A }) else { return false }
    let lines = self.lines(of: block)
    guard depth == 2, DirectiveLine(places.bytes, line: lines[0]) != nil else {
      reportMisplaced(in: lines)
      return false
    }
    var count = 0
    var last: (kind: MarkdownDirective.Kind, directive: MarkdownDirective?)?
    while count < lines.count, let line = DirectiveLine(places.bytes, line: lines[count]) {
      if let kind = last?.kind, kind.text == .needed { break }
      let directive = checked(line)
      last = line.kind.map { ($0, directive) }
      count += 1
      let isLast = count == lines.count || DirectiveLine(places.bytes, line: lines[count]) == nil
      if !isLast, let directive, line.kind?.text != .needed { place(directive, refusal) }
    }
    let text = lines[count...]
    reportNested(in: text, of: last?.kind)
    let isDropped = walk.dropLines(count)
    if let first = text.first, isDropped {
      places.go(toLine: walk.line + count, byteColumn: 1, lastLine: walk.lastLine)
      lookForSlips(in: placeOfParagraph(walk))
      open(last, at: first, refusal)
    } else {
      if let directive = last?.directive {
        if directive.kind.text == .needed {
          diagnostics.append(.directiveWithoutText(directive.kind, at: directive.range))
        } else {
          place(directive, refusal)
        }
      }
      openDirective = .text(closing: "")
    }
    return true
  }

  /// Begins what has the rest of the paragraph as its text.
  private mutating func open(
    _ last: (kind: MarkdownDirective.Kind, directive: MarkdownDirective?)?, at line: Range<Int>,
    _ refusal: (MarkdownDirective) -> Diagnostic?
  ) {
    guard let directive = last?.directive else {
      html.write(html: "<p>")
      openDirective = .text(closing: "</p>\n")
      return
    }
    switch directive.kind {
    case .note:
      html.write(html: "<div class=\"notice notice-note\" role=\"note\">\n<p class=\"notice-title\">")
      html.write(text: renderer.words.note)
      html.write(html: "</p>\n<p>")
      openDirective = .text(closing: "</p>\n</div>\n")
    case .quote:
      html.write(html: "<figure class=\"quotation\">\n<blockquote>\n<p>")
      openDirective = .quotation(source: directive.argument)
    case .figure, .video:
      if place(directive, refusal) {
        openDirective = .caption(directive, start: html.count)
      } else {
        html.write(html: "<p>")
        openDirective = .text(closing: "</p>\n")
      }
    case .indicator, .commitment, .chart, .table, .gallery:
      place(directive, refusal)
      diagnostics.append(.textBehindDirective(directive.kind, at: places.range(of: trimmed(line))))
      html.write(html: "<p>")
      openDirective = .text(closing: "</p>\n")
    }
  }

  mutating func leaveDirectives(_ open: OpenDirective) {
    openDirective = nil
    switch open {
    case .text(let closing): html.write(html: closing)
    case .quotation(let source):
      html.write(html: "</p>\n</blockquote>\n")
      if !source.isEmpty {
        html.write(html: "<figcaption>")
        html.write(text: source)
        html.write(html: "</figcaption>\n")
      }
      html.write(html: "</figure>\n")
    case .caption(let directive, let start):
      placed[placed.count - 1] = PlacedDirective(
        directive: directive, offset: start - bodyStart, text: Array(html[start...]))
      html.removeSubrange(start...)
    }
  }

  /// - Returns: Whether the site makes it.
  @discardableResult
  private mutating func place(
    _ directive: MarkdownDirective, _ refusal: (MarkdownDirective) -> Diagnostic?
  ) -> Bool {
    if let fault = refusal(directive) {
      diagnostics.append(fault)
      return false
    }
    placed.append(PlacedDirective(directive: directive, offset: html.count - bodyStart, text: []))
    return true
  }

  /// The lines of a block, the marks of quotations and items with them.
  private func lines(of block: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = block.lowerBound
    while start < block.upperBound {
      let end = places.bytes[start..<block.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? block.upperBound
      lines.append(start..<end)
      start = end + 1
    }
    return lines.isEmpty ? [block] : lines
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    let bytes = places.bytes[line]
    let start = bytes.firstIndex { $0 > 0x20 } ?? line.lowerBound
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? line.upperBound
    return start..<max(start, end)
  }
}

// What is wrong with them.
extension BodyWriter {
  /// The directive of a line; `nil` where it says nothing that could be made, which is told.
  private mutating func checked(_ line: DirectiveLine) -> MarkdownDirective? {
    func range(_ found: Range<Int>) -> SourceRange { places.range(of: found) }
    func text(_ part: Range<Int>?) -> String? {
      // As everywhere in a body, what no page may hold becomes the replacement character.
      part.map {
        String(decoding: places.bytes[$0].dropFirst().dropLast(), as: UTF8.self).trimmingBlanks()
          .replacing("\0", with: "\u{FFFD}")
      }
    }
    let whole = range(line.whole)
    guard let kind = line.kind else {
      let name = line.whole.lowerBound..<line.whole.lowerBound + line.colons + line.name.utf8.count
      diagnostics.append(.unknownDirective(line.name, at: range(name)))
      return nil
    }
    if line.colons != 2 || line.isOdd {
      diagnostics.append(.colonsOfDirective(kind, isOdd: line.isOdd, at: range(line.marks)))
      return nil
    }
    guard line.rest.isEmpty else {
      diagnostics.append(
        .restOfDirective(
          kind, String(decoding: places.bytes[line.rest], as: UTF8.self), at: range(trimmed(line.rest))))
      return nil
    }
    let argument = text(line.argument) ?? ""
    switch kind.argument {
    case .needed where argument.isEmpty:
      diagnostics.append(.directiveLacks(kind, at: line.argument.map(range) ?? whole))
      return nil
    case .none where line.argument != nil:
      diagnostics.append(.directiveTakesNone(kind, "braces", at: line.argument.map(range) ?? whole))
      return nil
    default: break
    }
    if let words = line.words, kind.words == .none {
      diagnostics.append(.directiveTakesNone(kind, "square brackets", at: range(words)))
      return nil
    }
    return MarkdownDirective(
      kind, argument: argument,
      at: line.argument.map { range(trimmed($0.lowerBound + 1..<max($0.lowerBound + 1, $0.upperBound - 1))) } ?? whole,
      words: text(line.words).flatMap { $0.isEmpty ? nil : $0 }, range: whole)
  }

  /// Directives within the text of another one.
  private mutating func reportNested(in lines: ArraySlice<Range<Int>>, of kind: MarkdownDirective.Kind?) {
    for line in lines {
      guard let inner = DirectiveLine(places.bytes, line: line) else { continue }
      diagnostics.append(.directiveWithin(inner.name, of: kind, at: places.range(of: inner.whole)))
    }
  }

  /// Directives where none can stand: in a list or quotation, in the lines of a paragraph, among its words.
  private mutating func reportMisplaced(in lines: [Range<Int>]) {
    for (number, line) in lines.enumerated() {
      let isOfText = depth == 2
      let inner = isOfText ? line : withoutMarks(line)
      if let found = DirectiveLine(places.bytes, line: inner), found.kind != nil {
        diagnostics.append(
          isOfText && number > 0
            ? .directiveInText(found.name, at: places.range(of: found.whole))
            : .directiveInBlock(found.name, at: places.range(of: found.whole)))
        continue
      }
      guard let found = directiveAmongWords(line) else { continue }
      diagnostics.append(
        .directiveAmongWords(String(decoding: places.bytes[found], as: UTF8.self), at: places.range(of: found)))
    }
  }

  private func withoutMarks(_ line: Range<Int>) -> Range<Int> {
    let start = places.bytes[line].firstIndex { !" >\t".utf8.contains($0) } ?? line.upperBound
    return start..<line.upperBound
  }

  /// `::indicator{x}` behind other words, and not within code.
  private func directiveAmongWords(_ line: Range<Int>) -> Range<Int>? {
    let bytes = places.bytes[line]
    var rest = bytes
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = bytes[(colon + 1)...]
      guard rest.first == UInt8(ascii: ":") else { continue }
      let name = bytes[(colon + 2)...].prefix { $0.isASCIILetter }
      rest = bytes[name.endIndex...]
      guard MarkdownDirective.Kind(rawValue: String(decoding: name, as: UTF8.self)) != nil,
        rest.first == UInt8(ascii: "{"), let close = rest.firstIndex(of: UInt8(ascii: "}")),
        bytes[..<colon].last != UInt8(ascii: "\\"),
        bytes[..<colon].count(where: { $0 == UInt8(ascii: "`") }) % 2 == 0
      else { continue }
      return colon..<close + 1
    }
    return nil
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
