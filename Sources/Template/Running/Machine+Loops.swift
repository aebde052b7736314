import Diagnostics
extension Machine {
  mutating func perform(_ step: LoopStep) throws(Fault) {
    switch step {
    case .begin(let depth): try begin(loopBase + Int(depth))
    case .next(let depth, let target):
      let loop = loopBase + Int(depth)
      loops[loop].position += 1
      if loops[loop].position < loops[loop].items.count {
        stack.append(loops[loop].items[loops[loop].position])
      } else {
        position = Int(target)
      }
    case .jumpIfEmpty(let depth, let target):
      if loops[loopBase + Int(depth)].items.isEmpty { position = Int(target) }
    case .keepIf(let depth):
      let loop = loopBase + Int(depth)
      if pop().isTrue { loops[loop].kept.append(loops[loop].items[loops[loop].position]) }
    case .kept(let depth):
      let loop = loopBase + Int(depth)
      stack.append(.list(loops[loop].kept))
      loops[loop].kept = []
    case .member(let depth, let member):
      guard let value = loops[loopBase + Int(depth)].member(member) else {
        throw Fault(
          "`loop.\(member.rawValue)` has no value here: this is the \(member == .previtem ? "first" : "last") round",
          id: "template-absent")
      }
      stack.append(value)
    case .memberIfPresent(let depth, let member, let target):
      if let value = loops[loopBase + Int(depth)].member(member) {
        stack.append(value)
      } else {
        position = Int(target)
      }
    case .cycle(let depth, let count):
      let values = Array(stack.suffix(Int(count)))
      stack.drop(Int(count))
      stack.append(values[loops[loopBase + Int(depth)].position % Int(count)])
    case .changed(let depth, let count):
      let values = Value.list(Array(stack.suffix(Int(count))))
      stack.drop(Int(count))
      let loop = loopBase + Int(depth)
      let isSame = loops[loop].changed?.equals(values) ?? false
      loops[loop].changed = values
      stack.append(.bool(!isSame))
    case .snapshot(let depth): stack.append(.object(LoopSnapshot(loops[loopBase + Int(depth)])))
    }
  }

  private mutating func begin(_ loop: Int) throws(Fault) {
    let value = pop()
    guard let items = value.items else { throw Fault("\(value.kind) cannot be gone through".capitalizedFirst) }
    loops[loop].items = items
    loops[loop].position = -1
    loops[loop].kept = []
    loops[loop].changed = nil
  }
}

extension Machine.LoopState {
  func member(_ member: LoopMember) -> Value? {
    switch member {
    case .index: Value(position + 1)
    case .index0: Value(position)
    case .revindex: Value(items.count - position)
    case .revindex0: Value(items.count - position - 1)
    case .first: .bool(position == 0)
    case .last: .bool(position == items.count - 1)
    case .length: Value(items.count)
    // No loop calls itself, so each is at the first level.
    case .depth: 1
    case .depth0: 0
    case .previtem: position > 0 ? items[position - 1] : nil
    case .nextitem: position + 1 < items.count ? items[position + 1] : nil
    }
  }
}

/// A loop as it was in one round, for `{% set outer = loop %}`.
struct LoopSnapshot: TemplateObject {
  static let loopShape = Shape(
    "loop",
    LoopMember.allCases.map { member in
      switch member {
      case .first, .last: Shape.Member(member.rawValue, .flag)
      case .previtem, .nextitem: Shape.Member(member.rawValue, .optional(.any))
      default: Shape.Member(member.rawValue, .number)
      }
    })

  private let state: Machine.LoopState

  init(_ state: Machine.LoopState) {
    self.state = state
  }

  var shape: Shape { Self.loopShape }

  func member(at position: Int) -> Value? { state.member(LoopMember.allCases[position]) }
}
