internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting

/// A record by its place in the report.
struct RecordPlace: Hashable, Sendable {
  let collection: Reporting.Collection
  let position: Int
}

/// A published table: its columns, from which header, cells and description come, and its rows.
struct Table<Row> {
  /// The columns that together tell each row from all others; none where some of them may be empty.
  let key: [String]
  private let columns: [Column<Row>]
  /// The columns of which another says why they are empty, in the order of these others.
  private let explained: [Int]
  /// The collections of whose records the rows are parts; none where rows stand for themselves.
  let owners: [Reporting.Collection]
  private let forEachRow: (_ owner: RecordPlace?, _ show: (Row) -> Void) -> Void

  /// - Parameters:
  ///   - key: The columns that together tell each row from all others, and that no row lacks.
  ///   - first: The column whose reasons stand before all others'; they come in the order of the columns without it.
  ///   - forEachRow: Shows each row once, in order.
  init(
    _ columns: [Column<Row>], key: [String] = [], explainingFirst first: String? = nil,
    forEachRow: @escaping (_ show: (Row) -> Void) -> Void
  ) {
    self.init(columns, key: key, explainingFirst: first, partsOf: []) { _, show in forEachRow(show) }
  }

  /// - Parameters:
  ///   - owners: The collections of whose records the rows are parts.
  ///   - forEachRow: Shows each row of a record, or of all that are counted, once and in order.
  init(
    _ columns: [Column<Row>], key: [String] = [], explainingFirst first: String? = nil,
    partsOf owners: [Reporting.Collection],
    forEachRow: @escaping (_ owner: RecordPlace?, _ show: (Row) -> Void) -> Void
  ) {
    self.owners = owners
    self.key = key
    let columns = columns.map { key.contains($0.name) ? $0.required : $0 }
    self.columns = columns
    let explained = columns.indices.filter { columns[$0].reasons != nil }
    self.explained =
      explained.filter { columns[$0].name == first } + explained.filter { columns[$0].name != first }
    self.forEachRow = forEachRow
  }

  /// Every column, those among them that say why others are empty: they stand last.
  var descriptions: [ColumnDescription] {
    columns.map(\.description) + explained.compactMap { columns[$0].reasonDescription }
  }

