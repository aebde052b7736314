import Diagnostics

extension Machine {
  mutating func perform(_ step: CallStep) throws(Fault) {
    switch step {
    case .apply(let number):
      guard let result = try apply(Int(number)) else {
        throw Fault("There is nothing here to give a value", id: "template-absent")
      }
      stack.append(result)
    case .applyIfPresent(let number, let target):
      if let result = try apply(Int(number)) {
        stack.append(result)
      } else {
        position = Int(target)
      }
    case .applyEach(let number): try applyEach(current.parts.repetitions[Int(number)])
    case .macro(let number): try call(macro: Int(number))
    case .include(let number): try include(current.parts.inclusions[Int(number)])
    case .importModule(let number): try importModule(current.parts.inclusions[Int(number)])
    case .caller(let count): try callCaller(count: Int(count))
    case .hasCaller: stack.append(.bool(frames.last?.caller != nil))
    case .leave: leave()
    }
  }

  // MARK: - Filters, tests, functions

  /// Takes input and arguments.
  private mutating func apply(_ number: Int) throws(Fault) -> Value? {
    let count = current.parts.applications[number].count
    let base = stack.count - count
    if count > 0 { try charge(stack[base].weight) }
    let result = try evaluate(current.parts.applications[number], at: base)
    stack.drop(count)
    if let result { try charge(result.weight) }
    return result
  }

  private func evaluate(_ application: Program.Application, at base: Int) throws(Fault) -> Value? {
    let callable = application.callable
    let call = Call(callable, values: stack, base: base, context: context, place: place)
    guard callable.keepsHTML, case .html(let html) = stack[base] else { return try callable.body(call) }
    var values = Array(stack[base...])
    values[0] = .text(html.source)
    let result = try callable.body(Call(callable, values: values, base: 0, context: context, place: place))
    guard case .text(let text)? = result else { return result }
    return .html(HTML(trusted: Array(text.utf8)))
  }

  private mutating func applyEach(_ repetition: Program.Repetition) throws(Fault) {
    let arguments = repetition.application.map { $0.count - 1 } ?? 0
    let base = stack.count - arguments - 1
    guard let items = stack[base].items else {
      throw Fault("The value must be a list, and this is \(stack[base].kind)")
    }
    var results: [Value] = []
    for item in items {
      try charge(4)
      if let result = try result(of: repetition, for: item, at: base) { results.append(result) }
    }
    stack.removeSubrange(base...)
    stack.append(.list(results))
  }

  private mutating func result(
    of repetition: Program.Repetition, for item: Value, at base: Int
  ) throws(Fault) -> Value? {
    let found = try repetition.path.map { (path) throws(Fault) in try path.value(in: item) } ?? item
    var holds = found != nil
    if repetition.wantsPresent == nil {
      guard let found else { throw item.missingMember(repetition.path?.names.last ?? "") }
      stack[base] = found
      let result = try repetition.application.map { (each) throws(Fault) in try evaluate(each, at: base) } ?? found
      if repetition.kind == .map { return result }
      holds = result?.isTrue ?? false
    } else if repetition.wantsPresent == false {
      holds.toggle()
    }
    return holds == (repetition.kind == .select) ? item : nil
  }

  // MARK: - Frames

  private mutating func enter(
    _ kind: Frame.Kind, program next: Int, entry: Int, locals localCount: Int, loops loopCount: Int, context: Int?,
    caller: ActiveCaller?
  ) throws(Fault) {
    guard frames.count < Self.depthLimit else {
      throw Fault(
        "Macros and templates lie within each other more than \(Self.depthLimit) times", id: "template-too-deep")
    }
    frames.append(
      Frame(
        kind: kind, program: next, returnPosition: position, locals: slotCount, context: context ?? slotCount,
        loops: self.loopCount, slotCount: slotCount, loopCount: self.loopCount, caller: caller))
    takeRoom(slots: localCount, loops: loopCount)
    resume()
    position = entry
  }

  /// Empty slots, and loops, which are set when they begin.
  private mutating func takeRoom(slots newSlots: Int, loops newLoops: Int) {
    let first = slotCount
    slotCount += newSlots
    for slot in first..<max(first, min(slotCount, slots.count)) where slots[slot] != nil { slots[slot] = nil }
    if slots.count < slotCount { slots.append(contentsOf: repeatElement(nil, count: slotCount - slots.count)) }
    loopCount += newLoops
    while loops.count < loopCount { loops.append(LoopState()) }
  }

