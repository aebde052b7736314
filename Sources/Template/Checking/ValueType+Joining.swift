extension ValueType {
  /// Types nested deeper than this count as unknown, so that there are only so many.
  private static let depthLimit = 4

  /// The same for equal types only.
  var signature: String {
    switch self {
    case .any: "any"
    case .text: "text"
    case .html: "html"
    case .number: "number"
    case .flag: "flag"
    case .date: "date"
    case .list(let item): "list(\(item.signature))"
    case .map(let value): "map(\(value.signature))"
    case .optional(let type): "optional(\(type.signature))"
    case .object(let shape): "object(\(UInt(bitPattern: ObjectIdentifier(shape()))))"
    }
  }

  func isSame(as other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, .any), (.text, .text), (.html, .html), (.number, .number), (.flag, .flag), (.date, .date): true
    case (.list(let left), .list(let right)), (.map(let left), .map(let right)),
      (.optional(let left), .optional(let right)):
      left.isSame(as: right)
    case (.object(let left), .object(let right)): left() === right()
    default: false
    }
  }

  /// What is known of a value that is of the one type or the other; `nil` is what is absent.
  static func joined(_ left: ValueType?, _ right: ValueType?) -> ValueType? {
    guard let left else { return right.map(\.asOptional) }
    guard let right else { return left.asOptional }
    if left.isSame(as: right) { return left }
    if left.isOptional || right.isOptional {
      return joined(left.unwrapped, right.unwrapped)?.asOptional
    }
    switch (left, right) {
    case (.list(let one), .list(let other)): return .list(joined(one, other) ?? .any)
    case (.map(let one), .map(let other)): return .map(joined(one, other) ?? .any)
    default: return .any
    }
  }

  /// With what lies too deep taken for unknown.
  func limited(to depth: Int = Self.depthLimit) -> ValueType {
    guard depth > 0 else { return .any }
    return switch self {
    case .list(let item): .list(item.limited(to: depth - 1))
    case .map(let value): .map(value.limited(to: depth - 1))
    case .optional(let type): .optional(type.limited(to: depth))
    default: self
    }
  }

  private var isOptional: Bool {
    if case .optional = self { true } else { false }
  }

  private var asOptional: ValueType { isOptional ? self : .optional(self) }

  /// In the words of a message: "a list".
  var kind: String {
    switch self {
    case .any: "a value"
    case .text: "text"
    case .html: "HTML"
    case .number: "a number"
    case .flag: "true or false"
    case .date: "a date"
    case .list: "a list"
    case .map: "a map"
    case .optional(let type): type.kind
    case .object(let shape): "a record (\(shape().name))"
    }
  }

  /// What a loop goes through; `nil` when it cannot go through such a value.
  var item: ValueType? {
    switch self {
    case .list(let item): item
    case .map, .text: .text
    case .optional(let type): type.item
    case .any, .html, .object: .any
    case .number, .flag, .date: nil
    }
  }

  /// Whether a value of the other type may do where this one is wanted.
  func accepts(_ other: ValueType) -> Bool {
    switch (unwrapped, other.unwrapped) {
    case (.any, _), (_, .any): true
    case (.text, .text), (.text, .number), (.text, .flag), (.text, .date), (.text, .html): true
    case (.html, .html), (.number, .number), (.flag, .flag), (.date, .date), (.map, .map): true
    case (.list, .list), (.list, .map), (.list, .text), (.list, .object): true
    case (.object(let wanted), .object(let given)): wanted() === given()
    default: false
    }
  }

  /// The type of a value that is written out in a template.
  init(of value: Value) {
    self =
      switch value {
      case .none: .any
      case .bool: .flag
      case .number: .number
      case .date: .date
      case .text: .text
      case .html: .html
      case .list: .list(.any)
      case .map: .map(.any)
      case .record(let record): .object { record.shape }
      }
  }
}
