internal import FrontMatter
internal import Reporting

/// A published table: its columns, from which header, cells and description come, and its rows.
struct Table<Row> {
  /// The columns that together tell each row from all others; none where some of them may be empty.
  let key: [String]
  private let columns: [Column<Row>]
  /// The columns of which another says why they are empty, in the order of these others.
  private let explained: [Int]
  private let forEachRow: (_ show: (Row) -> Void) -> Void

  /// - Parameters:
  ///   - key: The columns that together tell each row from all others, and that no row lacks.
  ///   - first: The column whose reasons stand before all others'; they come in the order of the columns without it.
  ///   - forEachRow: Shows each row once, in order.
  init(
    _ columns: [Column<Row>], key: [String] = [], explainingFirst first: String? = nil,
    forEachRow: @escaping (_ show: (Row) -> Void) -> Void
  ) {
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
  /// - Returns: How many rows it has, without the header.
  @discardableResult
  func writeCSV(into bytes: inout [UInt8]) -> Int {
    for (index, column) in descriptions.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.appendCSV(.text(column.name))
    }
    bytes.append(UInt8(ascii: "\n"))
    var reasons = [String?](repeating: nil, count: columns.count)
    var rows = 0
    forEachRow { row in
      for (index, column) in columns.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        let cell = column.cell(row)
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
}

/// A table by its name, whatever its rows are. It is put together when it is asked for: on the worker that writes it.
struct DataTable: Sendable {
  /// Below `data/`, without `.csv`.
  let name: String
  private let describe: @Sendable () -> (columns: [ColumnDescription], key: [String])
  private let write: @Sendable (inout [UInt8]) -> Int

  init<Row>(_ name: String, _ table: @escaping @Sendable () -> Table<Row>) {
    self.name = name
    describe = {
      let table = table()
      return (table.descriptions, table.key)
    }
    write = { table().writeCSV(into: &$0) }
  }

  /// Below the output folder.
  var path: String { "data/\(file)" }
  var file: String { name + ".csv" }

  /// What each column is, and which of them tell each row from all others, without making a row.
  var description: (columns: [ColumnDescription], key: [String]) { describe() }

  /// - Returns: How many rows it has.
  @discardableResult
  func writeCSV(into bytes: inout [UInt8]) -> Int { write(&bytes) }
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
    let columns = declared.filter { !names.contains($0.name) }.map { $0.of { (row: Row) in row.record } }
    return Table(columns + computed.map { $0.of(\.figures) }, key: ["id"]) { show in
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
    let columns = lead + declared.map { $0.of { (row: Row) in row.row.part } } + computed.map { $0.of(\.row) }
    return Table(columns, key: [parent.name, "position"]) { show in
      for record in records.counted {
        let parts = parts(record)
        guard !parts.isEmpty else { continue }
        let figures = figures(record)
        for (position, part) in parts.enumerated() { show((record.header.id, (part, position, figures))) }
      }
    }
  }
}
