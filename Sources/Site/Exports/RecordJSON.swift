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
  private let working: WorkingJSON
  /// By collection, the tables whose rows are parts of its records.
  private let parts: [Reporting.Collection: [(name: String, table: DataTable.Prepared)]]
  /// By collection, which of the fields of its records go out.
  private let told: [Reporting.Collection: [Int]]

  /// - Parameters:
  ///   - context: Of the default language.
  ///   - tables: Those whose rows are parts of records.
  init(_ context: PageContext, _ tables: [(name: String, table: DataTable.Prepared)]) {
    self.context = context
    working = WorkingJSON(context.report, nil)
    parts = Dictionary(
      uniqueKeysWithValues: Reporting.Collection.allCases.map { collection in
        (collection, tables.filter { $0.table.owners.contains(collection) })
      })
    var finder = ToldFields(tables: tables.map(\.name))
    Records.visitTables(&finder)
    told = finder.told
  }

  private struct ToldFields: RecordTableVisitor {
    let tables: [String]
    var told: [Reporting.Collection: [Int]] = [:]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      let fields = Element.schema.descriptions
      told[Element.collection] = fields.indices.filter { RecordJSON.isTold(fields[$0], tables: tables) }
    }
  }

  /// The fields that every record may have and that go out.
  static let common: Set<String> = [
    RecordHeader.title.key, RecordHeader.summary.key, RecordHeader.updated.key, RecordHeader.image.key,
    RecordHeader.alt.key, RecordHeader.credit.key, RecordHeader.tags.key, RecordHeader.contact.key,
    RecordHeader.isIllustrative.key,
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
    let line = extent == .whole ? ",\n" : ","
    bytes.append(UInt8(ascii: "{"))
    if extent == .whole {
      let schema = context.addresses.origin + context.addresses.link(toFile: RecordSchema.path(of: collection))
      bytes.appendMember("$schema", schema)
    }
    bytes.appendMember("collection", collection.rawValue, after: line)
    bytes.appendMember("id", record.header.id)
    bytes.appendMember("as_of", context.report.asOf.description)
    bytes.beginMember("urls")
    bytes.appendObject { bytes in
      for (index, language) in context.source.settings.languages.enumerated() {
        bytes.appendMember(language, context.addresses.absolute(.record(collection, slug: record.slug), in: index))
      }
    }
    bytes.beginMember("fields", after: line)
    bytes.appendObject { bytes in
      let fields = Element.schema.fields
      for position in told[collection] ?? [] {
        let description = fields[position].description
        append(description.key, fields[position].read(record), description.form, to: &bytes)
      }
    }
    for (name, table) in parts[collection] ?? [] {
      let start = bytes.count
      bytes.beginMember(name, after: line)
      bytes.append(UInt8(ascii: "["))
      if table.writeJSON(of: place, into: &bytes) == 0 {
        bytes.removeSubrange(start...)
      } else {
        bytes.append(UInt8(ascii: "]"))
      }
    }
    append(figures: context.report.namedFigures(collection, place.position), extent, line, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private func append(figures: [NamedFigure], _ extent: Extent, _ line: String, to bytes: inout [UInt8]) {
    guard !figures.isEmpty else { return }
    bytes.beginMember("figures", after: line)
    bytes.appendArray { bytes in
      for figure in figures.flatMap(\.apart) {
        bytes.beginItem(after: line)
        bytes.appendObject { bytes in
          working.appendName(of: figure, to: &bytes)
          working.appendResult(of: figure, to: &bytes)
          if extent == .whole { working.appendSteps(of: figure, to: &bytes) }
        }
      }
    }
  }

  // MARK: Fields

  /// Appends a member, where there is anything to say.
  private func append(_ key: String, _ content: FieldContent, _ form: FieldForm, to bytes: inout [UInt8]) {
    guard isGiven(content) else { return }
    bytes.beginMember(key)
    append(content, form, to: &bytes)
  }

  private func append(_ content: FieldContent, _ form: FieldForm, to bytes: inout [UInt8]) {
    switch content {
    case .absent, .written: bytes += "null".utf8
    case .text(let text): bytes.appendJSON(text)
    case .choice(let word):
      if case .orWord(_, let words) = form, words.contains(word) {
        bytes.appendObject { $0.appendMember("missing", word) }
      } else {
        bytes.appendJSON(word)
      }
    case .translatedText(let text):
      bytes.appendObject { bytes in
        for (index, language) in context.source.settings.languages.enumerated() {
          if let text = text[index] { bytes.appendMember(language, text) }
        }
      }
    case .date(let date): bytes.appendJSON(date.description)
    case .number(let number): bytes.appendJSON(number.description)
    case .count(let count): bytes += String(count).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .reference(let collection, let index):
      bytes.appendObject { bytes in
        bytes.appendMember("collection", collection)
        bytes.appendMember(
          "id", Collection(rawValue: collection).flatMap { context.records.header($0, index)?.id } ?? "")
      }
    case .list(let items):
      let item: FieldForm = if case .list(let item) = form { item } else { form }
      bytes.appendArray { bytes in
        for content in items where isGiven(content) {
          bytes.beginItem()
          append(content, item, to: &bytes)
        }
      }
    case .group(let parts):
      let fields = form.groupFields ?? []
      bytes.appendObject { bytes in
        for (key, content) in parts {
          guard let field = fields.first(where: { $0.key == key }), !Self.isOfTables(field) else { continue }
          append(key, content, field.form, to: &bytes)
        }
      }
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
