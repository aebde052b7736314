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
  private let notes: ReadNotes
  private let tables: [(name: String, table: DataTable.Prepared)]
  /// What was read to put each table together, which every file depends on in which some of it stands.
  private let read: [[UInt32]?]
  private let json: RecordJSON
  /// All records of a collection, a line each, until its other file is written.
  private var lines: (collection: Reporting.Collection, bytes: [UInt8])?

  /// - Parameter context: Of the default language.
  init(_ context: PageContext, noting notes: ReadNotes) {
    (self.context, self.notes) = (context, notes)
    let all = DataTable.all(context.source).map { table in (name: table.name, made: notes.apart { table.prepared() }) }
      .filter { !$0.made.value.owners.isEmpty }
    tables = all.map { ($0.name, $0.made.value) }
    read = all.map(\.made.read)
    json = RecordJSON(context, tables)
  }

  mutating func write(_ file: RecordFile, into bytes: inout [UInt8]) {
    for ((name, table), read) in zip(tables, read) {
      switch file {
      case .record(let place): if table.owners.contains(place.collection) { notes.note(read) }
      case .rows(_, let rows): if rows.name == name { notes.note(read) }
      case .all, .schema: break
      }
    }
    switch file {
    case .record(let place):
      write(.whole, of: place.collection, only: place.position, into: &bytes)
    case .rows(let place, let table):
      tables.first { $0.name == table.name }?.table.writeCSV(of: place, into: &bytes)
    case .all(let collection, let form):
      let lines = takeLines(of: collection)
      switch form {
      case .lines: bytes += lines
      case .json:
        bytes.append(UInt8(ascii: "{"))
        bytes.appendMember("as_of", context.report.asOf.description)
        bytes.beginMember("records")
        bytes += "[\n".utf8
        bytes.reserveCapacity(bytes.count + lines.count / 16 * 17)
        // A line feed of a text is written as an escape.
        var start = lines.startIndex
        while let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")) {
          if start > lines.startIndex { bytes += ",\n".utf8 }
          bytes += lines[start..<end]
          start = end + 1
        }
        bytes += "\n]}\n".utf8
      }
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

  /// The two files of a collection lie beside each other, so that mostly one worker makes both.
  private mutating func takeLines(of collection: Reporting.Collection) -> [UInt8] {
    if let lines, lines.collection == collection {
      self.lines = nil
      return lines.bytes
    }
    var bytes: [UInt8] = []
    write(.short, of: collection, only: nil, into: &bytes)
    lines = (collection, bytes)
    return bytes
  }

  /// Each record ends its line.
  private func write(
    _ extent: RecordJSON.Extent, of collection: Reporting.Collection, only position: Int?, into bytes: inout [UInt8]
  ) {
    var visitor = RecordVisitor(
      records: context.records, collection: collection, position: position, extent: extent, json: json, bytes: [])
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
    let json: RecordJSON
    var bytes: [UInt8]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      guard Element.collection == collection else { return }
      let all = records[keyPath: table]
      let wanted = position.map { [all[$0]].compactMap(\.self) } ?? all.counted
      for record in wanted {
        json.append(record, extent, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
  }
}
