import Diagnostics

extension Parser {
  /// One expression, or several with commas between, which make a list.
  mutating func parseTuple(allowsChoice: Bool = true, isInParentheses: Bool = false) throws(Reported) -> Expression {
    let start = current.place
    var items: [Expression] = []
    var isTuple = false
    while !isAtTupleEnd {
      items.append(allowsChoice ? try parseExpression() : try parseOr())
      guard take(.comma) else { break }
      isTuple = true
    }
    if !isTuple, let only = items.first { return only }
    guard isTuple || isInParentheses else { throw unexpected("a value") }
    return try make(.list(items), from: start, over: items)
  }

  private var isAtTupleEnd: Bool {
    switch current.kind {
    case .tagEnd, .symbol(.closeParenthesis), .symbol(.assign): true
    case .name("recursive"): true
    default: false
    }
  }

  mutating func parseExpression() throws(Reported) -> Expression {
    guard expressionDepth < Self.depthLimit else { throw fail(.tooDeep(Self.depthLimit, at: current.place)) }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    var result = try parseOr()
    while take(word: "if") {
      let condition = try parseOr()
      let otherwise = take(word: "else") ? try parseExpression() : nil
      result = try make(
        .choice(condition: condition, then: result, otherwise: otherwise), from: result.place,
        over: [result, condition] + (otherwise.map { [$0] } ?? []))
    }
    return result
  }

  mutating func parseOr() throws(Reported) -> Expression {
    var left = try parseAnd()
    while take(word: "or") {
      let right = try parseAnd()
      left = try make(.or(left, right), from: left.place, over: [left, right])
    }
    return left
  }

  private mutating func parseAnd() throws(Reported) -> Expression {
    var left = try parseNot()
    while take(word: "and") {
      let right = try parseNot()
      left = try make(.and(left, right), from: left.place, over: [left, right])
    }
    return left
  }

  private mutating func parseNot() throws(Reported) -> Expression {
    let start = current.place
    var count = 0
    while take(word: "not") { count += 1 }
    var operand = try parseComparison()
    for _ in 0..<count { operand = try make(.not(operand), from: start, over: [operand]) }
    return operand
  }

  private mutating func parseComparison() throws(Reported) -> Expression {
    let first = try parseOperation(above: 0)
    var rest: [(comparison: Comparison, operand: Expression)] = []
    while let comparison = takeComparison() {
      rest.append((comparison, try parseOperation(above: 0)))
    }
    guard !rest.isEmpty else { return first }
    return try make(.comparison(first, rest), from: first.place, over: [first] + rest.map(\.operand))
  }

  private mutating func takeComparison() -> Comparison? {
    if case .symbol(let symbol) = current.kind, let comparison = Comparison(symbol) {
      advance()
      return comparison
    }
    if take(word: "in") { return .contained }
    guard isAt(word: "not"), isNext(word: "in") else { return nil }
    advance()
    advance()
    return .notContained
  }

  private mutating func parseOperation(above precedence: Int) throws(Reported) -> Expression {
    var left = try parseSigned()
    while case .symbol(let symbol) = current.kind, let sign = Operator(symbol), sign.precedence > precedence {
      advance()
      let right = try parseOperation(above: sign.precedence)
      left = try make(.operation(sign, left, right), from: left.place, over: [left, right])
    }
    return left
  }

  /// An operand with its signs, members, calls and filters. A filter takes the signed value: `-1|abs` is 1.
  private mutating func parseSigned() throws(Reported) -> Expression {
    let start = current.place
    var signs: [Bool] = []
    while isAt(.minus) || isAt(.plus) {
      signs.append(isAt(.minus))
      advance()
    }
    var operand = try parsePostfix(parsePrimary())
    for isNegative in signs.reversed() {
      operand = try make(.sign(operand, isNegative: isNegative), from: start, over: [operand])
    }
    return try parseFilters(operand)
  }

  mutating func parsePrimary() throws(Reported) -> Expression {
    let token = current
    switch token.kind {
    case .name(let word):
      advance()
      return Expression(kind: Self.constants[word].map { .literal($0) } ?? .name(word), place: token.place, depth: 1)
    case .text(var text):
      advance()
      while case .text(let more) = current.kind {
        text += more
        advance()
      }
      return try make(.literal(.text(text)), from: token.place)
    case .number(let number):
      advance()
      return Expression(kind: .literal(.number(number)), place: token.place, depth: 1)
    case .symbol(.openParenthesis):
      advance()
      let inner = try parseNested { (parser) throws(Reported) in try parser.parseTuple(isInParentheses: true) }
      try expect(.closeParenthesis)
      return inner
    case .symbol(.openBracket): return try parseList()
    case .symbol(.openBrace): return try parseMap()
    default: throw unexpected("a value")
    }
  }

  private static let constants: [String: Value] = [
    "true": true, "false": false, "none": .none, "True": true, "False": false, "None": .none,
  ]

  private mutating func parseList() throws(Reported) -> Expression {
    let start = current.place
    try expect(.openBracket)
    var items: [Expression] = []
    while !isAt(.closeBracket) {
      items.append(try parseExpression())
      guard take(.comma) else { break }
    }
    try expect(.closeBracket)
    return try make(.list(items), from: start, over: items)
  }

  private mutating func parseMap() throws(Reported) -> Expression {
    let start = current.place
    try expect(.openBrace)
    var entries: [(key: Expression, value: Expression)] = []
    while !isAt(.closeBrace) {
      let key = try parseExpression()
      try expect(.colon)
      entries.append((key, try parseExpression()))
      guard take(.comma) else { break }
    }
    try expect(.closeBrace)
    return try make(.map(entries), from: start, over: entries.flatMap { [$0.key, $0.value] })
  }

  private mutating func parseNested(
    _ read: (inout Parser) throws(Reported) -> Expression
  ) throws(Reported) -> Expression {
    guard expressionDepth < Self.depthLimit else { throw fail(.tooDeep(Self.depthLimit, at: current.place)) }
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    return try read(&self)
  }

  /// An expression from a place to the token before this one, unless it lies too deep.
  mutating func make(
    _ kind: Expression.Kind, from start: SourceRange, over parts: [Expression] = []
  ) throws(Reported) -> Expression {
    let depth = 1 + (parts.map(\.depth).max() ?? 0)
    let place = start.joined(to: tokens[max(0, position - 1)].place)
    guard depth <= Self.depthLimit else { throw fail(.tooDeep(Self.depthLimit, at: place)) }
    return Expression(kind: kind, place: place, depth: depth)
  }
}
