/// Lines of a paragraph or heading that are meant for something else.
enum LineSlip {
  /// `##Heading`, with the line as it is meant.
  case heading(String)
  /// A heading with more than six `#`.
  case deepHeading(String)
  /// Lines that begin like items and would run together, with the list as it is meant.
  case list(mark: String, String)
  /// Items `a)`, which Markdown has no list for.
  case letters(mark: String)
  /// Numbered lines directly under another line, with the first as it is meant.
  case numbers(String)
  /// Cells with tabs between them, with the table as it is meant.
  case tabs(String)
  /// The same with a semicolon or comma between them.
  case columns(sign: Character, String)
  /// A table without the row of dashes, with that row. Without a `|` at their beginning, the lines may be no table.
  case noSeparator(String, isSure: Bool)
  /// A row of a table from which blank lines part it.
  case loneRow
  /// A row of dashes that does not fit the header: its cells, those of the header, and the row that fits.
  case separator(cells: Int, header: Int, String)
  /// A table drawn with `+---+`, with the same in Markdown.
  case grid(String)
}

/// The lines of a paragraph or heading, without the marks of quotes and items before them.
struct WrittenLines {
  private struct Line {
    /// In the body.
    let bytes: Range<Int>
    let shape: Shape
  }

  /// What a line is like; lines of one shape that follow each other belong together.
  private enum Shape: Equatable {
    case text
    case heading(Int)
    /// A sign, and how many bytes it takes with the blanks behind it.
    case item(String)
    case letter(String)
    case number
    case tabs
    /// Cells with a sign between them and no blank behind it, as a spreadsheet saves them.
    case columns(sign: UInt8, cells: Int)
    /// Whether a `|` stands at its beginning; the number of cells.
    case row(isClear: Bool, cells: Int)
    case dashes(cells: Int)
    case grid
  }

  private let bytes: ArraySlice<UInt8>
  private var lines: [Line] = []
  private let isHeading: Bool

