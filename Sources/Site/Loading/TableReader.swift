internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting
internal import Spreadsheets

/// Reads the table beside a record: a CSV in our own form, or whatever an office keeps.
struct TableReader {
  private let fields: TableFields
  private let settings: TableSettings?
  private let file: SourceFile
  /// What the header of a CSV in our own form may hold.
  private let names: Set<String>
  /// Those of them that are numbers.
  private let figures: Set<String>

  /// - Parameters:
  ///   - key: The field whose rows stand in the table.
  ///   - described: The fields of the record.
  ///   - record: What its file says; `nil` where it cannot be read.
  init(
    of key: String, _ described: [FieldDescription], record: Node?, directory: ReferenceDirectory, file: SourceFile
  ) {
    let rows = described.first { $0.key == key }?.form.groupFields ?? []
    let declared = rows.lazy.compactMap(\.declaringKey).first.flatMap { record?.value(of: $0)?.texts } ?? []
    let references = Dictionary(
      rows.compactMap { field in
        if case .reference(let collection) = field.form { (field.key, collection) } else { nil }
      }, uniquingKeysWith: { first, _ in first })
    // Of legal aid and of who took part there are counts alone.
    let isOfIndicator = described.contains { $0.key == Indicator.unit.key }
    fields = TableFields(
      rows, declared: declared, unit: record?.value(of: Indicator.unit.key)?.text,
      countsWhole: !isOfIndicator || record?.value(of: Indicator.kind.key)?.text == IndicatorKind.count.rawValue,
      addsUp: !isOfIndicator || record?.value(of: Indicator.aggregation.key)?.text == AggregationRule.sum.rawValue
    ) { field, label in
      if let collection = references[field] {
        return directory.index(of: label, in: collection) == nil
          ? directory.slug(titled: label, in: collection) : nil
      }
      return field == "sex" ? Sex.named(label)?.rawValue : nil
    }
    figures = Set(rows.filter(\.form.isNumber).map(\.key))
    names = Set(rows.filter { $0.declaringKey == nil }.map(\.key) + declared)
    self.file = file
    settings = record?.value(of: Indicator.table.key).flatMap { node in
      // What is wrong with it is told with the record.
      var decoding = Decoding(slug: "", directory: directory)
      return TableSettings.decode(node, as: Indicator.table.declared.description, &decoding)
    }
  }

  /// - Returns: `nil` where nothing can be read, which is told.
  func read(_ bytes: [UInt8], isWorkbook: Bool, _ result: inout ReadDocument) -> Node.Content? {
    if isWorkbook {
      let table = OfficeTable(
        workbook: bytes, file: file, fields: fields, settings: settings ?? .none, diagnostics: &result.diagnostics)
      if let sheet = table.sheet { result.sheets.append((file, sheet)) }
      return table.table.map { .table($0) }
    }
    if settings != nil || !isInOwnForm(bytes) || lacksFigures(bytes) {
      var told: [Diagnostic] = []
      let table = OfficeTable(
        text: bytes, file: file, fields: fields, settings: settings ?? .none, diagnostics: &told)
      // What is no table in any form is told as our own form has it.
      if table.table != nil || !told.contains(where: { $0.id == "no-table" }) {
        result.diagnostics += told
        return table.table.map { .table($0) }
      }
    }
    return CSVTable(bytes, file: file, diagnostics: &result.diagnostics)?.content
  }

  /// Whether the first line names a field as we do, with commas between.
  private func isInOwnForm(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return false }
    let header = header(of: bytes)
    // Dates in the header stand above columns of figures, as offices have them.
    return header.contains { names.contains($0) } && header.count { (try? PartialDate.parse($0)) != nil } < 2
  }

  /// Whether the first line names a column for each group of figures, and none for the figures: `to,male,female`.
  private func lacksFigures(_ bytes: [UInt8]) -> Bool {
    let header = header(of: bytes)
    return header.count { !names.contains($0) } > 1 && !header.contains { figures.contains($0) }
  }

  private func header(of bytes: [UInt8]) -> [String] {
    let start = bytes.starts(with: SourceText.byteOrderMark) ? SourceText.byteOrderMark.count : 0
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).split(separator: ",").map { name in
      String(name.drop { $0 == " " || $0 == "\"" }.prefix { $0 != " " && $0 != "\"" })
    }
  }
}
