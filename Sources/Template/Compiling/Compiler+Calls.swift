import Diagnostics

/// Calls of functions, macros, blocks and `caller`.
extension Compiler {
  mutating func compileCall(
    _ callee: Expression, _ arguments: Arguments, at place: SourceRange, orElse absent: Label?
  ) {
    if let (depth, name) = loopCall(callee) { return compileLoopCall(name, arguments, depth: depth, at: place) }
    if let callable = function(callee) {
      return compile(.function, callable, arguments, at: callee.place, orElse: absent)
    }
    if case .name(let name) = callee.kind, ["namespace", "dict"].contains(name) {
      return compileMap(name, arguments, at: place)
    }
    let (outerHTML, start) = (html, program.code.count)
    html = HTMLContext()
    emit(.output(.beginCapture), at: place)
    if compileWritingCall(callee, arguments, at: place) {
      emit(.output(.endCapture), at: place)
    } else {
      program.code.removeSubrange(start...)
      program.places.removeSubrange(start...)
      if !isUnknown(callee) { diagnostics.append(.notCallable(callee, functions: Array(vocabulary.functions.keys))) }
      push(.none, at: place)
    }
    html = outerHTML
  }

  /// A call whose result is what it writes. Gives false, and does nothing, for any other.
  mutating func compileWritingCall(_ callee: Expression, _ arguments: Arguments, at place: SourceRange) -> Bool {
    if let macro = macro(callee) {
      compileMacroCall(macro, arguments, caller: nil, at: place)
      return true
    }
    switch callee.kind {
    case .name("super"):
      compileSuper(arguments, at: callee.place)
    case .name("caller"):
      guard case .caller = binding(of: "caller") else { return false }
      compileCaller(arguments, at: place)
    case .member(let owner, let name, _):
      guard case .name("self") = owner.kind else { return false }
      compileSelf(name, arguments, at: place)
    default: return false
    }
    return true
  }

  private func loopCall(_ callee: Expression) -> (depth: Int32, name: Name)? {
    guard case .member(let owner, let name, _) = callee.kind, case .name(let ownerName) = owner.kind,
      case .loop(let depth) = binding(of: ownerName)
    else { return nil }
    return (depth, name)
  }

  private mutating func compileLoopCall(_ name: Name, _ arguments: Arguments, depth: Int32, at place: SourceRange) {
    guard ["cycle", "changed"].contains(name.text), arguments.named.isEmpty, !arguments.positional.isEmpty else {
      diagnostics.append(.unknownLoopMember(name))
      return push(.none, at: place)
    }
    for argument in arguments.positional { compileValue(argument) }
    let count = Int32(arguments.positional.count)
    emit(.loop(name.text == "cycle" ? .cycle(depth, count: count) : .changed(depth, count: count)), at: place)
  }

  private func function(_ callee: Expression) -> Callable? {
    guard case .name(let name) = callee.kind, let callable = vocabulary.functions[name] else { return nil }
    switch binding(of: name) {
    case .slot(.context), nil: return callable
    default: return nil
    }
  }

  /// `dict(a=1)` and `namespace(total=0)`: a map; one in a name can have its members set, also from within loops.
  private mutating func compileMap(_ name: String, _ arguments: Arguments, at place: SourceRange) {
    if let first = arguments.positional.first {
      diagnostics.append(.tooManyArguments(of: name, limit: 0, at: first.place))
    }
    for (name, value) in arguments.named {
      push(.text(name.text), at: name.place)
      compileValue(value)
    }
    emit(.value(.map(count: Int32(arguments.named.count))), at: place)
  }

  private func isUnknown(_ callee: Expression) -> Bool {
    switch callee.kind {
    case .name(let name):
      if case .unknown = binding(of: name) { return true }
      return false
    case .member(let owner, _, _): return isUnknown(owner)
    case .invalid: return true
    default: return false
    }
  }

  // MARK: - Macros

  /// The macro that is meant, by its name or as a member of an imported template.
  func macro(_ callee: Expression) -> MacroReference? {
    switch callee.kind {
    case .name(let name):
      guard case .macro(let macro) = binding(of: name) else { return nil }
      return macro
    case .member(let owner, let name, _):
      guard case .name(let ownerName) = owner.kind, case .module(let template, let offset) = binding(of: ownerName)
      else { return nil }
      guard case .macro(let macro) = exported(name.text, from: template, offset: offset) else { return nil }
      return macro
    default: return nil
    }
  }

