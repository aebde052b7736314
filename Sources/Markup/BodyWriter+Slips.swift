internal import Diagnostics

extension BodyWriter {
  /// Looks at how the present block is written: at marks that Markdown does not read as they are meant, at what is not meant
  /// for readers, and at numbers of persons.
  /// - Parameter place: `nil` for a table.
  mutating func lookForSlips(in place: BlockPlace?) {
    guard image == nil else { return }
    let range = places.ofBlock
    guard let marks = BlockMarks(places.bytes[range].span) else { return }
    var block = WrittenBlock(places.bytes[range], place: place, marks: marks)
    let slips = block.slips()
    for slip in slips {
      if case .link(.parted(_, let name)) = slip.kind, !places.isDefined(name) { continue }
      let written = String(decoding: places.bytes[slip.bytes], as: UTF8.self)
      diagnostics.append(slip.diagnostic(of: written, at: places.range(of: slip.bytes)))
      if slip.isReference { hasToldReference = true }
    }
    if block.hasRemarkMark { hasRemarkMark = true }
    if marks.hasComments { reportShownComments(in: range) }
    if marks.mayBeForeign, slips.isEmpty { reportForeignMarkup(in: range) }
    if marks.lines > 1, place != nil {
      for word in PartedWords.find(in: block.plain, from: range.lowerBound) {
        diagnostics.append(.partedWord(word, at: places.range(of: word.bytes)))
      }
    }
    reportLeftovers(in: block.plain[...], marks, from: range.lowerBound)
    guard marks.hasDigits else { return }
    if marks.hasBrackets { reportPastedMarks(in: block.plain[...], from: range.lowerBound) }
    for number in PersonalNumbers.find(in: block.plain[...], from: range.lowerBound, except: renderer.ownPhones) {
      diagnostics.append(.personalNumber(number.kind, at: places.range(of: number.bytes)))
    }
  }
}

extension BodyWriter {
  private mutating func reportLeftovers(in plain: ArraySlice<UInt8>, _ marks: BlockMarks, from start: Int) {
    for found in Leftover.find(in: plain, marks, isQuoted: !openQuotes.isEmpty) {
      let bytes = (start + found.bytes.lowerBound)..<(start + found.bytes.upperBound)
      diagnostics.append(
        found.diagnostic(at: places.range(of: bytes), written: String(decoding: places.bytes[bytes], as: UTF8.self)))
    }
  }

  private mutating func reportPastedMarks(in plain: ArraySlice<UInt8>, from start: Int) {
    for mark in PastedMarks.find(in: plain, from: start) {
      if !mark.isComment, places.isDefined(Array(mark.label.utf8)[...]) { continue }
      if !mark.isComment, PastedMarks.isExplained(mark.label, in: places.bytes[...]) { continue }
      diagnostics.append(.pastedMark(mark, at: places.range(of: mark.bytes)))
    }
  }

  /// Where the paragraph stands that the walk is at.
  func placeOfParagraph(_ walk: borrowing MarkdownWalk) -> BlockPlace {
    if let isOrdered = walk.isInNumberedItem { return .item(isOrdered: isOrdered) }
    let next = places.bytes[places.ofBlock.upperBound...]
    let isLineWhole = places.bytes[..<next.startIndex].last == 0x0A
    if isTable(isLineWhole ? next : next.first == 0x0A ? next.dropFirst() : []) { return .beforeTable }
    guard isLineWhole else { return .text }
    let line = next.prefix(12).drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
    let mark = line.prefix { $0.isASCIIDigit }.isEmpty ? "-*+" : ".)"
    let rest = line.drop { $0.isASCIIDigit }
    return rest.first.map { mark.utf8.contains($0) } == true && rest.dropFirst().first == 0x20 ? .beforeList : .text
  }

  /// Does a row with a row of dashes under it begin here?
  private func isTable(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "|"), let end = bytes.firstIndex(of: 0x0A) else { return false }
    let second = bytes[(end + 1)...].prefix { $0 != 0x0A && $0 != 0x0D }
    return second.contains(UInt8(ascii: "-")) && second.allSatisfy { "|-: ".utf8.contains($0) }
  }

  /// Remarks that Markdown takes for text, since `--` stands within them or nothing ends them.
  private mutating func reportShownComments(in range: Range<Int>) {
    let bytes = places.bytes[range]
    var rest = bytes
    while let opening = rest.firstRange(of: Array("<!--".utf8)) {
      let before = bytes[..<opening.lowerBound]
      let content = bytes[opening.upperBound...]
      let closing = content.firstRange(of: Array("-->".utf8))
      rest = bytes[(closing?.upperBound ?? content.endIndex)...]
      let isCode = before.last == UInt8(ascii: "\\") || before.count { $0 == UInt8(ascii: "`") } % 2 == 1
      let text = closing.map { content[..<$0.lowerBound] }
      let isShown = text.map { text in
        text.first == UInt8(ascii: ">") || text.starts(with: "->".utf8) || text.last == UInt8(ascii: "-")
          || text.firstRange(of: Array("--".utf8)) != nil
      }
      if !isCode, isShown ?? true {
        diagnostics.append(
          .shownComment(at: places.range(of: opening.lowerBound..<(closing?.upperBound ?? opening.upperBound))))
      }
    }
  }
}

extension BodyWriter {
  /// Marks of other programs, which readers would see: of wikis, forums, site generators, word processors.
  private static let foreignMarks = [
    "[[", "[url=", "[img]", "[img=", "{width=", "{height=", "{{", "{%", "{++", "{--", "{>>", "{==", "{: ", "{:.",
    "[TOC]",
    "[toc]", "<o:", "</o:",
    "<grok:", "<w:", "</w:", "<v:", "<st1:",
  ].map { Array($0.utf8) }

  /// Tells the first of them.
  private mutating func reportForeignMarkup(in range: Range<Int>) {
    let bytes = places.bytes[range]
    for start in bytes.indices where "[{<'=".utf8.contains(bytes[start]) {
      guard
        let mark = Self.foreignMarks.first(where: { bytes[start...].starts(with: $0) })
          ?? WikiMarks.mark(in: bytes, at: start)
      else { continue }
      let before = bytes[..<start]
      if before.last == UInt8(ascii: "\\") || before.count(where: { $0 == UInt8(ascii: "`") }) % 2 == 1 { return }
      let found = start..<(start + mark.count)
      return diagnostics.append(
        .foreignMarkup(String(decoding: bytes[found], as: UTF8.self), at: places.range(of: found)))
    }
  }
}

extension BodyWriter {
  /// References in what belongs to no paragraph: a definition's title, what follows the fence of code. cmark writes a
  /// single byte for some, which is no text.
  mutating func checkReferences(in text: Span<UInt8>) {
    guard !hasToldReference,
      text.indices.contains(where: { text[$0] >= 0xF8 || (text[$0] < 0x20 && text[$0] != 0x0A && text[$0] != 0x09) })
    else { return }
    hasToldReference = true
    diagnostics.append(.oddReference("&#…;", at: places.here))
  }
}
