package import Diagnostics
package import Exact

/// One use of a filter, test or function: its input, its arguments in the order of the parameters, and what the host
/// gave with the page.
package struct Call {
  /// The operand stack; the input stands at `base`, the arguments behind it.
  private let values: [Value]
  private let base: Int
  private let callable: Callable
  /// What the host gave with the page being rendered, such as its language.
  package let context: any Sendable
  /// Where the template uses it.
  package let place: SourceRange

  init(_ callable: Callable, values: [Value], base: Int, context: any Sendable, place: SourceRange) {
    self.values = values
    self.base = base
    self.callable = callable
    self.context = context
    self.place = place
  }

  /// What the filter or test is applied to.
  package var input: Argument { Argument(values[base]) }

  /// An argument by the position of its parameter, from 0.
  package subscript(position: Int) -> Argument {
    let offset = callable.input == nil ? 0 : 1
    return Argument(values[base + offset + position], of: callable, at: position)
  }
}

/// A value handed to a filter, test or function, read as the type that is wanted.
package struct Argument {
  /// The most characters or items that a filter is asked to make.
  static let sizeLimit = 1_000_000

  /// As it was handed over.
  package let value: Value
  /// Whose argument it is, and which; `nil` for the input, and for a value that is part of another one.
  private let callable: Callable?
  private let position: Int

  init(_ value: Value, of callable: Callable? = nil, at position: Int = 0) {
    self.value = value
    self.callable = callable
    self.position = position
  }

  /// Whether it is `none`, which stands for an argument that was not given.
  package var isNone: Bool {
    if case .none = value { true } else { false }
  }

  /// Whether it counts as true.
  package var isTrue: Bool { value.isTrue }

  /// The text, or the text that printing the value gives. Markup is not text, unless it is without any sign of it.
  package func text() throws(Fault) -> String {
    switch value {
    case .html(let html):
      guard let text = html.plainText else {
        throw Fault("\(subject) must be text, and this is HTML", help: "`striptags` makes text of HTML")
      }
      return text
    default:
      guard let text = value.printed else { throw wrong("text") }
      return text
    }
  }

  /// The number, or a fault when it is anything else.
  package func number() throws(Fault) -> Quantity {
    guard case .number(let number) = value else { throw wrong("a number") }
    return number
  }

  /// The number, or a fault when it has decimal places.
  package func whole() throws(Fault) -> Int {
    guard let whole = value.whole else { throw wrong("a whole number") }
    return whole
  }

  /// A whole number that says how many or how long: from 0 up to a million.
  package func size() throws(Fault) -> Int {
    let size = try whole()
    guard 0...Self.sizeLimit ~= size else { throw Fault("\(subject) must be from 0 to a million, and this is \(size)") }
    return size
  }

  /// True or false, or a fault; `isTrue` asks less.
  package func flag() throws(Fault) -> Bool {
    guard case .bool(let flag) = value else { throw wrong("true or false") }
    return flag
  }

  /// The date, or a fault when it is anything else. Data such as JSON have dates as text: `2014-06`.
  package func date() throws(Fault) -> PartialDate {
    switch value {
    case .date(let date): return date
    case .text(let text):
      guard let date = try? PartialDate.parse(text) else { fallthrough }
      return date
    default: throw wrong("a date")
    }
  }

  /// The map, or a fault when it is anything else.
  package func map() throws(Fault) -> ValueMap {
    guard case .map(let map) = value else { throw wrong("a map") }
    return map
  }

  /// The record, or a fault when it is anything else.
  package func object() throws(Fault) -> any TemplateObject {
    guard case .record(let record) = value else { throw wrong("a record") }
    return record.object
  }

  /// The items of a list, the keys of a map, the characters of a text, the parts of a pair.
  package func items() throws(Fault) -> [Value] {
    guard let items = value.items else { throw wrong("a list") }
    return items
  }

  private var subject: String { callable.map { "`\($0.parameters[position].name)`" } ?? "The value" }

  private func wrong(_ wanted: String) -> Fault {
    Fault("\(subject) must be \(wanted), and this is \(value.kind)")
  }
}

extension Value {
  /// What a loop goes through: the items of a list, the keys of a map, the characters of a text, the parts of a pair;
  /// `nil` for anything else.
  var items: [Value]? {
    switch self {
    case .list(let items): items
    case .map(let map): map.entries.map { .text($0.key) }
    case .text(let text): text.unicodeScalars.map { .text(String($0)) }
    case .html(let html): html.plainText.flatMap { Value.text($0).items }
    case .record(let record): record.object.parts
    case .none, .bool, .number, .date: nil
    }
  }
}
