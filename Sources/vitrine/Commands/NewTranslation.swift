internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Manual
internal import Reporting

/// Begins the translation of a record, or of the site's settings.
struct NewTranslation {
  let request: NewRequest
  let environment: Environment
  let content: SiteContent

  func run() throws(FileFault) -> Outcome {
    let document: SiteFiles.Document?
    let code: String
    do throws(UsageFault) {
      document = isSettings ? nil : try self.document()
      code = try language(of: document)
    } catch {
      return Outcome(exitCode: .usage, messages: error.text)
    }
    guard let document else { return try translateSettings(into: code) }
    return try translate(document, into: code)
  }

  // MARK: What is to be translated

  private var absolute: String {
    request.subject.hasPrefix("/") ? request.subject : environment.currentFolder + "/" + request.subject
  }

  private var isSettings: Bool {
    let settings = "Content/" + SiteFiles.settings
    return [settings, SiteFiles.settings].contains(request.subject)
      || FileSystem.isSame(absolute, content.root + "/" + settings)
  }

  private func document() throws(UsageFault) -> SiteFiles.Document {
    if let document = content.documents.first(where: {
      FileSystem.isSame(absolute, content.root + "/Content/" + $0.source.path)
    }) {
      return document
    }
    let wanted = RecordSearch.name(request.subject, root: content.root)
    func names(_ document: SiteFiles.Document) -> [String] {
      ["\(document.collection)/\(document.slug)", document.slug]
    }
    let found = content.documents.filter { names($0).contains(wanted) }
    if found.count > 1 {
      throw UsageFault(
        message: "`\(request.subject)` could be \(oneOf(found.map { names($0)[0] })).", help: "Write one of them.")
    }
    if let document = found.first { return document }
    if let whole = content.documents.first(where: { document in
      content.languages.contains { code in names(document).contains { "\($0).\(code)" == wanted } }
    }) {
      throw UsageFault(
        message: "`\(request.subject)` is a translation itself.", help: "Name the file Content/\(whole.source.path).")
    }
    let known = content.documents.flatMap(names)
    throw UsageFault(
      message: "There is no record `\(request.subject)`.",
      help: nearMiss(wanted, among: known).map { "Did you mean `\($0)`?" }
        ?? "Name a record's file, such as Content/pages/about.md.")
  }

  /// The language into which to translate.
  ///
  /// - Parameter document: `nil` for the settings.
  private func language(of document: SiteFiles.Document?) throws(UsageFault) -> String {
    let others = Array(content.languages.dropFirst())
    guard !others.isEmpty else {
      throw UsageFault(
        message: "The site has one language, \(content.languages[0]), so nothing can be translated.",
        help: "Add another one to `languages` in Content/site.yaml.")
    }
    if let code = request.language { return try known(code, among: others, of: "--language") }
    let missing = others.filter { !isDone(document, $0) }
    if missing.count == 1 { return missing[0] }
    if missing.isEmpty {
      throw UsageFault(
        message:
          "Content/\(document?.source.path ?? SiteFiles.settings) is translated into \(oneOf(others, joining: "and")) "
          + "already.")
    }
    let answer = environment.answer(to: "Into which language: \(oneOf(missing))? ") { text throws(UsageFault) in
      try known(text, among: missing, of: "language")
    }
    guard let answer else {
      throw UsageFault(message: "`new translation` needs --language: \(oneOf(missing)).")
    }
    return answer
  }

  private func isDone(_ document: SiteFiles.Document?, _ code: String) -> Bool {
    document.map { $0.translations.contains { content.languages[$0.language] == code } }
      ?? FileSystem.exists(content.root + "/" + Self.settings(in: code))
  }

  private static func settings(in code: String) -> String { "Content/" + SiteFiles.settings(in: code) }

  private func known(_ code: String, among others: [String], of name: String) throws(UsageFault) -> String {
    if code == content.languages[0] {
      throw UsageFault(
        message: "`\(code)` is the site's default language, from which is translated.", help: "Name \(oneOf(others)).")
    }
    guard others.contains(code) else { throw UsageFault(word: code, of: name, among: others) }
    return code
  }

  // MARK: Writing

  private func translate(_ document: SiteFiles.Document, into code: String) throws(FileFault) -> Outcome {
    let path = document.source.path
    var diagnostics: [Diagnostic] = []
    guard let (fields, body) = try content.read(document, &diagnostics),
      let kind = FileKind.all.first(where: { $0.collection == document.collection })
    else {
      return Outcome(
        exitCode: .contentErrors,
        messages: "vitrine: The fields of Content/\(path) cannot be read, so nothing was made of them.\n"
          + "To be told why, run: vitrine check\n")
    }
    let whole = Node(.mapping(fields.entries + (try tables(of: document))), at: fields.range)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    return try write(draft(kind, whole, body: body, code), to: "Content/\(folder)/\(document.slug).\(code).md")
  }

  private func draft(_ kind: FileKind, _ fields: Node, body: String, _ code: String) -> String {
    TranslationDraft(kind, language: ManualLanguage(of: code, or: ManualLanguage(of: content.languages[0])))
      .text(of: fields, body: body, into: code, from: content.languages[0])
  }

  /// The rows that stand in tables beside a record, as fields of it; none of one that cannot be read.
  private func tables(of document: SiteFiles.Document) throws(FileFault) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    for (field, source) in document.tables {
      var ignored: [Diagnostic] = []
      let bytes = try FileSystem.read(content.root + "/Content/" + source.path, limit: SiteFiles.largestTable)
      guard let table = CSVTable(bytes, file: source.file, diagnostics: &ignored) else { continue }
      let place = SourceRange(file: source.file, line: 1, column: 1)
      entries.append(Node.Entry(key: field, keyRange: place, value: Node(table.content, at: place)))
    }
    return entries
  }

  private func translateSettings(into code: String) throws(FileFault) -> Outcome {
    var ignored: [Diagnostic] = []
    let bytes = try FileSystem.read(content.root + "/Content/" + SiteFiles.settings, limit: SiteFiles.largestText)
    // They could be read when the command began.
    let fields = readYAML(bytes[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &ignored)
    guard let fields else { internalFault("the settings cannot be read a second time") }
    return try write(draft(.site, fields, body: "", code), to: Self.settings(in: code))
  }

  private func write(_ text: String, to path: String) throws(FileFault) -> Outcome {
    let folder = try Folder(content.root)
    guard try folder.kind(of: path) == nil else {
      return Outcome(
        exitCode: .fileFault,
        messages: "vitrine: \(path) is there already, and nothing was changed.\n"
          + "To begin it anew, rename it first.\n")
    }
    try folder.writeNew(Array(text.utf8), to: path)
    return Outcome(
      exitCode: .success,
      data: "\(path) was made. Nothing in it is translated yet.\nOpen it, translate, then run: vitrine check\n")
  }
}
