/// What is known of a value on the stack before anything runs.
struct AbstractValue {
  let type: ValueType
  /// The text itself, when it is written out in the template.
  var literal: String?

  init(_ type: ValueType, literal: String? = nil) {
    self.type = type
    self.literal = literal
  }
}

/// What is known before a step: of the names, the values on the stack and the items of the loops.
struct AbstractState {
  /// `nil` is absent.
  var context: [ValueType?]
  var locals: [ValueType?]
  var loops: [ValueType]
  var stack: [AbstractValue] = []
  /// Within the block of a `call` tag, whose end is not that of the macro around it.
  var isInCaller = false

  init(context: [ValueType?], locals: Int, loops: Int) {
    self.context = context
    self.locals = [ValueType?](repeating: nil, count: locals)
    self.loops = [ValueType](repeating: .any, count: loops)
  }

  subscript(address: Address) -> ValueType? {
    get {
      switch address {
      case .local(let slot): locals[Int(slot)]
      case .context(let slot): context[Int(slot)]
      }
    }
    set {
      switch address {
      case .local(let slot): locals[Int(slot)] = newValue?.limited()
      case .context(let slot): context[Int(slot)] = newValue?.limited()
      }
    }
  }

  mutating func push(_ type: ValueType, literal: String? = nil) {
    stack.append(AbstractValue(type, literal: literal))
  }

  mutating func pop() -> AbstractValue { stack.popLast() ?? AbstractValue(.any) }

  mutating func drop(_ count: Int) { stack.removeLast(min(count, stack.count)) }

  /// Takes in what is known when the same step is reached on another way.
  /// - Returns: Whether that changed anything.
  mutating func merge(_ other: AbstractState) -> Bool {
    var isChanged = false
    func joined(_ mine: ValueType?, _ theirs: ValueType?) -> ValueType? {
      switch (mine, theirs) {
      case (nil, nil): return nil
      case (let mine?, let theirs?) where mine.isSame(as: theirs): return mine
      default:
        let joined = ValueType.joined(mine, theirs)
        if let mine, let joined, joined.isSame(as: mine) { return mine }
        isChanged = true
        return joined
      }
    }
    if !context.isIdentical(to: other.context) {
      for slot in context.indices { context[slot] = joined(context[slot], other.context[slot]) }
    }
    for slot in locals.indices { locals[slot] = joined(locals[slot], other.locals[slot]) }
    for loop in loops.indices { loops[loop] = joined(loops[loop], other.loops[loop]) ?? .any }
    for (position, value) in zip(stack.indices, other.stack) {
      let literal = stack[position].literal == value.literal ? value.literal : nil
      stack[position] = AbstractValue(joined(stack[position].type, value.type) ?? .any, literal: literal)
    }
    return isChanged
  }
}

extension Array {
  /// Whether both are one and the same storage, which is the usual case where ways meet.
  fileprivate func isIdentical(to other: [Element]) -> Bool {
    withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { $0.baseAddress == mine.baseAddress && $0.count == mine.count }
    }
  }
}
