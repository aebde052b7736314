import Diagnostics
import FrontMatter
import FuzzSupport
import Reporting
import Spreadsheets

/// Reads any bytes as a workbook and as a table of an office's, with settings that the first byte chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let isWorkbook = bytes.starts(with: [0x50, 0x4B])
  let first = read(bytes, isWorkbook: isWorkbook)
  let second = read(bytes, isWorkbook: isWorkbook)
  require(first.table.sheet == second.table.sheet, "a second reading finds another sheet")
  require(first.diagnostics == second.diagnostics, "a second reading says something else")
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
