import Diagnostics

/// Makes the program of one template: its body with those that it extends, and all their macros.
///
/// Names become slots, blocks are put in place of each other, and macros, filters and arguments are matched; what does
/// not match is reported and left out.
struct Compiler {
  /// The most instructions of a program.
  static let codeLimit = 1_000_000
  /// The most blocks that are put in place, counting each time that one is.
  static let blockLimit = 20_000

  /// What is known while a macro or the body is compiled.
  struct FunctionState {
    var isMacro: Bool
    var nextLocal: Int32 = 0
    var locals: Int32 = 0
    var loopDepth: Int32 = 0
    var loops: Int32 = 0
  }

  /// A macro whose code has yet to be made, and what it can see.
  struct PendingMacro {
    let macro: Macro
    let function: Int
    let scopes: [Scope]
  }

  typealias Label = Int32

  let library: Library
  let layouts: [Layout?]
  let layout: Layout
  let vocabulary: Vocabulary
  /// The names that the template gets and that many pages share.
  let sharedNames: [String: Root.Reach]
  var program: Program
  var diagnostics: [Diagnostic] = []
  var scopes: [Scope] = []
  var function = FunctionState(isMacro: false)
  /// The blocks being put in place, the innermost last.
  var activeBlocks: [(name: String, level: Int)] = []
  var blockCount = 0
  /// Where in the HTML the writing stands.
  var html = HTMLContext()
  /// Text outside of the blocks of a template that extends another is not shown.
  var isHidden = false
  var pendingMacros: [PendingMacro] = []
  /// What is compiled writes the same on every page, and is taken down as a whole.
  var isInConstantPart = false
  /// The macros of the library that were looked at: do they write nothing but what their arguments and the language say?
  var closedMacros: [MacroID: Bool]
  private var labels: [CodePosition] = []
  private var nameNumbers: [String: Int32] = [:]
  private var isFull = false

  /// - Parameter template: One whose layout makes sense.
  init(
    _ template: Int, layout: Layout, in library: Library, layouts: [Layout?], vocabulary: Vocabulary,
    sharedNames: [String: Root.Reach], closedMacros: [MacroID: Bool]
  ) {
    self.library = library
    self.closedMacros = closedMacros
    self.layouts = layouts
    self.layout = layout
    self.vocabulary = vocabulary
    let assigned = Set(layout.chain.flatMap { library.outlines[$0].assignedNames })
    self.sharedNames = sharedNames.filter { !assigned.contains($0.key) }
    self.program = Program(template: template)
    program.contextNames = layout.names
    program.contextSize = Int(layout.size)
  }

  mutating func compile() -> (program: Program, diagnostics: [Diagnostic]) {
    let name = library.sources[program.template].name
    program.functions = [Program.Function(name: name)]
    for (macro, _) in layout.macros {
      program.functions.append(Program.Function(name: macro.name.text, parameters: macro.parameters.count))
    }
    scopes = [contextScope()]
    for (macro, number) in layout.macros {
      pendingMacros.append(PendingMacro(macro: macro, function: number, scopes: scopes))
    }
    compileChain()
    emit(.call(.leave), at: SourceRange(file: library.sources[program.template].file, line: 1, column: 1))
    finishFunction(0)
    while !pendingMacros.isEmpty { compile(pendingMacros.removeFirst()) }
    resolveLabels()
    return (program, diagnostics)
  }

  private mutating func compileChain() {
    for template in layout.chain {
      let parent = library.outlines[template].parent
      let body = library.sources[template].body
      let extends = body.firstIndex {
        if case .extends(let reference) = $0.kind { reference.place == parent?.place } else { false }
      }
      compile(body[..<(extends ?? body.endIndex)])
      isHidden = extends != nil
      compile(body[(extends.map { $0 + 1 } ?? body.endIndex)...])
      isHidden = false
    }
    // What takes this template in goes on writing between tags.
    if let root = layout.chain.last, let last = library.sources[root].body.last,
      !diagnostics.contains(where: { $0.id == "unsafe-context" })
    {
      report(html.refusalOfEnd(at: last.place))
    }
  }

  mutating func finishFunction(_ number: Int) {
    program.functions[number].locals = Int(function.locals)
    program.functions[number].loops = Int(function.loops)
  }
}

// MARK: - Code

extension Compiler {
  mutating func emit(_ instruction: Instruction, at place: SourceRange) {
    guard program.code.count < Self.codeLimit else {
      if !isFull {
        diagnostics.append(
          Diagnostic("template-too-large", "With all that it takes in, this template is too large.", at: place))
      }
      isFull = true
      return
    }
    program.code.append(instruction)
    program.places.append(place)
  }

  mutating func push(_ value: Value, at place: SourceRange) {
    program.constants.append(value)
    emit(.value(.push(Int32(program.constants.count - 1))), at: place)
  }

  mutating func write(_ bytes: [UInt8], at place: SourceRange) {
    program.texts.append(bytes)
    emit(.output(.text(Int32(program.texts.count - 1))), at: place)
  }

  /// The number of a name in the program's table.
  mutating func number(of name: String) -> Int32 {
    if let known = nameNumbers[name] { return known }
    program.names.append(name)
    let number = Int32(program.names.count - 1)
    nameNumbers[name] = number
    return number
  }

  mutating func newLabel() -> Label {
    labels.append(0)
    return Label(labels.count - 1)
  }

  /// The label stands for the next instruction.
  mutating func place(_ label: Label) {
    labels[Int(label)] = CodePosition(program.code.count)
  }

  private mutating func resolveLabels() {
    program.code = program.code.map { $0.retargeted { labels[Int($0)] } }
    program.macroCalls = program.macroCalls.map { call in
      guard let caller = call.caller else { return call }
      return Program.MacroCall(
        template: call.template, function: call.function, contextOffset: call.contextOffset,
        parameters: call.parameters,
        caller: Program.Caller(entry: labels[Int(caller.entry)], parameters: caller.parameters))
    }
  }
}
