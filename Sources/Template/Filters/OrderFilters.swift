import Exact

/// Filters that order lists, or look for what is least, greatest or alike.
extension Vocabulary {
  private static let caseSensitive = Callable.Parameter("case_sensitive", .flag, standard: false)

  static let orderFilters: [Callable] = [
    Callable(
      "sort", takes: .any, [.init("reverse", .flag, standard: false), caseSensitive, attribute], gives: .items
    ) { (call) throws(Fault) in
      let paths = call[2].isNone ? [] : try call[2].text().split(separator: ",").map { MemberPath(String($0)) }
      let keyed = try call.input.items().map { (item) throws(Fault) in
        let parts = try paths.map { (path) throws(Fault) in
          key(try path.requiredValue(in: item), isCaseSensitive: call[1].isTrue)
        }
        return (key: paths.isEmpty ? key(item, isCaseSensitive: call[1].isTrue) : .list(parts), item: item)
      }
      return .list(try sorted(keyed, isReversed: call[0].isTrue).map(\.item))
    },
    Callable("unique", takes: .any, [caseSensitive, attribute], gives: .items) { (call) throws(Fault) in
      var (seen, kept): ([Value], [Value]) = ([], [])
      for (item, member) in zip(try call.input.items(), try members(of: call.input, attribute: call[1])) {
        let key = key(member, isCaseSensitive: call[0].isTrue)
        if seen.contains(where: { $0.equals(key) }) { continue }
        seen.append(key)
        kept.append(item)
      }
      return .list(kept)
    },
    Callable("min", takes: .any, [caseSensitive, attribute], gives: .item) { (call) throws(Fault) in
      try extreme(call) { (one, other) throws(Fault) in try one.precedes(other) }
    },
    Callable("max", takes: .any, [caseSensitive, attribute], gives: .item) { (call) throws(Fault) in
      try extreme(call) { (one, other) throws(Fault) in try other.precedes(one) }
    },
    Callable(
      "groupby", takes: .any, [.init("attribute", .text), .init("default", .any, standard: Value.none), caseSensitive],
      gives: .groups
    ) { (call) throws(Fault) in
      let path = MemberPath(try call[0].text())
      let keyed = try call.input.items().map { (item) throws(Fault) in
        let member = try path.value(in: item) ?? (call[1].isNone ? nil : call[1].value)
        guard let member else { throw item.missingMember(path.names.last ?? "") }
        return (key: key(member, isCaseSensitive: call[2].isTrue), item: (member: member, item: item))
      }
      var groups: [(key: Value, member: Value, items: [Value])] = []
      for (key, found) in try sorted(keyed, isReversed: false) {
        if let last = groups.last, last.key.equals(key) {
          groups[groups.count - 1].items.append(found.item)
        } else {
          groups.append((key, found.member, [found.item]))
        }
      }
      return .list(groups.map { .object(Group(member: $0.member, items: $0.items)) })
    },
  ]

  /// What a value is ordered by: texts without regard to capitals unless they count.
  static func key(_ value: Value, isCaseSensitive: Bool) -> Value {
    guard !isCaseSensitive, case .text(let text) = value else { return value }
    return .text(text.lowercased())
  }

  /// Values of equal keys keep their order, also when it is reversed.
  static func sorted<Item>(
    _ items: [(key: Value, item: Item)], isReversed: Bool
  ) throws(Fault) -> [(key: Value, item: Item)] {
    var fault: Fault?
    let sorted = items.sorted { one, other in
      do throws(Fault) {
        return try isReversed ? other.key.precedes(one.key) : one.key.precedes(other.key)
      } catch {
        fault = fault ?? error
        return false
      }
    }
    if let fault { throw fault }
    return sorted
  }

  private static func extreme(_ call: Call, _ isBetter: (Value, Value) throws(Fault) -> Bool) throws(Fault) -> Value? {
    var best: (item: Value, key: Value)?
    for (item, member) in zip(try call.input.items(), try members(of: call.input, attribute: call[1])) {
      let key = key(member, isCaseSensitive: call[0].isTrue)
      if let found = best, try !isBetter(key, found.key) { continue }
      best = (item, key)
    }
    return best?.item
  }
}

/// Items that are alike: `{% for status, items in commitments | groupby("status") %}`.
struct Group: TemplateObject {
  static let groupShape = Shape("group", [.init("grouper", .any), .init("list", .list(.any))])

  let member: Value
  let items: [Value]

  var shape: Shape { Self.groupShape }
  var parts: [Value]? { [member, .list(items)] }

  func member(at position: Int) -> Value? { position == 0 ? member : .list(items) }
}
