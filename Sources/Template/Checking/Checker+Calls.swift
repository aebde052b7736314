import Diagnostics

/// Filters, macros and other templates.
extension Checker {
  mutating func perform(_ call: CallStep, _ step: inout AbstractStep) {
    switch call {
    case .apply(let number): apply(step.program.applications[Int(number)], &step)
    case .applyIfPresent(let number, let target):
      let application = step.program.applications[Int(number)]
      var instead = step.state
      instead.drop(application.count)
      step.jump(to: target, instead)
      apply(application, &step)
    case .applyEach(let number): applyEach(step.program.repetitions[Int(number)], &step)
    case .macro(let number): callMacro(step.program.macroCalls[Int(number)], &step)
    case .include(let number): include(step.program.inclusions[Int(number)], &step)
    case .importModule(let number): importModule(step.program.inclusions[Int(number)], &step)
    case .caller(let count): step.state.drop(Int(count))
    case .hasCaller: step.state.push(.flag)
    case .leave: return step.end()
    }
    step.goOn()
  }

  // MARK: - Filters, tests, functions

  private mutating func apply(_ application: Program.Application, _ step: inout AbstractStep) {
    let values = Array(step.state.stack.suffix(application.count))
    step.state.drop(application.count)
    step.state.push(result(of: application.callable, on: values, at: step.place))
  }

  /// The type that comes out, after a look at what goes in.
  private mutating func result(
    of callable: Callable, on values: [AbstractValue], at place: SourceRange
  ) -> ValueType {
    let arguments = callable.input == nil ? values[...] : values.dropFirst()
    let input = callable.input == nil ? ValueType.any : values.first?.type ?? .any
    if let wanted = callable.input, !wanted.accepts(input) {
      report(
        Diagnostic(
          "template-argument", "`\(callable.name)` takes \(wanted.kind), and this is \(input.kind).", at: place))
      return .any
    }
    for (parameter, argument) in zip(callable.parameters, arguments) where !parameter.type.accepts(argument.type) {
      report(
        Diagnostic(
          "template-argument",
          "`\(parameter.name)` of `\(callable.name)` must be \(parameter.type.kind), and this is \(argument.type.kind).",
          at: place))
    }
    let item = input.item ?? .any
    var member: ValueType?
    for (parameter, argument) in zip(callable.parameters, arguments) where parameter.name == "attribute" {
      for path in argument.literal?.split(separator: ",") ?? [] {
        member = self.member(at: MemberPath(String(path)), in: item, place)
      }
    }
    switch callable.result {
    case .type(let type): return type
    case .input: return input.unwrapped
    case .item: return item
    case .items: return .list(item)
    case .rows: return .list(.list(item))
    case .members: return .list(member ?? .any)
    case .groups:
      let shape = groupShape(of: item, by: member ?? .any)
      return .list(.object { shape })
    }
  }

  /// The type at the end of the way; a member that does not exist is reported.
  private mutating func member(at path: MemberPath, in start: ValueType, _ place: SourceRange) -> ValueType {
    path.names.reduce(start) { type, name in member(name, of: type, at: place).unwrapped }
  }

  private mutating func groupShape(of item: ValueType, by member: ValueType) -> Shape {
    let signature = item.signature + "/" + member.signature
    if let known = groupShapes[signature] { return known }
    let shape = Shape("group", [.init("grouper", member), .init("list", .list(item))])
    groupShapes[signature] = shape
    return shape
  }

  private mutating func applyEach(_ repetition: Program.Repetition, _ step: inout AbstractStep) {
    let count = repetition.application?.count ?? 1
    let values = Array(step.state.stack.suffix(count))
    step.state.drop(count)
    let input = values.first?.type ?? .any
    guard let item = input.item else {
      report(Diagnostic("template-value", "\(input.kind.capitalizedFirst) has no items.", at: step.place))
      return step.state.push(.list(.any))
    }
    var subject = item.unwrapped
    if let path = repetition.path { subject = member(at: path, in: subject, step.place) }
    var outcome = ValueType.any
    if let application = repetition.application {
      outcome = result(of: application.callable, on: [AbstractValue(subject)] + values.dropFirst(), at: step.place)
    }
    step.state.push(.list(repetition.kind == .map ? outcome : item))
  }

  // MARK: - Macros and other templates

  private mutating func callMacro(_ call: Program.MacroCall, _ step: inout AbstractStep) {
    let types = step.state.stack.suffix(call.parameters.count).map(\.type)
    step.state.drop(call.parameters.count)
    way.append(Diagnostic.Note("The macro is called here.", at: step.place))
    _ = check(
      FunctionID(template: call.template, function: call.function),
      context: Array(step.state.context.dropFirst(Int(call.contextOffset)).prefix(size(of: call.template))),
      arguments: zip(call.parameters, types).map { ($0, $1) })
    way.removeLast()
    guard let caller = call.caller else { return }
    var state = step.state
    state.stack = []
    state.isInCaller = true
    for parameter in caller.parameters { state[.local(parameter)] = .any }
    step.jump(to: caller.entry, state)
  }

  private func size(of template: Int) -> Int { programs[template]?.contextSize ?? 0 }

  private mutating func include(_ inclusion: Program.Inclusion, _ step: inout AbstractStep) {
    var context = [ValueType?](repeating: nil, count: size(of: inclusion.template))
    for (from, to) in inclusion.names { context[Int(to)] = step.state[from] }
    way.append(Diagnostic.Note("The template is included here.", at: step.place))
    _ = check(FunctionID(template: inclusion.template, function: 0), context: context, arguments: [])
    way.removeLast()
  }

  private mutating func importModule(_ inclusion: Program.Inclusion, _ step: inout AbstractStep) {
    let offset = Int(inclusion.contextOffset)
    var context = [ValueType?](repeating: nil, count: size(of: inclusion.template))
    for (from, to) in inclusion.names { context[Int(to)] = step.state[from] }
    way.append(Diagnostic.Note("The template is imported here.", at: step.place))
    let result = check(FunctionID(template: inclusion.template, function: 0), context: context, arguments: [])
    way.removeLast()
    for (slot, type) in (result ?? context).enumerated() { step.state.context[offset + slot] = type }
  }
}
