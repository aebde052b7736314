import Exact

extension Value {
  /// Whether the two are equal. Values of different kinds never are, but HTML equals the text it is written as.
  func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.date(let left), .date(let right)): left == right
    case (.text(let left), .text(let right)): left.hasSameScalars(as: right)
    case (.html(let left), .html(let right)): left.bytes == right.bytes
    case (.html(let html), .text(let text)), (.text(let text), .html(let html)): html.bytes.elementsEqual(text.utf8)
    case (.list(let left), .list(let right)): left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.map(let left), .map(let right)):
      left.count == right.count && left.entries.allSatisfy { right[$0.key]?.equals($0.value) ?? false }
    case (.record(let left), .record(let right)): left.object.isSame(as: right.object)
    default: false
    }
  }

  /// Whether this one comes before the other.
  ///
  /// Numbers by size, texts by their characters' code points, dates by their first day, lists by their first
  /// difference.
  func precedes(_ other: Value) throws(Fault) -> Bool {
    switch (self, other) {
    case (.bool(let left), .bool(let right)): return !left && right
    case (.number(let left), .number(let right)): return left < right
    case (.date(let left), .date(let right)): return (left.first, left.last) < (right.first, right.last)
    case (.text, .text), (.text, .html), (.html, .text), (.html, .html):
      return (printed ?? "").utf8.lexicographicallyPrecedes((other.printed ?? "").utf8)
    case (.list(let left), .list(let right)):
      for (one, another) in zip(left, right) where !one.equals(another) { return try one.precedes(another) }
      return left.count < right.count
    default:
      throw Fault("\(kind) and \(other.kind) have no order".capitalizedFirst)
    }
  }

  /// Whether it is an item of the list, a key of the map or a part of the text.
  func isContained(in container: Value) throws(Fault) -> Bool {
    switch container {
    case .list(let items): return items.contains { $0.equals(self) }
    case .map(let map):
      guard case .text(let key) = self else { return false }
      return map[key] != nil
    case .text, .html:
      guard let part = asText else { throw Fault("Only text can be looked for in text, and this is \(kind)") }
      if case .html(let html) = container { return html.bytes.span.firstIndex(of: part.utf8.span) != nil }
      return container.printed?.firstScalarRange(of: part) != nil
    case .record(let record):
      guard let parts = record.object.parts else { throw Fault("Nothing can be looked for in \(container.kind)") }
      return parts.contains { $0.equals(self) }
    default: throw Fault("Nothing can be looked for in \(container.kind)")
    }
  }

  /// The text when it is text or HTML, as it is written.
  private var asText: String? {
    switch self {
    case .text, .html: printed
    default: nil
    }
  }
}
