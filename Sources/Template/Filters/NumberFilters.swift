import Exact

/// Filters that calculate.
extension Vocabulary {
  static let numberFilters: [Callable] = [
    Callable("abs", takes: .number, gives: .type(.number)) { (call) throws(Fault) in
      .number(try call.input.number().magnitude)
    },
    Callable(
      "round", takes: .number,
      [.init("precision", .number, standard: 0), .init("method", .text, standard: "common")], gives: .type(.number)
    ) { (call) throws(Fault) in
      let (number, places) = (try call.input.number(), try call[0].whole())
      switch try call[1].text() {
      case "common": return .number(try number.roundedHalfToEven(places: places))
      case "ceil": return .number(try number.roundedUp(places: places).asDecimal())
      case "floor": return .number(try number.roundedDown(places: places).asDecimal())
      default: throw Fault("`method` must be `common`, `ceil` or `floor`")
      }
    },
    Callable(
      "int", takes: .any, [.init("default", .any, standard: 0), .init("base", .number, standard: 10)],
      gives: .type(.any)
    ) { (call) throws(Fault) in
      try whole(of: call.input.value, base: try call[1].whole()).map { .number($0) } ?? call[0].value
    },
    Callable("float", takes: .any, [.init("default", .any, standard: .number(decimalZero))], gives: .type(.any)) {
      (call) throws(Fault) in
      switch call.input.value {
      case .number(let number): return .number(try number.asDecimal())
      case .bool(let flag): return .number(try Value(flag ? 1 : 0).quantity.asDecimal())
      case .text, .html:
        let text = call.input.value.printed ?? ""
        guard let number = try? Quantity.parse(text.trimmed()) else { return call[0].value }
        return .number(try number.asDecimal())
      default: return call[0].value
      }
    },
    Callable("filesizeformat", takes: .number, [.init("binary", .flag, standard: false)], gives: .type(.text)) {
      (call) throws(Fault) in
      .text(try fileSize(try call.input.number(), isBinary: call[0].isTrue))
    },
  ]

  private static let decimalZero = Quantity(digits: 0, scale: 1) ?? .zero

  private static func whole(of value: Value, base: Int) throws(Fault) -> Quantity? {
    switch value {
    case .number(let number): return try number.truncated()
    case .bool(let flag): return Value(flag ? 1 : 0).quantity
    case .html(let html):
      return try html.plainText.flatMap { (text) throws(Fault) in try whole(of: .text(text), base: base) }
    case .text(let text):
      guard 2...36 ~= base || base == 0 else { throw Fault("`base` must be from 2 to 36") }
      let digits = text.trimmed().filter { $0 != "_" }
      let prefixes = [16: "0x", 8: "0o", 2: "0b"]
      let bare =
        prefixes[base].flatMap { digits.lowercased().hasPrefix($0) ? String(digits.dropFirst(2)) : nil } ?? digits
      if let whole = Int128(bare, radix: base == 0 ? 10 : base) { return try Quantity.make(whole, scale: 0) }
      return try (try? Quantity.parse(digits)).map { (number) throws(Fault) in try number.truncated() }
    default: return nil
    }
  }

  /// Bytes as people say them: `1.5 MB`.
  private static func fileSize(_ bytes: Quantity, isBinary: Bool) throws(Fault) -> String {
    let base: Int128 = isBinary ? 1024 : 1000
    let size = try bytes.truncated()
    if size.digits == 1 { return "1 Byte" }
    guard size.digits.magnitude >= UInt64(base) else { return "\(size) Bytes" }
    let names = (isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] : ["kB", "MB", "GB", "TB", "PB", "EB"])
    var (unit, number) = (base, 0)
    while number < names.count - 1, Int128(size.digits) >= unit * base { (unit, number) = (unit * base, number + 1) }
    let tenths = (Int128(size.digits) * 10).quotientAndRemainder(dividingBy: unit)
    let isUp = tenths.remainder * 2 > unit || (tenths.remainder * 2 == unit && !tenths.quotient.isMultiple(of: 2))
    let rounded = tenths.quotient + (isUp ? 1 : 0)
    return "\(rounded / 10).\(rounded % 10) \(names[number])"
  }
}

extension Quantity {
  /// The same value with a decimal place.
  fileprivate func asDecimal() throws(Fault) -> Quantity {
    try Quantity.make(Int128(digits), scale: Int(scale), isDecimal: true)
  }

  /// Without its decimal places.
  fileprivate func truncated() throws(Fault) -> Quantity {
    let floor = try flooredQuotient(by: Value(1).quantity)
    let isCut = digits < 0 && floor != self
    let whole = try Quantity.make(Int128(floor.digits) / (floor.scale == 1 ? 10 : 1), scale: 0)
    return isCut ? try whole.adding(Value(1).quantity) : whole
  }
}

extension Value {
  /// The number that it is; zero for anything else.
  fileprivate var quantity: Quantity {
    if case .number(let number) = self { number } else { .zero }
  }
}
