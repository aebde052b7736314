internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Manual
internal import Reporting

/// The files that give records as data: one record, its rows, or all of a collection. They speak no language, so they are
/// written once, beside the pages of the default language.
enum RecordFile: Sendable {
  case record(RecordPlace)
  /// A record's rows of a table.
  case rows(RecordPlace, DataTable)
  /// Every record of a collection that is counted.
  case all(Reporting.Collection, Form)
  /// What the JSON of a collection's records is like.
  case schema(Reporting.Collection)

  enum Form: String, CaseIterable, Sendable {
    case json
    /// A line a record.
    case lines = "jsonl"
  }

  static func path(of collection: Reporting.Collection, _ form: Form) -> String {
    "data/\(collection.rawValue).\(form.rawValue)"
  }
}

extension Report {
  /// The table of which a record's page offers the record's rows; `nil` where there are none, or the record is invented.
  func rows(of place: RecordPlace) -> String? {
    guard records.header(place.collection, place.position)?.isIllustrative != true else { return nil }
    switch place.collection {
    case .commitments:
      return records.commitments[place.position]?.milestones?.isEmpty == false ? "milestones" : nil
    case .indicators: return records.indicators[place.position]?.observations?.isEmpty == false ? "observations" : nil
    case .projects, .objectives, .results, .activities, .plans, .organisations, .places, .beneficiaries, .cases, .news,
      .events, .publications, .pages:
      return nil
    }
  }
}

/// Writes the files of records; each worker has its own, with its tables put together once.
struct RecordFileWriter {
  private let context: PageContext
  private let tables: [(name: String, table: DataTable.Prepared)]
  private let json: RecordJSON

  /// - Parameter context: Of the default language.
  init(_ context: PageContext) {
    self.context = context
    let all = DataTable.all(context.source).map { (name: $0.name, table: $0.prepared()) }
    tables = all.filter { !$0.table.owners.isEmpty }
    json = RecordJSON(context, tables)
  }

  func write(_ file: RecordFile, into bytes: inout [UInt8]) {
    switch file {
    case .record(let place):
      write(.whole, of: place.collection, only: place.position, "", into: &bytes)
      bytes += "\n".utf8
    case .rows(let place, let table):
      tables.first { $0.name == table.name }?.table.writeCSV(of: place, into: &bytes)
    case .all(let collection, .lines):
      write(.short, of: collection, only: nil, "\n", into: &bytes)
      if !bytes.isEmpty { bytes += "\n".utf8 }
    case .all(let collection, .json):
      bytes.append(UInt8(ascii: "{"))
      bytes.appendMember("as_of", context.report.asOf.description)
      bytes.beginMember("records")
      bytes += "[\n".utf8
      write(.short, of: collection, only: nil, ",\n", into: &bytes)
      bytes += "\n]}\n".utf8
    case .schema(let collection):
      var maker = SchemaMaker(
        collection: collection,
        address: context.addresses.origin
          + context.addresses.link(toFile: RecordSchema.path(of: collection)),
        schema: RecordSchema(
          words: ManualWords(ManualLanguage(of: context.language.code)), tables: tables))
      Records.visitTables(&maker)
      bytes += (maker.document?.json ?? "").utf8
    }
  }

  private func write(
    _ extent: RecordJSON.Extent, of collection: Reporting.Collection, only position: Int?, _ separator: String,
    into bytes: inout [UInt8]
  ) {
    var visitor = RecordVisitor(
      records: context.records, collection: collection, position: position, extent: extent, separator: separator,
      json: json, bytes: [])
    swap(&visitor.bytes, &bytes)
    Records.visitTables(&visitor)
    swap(&visitor.bytes, &bytes)
  }

  private struct SchemaMaker: RecordTableVisitor {
    let collection: Reporting.Collection
    let address: String
    let schema: RecordSchema
    var document: Document?

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      if Element.collection == collection { document = schema.document(of: Element.self, at: address) }
    }
  }

  private struct RecordVisitor: RecordTableVisitor {
    let records: Records
    let collection: Reporting.Collection
    let position: Int?
    let extent: RecordJSON.Extent
    let separator: String
    let json: RecordJSON
    var bytes: [UInt8]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection else { return }
      let all = records[keyPath: table]
      let wanted = position.map { [all[$0]].compactMap(\.self) } ?? all.counted
      for (index, record) in wanted.enumerated() {
        if index > 0 { bytes += separator.utf8 }
        json.append(record, extent, to: &bytes)
      }
    }
  }
}
