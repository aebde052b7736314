internal import Exact
internal import FrontMatter
internal import Reporting

extension Array {
  /// The columns that a record type's schema gives a table: its fields, flattened.
  ///
  /// An object becomes a column for each of its fields, a list of plain values one cell, a list of objects a table of its
  /// own. A text has its translations beside it, `title_az` beside `title`. Source: domain.md 5.
  ///
  /// - Parameters:
  ///   - keys: The fields to take, in this order; all of them when `nil`.
  ///   - gathered: The keys that records declare themselves, each a column.
  static func declared<Row: Fielded>(
    keys: [String]? = nil, gathering gathered: [String] = [], of report: Report
  ) -> [Column<Row>] where Element == Column<Row> {
    let fields = Row.schema.fields
    let taken = keys.map { keys in keys.compactMap { key in fields.first { $0.description.key == key } } } ?? fields
    let flattening = FieldFlattening(languages: report.settings.languages.dropFirst(), records: report.records)
    return taken.flatMap { field in
      let parts =
        field.description.declaringKey == nil
        ? flattening.columns(field.description)
        : gathered.map { flattening.column(of: field.description, gathering: $0) }
      return parts.map { $0.of(field.read) }
    }
  }

  /// The same columns, in that of a field some cells being missing or hidden rather than absent.
  func explaining<Row, Value>(
    _ field: Field<Row, Value>, by reasons: [Missing], _ missing: @escaping (Row) -> Missing?
  ) -> [Column<Row>] where Element == Column<Row> {
    map { $0.name == field.key ? $0.explained(by: reasons, missing) : $0 }
  }
}

/// The columns that one field makes, each taken out of what the field says.
private struct FieldFlattening {
  let languages: ArraySlice<String>
  let records: Records

  func columns(_ field: FieldDescription) -> [Column<FieldContent>] {
    columns(field.form, as: ColumnDescription(field))
  }

  private func columns(_ form: FieldForm, as column: ColumnDescription) -> [Column<FieldContent>] {
    let name = column.name
    switch form {
    case .translatedText:
      let translations = languages.indices.map { index in
        Column<FieldContent>(
          ColumnDescription(
            name: "\(name)_\(languages[index])", meaning: .translation(of: name, language: languages[index]),
            form: .text)
        ) {
          if case .translatedText(let text) = $0 { .text(text[index]) } else { .absent }
        }
      }
      return [Column(column, cell)] + translations
    case .group(let parts):
      return parts.fields.enumerated().flatMap { index, part -> [Column<FieldContent>] in
        var description = ColumnDescription(part)
        description.name = "\(name)_\(part.key)"
        description.meaning = .part(of: name, description.meaning)
        // Of a group that is not given, neither is any part.
        description.isRequired = column.isRequired && description.isRequired
        return columns(part.form, as: description).map { column in
          column.of { (content: FieldContent) -> FieldContent in
            if case .group(let values) = content, index < values.count { values[index].content } else { .absent }
          }
        }
      }
    case .list(.group): return []
    case .orWord(let form, let words):
      // The word stands in the column of reasons.
      return columns(form, as: column).map { column in
        column.of { (content: FieldContent) -> FieldContent in
          if case .choice(let word) = content, words.contains(word) { .absent } else { content }
        }
      }
    default: return [Column(column, cell)]
    }
  }

  /// What stands under a key that the record declares.
  func column(of field: FieldDescription, gathering key: String) -> Column<FieldContent> {
    Column(ColumnDescription(name: key, meaning: .field(field), form: .text)) { content in
      guard case .list(let items) = content else { return .absent }
      for case .group(let parts) in items where parts.count == 2 {
        if case (.text(key), .text(let text)) = (parts[0].content, parts[1].content) { return .text(text) }
      }
      return .absent
    }
  }

  private func cell(_ content: FieldContent) -> Cell {
    switch content {
    case .absent, .group, .written: .absent
    case .text(let text), .choice(let text): .text(text)
    case .translatedText(let text): .text(text.base)
    case .date(let date): .date(date)
    case .number(let number): .number(number)
    case .count(let count): .count(count)
    case .flag(let flag): .flag(flag)
    case .reference(let collection, let index):
      .text(Collection(rawValue: collection).flatMap { records.header($0, index)?.id })
    case .list(let items): .given(items.map(cell))
    }
  }
}

extension ColumnDescription {
  /// The column that a field becomes.
  fileprivate init(_ field: FieldDescription) {
    self.init(name: field.key, meaning: .field(field), form: CellForm(field.form))
    isRequired = field.isRequired && field.form.isAlwaysInCell
    range = field.form.range
    pattern = field.form.pattern
  }
}

extension FieldForm {
  /// Has a cell of a required field always a value? A record that a reference names may be out of sight, and a word that
  /// stands for a value stands in another column.
  var isAlwaysInCell: Bool {
    switch self {
    case .text, .translatedText, .code, .date, .number, .count, .flag, .choice, .openChoice, .group: true
    case .wording, .figure, .numbers, .reference, .address, .file, .orWord, .list, .mapping, .groupOrText,
      .declaredElsewhere:
      false
    }
  }

  fileprivate var range: NumberRange? {
    switch self {
    case .number(let range): range
    case .count(let range): range
    case .orWord(let form, _): form.range
    default: nil
    }
  }

  fileprivate var pattern: String? { if case .code(let code) = self { code.pattern } else { nil } }
}

extension CellForm {
  /// What a field becomes in one cell.
  fileprivate init(_ form: FieldForm) {
    self =
      switch form {
      case .text, .translatedText, .wording, .code, .openChoice, .file, .mapping, .group, .groupOrText,
        .declaredElsewhere:
        .text
      case .date: .date
      case .number: .number
      case .figure: .figure
      case .orWord(let form, _): CellForm(form)
      case .count: .count
      case .numbers: .list(.number)
      case .flag: .flag
      case .choice(let words, _): .word(words)
      case .reference(let collection): .reference(Reporting.Collection(rawValue: collection))
      case .address: .address
      case .list(let item): .list(CellForm(item))
      }
  }
}
