import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Template

/// Templates of a test, by name, compiled; `page.html` is the one that gets the roots.
struct Theme {
  let files: [TemplateFile]
  let templates: TemplateSet
  let diagnostics: [Diagnostic]

  init(
    _ sources: KeyValuePairs<String, String>, roots: [Root] = [], vocabulary: Vocabulary = Vocabulary()
  ) {
    let files = sources.enumerated().map { number, source in
      TemplateFile(name: source.key, file: SourceFile(index: UInt32(number)), bytes: Array(source.value.utf8))
    }
    self.files = files
    (templates, diagnostics) = TemplateSet.compile(files, vocabulary: vocabulary) { name in
      name == "page.html" ? roots : nil
    }
  }

  init(_ source: String, roots: [Root] = [], vocabulary: Vocabulary = Vocabulary()) {
    self.init(["page.html": source], roots: roots, vocabulary: vocabulary)
  }

  func render(_ values: ValueMap = [:], context: any Sendable = ()) throws -> String {
    try #require(diagnostics == [])
    var renderer = Renderer(templates, context: context)
    var page: [UInt8] = []
    try renderer.render("page.html", values, into: &page, for: "records/one")
    return String(decoding: page, as: UTF8.self)
  }

  /// What rendering reports, or what checking did.
  func fault(_ values: ValueMap = [:], work: Int = 100_000) -> Diagnostic? {
    if let first = diagnostics.first { return first }
    var renderer = Renderer(templates, work: work)
    var page: [UInt8] = Array("before".utf8)
    do throws(RenderFault) {
      try renderer.render("page.html", values, into: &page, for: "records/one")
      return nil
    } catch {
      #expect(page == Array("before".utf8), "a failed page leaves nothing in the buffer")
      return error.diagnostic
    }
  }
}

/// What a template writes with these names, whose types are not declared.
func render(_ source: String, _ values: ValueMap = [:]) throws -> String {
  try Theme(source, roots: values.entries.map { Root($0.key, .any) }).render(values)
}

extension MarkedText {
  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// Of the mark ①.
  var line: UInt32 { places["①"].map { UInt32($0.line) } ?? 0 }
  var column: UInt32 { places["①"].map { UInt32($0.column) } ?? 0 }
}

/// The template's only message is of this kind, and points at ①.
func expect(
  _ marked: String, reports id: DiagnosticID, saying part: String = "", help: String? = nil,
  with values: ValueMap = [:], sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = MarkedText(marked)
  let theme = Theme(source.text, roots: values.entries.map { Root($0.key, .any) })
  expect(theme, reports: id, at: source, saying: part, help: help, with: values, sourceLocation: sourceLocation)
}

func expect(
  _ theme: Theme, reports id: DiagnosticID, at source: MarkedText, saying part: String = "", help: String? = nil,
  with values: ValueMap = [:], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(theme.diagnostics.count <= 1, "\(theme.diagnostics.map(\.message))", sourceLocation: sourceLocation)
  guard let diagnostic = theme.fault(values) else {
    Issue.record("nothing is reported", sourceLocation: sourceLocation)
    return
  }
  #expect(diagnostic.id == id, "\(diagnostic.message)", sourceLocation: sourceLocation)
  #expect(diagnostic.range?.line == source.line, "\(diagnostic.message)", sourceLocation: sourceLocation)
  #expect(diagnostic.range?.column == source.column, "\(diagnostic.message)", sourceLocation: sourceLocation)
  if !part.isEmpty { #expect(diagnostic.message.contains(part), sourceLocation: sourceLocation) }
  if let help { #expect(diagnostic.help == help, sourceLocation: sourceLocation) }
}
