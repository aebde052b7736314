internal import Content
internal import Diagnostics
internal import Reporting
internal import Site

/// Prints how the figures of a record were worked out, by the same steps that its page shows.
struct Explain {
  let request: ExplainRequest
  let environment: Environment

  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    var options = BuildOptions()
    options.report.asOf = request.asOf
    options.report.published = request.published
    options.report.includesDrafts = request.includesDrafts
    options.jobs = environment.processors
    var loader = SiteLoader(root: root, options: options)
    do throws(FileFault) {
      let source = try await loader.load()
      let errors = loader.diagnostics.filter { $0.severity == .error }
      var messages = BuildRequest(writes: false)
      messages.isQuiet = true
      var outcome = MessagePrinter(request: messages, environment: environment, root: root).print(errors, loader.files)
      outcome.exitCode = errors.isEmpty ? .success : .contentErrors
      guard let source else { return outcome }
      return explain(source.report, loader.files, root: root, outcome)
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func explain(_ report: Report, _ files: SourceFiles, root: String, _ before: Outcome) -> Outcome {
    var outcome = before
    do throws(RecordFault) {
      let record = try RecordSearch(report.records, root: root).find(request.record)
      let figures = try chosen(report.namedFigures(record.collection, record.position), of: record)
      let explanation = Explanation(record: record, figures: figures, report: report, files: files)
      outcome.data = request.format == .json ? explanation.json : explanation.text
    } catch {
      outcome.exitCode = .contentErrors
      outcome.messages += "vitrine: \(error.message)\n" + (error.help.map { "\($0)\n" } ?? "")
    }
    return outcome
  }

  private func chosen(_ figures: [NamedFigure], of record: FoundRecord) throws(RecordFault) -> [NamedFigure] {
    guard !figures.isEmpty else {
      throw RecordFault(message: "Nothing is computed of \(record.name).")
    }
    guard let name = request.figure else { return figures.flatMap(\.apart) }
    let found = figures.filter { $0.name.rawValue == name }.flatMap(\.apart)
    guard found.isEmpty else { return found }
    var names: [String] = []
    for figure in figures where !names.contains(figure.name.rawValue) { names.append(figure.name.rawValue) }
    let nearest = nearMiss(name, among: names).map { "Did you mean `\($0)`?" }
    throw RecordFault(
      message: "\(record.name) has no figure `\(name)`.", help: nearest ?? "It has \(names.joined(separator: ", ")).")
  }
}

/// Why a record or a figure cannot be explained, in a sentence.
struct RecordFault: Error {
  let message: String
  var help: String?
}

/// A record by its place in the report.
struct FoundRecord {
  let collection: Reporting.Collection
  let position: Int
  let header: RecordHeader

  /// `commitments/nap1-4-2`.
  var name: String { "\(collection.rawValue)/\(header.slug)" }
}

/// Finds a record as people name it: by collection and file name, by its file, or by the file name alone.
struct RecordSearch: RecordTableVisitor {
  private let records: Records
  private let root: String
  private var all: [FoundRecord] = []

  init(_ records: Records, root: String) {
    self.records = records
    self.root = root
    Records.visitTables(&self)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    all += records[keyPath: table].shown.map {
      FoundRecord(collection: Element.collection, position: $0.header.position, header: $0.header)
    }
  }

  func find(_ written: String) throws(RecordFault) -> FoundRecord {
    let wanted = Self.name(written, root: root)
    let found = all.filter { wanted.contains("/") ? $0.name == wanted : $0.header.slug == wanted }
    if found.count > 1 {
      throw RecordFault(message: "`\(written)` could be \(oneOf(found.map(\.name))).", help: "Write one of them.")
    }
    if let record = found.first { return record }
    let names = wanted.contains("/") ? all.map(\.name) : all.map(\.header.slug)
    throw RecordFault(
      message: "There is no record `\(written)`.", help: nearMiss(wanted, among: names).map { "Did you mean `\($0)`?" })
  }

  /// The record's name without what belongs to the file: `Content/commitments/x.md` and the whole path of that file are
  /// `commitments/x`. Folders between collection and file only sort.
  static func name(_ written: String, root: String) -> String {
    var path = Substring(written)
    for prefix in [root + "/", "./", "Content/"] where path.hasPrefix(prefix) { path = path.dropFirst(prefix.count) }
    if path.hasSuffix(".md") { path = path.dropLast(3) }
    let parts = path.split(separator: "/")
    guard let collection = parts.first, let slug = parts.last, parts.count > 1 else { return String(path) }
    return "\(collection)/\(slug)"
  }
}
