import Diagnostics

/// Follows every way through the programs with types in place of values, before anything is rendered.
///
/// So a name or member that does not exist is found wherever it is reached: through loops, `set`, macros, includes and
/// imports, with the types that are really handed over. Where one shape is all that a member is ever read from, its
/// position is noted in the program.
struct Checker {
  /// With more kinds of arguments than this a macro or template is checked without their types.
  private static let variantLimit = 50
  /// After so many messages no more nearest names are looked for.
  static let helpLimit = 500

  /// A macro or body, with what it is given.
  struct Key: Hashable {
    let template: Int
    let function: Int
    let types: String
  }

  var programs: [Program?]
  let vocabulary: Vocabulary
  var diagnostics: [Diagnostic] = []
  /// The way that led to what is being checked, for messages.
  var way: [Diagnostic.Note] = []
  /// Shapes of groups, one for each type of item.
  var groupShapes: [String: Shape] = [:]
  /// The names of a template as its body leaves them; `nil` while it is being checked.
  private var results: [Key: [ValueType?]?] = [:]
  private var variants: [FunctionID: Int] = [:]
  private var lastContexts: [Int: [ValueType?]] = [:]
  private var meetings: [Int: [Bool]] = [:]

  struct FunctionID: Hashable {
    let template: Int
    let function: Int
  }

  init(_ programs: [Program?], vocabulary: Vocabulary) {
    self.programs = programs
    self.vocabulary = vocabulary
  }

  /// Checks a template as the start of a page.
  mutating func checkPage(_ template: Int, roots: [Root]) {
    guard let program = programs[template] else { return }
    var context = [ValueType?](repeating: nil, count: program.contextSize)
    for root in roots {
      if let slot = program.slot(of: root.name) { context[slot] = root.type }
    }
    _ = check(FunctionID(template: template, function: 0), context: context, arguments: [])
  }

  /// Checks what no page has reached: whole templates, and macros that nothing calls.
  mutating func checkRest() {
    for (template, program) in programs.enumerated() {
      guard let program else { continue }
      if variants[FunctionID(template: template, function: 0)] == nil {
        let names = [ValueType?](repeating: .any, count: program.contextNames.count)
        let modules = [ValueType?](repeating: nil, count: program.contextSize - program.contextNames.count)
        _ = check(FunctionID(template: template, function: 0), context: names + modules, arguments: [])
      }
      for number in program.functions.indices.dropFirst()
      where variants[FunctionID(template: template, function: number)] == nil {
        let parameters = program.functions[number].parameters
        _ = check(
          FunctionID(template: template, function: number),
          context: lastContexts[template] ?? [ValueType?](repeating: .any, count: program.contextSize),
          arguments: (0..<parameters).map { (Int32($0), .any) })
      }
    }
  }

  /// Checks a macro or body with these types.
  /// - Returns: The names of its template as it leaves them; `nil` when that is being found out further up.
  mutating func check(
    _ id: FunctionID, context: [ValueType?], arguments: [(slot: Int32, type: ValueType)]
  ) -> [ValueType?]? {
    guard let program = programs[id.template] else { return nil }
    var (context, arguments) = (context, arguments)
    if variants[id, default: 0] >= Self.variantLimit {
      context = context.map { $0.map { _ in .any } }
      arguments = arguments.map { ($0.slot, .any) }
    }
    let types = context.map { $0?.signature ?? "-" } + arguments.map { "\($0.slot)=\($0.type.signature)" }
    let key = Key(template: id.template, function: id.function, types: types.joined(separator: ","))
    if let known = results[key] { return known }
    results[key] = .some(nil)
    variants[id, default: 0] += 1

    let function = program.functions[id.function]
    var start = AbstractState(context: context, locals: function.locals, loops: function.loops)
    for (slot, type) in arguments { start[.local(slot)] = type }
    let end = follow(program, from: function.entry, start)
    results[key] = end
    if id.function == 0 { lastContexts[id.template] = end ?? context }
    return end
  }

  /// Goes all ways through the code until nothing new is learnt.
  /// - Returns: The names as they are at the end.
  private mutating func follow(_ program: Program, from entry: Int, _ start: AbstractState) -> [ValueType?]? {
    let meetings = meetings(in: program)
    var states: [Int: AbstractState] = [entry: start]
    var waiting = [entry]
    var end: AbstractState?
    while let first = waiting.popLast() {
      guard let state = states[first] else { continue }
      var step = AbstractStep(program: program, position: first, state: state)
      perform(program.code[first], &step)
      // Between places where ways meet there is but one state, which nobody needs to keep.
      while let next = step.only, !meetings[next.position] {
        step = AbstractStep(program: program, position: next.position, state: next.state)
        perform(program.code[step.position], &step)
      }
      if step.isEnd, !step.state.isInCaller {
        if end?.merge(step.state) == nil { end = step.state }
      }
      for (target, state) in step.next {
        if states[target] == nil {
          states[target] = state
          waiting.append(target)
        } else if states[target]?.merge(state) == true {
          waiting.append(target)
        }
      }
    }
    return end?.context
  }

  /// Of each position in the code, whether jumps lead to it.
  private mutating func meetings(in program: Program) -> [Bool] {
    if let known = meetings[program.template] { return known }
    var found = [Bool](repeating: false, count: program.code.count + 1)
    for instruction in program.code {
      _ = instruction.retargeted { target in
        found[Int(target)] = true
        return target
      }
    }
    meetings[program.template] = found
    return found
  }

  mutating func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    diagnostic.notes += way.reversed()
    diagnostics.append(diagnostic)
  }
}

/// A step being followed: what is known before it, and where it leads.
struct AbstractStep {
  let program: Program
  let position: Int
  var state: AbstractState
  private(set) var next: [(position: Int, state: AbstractState)] = []
  private(set) var isEnd = false

  init(program: Program, position: Int, state: AbstractState) {
    self.program = program
    self.position = position
    self.state = state
  }

  /// Where it leads, where that is one place alone.
  var only: (position: Int, state: AbstractState)? { next.count == 1 && !isEnd ? next[0] : nil }

  var place: SourceRange { program.places[position] }

  mutating func goOn() { next.append((position + 1, state)) }

  mutating func jump(to target: CodePosition) { next.append((Int(target), state)) }

  mutating func jump(to target: CodePosition, _ state: AbstractState) { next.append((Int(target), state)) }

  mutating func end() { isEnd = true }
}
