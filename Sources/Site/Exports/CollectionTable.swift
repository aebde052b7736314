internal import FrontMatter
internal import Reporting

/// A published table: its name below `data/` and how its bytes are made.
package struct DataTable: Sendable {
  /// Without `.csv`.
  package let name: String
  package let make: @Sendable () -> [UInt8]
}

/// A column that is computed, after those that the records declare.
struct ComputedColumn<Row> {
  let name: String
  let cell: (Row) -> Cell
  /// Why the cell is empty, where that is known; in a column `<name>_missing` at the end.
  let missing: ((Row) -> Missing?)?

  init(_ name: String, missing: ((Row) -> Missing?)? = nil, _ cell: @escaping (Row) -> Cell) {
    self.name = name
    self.cell = cell
    self.missing = missing
  }

  /// A figure that may be missing for a known reason.
  init<Value>(_ name: String, _ value: @escaping (Row) -> Observed<Value>, _ cell: @escaping (Value) -> Cell) {
    self.init(name, missing: { value($0).missing }) { value($0).value.map(cell) ?? .empty }
  }
}

/// The table of a collection: `id, title`, the collection's fields, the common ones, the computed columns.
struct CollectionTable<Element: Record, Row> {
  let report: Report
  let table: RecordTable<Element>
  /// A record with its figures.
  let row: (Element) -> Row
  let computed: [ComputedColumn<Row>]

  func bytes() -> [UInt8] {
    let common = Set(RecordHeader.schema.descriptions.map(\.key))
    let own = Element.schema.descriptions.map(\.key).filter { !common.contains($0) }
    let declared = DeclaredColumns(
      of: Element.schema, keys: ["id", "title"] + own + ["summary", "updated", "tags", "contact"],
      leavingOut: Set(computed.map(\.name)), of: report)
    let reasons = computed.filter { $0.missing != nil }
    var file = CSVFile(
      columns: declared.names + computed.map(\.name) + reasons.map { $0.name + "_missing" })
    for record in table.counted {
      let row = row(record)
      let computedCells = computed.map { $0.cell(row) }
      let reasonCells = reasons.map { column in
        column.missing?(row).map { Cell.plain($0.rawValue) } ?? .empty
      }
      file.append(declared.cells(record) + computedCells + reasonCells)
    }
    return file.bytes
  }
}

extension CollectionTable where Row == Void {
  init(_ report: Report, _ table: RecordTable<Element>) {
    self.init(report: report, table: table, row: { _ in }, computed: [])
  }
}

/// A table of the objects that records hold in a list: the record's id, the position from 1, the object's fields.
struct PartTable<Element: Record, Part: Fielded> {
  let report: Report
  let table: RecordTable<Element>
  /// The name of the first column.
  let parent: String
  let parts: (Element) -> [Part]
  /// The keys that records declare for their parts, each a column.
  var gathered: [String] = []

  /// - Parameter computed: Made once a record; called with the position of the part, from 0.
  func bytes<Figures>(
    figures: (Element) -> Figures, computed: [ComputedColumn<(part: Part, position: Int, figures: Figures)>]
  ) -> [UInt8] {
    let declared = DeclaredColumns(of: Part.schema, gathering: gathered, of: report)
    let reasons = computed.filter { $0.missing != nil }
    var file = CSVFile(
      columns: [parent, "position"] + declared.names + computed.map(\.name) + reasons.map { $0.name + "_missing" })
    for record in table.counted {
      let parts = parts(record)
      guard !parts.isEmpty else { continue }
      let figures = figures(record)
      for (position, part) in parts.enumerated() {
        let row = (part, position, figures)
        let lead: [Cell] = [.text(record.header.id), .count(position + 1)]
        let reasonCells = reasons.map { column in column.missing?(row).map { Cell.plain($0.rawValue) } ?? .empty }
        file.append(lead + declared.cells(part) + computed.map { $0.cell(row) } + reasonCells)
      }
    }
    return file.bytes
  }

  func bytes() -> [UInt8] {
    bytes(figures: { _ in }, computed: [])
  }
}