  /// - Parameter plain: The same without what is not plain text.
  init(_ bytes: ArraySlice<UInt8>, plain: [UInt8], isHeading: Bool) {
    self.bytes = bytes
    self.isHeading = isHeading
    var start = 0
    while start < plain.count {
      let end = plain[start...].firstIndex(of: 0x0A) ?? plain.count
      var inner = plain[start..<end]
      if start > 0 { inner = inner.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") } }
      while let last = inner.last, last <= 0x20, last > 2 { inner.removeLast() }
      let range = (bytes.startIndex + inner.startIndex)..<(bytes.startIndex + inner.endIndex)
      lines.append(Line(bytes: range, shape: Self.shape(of: inner)))
      start = end + 1
    }
  }

  private func text(_ line: Line) -> String { String(decoding: bytes[line.bytes], as: UTF8.self) }

  func slips() -> [(kind: LineSlip, bytes: Range<Int>)] {
    var found: [(kind: LineSlip, bytes: Range<Int>)] = []
    if isHeading {
      // A line of dashes under a header makes a heading of it.
      if let header = lines.first, let dashes = lines.dropFirst().last(where: { !$0.bytes.isEmpty }),
        case .row(true, let cells) = header.shape, cells > 1
      {
        found.append((.separator(cells: 1, header: cells, Self.separator(cells)), dashes.bytes))
      }
      return found
    }
    var index = 0
    while index < lines.count {
      var end = index + 1
      while end < lines.count, Self.belongs(lines[end].shape, behind: lines[index].shape) { end += 1 }
      if case .item(let mark) = lines[index].shape, Self.bullets.contains(mark) {
        end = lines.lastIndex { $0.shape == lines[index].shape }.map { max(end, $0 + 1) } ?? end
        // What the last item goes on with.
        while end > index + 1, end < lines.count, lines[end].shape == .text { end += 1 }
      }
      if let slip = slip(in: index..<end) { found.append(slip) }
      index = end
    }
    return found
  }

  private static func belongs(_ shape: Shape, behind first: Shape) -> Bool {
    switch (first, shape) {
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
    case .item(let mark) where run.count > 1:
      let list = joined { line in
        line.shape == first.shape ? "- " + String(text(line).dropFirst(mark.count)).trimmed : "  " + text(line).trimmed
      }
      return (.list(mark: mark, list), whole)
    case .letter(let mark) where run.count > 1: return (.letters(mark: mark), whole)
    case .number where run.count > 1:
      let list = joined { line in
        let mark = text(line).prefix { $0.isNumber || $0 == "." || $0 == ")" }
        return mark + " " + String(text(line).dropFirst(mark.count)).trimmed
      }
      return (.numbers((run.lowerBound > 0 ? "\n" : "") + list), whole)
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

  // MARK: Shapes

  /// Signs that are nothing else in a text; a dash may begin a line that belongs to a sentence.
  private static let bullets = ["•", "‣", "◦", "▪", "●", "○", "■", "□", "➢", "✓", "✔"]

  private static func shape(of line: ArraySlice<UInt8>) -> Shape {
    guard let first = line.first else { return .text }
    if let mark = wordMark(line) { return .item(mark) }
    let second = line.dropFirst().first ?? 0
    switch first {
    case UInt8(ascii: "#"): return heading(line)
    case UInt8(ascii: "+") where second == UInt8(ascii: "-") || second == UInt8(ascii: "="):
      if line.allSatisfy({ "+-=:| ".utf8.contains($0) }) { return .grid }
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      if second.isOfWord, !second.isASCIIDigit { return .item(first == UInt8(ascii: "-") ? "-" : "+") }
    case UInt8(ascii: "*"):
      if second.isOfWord, !second.isASCIIDigit, !line.dropFirst().contains(first) { return .item("*") }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = line.prefix { $0.isASCIIDigit }
      let rest = line[digits.endIndex...]
      if digits.count < 10, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")") {
        let next = rest.dropFirst().first ?? 0
        // "1.Text" too, but no date or time.
        if next == 0x20 || (next.isOfWord && !next.isASCIIDigit && digits.count < 3) { return .number }
      }
    case UInt8(ascii: "("), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC3...0xD4:
      if let mark = letterMark(line) { return .letter(mark) }
    case 0xC2, 0xE2:
      if line.starts(with: "№".utf8), line.prefix(9).dropFirst(3).contains(where: \.isASCIIDigit) {
        return .letter("№1")
      }
      let marks = bullets + ["–", "—", "·", "−"]
      if let mark = marks.first(where: { line.starts(with: $0.utf8) }), line.count > mark.utf8.count {
        return .item(mark)
      }
    case 0xEF where line.starts(with: "\u{F0B7}".utf8) || line.starts(with: "\u{F0A7}".utf8):
      return .item(String(decoding: line.prefix(3), as: UTF8.self))
    default: break
    }
    if line.contains(0x09) { return .tabs }
    return row(line)
  }

  /// A sign with a tab behind it, as a word processor's bullets come: `o`, `§`, `Ø`.
  private static func wordMark(_ line: ArraySlice<UInt8>) -> String? {
    guard let tab = line.prefix(5).firstIndex(of: 0x09), tab > line.startIndex else { return nil }
    let mark = String(decoding: line[..<tab], as: UTF8.self)
    guard mark.count == 1, let sign = mark.first, !sign.isNumber, mark == "o" || !sign.isASCII else { return nil }
    return mark
  }

  private static func heading(_ line: ArraySlice<UInt8>) -> Shape {
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = line.dropFirst(level)
    guard let next = rest.first, rest.contains(where: { $0.isOfWord }) else { return .text }
    // One sign and a word is a hashtag; with a sentence behind it, it may be one.
    if level == 1 { return isTitle(rest) ? .heading(1) : .text }
    return level > 6 || next > 0x20 ? .heading(level) : .text
  }

  /// Whether words behind one `#` are a heading's rather than a hashtag's: several, no full stop, no capital within the
  /// first.
  private static func isTitle(_ words: ArraySlice<UInt8>) -> Bool {
    let first = words.prefix { $0 > 0x20 }
    guard let initial = words.first, initial > 0x20, !initial.isASCIIDigit, first.endIndex < words.endIndex,
      !words.contains(UInt8(ascii: "#")), let last = words.last, !".!?,;:".utf8.contains(last)
    else { return false }
    return !first.dropFirst().contains {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_")
    }
      && words.count < 80
  }

  /// `a)`, `(a)`, `(1)`, `б)`.
  private static func letterMark(_ line: ArraySlice<UInt8>) -> String? {
    let start = String(decoding: line.prefix(8), as: UTF8.self)
    var rest = start[...]
    if rest.first == "(" { rest.removeFirst() }
    let sign = rest.prefix { $0.isLetter || $0.isNumber }
    guard sign.count == 1 || (sign.count == 2 && sign.allSatisfy(\.isNumber)),
      rest.dropFirst(sign.count).hasPrefix(") ")
    else { return nil }
    return (start.first == "(" ? "(" : "") + sign + ")"
  }

  private static func row(_ line: ArraySlice<UInt8>) -> Shape {
    guard line.contains(UInt8(ascii: "|")) else { return columns(line) }
    let row = TableRow(line)
    let isClear = line.first == UInt8(ascii: "|") && row.count > 1
    let isDashes =
      String(decoding: line, as: UTF8.self).allSatisfy { "|-–—=_:+ ".contains($0) }
      && line.contains { !" |:".utf8.contains($0) }
    if isDashes { return .dashes(cells: row.count) }
    return row.hasPipe && row.count > 1 ? .row(isClear: isClear, cells: row.count) : .text
  }
}

extension WrittenLines {
  private static func columns(_ line: ArraySlice<UInt8>) -> Shape {
    for sign in ";,".utf8 {
      let cells = line.split(separator: sign, omittingEmptySubsequences: false)
      guard cells.count > 1 else { continue }
      // In a sentence a blank stands behind the sign.
      return cells.dropFirst().allSatisfy({ $0.first != 0x20 }) ? .columns(sign: sign, cells: cells.count) : .text
    }
    return .text
  }
}

extension StringProtocol {
  /// Digits alone, as a cell of figures has them.
  fileprivate var isFigure: Bool {
    contains(where: \.isNumber) && allSatisfy { $0.isNumber || ".,% -−+".contains($0) }
  }

  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
