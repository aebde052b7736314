internal import CCSV
package import Diagnostics
internal import FrontMatter
internal import Glibc

/// Runs libcsv over bytes and keeps the place of each cell.
///
/// libcsv tells no positions, so it gets one byte at a time and the place is counted here.
@safe package final class CSVReader {
  package struct Cell {
    package let text: String
    package let range: SourceRange
  }

  package enum Outcome {
    case whole
    /// A quote in the cell at `cellStart` is never closed or stands in the wrong place.
    case unclosedCell
    /// There are more cells than a table may have.
    case tooLarge
  }

  package private(set) var rows: [[Cell]] = []
  package private(set) var cellStart: SourceRange
  package private(set) var lastCell: SourceRange

  private let parser: UnsafeMutablePointer<csv_parser>
  private let file: SourceFile
  private var row: [Cell] = []
  private var cells = 0
  private var line = 1
  private var column = 1

  /// - Parameter sign: What parts the cells.
  package init(file: SourceFile, partedBy sign: UInt8 = UInt8(ascii: ",")) {
    self.file = file
    unsafe parser = .allocate(capacity: 1)
    cellStart = SourceRange(file: file, line: 1, column: 1)
    lastCell = cellStart
    if unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) != 0 { internalFault("no memory for a CSV parser") }
    unsafe csv_set_delim(parser, sign)
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
  }

  package func read(_ bytes: [UInt8]) -> Outcome {
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
