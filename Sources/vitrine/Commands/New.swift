internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Reporting
internal import Site

/// Begins a record or a translation in a site: writes its file, and never over one that is there.
struct New {
  let request: NewRequest
  let environment: Environment

  func run() -> Outcome {
    let site: SiteFolder.Opened
    do { site = try SiteFolder(site: request.site, environment: environment).opened() } catch { return error.outcome }
    let content = SiteContent(root: site.root, languages: site.settings.languages, documents: site.files.documents)
    do throws(FileFault) {
      guard let kind = request.record else {
        return try NewTranslation(request: request, environment: environment, content: content).run()
      }
      return try NewRecord(request: request, environment: environment, content: content, kind: kind).run()
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }
}

/// What a site holds, by the names of its files.
struct SiteContent {
  let root: String
  /// The default one first.
  let languages: [String]
  let documents: [SiteFiles.Document]

  /// The slugs of each collection.
  var slugs: [String: [String]] {
    Dictionary(grouping: documents, by: \.collection).mapValues { $0.map(\.slug) }
  }

  /// The fields of a record's file and the text below them; `nil` where they cannot be read, which `diagnostics` then says.
  func read(
    _ document: SiteFiles.Document, _ diagnostics: inout [Diagnostic]
  ) throws(FileFault) -> (fields: Node, body: String)? {
    let source = document.source
    let bytes = try FileSystem.read(root + "/Content/" + source.path, limit: SiteFiles.largestText)
    guard let file = FrontMatterFile(bytes, file: source.file, diagnostics: &diagnostics) else { return nil }
    return (file.fields, String(decoding: bytes[file.bodyStart...], as: UTF8.self))
  }

  /// What a record is called.
  func title(of document: SiteFiles.Document) -> String? { text(of: RecordHeader.title, in: document) }

  /// Does it say that it is invented?
  func isIllustrative(_ document: SiteFiles.Document) -> Bool {
    text(of: RecordHeader.isIllustrative, in: document) == "true"
  }

  private func text<Value>(of field: Field<RecordHeader, Value>, in document: SiteFiles.Document) -> String? {
    var ignored: [Diagnostic] = []
    return (try? read(document, &ignored))?.fields.value(of: field.key)?.text
  }
}
