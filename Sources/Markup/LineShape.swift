/// What a line is like; lines of one shape that follow each other belong together.
enum LineShape: Equatable {
  case text
  case heading(Int)
  /// A sign, and how many bytes it takes with the blanks behind it.
  case item(String)
  case letter(String)
  case number
  /// A number that Markdown has no list for, such as `1.2.`, `II.` or `3/`.
  case ordinal(Ordinal)
  case tabs
  /// Cells with two blanks or more between them.
  case spaced(cells: Int)
  /// Cells with a sign between them and no blank behind it, as a spreadsheet saves them.
  case columns(sign: UInt8, cells: Int)
  /// Whether a `|` stands at its beginning; the number of cells.
  case row(isClear: Bool, cells: Int)
  case dashes(cells: Int)
  case grid
}

extension LineShape {
  /// Signs that are nothing else in a text; a dash may begin a line that belongs to a sentence.
  static let bullets = [
    "•", "‣", "◦", "▪", "▫", "●", "○", "■", "□", "◆", "◇", "►", "▶", "➢", "➤", "❖", "✓", "✔", "✅", "☑", "🔹", "🔸", "📌",
  ]

  static func of(_ line: ArraySlice<UInt8>) -> LineShape {
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
      if let ordinal = Ordinal(line) { return .ordinal(ordinal) }
    case UInt8(ascii: "("), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC3...0xD4:
      if let mark = letterMark(line) { return .letter(mark) }
      if let ordinal = Ordinal(line) { return .ordinal(ordinal) }
    case 0xC2 where second == 0xA0:
      // Blanks of a word processor before the sign of an item.
      let rest = line.drop { $0 == 0xC2 || $0 == 0xA0 || $0 == 0x20 }
      let next = rest.dropFirst().first
      if let sign = rest.first, "-*+".utf8.contains(sign), next == 0x20 || next == 0xC2 {
        return .item(String(decoding: line[...rest.startIndex], as: UTF8.self))
      }
    case 0xC2, 0xE2, 0xF0:
      if line.starts(with: "№".utf8), line.prefix(9).dropFirst(3).contains(where: \.isASCIIDigit) {
        return .letter("№1")
      }
      let marks = bullets + ["–", "—", "·", "−", "→"]
      if let mark = marks.first(where: { line.starts(with: $0.utf8) }), line.count > mark.utf8.count {
        return .item(mark)
      }
    case 0xEF where (0x80...0x83).contains(second):
      // U+F000 to U+F0FF, where a word processor has the signs of its own letters.
      return .item(String(decoding: line.prefix(3), as: UTF8.self))
    default: break
    }
    if line.contains(0x09) { return .tabs }
    return row(line)
  }

  /// A sign with a tab behind it, as a word processor's bullets come: `o`, `§`, `Ø`; or with a blank, where it is no word.
  private static func wordMark(_ line: ArraySlice<UInt8>) -> String? {
    guard let gap = line.prefix(5).firstIndex(where: { $0 <= 0x20 }), gap > line.startIndex else { return nil }
    let mark = String(decoding: line[..<gap], as: UTF8.self)
    guard mark.count == 1, let sign = mark.first, !sign.isNumber else { return nil }
    if line[gap] == 0x09 { return mark == "o" || !sign.isASCII ? mark : nil }
    let isArticle = line[gap...].dropFirst().first?.isASCIIDigit ?? true
    return ["ü", "§", "Ø", "v", "q"].contains(mark) && !isArticle ? mark : nil
  }

  private static func heading(_ line: ArraySlice<UInt8>) -> LineShape {
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
    guard line.prefix(8).contains(UInt8(ascii: ")")) else { return nil }
    let start = String(decoding: line.prefix(8), as: UTF8.self)
    var rest = start[...]
    if rest.first == "(" { rest.removeFirst() }
    let sign = rest.prefix { $0.isLetter || $0.isNumber }
    guard sign.count == 1 || (sign.count == 2 && sign.allSatisfy(\.isNumber)),
      rest.dropFirst(sign.count).hasPrefix(") ")
    else { return nil }
    return (start.first == "(" ? "(" : "") + sign + ")"
  }

  private static func row(_ line: ArraySlice<UInt8>) -> LineShape {
    guard line.contains(UInt8(ascii: "|")) else { return columns(line) }
    let row = TableRow(line)
    let isClear = line.first == UInt8(ascii: "|") && row.count > 1
    let isDashes =
      String(decoding: line, as: UTF8.self).allSatisfy { "|-–—=_:+ ".contains($0) }
      && line.contains { !" |:".utf8.contains($0) }
    if isDashes { return .dashes(cells: row.count) }
    return row.hasPipe && row.count > 1 ? .row(isClear: isClear, cells: row.count) : .text
  }
  private static func columns(_ line: ArraySlice<UInt8>) -> LineShape {
    for sign in ";,".utf8 where line.contains(sign) {
      let cells = line.split(separator: sign, omittingEmptySubsequences: false)
      // In a sentence a blank stands behind the sign.
      guard cells.dropFirst().contains(where: { $0.first == 0x20 }) else {
        return .columns(sign: sign, cells: cells.count)
      }
    }
    let cells = spaced(line).count
    return cells > 1 ? .spaced(cells: cells) : .text
  }

  /// The cells of a line with two blanks or more between them.
  static func spaced(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    var (start, end) = (line.startIndex, line.startIndex)
    while let gap = line[end...].firstIndex(of: 0x20) {
      end = line[gap...].firstIndex { $0 != 0x20 } ?? line.endIndex
      guard end - gap > 1 else { continue }
      cells.append(line[start..<gap])
      start = end
    }
    return cells + [line[start...]]
  }
}

