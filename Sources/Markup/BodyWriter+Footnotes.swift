internal import Diagnostics

/// cmark numbers the notes by their first reference and puts them at the end of the tree.
struct FootnoteState {
  /// The note that is being written; 0 before the first.
  var current = 0
  /// How often each note was referred to, by its number less one.
  var references: [Int] = []
  /// How deep the paragraphs of the present note stand; 0 outside.
  var paragraphDepth = 0
  var hasBackLinks = false
  /// On which lines of the body the notes begin that are shown.
  var shownLines: Set<Int> = []

  /// Whether a paragraph is the last thing in the present note.
  func isLastOf(_ walk: borrowing MarkdownWalk, depth: Int) -> Bool {
    depth == paragraphDepth && walk.isLastOfItsParent
  }
}

// Ids hold a colon, which no heading's id can.
extension BodyWriter {
  mutating func writeFootnoteReference(_ walk: borrowing MarkdownWalk) {
    let number = walk.withLiteral { digits in
      var number = 0
      for index in digits.indices where (0x30...0x39).contains(digits[index]) && number < 1_000_000 {
        number = number * 10 + Int(digits[index] - 0x30)
      }
      return number
    }
    guard number > 0 else { return }
    while footnotes.references.count < number { footnotes.references.append(0) }
    footnotes.references[number - 1] += 1
    let id = referenceID(number, footnotes.references[number - 1])
    ids.insert(id)
    html.write(html: "<sup class=\"footnote-ref\"><a href=\"#fn:")
    html.write(number: number)
    html.write(html: "\" id=\"")
    html.write(text: id)
    html.write(html: "\" role=\"doc-noteref\">")
    html.write(number: number)
    html.write(html: "</a></sup>")
  }

  mutating func enterFootnote(_ walk: borrowing MarkdownWalk) {
    footnotes.shownLines.insert(walk.line)
    if footnotes.current == 0 {
      // What was opened in the document does not hold the notes.
      elements.closeAll(from: 1, html: &html)
      html.write(html: "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
      html.write(text: renderer.words.footnotes)
      html.write(html: "\">\n<ol>\n")
    }
    footnotes.current += 1
    footnotes.paragraphDepth = depth + 1
    footnotes.hasBackLinks = false
    let id = "fn:\(footnotes.current)"
    ids.insert(id)
    html.write(html: "<li id=\"")
    html.write(text: id)
    html.write(html: "\">")
  }

  mutating func leaveFootnote(_ walk: borrowing MarkdownWalk) {
    if !footnotes.hasBackLinks { writeBackLinks() }
    footnotes.paragraphDepth = 0
    html.write(html: "</li>\n")
  }

  /// One arrow for each place that refers to the note.
  mutating func writeBackLinks() {
    footnotes.hasBackLinks = true
    let number = footnotes.current
    guard number <= footnotes.references.count, footnotes.references[number - 1] > 0 else { return }
    for occurrence in 1...footnotes.references[number - 1] {
      html.write(html: " <a href=\"#")
      html.write(text: referenceID(number, occurrence))
      html.write(html: "\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"")
      html.write(text: renderer.words.backToReference)
      html.write(html: " ")
      html.write(text: occurrence == 1 ? "\(number)" : "\(number)-\(occurrence)")
      html.write(html: "\">↩</a>")
    }
  }

  /// Lines that are not shown: notes to which no mark refers, and what looks like the address of a link and is none.
  mutating func reportLostLines() {
    guard mayHaveDefinitions else { return }
    let verbatim = verbatimLines.reduce(into: Set<Int>()) { $0.formUnion($1) }
    var mayDefine = true
    for line in 1...places.lineCount {
      let bytes = places.bytes[places.bytes(ofLine: line)].drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
      defer { mayDefine = bytes.isEmpty || bytes.first == UInt8(ascii: "[") && mayDefine }
      guard !verbatim.contains(line), bytes.first == UInt8(ascii: "["),
        let end = bytes.firstIndex(of: UInt8(ascii: "]")),
        end - bytes.startIndex > 1, bytes[(end + 1)...].first == UInt8(ascii: ":")
      else { continue }
      let label = bytes[(bytes.startIndex + 1)..<end]
      let name = String(decoding: bytes[bytes.startIndex...end], as: UTF8.self)
      if label.first == UInt8(ascii: "^") {
        guard !footnotes.shownLines.contains(line), label.count > 1, !label.contains(where: { $0 <= 0x20 }) else {
          continue
        }
        diagnostics.append(.lostFootnote(name, at: places.range(of: bytes.startIndex..<(end + 1))))
      } else if mayDefine, let isAddress = definesAddress(bytes[(end + 2)...]), !places.refers(to: label) {
        diagnostics.append(
          .lostLine(name, isAddress: isAddress, at: places.range(of: bytes.startIndex..<bytes.endIndex)))
      }
    }
  }

  /// Whether `]:` stands anywhere.
  private var mayHaveDefinitions: Bool {
    var rest = places.bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      rest = rest[(end + 1)...]
      if rest.first == UInt8(ascii: ":") { return true }
    }
    return false
  }

  /// Whether one word, which Markdown takes for an address, is one; nobody would take `40` for it.
  ///
  /// - Returns: `nil` for what is no definition.
  private func definesAddress(_ definition: ArraySlice<UInt8>) -> Bool? {
    let word = definition.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
    let rest = definition[word.endIndex...].drop { $0 <= 0x20 }
    guard !word.isEmpty, rest.isEmpty || "\"'(".utf8.contains(rest[rest.startIndex]) else { return nil }
    return word.isAddress
  }

  private func referenceID(_ number: Int, _ occurrence: Int) -> String {
    occurrence == 1 ? "fnref:\(number)" : "fnref:\(number):\(occurrence)"
  }
}
