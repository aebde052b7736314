internal import Diagnostics
internal import Manual
internal import Site
internal import Spreadsheets

/// What an import did, or would do: what each column was taken for, and what became of every row and cell.
struct ImportReport {
  let table: ImportedTable
  let request: ImportRequest
  let environment: Environment

  /// Rows and cells by what became of them; together they are all that the table holds.
  func account(of plan: ListImport) -> String {
    let words: [(ListImport.Fate, String)] = [
      (.written, plan.fates.contains(.refused) || plan.hasErrors ? "without errors" : "imported"),
      (.present, "imported before"), (.ignored, "left out"), (.refused, "with errors"),
    ]
    let counts = words.map { fate, word in (count: plan.count(of: fate), word: word) }
    let rows = counts.filter { $0.count.rows > 0 }.map { "\($0.count.rows) \($0.word)" }
    let cells = counts.filter { $0.count.cells > 0 }.map { "\($0.count.cells) \($0.word)" }
    let list = plan.list
    let above = list.above.isEmpty ? "" : "; above the header \(counted(list.above.count, "row")) of words"
    return "Rows: \(list.rows.count) below the header: \(rows.joined(separator: ", "))\(above).\n"
      + "Cells: \(list.rows.reduce(0) { $0 + $1.columns.count }) filled: \(cells.joined(separator: ", "));"
      + " \(plan.emptyCells) empty.\n"
  }

  private func columns(of plan: ListImport) -> String {
    plan.list.columns.map { column in
      let field = plan.columns[column.number].map { plan.fields.name(of: $0) } ?? "(left out)"
      return "  \(oneLine(column.name)): \(field)\n"
    }.joined()
  }

  private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Every row was imported before, or is left out.
  func nothingToDo(_ plan: ListImport) -> Outcome {
    let present = plan.count(of: .present).rows
    let said =
      present > 0
      ? "\(table.name) was imported before, and its records are there: nothing was changed.\n"
      : "No row is left to import: nothing was changed.\n"
    return Outcome(exitCode: .success, data: account(of: plan) + said)
  }

  func done(_ plan: ListImport, _ checked: ImportCheck.Result, _ former: FormerFiles) -> Outcome {
    let sheet = plan.list.sheet.isEmpty ? "" : ", sheet \(plan.list.sheet)"
    var text = "\(table.name)\(sheet):\n" + columns(of: plan)
    if !plan.list.remarks.isEmpty { text += "Read with \(plan.list.remarks.joined(separator: "; ")).\n" }
    let files = table.files(sheet: plan.list.sheet)
    for reading in checked.readings {
      let place = files.cell(at: reading.range) ?? "line \(reading.range.line), column \(reading.range.column)"
      text += "\(place): `\(reading.written)` is read as `\(reading.meant)`.\n"
    }
    text += account(of: plan)
    let records = checked.drafts
    if request.isTrial {
      for path in records.flatMap(\.files).map(\.path) { text += "Content/\(path) would be written.\n" }
      text += "Nothing was written.\n"
    } else {
      let translations = records.reduce(0) { $0 + $1.files.count - 1 }
      text += "\(counted(records.count, "record")) written into Content/\(plan.fields.kind.collection ?? "")"
      text += translations > 0 ? ", with \(counted(translations, "translation")).\n" : ".\n"
      if records.contains(where: \.isOverFormer) { text += former.place + "\n" }
    }
    let warnings = table.report(checked.diagnostics.inOrder(checked.files), checked.files, environment)
    return Outcome(exitCode: .success, messages: warnings, data: text)
  }
}

extension ListImport {
  fileprivate var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
