import Diagnostics

/// A template ready to run: flat code, and a place in the source for each of its instructions.
struct Program: Sendable {
  /// The code of a template's body or of a macro.
  struct Function: Sendable {
    let name: String
    var entry: Int = 0
    /// How many values and loops of its own it keeps.
    var locals: Int = 0
    var loops: Int = 0
    /// How many of those values are parameters; they come first.
    var parameters: Int = 0
  }

  /// A member by its name; its position too, where the shape is known beforehand.
  struct Member: Sendable {
    let name: String
    var shape: Shape?
    var position = 0
  }

  /// A filter, test or function in use.
  struct Application: Sendable {
    enum Kind: Sendable {
      case filter, test, function
    }

    let kind: Kind
    let callable: Callable
    /// Values on the stack: input and arguments.
    let count: Int
  }

  /// `map`, `select` and their kin: what is done with each item.
  struct Repetition: Sendable {
    enum Kind: Sendable {
      case map, select, reject
    }

    let kind: Kind
    /// The member that the test looks at, for `selectattr`.
    let path: MemberPath?
    /// `nil`: whether the item counts as true.
    let application: Application?
    /// The test is `defined`, or with `false` `undefined`.
    let wantsPresent: Bool?
  }

  struct MacroCall: Sendable {
    /// The template whose program holds the macro.
    let template: Int
    let function: Int
    /// How far the names of that template lie behind those of this one.
    let contextOffset: Int32
    /// Where each argument goes, in the order in which they were put on the stack.
    let parameters: [Int32]
    /// The code of the `call` block, if one is handed over.
    let caller: Caller?
  }

  struct Caller: Sendable {
    let entry: CodePosition
    let parameters: [Int32]
  }

  struct Inclusion: Sendable {
    let template: Int
    /// Which names of here are which there.
    let names: [(from: Address, to: Int32)]
    /// Where the imported template keeps its names; included ones get a new place.
    let contextOffset: Int32
  }

  /// A part that writes the same on many pages of a renderer.
  struct ConstantPart: Sendable {
    /// Of the names that it reads, the least reach; `nil` where it reads none. Only the page's own template has them for
    /// certain.
    let reads: Root.Reach?
  }

  let template: Int
  var code: [Instruction] = []
  /// One for each instruction.
  var places: [SourceRange] = []
  var constants: [Value] = []
  var texts: [[UInt8]] = []
  var names: [String] = []
  var members: [Member] = []
  var applications: [Application] = []
  var repetitions: [Repetition] = []
  var macroCalls: [MacroCall] = []
  var inclusions: [Inclusion] = []
  var constantParts: [ConstantPart] = []
  /// The body first, then the macros.
  var functions: [Function] = []
  /// The names of the whole template, by slot.
  var contextNames: [String] = []
  /// The slots of those names and of imported templates.
  var contextSize = 0

  init(template: Int) {
    self.template = template
  }

  /// The same program in other memory, what is read most at least.
  func copied() -> Program {
    var copy = self
    copy.code = code.map(\.self)
    copy.texts = texts.map { text in text.map(\.self) }
    return copy
  }
}

/// A program that is finished, shared by all that run it.
///
/// A class: a struct of so many arrays would have each of them counted whenever one is looked at.
final class SharedProgram: Sendable {
  let parts: Program

  /// What is running before anything is.
  static let none = SharedProgram(Program(template: 0))

  init(_ parts: Program) {
    self.parts = parts
  }
}

extension Instruction {
  /// The same with each target, so far the number of a label, replaced by a position.
  func retargeted(_ position: (Int32) -> Int32) -> Instruction {
    switch self {
    case .output(.beginConstant(let part, let label)): .output(.beginConstant(part, orElse: position(label)))
    case .value(.memberIfPresent(let member, let label)):
      .value(.memberIfPresent(member, orElse: position(label)))
    case .value(.itemIfPresent(let label)): .value(.itemIfPresent(orElse: position(label)))
    case .slot(.loadIfPresent(let address, let label)): .slot(.loadIfPresent(address, orElse: position(label)))
    case .operation(.compareOnward(let comparison, let label)):
      .operation(.compareOnward(comparison, orElse: position(label)))
    case .flow(.jump(let label)): .flow(.jump(position(label)))
    case .flow(.jumpIfFalse(let label)): .flow(.jumpIfFalse(position(label)))
    case .flow(.jumpIfPresent(let address, let label)): .flow(.jumpIfPresent(address, position(label)))
    case .flow(.jumpIfTrueKeeping(let label)): .flow(.jumpIfTrueKeeping(position(label)))
    case .flow(.jumpIfFalseKeeping(let label)): .flow(.jumpIfFalseKeeping(position(label)))
    case .flow(.jumpIfNone(let label)): .flow(.jumpIfNone(position(label)))
    case .loop(.next(let loop, let label)): .loop(.next(loop, orElse: position(label)))
    case .loop(.jumpIfEmpty(let loop, let label)): .loop(.jumpIfEmpty(loop, position(label)))
    case .loop(.memberIfPresent(let loop, let member, let label)):
      .loop(.memberIfPresent(loop, member, orElse: position(label)))
    case .call(.applyIfPresent(let application, let label)):
      .call(.applyIfPresent(application, orElse: position(label)))
    case .output, .value, .slot, .operation, .flow, .loop, .call: self
    }
  }
}
