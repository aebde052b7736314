package import Content
package import Diagnostics
internal import FrontMatter
package import Reporting

/// Reads a site's folder: settings, records, texts. All that is wrong is gathered; one bad file never hides the next.
package struct SiteLoader: Sendable {
  private let root: String
  private let options: BuildOptions
  private let workers: Workers

  /// Every file of the site, for the places of diagnostics.
  package private(set) var files = SourceFiles()
  package private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter root: The folder that holds `Content`.
  package init(root: String, options: BuildOptions) {
    self.root = root
    self.options = options
    self.workers = Workers(jobs: options.jobs)
  }

  private var content: String { root + "/Content" }

  /// The site's settings alone; `nil` when they cannot be read.
  package mutating func settings() throws(FileFault) -> SiteSettings? {
    try loadSettings(files.add("Content/site.yaml"))
  }

  /// - Returns: `nil` when there is no report to make pages of; then `diagnostics` says why.
  /// - Throws: When a folder or a file cannot be read.
  package mutating func load() async throws(FileFault) -> SiteSource? {
    let settingsFile = files.add("Content/site.yaml")
    guard let settings = try loadSettings(settingsFile) else { return nil }
    let found = try SiteFiles(
      in: content, languages: settings.languages, collections: Reporting.Collection.allCases.map(\.rawValue),
      tabled: ["indicators", "cases"], files: &files)
    diagnostics += found.diagnostics

    var loading = RecordLoading(found.documents)
    let read = await workers.map(found.documents.count) { [content] range in
      range.map { DocumentReader(folder: content).read(found.documents[$0]) }
    }.flatMap { $0 }
    if let fault = read.lazy.compactMap(\.fault).first { throw fault }
    loading.read = read
    Records.visitTables(&loading)
    diagnostics += read.flatMap(\.diagnostics) + loading.diagnostics

    let words = try loadWords(found)
    let place = SourceRange(file: settingsFile, line: 1, column: 1)
    guard
      let report = Report(
        loading.records, settings: settings, options: options.report, at: place, diagnostics: &diagnostics)
    else { return nil }
    return SiteSource(
      root: root, settings: settings, settingsRange: place, report: report, media: found.media, texts: loading.texts,
      words: words)
  }

  private mutating func loadSettings(_ file: SourceFile) throws(FileFault) -> SiteSettings? {
    let bytes = try FileSystem.read(content + "/site.yaml", limit: SiteFiles.largestText)
    let faults = SourceText.check(bytes, file: file)
    diagnostics += faults
    guard !faults.hasErrors,
      let fields = readYAML(bytes[...], file: file, firstLine: 1, diagnostics: &diagnostics)
    else { return nil }
    let decoding = Decoding(slug: "site", directory: ReferenceDirectory())
    var row = FieldRow(fields, schema: SiteSettings.schema, decoding: decoding)
    let settings = SiteSettings(&row)
    diagnostics += row.decoding.diagnostics
    return settings
  }

  private mutating func loadWords(_ found: SiteFiles) throws(FileFault) -> [(language: String, fields: Node)] {
    var words: [(language: String, fields: Node)] = []
    for (language, source) in found.strings {
      let bytes = try FileSystem.read(content + "/" + source.path, limit: SiteFiles.largestText)
      let faults = SourceText.check(bytes, file: source.file)
      diagnostics += faults
      guard !faults.hasErrors,
        let fields = readYAML(bytes[...], file: source.file, firstLine: 1, diagnostics: &diagnostics)
      else { continue }
      words.append((language, fields))
    }
    return words
  }
}

/// A document's files, read and split.
private struct ReadDocument: Sendable {
  var fields: Node?
  var body: RecordText.Body?
  var translations: [(language: Int, fields: Node, body: RecordText.Body)] = []
  var diagnostics: [Diagnostic] = []
  var fault: FileFault?
}

/// Reads the files of one record.
private struct DocumentReader {
  let folder: String

