import Diagnostics
import FrontMatter
import FuzzSupport
import Reporting
import Spreadsheets

/// Reads any bytes as a table beside a record and as a list of which each row is a record: a workbook, or a text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let isWorkbook = bytes.starts(with: [0x50, 0x4B])
  let first = read(bytes, isWorkbook: isWorkbook)
  let second = read(bytes, isWorkbook: isWorkbook)
  require(first.table.sheet == second.table.sheet, "a second reading finds another sheet")
  require(first.diagnostics == second.diagnostics, "a second reading says something else")
  readList(bytes, isWorkbook: isWorkbook)
  guard let table = first.table.table else {
    require(first.diagnostics.hasErrors, "a table is refused without a reason")
    return 0
  }
  for row in table.rows {
    require(!row.entries.isEmpty, "a row is empty")
    let keys = row.entries.map(\.key)
    require(Set(keys).count == keys.count, "a row has two values of one field")
    for entry in row.entries {
      guard case .scalar(let text, _) = entry.value.content else {
        require(false, "a cell is no text")
        continue
      }
      require(!text.isEmpty, "a cell says nothing")
    }
  }
  return 0
}

private let fields = TableFields(
  Observation.schema.descriptions, declared: ["code"],
  meaning: { field, label in field == "sex" ? Sex.named(label)?.rawValue : nil })

private func read(_ bytes: [UInt8], isWorkbook: Bool) -> (table: OfficeTable, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let file = SourceFile(index: 0)
  let table =
    isWorkbook
    ? OfficeTable(workbook: bytes, file: file, fields: fields, settings: .none, diagnostics: &diagnostics)
    : OfficeTable(text: bytes, file: file, fields: fields, settings: .none, diagnostics: &diagnostics)
  return (table, diagnostics)
}

private func readList(_ bytes: [UInt8], isWorkbook: Bool) {
  var diagnostics: [Diagnostic] = []
  let known: Set = ["title", "date", "value", "place", "tarix", "начало"]
  let list = OfficeList(
    bytes, isWorkbook: isWorkbook, file: SourceFile(index: 0), answers: OfficeList.Answers(),
    isHeader: { cells in cells.count { known.contains(OfficeList.folded($0)) } }, diagnostics: &diagnostics)
  guard let list else { return require(diagnostics.hasErrors, "a list is refused without a reason") }
  let numbers = Set(list.columns.map(\.number))
  require(numbers.count == list.columns.count, "two columns are one")
  require(!list.rows.isEmpty, "a list has no rows")
  var last = 0
  for row in list.rows {
    // A carriage return alone begins a row on the same line where lines end otherwise.
    require(row.number >= last, "a row stands before the one above it")
    last = row.number
    require(!row.columns.isEmpty, "a row is empty")
    require(Set(row.columns).count == row.columns.count, "a row has two cells of one column")
    require(numbers.isSuperset(of: row.columns), "a cell is in no column, so it would be lost")
  }
}
