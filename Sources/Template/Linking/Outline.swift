import Diagnostics

/// What a template says about names and other templates, gathered in one walk.
struct Outline: Sendable {
  struct Import: Sendable {
    let reference: Reference
    let isWithContext: Bool
    let place: SourceRange
  }

  /// Names that are read somewhere, whatever they turn out to mean.
  private(set) var readNames: Set<String> = []
  /// Names that are somewhere set to what `namespace(…)` makes.
  private(set) var namespaces: Set<String> = []
  /// Names set in the body itself, in order.
  private(set) var assignedNames: [String] = []
  private(set) var parent: Reference?
  private(set) var blocks: [String: Block] = [:]
  /// The blocks that stand in no other block.
  private(set) var outerBlocks: [Block] = []
  /// Macros of the body itself.
  private(set) var macros: [Macro] = []
  private(set) var includes: [Include] = []
  private(set) var imports: [Import] = []
  /// The names that import tags give a meaning.
  private(set) var importedNames: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Every other template that is extended, included or imported.
  var references: [Reference] {
    [parent].compactMap(\.self) + includes.map(\.reference) + imports.map(\.reference)
  }

  init(of source: Source) {
    assignedNames = source.body.flatMap(\.assignedNames)
    for statement in source.body { noteTopLevel(statement) }
    walk(source.body, isInBlock: false, isInMacro: false)
  }

  private mutating func noteTopLevel(_ statement: Statement) {
    switch statement.kind {
    case .macro(let macro): macros.append(macro)
    case .extends(let reference):
      if parent != nil {
        diagnostics.append(.syntax("A template can extend only one other.", at: reference.place))
      } else {
        parent = reference
      }
    case .choice:
      for body in statement.bodies { for inner in body { noteTopLevel(inner) } }
    default: break
    }
  }

  private mutating func walk(_ statements: [Statement], isInBlock: Bool, isInMacro: Bool) {
    for statement in statements {
      for expression in statement.expressions { walk(expression) }
      var (isInBlock, isInMacro) = (isInBlock, isInMacro)
      switch statement.kind {
      case .block(let block):
        note(block, isInBlock: isInBlock, isInMacro: isInMacro)
        isInBlock = true
      case .macro: isInMacro = true
      case .include(let include): includes.append(include)
      case .importModule(let reference, let name, let isWithContext):
        imports.append(Import(reference: reference, isWithContext: isWithContext, place: statement.place))
        importedNames.insert(name.text)
      case .importNames(let reference, let names, let isWithContext):
        imports.append(Import(reference: reference, isWithContext: isWithContext, place: statement.place))
        importedNames.formUnion(names.map(\.alias.text))
      case .memberAssignment(let owner, _, _): readNames.insert(owner.text)
      case .assignment(let target, let value): note(target, value)
      case .with(let values, _): for (target, value) in values { note(target, value) }
      default: break
      }
      for body in statement.bodies { walk(body, isInBlock: isInBlock, isInMacro: isInMacro) }
    }
  }

  private mutating func note(_ block: Block, isInBlock: Bool, isInMacro: Bool) {
    if isInMacro {
      diagnostics.append(.syntax("A block cannot stand in a macro.", at: block.name.place))
    }
    if let other = blocks[block.name.text] {
      diagnostics.append(
        Diagnostic(
          "block-twice", "There are two blocks `\(block.name.text)` in this template.", at: block.name.place,
          notes: [.init("The other one is here.", at: other.name.place)]))
      return
    }
    blocks[block.name.text] = block
    if !isInBlock { outerBlocks.append(block) }
  }

  private mutating func note(_ target: Target, _ value: Expression) {
    guard case .name(let name) = target, case .call(let callee, _) = value.kind,
      case .name("namespace") = callee.kind
    else { return }
    namespaces.insert(name.text)
  }

  private mutating func walk(_ expression: Expression) {
    if case .name(let name) = expression.kind { readNames.insert(name) }
    for part in expression.parts { walk(part) }
  }
}
