internal import Exact
internal import FrontMatter
internal import Localisation
internal import Manual
internal import Reporting

/// What the tables are, for programs: `data/datapackage.json`, by Frictionless Data Package 2.0.
struct DataPackage {
  static let path = "data/datapackage.json"

  private let context: PageContext
  private let words: ManualWords
  /// The tables, by name, whose rows other tables may name by their ids: of the others some records have no row.
  private let whole: Set<String>

  /// - Parameter context: Of the default language.
  init(_ context: PageContext) {
    self.context = context
    words = ManualWords(ManualLanguage(of: context.language.code))
    var finder = WholeTables(records: context.records)
    Records.visitTables(&finder)
    whole = finder.names
  }

  func document(of tables: [PublishedTable]) -> Document {
    let home = context.addresses.absolute(.home, in: 0)
    return .group([
      ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .text(Self.name(home))),
      ("id", .text(home)),
      ("title", .text(context.siteTitle)),
      ("homepage", .text(home)),
      ("as_of", .text(context.report.asOf.description)),
      ("contributors", contributors(home)),
      ("licenses", context.source.settings.licence.map { .list([licence($0)]) }),
      ("sources", .list([.group([("title", .text(context.siteTitle)), ("path", .text(home))])])),
      ("resources", .list(tables.map(resource))),
    ])
  }

  /// The address as a name of a package has it: small letters, digits, `-` and `.`.
  private static func name(_ address: String) -> String {
    let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    let parts = address[start...].lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == ".") }
    return parts.joined(separator: "-")
  }

  // MARK: Who

  private func contributors(_ home: String) -> Document? {
    let settings = context.source.settings
    let publisher = context.text(settings.publisher).map { name -> Document in
      .group([("title", .text(name)), ("path", .text(home)), ("roles", .texts(["publisher"]))])
    }
    let contact = settings.contact.flatMap { contact -> Document? in
      contact.email.map { email in
        let name = context.text(contact.name) ?? context.text(settings.publisher) ?? context.siteTitle
        return .group([("title", .text(name)), ("email", .text(email.text)), ("roles", .texts(["contact"]))])
      }
    }
    let all = [publisher, contact].compactMap(\.self)
    return all.isEmpty ? nil : .list(all)
  }

  /// By its name in the list of SPDX where it is written as there, else by its address or in its own words.
  private func licence(_ licence: String) -> Document {
    let isAddress = licence.contains("://")
    let isName = licence.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
    return .group([
      ("name", isAddress ? nil : .text(isName ? licence : "other")),
      ("path", isAddress ? .text(licence) : isName ? .text("https://spdx.org/licenses/" + licence) : nil),
      ("title", .text(licence)),
    ])
  }

  // MARK: Tables

  private func resource(_ table: PublishedTable) -> Document {
    .group([
      ("name", .text(table.name)),
      ("type", .text("table")),
      ("path", .text(table.file)),
      ("description", .text(context.meaning(ofTable: table.name))),
      ("format", .text("csv")),
      ("mediatype", .text("text/csv")),
      ("encoding", .text("utf-8")),
      ("bytes", .plain(String(table.bytes.count))),
      ("hash", .text("sha256:" + table.hash)),
      ("rows", .plain(String(table.rows))),
      ("schema", schema(table)),
    ])
  }

  private func schema(_ table: PublishedTable) -> Document {
    let keys = table.columns.compactMap { column -> Document? in
      guard case .reference(let collection?) = column.form, whole.contains(collection.rawValue) else { return nil }
      // Of the same table, none is named.
      let resource = collection.rawValue == table.name ? "" : collection.rawValue
      return .group([
        ("fields", .texts([column.name])),
        ("reference", .group([("resource", .text(resource)), ("fields", .texts(["id"]))])),
      ])
    }
    return .group([
      ("$schema", .text("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("fields", .list(table.columns.map(field))),
      ("missingValues", .texts([""])),
      ("primaryKey", table.key.isEmpty ? nil : .texts(table.key)),
      ("foreignKeys", keys.isEmpty ? nil : .list(keys)),
    ])
  }

  private func field(_ column: ColumnDescription) -> Document {
    let constraints: [(String, Document?)] = [
      ("required", column.isRequired ? .plain("true") : nil),
      (column.range?.isAbove == true ? "exclusiveMinimum" : "minimum", column.least.map { .plain(String($0)) }),
      ("maximum", column.range?.upper.map { .plain(String($0)) }),
      ("pattern", (column.pattern ?? column.form.pattern).map { .text($0) }),
      ("enum", column.form.words.map { .texts($0) }),
    ]
    return .group([
      ("name", .text(column.name)),
      ("type", .text(column.form.type)),
      ("delimiter", column.form.items.map { _ in .text(";") }),
      ("itemType", column.form.items.map { .text($0.type) }),
      ("description", .text(column.meaning.text(in: words))),
      ("unit", column.unit.map { .text($0) }),
      ("constraints", constraints.contains { $0.1 != nil } ? .group(constraints) : nil),
    ])
  }
}

/// Finds the tables in which every record that is shown has a row.
private struct WholeTables: RecordTableVisitor {
  let records: Records
  var names: Set<String> = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let (table, collection) = (records[keyPath: table], Element.collection)
    guard table.countedPositions.count == table.count, DataTable.collections.contains(collection) else { return }
    names.insert(collection.rawValue)
  }
}

extension ColumnDescription {
  /// The least that a number is; `nil` where there is no least.
  fileprivate var least: Int? {
    if let range { return range.lower }
    if case .count = form { return 0 }
    return nil
  }
}

extension CellForm {
  /// As Table Schema 2.0 calls it.
  fileprivate var type: String {
    switch self {
    case .text, .date, .word, .reference, .address: "string"
    case .list: "list"
    case .day: "date"
    case .number, .share: "number"
    case .figure: "any"
    case .count, .days: "integer"
    case .flag: "boolean"
    }
  }

  /// A year, a month or a day.
  static let datePattern = #"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"#

  fileprivate var pattern: String? {
    if case .date = self { Self.datePattern } else { nil }
  }

  fileprivate var words: [String]? {
    if case .word(let words) = self, !words.isEmpty { words } else { nil }
  }
}
