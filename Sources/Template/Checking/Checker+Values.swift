import Diagnostics

/// Members, items and the parts of values.
extension Checker {
  mutating func perform(_ value: ValueStep, _ step: inout AbstractStep) {
    switch value {
    case .push(let number):
      let constant = step.program.constants[Int(number)]
      let literal: String? = if case .text(let text) = constant { text } else { nil }
      step.state.push(ValueType(of: constant), literal: literal)
    case .drop: _ = step.state.pop()
    case .list(let count):
      let types = step.state.stack.suffix(Int(count)).map(\.type)
      step.state.drop(Int(count))
      step.state.push(.list(types.dropFirst().reduce(types.first ?? .any) { ValueType.joined($0, $1) ?? .any }))
    case .map(let count):
      step.state.drop(2 * Int(count))
      step.state.push(.map(.any))
    case .member(let number):
      let owner = step.state.pop().type
      step.state.push(member(number, of: owner, step).unwrapped)
    case .memberIfPresent(let number, let target):
      let owner = step.state.pop().type
      step.jump(to: target)
      step.state.push(member(number, of: owner, step).unwrapped)
    case .item:
      let key = step.state.pop()
      let owner = step.state.pop().type
      step.state.push(item(key, of: owner, step))
    case .itemIfPresent(let target):
      let key = step.state.pop()
      let owner = step.state.pop().type
      step.jump(to: target)
      step.state.push(item(key, of: owner, step))
    case .slice: step.state.drop(3)
    case .unpack(let count): unpack(count: Int(count), &step)
    }
    step.goOn()
  }

  /// The type of a member, whose position is noted in the program.
  private mutating func member(_ number: Int32, of owner: ValueType, _ step: AbstractStep) -> ValueType {
    let name = step.program.members[Int(number)].name
    if case .object(let shape) = owner.unwrapped, let position = shape().position(of: name) {
      let template = step.program.template
      if programs[template]?.members[Int(number)].shape == nil {
        programs[template]?.members[Int(number)].shape = shape()
        programs[template]?.members[Int(number)].position = position
      }
    }
    return member(name, of: owner, at: step.place)
  }

  /// The type of a member; one that does not exist is reported.
  mutating func member(_ name: String, of owner: ValueType, at place: SourceRange) -> ValueType {
    switch owner.unwrapped {
    case .any: return .any
    case .map(let value): return value
    case .object(let shape):
      if let position = shape().position(of: name) { return shape().members[position].type }
      let fault = Fault.unknownMember(name, of: shape())
      report(
        Diagnostic(
          fault.id, fault.sentence, at: place, help: fault.help,
          suggestion: nearMiss(name, among: shape().members.map(\.name))))
    case .list, .text, .html, .number, .flag, .date, .optional:
      guard Int(name) == nil else { return owner.item ?? .any }
      report(
        Diagnostic(
          "unknown-member", "\(owner.unwrapped.kind.capitalizedFirst) has no member `\(name)`.", at: place))
    }
    return .any
  }

  private mutating func item(_ key: AbstractValue, of owner: ValueType, _ step: AbstractStep) -> ValueType {
    switch owner.unwrapped {
    case .list(let item): return item
    case .map(let value): return value
    case .text: return .text
    case .object where key.literal != nil:
      return member(key.literal ?? "", of: owner, at: step.place).unwrapped
    case .any, .html, .object: return .any
    case .number, .flag, .date, .optional:
      report(
        Diagnostic("template-value", "\(owner.kind.capitalizedFirst) holds no items.", at: step.place))
      return .any
    }
  }

  private func unpack(count: Int, _ step: inout AbstractStep) {
    let type = step.state.pop().type
    if case .object(let shape) = type.unwrapped, isGroup(shape()), count == 2 {
      for member in shape().members.reversed() { step.state.push(member.type) }
      return
    }
    for _ in 0..<count { step.state.push(type.item ?? .any) }
  }

  private func isGroup(_ shape: Shape) -> Bool { groupShapes.values.contains { $0 === shape } }
}
