import Diagnostics

/// Tags that join templates: blocks, macros, and what names another template.
extension Parser {
  mutating func parseBlock(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      let name = try parser.expectNewName()
      if parser.isAt(.minus) {
        throw parser.fail(.syntax("The name of a block has no hyphens.", at: name.place, help: "use an underscore"))
      }
      let isScoped = parser.take(word: "scoped")
      return (name: name, isScoped: isScoped, isRequired: parser.take(word: "required"))
    }
    let (body, end) = parseBody("block", at: place, until: ["endblock"])
    if end != nil { finishBlock(head?.name) }
    guard let head else { return nil }
    return .block(Block(name: head.name, isScoped: head.isScoped, isRequired: head.isRequired, body: body))
  }

  /// `endblock` may repeat the block's name.
  private mutating func finishBlock(_ name: Name?) {
    if case .name(let word) = current.kind {
      if let name, word != name.text {
        diagnostics.append(
          .syntax("This ends the block `\(word)`, but the one that is open is `\(name.text)`.", at: current.place))
      }
      advance()
    }
    finishTag()
  }

  mutating func parseExtends() -> Statement.Kind? {
    parseHead { (parser) throws(Reported) in .extends(try parser.parseReference()) }
  }

  mutating func parseInclude() -> Statement.Kind? {
    parseHead { (parser) throws(Reported) in
      let reference = try parser.parseReference()
      let ignoresMissing = parser.isAt(word: "ignore") && parser.isNext(word: "missing")
      if ignoresMissing {
        parser.advance()
        parser.advance()
      }
      let isWithContext = parser.parseContext() ?? true
      return .include(Include(reference: reference, ignoresMissing: ignoresMissing, isWithContext: isWithContext))
    }
  }

  mutating func parseImport() -> Statement.Kind? {
    parseHead { (parser) throws(Reported) in
      let reference = try parser.parseReference()
      try parser.expect(word: "as")
      let name = try parser.expectNewName()
      return .importModule(reference, as: name, isWithContext: parser.parseContext() ?? false)
    }
  }

  mutating func parseFrom() -> Statement.Kind? {
    parseHead { (parser) throws(Reported) in
      let reference = try parser.parseReference()
      try parser.expect(word: "import")
      var names: [(name: Name, alias: Name)] = []
      var isWithContext: Bool?
      repeat {
        isWithContext = parser.parseContext()
        if isWithContext != nil, !names.isEmpty { break }
        let name = try parser.expectNewName()
        if name.text.hasPrefix("_") {
          throw parser.fail(
            .syntax("A name that begins with an underscore is its template's own.", at: name.place))
        }
        names.append((name, parser.take(word: "as") ? try parser.expectNewName() : name))
        isWithContext = parser.parseContext()
      } while isWithContext == nil && parser.take(.comma)
      return .importNames(reference, names, isWithContext: isWithContext ?? false)
    }
  }

  /// `with context` or `without context`.
  private mutating func parseContext() -> Bool? {
    guard isAt(word: "with") || isAt(word: "without"), isNext(word: "context") else { return nil }
    let isWith = isAt(word: "with")
    advance()
    advance()
    return isWith
  }

  /// The name of a template in quotes, or a list of such names.
  private mutating func parseReference() throws(Reported) -> Reference {
    let expression = try parseOr()
    var names: [Name] = []
    let candidates = if case .list(let items) = expression.kind { items } else { [expression] }
    for candidate in candidates {
      guard case .literal(.text(let text)) = candidate.kind else {
        throw fail(.dynamicReference(at: candidate.place))
      }
      names.append(Name(text: text, place: candidate.place))
    }
    guard !names.isEmpty else { throw fail(.dynamicReference(at: expression.place)) }
    return Reference(names: names, place: expression.place)
  }

  // MARK: - Macros

  mutating func parseMacro(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      let name = try parser.expectNewName()
      return (name: name, parameters: try parser.parseParameters())
    }
    let body = parseBody("macro", at: place, end: "endmacro")
    return head.map { .macro(Macro(name: $0.name, parameters: $0.parameters, body: body)) }
  }

  mutating func parseCallBlock(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      let parameters = parser.isAt(.openParenthesis) ? try parser.parseParameters() : []
      let expression = try parser.parseExpression()
      guard case .call(let macro, let arguments) = expression.kind else {
        throw parser.fail(.syntax("Here should be the call of a macro.", at: expression.place))
      }
      return (parameters: parameters, macro: macro, arguments: arguments)
    }
    let body = parseBody("call", at: place, end: "endcall")
    guard let head else { return nil }
    return .call(
      CallBlock(parameters: head.parameters, macro: head.macro, arguments: head.arguments, body: body))
  }

  private mutating func parseParameters() throws(Reported) -> [Macro.Parameter] {
    try expect(.openParenthesis)
    var parameters: [Macro.Parameter] = []
    while !isAt(.closeParenthesis) {
      guard parameters.count < Self.argumentLimit else {
        throw fail(.syntax("A macro has at most \(Self.argumentLimit) parameters.", at: current.place))
      }
      let name = try expectNewName()
      if parameters.contains(where: { $0.name.text == name.text }) {
        throw fail(.syntax("There are two parameters `\(name.text)`.", at: name.place))
      }
      let standard = take(.assign) ? try parseExpression() : nil
      if standard == nil, let last = parameters.last, last.standard != nil {
        throw fail(.syntax("A parameter without a value must come before those with one.", at: name.place))
      }
      parameters.append(Macro.Parameter(name: name, standard: standard))
      guard take(.comma) else { break }
    }
    try expect(.closeParenthesis)
    return parameters
  }
}
