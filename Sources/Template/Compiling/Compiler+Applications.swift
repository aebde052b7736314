import Diagnostics

/// Filters and tests.
extension Compiler {
  mutating func compileFilter(_ filter: Application, of operand: Expression, orElse absent: Label? = nil) {
    switch filter.name.text {
    case "default", "d":
      compileDefault(filter, of: operand, orElse: absent)
    default:
      compileValue(operand)
      compileFilter(filter, orElse: absent)
    }
  }

  /// Takes the value on the stack, leaves the result.
  mutating func compileFilter(_ filter: Application, orElse absent: Label? = nil) {
    if let kind = Repeating(rawValue: filter.name.text),
      kind != .map || !filter.arguments.named.contains(where: { $0.name.text == "attribute" })
    {
      return compileRepetition(kind, filter)
    }
    guard let callable = vocabulary.filters[filter.name.text] else {
      diagnostics.append(.unknownFilter(filter.name, among: Array(vocabulary.filters.keys) + Self.ownFilterForms))
      return
    }
    compile(.filter, callable, filter.arguments, at: filter.name.place, orElse: absent)
  }

  /// The filters that are no callables, since they look at what is absent or at other filters.
  static let ownFilterForms = ["default", "d", "select", "reject", "selectattr", "rejectattr"]
  static let ownTestForms = ["defined", "undefined"]

  private static func isOwnForm(filter name: String) -> Bool {
    ownFilterForms.contains(name) || Repeating(rawValue: name) != nil
  }

  /// Takes the value on the stack, if it is not a function; leaves the result.
  mutating func compile(
    _ kind: Program.Application.Kind, _ callable: Callable, _ arguments: Arguments, at place: SourceRange,
    orElse absent: Label? = nil
  ) {
    let application = add(kind, callable, arguments, at: place)
    emit(
      absent.map { .call(.applyIfPresent(application, orElse: $0)) } ?? .call(.apply(application)), at: place)
  }

  /// Puts the arguments on the stack.
  private mutating func add(
    _ kind: Program.Application.Kind, _ callable: Callable, _ arguments: Arguments, at place: SourceRange
  ) -> Int32 {
    let bound = bind(
      arguments, to: callable.parameters.map { ($0.name, $0.standard == nil) }, of: callable.name, at: place)
    for (parameter, argument) in zip(callable.parameters, bound) {
      if let argument {
        compileValue(argument)
      } else {
        push(parameter.standard ?? .none, at: place)
      }
    }
    let count = callable.parameters.count + (kind == .function ? 0 : 1)
    program.applications.append(Program.Application(kind: kind, callable: callable, count: count))
    return Int32(program.applications.count - 1)
  }

  /// An argument, or `nil`, for each parameter.
  mutating func bind(
    _ arguments: Arguments, to parameters: [(name: String, isRequired: Bool)], of callee: String, at place: SourceRange
  ) -> [Expression?] {
    var bound = [Expression?](repeating: nil, count: parameters.count)
    for (position, argument) in arguments.positional.enumerated() {
      guard position < bound.count else {
        diagnostics.append(.tooManyArguments(of: callee, limit: bound.count, at: argument.place))
        break
      }
      bound[position] = argument
    }
    for (name, argument) in arguments.named {
      guard let position = parameters.firstIndex(where: { $0.name == name.text }) else {
        diagnostics.append(.unknownArgument(name, of: callee, among: parameters.map(\.name)))
        continue
      }
      if bound[position] != nil {
        diagnostics.append(.argumentTwice(name))
      }
      bound[position] = argument
    }
    for (parameter, argument) in zip(parameters, bound) where parameter.isRequired && argument == nil {
      diagnostics.append(.missingArgument(parameter.name, of: callee, at: place))
    }
    return bound
  }

  // MARK: - What is absent

  /// `value | default(instead)`; with `true` as second argument also for what counts as false.
  private mutating func compileDefault(_ filter: Application, of operand: Expression, orElse absent: Label?) {
    let bound = bind(
      filter.arguments, to: [("default_value", false), ("boolean", false)], of: filter.name.text,
      at: filter.name.place)
    let empty = Expression(kind: .literal(""), place: filter.name.place, depth: 1)
    var isFalseToo = false
    if let boolean = bound[1] {
      guard case .literal(.bool(let flag)) = boolean.kind else {
        diagnostics.append(.mustBeWritten("`boolean`", "`true` or `false`", at: boolean.place))
        return push(.none, at: operand.place)
      }
      isFalseToo = flag
    }
    compileAlternative(operand, bound[0] ?? empty, isFalseToo: isFalseToo, orElse: absent)
  }

