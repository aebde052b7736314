import Diagnostics

/// Makes a tree of statements from a template's tokens.
///
/// After a fault it goes on with the next tag, so that one run reports all of them.
struct Parser {
  /// How deep tags or expressions may lie within each other.
  static let depthLimit = 100
  static let argumentLimit = 100

  /// Thrown when a tag makes no sense; what is wrong has been reported.
  struct Reported: Error {}

  /// A tag that waits for its end.
  struct OpenBlock {
    let keyword: String
    let ends: [String]
    let place: SourceRange
  }

  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic]
  var openBlocks: [OpenBlock] = []
  /// How many expressions are being read within each other.
  var expressionDepth = 0
  private var isAborted = false

  static func parse(_ bytes: [UInt8], name: String, file: SourceFile) -> (source: Source, diagnostics: [Diagnostic]) {
    let (tokens, diagnostics) = Lexer.lex(bytes, of: file)
    var parser = Parser(tokens: tokens, diagnostics: diagnostics)
    let body = tokens.isEmpty ? [] : parser.parseStatements()
    let source = Source(name: name, file: file, body: body, isBroken: !parser.diagnostics.isEmpty)
    return (source, parser.diagnostics)
  }

  private init(tokens: [Token], diagnostics: [Diagnostic]) {
    self.tokens = tokens
    self.diagnostics = diagnostics
  }
}

// MARK: - Tokens

extension Parser {
  var current: Token { tokens[min(position, tokens.count - 1)] }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func isAt(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol) = current.kind { true } else { false }
  }

  func isAt(word: String) -> Bool {
    if case .name(word) = current.kind { true } else { false }
  }

  func isNext(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol) = next.kind { true } else { false }
  }

  func isNext(word: String) -> Bool {
    if case .name(word) = next.kind { true } else { false }
  }

  var isAtTagEnd: Bool {
    if case .tagEnd = current.kind { true } else { false }
  }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard isAt(word: word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Symbol) throws(Reported) {
    guard take(symbol) else { throw unexpected("`\(symbol.rawValue)`") }
  }

  mutating func expect(word: String) throws(Reported) {
    guard take(word: word) else { throw unexpected("`\(word)`") }
  }

  mutating func expectName(_ wanted: String = "a name") throws(Reported) -> Name {
    guard case .name(let text) = current.kind else { throw unexpected(wanted) }
    let name = Name(text: text, place: current.place)
    advance()
    return name
  }

  mutating func expectTagEnd() throws(Reported) {
    guard isAtTagEnd else { throw unexpected("the end of the tag") }
    advance()
  }

  /// Reports that something else should stand here.
  mutating func unexpected(_ wanted: String) -> Reported {
    if case .invalid = current.kind { return Reported() }
    return fail(.expected(wanted, butFound: description(of: current), at: current.place))
  }

  mutating func fail(_ diagnostic: Diagnostic) -> Reported {
    diagnostics.append(diagnostic)
    return Reported()
  }

  private func description(of token: Token) -> String {
    switch token.kind {
    case .data, .end, .blockBegin, .outputBegin, .tagEnd, .invalid: "the end of the tag"
    case .name(let name): "`\(name)`"
    case .text: "a text in quotes"
    case .number(let number): "the number \(number)"
    case .symbol(let symbol): "`\(symbol.rawValue)`"
    }
  }

  /// Past the end of the tag that makes no sense.
  mutating func skipTag() {
    while true {
      switch current.kind {
      case .tagEnd:
        advance()
        return
      case .end: return
      default: advance()
      }
    }
  }
}

// MARK: - Bodies

extension Parser {
  private static let ends = Set([
    "elif", "else", "endif", "endfor", "endset", "endwith", "endblock", "endmacro", "endcall", "endfilter", "endraw",
  ])

  /// The statements of the whole template, or up to the end of the innermost open tag.
  mutating func parseStatements() -> [Statement] {
    var statements: [Statement] = []
    while !isAborted {
      switch current.kind {
      case .end: return statements
      case .data(let bytes):
        statements.append(Statement(kind: .text(bytes), place: current.place))
        advance()
      case .outputBegin:
        if let statement = parseOutput() { statements.append(statement) }
      case .blockBegin:
        if case .name(let word) = next.kind, Self.ends.contains(word) {
          if openBlocks.contains(where: { $0.ends.contains(word) }) { return statements }
          diagnostics.append(.strayEnd(Name(text: word, place: next.place)))
          skipTag()
        } else if let statement = parseTag() {
          statements.append(statement)
        }
      default: advance()
      }
    }
    return statements
  }

  /// What a tag encloses, and the word that ended it; `nil` when it is never closed, which has been reported.
  ///
  /// Afterwards the parser stands behind that word, within its tag.
  mutating func parseBody(_ keyword: String, at place: SourceRange, until ends: [String]) -> ([Statement], Name?) {
    guard openBlocks.count < Self.depthLimit else {
      if !isAborted { diagnostics.append(.tooDeep(Self.depthLimit, at: place)) }
      isAborted = true
      return ([], nil)
    }
    openBlocks.append(OpenBlock(keyword: keyword, ends: ends, place: place))
    let body = parseStatements()
    openBlocks.removeLast()
    guard !isAborted else { return (body, nil) }
    guard case .name(let word) = next.kind, case .blockBegin = current.kind else {
      if !isUnclosedTag(at: place) { diagnostics.append(.unclosedBlock(keyword, end: ends.last ?? "", at: place)) }
      return (body, nil)
    }
    let end = Name(text: word, place: next.place)
    guard ends.contains(word) else {
      diagnostics.append(.unclosedBlock(keyword, end: ends.last ?? "", at: place, before: end))
      return (body, nil)
    }
    advance()
    advance()
    return (body, end)
  }

  /// Whether the tag that begins here was reported as without an end itself.
  private func isUnclosedTag(at place: SourceRange) -> Bool {
    diagnostics.contains { fault in
      fault.range.map { ($0.line, $0.column) == (place.line, place.column) } ?? false
    }
  }

  /// The same for tags with one end and nothing between.
  mutating func parseBody(_ keyword: String, at place: SourceRange, end: String) -> [Statement] {
    let (body, found) = parseBody(keyword, at: place, until: [end])
    if found != nil { finishTag() }
    return body
  }

  /// Past the end of a tag that holds nothing more.
  mutating func finishTag() {
    do { try expectTagEnd() } catch { skipTag() }
  }

  /// The head of a tag, up to its end; `nil` when it makes no sense.
  mutating func parseHead<Head>(_ read: (inout Parser) throws(Reported) -> Head) -> Head? {
    do throws(Reported) {
      let head = try read(&self)
      try expectTagEnd()
      return head
    } catch {
      skipTag()
      return nil
    }
  }

  private mutating func parseOutput() -> Statement? {
    let opening = current.place
    advance()
    if isAtTagEnd {
      diagnostics.append(.syntax("There is nothing to write between these braces.", at: opening))
      advance()
      return nil
    }
    let expression = parseHead { (parser: inout Parser) throws(Reported) in try parser.parseTuple() }
    return expression.map { Statement(kind: .output($0), place: $0.place) }
  }
}
