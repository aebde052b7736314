internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Manual
internal import Reporting
internal import Site
internal import Spreadsheets

/// Makes a record of each row of a table, and writes all of them or none.
struct ImportTable {
  let request: ImportRequest
  let environment: Environment

  /// Why nothing is imported, as it is to be told.
  private struct Refusal: Error {
    let outcome: Outcome
  }

  func run() async -> Outcome {
    do {
      let site = try SiteFolder(site: request.site, environment: environment).opened()
      let kind = try kind()
      let table = try ImportedTable(request.file, in: environment.currentFolder)
      return try await run(in: site, kind, table)
    } catch let closed as SiteFolder.Closed {
      return closed.outcome
    } catch let refusal as Refusal {
      return refusal.outcome
    } catch let fault as UsageFault {
      return Outcome(exitCode: .usage, messages: fault.text + "Nothing was written.\n")
    } catch let fault as FileFault {
      return Outcome(
        exitCode: .fileFault, messages: "vitrine: \(fault.path): \(fault.reason).\nNothing was written.\n")
    } catch {
      internalFault("\(error)")
    }
  }

  private func run(
    in site: SiteFolder.Opened, _ kind: FileKind, _ table: ImportedTable
  ) async throws -> Outcome {
    let fields = ListFields(kind, languages: site.settings.languages)
    let meaning = try ColumnMeaning(request, fields)
    var diagnostics: [Diagnostic] = []
    guard let list = list(table, meaning, &diagnostics) else {
      throw Refusal(outcome: table.refused(diagnostics, environment))
    }
    try meaning.checkNames(in: list)
    let columns = meaning.columns(of: list, asking: environment, &diagnostics)
    guard !diagnostics.hasErrors else {
      throw Refusal(outcome: table.refused(diagnostics, sheet: list.sheet, environment))
    }
    let content = SiteContent(root: site.root, languages: site.settings.languages, documents: site.files.documents)
    let plan = ListImport(
      list, fields, columns: columns, same: meaning.same, ignoredRows: request.ignoredRows,
      origin: ListImport.Origin(name: table.name, sha256: table.sha256), present: try content.present(),
      answers: request.answers, isForced: request.isForced)
    let report = ImportReport(table: table, request: request, environment: environment)
    guard !plan.diagnostics.hasErrors else {
      throw Refusal(outcome: table.refused(plan.diagnostics, sheet: list.sheet, environment, report.account(of: plan)))
    }
    guard !plan.drafts.isEmpty else { return report.nothingToDo(plan) }
    var check = ImportCheck(table: table, environment: environment, root: site.root)
    let checked = try await check.check(plan)
    guard !checked.diagnostics.hasErrors else {
      var refused = plan
      refused.refuse(checked.faultyRows)
      return checked.refused(table, environment, report.account(of: refused))
    }
    var former = FormerFiles(root: site.root, environment: environment)
    if !request.isTrial {
      try ImportWriting(root: site.root, environment: environment).write(checked.drafts, &former)
    }
    return report.done(plan, checked, former)
  }

  private func kind() throws(UsageFault) -> FileKind {
    let known = NewRequest.kinds.filter { $0 != NewRequest.translation }
    guard let name = request.kind else {
      throw UsageFault(
        message: "`import table` needs to be told what a row is: --as KIND.", help: "Such as: --as commitments")
    }
    if let parent = Self.parts[name] {
      throw UsageFault(
        message:
          "\(name.prefix(1).uppercased())\(name.dropFirst()) are parts of \(parent), and not records of their own.",
        help: name == "observations"
          ? "Put the table beside the indicator's file, with the same name: it is read as it is (Docs/spreadsheets.md)."
          : "Write them into the files of the \(parent).")
    }
    guard let kind = FileKind.all.first(where: { $0.collection != nil && [$0.name, $0.collection].contains(name) })
    else {
      throw UsageFault(
        message: "There is no kind of record `\(name)`.",
        help: nearMiss(name, among: known).map { "Did you mean `\($0)`?" }
          ?? "There are \(oneOf(NewRequest.singulars, joining: "and")).")
    }
    guard ListFields(kind, languages: []).isPossible else {
      throw UsageFault(
        message: "The rows of case statistics are no records: they stand in a table beside one.",
        help: "Begin it with vitrine new cases, and put the table beside it (Docs/spreadsheets.md).")
    }
    return kind
  }

  /// What people may take for records.
  private static let parts = [
    "milestones": "commitments", "assessments": "commitments", "updates": "commitments", "observations": "indicators",
    "targets": "indicators",
  ]

  private func list(
    _ table: ImportedTable, _ meaning: ColumnMeaning, _ diagnostics: inout [Diagnostic]
  ) -> OfficeList? {
    var told: [Diagnostic] = []
    func read(_ isHeader: ([String]) -> Int) -> OfficeList? {
      told = []
      return OfficeList(
        table.bytes, isWorkbook: table.isWorkbook, file: ImportedTable.file, answers: request.answers,
        isHeader: isHeader, diagnostics: &told)
    }
    var list = read { headers in
      let fields = headers.compactMap { meaning.field(of: $0) }
      return fields.contains(where: meaning.isTitle) ? fields.count : 0
    }
    // Whoever can be asked says what the columns are.
    if list == nil, environment.ask != nil, told.contains(where: { $0.id == "no-table" }) {
      list = read { headers in headers.count > 1 ? 1 : 0 }
    }
    diagnostics += told
    return list
  }
}

extension SiteContent {
  /// What is known of the records that there are, by collection; a file that cannot be read says nothing of its record.
  fileprivate func present() throws(FileFault) -> [String: [ListImport.Present]] {
    var present: [String: [ListImport.Present]] = [:]
    for document in documents {
      var ignored: [Diagnostic] = []
      let fields = try read(document, &ignored)?.fields
      var titles = fields?.value(of: RecordHeader.title.key)?.texts ?? []
      for translation in document.translations {
        let bytes = try FileSystem.read(root + "/Content/" + translation.source.path, limit: SiteFiles.largestText)
        let file = FrontMatterFile(bytes, file: translation.source.file, diagnostics: &ignored)
        titles += file?.fields.value(of: RecordHeader.title.key)?.texts ?? []
      }
      present[document.collection, default: []].append(
        ListImport.Present(
          slug: document.slug, path: document.source.path, titles: titles,
          row: fields?.value(of: RecordHeader.imported.key).flatMap(Self.row)))
    }
    return present
  }

  private static func row(_ node: Node) -> ListImport.Present.Row? {
    guard let hash = node.value(of: ImportedRow.sha256.key)?.text,
      let number = node.value(of: ImportedRow.row.key)?.text.flatMap({ Int($0) })
    else { return nil }
    return ListImport.Present.Row(
      sha256: hash, sheet: node.value(of: ImportedRow.sheet.key)?.text ?? "", number: number)
  }
}
