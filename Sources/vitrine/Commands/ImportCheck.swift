internal import Content
internal import Diagnostics
internal import Site
internal import Spreadsheets

/// Checks a site as it would be with the records of a list, before anything is written.
struct ImportCheck {
  let table: ImportedTable
  let environment: Environment
  let root: String

  /// What alone can be meant by a cell, as it is written into the record.
  struct Reading {
    let range: SourceRange
    let written: String
    let meant: String
  }

  struct Result {
    var drafts: [RecordDraft]
    var readings: [Reading] = []
    /// Errors that the site has not now, and warnings of the new records, at the cells that they come from.
    var diagnostics: [Diagnostic] = []
    var files = SourceFiles()
    /// The places in the list of the rows to blame.
    var faultyRows: Set<Int> = []

    func refused(_ table: ImportedTable, _ environment: Environment, _ account: String) -> Outcome {
      Outcome(
        exitCode: .contentErrors,
        messages: table.report(diagnostics.inOrder(files), files, environment) + account + "Nothing was written.\n")
    }
  }

  private static let mostRounds = 5

  mutating func check(_ plan: ListImport) async throws -> Result {
    var result = Result(drafts: plan.drafts)
    for _ in 0..<Self.mostRounds {
      let found = try await tally(result.drafts)
      guard take(found, &result, plan) else { return try await told(found, result, plan) }
    }
    return try await told(tally(result.drafts), result, plan)
  }

  private func tally(_ drafts: [RecordDraft]) async throws -> SiteBuild.Tally {
    var request = BuildRequest(writes: false)
    request.site = root
    var build = SiteBuild(request: request, environment: environment, root: root, output: nil)
    for file in drafts.flatMap(\.files) { build.proposed[file.path] = file.bytes }
    var found = SiteBuild.Tally()
    try await build.make(nil, &found)
    return found
  }

  /// Writes into the drafts what alone can be meant by words of a list, titles of records and such.
  ///
  /// - Returns: Was there anything?
  private func take(_ found: SiteBuild.Tally, _ result: inout Result, _ plan: ListImport) -> Bool {
    let sure = found.diagnostics.inOrder(found.files).filter { $0.fix != nil && $0.severity == .error }
    let byFile = Dictionary(grouping: sure) { found.files[$0.range?.file ?? SourceFile(index: .max)] }
    var isAnything = false
    for draft in result.drafts.indices {
      for file in result.drafts[draft].files.indices {
        let now = result.drafts[draft].files[file]
        let name = "Content/" + now.path
        guard let own = byFile[name], let fixed = FixedFile(name, now.bytes, fixing: own) else { continue }
        for fix in own.compactMap(\.fix) {
          for range in fix.ranges where found.files[range.file] == name {
            let cell = result.drafts[draft].cell(of: now, line: Int(range.line))
            result.readings.append(Reading(range: cell, written: fix.written, meant: fix.meant))
          }
        }
        result.drafts[draft].files[file].bytes = fixed.after
        isAnything = true
      }
    }
    return isAnything
  }

  private func told(_ found: SiteBuild.Tally, _ result: Result, _ plan: ListImport) async throws -> Result {
    var result = result
    result.files = found.files
    let file = result.files.add(table.shown)
    if table.isWorkbook, !plan.list.sheet.isEmpty { result.files.setSheet(plan.list.sheet, of: file) }
    var owners: [String: (draft: RecordDraft, file: RecordDraft.File)] = [:]
    for draft in result.drafts { for file in draft.files { owners["Content/" + file.path] = (draft, file) } }
    var others: [Diagnostic] = []
    for diagnostic in found.diagnostics where diagnostic.severity > .note {
      guard let range = diagnostic.range, let owner = owners[found.files[range.file]] else {
        if diagnostic.severity == .error { others.append(diagnostic) }
        continue
      }
      var cell = owner.draft.cell(of: owner.file, line: Int(range.line))
      cell.file = file
      result.diagnostics.append(diagnostic.told(at: cell))
      if diagnostic.severity == .error { result.faultyRows.insert(owner.draft.row) }
    }
    if !others.isEmpty {
      let before = try await tally([])
      let known = Set(before.diagnostics.map { key(of: $0, before.files) })
      result.diagnostics += others.filter { !known.contains(key(of: $0, found.files)) }
    }
    return result
  }

  private func key(of diagnostic: Diagnostic, _ files: SourceFiles) -> String {
    let place = diagnostic.range.map { "\(files[$0.file]):\($0.line):\($0.column)" } ?? ""
    return "\(place) \(diagnostic.id) \(diagnostic.message)"
  }
}

extension Diagnostic {
  /// The same of the cell that its place was made of.
  fileprivate func told(at cell: SourceRange) -> Diagnostic {
    // What would be a line below it in a file is another column here.
    guard let lines = suggestion?.split(separator: "\n"), lines.count > 1 else {
      return Diagnostic(id, message, severity: severity, at: cell, help: help, suggestion: suggestion, notes: notes)
    }
    let further = lines.dropFirst().map { line in "`\(line.drop { $0 == " " })`" }
    return Diagnostic(
      id, message, severity: severity, at: cell,
      help:
        "Write `\(lines[0])` alone here, and the rest into a column of its own: \(enumerated(further, joining: "and")).",
      notes: notes)
  }
}
