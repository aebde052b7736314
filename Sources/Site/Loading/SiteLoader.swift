package import Content
package import Diagnostics
internal import FrontMatter
internal import Markup
internal import Pictures
package import Reporting
internal import Threads

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

  /// What is told of a record that may have been named by its title.
  private static let ofNames: Set = ["dangling-reference", "not-a-group", "list-in-one-text", "wide-table"]

  /// The site's settings alone; `nil` when they cannot be read.
  package mutating func settings() throws(FileFault) -> SiteSettings? {
    try loadSettings(files.add("Content/" + SiteFiles.settings))
  }

  /// - Returns: `nil` when there is no report to make pages of; then `diagnostics` says why.
  /// - Throws: When a folder or a file cannot be read.
  package mutating func load() async throws(FileFault) -> SiteSource? {
    options.timings?.begin("settings and names of files")
    let settingsFile = files.add("Content/" + SiteFiles.settings)
    guard let settings = try loadSettings(settingsFile) else { return nil }
    let found = try SiteFiles(
      in: content, languages: settings.languages, collections: Reporting.Collection.allCases.map(\.rawValue),
      tables: Records.tables, proposed: options.proposed.mapValues(\.count), files: &files)
    diagnostics += found.diagnostics

    options.timings?.begin("records read")
    let schemes = try loadSchemes(found, languages: settings.languages)
    let reader = DocumentReader(
      content, found.documents, languages: settings.languages, proposed: options.proposed, schemes: schemes,
      ownPhones: settings.contact?.phones ?? [])
    let kept = options.kept
    let frame = kept == nil ? nil : try readingFrame(found, languages: settings.languages)
    let former = frame.flatMap { kept?.documents(within: $0) }
    let (all, known) = await workers.map(found.documents.count) { range in
      range.map { reader.read(found.documents[$0], at: $0, as: former?[$0], keeping: kept != nil) }
    }.reduce(into: ([ReadDocument](), [KeptDocument?]())) { all, chunk in
      all.0 += chunk.map(\.document)
      all.1 += chunk.map(\.kept)
    }
    var read = all
    // Titles are known when all has been read: whoever named a record in vain is read again.
    let inVain = read.indices.filter { index in
      read[index].diagnostics.contains { Self.ofNames.contains($0.id.name) }
    }
    if !inVain.isEmpty {
      let knowing = reader.knowing(titles: zip(found.documents, read).map { ($0, $1.titles) })
      let again = await workers.map(inVain.count) { range in
        range.map { knowing.read(found.documents[inVain[$0]], at: inVain[$0]).document }
      }.flatMap { $0 }
      for (index, document) in zip(inVain, again) { read[index] = document }
    }
    if let frame {
      let others = Set(inVain)
      kept?.keep(known.enumerated().map { others.contains($0.offset) ? nil : $0.element }, within: frame)
    }
    if let fault = read.lazy.compactMap(\.fault).first { throw fault }
    diagnostics += read.flatMap(\.diagnostics)
    for (file, sheet) in read.flatMap(\.sheets) { files.setSheet(sheet, of: file) }
    var loading = RecordLoading(found.documents, read)
    Records.visitTables(&loading)

    let words = try loadWords(found)
    let place = SourceRange(file: settingsFile, line: 1, column: 1)
    options.timings?.begin("checks, hidden counts and figures")
    let records = loading.records
    func report(_ diagnostics: inout [Diagnostic]) async -> Report? {
      await Report(
        records, settings: settings, options: options.report, at: place, by: workers, diagnostics: &diagnostics)
    }
    let made: (report: Report, number: Int?)?
    if let kept, let frame {
      made = await kept.report(within: frame, of: read.map(\.sums.fields), diagnostics: &diagnostics, make: report).map
      {
        ($0.report, $0.number)
      }
    } else {
      made = await report(&diagnostics).map { ($0, nil) }
    }
    guard let (report, number) = made else { return nil }
    let named = NamedFiles(report)
    let evidence = Media(found, in: content, texts: loading.texts).evidenceFiles(of: named)
    return SiteSource(
      root: root, settings: settings, settingsRange: place, schemes: schemes, report: report, files: found,
      namedFiles: named,
      hashes: try await hashes(of: evidence), texts: loading.texts, words: words, reportNumber: number)
  }

  /// The SHA-256 of each file as readers will get it, by address; made on all cores, since evidence may be long.
  private func hashes(of files: [(address: String, path: String)]) async throws(FileFault) -> [String: String] {
    let content = content
    let hashes = await workers.map(files.count) { range in
      range.map { index -> (hash: String?, fault: FileFault?) in
        do throws(FileFault) {
          let file = try FileSystem.read(content + "/" + files[index].path)
          return (SHA256.digits(of: PublishedFile.bytes(of: file)), nil)
        } catch {
          return (nil, error)
        }
      }
    }.flatMap { $0 }
    if let fault = hashes.lazy.compactMap(\.fault).first { throw fault }
    return Dictionary(uniqueKeysWithValues: zip(files.map(\.address), hashes.compactMap(\.hash)))
  }

  /// What documents are read within: it tells whether those that are the same as before mean the same.
  private func readingFrame(_ found: SiteFiles, languages: [String]) throws(FileFault) -> ReadingFrame {
    let translated = languages.dropFirst().map { SiteFiles.settings(in: $0) }
    var settings: [[UInt8]] = []
    for path in [SiteFiles.settings] + translated + found.schemes.map(\.source.path)
    where FileSystem.isFile(content + "/" + path) {
      settings.append(Array(path.utf8))
      settings.append(try FileSystem.read(content + "/" + path, limit: SiteFiles.largestText))
    }
    return ReadingFrame(settings: settings, documents: found.documents.map { ReadingFrame.DocumentNames($0) })
  }

  private mutating func loadSettings(_ file: SourceFile) throws(FileFault) -> SiteSettings? {
    guard let fields = try loadFields(SiteFiles.settings, file).map(SiteSettings.spelledOut) else { return nil }
    var translations: [Translation] = []
    for (index, language) in SiteSettings.languages(of: fields).enumerated().dropFirst() {
      let name = SiteFiles.settings(in: language)
      guard FileSystem.isFile(content + "/" + name) else { continue }
      let fields = try loadFields(name, files.add("Content/" + name))
      if let fields { translations.append(Translation(language: index, fields: SiteSettings.spelledOut(fields))) }
    }
    let decoding = Decoding(slug: "site", directory: ReferenceDirectory())
    var row = FieldRow(fields, schema: SiteSettings.schema, translations: translations, decoding: decoding)
    let settings = SiteSettings(&row)
    diagnostics += row.decoding.diagnostics
    for one in [fields] + translations.map(\.fields) {
      one.visitTexts(SiteSettings.schema.descriptions) { text, place, _ in
        diagnostics += slips(inField: text, at: place, isQuoted: false, except: nil)
      }
    }
    return settings
  }

  private mutating func loadWords(_ found: SiteFiles) throws(FileFault) -> [(language: String, fields: Node)] {
    var words: [(language: String, fields: Node)] = []
    for (language, source) in found.strings {
      if let fields = try loadFields(source.path, source.file) { words.append((language, fields)) }
    }
    return words
  }

  private mutating func loadSchemes(_ found: SiteFiles, languages: [String]) throws(FileFault) -> Schemes {
    var files: [Schemes.File] = []
    for (name, source) in found.schemes {
      let place = SourceRange(file: source.file, line: 1, column: 1)
      files.append(Schemes.File(name: name, fields: try loadFields(source.path, source.file), place: place))
    }
    return Schemes(files, languages: languages, diagnostics: &diagnostics)
  }

  /// The fields of a file of the Content folder that is YAML from its first line; `nil` when they cannot be read.
  private mutating func loadFields(_ path: String, _ file: SourceFile) throws(FileFault) -> Node? {
    let bytes = try FileSystem.read(content + "/" + path, limit: SiteFiles.largestText)
    let faults = SourceText.check(bytes, file: file)
    diagnostics += faults
    return faults.hasErrors ? nil : readYAML(bytes[...], file: file, firstLine: 1, diagnostics: &diagnostics)
  }
}