  func read(_ document: SiteFiles.Document) -> ReadDocument {
    var result = ReadDocument()
    do throws(FileFault) {
      if let (fields, body) = try split(document.source, &result.diagnostics) {
        result.fields = fields
        result.body = body
      }
      for (language, source) in document.translations {
        guard let (fields, body) = try split(source, &result.diagnostics) else { continue }
        result.translations.append((language, fields, body))
      }
      if let table = document.table { try add(table, of: document, to: &result) }
    } catch {
      result.fault = error
    }
    return result
  }

  private func split(
    _ source: SiteFiles.File, _ diagnostics: inout [Diagnostic]
  ) throws(FileFault) -> (Node, RecordText.Body)? {
    let bytes = try FileSystem.read(folder + "/" + source.path, limit: SiteFiles.largestText)
    guard let file = FrontMatterFile(bytes, file: source.file, diagnostics: &diagnostics) else { return nil }
    return (
      file.fields, RecordText.Body(bytes: Array(bytes[file.bodyStart...]), file: source.file, line: file.bodyLine)
    )
  }

  /// The rows of the CSV beside a record become one of its fields, as if they stood in its front matter.
  private func add(
    _ table: SiteFiles.File, of document: SiteFiles.Document, to result: inout ReadDocument
  ) throws(FileFault) {
    let bytes = try FileSystem.read(folder + "/" + table.path, limit: SiteFiles.largestTable)
    guard let csv = CSVTable(bytes, file: table.file, diagnostics: &result.diagnostics), let fields = result.fields
    else { return }
    let key = document.collection == Reporting.Collection.cases.rawValue ? "rows" : "observations"
    let place = SourceRange(file: table.file, line: 1, column: 1)
    if let given = fields.entries.first(where: { $0.key == key }) {
      result.diagnostics.append(.givenTwice(key, at: given.keyRange, table: place))
      return
    }
    let rows = Node.Entry(key: key, keyRange: place, value: Node(.sequence(csv.rows), at: place))
    result.fields = Node(.mapping(fields.entries + [rows]), at: fields.range)
  }
}

/// Decodes what was read, collection by collection.
private struct RecordLoading: RecordTableVisitor {
  private let documents: [Reporting.Collection: [(position: Int, document: SiteFiles.Document)]]
  private let directory: ReferenceDirectory
  var read: [ReadDocument] = []
  var records = Records()
  var texts: [Reporting.Collection: [RecordText]] = [:]
  var diagnostics: [Diagnostic] = []

  init(_ documents: [SiteFiles.Document]) {
    var directory = ReferenceDirectory()
    let all = documents.enumerated().map { (position: $0.offset, document: $0.element) }
    let groups = Dictionary(grouping: all) { Reporting.Collection(rawValue: $0.document.collection) ?? .pages }
    for (collection, group) in groups {
      directory.add(collection.rawValue, slugs: group.map(\.document.slug))
    }
    self.documents = groups
    self.directory = directory
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let group = documents[Element.collection] ?? []
    var decoded: [Element?] = []
    for (position, _) in group {
      decoded.append(decode(read[position], slug: group[decoded.count].document.slug))
    }
    records[keyPath: table] = RecordTable(decoded)
    texts[Element.collection] = zip(group, decoded).map { one, record in
      let (position, document) = one
      return RecordText(
        slug: document.slug, path: document.source.path, file: document.source.file, isReadable: record != nil,
        body: read[position].body,
        translations: read[position].translations.map { ($0.language, $0.body) })
    }
  }

  private mutating func decode<Element: Record>(_ document: ReadDocument, slug: String) -> Element? {
    guard let fields = document.fields else { return nil }
    var row = FieldRow(
      fields, schema: Element.schema,
      translations: document.translations.map { Translation(language: $0.language, fields: $0.fields) },
      decoding: Decoding(slug: slug, directory: directory))
    let record = Element(&row)
    diagnostics += row.decoding.diagnostics
    return record
  }
}
