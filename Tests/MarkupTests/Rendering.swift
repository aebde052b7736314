import Diagnostics
import TestSupport

@testable import Markup

/// A body rendered for a test: its HTML, what is known of it, and what is reported at which mark.
struct Rendering {
  let html: String
  let bytes: [UInt8]
  let body: RenderedBody?
  let diagnostics: [Diagnostic]
  /// In the form of `MarkedText.reports`, in the order of the text.
  let reports: [String]

  /// - Parameter marked: A body that begins on line 1, with the expected places marked.
  init(
    _ marked: String, rawHTML: Bool = false,
    resolve: (MarkdownLink) -> LinkResolution = { .address($0.written) }
  ) {
    let text = MarkedText(marked)
    self.init(bytes: text.bytes, text: text, rawHTML: rawHTML, resolve: resolve)
  }

  init(bytes: [UInt8], rawHTML: Bool = false) {
    self.init(bytes: bytes, text: MarkedText(""), rawHTML: rawHTML) { .address($0.written) }
  }

  private init(bytes: [UInt8], text: MarkedText, rawHTML: Bool, resolve: (MarkdownLink) -> LinkResolution) {
    var files = SourceFiles()
    let file = files.add("a.md")
    let renderer = MarkdownRenderer(
      words: MarkdownWords(), allowsRawHTML: rawHTML, reservedIDs: ["main"], ownPhones: ["+994 12 493 00 00"])
    var html: [UInt8] = []
    var diagnostics: [Diagnostic] = []
    body = renderer.render(
      bytes[...], file: file, firstLine: 1, into: &html, diagnostics: &diagnostics, resolve: resolve)
    self.bytes = html
    self.html = String(decoding: html, as: UTF8.self)
    self.diagnostics = diagnostics
    self.reports = text.reports(diagnostics.inOrder(files))
  }
}

/// A fragment of Markdown and what is expected of it; the Markdown names the case.
struct Fragment: CustomStringConvertible, Sendable {
  let markdown: String
  let expected: String
  var reports: [String] = []

  init(_ markdown: String, _ expected: String, reports: [String] = []) {
    self.markdown = markdown
    self.expected = expected
    self.reports = reports
  }

  var description: String { String(markdown.prefix(60)) }
}

/// The elements that HTML leaves open, or the first end tag that does not fit.
func openTags(_ html: String) -> [String] {
  var tokens = HTMLTokens(Array(html.utf8))
  var open: [String] = []
  while let piece = tokens.next() {
    switch piece {
    case .open(let tag, _) where !AllowedHTML.isVoid(tag.name) && tag.name != "input": open.append(tag.name)
    case .close(let name, _): if open.popLast() != name { return ["/" + name] }
    default: break
    }
  }
  return open
}
