import Diagnostics

/// Parts of a template that write the same on many pages of a renderer: what depends on its language and on names alone that
/// these pages share. They run once; then the bytes are copied.
extension Compiler {
  /// Statements that follow each other. Neighbours that are constant become one part.
  mutating func compile(_ statements: ArraySlice<Statement>) {
    var rest = statements
    while let first = rest.first {
      var reads: Root.Reach?
      let constant = isInConstantPart || isHidden ? [] : constantStart(of: rest, &reads)
      if constant.contains(where: { !$0.isText }) {
        compileConstantPart(reading: reads, at: first.place) { compiler in
          for statement in constant { compiler.compile(statement) }
        }
        rest = rest[constant.endIndex...]
      } else {
        compile(first)
        rest.removeFirst()
      }
    }
  }

  /// One side of a choice.
  mutating func compileConstantOrOutput(_ expression: Expression) {
    var reads: Root.Reach?
    if case .literal = expression.kind { return compileOutput(expression) }
    guard !isInConstantPart, isConstant(expression, SeenNames(), &reads) else { return compileOutput(expression) }
    compileConstantPart(reading: reads, at: expression.place) { $0.compileOutput(expression) }
  }

  private mutating func compileConstantPart(
    reading reads: Root.Reach?, at place: SourceRange, _ compile: (inout Compiler) -> Void
  ) {
    program.constantParts.append(Program.ConstantPart(reads: reads))
    let (number, end) = (Int32(program.constantParts.count - 1), newLabel())
    emit(.output(.beginConstant(number, orElse: end)), at: place)
    isInConstantPart = true
    compile(&self)
    isInConstantPart = false
    emit(.output(.endConstant(number)), at: place)
    self.place(end)
  }

  // MARK: - What is constant

  /// Names that mean something within the part that is looked at.
  private struct SeenNames {
    var inner: Set<String> = []
    /// The template of the macro that is looked at, with those that called it; empty for what is being compiled.
    var macros: [MacroID] = []
  }

  struct MacroID: Hashable {
    let template: Int
    let function: Int
  }

  private mutating func constantStart(
    of statements: ArraySlice<Statement>, _ reads: inout Root.Reach?
  ) -> ArraySlice<Statement> {
    var end = statements.startIndex
    while end < statements.endIndex {
      var readsHere = reads
      guard isConstant(statements[end], SeenNames(), &readsHere) else { break }
      reads = readsHere
      end += 1
    }
    return statements[..<end]
  }

  private mutating func isConstant(_ statement: Statement, _ names: SeenNames, _ reads: inout Root.Reach?) -> Bool {
    var inner = names
    switch statement.kind {
    case .text, .output, .choice: break
    case .loop(let loop):
      guard isConstant(loop.items, names, &reads) else { return false }
      inner.inner.formUnion(loop.target.names.map(\.text) + ["loop"])
      if let condition = loop.condition, !isConstant(condition, inner, &reads) { return false }
      return areConstant(statement.bodies, inner, &reads)
    case .with(let values, _): inner.inner.formUnion(values.flatMap(\.target.names).map(\.text))
    case .assignment, .memberAssignment, .capture, .filtered, .block, .include, .extends, .macro, .call, .importModule,
      .importNames:
      return false
    }
    return areConstant(statement.expressions, names, &reads) && areConstant(statement.bodies, inner, &reads)
  }

  private mutating func areConstant(_ bodies: [[Statement]], _ names: SeenNames, _ reads: inout Root.Reach?) -> Bool {
    for statement in bodies.joined() where !isConstant(statement, names, &reads) { return false }
    return true
  }

  private mutating func areConstant(_ expressions: [Expression], _ names: SeenNames, _ reads: inout Root.Reach?) -> Bool
  {
    for expression in expressions where !isConstant(expression, names, &reads) { return false }
    return true
  }

  private mutating func isConstant(_ expression: Expression, _ names: SeenNames, _ reads: inout Root.Reach?) -> Bool {
    switch expression.kind {
    case .invalid: false
    case .name(let name): isConstant(name, names, &reads)
    case .call(let callee, let arguments):
      (isFunction(callee, names) || isClosedMacro(callee, names, &reads))
        && areConstant(arguments.all, names, &reads)
    case .literal, .list, .map, .member, .item, .slice, .filter, .test, .not, .sign, .operation, .comparison, .and, .or,
      .choice:
      areConstant(expression.parts, names, &reads)
    }
  }

  private func isConstant(_ name: String, _ names: SeenNames, _ reads: inout Root.Reach?) -> Bool {
    if names.inner.contains(name) { return true }
    // A macro may be called from a template that has no such name.
    guard names.macros.isEmpty, !function.isMacro, let reach = sharedNames[name],
      case .slot(.context) = binding(of: name)
    else { return false }
    reads = min(reads ?? reach, reach)
    return true
  }

  private func isFunction(_ callee: Expression, _ names: SeenNames) -> Bool {
    guard case .name(let name) = callee.kind, vocabulary.functions[name] != nil, !names.inner.contains(name) else {
      return false
    }
    if let macro = names.macros.last {
      return layouts[macro.template]?.macro(named: name) == nil && !isImported(name, into: macro.template)
    }
    return switch binding(of: name) {
    case .slot(.context), nil: true
    default: false
    }
  }

  /// Is it a macro that writes nothing but what its arguments and the language say?
  private mutating func isClosedMacro(_ callee: Expression, _ names: SeenNames, _ reads: inout Root.Reach?) -> Bool {
    guard let (id, macro) = macro(callee, names), !names.macros.contains(id) else { return false }
    // Within a macro nothing is read that pages share, so that it is the same whoever calls it.
    if let isClosed = closedMacros[id] { return isClosed }
    let parameters = Set(macro.parameters.map(\.name.text))
    let inner = SeenNames(inner: parameters, macros: names.macros + [id])
    let isClosed =
      areConstant(macro.parameters.compactMap(\.standard), inner, &reads) && areConstant([macro.body], inner, &reads)
    closedMacros[id] = isClosed
    return isClosed
  }

  private func macro(_ callee: Expression, _ names: SeenNames) -> (id: MacroID, macro: Macro)? {
    guard let caller = names.macros.last else {
      return macro(callee).map { (MacroID(template: $0.template, function: $0.function), $0.macro) }
    }
    guard case .name(let name) = callee.kind, !names.inner.contains(name), !isImported(name, into: caller.template),
      let found = layouts[caller.template]?.macro(named: name)
    else { return nil }
    return (MacroID(template: caller.template, function: found.function), found.macro)
  }

  private func isImported(_ name: String, into template: Int) -> Bool {
    (layouts[template]?.chain ?? []).contains { library.outlines[$0].importedNames.contains(name) }
  }
}

extension Statement {
  fileprivate var isText: Bool {
    if case .text = kind { true } else { false }
  }
}
