import Diagnostics

extension Lexer {
  /// A bracket that is open, and where.
  private struct OpenBracket {
    let symbol: Symbol
    let place: SourceRange
  }

  /// What stands in a tag, up to and with its end.
  ///
  /// No tag can begin within a tag, so where one does, the first was never closed.
  mutating func lexTag(isOutput: Bool, from tag: Cursor.Mark) {
    let opening = cursor.range(from: tag)
    var brackets: [OpenBracket] = []
    while true {
      cursor.skipSpace()
      let mark = cursor.mark
      if cursor.isAtEnd || cursor.starts(with: "{{") || cursor.starts(with: "{%") || cursor.starts(with: "{#") {
        diagnostics.append(.unclosedTag(isOutput ? "{{" : "{%", at: opening))
        add(.invalid, from: mark)
        add(.tagEnd, from: mark)
        return
      }
      if let bracket = brackets.last, bracket.symbol == .openBrace, cursor.byte == UInt8(ascii: "}") {
        brackets.removeLast()
        cursor.advance()
        add(.symbol(.closeBrace), from: mark)
        continue
      }
      if takeTagEnd(isOutput ? "}}" : "%}", allowsPlus: !isOutput) {
        if let bracket = brackets.last {
          diagnostics.append(.unclosedBracket(bracket.symbol.rawValue, at: bracket.place))
          add(.invalid, from: mark)
        }
        add(.tagEnd, from: mark)
        return
      }
      lexToken(from: mark, &brackets)
    }
  }

  private mutating func lexToken(from mark: Cursor.Mark, _ brackets: inout [OpenBracket]) {
    guard let byte = cursor.byte else { return }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): lexText(from: mark)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber(from: mark)
    case _ where isNameStart(): lexName(from: mark)
    default:
      guard let symbol = Symbol(at: cursor.rest) else {
        let length = cursor.scalar(at: cursor.position)?.length ?? 1
        let written = String(decoding: cursor.rest.prefix(length), as: UTF8.self)
        cursor.advance(length)
        diagnostics.append(.strayCharacter(written, at: cursor.range(from: mark)))
        add(.invalid, from: mark)
        return
      }
      cursor.advance(symbol.rawValue.utf8.count)
      let isBalanced = balance(symbol, from: mark, &brackets)
      add(isBalanced ? .symbol(symbol) : .invalid, from: mark)
    }
  }

  /// Whether the bracket, if it is one, opens or closes as it should; else that is reported.
  private mutating func balance(_ symbol: Symbol, from mark: Cursor.Mark, _ brackets: inout [OpenBracket]) -> Bool {
    if symbol.closing != nil {
      brackets.append(OpenBracket(symbol: symbol, place: cursor.range(from: mark)))
      return true
    }
    guard symbol.isClosing else { return true }
    if brackets.last?.symbol.closing == symbol {
      brackets.removeLast()
      return true
    }
    if let match = brackets.lastIndex(where: { $0.symbol.closing == symbol }), let open = brackets.last {
      diagnostics.append(.unclosedBracket(open.symbol.rawValue, at: open.place))
      brackets.removeSubrange(match...)
    } else {
      diagnostics.append(.strayBracket(symbol.rawValue, at: cursor.range(from: mark)))
    }
    return false
  }

  // MARK: - Names

  private func isNameStart() -> Bool {
    guard let (scalar, _) = cursor.scalar(at: cursor.position) else { return false }
    return scalar == "_" || scalar.properties.isXIDStart
  }

  private mutating func lexName(from mark: Cursor.Mark) {
    let start = cursor.position
    while let (scalar, length) = cursor.scalar(at: cursor.position), scalar.properties.isXIDContinue {
      cursor.advance(length)
    }
    add(.name(String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self)), from: mark)
  }
}
