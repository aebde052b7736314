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
        ? flattening.columns(field.description.form, named: field.description.key, about: field.description.about)
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

  func columns(_ form: FieldForm, named name: String, about: String) -> [Column<FieldContent>] {
    switch form {
    case .translatedText:
      let translations = languages.indices.map { index in
        Column<FieldContent>("\(name)_\(languages[index])", "The same as `\(name)`, in \(languages[index]).", .text) {
          if case .translatedText(let text) = $0 { .text(text[index]) } else { .absent }
        }
      }
      return [Column(name, about, .text, cell)] + translations
    case .group(let parts):
      return parts.fields.enumerated().flatMap { index, part in
        columns(part.form, named: "\(name)_\(part.key)", about: "Of `\(name)`: \(part.about)").map { column in
          column.of { if case .group(let values) = $0, index < values.count { values[index].content } else { .absent } }
        }
      }
    case .list(.group): return []
    case .orWord(let form, let words):
      // The word stands in the column of reasons.
      return columns(form, named: name, about: about).map { column in
        column.of { if case .choice(let word) = $0, words.contains(word) { .absent } else { $0 } }
      }
    default: return [Column(name, about, CellForm(form), cell)]
    }
  }

  /// What stands under a key that the record declares.
  func column(of field: FieldDescription, gathering key: String) -> Column<FieldContent> {
    Column(key, field.about, .text) { content in
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
    case .list(let items): .list(items.map(cell))
    }
  }
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
