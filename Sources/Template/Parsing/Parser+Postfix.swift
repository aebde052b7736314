import Diagnostics

/// What follows an operand: members, positions, calls, filters and tests.
extension Parser {
  mutating func parsePostfix(_ operand: Expression) throws(Reported) -> Expression {
    var result = operand
    while case .symbol(let symbol) = current.kind {
      switch symbol {
      case .dot, .optionalDot: result = try parseMember(of: result)
      case .openBracket: result = try parseItem(of: result)
      case .openParenthesis: result = try parseCall(of: result)
      default: return result
      }
    }
    return result
  }

  mutating func parseFilters(_ operand: Expression) throws(Reported) -> Expression {
    var result = operand
    while true {
      if take(.pipe) {
        let application = try parseApplication("the name of a filter")
        result = try make(.filter(result, application), from: result.place, over: [result] + application.arguments.all)
      } else if take(word: "is") {
        result = try parseTest(of: result)
      } else if isAt(.openParenthesis) {
        result = try parseCall(of: result)
      } else {
        return result
      }
    }
  }

  private mutating func parseMember(of owner: Expression) throws(Reported) -> Expression {
    let isOptional = isAt(.optionalDot)
    advance()
    if case .number(let number) = current.kind, !isOptional {
      let position = Expression(kind: .literal(.number(number)), place: current.place, depth: 1)
      advance()
      return try make(.item(owner, position), from: owner.place, over: [owner])
    }
    let name = try expectName("the name of a member")
    return try make(.member(owner, name, isOptional: isOptional), from: owner.place, over: [owner])
  }

  private mutating func parseItem(of owner: Expression) throws(Reported) -> Expression {
    try expect(.openBracket)
    guard !isAt(.colon) else { return try parseSlice(of: owner, from: nil) }
    let key = try parseExpression()
    guard !isAt(.colon) else { return try parseSlice(of: owner, from: key) }
    try expect(.closeBracket)
    return try make(.item(owner, key), from: owner.place, over: [owner, key])
  }

  private mutating func parseSlice(of owner: Expression, from start: Expression?) throws(Reported) -> Expression {
    try expect(.colon)
    let end = isAt(.colon) || isAt(.closeBracket) ? nil : try parseExpression()
    let step = take(.colon) && !isAt(.closeBracket) ? try parseExpression() : nil
    try expect(.closeBracket)
    let bounds = Expression.Bounds(from: start, to: end, step: step)
    return try make(
      .slice(owner, bounds), from: owner.place, over: [owner] + [start, end, step].compactMap { $0 })
  }

  private mutating func parseCall(of callee: Expression) throws(Reported) -> Expression {
    let arguments = try parseArguments()
    return try make(.call(callee, arguments), from: callee.place, over: [callee] + arguments.all)
  }

  mutating func parseArguments() throws(Reported) -> Arguments {
    try expect(.openParenthesis)
    var arguments = Arguments()
    while !isAt(.closeParenthesis) {
      guard arguments.positional.count + arguments.named.count < Self.argumentLimit else {
        throw fail(.syntax("A call has at most \(Self.argumentLimit) arguments.", at: current.place))
      }
      if isAt(.times) || isAt(.power) {
        throw fail(.syntax("A list cannot be spread over the arguments of a call.", at: current.place))
      }
      if case .name(let text) = current.kind, isNext(.assign) {
        let name = Name(text: text, place: current.place)
        advance()
        advance()
        if arguments.named.contains(where: { $0.name.text == text }) {
          throw fail(.syntax("The argument `\(text)` is given twice.", at: name.place))
        }
        arguments.named.append((name, try parseExpression()))
      } else {
        let value = try parseExpression()
        if !arguments.named.isEmpty {
          throw fail(.syntax("An argument without a name must come before those with one.", at: value.place))
        }
        arguments.positional.append(value)
      }
      guard take(.comma) else { break }
    }
    try expect(.closeParenthesis)
    return arguments
  }

  /// A filter with its arguments.
  mutating func parseApplication(_ wanted: String) throws(Reported) -> Application {
    let name = try expectName(wanted)
    return Application(name: name, arguments: isAt(.openParenthesis) ? try parseArguments() : Arguments())
  }

  /// A test, whose only argument may stand without parentheses: `is divisibleby 3`.
  private mutating func parseTest(of operand: Expression) throws(Reported) -> Expression {
    let isNegated = take(word: "not")
    let name = try expectName("the name of a test")
    var arguments = Arguments()
    if isAt(.openParenthesis) {
      arguments = try parseArguments()
    } else if isAtBareArgument {
      let start = current.place
      let argument = try parsePostfix(parsePrimary())
      if isAt(word: "is") { throw fail(.syntax("Only one test can follow a value.", at: start)) }
      arguments.positional = [argument]
    }
    let test = try make(
      .test(operand, Application(name: name, arguments: arguments)), from: operand.place,
      over: [operand] + arguments.all)
    return isNegated ? try make(.not(test), from: operand.place, over: [test]) : test
  }

  private var isAtBareArgument: Bool {
    switch current.kind {
    case .text, .number, .symbol(.openBracket), .symbol(.openBrace): true
    case .name(let word): !["else", "or", "and", "if", "in", "is", "not", "recursive"].contains(word)
    default: false
    }
  }
}