/// What the files of a document say.
struct ReadDocument: Sendable {
  /// `nil` where the record makes no sense; then `diagnostics` says why.
  var record: (any Record)?
  /// What the record is called, in each language.
  var titles: [String] = []
  var body: RecordText.Body?
  var translations: [RecordText.Translation] = []
  var sums = DocumentSums()
  var diagnostics: [Diagnostic] = []
  /// The sheets of workbooks that were read.
  var sheets: [(file: SourceFile, name: String)] = []
  var fault: FileFault?
}

/// Reads and decodes the files of one record. The YAML is let go with it, so that never all of it is in memory.
private struct DocumentReader: Sendable {
  private let folder: String
  private let decoders = RecordDecoders()
  private var directory: ReferenceDirectory
  private let ownPhones: [String]
  private let fit: TextFit
  private let proposed: [String: [UInt8]]
  /// Of each document, its place in its collection.
  private let positions: [Int]

  /// - Parameters:
  ///   - proposed: What is read in place of files.
  ///   - ownPhones: Telephone numbers of the site's own, which may stand in a text.
  init(
    _ folder: String, _ documents: [SiteFiles.Document], languages: [String], proposed: [String: [UInt8]],
    schemes: Schemes, ownPhones: [String]
  ) {
    self.folder = folder
    fit = TextFit(languages)
    self.proposed = proposed
    self.ownPhones = ownPhones
    var slugs: [String: [String]] = [:]
    positions = documents.map { document in
      slugs[document.collection, default: []].append(document.slug)
      return (slugs[document.collection]?.count ?? 1) - 1
    }
    var directory = ReferenceDirectory()
    for (collection, slugs) in slugs { directory.add(collection, slugs: slugs) }
    directory.add(schemes)
    directory.add(Records.fieldHomes)
    self.directory = directory
  }

