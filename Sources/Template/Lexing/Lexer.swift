import Diagnostics

/// Takes a template apart into tokens: text as it will be written, and what stands in tags.
///
/// White space is cut here as `-` asks, line ends become `\n`, the last one is left out, comments vanish, and what
/// stands between `raw` and `endraw` is text. A fault is reported and passed over, so that one run shows all of them.
struct Lexer {
  /// The largest template that is read, in bytes.
  static let sizeLimit = 1_000_000

  var cursor: Cursor
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// Whether the tag before ended with `-`.
  private var cutsNextStart = false

  static func lex(_ bytes: [UInt8], of file: SourceFile) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    if let diagnostic = fault(in: bytes, of: file) { return ([], [diagnostic]) }
    var lexer = Lexer(cursor: Cursor(normalised(bytes), of: file))
    while !lexer.cursor.isAtEnd { lexer.lexTextAndTag() }
    lexer.tokens.append(Token(kind: .end, place: lexer.cursor.range(length: 0)))
    return (lexer.tokens, lexer.diagnostics)
  }

  private init(cursor: Cursor) {
    self.cursor = cursor
  }

  /// What makes the whole file unreadable.
  private static func fault(in bytes: [UInt8], of file: SourceFile) -> Diagnostic? {
    guard bytes.count <= sizeLimit else {
      return .templateTooLarge(bytes.count, at: SourceRange(file: file, line: 1, column: 1))
    }
    var invalid = bytes.firstIndex(of: 0)
    var isText = true
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let start = error.byteOffsets.lowerBound
      if start <= invalid ?? bytes.count { (invalid, isText) = (start, false) }
    }
    guard let invalid else { return nil }
    var cursor = Cursor(withPlainLineEnds(Array(bytes[..<invalid])), of: file)
    cursor.advance(to: cursor.bytes.count)
    return isText ? .nulByte(at: cursor.range(length: 1)) : .notUTF8(at: cursor.range(length: 1))
  }

  /// Without byte order mark and last line end; all line ends are `\n`.
  private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    var text = withPlainLineEnds(bytes)
    if text.last == UInt8(ascii: "\n") { text.removeLast() }
    return text
  }

  /// Without byte order mark; all line ends are `\n`, and lines are counted by them.
  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if text.contains(carriageReturn) {
      var lines: [UInt8] = []
      lines.reserveCapacity(text.count)
      for (index, byte) in text.enumerated() {
        if byte == newline, index > 0, text[index - 1] == carriageReturn { continue }
        lines.append(byte == carriageReturn ? newline : byte)
      }
      text = lines
    }
    return text
  }

  mutating func add(_ kind: Token.Kind, from mark: Cursor.Mark) {
    tokens.append(Token(kind: kind, place: cursor.range(from: mark)))
  }
}

// MARK: - Text

extension Lexer {
  private enum Opening {
    case output, block, comment
  }

  private mutating func lexTextAndTag() {
    let start = cursor.position
    let mark = cursor.mark
    let opening = nextOpening()
    cursor.advance(to: opening?.position ?? cursor.bytes.count)
    let sign = cursor.byte(ahead: 2)
    let text = withoutSpace(
      cursor.bytes[start..<cursor.position], atStart: cutsNextStart,
      atEnd: opening != nil && sign == UInt8(ascii: "-"))
    cutsNextStart = false
    if !text.isEmpty { add(.data(Array(text)), from: mark) }
    guard let opening else { return }

    let tag = cursor.mark
    cursor.advance(2)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { cursor.advance() }
    switch opening.kind {
    case .comment: skipComment(from: tag)
    case .block where isRaw(): lexRaw(from: tag)
    case .block:
      add(.blockBegin, from: tag)
      lexTag(isOutput: false, from: tag)
    case .output:
      add(.outputBegin, from: tag)
      lexTag(isOutput: true, from: tag)
    }
  }

  private func nextOpening() -> (kind: Opening, position: Int)? {
    var candidate = cursor.position
    while let brace = cursor.bytes[candidate...].firstIndex(of: UInt8(ascii: "{")), brace + 1 < cursor.bytes.count {
      switch cursor.bytes[brace + 1] {
      case UInt8(ascii: "{"): return (.output, brace)
      case UInt8(ascii: "%"): return (.block, brace)
      case UInt8(ascii: "#"): return (.comment, brace)
      default: candidate = brace + 1
      }
    }
    return nil
  }

  private mutating func skipComment(from tag: Cursor.Mark) {
    guard let end = cursor.firstPosition(of: "#}") else {
      diagnostics.append(.unclosedTag("{#", at: cursor.range(from: tag)))
      cursor.advance(to: cursor.bytes.count)
      return
    }
    let last = end > cursor.position ? cursor.bytes[end - 1] : 0
    cursor.advance(to: end + 2)
    cutsNextStart = last == UInt8(ascii: "-")
  }

  /// Past `%}` or `-%}` when that comes next.
  mutating func takeTagEnd(_ end: StaticString, allowsPlus: Bool) -> Bool {
    var length = 0
    if !cursor.starts(with: end) {
      guard let sign = cursor.byte, sign == UInt8(ascii: "-") || (allowsPlus && sign == UInt8(ascii: "+")) else {
        return false
      }
      var next = cursor
      next.advance()
      guard next.starts(with: end) else { return false }
      cutsNextStart = sign == UInt8(ascii: "-")
      length = 1
    }
    cursor.advance(length + 2)
    return true
  }

  // MARK: - Raw

  private func isRaw() -> Bool {
    var lexer = self
    return lexer.takeKeywordTag("raw")
  }

  private mutating func takeKeywordTag(_ keyword: StaticString) -> Bool {
    cursor.skipSpace()
    guard cursor.starts(with: keyword) else { return false }
    cursor.advance(keyword.utf8CodeUnitCount)
    cursor.skipSpace()
    return takeTagEnd("%}", allowsPlus: true)
  }

  private mutating func lexRaw(from tag: Cursor.Mark) {
    _ = takeKeywordTag("raw")
    let opening = cursor.range(from: tag)
    let (start, mark, cutsStart) = (cursor.position, cursor.mark, cutsNextStart)
    cutsNextStart = false
    while let position = cursor.firstPosition(of: "{%") {
      cursor.advance(to: position)
      let end = self
      let sign = cursor.byte(ahead: 2)
      cursor.advance(sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 3 : 2)
      guard takeKeywordTag("endraw") else { continue }
      let text = withoutSpace(
        cursor.bytes[start..<position], atStart: cutsStart, atEnd: sign == UInt8(ascii: "-"))
      if !text.isEmpty { tokens.append(Token(kind: .data(Array(text)), place: end.cursor.range(from: mark))) }
      return
    }
    diagnostics.append(.unclosedBlock("raw", end: "endraw", at: opening))
    cursor.advance(to: cursor.bytes.count)
  }
}
