internal import CCSV
package import Diagnostics
package import FrontMatter
internal import Glibc

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
        oddRows.append(.wrongCellCount(row.count, expected: header.count, at: range))
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

/// Runs libcsv over bytes and keeps the place of each cell.
///
/// libcsv tells no positions, so it gets one byte at a time and the place is counted here.
@safe private final class CSVReader {
  struct Cell {
    let text: String
    let range: SourceRange
  }

  enum Outcome {
    case whole
    /// A quote in the cell at `cellStart` is never closed or stands in the wrong place.
    case unclosedCell
    /// There are more cells than a table may have.
    case tooLarge
  }

  private(set) var rows: [[Cell]] = []
  private(set) var cellStart: SourceRange
  private(set) var lastCell: SourceRange

  private let parser: UnsafeMutablePointer<csv_parser>
  private let file: SourceFile
  private var row: [Cell] = []
  private var cells = 0
  private var line = 1
  private var column = 1

  init(file: SourceFile) {
    self.file = file
    unsafe parser = .allocate(capacity: 1)
    cellStart = SourceRange(file: file, line: 1, column: 1)
    lastCell = cellStart
    if unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) != 0 { internalFault("no memory for a CSV parser") }
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
  }

  func read(_ bytes: [UInt8]) -> Outcome {
    let start = bytes.starts(with: SourceText.byteOrderMark) ? SourceText.byteOrderMark.count : 0
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    for byte in bytes[start...] {
      var byte = byte
      // Refused in strict mode: a quote within a cell that has none at its start, or text after a closing one.
      guard unsafe csv_parse(parser, &byte, 1, Self.takeCell, Self.endRow, context) == 1 else { return .unclosedCell }
      if cells > CSVTable.mostCells || row.count > CSVTable.mostColumns { return .tooLarge }
      advance(over: byte)
    }
    return unsafe csv_fini(parser, Self.takeCell, Self.endRow, context) == 0 ? .whole : .unclosedCell
  }

  private static let takeCell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    start, count, context in
    guard let context = unsafe context else { return }
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    unsafe Unmanaged<CSVReader>.fromOpaque(context).takeUnretainedValue().take(text)
  }

  private static let endRow: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let context = unsafe context else { return }
    unsafe Unmanaged<CSVReader>.fromOpaque(context).takeUnretainedValue().finishRow()
  }

  private func take(_ text: String) {
    var range = cellStart
    range.endLine = UInt32(line)
    range.endColumn = UInt32(column)
    row.append(Cell(text: text, range: range))
    cells += 1
    lastCell = range
    // The next cell begins behind the comma that is being read.
    cellStart = SourceRange(file: file, line: line, column: column + 1)
  }

  private func finishRow() {
    if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
    row = []
  }

  /// libcsv's state between rows (ROW_NOT_BEGUN in libcsv.c).
  private static let beforeRow: CInt = 0

  private func advance(over byte: UInt8) {
    if byte == 0x0A {
      line += 1
      column = 1
      // Not within a cell in quotes, which holds the line end.
      if unsafe parser.pointee.pstate == Self.beforeRow {
        cellStart = SourceRange(file: file, line: line, column: 1)
      }
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