  /// The same, which tells the slug of a record that is named by its title.
  func knowing(titles: [(document: SiteFiles.Document, titles: [String])]) -> DocumentReader {
    var reader = self
    for (document, titles) in titles {
      for title in titles { reader.directory.add(document.collection, title: title, of: document.slug) }
    }
    return reader
  }

  /// - Parameters:
  ///   - number: The document's, among all.
  ///   - former: As it was read before within the same frame.
  ///   - keeps: Is it kept, for the next time?
  func read(
    _ document: SiteFiles.Document, at number: Int, as former: KeptDocument? = nil, keeping keeps: Bool = false
  ) -> (document: ReadDocument, kept: KeptDocument?) {
    let files: DocumentFiles
    do throws(FileFault) {
      files = try bytes(of: document)
    } catch {
      return (ReadDocument(fault: error), nil)
    }
    if let former, former.files == files { return (former.document, former) }
    let read = read(document, files, at: number)
    return (read, keeps ? KeptDocument(files: files, document: read) : nil)
  }

  private func bytes(of document: SiteFiles.Document) throws(FileFault) -> DocumentFiles {
    var files = DocumentFiles()
    files.source = try bytes(of: document.source)
    for (_, source) in document.translations { files.translations.append(try bytes(of: source)) }
    for (_, table) in document.tables {
      files.tables.append(try FileSystem.read(folder + "/" + table.path, limit: SiteFiles.largestTable))
    }
    return files
  }

  private func bytes(of source: SiteFiles.File) throws(FileFault) -> [UInt8] {
    if let text = proposed[source.path] { return text }
    return try FileSystem.read(folder + "/" + source.path, limit: SiteFiles.largestText)
  }

  private func read(_ document: SiteFiles.Document, _ files: DocumentFiles, at number: Int) -> ReadDocument {
    var result = ReadDocument()
    let written = split(document.source, files.source, &result.diagnostics)
    result.body = written?.body
    result.sums.add(files.source, body: written?.body)
    var translations: [Translation] = []
    for ((language, source), bytes) in zip(document.translations, files.translations) {
      guard let (fields, body) = split(source, bytes, &result.diagnostics) else { continue }
      result.sums.add(bytes, body: body)
      // One in which nothing is translated yet, as `vitrine new translation` writes it, is none: its page says so.
      if fields.entries.isEmpty, body.isEmpty { continue }
      let slug = header(of: fields, &result.diagnostics)?.slug
      translations.append(
        Translation(language: language, fields: fields, beside: TranslationHeader.schema.descriptions.map(\.key)))
      result.translations.append(RecordText.Translation(language: language, body: body, slug: slug))
    }
    var fields = written?.fields
    for ((field, table), bytes) in zip(document.tables, files.tables) {
      result.sums.add(table: bytes)
      add(table, bytes, as: field, of: document.collection, to: &fields, &result)
    }
    let described = decoders.keys(of: document.collection)
    var found = DiagnosticList()
    for one in ([fields] + translations.map(\.fields)).compactMap(\.self) {
      result.titles += one.value(of: RecordHeader.title.key)?.texts ?? []
      one.visitTexts(described) { text, place, key in
        let isQuoted = FieldContent.quoted.contains(key)
        // Whom to ask of a record may be called.
        let own = key == RecordHeader.contact.key ? nil : ownPhones
        for slip in slips(inField: text, at: place, isQuoted: isQuoted, except: own) { found.append(slip) }
        if key == RecordHeader.title.key, let fault = TitleWords.fault(of: text, at: place) { found.append(fault) }
      }
    }
    result.diagnostics += found.all
    result.diagnostics += unfitting(
      TextFit.File(language: 0, fields: fields, body: result.body), translations, result, described)
    guard var fields else { return result }
    if let body = result.body {
      let below = FieldsInText(body.bytes[...], keys: described)
      let faults = below.faults(file: body.file, firstLine: body.line)
      result.diagnostics += faults
      if !faults.isEmpty { result.sums.joinText() }
      for fault in faults {
        let more = below.fields(at: fault, firstLine: body.line)?.entries ?? []
        let given = Set(fields.entries.lazy.map(\.key))
        fields = Node(.mapping(fields.entries + more.filter { !given.contains($0.key) }), at: fields.range)
      }
    }
    let decoding = Decoding(slug: document.slug, position: positions[number], directory: directory)
    result.record = decoders.decode(
      fields, translations, decoding, in: document.collection, diagnostics: &result.diagnostics)
    return result
  }

