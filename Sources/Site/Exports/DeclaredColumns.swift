internal import Exact
internal import FrontMatter
internal import Reporting

/// The columns that a record type's schema gives a table: its fields, flattened.
///
/// An object becomes a column for each of its fields, a list of plain values one cell joined by `;`, a list of objects
/// a table of its own. A text has its translations beside it, `title_az` beside `title`. Source: domain.md 5.
struct DeclaredColumns<Record: Fielded> {
  private struct Column {
    let field: DeclaredField<Record>
    let names: [String]
    /// Which of the field's cells the table takes.
    let isKept: [Bool]
  }

  private let columns: [Column]
  private let languages: [String]
  private let records: Records

  /// - Parameters:
  ///   - keys: The fields to take, in this order; all that are not lists of objects when `nil`.
  ///   - leftOut: Names of columns that the table computes itself.
  ///   - gathered: The keys that records declare themselves, each a column.
  init(
    of schema: Schema<Record>, keys: [String]? = nil, leavingOut leftOut: Set<String> = [],
    gathering gathered: [String] = [], of report: Report
  ) {
    languages = Array(report.settings.languages.dropFirst())
    records = report.records
    let fields =
      keys.map { keys in keys.compactMap { key in schema.fields.first { $0.description.key == key } } } ?? schema.fields
    let languages = self.languages
    columns = fields.compactMap { field in
      let names =
        field.description.declaringKey == nil
        ? Self.names(field.description.key, field.description.form, languages) : gathered
      let isKept = names.map { !leftOut.contains($0) }
      guard isKept.contains(true) else { return nil }
      return Column(field: field, names: zip(names, isKept).filter(\.1).map(\.0), isKept: isKept)
    }
  }

  var names: [String] { columns.flatMap(\.names) }

  func cells(_ record: Record) -> [Cell] {
    var row: [Cell] = []
    for column in columns {
      let (content, description) = (column.field.read(record), column.field.description)
      let cells =
        description.declaringKey == nil
        ? cells(content, form: description.form) : gatheredCells(content, under: column.names)
      if column.names.count == cells.count {
        row += cells
      } else {
        row += zip(cells, column.isKept).filter(\.1).map(\.0)
      }
    }
    return row
  }

  private static func names(_ key: String, _ form: FieldForm, _ languages: [String]) -> [String] {
    switch form {
    case .translatedText: [key] + languages.map { "\(key)_\($0)" }
    case .group(let parts): parts.fields.flatMap { names("\(key)_\($0.key)", $0.form, languages) }
    case .list(.group): []
    default: [key]
    }
  }

  private func cells(_ content: FieldContent, form: FieldForm) -> [Cell] {
    switch (form, content) {
    case (.translatedText, .translatedText(let text)):
      [.text(text.base)] + languages.indices.map { text[$0 + 1].map { .text($0) } ?? .empty }
    case (.translatedText, _):
      Array(repeating: .empty, count: 1 + languages.count)
    case (.group(let parts), _):
      groupCells(parts.fields, content)
    case (.list(.group), _): []
    case (.list(let item), .list(let items)):
      [list(items, of: item)]
    default: [cell(content)]
    }
  }

  private func gatheredCells(_ content: FieldContent, under keys: [String]) -> [Cell] {
    let items: [FieldContent] = if case .list(let items) = content { items } else { [] }
    let texts = items.compactMap { item -> (key: String, text: String)? in
      guard case .group(let parts) = item, parts.count == 2 else { return nil }
      return (plainText(parts[0].content), plainText(parts[1].content))
    }
    return keys.map { key in texts.first { $0.key == key }.map { .text($0.text) } ?? .empty }
  }

  private func list(_ items: [FieldContent], of form: FieldForm) -> Cell {
    let joined = items.map { plainText($0) }.joined(separator: ";")
    switch form {
    case _ where items.isEmpty: return .empty
    case .number, .figure, .count, .date: return .plain(joined)
    default: return .text(joined)
    }
  }

  private func groupCells(_ parts: [FieldDescription], _ content: FieldContent) -> [Cell] {
    let values: [FieldContent] = if case .group(let values) = content { values.map(\.content) } else { [] }
    return parts.enumerated().flatMap { position, part in
      cells(values.indices.contains(position) ? values[position] : .absent, form: part.form)
    }
  }

  private func cell(_ content: FieldContent) -> Cell {
    switch content {
    case .absent, .written: .empty
    case .date, .number, .count, .flag: .plain(plainText(content))
    default: .text(plainText(content))
    }
  }

  private func plainText(_ content: FieldContent) -> String {
    switch content {
    case .absent, .list, .group, .written: ""
    case .text(let text), .choice(let text): text
    case .translatedText(let text): text.base
    case .date(let date): date.description
    case .number(let number): number.description
    case .count(let count): String(count)
    case .flag(let flag): flag ? "true" : "false"
    case .reference(let collection, let index):
      Collection(rawValue: collection).flatMap { records.header($0, index)?.id } ?? ""
    }
  }
}
