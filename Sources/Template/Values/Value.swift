package import Exact

/// What a template computes with.
///
/// There is no value for what is absent: a name or member without a value is told apart where it is read, so that
/// nothing absent can travel on and surprise later.
package enum Value: Sendable {
  case none
  case bool(Bool)
  /// Whole when it has no decimal places, else a decimal; always exact.
  case number(Quantity)
  case date(PartialDate)
  case text(String)
  case html(HTML)
  case list([Value])
  case map(ValueMap)
  case record(SharedObject)

  /// A record; the value keeps it in one place, however often it is handed on.
  package static func object(_ object: any TemplateObject) -> Value { .record(SharedObject(object)) }
}

/// A record as values hold it, with the shape that nearly every look at it asks for first.
package final class SharedObject: Sendable {
  let object: any TemplateObject
  let shape: Shape

  fileprivate init(_ object: any TemplateObject) {
    self.object = object
    shape = object.shape
  }
}

/// Markup that is written as it stands. Only the host and the language's own captures can make it: no filter turns
/// text into it without escaping.
package struct HTML: Sendable, Hashable {
  /// UTF-8.
  package let bytes: [UInt8]

  /// - Parameter bytes: Markup that is whole (no element or tag is cut) and comes from a source that can be trusted.
  package init(trusted bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The markup as it is written.
  var source: String { String(decoding: bytes, as: UTF8.self) }

  /// The text that the markup stands for when it is nothing but text, else `nil`.
  var plainText: String? {
    bytes.contains { $0 < 0x40 && Self.special.contains($0) } ? nil : source
  }

  private static let special = Set("<>&\"'".utf8)
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
  package init(integerLiteral whole: Int) { self.init(whole) }
  package init(arrayLiteral items: Value...) { self = .list(items) }

  /// A whole number. Beyond 18 digits it stays at the greatest number that is held; counts never come near.
  package init(_ whole: Int) {
    let limit = 999_999_999_999_999_999
    self = .number(Quantity(digits: Int128(min(max(whole, -limit), limit)), scale: 0) ?? .zero)
  }
}

extension Value {
  /// What it is, in the words of a message: "a list".
  var kind: String {
    switch self {
    case .none: "none"
    case .bool: "true or false"
    case .number: "a number"
    case .date: "a date"
    case .text: "text"
    case .html: "HTML"
    case .list: "a list"
    case .map: "a map"
    case .record(let record): "a record (\(record.shape.name))"
    }
  }

  /// Whether it counts as true: not for `none`, `false`, zero and what is empty.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let flag): flag
    case .number(let number): number.digits != 0
    case .date, .record: true
    case .text(let text): !text.isEmpty
    case .html(let html): !html.bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .map(let map): !map.isEmpty
    }
  }

  /// The whole number that it is, if it is one.
  package var whole: Int? {
    guard case .number(let number) = self, number.scale == 0 else { return nil }
    return Int(number.digits)
  }

  /// The text that printing it gives, without escaping; `nil` for what has no text of its own.
  package var printed: String? {
    switch self {
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .date(let date): date.description
    case .text(let text): text
    case .html(let html): html.source
    case .none, .list, .map, .record: nil
    }
  }
}
