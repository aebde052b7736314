import Diagnostics

extension Parser {
  private static let tags = [
    "if", "for", "set", "with", "filter", "block", "extends", "include", "macro", "call", "import", "from", "raw",
  ]

  /// A tag and what it encloses; `nil` when it makes no sense, which has been reported.
  mutating func parseTag() -> Statement? {
    let opening = current.place
    advance()
    guard case .name(let word) = current.kind else {
      _ = unexpected("the name of a tag")
      skipTag()
      return nil
    }
    let name = Name(text: word, place: current.place)
    let place = opening.joined(to: name.place)
    advance()
    let kind: Statement.Kind? =
      switch word {
      case "if": parseIf(at: place)
      case "for": parseFor(at: place)
      case "set": parseSet(at: place)
      case "with": parseWith(at: place)
      case "filter": parseFilterBlock(at: place)
      case "block": parseBlock(at: place)
      case "extends": parseExtends()
      case "include": parseInclude()
      case "macro": parseMacro(at: place)
      case "call": parseCallBlock(at: place)
      case "import": parseImport()
      case "from": parseFrom()
      default: skipUnknown(name)
      }
    return kind.map { Statement(kind: $0, place: place) }
  }

  private mutating func skipUnknown(_ name: Name) -> Statement.Kind? {
    diagnostics.append(.unknownTag(name, among: Self.tags))
    skipTag()
    return nil
  }

  // MARK: - Choice and repetition

  private mutating func parseIf(at place: SourceRange) -> Statement.Kind? {
    var branches: [Branch] = []
    while true {
      let condition = parseHead { (parser) throws(Reported) in try parser.parseTuple(allowsChoice: true) }
      let (body, end) = parseBody("if", at: place, until: ["elif", "else", "endif"])
      branches.append(Branch(condition: condition ?? .invalid(at: place), body: body))
      guard let end else { return .choice(branches, otherwise: []) }
      if end.text == "elif" { continue }
      finishTag()
      guard end.text == "else" else { return .choice(branches, otherwise: []) }
      return .choice(branches, otherwise: parseBody("if", at: place, end: "endif"))
    }
  }

  private mutating func parseFor(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      let target = try parser.parseTarget()
      try parser.expect(word: "in")
      let items = try parser.parseTuple(allowsChoice: false)
      let condition = parser.take(word: "if") ? try parser.parseExpression() : nil
      if parser.isAt(word: "recursive") {
        throw parser.fail(
          .syntax("A loop cannot call itself.", at: parser.current.place, help: "use a macro that calls itself"))
      }
      return (target, items, condition)
    }
    let (body, end) = parseBody("for", at: place, until: ["else", "endfor"])
    var otherwise: [Statement] = []
    if let end {
      finishTag()
      if end.text == "else" { otherwise = parseBody("for", at: place, end: "endfor") }
    }
    guard let (target, items, condition) = head else { return nil }
    return .loop(Loop(target: target, items: items, condition: condition, body: body, otherwise: otherwise))
  }

  /// A name, or several with commas between, also nested in parentheses.
  private mutating func parseTarget() throws(Reported) -> Target {
    let start = current.place
    var targets: [Target] = []
    var isTuple = false
    while true {
      if take(.openParenthesis) {
        targets.append(try parseNestedTarget())
        try expect(.closeParenthesis)
      } else {
        targets.append(.name(try expectNewName()))
      }
      guard take(.comma) else { break }
      isTuple = true
      if isAt(word: "in") || isAt(.assign) || isAt(.closeParenthesis) { break }
    }
    if !isTuple, let only = targets.first { return only }
    return .parts(targets, start.joined(to: tokens[position - 1].place))
  }

  private mutating func parseNestedTarget() throws(Reported) -> Target {
    guard expressionDepth < Self.depthLimit else { throw fail(.tooDeep(Self.depthLimit, at: current.place)) }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    return try parseTarget()
  }

  /// A name that may be given a value.
  mutating func expectNewName() throws(Reported) -> Name {
    let name = try expectName()
    let words = ["true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else"]
    guard !words.contains(name.text) else {
      throw fail(.syntax("`\(name.text)` is a word of the language and cannot be a name.", at: name.place))
    }
    return name
  }

  // MARK: - Names

  private mutating func parseSet(at place: SourceRange) -> Statement.Kind? {
    if case .name = current.kind, isNext(.dot) {
      return parseHead { (parser) throws(Reported) in
        let owner = try parser.expectNewName()
        try parser.expect(.dot)
        let member = try parser.expectName("the name of a member")
        try parser.expect(.assign)
        return .memberAssignment(owner, member: member, try parser.parseTuple())
      }
    }
    if case .name = current.kind, !isNext(.assign), !isNext(.comma) { return parseCapture(at: place) }
    return parseHead { (parser) throws(Reported) in
      let target = try parser.parseTarget()
      try parser.expect(.assign)
      return .assignment(target, try parser.parseTuple())
    }
  }

  private mutating func parseCapture(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      let name = try parser.expectNewName()
      return (name, try parser.parseApplications())
    }
    let body = parseBody("set", at: place, end: "endset")
    return head.map { .capture($0.0, $0.1, body) }
  }

  /// `| upper | trim`.
  private mutating func parseApplications() throws(Reported) -> [Application] {
    var applications: [Application] = []
    while take(.pipe) { applications.append(try parseApplication("the name of a filter")) }
    return applications
  }

  private mutating func parseWith(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      var values: [(target: Target, value: Expression)] = []
      while !parser.isAtTagEnd {
        let target = Target.name(try parser.expectNewName())
        try parser.expect(.assign)
        values.append((target, try parser.parseExpression()))
        guard parser.take(.comma) else { break }
      }
      return values
    }
    let body = parseBody("with", at: place, end: "endwith")
    return head.map { .with($0, body) }
  }

  private mutating func parseFilterBlock(at place: SourceRange) -> Statement.Kind? {
    let head = parseHead { (parser) throws(Reported) in
      [try parser.parseApplication("the name of a filter")] + (try parser.parseApplications())
    }
    let body = parseBody("filter", at: place, end: "endfilter")
    return head.map { .filtered($0, body) }
  }
}

extension Expression {
  static func invalid(at place: SourceRange) -> Expression { Expression(kind: .invalid, place: place, depth: 1) }
}
