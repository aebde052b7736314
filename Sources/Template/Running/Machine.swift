import Diagnostics
import Exact

/// Runs programs: a stack for values, a row of slots for names, and one buffer that everything is written to.
///
/// Its arrays keep their room from one page to the next, so that a fragment of a page costs no allocation of its own.
struct Machine {
  /// The most macros and templates that may be within each other.
  static let depthLimit = 200

  /// Something that is running, and where to go on after it.
  struct Frame {
    enum Kind {
      case page, macro, include, module, caller
    }

    let kind: Kind
    let program: Int
    /// Where the frame below goes on.
    let returnPosition: Int
    let locals: Int
    let context: Int
    let loops: Int
    /// What is kept below, to be restored.
    let slotCount: Int
    let loopCount: Int
    let caller: ActiveCaller?
  }

  /// The block of a `call` tag, by the macro call that hands it over, and the frame that it was written in.
  struct ActiveCaller {
    let program: Int
    let call: Int
    let frame: Int
  }

  struct LoopState {
    var items: [Value] = []
    var position = -1
    var kept: [Value] = []
    var changed: Value?
  }

  /// What a constant part of a program wrote.
  struct Written {
    let bytes: [UInt8]
    /// The steps that it took, which count again wherever the bytes are copied: whether a page is too much work must not
    /// depend on which pages were written before.
    let work: Int
    /// Of the page for which it was written.
    let group: Int
  }

  /// A constant part that runs for the first time.
  struct OpenPart {
    let program: Int
    let number: Int
    let start: Int
    let work: Int
  }

  let programs: [SharedProgram?]
  let context: any Sendable
  /// Steps left until the work is too much.
  var work: Int
  var output: [UInt8] = []
  var stack: [Value] = []
  /// They only grow: above those in use lie some that frames have left behind.
  var slots: [Value?] = []
  var slotCount = 0
  var loops: [LoopState] = []
  var loopCount = 0
  var frames: [Frame] = []
  var captures: [Int] = []
  /// By program and number of the part; kept from page to page, and of what reads a group's names, to its last page.
  var written: [[Written?]]
  /// Pages of one group have the same values for the names of groups.
  var group = 0
  var openParts: [OpenPart] = []
  var code: [Instruction] = []
  var position = 0
  var locals = 0
  var contextBase = 0
  var loopBase = 0
  var program = 0
  var current = SharedProgram.none

  /// The place of the step being made.
  var place: SourceRange { current.parts.places[max(0, position - 1)] }

  /// Steps are so short that to call a function for each would cost as much as they do: those that are taken most are inlined.
  mutating func run() throws(Fault) {
    while true {
      let instruction = code[position]
      position += 1
      try charge(1)
      switch instruction {
      case .output(let step): try perform(step)
      case .value(let step): try perform(step)
      case .slot(let step): try perform(step)
      case .operation(let step): try perform(step)
      case .flow(let step): perform(step)
      case .loop(let step): try perform(step)
      case .call(.leave):
        guard frames.count > 1 else { return }
        leave()
      case .call(let step): try perform(step)
      }
    }
  }

  /// Counts work that is more than a step.
  mutating func charge(_ steps: Int) throws(Fault) {
    work -= steps
    if work < 0 {
      throw Fault(
        "This takes too much work", help: "is there a loop that runs too often, or a text that grows without end?",
        id: "template-work")
    }
  }

  mutating func pop() -> Value {
    guard let value = stack.popLast() else { internalFault("a program took a value that was never put") }
    return value
  }

  func slot(_ address: Address) -> Int {
    switch address {
    case .local(let number): locals + Int(number)
    case .context(let number): contextBase + Int(number)
    }
  }
}

// MARK: - Values and names

extension Machine {
  @inline(__always)
  private mutating func perform(_ step: ValueStep) throws(Fault) {
    switch step {
    case .push(let number): stack.append(current.parts.constants[Int(number)])
    case .drop: _ = pop()
    case .list(let count):
      let items = Array(stack.suffix(Int(count)))
      stack.drop(Int(count))
      stack.append(.list(items))
    case .map(let count): try makeMap(count: Int(count))
    case .member(let number):
      let value = pop()
      guard let found = try read(Int(number), of: value) else {
        throw value.missingMember(current.parts.members[Int(number)].name)
      }
      stack.append(found)
    case .memberIfPresent(let number, let target):
      let value = pop()
      if let found = try read(Int(number), of: value) {
        stack.append(found)
      } else {
        position = Int(target)
      }
    case .item:
      let key = pop()
      let value = pop()
      guard let item = try value.item(key) else { throw value.missingItem(key) }
      stack.append(item)
    case .itemIfPresent(let target):
      let key = pop()
      if let item = try pop().item(key) { stack.append(item) } else { position = Int(target) }
    case .slice:
      let (step, end, start) = (pop(), pop(), pop())
      stack.append(try pop().slice(from: start, to: end, by: step))
    case .unpack(let count): try unpack(count: Int(count))
    }
  }

  private func read(_ number: Int, of value: Value) throws(Fault) -> Value? {
    if case .record(let record) = value, record.shape === current.parts.members[number].shape {
      return record.object.member(at: current.parts.members[number].position)
    }
    return try value.member(current.parts.members[number].name)
  }

