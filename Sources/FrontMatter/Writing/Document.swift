internal import Diagnostics

/// What a file of YAML or JSON says, to be written.
package indirect enum Document: Hashable, Sendable {
  case text(String)
  /// A number, a date, `true` or `false`: written without quotes.
  case plain(String)
  case list([Document])
  /// Keys with their values, in this order.
  case group([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: Document

    package init(_ key: String, _ value: Document) {
      self.key = key
      self.value = value
    }
  }

  /// The members of which there are values.
  package static func group(_ members: [(String, Document?)]) -> Document {
    .group(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  package static func texts(_ texts: [String]) -> Document { .list(texts.map { .text($0) }) }

  /// JSON by RFC 8259, each member and each item of a list with structure on a line of its own.
  package var json: String { json(indent: "") + "\n" }

  private func json(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return jsonString(text)
    case .plain(let word): return word
    case .list(let items) where items.allSatisfy(\.isScalar):
      return "[" + items.map { $0.json(indent: "") }.joined(separator: ", ") + "]"
    case .list(let items):
      return "[\n" + items.map { inner + $0.json(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .group(let members) where members.isEmpty: return "{}"
    case .group(let members):
      let lines = members.map { "\(inner)\(jsonString($0.key)): \($0.value.json(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  var isScalar: Bool {
    switch self {
    case .text, .plain: true
    case .list, .group: false
    }
  }
}

extension Document {
  /// What an author wrote, without its places and remarks.
  package init(_ node: Node) {
    switch node.content {
    case .scalar(let text, let isQuoted): self = isQuoted ? .text(text) : .plain(text)
    case .sequence(let items): self = .list(items.map { Document($0) })
    case .mapping(let entries): self = .group(entries.map { Member($0.key, Document($0.value)) })
    case .table(let table): self = .list(table.rows.map { Document($0) })
    }
  }
}
