/// What lies directly within, for whoever has to look at everything.
extension Expression {
  var parts: [Expression] {
    switch kind {
    case .invalid, .literal, .name: []
    case .list(let items): items
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .member(let owner, _, _): [owner]
    case .item(let owner, let key): [owner, key]
    case .slice(let owner, let bounds): [owner] + [bounds.from, bounds.to, bounds.step].compactMap { $0 }
    case .call(let callee, let arguments): [callee] + arguments.all
    case .filter(let operand, let application), .test(let operand, let application):
      [operand] + application.arguments.all
    case .not(let operand), .sign(let operand, _): [operand]
    case .operation(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
    case .comparison(let first, let rest): [first] + rest.map(\.operand)
    case .choice(let condition, let then, let otherwise): [condition, then] + (otherwise.map { [$0] } ?? [])
    }
  }
}

extension Statement {
  var expressions: [Expression] {
    switch kind {
    case .text, .block, .include, .extends, .importModule, .importNames: []
    case .output(let expression), .assignment(_, let expression), .memberAssignment(_, _, let expression): [expression]
    case .choice(let branches, _): branches.map(\.condition)
    case .loop(let loop): [loop.items] + (loop.condition.map { [$0] } ?? [])
    case .capture(_, let filters, _), .filtered(let filters, _): filters.flatMap(\.arguments.all)
    case .with(let values, _): values.map(\.value)
    case .macro(let macro): macro.parameters.compactMap(\.standard)
    case .call(let call): [call.macro] + call.arguments.all + call.parameters.compactMap(\.standard)
    }
  }

  var bodies: [[Statement]] {
    switch kind {
    case .text, .output, .assignment, .memberAssignment, .include, .extends, .importModule, .importNames: []
    case .choice(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .loop(let loop): [loop.body, loop.otherwise]
    case .capture(_, _, let body), .with(_, let body), .filtered(_, let body): [body]
    case .block(let block): [block.body]
    case .macro(let macro): [macro.body]
    case .call(let call): [call.body]
    }
  }

  /// The bodies in which a name that is set stays a name of what is around them.
  private var openBodies: [[Statement]] {
    if case .choice = kind { bodies } else { [] }
  }

  /// The names that the statement gives a value to, in the scope that it stands in.
  var assignedNames: [String] {
    switch kind {
    case .assignment(let target, _): target.names.map(\.text)
    case .capture(let name, _, _): [name.text]
    default: openBodies.flatMap { $0.flatMap(\.assignedNames) }
    }
  }
}
