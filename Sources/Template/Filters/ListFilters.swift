import Exact

/// Filters that take lists apart and put them together.
extension Vocabulary {
  static let listFilters: [Callable] =
    [
      Callable("list", takes: .any, gives: .items) { (call) throws(Fault) in .list(try call.input.items()) },
      Callable("first", takes: .any, gives: .item) { (call) throws(Fault) in try call.input.items().first },
      Callable("last", takes: .any, gives: .item) { (call) throws(Fault) in try call.input.items().last },
      Callable("reverse", takes: .any, gives: .input) { (call) throws(Fault) in
        if case .text(let text) = call.input.value {
          return .text(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
        }
        return .list(try call.input.items().reversed())
      },
      Callable(
        "join", takes: .any, [.init("d", .any, standard: ""), .init("attribute", .text, standard: Value.none)],
        gives: .type(.any)
      ) { (call) throws(Fault) in
        try joined(try members(of: call.input, attribute: call[1]), with: call[0].value)
      },
      Callable("sum", takes: .any, [attribute, .init("start", .any, standard: 0)], gives: .type(.any)) {
        (call) throws(Fault) in
        var sum = call[1].value
        for item in try members(of: call.input, attribute: call[0]) { sum = try sum.applying(.plus, to: item) }
        return sum
      },
      Callable(
        "batch", takes: .any, [.init("linecount", .number), .init("fill_with", .any, standard: Value.none)],
        gives: .rows
      ) { (call) throws(Fault) in
        let (items, size) = (try call.input.items(), try call[0].size())
        guard size > 0 else { throw Fault("`linecount` must be at least 1") }
        let rows = stride(from: 0, to: items.count, by: size).map { start in
          let row = Array(items[start..<min(start + size, items.count)])
          return Value.list(call[1].isNone ? row : row + [Value](repeating: call[1].value, count: size - row.count))
        }
        return .list(rows)
      },
      Callable(
        "slice", takes: .any, [.init("slices", .number), .init("fill_with", .any, standard: Value.none)], gives: .rows
      ) { (call) throws(Fault) in
        let (items, count) = (try call.input.items(), try call[0].size())
        guard count > 0 else { throw Fault("`slices` must be at least 1") }
        return .list(columns(of: items, count: count, filler: call[1].isNone ? nil : call[1].value))
      },
      Callable(
        "map", takes: .any, [.init("attribute", .text), .init("default", .any, standard: Value.none)], gives: .members
      ) { (call) throws(Fault) in
        let path = MemberPath(try call[0].text())
        return .list(
          try call.input.items().map { (item) throws(Fault) in
            if let found = try path.value(in: item) { return found }
            guard !call[1].isNone else { throw item.missingMember(path.names.last ?? "") }
            return call[1].value
          })
      },
    ]
    + ["length", "count"].map { name in
      Callable(name, takes: .any, gives: .type(.number)) { (call) throws(Fault) in
        switch call.input.value {
        case .text(let text): return Value(text.unicodeScalars.count)
        case .html(let html): return Value(html.source.unicodeScalars.count)
        default: return Value(try call.input.items().count)
        }
      }
    }

  static let attribute = Callable.Parameter("attribute", .text, standard: Value.none)

  /// The items, or the member of each that `attribute` names.
  static func members(of list: Argument, attribute: Argument) throws(Fault) -> [Value] {
    let items = try list.items()
    guard !attribute.isNone else { return items }
    let path = MemberPath(try attribute.text())
    return try items.map { (item) throws(Fault) in try path.requiredValue(in: item) }
  }

  /// HTML as soon as one of them is HTML; then the others are escaped.
  private static func joined(_ items: [Value], with separator: Value) throws(Fault) -> Value {
    let isMarkup = separator.isHTML || items.contains(where: \.isHTML)
    guard isMarkup else {
      let between = try Argument(separator).text()
      return .text(try items.map { (item) throws(Fault) in try Argument(item).text() }.joined(separator: between))
    }
    let parts = try items.map { (item) throws(Fault) in try item.markup() }
    return .html(HTML(trusted: Array(parts.joined(separator: try separator.markup()))))
  }

  /// As evenly as can be; the first ones take what is left over.
  private static func columns(of items: [Value], count: Int, filler: Value?) -> [Value] {
    let (size, more) = items.count.quotientAndRemainder(dividingBy: count)
    return (0..<count).map { number in
      let start = number * size + min(number, more)
      let column = Array(items[start..<start + size + (number < more ? 1 : 0)])
      return .list(filler.map { number >= more ? column + [$0] : column } ?? column)
    }
  }
}
