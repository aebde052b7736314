import Diagnostics

extension Compiler {
  /// Leaves the value on the stack.
  ///
  /// - Parameter absent: Where to go on, with nothing on the stack, when the value is absent; without it that is a
  ///   fault.
  mutating func compileValue(_ expression: Expression, orElse absent: Label? = nil) {
    let place = expression.place
    switch expression.kind {
    case .invalid: push(.none, at: place)
    case .literal(let value): push(value, at: place)
    case .name(let name): compileName(Name(text: name, place: place), orElse: absent)
    case .list(let items):
      for item in items { compileValue(item) }
      emit(.value(.list(count: Int32(items.count))), at: place)
    case .map(let entries):
      for (key, value) in entries {
        compileValue(key)
        compileValue(value)
      }
      emit(.value(.map(count: Int32(entries.count))), at: place)
    case .member(let owner, let name, let isOptional):
      compileMember(name, of: owner, isOptional: isOptional, orElse: absent)
    case .item(let owner, let key): compileItem(key, of: owner, at: place, orElse: absent)
    case .slice(let owner, let bounds):
      compileValue(owner)
      for bound in [bounds.from, bounds.to, bounds.step] {
        if let bound { compileValue(bound) } else { push(.none, at: place) }
      }
      emit(.value(.slice), at: place)
    case .call(let callee, let arguments): compileCall(callee, arguments, at: place, orElse: absent)
    case .filter(let operand, let application): compileFilter(application, of: operand, orElse: absent)
    case .test(let operand, let application): compileTest(application, of: operand)
    case .not(let operand):
      compileValue(operand)
      emit(.operation(.not), at: place)
    case .sign(let operand, let isNegative):
      compileValue(operand)
      emit(.operation(isNegative ? .negate : .keepSign), at: place)
    case .operation(let sign, let left, let right):
      compileValue(left)
      compileValue(right)
      emit(.operation(.arithmetic(sign)), at: place)
    case .comparison(let first, let rest): compileComparison(first, rest)
    case .and(let left, let right):
      let end = newLabel()
      compileValue(left)
      emit(.flow(.jumpIfFalseKeeping(end)), at: place)
      compileValue(right, orElse: absent)
      self.place(end)
    case .or(let left, let right): compileAlternative(left, right, isFalseToo: true, orElse: absent)
    case .choice(let condition, let then, let otherwise):
      compileChoice(condition, then, otherwise, at: place, orElse: absent)
    }
  }

  private mutating func compileChoice(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression?, at place: SourceRange, orElse absent: Label?
  ) {
    let (no, end) = (newLabel(), newLabel())
    compileValue(condition)
    emit(.flow(.jumpIfFalse(no)), at: condition.place)
    compileValue(then, orElse: absent)
    emit(.flow(.jump(end)), at: place)
    self.place(no)
    if let otherwise {
      compileValue(otherwise, orElse: absent)
    } else if let absent {
      emit(.flow(.jump(absent)), at: place)
    } else {
      push("", at: place)
    }
    self.place(end)
  }

  private mutating func compileComparison(
    _ first: Expression, _ rest: [(comparison: Comparison, operand: Expression)]
  ) {
    let end = newLabel()
    compileValue(first)
    for (position, (comparison, operand)) in rest.enumerated() {
      compileValue(operand)
      let place = first.place.joined(to: operand.place)
      if position < rest.count - 1 {
        emit(.operation(.compareOnward(comparison, orElse: end)), at: place)
      } else {
        emit(.operation(.compare(comparison)), at: place)
      }
    }
    place(end)
  }

  /// The left value, or the right one when the left is absent, or false too.
  mutating func compileAlternative(
    _ left: Expression, _ right: Expression, isFalseToo: Bool, orElse absent: Label? = nil
  ) {
    let (instead, end) = (newLabel(), newLabel())
    compileValue(left, orElse: instead)
    emit(isFalseToo ? .flow(.jumpIfTrueKeeping(end)) : .flow(.jump(end)), at: left.place)
    place(instead)
    compileValue(right, orElse: absent)
    place(end)
  }

  // MARK: - Names and members

  private mutating func compileName(_ name: Name, orElse absent: Label?) {
    switch binding(of: name.text) {
    case .slot(let address):
      if let absent {
        emit(.slot(.loadIfPresent(address, orElse: absent)), at: name.place)
      } else {
        emit(.slot(.load(address, name: number(of: name.text))), at: name.place)
      }
    case .loop(let depth): emit(.loop(.snapshot(depth)), at: name.place)
    case .unknown: push(.none, at: name.place)
    case .macro, .module, .caller, nil:
      diagnostics.append(.notAValue(name, binding(of: name.text)))
      push(.none, at: name.place)
    }
  }

  private mutating func compileMember(_ name: Name, of owner: Expression, isOptional: Bool, orElse absent: Label?) {
    if case .name(let ownerName) = owner.kind {
      switch binding(of: ownerName) {
      case .loop(let depth): return compileLoopMember(name, depth: depth, orElse: absent)
      case .module(let template, let offset):
        return compileModuleMember(name, of: template, offset: offset, orElse: absent)
      case .unknown: return push(.none, at: name.place)
      default: break
      }
    }
    program.members.append(Program.Member(name: name.text))
    let member = Int32(program.members.count - 1)
    guard isOptional else {
      compileValue(owner)
      emit(absent.map { .value(.memberIfPresent(member, orElse: $0)) } ?? .value(.member(member)), at: name.place)
      return
    }
    if let absent {
      compileValue(owner, orElse: absent)
      emit(.flow(.jumpIfNone(absent)), at: name.place)
      emit(.value(.memberIfPresent(member, orElse: absent)), at: name.place)
    } else {
      let (instead, end) = (newLabel(), newLabel())
      compileValue(owner, orElse: instead)
      emit(.flow(.jumpIfNone(instead)), at: name.place)
      emit(.value(.member(member)), at: name.place)
      emit(.flow(.jump(end)), at: name.place)
      place(instead)
      push(.none, at: name.place)
      place(end)
    }
  }

  private mutating func compileLoopMember(_ name: Name, depth: Int32, orElse absent: Label?) {
    guard let member = LoopMember(rawValue: name.text) else {
      diagnostics.append(.unknownLoopMember(name))
      return push(.none, at: name.place)
    }
    emit(
      absent.map { .loop(.memberIfPresent(depth, member, orElse: $0)) } ?? .loop(.member(depth, member)),
      at: name.place)
  }

  private mutating func compileItem(
    _ key: Expression, of owner: Expression, at place: SourceRange, orElse absent: Label?
  ) {
    compileValue(owner)
    compileValue(key)
    emit(absent.map { .value(.itemIfPresent(orElse: $0)) } ?? .value(.item), at: place)
  }
}