  private mutating func makeMap(count: Int) throws(Fault) {
    var map = ValueMap()
    let values = stack.suffix(2 * count)
    for position in 0..<count {
      guard case .text(let key) = values[values.startIndex + 2 * position] else {
        throw Fault("The keys of a map must be text, and this is \(values[values.startIndex + 2 * position].kind)")
      }
      map[key] = values[values.startIndex + 2 * position + 1]
    }
    stack.drop(2 * count)
    stack.append(.map(map))
  }

  private mutating func unpack(count: Int) throws(Fault) {
    let value = pop()
    guard let items = value.items else { throw Fault("\(value.kind) has no parts to give names to".capitalizedFirst) }
    guard items.count == count else {
      throw Fault("There are \(count) names here, but \(items.count) values for them")
    }
    stack.append(contentsOf: items.reversed())
  }

  @inline(__always)
  private mutating func perform(_ step: SlotStep) throws(Fault) {
    switch step {
    case .load(let address, let name):
      guard let value = slots[slot(address)] else { throw .absentName(current.parts.names[Int(name)]) }
      stack.append(value)
    case .loadIfPresent(let address, let target):
      if let value = slots[slot(address)] { stack.append(value) } else { position = Int(target) }
    case .store(let address): slots[slot(address)] = pop()
    case .clear(let address): slots[slot(address)] = nil
    case .copy(let from, let to): slots[slot(to)] = slots[slot(from)]
    case .storeMember(let address, let name):
      guard case .map(var map) = pop() else {
        throw Fault("Only members of what `namespace(…)` made can be set")
      }
      map[current.parts.names[Int(name)]] = pop()
      slots[slot(address)] = .map(map)
    }
  }
}

// MARK: - Writing

extension Machine {
  @inline(__always)
  private mutating func perform(_ step: OutputStep) throws(Fault) {
    switch step {
    case .text(let number):
      let start = output.count
      output.append(contentsOf: current.parts.texts[Int(number)])
      try charge((output.count - start) >> 3)
    case .value(let mode): try write(pop(), mode)
    case .beginCapture: captures.append(output.count)
    case .endCapture: stack.append(.html(HTML(trusted: endCapture())))
    case .dropCapture: _ = endCapture()
    case .beginConstant(let number, let target): try beginConstant(Int(number), orElse: target)
    case .endConstant(let number): endConstant(Int(number))
    }
  }

  private mutating func beginConstant(_ number: Int, orElse target: CodePosition) throws(Fault) {
    // Templates that are included get their names from another, which may mean something else by them.
    let reads = current.parts.constantParts[number].reads
    if reads != nil, contextBase != frames[0].context { return }
    guard let part = written[program][number], reads != .group || part.group == group else {
      openParts.append(OpenPart(program: program, number: number, start: output.count, work: work))
      return
    }
    output.append(contentsOf: part.bytes)
    position = Int(target)
    try charge(part.work)
  }

  private mutating func endConstant(_ number: Int) {
    guard let part = openParts.last, part.program == program, part.number == number else { return }
    openParts.removeLast()
    written[program][number] = Written(bytes: Array(output[part.start...]), work: part.work - work, group: group)
  }

  private mutating func endCapture() -> [UInt8] {
    guard let start = captures.popLast() else { internalFault("a capture ends that never began") }
    let bytes = Array(output[start...])
    output.removeSubrange(start...)
    return bytes
  }

  private mutating func write(_ value: Value, _ mode: OutputMode) throws(Fault) {
    let start = output.count
    switch value {
    case .html(let html):
      guard mode != .number else { throw Self.onlyNumbers }
      if mode == .text { output.append(contentsOf: html.bytes) } else { escapeForAttribute(html.bytes, into: &output) }
    case .number(let number): write(number)
    default:
      guard mode != .number else { throw Self.onlyNumbers }
      guard let text = value.printed else { throw Self.notPrintable(value) }
      escape(text, into: &output)
    }
    if mode == .address { try checkAddress(writtenFrom: start) }
    try charge((output.count - start) >> 3)
  }

  private static let onlyNumbers = Fault("Only a number can be made safe here", id: "unsafe-context")

  private static func notPrintable(_ value: Value) -> Fault {
    let help =
      switch value {
      case .none: "say what to show instead: `| default(…, true)`"
      case .list: "say how: `| join(\", \")`, or go through it with `for`"
      case .map: "go through it with `for`, or write it as `| tojson`"
      default: "name one of its members"
      }
    return Fault("\(value.kind) cannot be written as it is".capitalizedFirst, help: help, id: "template-output")
  }

  private mutating func write(_ number: Quantity) {
    guard number.scale == 0 else { return output.append(contentsOf: number.description.utf8) }
    if number.digits < 0 { output.append(UInt8(ascii: "-")) }
    var rest = number.digits.magnitude
    let start = output.count
    repeat {
      output.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    output[start...].reverse()
  }

  /// The address that the attribute begins with must not be a script.
  ///
  /// - Parameter value: Where the value that was written last begins.
  private func checkAddress(writtenFrom value: Int) throws(Fault) {
    // Most addresses are one value, and begin with a slash.
    if value < output.count, output[value] == UInt8(ascii: "/"), output[value - 1] == UInt8(ascii: "\"") { return }
    let start = output.lastIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }.map { $0 + 1 } ?? 0
    guard !AddressScheme.isHarmful(written: output[start...]) else {
      throw Fault("This address would run as a script", id: "unsafe-context")
    }
  }
}

extension Array {
  /// Removes a few elements from the end: one after the other is faster than all at once.
  mutating func drop(_ count: Int) {
    for _ in 0..<count { _ = popLast() }
  }
}
