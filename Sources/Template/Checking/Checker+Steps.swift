import Diagnostics

extension Checker {
  mutating func perform(_ instruction: Instruction, _ step: inout AbstractStep) {
    switch instruction {
    case .output(let output): perform(output, &step)
    case .value(let value): perform(value, &step)
    case .slot(let slot): perform(slot, &step)
    case .operation(let operation): perform(operation, &step)
    case .flow(let flow): perform(flow, &step)
    case .loop(let loop): perform(loop, &step)
    case .call(let call): perform(call, &step)
    }
  }

  private mutating func perform(_ output: OutputStep, _ step: inout AbstractStep) {
    switch output {
    case .text, .beginCapture, .dropCapture, .beginConstant, .endConstant: break
    case .endCapture: step.state.push(.html)
    case .value(let mode):
      let type = step.state.pop().type.unwrapped
      switch (type, mode) {
      case (.any, _), (.number, _): break
      case (_, .number):
        report(
          Diagnostic("unsafe-context", "Only a number can be made safe here, and this is \(type.kind).", at: step.place)
        )
      case (.list, _), (.map, _), (.object, _):
        report(
          Diagnostic(
            "template-output", "\(type.kind.capitalizedFirst) cannot be written as it is.", at: step.place,
            help: Self.help(toWrite: type)))
      default: break
      }
    }
    step.goOn()
  }

  private static func help(toWrite type: ValueType) -> String {
    switch type {
    case .list: "say how: `| join(\", \")`, or go through it with `for`"
    case .map: "go through it with `for`, or write it as `| tojson`"
    default: "name one of its members"
    }
  }

  private mutating func perform(_ slot: SlotStep, _ step: inout AbstractStep) {
    switch slot {
    case .load(let address, let name):
      if let type = step.state[address] {
        step.state.push(type.unwrapped)
      } else {
        report(unknownName(step.program.names[Int(name)], step))
        step.state.push(.any)
      }
    case .loadIfPresent(let address, let target):
      step.jump(to: target)
      guard let type = step.state[address] else { return }
      step.state.push(type.unwrapped)
    case .store(let address): step.state[address] = step.state.pop().type
    case .clear(let address): step.state[address] = nil
    case .copy(let from, let to): step.state[to] = step.state[from]
    case .storeMember:
      let type = step.state.pop().type
      _ = step.state.pop()
      if !ValueType.map(.any).accepts(type) {
        report(
          Diagnostic("not-a-value", "Only members of what `namespace(…)` made can be set.", at: step.place))
      }
    }
    step.goOn()
  }

  private func unknownName(_ name: String, _ step: AbstractStep) -> Diagnostic {
    guard diagnostics.count < Self.helpLimit else {
      return Diagnostic("unknown-name", "There is no `\(name)` here.", at: step.place)
    }
    let known = zip(step.program.contextNames, step.state.context).filter { $1 != nil }.map(\.0)
    let candidates = known + vocabulary.functions.keys
    let near = nearMiss(name, among: candidates)
    return Diagnostic(
      "unknown-name", "There is no `\(name)` here.", at: step.place,
      help: near.map { "did you mean `\($0)`?" }
        ?? (1...12 ~= known.count ? "there is \(oneOf(known, joining: "and"))" : nil),
      suggestion: near)
  }

  private func perform(_ operation: OperationStep, _ step: inout AbstractStep) {
    switch operation {
    case .arithmetic(let sign):
      let (right, left) = (step.state.pop().type, step.state.pop().type)
      step.state.push(Self.result(of: sign, left.unwrapped, right.unwrapped))
    case .negate, .keepSign:
      _ = step.state.pop()
      step.state.push(.number)
    case .not:
      _ = step.state.pop()
      step.state.push(.flag)
    case .compare:
      step.state.drop(2)
      step.state.push(.flag)
    case .compareOnward(_, let target):
      let right = step.state.pop()
      _ = step.state.pop()
      var instead = step.state
      instead.push(.flag)
      step.jump(to: target, instead)
      step.state.push(right.type)
    }
    step.goOn()
  }

  private static func result(of sign: Operator, _ left: ValueType, _ right: ValueType) -> ValueType {
    switch (sign, left, right) {
    case (.join, .html, _), (.join, _, .html), (.plus, .html, _), (.plus, _, .html): .html
    case (.join, .any, _), (.join, _, .any): .any
    case (.join, _, _): .text
    case (.plus, .text, .text): .text
    case (.plus, .list, .list): ValueType.joined(left, right) ?? .any
    case (_, .number, .number): .number
    default: .any
    }
  }

  private func perform(_ flow: FlowStep, _ step: inout AbstractStep) {
    switch flow {
    case .jump(let target): return step.jump(to: target)
    case .jumpIfFalse(let target):
      _ = step.state.pop()
      step.jump(to: target)
    case .jumpIfPresent(let address, let target):
      if let type = step.state[address] {
        var present = step.state
        present[address] = type.unwrapped
        step.jump(to: target, present)
        if case .optional = type {} else if case .any = type {} else { return }
      }
    case .jumpIfTrueKeeping(let target), .jumpIfFalseKeeping(let target):
      step.jump(to: target)
      _ = step.state.pop()
    case .jumpIfNone(let target):
      var instead = step.state
      _ = instead.pop()
      step.jump(to: target, instead)
    }
    step.goOn()
  }

  private mutating func perform(_ loop: LoopStep, _ step: inout AbstractStep) {
    switch loop {
    case .begin(let depth):
      let type = step.state.pop().type
      if let item = type.item {
        step.state.loops[Int(depth)] = item
      } else {
        report(
          Diagnostic(
            "template-value", "\(type.kind.capitalizedFirst) cannot be gone through.", at: step.place))
        step.state.loops[Int(depth)] = .any
      }
    case .next(let depth, let target):
      step.jump(to: target)
      step.state.push(step.state.loops[Int(depth)])
    case .jumpIfEmpty(_, let target): step.jump(to: target)
    case .keepIf: _ = step.state.pop()
    case .kept(let depth): step.state.push(.list(step.state.loops[Int(depth)]))
    case .member(let depth, let member): step.state.push(type(of: member, item: step.state.loops[Int(depth)]))
    case .memberIfPresent(let depth, let member, let target):
      step.jump(to: target)
      step.state.push(type(of: member, item: step.state.loops[Int(depth)]))
    case .cycle(_, let count):
      step.state.drop(Int(count))
      step.state.push(.any)
    case .changed(_, let count):
      step.state.drop(Int(count))
      step.state.push(.flag)
    case .snapshot: step.state.push(.object { LoopSnapshot.loopShape })
    }
    step.goOn()
  }

  private func type(of member: LoopMember, item: ValueType) -> ValueType {
    switch member {
    case .first, .last: .flag
    case .previtem, .nextitem: item
    default: .number
    }
  }
}
