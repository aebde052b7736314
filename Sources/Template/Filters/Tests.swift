import Exact

extension Vocabulary {
  private static func test(_ name: String, _ holds: @escaping @Sendable (Value) -> Bool) -> Callable {
    Callable(name, takes: .any, gives: .type(.flag)) { (call) throws(Fault) in .bool(holds(call.input.value)) }
  }

  private static func test(
    _ names: [String], _ parameter: String, _ holds: @escaping @Sendable (Value, Value) throws(Fault) -> Bool
  ) -> [Callable] {
    names.map { name in
      Callable(name, takes: .any, [.init(parameter, .any)], gives: .type(.flag)) { (call) throws(Fault) in
        .bool(try holds(call.input.value, call[0].value))
      }
    }
  }

  /// What a value is.
  static let kindTests: [Callable] = [
    test("none") { if case .none = $0 { true } else { false } },
    test("boolean") { if case .bool = $0 { true } else { false } },
    test("true") { if case .bool(true) = $0 { true } else { false } },
    test("false") { if case .bool(false) = $0 { true } else { false } },
    test("number") { if case .number = $0 { true } else { false } },
    test("integer") { $0.whole != nil },
    test("float") { if case .number(let number) = $0 { !number.isWhole } else { false } },
    test("string") { value in
      switch value {
      case .text, .html: true
      default: false
      }
    },
    test("escaped") { $0.isHTML },
    test("mapping") { if case .map = $0 { true } else { false } },
    test("iterable") { $0.items != nil || $0.isHTML },
    test("sequence") { $0.items != nil || $0.isHTML },
    test("lower") { $0.printed.map { isCased($0) { $0.properties.isLowercase } } ?? false },
    test("upper") { $0.printed.map { isCased($0) { $0.properties.isUppercase } } ?? false },
    Callable("odd", takes: .number, gives: .type(.flag)) { (call) throws(Fault) in
      .bool(try call.input.number().remainder(by: two).digits != 0)
    },
    Callable("even", takes: .number, gives: .type(.flag)) { (call) throws(Fault) in
      .bool(try call.input.number().remainder(by: two).digits == 0)
    },
    Callable("divisibleby", takes: .number, [.init("num", .number)], gives: .type(.flag)) { (call) throws(Fault) in
      .bool(try call.input.number().remainder(by: try call[0].number()).digits == 0)
    },
  ]

  /// How two values compare.
  static let comparisonTests: [Callable] =
    test(["eq", "equalto", "=="], "other") { $0.equals($1) }
    + test(["ne", "!="], "other") { !$0.equals($1) }
    + test(["lt", "lessthan", "<"], "other") { (one, other) throws(Fault) in try one.holds(.less, other) }
    + test(["le", "<="], "other") { (one, other) throws(Fault) in try one.holds(.atMost, other) }
    + test(["gt", "greaterthan", ">"], "other") { (one, other) throws(Fault) in try one.holds(.greater, other) }
    + test(["ge", ">="], "other") { (one, other) throws(Fault) in try one.holds(.atLeast, other) }
    + test(["in"], "seq") { (one, other) throws(Fault) in try one.isContained(in: other) }

  private static let two = Quantity(digits: 2, scale: 0) ?? .zero

  /// Whether all letters that have a case have this one, and there is such a letter.
  private static func isCased(_ text: String, _ isWanted: (Unicode.Scalar) -> Bool) -> Bool {
    let cased = text.unicodeScalars.filter { $0.properties.isLowercase || $0.properties.isUppercase }
    return !cased.isEmpty && cased.allSatisfy(isWanted)
  }

  /// `range`, the only function of the language; `namespace`, `dict`, `super` and `caller` are part of its grammar.
  static let ownFunctions: [Callable] = [
    Callable(
      "range", takes: nil,
      [.init("start", .number), .init("stop", .number, standard: Value.none), .init("step", .number, standard: 1)],
      gives: .type(.list(.number))
    ) { (call) throws(Fault) in
      let first = try call[0].whole()
      let (start, stop) = call[1].isNone ? (0, first) : (first, try call[1].whole())
      let step = try call[2].whole()
      guard step != 0 else { throw Fault("`step` cannot be zero") }
      let steps = stride(from: start, to: stop, by: step)
      guard (stop - start) / step <= 100_000 else { throw Fault("A range has at most 100000 numbers") }
      return .list(steps.map { Value($0) })
    }
  ]
}