  mutating func compileTest(_ test: Application, of operand: Expression) {
    if Self.ownTestForms.contains(test.name.text) {
      _ = bind(test.arguments, to: [], of: test.name.text, at: test.name.place)
      return compilePresence(of: operand, isDefined: test.name.text == "defined")
    }
    compileValue(operand)
    guard let callable = vocabulary.tests[test.name.text] else {
      diagnostics.append(.unknownTest(test.name, among: Array(vocabulary.tests.keys) + Self.ownTestForms))
      return
    }
    compile(.test, callable, test.arguments, at: test.name.place)
  }

  /// `is defined` and `is undefined`; macros and imported templates are there, though they are no values.
  private mutating func compilePresence(of operand: Expression, isDefined: Bool) {
    let (absent, end) = (newLabel(), newLabel())
    let meaning = if case .name(let name) = operand.kind { binding(of: name) } else { Binding?.none }
    switch meaning {
    case .macro, .module: return push(.bool(isDefined), at: operand.place)
    case .caller:
      emit(.call(.hasCaller), at: operand.place)
      if !isDefined { emit(.operation(.not), at: operand.place) }
      return
    default: break
    }
    compileValue(operand, orElse: absent)
    emit(.value(.drop), at: operand.place)
    push(.bool(isDefined), at: operand.place)
    emit(.flow(.jump(end)), at: operand.place)
    place(absent)
    push(.bool(!isDefined), at: operand.place)
    place(end)
  }

  // MARK: - Once for each item

  enum Repeating: String {
    case map, select, reject, selectattr, rejectattr

    var looksAtMember: Bool { self == .selectattr || self == .rejectattr }
  }

  /// `map("upper")`, `select("odd")`, `selectattr("status", "eq", "late")`: the name is written out, so that it can be
  /// checked.
  private mutating func compileRepetition(_ kind: Repeating, _ filter: Application) {
    var rest = filter.arguments
    var path: MemberPath?
    if kind.looksAtMember {
      guard let written = takeText(&rest, "the name of a member", at: filter.name.place) else { return }
      path = MemberPath(written.text)
    }
    guard kind == .map || !rest.positional.isEmpty else {
      return addRepetition(kind, path, nil, wantsPresent: nil, at: filter.name.place)
    }
    let wanted = kind == .map ? "the name of a filter" : "the name of a test"
    guard let name = takeText(&rest, wanted, at: filter.name.place) else { return }
    if kind != .map, Self.ownTestForms.contains(name.text) {
      return addRepetition(kind, path, nil, wantsPresent: name.text == "defined", at: filter.name.place)
    }
    guard kind != .map || !Self.isOwnForm(filter: name.text) else {
      diagnostics.append(.notWithinMap(name))
      return
    }
    let known = kind == .map ? vocabulary.filters : vocabulary.tests
    guard let callable = known[name.text] else {
      diagnostics.append(
        kind == .map ? .unknownFilter(name, among: Array(known.keys)) : .unknownTest(name, among: Array(known.keys)))
      return
    }
    let application = add(kind == .map ? .filter : .test, callable, rest, at: name.place)
    addRepetition(
      kind, path, program.applications[Int(application)], wantsPresent: nil, at: filter.name.place)
  }

  private mutating func addRepetition(
    _ kind: Repeating, _ path: MemberPath?, _ application: Program.Application?, wantsPresent: Bool?,
    at place: SourceRange
  ) {
    let step: Program.Repetition.Kind =
      switch kind {
      case .map: .map
      case .select, .selectattr: .select
      case .reject, .rejectattr: .reject
      }
    program.repetitions.append(
      Program.Repetition(kind: step, path: path, application: application, wantsPresent: wantsPresent))
    emit(.call(.applyEach(Int32(program.repetitions.count - 1))), at: place)
  }

  /// The first argument, which must be a text that is written out.
  private mutating func takeText(_ arguments: inout Arguments, _ wanted: String, at place: SourceRange) -> Name? {
    guard let first = arguments.positional.first else {
      diagnostics.append(.missingArgument(wanted, at: place))
      return nil
    }
    guard case .literal(let value) = first.kind, let text = value.printed else {
      diagnostics.append(.mustBeWritten(wanted, "a text in quotes", at: first.place))
      return nil
    }
    arguments.positional.removeFirst()
    return Name(text: text, place: first.place)
  }
}
