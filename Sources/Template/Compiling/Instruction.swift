/// Where a value is kept: in the frame of the macro or template that runs, or among the names of the whole template.
enum Address: Sendable, Hashable {
  case local(Int32)
  case context(Int32)
}

/// A place in the program that is jumped to.
typealias CodePosition = Int32

/// One step of the stack machine. Numbers point into the program's tables; targets are positions in its code.
enum Instruction: Sendable {
  case output(OutputStep)
  case value(ValueStep)
  case slot(SlotStep)
  case operation(OperationStep)
  case flow(FlowStep)
  case loop(LoopStep)
  case call(CallStep)
}

/// How a value is written, by where in the HTML it stands.
enum OutputMode: Sendable {
  /// Between tags.
  case text
  /// In a quoted attribute: markup's quotes and angle brackets are escaped too.
  case attribute
  /// At the start of an address, whose scheme must be harmless.
  case address
  /// Where only digits are safe.
  case number
}

enum OutputStep: Sendable {
  /// Ready bytes.
  case text(Int32)
  /// Takes the value and writes it.
  case value(OutputMode)
  case beginCapture
  /// Puts what was written since as HTML on the stack.
  case endCapture
  case dropCapture
  /// Of a part that writes the same on every page: writes what it wrote before and jumps behind it, or goes on where it
  /// runs for the first time.
  case beginConstant(Int32, orElse: CodePosition)
  case endConstant(Int32)
}

enum ValueStep: Sendable {
  case push(Int32)
  case drop
  case list(count: Int32)
  case map(count: Int32)
  case member(Int32)
  case memberIfPresent(Int32, orElse: CodePosition)
  case item
  case itemIfPresent(orElse: CodePosition)
  /// Takes step, end, start (`none` for what is not given) and the value.
  case slice
  /// Takes a list and puts its items, the first on top.
  case unpack(count: Int32)
}

enum SlotStep: Sendable {
  /// The number is that of the name, for a message.
  case load(Address, name: Int32)
  case loadIfPresent(Address, orElse: CodePosition)
  case store(Address)
  case clear(Address)
  case copy(from: Address, to: Address)
  case storeMember(Address, name: Int32)
}

enum OperationStep: Sendable {
  case arithmetic(Operator)
  case negate
  case keepSign
  case not
  case compare(Comparison)
  /// For chains: leaves the right side on the stack, or `false` and jumps.
  case compareOnward(Comparison, orElse: CodePosition)
}

enum FlowStep: Sendable {
  case jump(CodePosition)
  case jumpIfFalse(CodePosition)
  case jumpIfPresent(Address, CodePosition)
  /// Leaves the value when it jumps, else takes it.
  case jumpIfTrueKeeping(CodePosition)
  case jumpIfFalseKeeping(CodePosition)
  /// Takes `none` when it jumps, else leaves the value.
  case jumpIfNone(CodePosition)
}

/// Steps of the loop that is so many loops within its macro or template.
enum LoopStep: Sendable {
  /// Takes what is gone through.
  case begin(Int32)
  /// Puts the next item, or jumps.
  case next(Int32, orElse: CodePosition)
  /// Jumps when the loop had no items at all.
  case jumpIfEmpty(Int32, CodePosition)
  /// Takes a flag and keeps the current item if it is true.
  case keepIf(Int32)
  /// Puts the kept items.
  case kept(Int32)
  case member(Int32, LoopMember)
  case memberIfPresent(Int32, LoopMember, orElse: CodePosition)
  case cycle(Int32, count: Int32)
  case changed(Int32, count: Int32)
  /// Puts the loop as it is now.
  case snapshot(Int32)
}

/// What `loop` knows.
enum LoopMember: String, Sendable, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem
}

enum CallStep: Sendable {
  /// A filter, test or function.
  case apply(Int32)
  case applyIfPresent(Int32, orElse: CodePosition)
  case applyEach(Int32)
  /// Writes what the macro writes.
  case macro(Int32)
  case include(Int32)
  case importModule(Int32)
  /// Writes what the block of the `call` tag writes.
  case caller(Int32)
  case hasCaller
  case leave
}
