import Content
import Diagnostics
import FrontMatter
import FuzzSupport
import Reporting

/// Reads any bytes as a table, and its rows as an indicator's observations and as case statistics.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let lines = Lines(bytes)
  var diagnostics: [Diagnostic] = []
  let table = CSVTable(bytes, file: SourceFile(index: 0), diagnostics: &diagnostics)
  lines.require(diagnostics, in: bytes)

  var again: [Diagnostic] = []
  let second = CSVTable(bytes, file: SourceFile(index: 0), diagnostics: &again)
  require(again == diagnostics && second?.rows.count == table?.rows.count, "a second reading gives something else")
  guard let table else {
    require(diagnostics.hasErrors, "a table is refused without a reason")
    return 0
  }
  let written = WrittenCells(bytes)
  for row in table.rows {
    lines.require(row.range, of: "a row")
    for entry in row.entries {
      lines.require(entry.keyRange, of: "a column's name")
      lines.require(entry.value.range, of: "a cell")
      guard case .scalar(let text, _) = entry.value.content else {
        require(false, "a cell is no text")
        continue
      }
      let cell = written.cell(at: entry.value.range)
      require(cell == text, "the cell at \(entry.value.range) says \(text.debugDescription), but there stands \(cell)")
    }
  }
  decode(Indicator.self, "observations", table.rows, lines, bytes)
  decode(CaseStatistics.self, "rows", table.rows, lines, bytes)
  return 0
}

private func decode<Element: Record>(
  _ type: Element.Type, _ key: String, _ rows: [Node], _ lines: Lines, _ bytes: [UInt8]
) {
  let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
  let fields = ["title": Node(.scalar("T", isQuoted: true), at: place), key: Node(.sequence(rows), at: place)]
  let entries = fields.sorted { $0.key < $1.key }.map { Node.Entry(key: $0.key, keyRange: place, value: $0.value) }
  var directory = ReferenceDirectory()
  directory.add("places", slugs: ["baku", "quba"])
  var row = FieldRow(
    Node(.mapping(entries), at: place), schema: Element.schema, decoding: Decoding(slug: "a", directory: directory))
  let record = Element(&row)
  require(record != nil || row.decoding.diagnostics.hasErrors, "a record is refused without a reason")
  lines.require(row.decoding.diagnostics, in: bytes)
}

/// The text between two places, and what it means as a cell (RFC 4180): read without libcsv, to hold it against.
private struct WrittenCells {
  private let lines: [[Unicode.Scalar]]

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Array(String(decoding: $0, as: UTF8.self).unicodeScalars)
    }
  }

  func cell(at range: SourceRange) -> String {
    var text = String.UnicodeScalarView()
    for number in Int(range.line)...Int(range.endLine) {
      let line = lines[number - 1]
      let start = number == range.line ? Int(range.column) - 1 : 0
      let end = number == range.endLine ? Int(range.endColumn) - 1 : line.count
      text.append(contentsOf: line[start..<end])
      if number < range.endLine { text.append("\n") }
    }
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r"]
    let trimmed = Array(text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
    guard trimmed.first == "\"", trimmed.last == "\"", trimmed.count > 1 else {
      return String(String.UnicodeScalarView(trimmed))
    }
    // By scalars: an accent after the quote would make one character of both.
    let inner = trimmed.dropFirst().dropLast().replacing("\"\"".unicodeScalars, with: "\"".unicodeScalars)
    return String(String.UnicodeScalarView(inner))
  }
}
