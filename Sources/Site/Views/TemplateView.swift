internal import Exact
internal import Template

/// A type of value that a template can be given.
protocol TemplateValue: Sendable {
  static var valueType: ValueType { get }
  /// `nil` when it is absent.
  var templateValue: Value? { get }
}

/// What templates get of one kind, declared once: each member by name and where it is read.
///
/// From the declaration come the names that the theme's checker knows and the values that a page reads.
struct ViewDeclaration<View: Sendable>: Sendable {
  struct Member: Sendable {
    let name: String
    let type: ValueType
    let read: @Sendable (View) -> Value?

    /// - Parameter part: A key path's literal, `\.title`: as a function it is read in a few steps, as a key path in
    ///   hundreds.
    init<Part: TemplateValue>(_ name: String, _ part: @escaping @Sendable (View) -> Part) {
      self.name = name
      type = Part.valueType
      read = { part($0).templateValue }
    }
  }

  let shape: Shape
  private let readers: [@Sendable (View) -> Value?]

  init(_ name: String, _ members: [Member]) {
    shape = Shape(name, members.map { Shape.Member($0.name, $0.type) })
    readers = members.map(\.read)
  }

  func value(_ view: View, at position: Int) -> Value? {
    readers.indices.contains(position) ? readers[position](view) : nil
  }
}

/// A struct of words and parts that templates read by name.
protocol TemplateView: TemplateObject, TemplateValue {
  static var declaration: ViewDeclaration<Self> { get }
}

extension TemplateView {
  var shape: Shape { Self.declaration.shape }
  func member(at position: Int) -> Value? { Self.declaration.value(self, at: position) }

  static var valueType: ValueType { .object { declaration.shape } }
  var templateValue: Value? { .object(self) }

  /// The sentence with which the page opens, if it has one.
  var answer: String? { shape.position(of: "answer").flatMap { member(at: $0) }?.printed }
}

/// A part that many pages show, made into a template's value once.
struct SharedPart<Part: TemplateValue>: TemplateValue {
  let templateValue: Value?

  static var valueType: ValueType { Part.valueType }

  init(_ part: Part) {
    templateValue = part.templateValue
  }
}

// MARK: - Plain values

extension String: TemplateValue {
  static var valueType: ValueType { .text }
  var templateValue: Value? { .text(self) }
}

extension Bool: TemplateValue {
  static var valueType: ValueType { .flag }
  var templateValue: Value? { .bool(self) }
}

extension Int: TemplateValue {
  static var valueType: ValueType { .number }
  var templateValue: Value? { Value(self) }
}

extension HTML: TemplateValue {
  static var valueType: ValueType { .html }
  var templateValue: Value? { .html(self) }
}

extension Array: TemplateValue where Element: TemplateValue {
  static var valueType: ValueType { .list(Element.valueType) }
  var templateValue: Value? {
    var values: [Value] = []
    values.reserveCapacity(count)
    for element in self {
      if let value = element.templateValue { values.append(value) }
    }
    return .list(values)
  }
}

extension Optional: TemplateValue where Wrapped: TemplateValue {
  static var valueType: ValueType { .optional(Wrapped.valueType) }
  var templateValue: Value? { flatMap(\.templateValue) }
}