/// A number at a line's beginning that Markdown has no list for.
struct Ordinal: Equatable {
  /// One for `3/`, more for `1.2.`.
  let parts: [Int]
  /// As it is written.
  let mark: String
  /// What stands behind the number; numbers of one list have the same.
  private let style: String

  init?(_ line: ArraySlice<UInt8>) {
    // Most lines begin with a word that another one follows.
    let word = line.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0xD0 || $0 == 0xD1 || $0 & 0xC0 == 0x80 }
    guard word.count < 6, word.endIndex < line.endIndex else { return nil }
    let next = line[word.endIndex...]
    if next.first == 0x20, next.dropFirst().first?.isASCIILetter == true { return nil }
    let start = Array(String(decoding: line.prefix(24), as: UTF8.self))
    let found = Self.outline(start) ?? Self.signed(start) ?? Self.lettered(start)
    guard let found, found.end < start.count else { return nil }
    parts = found.parts
    style = found.style
    mark = String(start[..<found.end])
  }

  private typealias Found = (parts: [Int], style: String, end: Int)

  /// How many blanks stand here.
  private static func blanks(_ signs: ArraySlice<Character>) -> Int { signs.prefix { $0 == " " }.count }

  /// `1.2.`, `1.2)`, `1.2 `.
  private static func outline(_ start: [Character]) -> Found? {
    let number = start.prefix { $0.isNumber || $0 == "." }
    let parts = number.split(separator: ".")
    guard (2...5).contains(parts.count), number.first != ".", parts.allSatisfy({ $0.count < 3 }) else { return nil }
    let numbers = parts.compactMap { Int(String($0)) }
    let hasBracket = number.last != "." && start[number.endIndex...].first == ")"
    let end = number.endIndex + (hasBracket ? 1 : 0)
    let gap = blanks(start[end...])
    guard numbers.count == parts.count, number.last == "." || hasBracket || gap > 0,
      let next = start[(end + gap)...].first, !next.isNumber, next != "."
    else { return nil }
    return (numbers, hasBracket ? ")" : number.last == "." ? ".." : ".", end)
  }

  /// `1-`, `1 -`, `1/`, `1:`, and `1 -text`.
  private static func signed(_ start: [Character]) -> Found? {
    let digits = start.prefix { $0.isASCII && $0.isNumber }
    let gap = min(blanks(start[digits.endIndex...]), 1)
    let end = digits.endIndex + gap
    guard (1...3).contains(digits.count), let number = Int(String(digits)), end < start.count,
      "-–—/:".contains(start[end])
    else { return nil }
    let behind = start[(end + 1)...]
    let isText = gap == 1 && "-–—".contains(start[end]) && behind.first.map { !$0.isNumber } ?? false
    guard behind.first == " " || isText, behind.contains(where: { $0 != " " }) else { return nil }
    return ([number], (gap == 1 ? " " : "") + String(start[end]), end + 1)
  }

  /// `II.`, `ii)`, `II -`, `a.`, and `A.` before a small letter.
  private static func lettered(_ start: [Character]) -> Found? {
    let letters = String(start.prefix(while: \.isLetter))
    guard (1...5).contains(letters.count), letters == letters.uppercased() || letters == letters.lowercased() else {
      return nil
    }
    let gap = min(blanks(start[letters.count...]), 1)
    let end = letters.count + gap
    guard end + 1 < start.count, start[end + 1] == " ", let next = start[(end + 1)...].first(where: { $0 != " " })
    else {
      return nil
    }
    let isDash = "-–—".contains(start[end])
    guard isDash || (gap == 0 && ".)".contains(start[end])) else { return nil }
    let isSmall = letters == letters.lowercased()
    let style = (isSmall ? "i" : "I") + String(repeating: " ", count: gap) + String(start[end])
    if let number = roman(letters.uppercased()) { return ([number], style, end + 1) }
    // Capitals may be those of names.
    guard letters.count == 1, start[end] == ".", isSmall || next.isLowercase, let sign = letters.unicodeScalars.first
    else { return nil }
    return ([Int(sign.value)], isSmall ? "a." : "A.", end + 1)
  }

  private static func roman(_ written: String) -> Int? {
    let numbers = [
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
      "XVIII", "XIX", "XX",
    ]
    return numbers.firstIndex(of: written).map { $0 + 1 }
  }

  /// Whether this is what a list goes on with behind the other: 2 behind 1; 1.2, 1.1.1 or 2.1 behind 1.1.
  func follows(_ other: Ordinal) -> Bool {
    guard style == other.style else { return false }
    let same = zip(parts, other.parts).prefix { $0 == $1 }.count
    guard same < parts.count else { return false }
    if same == other.parts.count { return parts[same...].allSatisfy { $0 == 1 } }
    return parts[same] == other.parts[same] + 1 && parts[(same + 1)...].allSatisfy { $0 == 1 }
  }
}