  /// Takes up the uppermost frame.
  private mutating func resume() {
    guard let frame = frames.last else { return }
    if program != frame.program || code.isEmpty {
      guard let next = programs[frame.program] else { internalFault("a template without a program is running") }
      program = frame.program
      current = next
      code = next.parts.code
    }
    (locals, contextBase, loopBase) = (frame.locals, frame.context, frame.loops)
  }

  mutating func leave() {
    guard let frame = frames.popLast() else { return }
    slotCount = frame.slotCount
    loopCount = frame.loopCount
    if frame.kind == .module { output.removeSubrange((captures.popLast() ?? output.count)...) }
    resume()
    position = frame.returnPosition
  }

  /// The body of a template, with its names at a new place.
  mutating func enterTemplate(_ template: Int, as kind: Frame.Kind) throws(Fault) {
    guard let target = programs[template]?.parts else { throw Fault("This template has faults of its own") }
    let function = target.functions[0]
    try enter(
      kind, program: template, entry: function.entry, locals: target.contextSize + function.locals,
      loops: function.loops, context: nil, caller: nil)
    setLocals(behind: target.contextSize)
  }

  /// The uppermost frame keeps its own values behind the names of its template.
  private mutating func setLocals(behind size: Int) {
    guard let frame = frames.popLast() else { return }
    frames.append(
      Frame(
        kind: frame.kind, program: frame.program, returnPosition: frame.returnPosition, locals: frame.locals + size,
        context: frame.context, loops: frame.loops, slotCount: frame.slotCount, loopCount: frame.loopCount,
        caller: frame.caller))
    locals = frame.locals + size
  }

  private mutating func call(macro number: Int) throws(Fault) {
    let call = current.parts.macroCalls[number]
    guard let function = programs[call.template]?.parts.functions[call.function] else {
      throw Fault("The template of this macro has faults of its own")
    }
    let caller = call.caller.map { _ in ActiveCaller(program: program, call: number, frame: frames.count - 1) }
    try enter(
      .macro, program: call.template, entry: function.entry, locals: function.locals, loops: function.loops,
      context: contextBase + Int(call.contextOffset), caller: caller)
    for parameter in call.parameters.reversed() { slots[locals + Int(parameter)] = pop() }
  }

  private mutating func include(_ inclusion: Program.Inclusion) throws(Fault) {
    let sources = inclusion.names.map { slot($0.from) }
    try enterTemplate(inclusion.template, as: .include)
    for (source, name) in zip(sources, inclusion.names) { slots[contextBase + Int(name.to)] = slots[source] }
  }

  private mutating func importModule(_ inclusion: Program.Inclusion) throws(Fault) {
    guard let target = programs[inclusion.template]?.parts else { throw Fault("This template has faults of its own") }
    let context = contextBase + Int(inclusion.contextOffset)
    let values = inclusion.names.map { slots[slot($0.from)] }
    for slot in context..<context + target.contextSize { slots[slot] = nil }
    for (value, name) in zip(values, inclusion.names) { slots[context + Int(name.to)] = value }
    let function = target.functions[0]
    captures.append(output.count)
    try enter(
      .module, program: inclusion.template, entry: function.entry, locals: function.locals, loops: function.loops,
      context: context, caller: nil)
  }

  /// Runs the block of the `call` tag in the frame that it was written in.
  private mutating func callCaller(count: Int) throws(Fault) {
    guard let active = frames.last?.caller, let caller = programs[active.program]?.parts.macroCalls[active.call].caller
    else { throw Fault("This macro was not called by a `call` tag, so it has no `caller`") }
    guard count <= caller.parameters.count else {
      throw Fault("The `call` block takes \(caller.parameters.count) values, and here are \(count)")
    }
    guard frames.count < Self.depthLimit else { throw Fault("Macros lie within each other too often") }
    let home = frames[active.frame]
    frames.append(
      Frame(
        kind: .caller, program: home.program, returnPosition: position, locals: home.locals, context: home.context,
        loops: home.loops, slotCount: slotCount, loopCount: loopCount, caller: home.caller))
    resume()
    position = Int(caller.entry)
    for (number, parameter) in caller.parameters.enumerated().reversed() {
      slots[locals + Int(parameter)] = number < count ? pop() : nil
    }
  }
}

extension Value {
  /// How much work it is to look at all of it, in steps.
  fileprivate var weight: Int {
    switch self {
    case .list(let items): items.count
    case .map(let map): map.count
    case .text(let text): text.utf8.count >> 3
    case .html(let html): html.bytes.count >> 3
    case .none, .bool, .number, .date, .record: 0
    }
  }
}
