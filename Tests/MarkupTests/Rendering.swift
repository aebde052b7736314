import Diagnostics

@testable import Markup

/// A body rendered for a test: its HTML, what is known of it, and what is wrong with it as `id line:column`.
struct Rendering {
  let html: String
  let body: RenderedBody?
  let diagnostics: [Diagnostic]

  /// What is reported, with places; the body begins on line 1 unless told otherwise.
  var reports: [String] {
    diagnostics.map { "\($0.id) \($0.range.map { "\($0.line):\($0.column)-\($0.endLine):\($0.endColumn)" } ?? "")" }
  }

  init(
    _ markdown: String, rawHTML: Bool = false, firstLine: Int = 1,
    resolve: (MarkdownLink) -> LinkResolution = { .address($0.written) }
  ) {
    self.init(bytes: Array(markdown.utf8), rawHTML: rawHTML, firstLine: firstLine, resolve: resolve)
  }

  init(
    bytes: [UInt8], rawHTML: Bool = false, firstLine: Int = 1,
    resolve: (MarkdownLink) -> LinkResolution = { .address($0.written) }
  ) {
    var files = SourceFiles()
    let file = files.add("a.md")
    let renderer = MarkdownRenderer(
      words: MarkdownWords(), allowsRawHTML: rawHTML, reservedIDs: ["main", "contents"])
    var html: [UInt8] = []
    var diagnostics: [Diagnostic] = []
    body = renderer.render(
      bytes[...], file: file, firstLine: firstLine, into: &html, diagnostics: &diagnostics, resolve: resolve)
    self.html = String(decoding: html, as: UTF8.self)
    self.diagnostics = diagnostics
  }
}
