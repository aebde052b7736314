internal import Diagnostics

/// How large, deep and wide a body may be.
enum MarkdownLimits {
  /// 1 MB, some five hundred pages; cmark takes up to 300 bytes of memory for one of text.
  static let bytes = 1 << 20
  /// Quotes, lists and inline marks within each other.
  static let levels = 100
  static let tableColumns = 200
  /// cmark makes the cells that a short row lacks, 250 bytes each.
  static let tableCells = 200_000
  /// Steps of cmark's slow paths, about a second.
  static let work = 300_000_000
  /// What it costs to match one open container on a line.
  static let workForContainer = 20
  /// Bytes that uses of one link definition could copy.
  static let copiedDefinitions = 400_000_000
}

/// Judges a body before cmark reads it, in one pass over its bytes.
///
/// cmark-gfm 0.29.0.gfm.6 is quadratic in a few things that no author writes by the thousand: nested lists before blank
/// lines, pipes in a line above `|-|`, `www.`, `@` or `)` within one word, `<?` and `<!` in one paragraph, uses of a
/// long link definition. This pass counts them; a text that only looks so, such as code, may be refused in rare cases.
struct MarkdownGuard {
  private let bytes: ArraySlice<UInt8>
  private let file: SourceFile
  private let firstLine: Int

  private var containers = ContainerStack()
  private var paragraph = Paragraph()
  private var work = 0
  private var openings = 0
  private var longestDefinition = 0
  private var cells = 0

  /// Lines without a blank one between.
  private struct Paragraph {
    var lines = 0
    var bytes = 0
    var widest = 0
    /// Columns of the widest row of dashes; 0 before one.
    var columns = 0
    var declarations = 0
    var beginsWithBracket = false
    var definesLink = false
    var lastColumns = 0
  }

  init(_ bytes: ArraySlice<UInt8>, file: SourceFile, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
  }

  /// Why the body is refused; `nil` when cmark can read it.
  mutating func refusal() -> Diagnostic? {
    guard bytes.count <= MarkdownLimits.bytes else {
      return .bodyTooLarge(bytes: bytes.count, limit: MarkdownLimits.bytes, at: place(line: 0))
    }
    var start = bytes.startIndex
    var line = 0
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      if let refusal = read(start..<end, line: line) { return refusal }
      start = end + 1
      line += 1
    }
    endParagraph()
    if work > MarkdownLimits.work || openings * longestDefinition > MarkdownLimits.copiedDefinitions {
      return .bodyTooTangled(at: place(line: 0))
    }
    return nil
  }

  private mutating func read(_ line: Range<Int>, line number: Int) -> Diagnostic? {
    let text = containers.enter(bytes[line])
    if containers.count > MarkdownLimits.levels {
      return .nestedTooDeep(limit: MarkdownLimits.levels, at: place(line: number))
    }
    work += containers.count * MarkdownLimits.workForContainer
    guard !text.isEmpty else {
      endParagraph()
      return nil
    }
    let seen = LineCount(text)
    work += seen.work
    openings += seen.openings
    if paragraph.lines == 0 { paragraph.beginsWithBracket = text.first == UInt8(ascii: "[") }
    paragraph.definesLink = paragraph.definesLink || seen.hasDefinition
    paragraph.declarations += seen.declarations
    paragraph.widest = max(paragraph.widest, seen.columns)
    if seen.isRowOfDashes {
      if seen.columns != paragraph.lastColumns { work += paragraph.lines * paragraph.bytes }
      paragraph.columns = max(paragraph.columns, seen.columns)
    }
    paragraph.lastColumns = seen.columns
    paragraph.lines += 1
    paragraph.bytes += line.count
    guard paragraph.columns > 0 else { return nil }
    cells += paragraph.columns
    if paragraph.widest > MarkdownLimits.tableColumns {
      return .tableTooLarge(
        "\(paragraph.widest) columns", limit: "\(MarkdownLimits.tableColumns)", at: place(line: number))
    }
    if cells > MarkdownLimits.tableCells {
      return .tableTooLarge(
        "over \(MarkdownLimits.tableCells) cells", limit: "\(MarkdownLimits.tableCells)", at: place(line: number))
    }
    return nil
  }

  private mutating func endParagraph() {
    work += paragraph.declarations * paragraph.bytes
    if paragraph.beginsWithBracket, paragraph.definesLink {
      longestDefinition = max(longestDefinition, paragraph.bytes)
    }
    paragraph = Paragraph()
  }

  private func place(line: Int) -> SourceRange {
    SourceRange(file: file, line: firstLine + line, column: 1)
  }
}

/// What one line holds of the things that can be slow.
private struct LineCount {
  private(set) var columns = 1
  /// Nothing but `-`, `:`, `|` and blanks, such as stands under the head of a table.
  private(set) var isRowOfDashes = false
  /// `[`.
  private(set) var openings = 0
  private(set) var hasDefinition = false
  /// `<?` and `<!x`.
  private(set) var declarations = 0
  /// Beginnings of addresses in a word, and brackets that may end one, times its length, summed.
  private(set) var work = 0

  init(_ text: ArraySlice<UInt8>) {
    var dashes = 0
    var addresses = 0
    var brackets = 0
    var wordStart = text.startIndex
    var rowSigns = 0
    func byte(at index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0 }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "-"):
        dashes += 1
        rowSigns += 1
      case UInt8(ascii: ":"):
        if byte(at: index - 1) == UInt8(ascii: "]") { hasDefinition = true }
        rowSigns += 1
      case UInt8(ascii: "|"):
        columns += 1
        rowSigns += 1
      case 0x20, 0x09, 0x0D:
        if addresses > 0 { work += (addresses + brackets) * (index - wordStart) }
        addresses = 0
        brackets = 0
        wordStart = index + 1
        rowSigns += 1
      case UInt8(ascii: "["): openings += 1
      case UInt8(ascii: ")"): brackets += 1
      case UInt8(ascii: "@"): addresses += 1
      case UInt8(ascii: "/"): if byte(at: index - 1) == UInt8(ascii: ":") { addresses += 1 }
      case UInt8(ascii: "w"), UInt8(ascii: "W"):
        if byte(at: index - 1) | 0x20 == UInt8(ascii: "w") { addresses += 1 }
      case UInt8(ascii: "<"):
        let next = byte(at: index + 1)
        let isDeclaration = next == UInt8(ascii: "!") && byte(at: index + 2) != UInt8(ascii: "-")
        if isDeclaration || next == UInt8(ascii: "?") { declarations += 1 }
      default: break
      }
    }
    if addresses > 0 { work += (addresses + brackets) * (text.endIndex - wordStart) }
    isRowOfDashes = dashes > 0 && rowSigns == text.count
    if columns > 1 {
      if text.first == UInt8(ascii: "|") { columns -= 1 }
      if text.last(where: { $0 > 0x20 }) == UInt8(ascii: "|"), columns > 1 { columns -= 1 }
    }
  }
}
