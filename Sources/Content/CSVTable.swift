package import Diagnostics
package import FrontMatter

/// A CSV file as rows of named cells, each with its place, so that a row is decoded like any front matter.
package struct CSVTable: Sendable {
  /// 45,000 rows of case statistics; a cell takes up to 400 bytes and 6 µs.
  static let mostCells = 500_000
  static let mostColumns = 1_000

  private let table: Node.Table

  package var columns: [Node.Table.Column] { table.columns }
  package var rows: [Node] { table.rows }
  package var content: Node.Content { .table(table) }

  /// Reads a table whose first row names the columns (RFC 4180, UTF-8).
  package init?(_ bytes: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) {
    let faults = SourceText.check(bytes, file: file).filter { $0.severity > .note }
    diagnostics += faults
    guard !faults.hasErrors else { return nil }
    let reader = CSVReader(file: file)
    switch reader.read(bytes) {
    case .whole: break
    case .unclosedCell:
      diagnostics.append(.unclosedCell(at: reader.cellStart))
      return nil
    case .tooLarge:
      diagnostics.append(.tableTooLarge(cells: Self.mostCells, columns: Self.mostColumns, at: reader.lastCell))
      return nil
    }
    guard let header = reader.rows.first else {
      diagnostics.append(.emptyFile(at: SourceRange(file: file, line: 1, column: 1)))
      return nil
    }
    if header.count == 1, let cell = header.first,
      let fault = Diagnostic.partedOtherwise(cell.text, at: cell.range)
    {
      diagnostics.append(fault)
      return nil
    }
    let faultyNames = Self.faults(ofNames: header)
    guard faultyNames.isEmpty else {
      diagnostics += faultyNames
      return nil
    }
    var rows: [Node] = []
    var oddRows = DiagnosticList()
    for row in reader.rows.dropFirst() {
      guard let first = row.first, let last = row.last else { continue }
      let range = first.range.joined(to: last.range)
      guard row.count == header.count else {
        oddRows.append(
          .wrongCellCount(
            row.count, expected: header.count, endsEmpty: row.dropFirst(header.count).allSatisfy(\.text.isEmpty),
            at: range))
        continue
      }
      let entries = zip(header, row).compactMap { name, cell -> Node.Entry? in
        guard !cell.text.isEmpty else { return nil }
        let value = Node(.scalar(cell.text, isQuoted: true), at: cell.range)
        return Node.Entry(key: name.text, keyRange: name.range, value: value)
      }
      rows.append(Node(.mapping(entries), at: range))
    }
    diagnostics += oddRows.all
    let columns = header.map { Node.Table.Column(name: $0.text, range: $0.range) }
    table = Node.Table(columns: columns, rows: rows, isWhole: oddRows.all.isEmpty)
    if rows.isEmpty, oddRows.all.isEmpty { diagnostics.append(.tableWithoutRows(at: header[0].range)) }
  }

  private static func faults(ofNames header: [CSVReader.Cell]) -> [Diagnostic] {
    header.indices.compactMap { position in
      let (name, place) = (header[position].text, header[position].range)
      if name.isEmpty { return .columnWithoutName(at: place) }
      guard let first = header[..<position].first(where: { $0.text == name }) else { return nil }
      return .duplicateColumn(name, at: place, first: first.range)
    }
  }
}
