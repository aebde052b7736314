import Diagnostics

/// A piece of a template: text, something to write, or a tag with what it encloses.
struct Statement: Sendable {
  indirect enum Kind: Sendable {
    case text([UInt8])
    case output(Expression)
    case choice([Branch], otherwise: [Statement])
    case loop(Loop)
    case assignment(Target, Expression)
    /// `{% set counter.total = … %}`.
    case memberAssignment(Name, member: Name, Expression)
    /// `{% set name %}…{% endset %}`, sent through filters.
    case capture(Name, [Application], [Statement])
    case with([(target: Target, value: Expression)], [Statement])
    case filtered([Application], [Statement])
    case block(Block)
    case include(Include)
    case extends(Reference)
    case macro(Macro)
    case call(CallBlock)
    case importModule(Reference, as: Name, isWithContext: Bool)
    case importNames(Reference, [(name: Name, alias: Name)], isWithContext: Bool)
  }

  let kind: Kind
  /// The tag, without what it encloses.
  let place: SourceRange
}

/// `if` or `elif` with what is written when it holds.
struct Branch: Sendable {
  let condition: Expression
  let body: [Statement]
}

/// What takes a value: a name, or names for its parts.
indirect enum Target: Sendable {
  case name(Name)
  case parts([Target], SourceRange)

  var names: [Name] {
    switch self {
    case .name(let name): [name]
    case .parts(let parts, _): parts.flatMap(\.names)
    }
  }
}

struct Loop: Sendable {
  let target: Target
  let items: Expression
  /// `for … in … if …`: which items take part.
  let condition: Expression?
  let body: [Statement]
  let otherwise: [Statement]
}

struct Block: Sendable {
  let name: Name
  /// Sees the names of the loops and `with` blocks around it.
  let isScoped: Bool
  /// Must be overridden.
  let isRequired: Bool
  let body: [Statement]
}

/// The name of another template, written out; of several the first that exists.
struct Reference: Sendable {
  let names: [Name]
  let place: SourceRange
}

struct Include: Sendable {
  let reference: Reference
  let ignoresMissing: Bool
  let isWithContext: Bool
}

struct Macro: Sendable {
  struct Parameter: Sendable {
    let name: Name
    let standard: Expression?
  }

  let name: Name
  let parameters: [Parameter]
  let body: [Statement]
}

/// `{% call(row) table(rows) %}…{% endcall %}`: a macro call that hands over what it encloses as `caller`.
struct CallBlock: Sendable {
  let parameters: [Macro.Parameter]
  let macro: Expression
  let arguments: Arguments
  let body: [Statement]
}

/// A template as it was read.
struct Source: Sendable {
  let name: String
  let file: SourceFile
  let body: [Statement]
  /// It has faults of form: what it would do is not known.
  let isBroken: Bool
}
