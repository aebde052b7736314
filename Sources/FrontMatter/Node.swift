package import Diagnostics

/// A piece of YAML with its place in the author's file.
///
/// Scalars stay as written: whether `2014-06`, `2.2` or `no` is a date, a text or a choice is for the field to say.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(String, isQuoted: Bool)
    case sequence([Node])
    case mapping([Entry])
    /// A list whose items stand in a table.
    case table(Table)
  }

  /// The rows of a table, and what its first row calls their cells.
  package struct Table: Sendable {
    package struct Column: Sendable {
      package let name: String
      package let range: SourceRange

      package init(name: String, range: SourceRange) {
        self.name = name
        self.range = range
      }
    }

    package let columns: [Column]
    /// One mapping a row; an empty cell is an absent key.
    package let rows: [Node]
    /// Were there no rows that could not be told apart into cells?
    package let isWhole: Bool

    package init(columns: [Column], rows: [Node], isWhole: Bool) {
      self.columns = columns
      self.rows = rows
      self.isWhole = isWhole
    }
  }

  /// A key with its value.
  package struct Entry: Sendable {
    package let key: String
    package let keyRange: SourceRange
    package let value: Node

    package init(key: String, keyRange: SourceRange, value: Node) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  package let content: Content
  package let range: SourceRange
  /// What follows an unquoted text on its line, where that is a remark.
  let remark: Remark?

  /// ` #` and what follows: for YAML a remark, which an author may have meant as text.
  final class Remark: Sendable {
    /// The text as it is written, the remark with it.
    let whole: String

    init(whole: String) { self.whole = whole }
  }

  package init(_ content: Content, at range: SourceRange) {
    self.init(content, at: range, remark: nil)
  }

  init(_ content: Content, at range: SourceRange, remark: Remark?) {
    self.content = content
    self.range = range
    self.remark = remark
  }

  /// Nothing written where a value could stand: `key:`, `key: ""`, `key: ~`, `key: null`.
  package var isBlank: Bool { if case .scalar(let text, _) = content { text.isEmpty } else { false } }

  /// Is it a group of which nothing is filled in? Editors of content write one with all its fields left empty.
  ///
  /// - Parameter group: Its fields: a key that is none of them is no field left empty.
  func isBlank(group: FieldGroup) -> Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.allSatisfy { entry in
      guard let field = group.fields.first(where: { $0.key == entry.key && $0.declaringKey == nil }) else {
        return false
      }
      if case .sequence(let items) = entry.value.content { return items.isEmpty }
      return entry.value.isBlank || field.form.singleGroup.map(entry.value.isBlank(group:)) == true
    }
  }

  /// Is it nothing, or a group of which nothing is filled in?
  func isBlank(as form: FieldForm) -> Bool { isBlank || form.singleGroup.map(isBlank(group:)) == true }

  /// The entries of a mapping; none for anything else.
  package var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// What a list of texts says, or one text without brackets.
  package var texts: [String] { items.compactMap(\.text) }

  /// The text of a list that holds nothing else.
  var onlyText: String? { items.count == 1 ? items[0].text.flatMap { $0.isEmpty ? nil : $0 } : nil }

  /// What a list holds; anything else is a list of itself, since brackets may be left out.
  package var items: [Node] {
    switch content {
    case .sequence(let items): items
    case .table(let table): table.rows
    default: [self]
    }
  }

  /// What a scalar says; `nil` for a list or group.
  package var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

  /// What stands under a key of a mapping.
  package func value(of key: String) -> Node? { entries.first { $0.key == key }?.value }
}
