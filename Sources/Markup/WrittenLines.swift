/// Lines of a paragraph or heading that are meant for something else.
enum LineSlip {
  /// `##Heading`, with the line as it is meant.
  case heading(String)
  /// A heading with more than six `#`.
  case deepHeading(String)
  /// Lines that begin like items and would run together, with the list as it is meant.
  case list(mark: String, String)
  /// Lines that would be shown as a part of the item above, with the items as they are meant.
  case glued(mark: String, String)
  /// Items `a)`, which Markdown has no list for.
  case letters(mark: String)
  /// Numbered lines directly under another line, with the first as it is meant.
  case numbers(String)
  /// Cells with several blanks between them, with the table as it is meant.
  case blanks(String)
  /// Cells with tabs between them, with the table as it is meant.
  case tabs(String)
  /// The same with a semicolon or comma between them.
  case columns(sign: Character, String)
  /// A table without the row of dashes, with that row. Without a `|` at their beginning, the lines may be no table.
  case noSeparator(String, isSure: Bool)
  /// A row of a table from which blank lines part it.
  case loneRow
  /// Rows above the one under which the row of dashes stands.
  case aboveHeader
  /// A row of dashes that does not fit the header: its cells, those of the header, and the row that fits.
  case separator(cells: Int, header: Int, String)
  /// A table drawn with `+---+`, with the same in Markdown.
  case grid(String)
  /// A line with a single sign, which makes a heading of the text above; or three dashes below a sentence.
  case underline(String)
  /// `## 5 #`, with the heading as it is meant.
  case lostHash(String)
}

/// Where a block stands, which decides what its lines can be meant for.
enum BlockPlace: Equatable {
  case heading
  /// A paragraph of an item.
  case item(isOrdered: Bool)
  /// A paragraph directly before a list.
  case beforeList
  /// The same before a table.
  case beforeTable
  case text
}

/// The lines of a paragraph or heading, without the marks of quotes and items before them.
struct WrittenLines {
  private struct Line {
    /// In the body.
    let bytes: Range<Int>
    let shape: LineShape
  }

  private let bytes: ArraySlice<UInt8>
  private var lines: [Line] = []
  private let place: BlockPlace

