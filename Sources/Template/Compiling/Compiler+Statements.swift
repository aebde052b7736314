import Diagnostics

extension Compiler {
  mutating func compile(_ statement: Statement) {
    switch statement.kind {
    case .text(let bytes):
      guard !isHidden else { return }
      html.read(bytes)
      write(bytes, at: statement.place)
    case .output(let expression):
      if !isHidden { compileOutput(expression) }
    case .choice(let branches, let otherwise): compileChoice(branches, otherwise)
    case .loop(let loop): compile(loop, at: statement.place)
    case .assignment(let target, let value):
      compileValue(value)
      store(into: target)
    case .memberAssignment(let owner, let member, let value): compileMemberAssignment(owner, member, value)
    case .capture(let name, let filters, let body):
      compileCapture(body, at: statement.place)
      for filter in filters { compileFilter(filter) }
      store(into: .name(name))
    case .with(let values, let body): compileWith(values, body)
    case .filtered(let filters, let body):
      guard !isHidden else { return }
      compileCapture(body, at: statement.place)
      for filter in filters { compileFilter(filter) }
      compileWrite(at: statement.place)
    case .block(let block):
      if !isHidden { compileBlock(block) }
    case .include(let include):
      if !isHidden { compile(include) }
    case .extends(let reference):
      diagnostics.append(
        .syntax("`extends` cannot depend on a condition or stand within another tag.", at: reference.place))
    case .macro(let macro): declare(macro)
    case .call(let call):
      if !isHidden { compile(call, at: statement.place) }
    case .importModule, .importNames: compileImport(statement)
    }
  }

  // MARK: - Choice and repetition

  private mutating func compileChoice(_ branches: [Branch], _ otherwise: [Statement]) {
    let end = newLabel()
    let before = html
    var ends: [HTMLContext] = []
    for branch in branches {
      let next = newLabel()
      compileValue(branch.condition)
      emit(.flow(.jumpIfFalse(next)), at: branch.condition.place)
      html = before
      compile(branch.body[...])
      ends.append(html)
      emit(.flow(.jump(end)), at: branch.condition.place)
      place(next)
    }
    html = before
    compile(otherwise[...])
    html = ends.reduce(html) { $0.joined(with: $1) }
    place(end)
  }

  private mutating func compile(_ loop: Loop, at place: SourceRange) {
    let depth = function.loopDepth
    function.loopDepth += 1
    function.loops = max(function.loops, function.loopDepth)
    compileValue(loop.items)
    if let condition = loop.condition { compileSelection(loop.target, condition, depth: depth) }
    emit(.loop(.begin(depth)), at: loop.items.place)
    let (head, end, otherwise) = (newLabel(), newLabel(), newLabel())
    let before = html
    self.place(head)
    inScope { compiler in
      compiler.emit(.loop(.next(depth, orElse: otherwise)), at: place)
      compiler.bindAndStore(loop.target)
      compiler.bind("loop", to: .loop(depth))
      compiler.compileBody(loop.body)
      compiler.emit(.flow(.jump(head)), at: place)
    }
    if !html.isLike(before) { diagnostics.append(.unevenLoop(at: place)) }
    html = html.joined(with: before)
    self.place(otherwise)
    function.loopDepth -= 1
    if !loop.otherwise.isEmpty {
      let empty = newLabel()
      emit(.loop(.jumpIfEmpty(depth, empty)), at: place)
      emit(.flow(.jump(end)), at: place)
      self.place(empty)
      let after = html
      html = before
      compileScope(loop.otherwise)
      html = html.joined(with: after)
    }
    self.place(end)
  }

  /// Leaves those items on the stack for which the condition holds.
  private mutating func compileSelection(_ target: Target, _ condition: Expression, depth: Int32) {
    let (head, end) = (newLabel(), newLabel())
    emit(.loop(.begin(depth)), at: condition.place)
    place(head)
    inScope { compiler in
      compiler.emit(.loop(.next(depth, orElse: end)), at: condition.place)
      compiler.bindAndStore(target)
      compiler.compileValue(condition)
      compiler.emit(.loop(.keepIf(depth)), at: condition.place)
      compiler.emit(.flow(.jump(head)), at: condition.place)
    }
    place(end)
    emit(.loop(.kept(depth)), at: condition.place)
  }

  // MARK: - Names

  /// New names for the value on the stack.
  mutating func bindAndStore(_ target: Target) {
    for name in target.names { bind(name.text, to: .slot(newLocal())) }
    store(into: target)
  }

  /// Takes the value on the stack.
  mutating func store(into target: Target) {
    switch target {
    case .name(let name):
      if case .slot(let address) = binding(of: name.text) {
        emit(.slot(.store(address)), at: name.place)
      } else {
        if case .unknown = binding(of: name.text) {
        } else {
          diagnostics.append(.alreadyMeans(name, binding(of: name.text)))
        }
        emit(.value(.drop), at: name.place)
      }
    case .parts(let parts, let place):
      emit(.value(.unpack(count: Int32(parts.count))), at: place)
      for part in parts { store(into: part) }
    }
  }

  private mutating func compileMemberAssignment(_ owner: Name, _ member: Name, _ value: Expression) {
    compileValue(value)
    let isNamespace = layout.chain.contains { library.outlines[$0].namespaces.contains(owner.text) }
    guard isNamespace, case .slot(let address) = binding(of: owner.text) else {
      diagnostics.append(.notANamespace(owner))
      emit(.value(.drop), at: owner.place)
      return
    }
    emit(.slot(.load(address, name: number(of: owner.text))), at: owner.place)
    emit(.slot(.storeMember(address, name: number(of: member.text))), at: owner.place.joined(to: member.place))
  }

  private mutating func compileWith(_ values: [(target: Target, value: Expression)], _ body: [Statement]) {
    for (_, value) in values { compileValue(value) }
    inScope { compiler in
      for (target, _) in values.reversed() { compiler.bindAndStore(target) }
      compiler.compileBody(body)
    }
  }

  // MARK: - Captures

  /// Leaves what the statements write on the stack, as HTML.
  mutating func compileCapture(_ body: [Statement], at place: SourceRange) {
    let (outerHTML, outerHidden) = (html, isHidden)
    (html, isHidden) = (HTMLContext(), false)
    emit(.output(.beginCapture), at: place)
    compileScope(body)
    emit(.output(.endCapture), at: place)
    report(html.refusalOfEnd(at: place))
    (html, isHidden) = (outerHTML, outerHidden)
  }

  mutating func report(_ diagnostic: Diagnostic?) {
    if let diagnostic { diagnostics.append(diagnostic) }
  }
}
