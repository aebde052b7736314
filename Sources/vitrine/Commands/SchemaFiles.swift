internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Manual
internal import Reporting
internal import Site

/// The arguments of `schema`, checked.
struct SchemaRequest {
  enum Editor: String, CaseIterable {
    case vscode
  }

  /// A collection, `site` or `scheme`; none for all.
  var name = ""
  var site: String?
  var language = ManualLanguage.english
  var output: String?
  var editor: Editor?
  var system: ContentSystem?
}

/// Writes what other programs need to know of a site's fields: JSON Schema, an editor's settings, a content system's
/// configuration.
struct SchemaFiles {
  let request: SchemaRequest
  let environment: Environment

  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    var options = BuildOptions()
    options.report.includesDrafts = true
    options.jobs = environment.processors
    var loader = SiteLoader(root: root, options: options)
    do throws(FileFault) {
      guard let source = try await loader.load() else {
        var messages = BuildRequest(writes: false)
        messages.isQuiet = true
        var outcome = MessagePrinter(request: messages, environment: environment, root: root)
          .print(loader.diagnostics.filter { $0.severity == .error }, loader.files)
        outcome.exitCode = .contentErrors
        return outcome
      }
      let names = SiteNames(source)
      if let system = request.system { return try configuration(of: system, source, names, loader.files) }
      let schemas = JSONSchemas(request.language, site: names).all
      if request.editor != nil { return try joinEditor(schemas, root) }
      if let output = request.output {
        try write(schemas, below: output)
        return Outcome(exitCode: .success, data: "\(schemas.count) schemas were written to \(output).\n")
      }
      let wanted = FileKind.all.first { $0.name == request.name }?.collection ?? request.name
      guard let schema = schemas.first(where: { $0.name == wanted }) else {
        let nearest = nearMiss(wanted, among: schemas.map(\.name)).map { "Did you mean `\($0)`?\n" }
        return Outcome(
          exitCode: .usage,
          messages: "vitrine: There is no schema `\(request.name)`.\n"
            + (nearest ?? "There are \(oneOf(schemas.map(\.name), joining: "and")).\n"))
      }
      return Outcome(exitCode: .success, data: schema.schema.json)
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func configuration(
    of system: ContentSystem, _ source: SiteSource, _ names: SiteNames, _ known: SourceFiles
  ) throws(FileFault) -> Outcome {
    var (files, diagnostics) = (known, [Diagnostic]())
    let themes = ThemeSearch(site: source.root, program: environment.programFolder)
    let naming = try SiteNaming(source, themes: themes, files: &files, diagnostics: &diagnostics)
    let configuration = CMSConfiguration(system, language: request.language, site: names) { naming?.word($0) }
    return Outcome(exitCode: .success, data: configuration.text)
  }

  // MARK: Writing

  private typealias NamedSchemas = [(name: String, files: [String], schema: Document)]

  private func write(_ schemas: NamedSchemas, below path: String) throws(FileFault) {
    let absolute = path.hasPrefix("/") ? path : environment.currentFolder + "/" + path
    try Folder("/").makeFolder(String(absolute.dropFirst()))
    let folder = try Folder(absolute)
    for (name, _, schema) in schemas { try folder.write(Array(schema.json.utf8), to: "\(name).schema.json") }
  }

  /// Writes the schemas and the settings that join them to the files; settings that are there already are not touched.
  private func joinEditor(_ schemas: NamedSchemas, _ root: String) throws(FileFault) -> Outcome {
    try write(schemas, below: root + "/.vscode/vitrine")
    let settings = Document.group([
      (
        "yaml.schemas",
        .group(
          schemas.map { name, files, _ in
            .init("./.vscode/vitrine/\(name).schema.json", .texts(files))
          })
      )
    ])
    let folder = try Folder(root)
    let path = ".vscode/settings.json"
    guard try folder.kind(of: path) == nil else {
      return Outcome(
        exitCode: .success,
        data: "\(schemas.count) schemas were written to .vscode/vitrine. \(path) is there already and was not changed: "
          + "add these lines to it.\n\(settings.json)")
    }
    try folder.writeNew(Array(settings.json.utf8), to: path)
    return Outcome(
      exitCode: .success, data: "\(schemas.count) schemas were written to .vscode/vitrine, and \(path) joins them.\n")
  }
}

extension SiteNames {
  init(_ source: SiteSource) {
    let schemes = source.schemes
    var words = Dictionary(
      schemes.variables.map { ($0.name, schemes.words(of: $0)) }, uniquingKeysWith: { first, _ in first })
    words["scheme"] = schemes.all.map(\.name)
    var collector = Slugs(records: source.report.records)
    Records.visitTables(&collector)
    self.init(
      words: words, ownVariables: schemes.ownVariables.map(\.name), slugs: collector.slugs,
      languages: source.settings.languages)
  }

  private struct Slugs: RecordTableVisitor {
    let records: Records
    var slugs: [String: [String]] = [:]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      slugs[Element.collection.rawValue] = records[keyPath: table].shown.map(\.slug).sorted()
    }
  }
}