  /// Writes the table as RFC 4180 CSV: UTF-8, LF, a header row. A row is written as soon as it is shown.
  ///
  /// - Parameter owner: The record whose rows alone are written.
  /// - Returns: How many rows it has, without the header.
  @discardableResult
  func writeCSV(of owner: RecordPlace? = nil, into bytes: inout [UInt8]) -> Int {
    for (index, column) in descriptions.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.appendCSV(.text(column.name))
    }
    bytes.append(UInt8(ascii: "\n"))
    var reasons = [String?](repeating: nil, count: columns.count)
    var rows = 0
    forEachRow(owner) { row in
      for index in columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        let cell = columns[index].cell(row)
        reasons[index] = cell.reason
        bytes.appendCSV(cell)
      }
      for index in explained {
        bytes.append(UInt8(ascii: ","))
        if let reason = reasons[index] { bytes.appendCSV(.text(reason)) }
      }
      bytes.append(UInt8(ascii: "\n"))
      rows += 1
    }
    return rows
  }

  /// Writes every row as CSV and as a sheet's at once, so that each cell is made once.
  ///
  /// - Returns: How many rows it has, without the header.
  func write(into bytes: inout [UInt8], _ sheet: inout SheetWriter) -> Int {
    sheet.beginRow()
    for (index, column) in descriptions.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.appendCSV(.text(column.name))
      sheet.append(column.name, .heading)
    }
    sheet.endRow()
    bytes.append(UInt8(ascii: "\n"))
    var reasons = [String?](repeating: nil, count: columns.count)
    var rows = 0
    forEachRow(nil) { row in
      sheet.beginRow()
      for index in columns.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        let cell = columns[index].cell(row)
        reasons[index] = cell.reason
        bytes.appendCSV(cell)
        sheet.append(cell)
      }
      for index in explained {
        bytes.append(UInt8(ascii: ","))
        if let reason = reasons[index] { bytes.appendCSV(.text(reason)) }
        sheet.append(.text(reasons[index]))
      }
      bytes.append(UInt8(ascii: "\n"))
      sheet.endRow()
      rows += 1
    }
    return rows
  }

  /// Writes a record's rows as the items of a JSON array that was begun, each an object without what is empty; Docs/open-data.md states
  /// how values are written.
  ///
  /// - Returns: How many rows there are.
  func writeJSON(of owner: RecordPlace, into bytes: inout [UInt8]) -> Int {
    var rows = 0
    forEachRow(owner) { row in
      bytes.beginItem()
      bytes.append(UInt8(ascii: "{"))
      rows += 1
      var reasons: [(column: Int, reason: String)] = []
      for index in columns.indices {
        let cell = columns[index].cell(row)
        if let reason = cell.reason, columns[index].reasons != nil { reasons.append((index, reason)) }
        guard cell.isGiven else { continue }
        bytes.beginMember(columns[index].name)
        bytes.appendJSON(cell, columns[index].description.form)
      }
      for (index, reason) in reasons {
        bytes.appendMember(columns[index].name + "_missing", reason)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return rows
  }
}

extension Cell {
  fileprivate var isGiven: Bool {
    switch self {
    case .absent, .missing, .hidden: false
    case .text, .number, .date, .flag, .list: true
    }
  }
}

extension [UInt8] {
  /// Counts and days are JSON numbers; all other numbers texts, which no reader rounds.
  fileprivate mutating func appendJSON(_ cell: Cell, _ form: CellForm) {
    switch cell {
    case .absent, .missing, .hidden: self += "null".utf8
    case .text(let text): appendJSON(text)
    case .number(let number):
      if form.isWhole { self += number.utf8 } else { appendJSON(number) }
    case .date(let date): appendJSON(date.description)
    case .flag(let flag): self += (flag ? "true" : "false").utf8
    case .list(let items):
      let item = form.items ?? .text
      appendArray { bytes in
        for one in items {
          bytes.beginItem()
          bytes.appendJSON(one, item)
        }
      }
    }
  }
}

/// A table by its name, whatever its rows are. It is put together when it is asked for: on the worker that writes it.
struct DataTable: Sendable {
  /// Below `data/`, without `.csv`.
  let name: String
  private let put: @Sendable () -> Prepared

  init<Row>(_ name: String, _ table: @escaping @Sendable () -> Table<Row>) {
    self.name = name
    put = { Prepared(table()) }
  }

  /// Below the output folder.
  var path: String { "data/\(file)" }
  var file: String { name + ".csv" }

  /// The table, to be written as often as is wanted, by one thread.
  func prepared() -> Prepared { put() }

  /// A table that is put together.
  struct Prepared {
    /// What each column is.
    let columns: [ColumnDescription]
    /// The columns that together tell each row from all others; none where some of them may be empty.
    let key: [String]
    /// The collections of whose records the rows are parts; none where rows stand for themselves.
    let owners: [Reporting.Collection]
    private let csv: (RecordPlace?, inout [UInt8]) -> Int
    private let json: (RecordPlace, inout [UInt8]) -> Int
    private let both: (inout [UInt8], inout SheetWriter) -> Int

    fileprivate init<Row>(_ table: Table<Row>) {
      columns = table.descriptions
      key = table.key
      owners = table.owners
      csv = { table.writeCSV(of: $0, into: &$1) }
      json = { table.writeJSON(of: $0, into: &$1) }
      both = { table.write(into: &$0, &$1) }
    }

    /// - Parameter owner: The record whose rows alone are written.
    /// - Returns: How many rows it has.
    @discardableResult
    func writeCSV(of owner: RecordPlace? = nil, into bytes: inout [UInt8]) -> Int { csv(owner, &bytes) }

    /// Writes every row as CSV and as a sheet's at once.
    ///
    /// - Returns: How many rows it has, without the header.
    func write(into bytes: inout [UInt8], _ sheet: inout SheetWriter) -> Int { both(&bytes, &sheet) }

    /// Writes a record's rows as the items of a JSON array.
    ///
    /// - Returns: How many there are.
    func writeJSON(of owner: RecordPlace, into bytes: inout [UInt8]) -> Int { json(owner, &bytes) }
  }
}

extension Table {
  /// The table of a collection: `id, title`, the collection's fields, the common ones, the computed columns. Of two
  /// columns of one name, the computed one stands.
  ///
  /// - Parameter figures: Made once a record.
  static func collection<Element: Record, Figures>(
    _ records: RecordTable<Element>, of report: Report, figures: @escaping (Element) -> Figures,
    computed: [Column<Figures>]
  ) -> Table where Row == (record: Element, figures: Figures) {
    let common = Set(RecordHeader.schema.descriptions.map(\.key))
    let own = Element.schema.descriptions.filter { !$0.isInstruction }.map(\.key).filter { !common.contains($0) }
    let names = Set(computed.map(\.name))
    let declared = [Column<Element>].declared(
      keys: ["id", "title"] + own + ["summary", "updated", "tags", "contact"], of: report)
    let columns = declared.filter { !names.contains($0.name) }.map { column in
      column.of { (row: Row, cell) in cell(row.record) }
    }
    let ofFigures = computed.map { column in column.of { (row: Row, cell) in cell(row.figures) } }
    return Table(columns + ofFigures, key: ["id"]) { show in
      for record in records.counted { show((record, figures(record))) }
    }
  }

  /// A table of the objects that records hold in a list: the record's id, the position from 1, the object's fields, the
  /// computed columns.
  ///
  /// - Parameters:
  ///   - parent: The name of the first column, and what the record is.
  ///   - declared: The columns of the object's fields.
  ///   - figures: Made once a record.
  ///   - computed: Of the position of the part, from 0.
  static func parts<Element: Record, Part: Fielded, Figures>(
    of records: RecordTable<Element>, _ parts: @escaping (Element) -> [Part], parent: (name: String, about: String),
    declared: [Column<Part>], figures: @escaping (Element) -> Figures,
    computed: [Column<(part: Part, position: Int, figures: Figures)>]
  ) -> Table where Row == (id: String, row: (part: Part, position: Int, figures: Figures)) {
    let lead = [
      Column<Row>(parent.name, parent.about, .reference(Element.collection)) { .text($0.id) },
      Column("position", "Which one of the record's it is, from 1.", .count) { .count($0.row.position + 1) },
    ]
    let ofPart = declared.map { column in column.of { (row: Row, cell) in cell(row.row.part) } }
    let ofRow = computed.map { column in column.of { (row: Row, cell) in cell(row.row) } }
    return Table(lead + ofPart + ofRow, key: [parent.name, "position"], partsOf: [Element.collection]) { owner, show in
      for record in owner.map({ [records[$0.position]].compactMap(\.self) }) ?? records.counted {
        let parts = parts(record)
        guard !parts.isEmpty else { continue }
        let figures = figures(record)
        for (position, part) in parts.enumerated() { show((record.header.id, (part, position, figures))) }
      }
    }
  }
}
