/// Filters for maps and records.
extension Vocabulary {
  static let mapFilters: [Callable] = [
    Callable("items", takes: .any, gives: .type(.list(.list(.any)))) { (call) throws(Fault) in
      .list(try call.input.map().entries.map { .list([.text($0.key), $0.value]) })
    },
    Callable(
      "dictsort", takes: .any,
      [
        .init("case_sensitive", .flag, standard: false), .init("by", .text, standard: "key"),
        .init("reverse", .flag, standard: false),
      ], gives: .type(.list(.list(.any)))
    ) { (call) throws(Fault) in
      let by = try call[1].text()
      guard by == "key" || by == "value" else { throw Fault("`by` must be `key` or `value`") }
      let entries = try call.input.map().entries.map { entry in
        (
          key: key(by == "key" ? .text(entry.key) : entry.value, isCaseSensitive: call[0].isTrue),
          item: Value.list([.text(entry.key), entry.value])
        )
      }
      return .list(try sorted(entries, isReversed: call[2].isTrue).map(\.item))
    },
    Callable("attr", takes: .any, [.init("name", .text)], gives: .type(.any)) { (call) throws(Fault) in
      try call.input.value.member(try call[0].text())
    },
  ]
}
