internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting

/// A record as JSON: its fields, the rows of tables that are parts of it, and its figures. Docs/open-data.md states the
/// members.
struct RecordJSON {
  /// How much is said of figures.
  enum Extent: Sendable {
    /// With their working, and where the schema lies: for a file of one record.
    case whole
    /// Their results alone: for a file of many.
    case short
  }

  private let context: PageContext
  private let tables: [(name: String, table: DataTable.Prepared)]

  /// - Parameters:
  ///   - context: Of the default language.
  ///   - tables: Those whose rows are parts of records.
  init(_ context: PageContext, _ tables: [(name: String, table: DataTable.Prepared)]) {
    self.context = context
    self.tables = tables
  }

  /// The fields that every record may have and that go out.
  static let common: Set<String> = [
    RecordHeader.title.key, RecordHeader.summary.key, RecordHeader.updated.key, RecordHeader.image.key,
    RecordHeader.alt.key, RecordHeader.tags.key, RecordHeader.contact.key, RecordHeader.isIllustrative.key,
  ]

  /// Does a field go out among the fields? Lists of which there is a table stand there.
  static func isTold(_ field: FieldDescription, tables: some Sequence<String>) -> Bool {
    let isCommon = RecordHeader.schema.descriptions.contains { $0.key == field.key }
    return isCommon
      ? common.contains(field.key)
      : !field.isInstruction && field.declaringKey == nil && !tables.contains(Self.tableName(of: field))
        && !isOfTables(field)
  }

  /// Changes of figures stand in a table, some of them hidden.
  private static func isOfTables(_ field: FieldDescription) -> Bool { field.key == "revisions" }

  private static func tableName(of field: FieldDescription) -> String { field.key == "rows" ? "cases" : field.key }

  func append<Element: Record>(_ record: Element, _ extent: Extent, to bytes: inout [UInt8]) {
    let collection = Element.collection
    let place = RecordPlace(collection: collection, position: record.header.position)
    bytes.append(UInt8(ascii: "{"))
    if extent == .whole {
      let schema = context.addresses.origin + context.addresses.link(toFile: RecordSchema.path(of: collection))
      bytes.append(member: "$schema", schema)
      bytes += ",\n".utf8
    }
    bytes.append(member: "collection", collection.rawValue)
    bytes.append(UInt8(ascii: ","))
    bytes.append(member: "id", record.header.id)
    bytes.append(UInt8(ascii: ","))
    bytes.append(member: "as_of", context.report.asOf.description)
    bytes += ",\"urls\":{".utf8
    for (index, language) in context.source.settings.languages.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(member: language, context.addresses.absolute(.record(collection, slug: record.slug), in: index))
    }
    bytes += "}".utf8
    let line = extent == .whole ? ",\n" : ","
    bytes += "\(line)\"fields\":".utf8
    append(
      fields: Element.schema.fields.compactMap { field in
        let description = field.description
        guard Self.isTold(description, tables: tables.lazy.map(\.name)) else { return nil }
        return (description.key, description.form, field.read(record))
      }, to: &bytes)
    for (name, table) in tables where table.owners.contains(collection) {
      let start = bytes.count
      bytes += "\(line)\"\(name)\":[".utf8
      if table.writeJSON(of: place, into: &bytes) == 0 {
        bytes.removeSubrange(start...)
      } else {
        bytes.append(UInt8(ascii: "]"))
      }
    }
    append(figures: context.report.namedFigures(collection, place.position), extent, line, to: &bytes)
    bytes += "}".utf8
  }

  private func append(figures: [NamedFigure], _ extent: Extent, _ line: String, to bytes: inout [UInt8]) {
    guard !figures.isEmpty else { return }
    let working = WorkingJSON(context.report, nil)
    bytes += "\(line)\"figures\":[".utf8
    for (index, figure) in figures.flatMap(\.apart).enumerated() {
      if index > 0 { bytes += line.utf8 }
      let steps = extent == .whole ? [working.steps(of: figure)] : []
      bytes += jsonObject(working.name(of: figure) + working.result(of: figure) + steps).utf8
    }
    bytes += "]".utf8
  }

  // MARK: Fields

  private func append(
    fields: [(key: String, form: FieldForm, content: FieldContent)], to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (key, form, content) in fields where isGiven(content) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes.appendJSON(key)
      bytes.append(UInt8(ascii: ":"))
      append(content, form, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private func append(_ content: FieldContent, _ form: FieldForm, to bytes: inout [UInt8]) {
    switch content {
    case .absent, .written: bytes += "null".utf8
    case .text(let text): bytes.appendJSON(text)
    case .choice(let word):
      if case .orWord(_, let words) = form, words.contains(word) {
        bytes += jsonObject([("missing", jsonString(word))]).utf8
      } else {
        bytes.appendJSON(word)
      }
    case .translatedText(let text):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for (index, language) in context.source.settings.languages.enumerated() {
        guard let text = text[index] else { continue }
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(member: language, text)
      }
      bytes.append(UInt8(ascii: "}"))
    case .date(let date): bytes.appendJSON(date.description)
    case .number(let number): bytes.appendJSON(number.description)
    case .count(let count): bytes += String(count).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .reference(let collection, let index):
      let id = Collection(rawValue: collection).flatMap { context.records.header($0, index)?.id } ?? ""
      bytes += jsonObject([("collection", jsonString(collection)), ("id", jsonString(id))]).utf8
    case .list(let items):
      let item: FieldForm = if case .list(let item) = form { item } else { form }
      bytes.append(UInt8(ascii: "["))
      for (index, content) in items.filter(isGiven).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(content, item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .group(let parts):
      let forms = Dictionary(
        (form.groupFields ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      append(
        fields: parts.compactMap { part in
          guard let field = forms[part.key], !Self.isOfTables(field) else { return nil }
          return (part.key, field.form, part.content)
        }, to: &bytes)
    }
  }

  /// A record that a reference names may be out of sight.
  private func isGiven(_ content: FieldContent) -> Bool {
    switch content {
    case .absent, .written: false
    case .reference(let collection, let index):
      Collection(rawValue: collection).map { context.records.header($0, index) != nil } ?? false
    case .text, .translatedText, .date, .number, .count, .flag, .choice, .list, .group: true
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(member name: String, _ text: String) {
    appendJSON(name)
    append(UInt8(ascii: ":"))
    appendJSON(text)
  }
}
