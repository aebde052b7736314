import Diagnostics

/// Blocks, and templates taken in by others.
extension Compiler {
  // MARK: - Blocks

  /// The versions of a block, the one that is shown first.
  private func versions(of name: String) -> [Block] {
    layout.chain.compactMap { library.outlines[$0].blocks[name] }
  }

  mutating func compileBlock(_ block: Block) {
    compileBlock(block.name.text, level: 0, isScoped: block.isScoped, at: block.name.place)
  }

  /// Puts a version of a block here. It sees the names of the template, and those around it when it is scoped.
  private mutating func compileBlock(_ name: String, level: Int, isScoped: Bool, at place: SourceRange) {
    let versions = versions(of: name)
    guard versions.indices ~= level else { return }
    guard !activeBlocks.contains(where: { $0 == (name, level) }), activeBlocks.count < Parser.depthLimit else {
      diagnostics.append(.blockInItself(name, at: place))
      return
    }
    blockCount += 1
    guard blockCount <= Self.blockLimit else {
      if blockCount == Self.blockLimit + 1 {
        diagnostics.append(
          Diagnostic("template-too-large", "This template writes more than \(Self.blockLimit) blocks.", at: place))
      }
      return
    }
    activeBlocks.append((name, level))
    let outer = scopes
    if !isScoped { scopes = Array(scopes.prefix(1)) }
    compileScope(versions[level].body)
    scopes = outer
    activeBlocks.removeLast()
  }

  mutating func compileSuper(_ arguments: Arguments, at place: SourceRange) {
    guard let (name, level) = activeBlocks.last, arguments.all.isEmpty else {
      diagnostics.append(.syntax("`super()` stands in a block and takes no arguments.", at: place))
      return
    }
    guard versions(of: name).indices ~= level + 1 else {
      diagnostics.append(.nothingAbove(name, at: place))
      return
    }
    compileBlock(name, level: level + 1, isScoped: true, at: place)
  }

  mutating func compileSelf(_ name: Name, _ arguments: Arguments, at place: SourceRange) {
    guard !versions(of: name.text).isEmpty else {
      diagnostics.append(
        .unknownBlock(name, among: layout.chain.flatMap { library.outlines[$0].blocks.keys }))
      return
    }
    compileBlock(name.text, level: 0, isScoped: false, at: name.place)
  }

  // MARK: - Includes

  mutating func compile(_ include: Include) {
    guard let template = library.position(of: include.reference) else { return }
    guard let target = layouts[template] else { return }
    if !html.isBetweenTags {
      diagnostics.append(
        .refusedContext("within a tag, where a template cannot be taken in", at: include.reference.place))
    }
    let names = include.isWithContext ? shared(with: target) : []
    program.inclusions.append(Program.Inclusion(template: template, names: names, contextOffset: 0))
    emit(.call(.include(Int32(program.inclusions.count - 1))), at: include.reference.place)
  }

  /// Which names of here are names of the other template.
  private func shared(with target: Layout) -> [(from: Address, to: Int32)] {
    target.names.enumerated().compactMap { position, name in
      guard case .slot(let address) = binding(of: name) else { return nil }
      return (address, Int32(position))
    }
  }

  // MARK: - Imports

  /// Runs the imported template for the names it sets, and gives the tag's names their meaning.
  mutating func compileImport(_ statement: Statement) {
    var scope = scopes[scopes.count - 1]
    bindImports(of: statement, in: &scope)
    scopes[scopes.count - 1] = scope
    let (reference, isWithContext) =
      switch statement.kind {
      case .importModule(let reference, _, let isWithContext), .importNames(let reference, _, let isWithContext):
        (reference, isWithContext)
      default: preconditionFailure("only import tags import")
      }
    guard let template = library.position(of: reference), let target = layouts[template],
      let offset = layout.importOffsets[statement.place]
    else { return }
    if case .importNames(_, let names, _) = statement.kind {
      for (name, _) in names where exported(name.text, from: template, offset: offset) == nil {
        diagnostics.append(.notExported(name, by: library.sources[template].name, among: exports(of: template)))
      }
    }
    let names = isWithContext ? shared(with: target) : []
    program.inclusions.append(Program.Inclusion(template: template, names: names, contextOffset: offset))
    emit(.call(.importModule(Int32(program.inclusions.count - 1))), at: reference.place)
  }

  /// The names that an import tag, or those within an `if`, bring.
  func bindImports(of statement: Statement, in scope: inout Scope) {
    switch statement.kind {
    case .choice:
      for body in statement.bodies { for inner in body { bindImports(of: inner, in: &scope) } }
    case .importModule(let reference, let name, _):
      scope.bindings[name.text] =
        module(reference, at: statement.place).map { .module($0.template, offset: $0.offset) } ?? .unknown
    case .importNames(let reference, let names, _):
      let module = module(reference, at: statement.place)
      for (name, alias) in names {
        scope.bindings[alias.text] =
          module.flatMap { exported(name.text, from: $0.template, offset: $0.offset) } ?? .unknown
      }
    default: break
    }
  }

  private func module(_ reference: Reference, at place: SourceRange) -> (template: Int, offset: Int32)? {
    guard let template = library.position(of: reference), layouts[template] != nil,
      let offset = layout.importOffsets[place]
    else { return nil }
    return (template, offset)
  }

  /// A macro or name that an imported template sets.
  func exported(_ name: String, from template: Int, offset: Int32) -> Binding? {
    guard let target = layouts[template], !name.hasPrefix("_") else { return nil }
    if let (macro, function) = target.macro(named: name) {
      return .macro(MacroReference(template: template, function: function, contextOffset: offset, macro: macro))
    }
    let isSet = target.chain.contains { library.outlines[$0].assignedNames.contains(name) }
    guard isSet, let slot = target.slots[name] else { return nil }
    return .slot(.context(offset + slot))
  }

  func exports(of template: Int) -> [String] {
    guard let target = layouts[template] else { return [] }
    let names = target.macros.map(\.macro.name.text) + target.chain.flatMap { library.outlines[$0].assignedNames }
    return names.filter { !$0.hasPrefix("_") }
  }

  mutating func compileModuleMember(_ name: Name, of template: Int, offset: Int32, orElse absent: Label?) {
    switch exported(name.text, from: template, offset: offset) {
    case .slot(let address):
      if let absent {
        emit(.slot(.loadIfPresent(address, orElse: absent)), at: name.place)
      } else {
        emit(.slot(.load(address, name: number(of: name.text))), at: name.place)
      }
      return
    case .some(let binding): diagnostics.append(.notAValue(name, binding))
    case nil:
      diagnostics.append(.notExported(name, by: library.sources[template].name, among: exports(of: template)))
    }
    push(.none, at: name.place)
  }
}