  /// - Parameter plain: The same without what is not plain text.
  init(_ bytes: ArraySlice<UInt8>, plain: [UInt8], place: BlockPlace) {
    self.bytes = bytes
    self.place = place
    var start = 0
    while start < plain.count {
      let end = plain[start...].firstIndex(of: 0x0A) ?? plain.count
      var inner = plain[start..<end]
      if start > 0 { inner = inner.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") } }
      while let last = inner.last, last <= 0x20, last > 2 { inner.removeLast() }
      let range = (bytes.startIndex + inner.startIndex)..<(bytes.startIndex + inner.endIndex)
      lines.append(Line(bytes: range, shape: .of(inner)))
      start = end + 1
    }
  }

  private func text(_ line: Line) -> String { String(decoding: bytes[line.bytes], as: UTF8.self) }

  func slips() -> [(kind: LineSlip, bytes: Range<Int>)] {
    if place == .heading { return headingSlips() }
    var found: [(kind: LineSlip, bytes: Range<Int>)] = []
    var index = 0
    while index < lines.count {
      var end = index + 1
      while end < lines.count, Self.belongs(lines[end].shape, to: lines[index].shape, behind: lines[end - 1].shape) {
        end += 1
      }
      if case .item(let mark) = lines[index].shape, LineShape.bullets.contains(mark) {
        end = lines.lastIndex { $0.shape == lines[index].shape }.map { max(end, $0 + 1) } ?? end
        // What the last item goes on with.
        while end > index + 1, end < lines.count, lines[end].shape == .text { end += 1 }
      }
      if let slip = slip(in: index..<end) { found.append(slip) }
      index = end
    }
    return found
  }

  /// What becomes of a heading's lines.
  private func headingSlips() -> [(kind: LineSlip, bytes: Range<Int>)] {
    guard let first = lines.first else { return [] }
    let written = text(first)
    if written.hasPrefix("#") {
      // Signs at the end close a heading; as many as at its beginning are meant so.
      let signs = written.reversed().prefix { $0 == "#" }.count
      guard signs < written.count, signs > 0, signs != written.prefix(while: { $0 == "#" }).count,
        written.dropLast(signs).last == " ", written.dropLast(signs).contains(where: { $0 != "#" && $0 != " " })
      else { return [] }
      return [(.lostHash(String(written.dropLast(signs)) + "\\" + written.suffix(signs)), first.bytes)]
    }
    guard let last = lines.dropFirst().last(where: { !$0.bytes.isEmpty }) else { return [] }
    // A line of dashes under a header makes a heading of it.
    if case .row(true, let cells) = first.shape, cells > 1 {
      return [(.separator(cells: 1, header: cells, Self.separator(cells)), last.bytes)]
    }
    if last.bytes.count == 1 { return [(.underline(text(last)), last.bytes)] }
    // Three hyphens are meant for a line between two parts, where a sentence or several lines stand above; fields between
    // two such lines are told as fields.
    guard let line = lines.indices.dropFirst().first(where: { text(lines[$0]).trimmed == "---" }),
      !lines[..<line].contains(where: { beginsAsField($0) })
    else { return [] }
    let above = text(lines[line - 1])
    let isSentence = above.hasSuffix(".") && above.count(where: { $0 == " " }) > 2
    return line > 1 || isSentence ? [(.underline("---"), lines[line].bytes)] : []
  }

  private func beginsAsField(_ line: Line) -> Bool {
    let name = bytes[line.bytes].prefix { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    return !name.isEmpty && bytes[name.endIndex...].first == UInt8(ascii: ":")
  }

  private static func belongs(_ shape: LineShape, to first: LineShape, behind previous: LineShape) -> Bool {
    switch (first, shape) {
    case (.ordinal, .ordinal(let next)):
      if case .ordinal(let previous) = previous { next.follows(previous) } else { false }
    case (.text, _), (.heading, _): false
    case (.letter, .letter): true
    case (.row, .row), (.row, .dashes), (.row, .grid), (.grid, .row), (.grid, .grid): true
    default: first == shape
    }
  }

  private func slip(in run: Range<Int>) -> (kind: LineSlip, bytes: Range<Int>)? {
    let first = lines[run.lowerBound]
    let whole = first.bytes.lowerBound..<lines[run.upperBound - 1].bytes.upperBound
    func joined(_ line: (Line) -> String) -> String { lines[run].map(line).joined(separator: "\n") }
    switch first.shape {
    case .heading(let level):
      let text = String(text(first).drop { $0 == "#" }).trimmed
      return level > 6
        ? (.deepHeading("###### " + text), first.bytes)
        : (.heading(String(repeating: "#", count: level) + " " + text), first.bytes)
    case .item(let mark) where run.count > 1 || isGlued(run.lowerBound):
      let list = joined { line in
        line.shape == first.shape ? "- " + String(text(line).dropFirst(mark.count)).trimmed : "  " + text(line).trimmed
      }
      return (isGlued(run.lowerBound) ? .glued(mark: mark, list) : .list(mark: mark, list), whole)
    case .ordinal(let ordinal) where run.count > 1: return (.letters(mark: ordinal.mark), whole)
    case .letter(let mark) where run.count > 1: return (.letters(mark: mark), whole)
    case .number where run.count > 1 || isGlued(run.lowerBound):
      let list = joined { line in
        let mark = text(line).prefix { $0.isNumber || $0 == "." || $0 == ")" }
        return mark + " " + String(text(line).dropFirst(mark.count)).trimmed
      }
      if isGlued(run.lowerBound) {
        return (.glued(mark: String(text(first).prefix { $0.isNumber || ".)".contains($0) }), list), whole)
      }
      return (.numbers((run.lowerBound > 0 ? "\n" : "") + list), whole)
    case .spaced where run.count > 1:
      let rows = lines[run].map { line in
        LineShape.spaced(bytes[line.bytes]).map { String(decoding: $0, as: UTF8.self).trimmed }
      }
      // In a column of a table stand figures; blanks within sentences stand anywhere.
      let isTable =
        rows.allSatisfy { $0.count == rows[0].count }
        && rows[0].indices.dropFirst().contains { column in rows.dropFirst().allSatisfy { $0[column].isFigure } }
      return isTable ? (.blanks(markdownTable(rows)), whole) : nil
    case .tabs where run.count > 1:
      let rows = lines[run].map { text($0).split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmed } }
      return (.tabs(markdownTable(rows)), whole)
    case .columns(let sign, _) where run.count > 1:
      let rows = lines[run].map { line in
        bytes[line.bytes].split(separator: sign, omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self).trimmed
        }
      }
      guard !rows[0].contains(where: \.isFigure), rows.dropFirst().allSatisfy({ $0.contains(where: \.isFigure) }) else {
        return nil
      }
      return (.columns(sign: Character(Unicode.Scalar(sign)), markdownTable(rows)), whole)
    case .row(isClear: true, _) where place == .beforeTable && run.upperBound == lines.count,
      .dashes where place == .beforeTable && run.upperBound == lines.count:
      return (.aboveHeader, whole)
    case .row(isClear: true, _) where run.count == 1 && lines.count == 1 && text(first).hasSuffix("|"):
      return (.loneRow, whole)
    case .dashes(let cells) where lines.count == 1 && cells > 1: return (.loneRow, whole)
    case .row(let isClear, let cells) where run.count > 1: return tableSlip(run, isClear: isClear, cells: cells)
    case .grid where run.count > 1:
      let rows = lines[run].filter { $0.shape != .grid }.map { line in
        text(line).split(separator: "|").map { $0.trimmed }
      }
      return rows.isEmpty ? nil : (.grid(markdownTable(rows)), whole)
    default: return nil
    }
  }

  /// Whether a line is meant for the next item of the list that it stands in: a sign and at once a word.
  private func isGlued(_ index: Int) -> Bool {
    let line = text(lines[index])
    switch (lines[index].shape, place) {
    case (.item(let mark), .item) where index > 0, (.item(let mark), .beforeList) where lines.count == 1:
      return LineShape.bullets.contains(mark) || line.dropFirst(mark.count).first?.isLetter == true
    case (.number, .item(isOrdered: true)) where index > 0, (.number, .beforeList) where lines.count == 1:
      return line.drop { $0.isNumber }.dropFirst().first?.isLetter == true
    default: return false
    }
  }

  private func tableSlip(_ run: Range<Int>, isClear: Bool, cells: Int) -> (kind: LineSlip, bytes: Range<Int>)? {
    let second = lines[run.lowerBound + 1]
    if case .dashes(let count) = second.shape {
      return (.separator(cells: count, header: cells, Self.separator(cells)), second.bytes)
    }
    guard isClear || lines[run].allSatisfy({ $0.shape == lines[run.lowerBound].shape }) else { return nil }
    let place = second.bytes.lowerBound..<second.bytes.lowerBound
    return (.noSeparator(Self.separator(cells), isSure: isClear), place)
  }

  private static func separator(_ cells: Int) -> String { "|" + String(repeating: "---|", count: cells) }
}

extension StringProtocol {
  /// Digits alone, as a cell of figures has them.
  fileprivate var isFigure: Bool {
    contains(where: \.isNumber) && allSatisfy { $0.isNumber || ".,% -−+".contains($0) }
  }

  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