  mutating func compileMacroCall(
    _ reference: MacroReference, _ arguments: Arguments, caller: Program.Caller?, at place: SourceRange
  ) {
    let parameters = reference.macro.parameters
    let bound = bind(
      arguments, to: parameters.map { ($0.name.text, false) }, of: reference.macro.name.text, at: place)
    var slots: [Int32] = []
    for (position, argument) in bound.enumerated() {
      guard let argument else { continue }
      compileValue(argument)
      slots.append(Int32(position))
    }
    program.macroCalls.append(
      Program.MacroCall(
        template: reference.template, function: reference.function, contextOffset: reference.contextOffset,
        parameters: slots, caller: caller))
    emit(.call(.macro(Int32(program.macroCalls.count - 1))), at: place)
  }

  private mutating func compileCaller(_ arguments: Arguments, at place: SourceRange) {
    if let (name, _) = arguments.named.first {
      diagnostics.append(.unknownArgument(name, of: "caller", among: []))
    }
    for argument in arguments.positional { compileValue(argument) }
    emit(.call(.caller(Int32(arguments.positional.count))), at: place)
  }

  mutating func compile(_ call: CallBlock, at place: SourceRange) {
    guard let reference = macro(call.macro) else {
      if !isUnknown(call.macro) { diagnostics.append(.notAMacro(call.macro)) }
      return
    }
    if !reference.macro.usesCaller {
      diagnostics.append(.macroWithoutCaller(reference.macro, at: place))
    }
    if !html.isBetweenTags {
      diagnostics.append(.refusedContext("within a tag, where a `call` block cannot be written", at: place))
    }
    let (entry, after) = (newLabel(), newLabel())
    inScope { compiler in
      let parameters = (0..<Int32(call.parameters.count)).map { compiler.function.nextLocal + $0 }
      compiler.compileMacroCall(
        reference, call.arguments, caller: Program.Caller(entry: entry, parameters: parameters), at: place)
      compiler.emit(.flow(.jump(after)), at: place)
      compiler.place(entry)
      compiler.compileParameters(call.parameters)
      let outer = compiler.html
      compiler.html = HTMLContext()
      compiler.compileBody(call.body)
      compiler.report(compiler.html.refusalOfEnd(at: place))
      compiler.html = outer
      compiler.emit(.call(.leave), at: place)
      compiler.place(after)
    }
  }

  /// The code of a macro; it sees its parameters and the names of its template.
  mutating func compile(_ pending: PendingMacro) {
    let macro = pending.macro
    let place = macro.name.place
    program.functions[pending.function].entry = program.code.count
    function = FunctionState(isMacro: true)
    scopes = pending.scopes
    html = HTMLContext()
    inScope { compiler in
      compiler.bind("caller", to: .caller)
      compiler.compileParameters(macro.parameters)
      compiler.compileBody(macro.body)
      compiler.emit(.call(.leave), at: place)
    }
    report(html.refusalOfEnd(at: place))
    finishFunction(pending.function)
  }

  /// Names for parameters; where none was given, the value that it has then.
  private mutating func compileParameters(_ parameters: [Macro.Parameter]) {
    for parameter in parameters { bind(parameter.name.text, to: .slot(newLocal())) }
    for parameter in parameters {
      guard let standard = parameter.standard, case .slot(let address) = binding(of: parameter.name.text) else {
        continue
      }
      let given = newLabel()
      emit(.flow(.jumpIfPresent(address, given)), at: parameter.name.place)
      compileValue(standard)
      emit(.slot(.store(address)), at: parameter.name.place)
      place(given)
    }
  }

  /// A macro that stands within something else; those of the body itself are known from the start.
  mutating func declare(_ macro: Macro) {
    guard scopes.count > 1 || function.isMacro else { return }
    program.functions.append(Program.Function(name: macro.name.text, parameters: macro.parameters.count))
    let number = program.functions.count - 1
    bind(
      macro.name.text,
      to: .macro(
        MacroReference(template: program.template, function: number, contextOffset: 0, macro: macro)))
    pendingMacros.append(
      PendingMacro(macro: macro, function: number, scopes: scopes.map(\.withoutLocals)))
  }
}

extension Macro {
  /// Whether it writes what a `call` tag encloses.
  var usesCaller: Bool {
    body.contains { $0.reads("caller") } || parameters.contains { $0.standard?.reads("caller") ?? false }
  }
}

extension Statement {
  fileprivate func reads(_ name: String) -> Bool {
    expressions.contains { $0.reads(name) } || bodies.contains { $0.contains { $0.reads(name) } }
  }
}

extension Expression {
  fileprivate func reads(_ name: String) -> Bool {
    if case .name(name) = kind { return true }
    return parts.contains { $0.reads(name) }
  }
}