  /// What is in the letters of another language, and numbers that differ between two.
  private func unfitting(
    _ original: TextFit.File, _ translations: [Translation], _ result: ReadDocument, _ described: [FieldDescription]
  ) -> [Diagnostic] {
    var found = [fit.wrongScript(original, described)].compactMap(\.self)
    for (translation, text) in zip(translations, result.translations) {
      let file = TextFit.File(language: translation.language, fields: translation.fields, body: text.body)
      found += [fit.wrongScript(file, described)].compactMap(\.self) + fit.otherNumbers(original, file)
    }
    return found
  }

  /// What a translation says that is no field of the record.
  private func header(of translation: Node, _ diagnostics: inout [Diagnostic]) -> TranslationHeader? {
    let fields = TranslationHeader.fields(of: translation)
    let decoding = Decoding(slug: "", directory: directory)
    var row = FieldRow(fields, schema: TranslationHeader.schema, decoding: decoding)
    let header = TranslationHeader(&row)
    diagnostics += row.decoding.diagnostics
    return header
  }

  private func split(
    _ source: SiteFiles.File, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]
  ) -> (fields: Node, body: RecordText.Body)? {
    guard let file = FrontMatterFile(bytes, file: source.file, diagnostics: &diagnostics) else { return nil }
    return (
      file.fields, RecordText.Body(bytes: Array(bytes[file.bodyStart...]), file: source.file, line: file.bodyLine)
    )
  }

  /// The rows of a CSV beside a record become one of its fields, as if they stood in its front matter.
  private func add(
    _ table: SiteFiles.File, _ bytes: [UInt8], as key: String, of collection: String, to given: inout Node?,
    _ result: inout ReadDocument
  ) {
    let place = SourceRange(file: table.file, line: 1, column: 1)
    let reader = TableReader(
      of: key, decoders.keys(of: collection), record: given, directory: directory, file: table.file)
    let content = reader.read(bytes, isWorkbook: !table.path.hasSuffix(".csv"), &result)
    guard let content, let fields = given else { return }
    if let entry = fields.entries.first(where: { $0.key == key }) {
      result.diagnostics.append(.givenTwice(key, at: entry.keyRange, table: place))
      return
    }
    let rows = Node.Entry(key: key, keyRange: place, value: Node(content, at: place))
    given = Node(.mapping(fields.entries + [rows]), at: fields.range)
  }
}

/// How a record of each collection is decoded.
private struct RecordDecoders: RecordTableVisitor, Sendable {
  private typealias Decoder = @Sendable (Node, [Translation], Decoding, inout [Diagnostic]) -> (any Record)?

  private var decoders: [String: Decoder] = [:]
  private var fields: [String: [FieldDescription]] = [:]

  init() {
    Records.visitTables(&self)
  }

  /// The fields of a collection.
  func keys(of collection: String) -> [FieldDescription] { fields[collection] ?? [] }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    fields[Element.collection.rawValue] = Element.schema.descriptions
    decoders[Element.collection.rawValue] = { fields, translations, decoding, diagnostics in
      var row = FieldRow(fields, schema: Element.schema, translations: translations, decoding: decoding)
      let record = Element(&row)
      diagnostics += row.decoding.diagnostics
      return record
    }
  }

  func decode(
    _ fields: Node, _ translations: [Translation], _ decoding: Decoding, in collection: String,
    diagnostics: inout [Diagnostic]
  ) -> (any Record)? {
    decoders[collection]?(fields, translations, decoding, &diagnostics)
  }
}

/// Puts what was read into the tables of its collections.
private struct RecordLoading: RecordTableVisitor {
  private let documents: [String: [(document: SiteFiles.Document, read: ReadDocument)]]
  var records = Records()
  var texts: [Reporting.Collection: [RecordText]] = [:]

  init(_ documents: [SiteFiles.Document], _ read: [ReadDocument]) {
    self.documents = Dictionary(grouping: zip(documents, read).map { (document: $0, read: $1) }) {
      $0.document.collection
    }
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let group = documents[Element.collection.rawValue] ?? []
    records[keyPath: table] = RecordTable(group.map { $0.read.record as? Element })
    texts[Element.collection] = group.map { document, read in
      RecordText(
        slug: document.slug, path: document.source.path, file: document.source.file,
        tables: document.tables.map(\.source.file), isReadable: read.record != nil, body: read.body,
        translations: read.translations, sums: read.sums)
    }
  }
}
