import Diagnostics
import Exact
import FuzzSupport
import Template

/// Compiles any bytes as a theme of up to three templates, parted by lines of `===`, and renders what passes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let files = zip(["page.html", "base.html", "macros.html"], bytes.split(separator: "\n===\n".utf8, maxSplits: 2))
    .enumerated().map { number, file in
      TemplateFile(name: file.0, file: SourceFile(index: UInt32(number)), bytes: Array(file.1))
    }
  let (templates, diagnostics) = compile(files)
  require(compile(files).diagnostics == diagnostics, "a second compilation says otherwise")
  check(diagnostics, files)
  guard !diagnostics.hasErrors, templates.contains("page.html") else { return 0 }

  let first = render(templates)
  let second = render(templates)
  require(first.page == second.page && first.fault == second.fault, "a second rendering differs")
  if let fault = first.fault {
    require(first.page == Array("before".utf8), "a page that failed leaves something in the buffer")
    check([fault], files)
  }
  let writesItself = files.contains { $0.bytes.contains("zq".utf8) }
  require(writesItself || !first.page.contains(marker.utf8), "a text reaches the page without being escaped")
  return 0
}

/// What no page may hold as it stands.
private let marker = "\"'><zq onload=1>"

private let roots = [
  Root("title", .text), Root("body", .html), Root("count", .number), Root("date", .date), Root("flag", .flag),
  Root("items", .list(.text)), Root("rows", .list(.map(.any))), Root("words", .map(.text)), Root("any", .any),
  Root("summary", .optional(.text)), Root("nothing", .optional(.any)),
]

private let values: ValueMap = [
  "title": .text(marker), "body": .html(HTML(trusted: Array("<p>Text</p>".utf8))), "count": 7, "flag": true,
  "date": PartialDate(year: 2014, month: 6).map { .date($0) } ?? .none, "items": ["b", "a", "Ə", .text(marker)],
  "rows": [.map(["name": "x", "n": 2]), .map(["name": .text(marker), "n": 1]), .map(["name": "x"])],
  "words": .map(["one": "1", "two": .text(marker)]), "any": [1, "2", .none, [true]], "summary": .text(marker),
]

private func compile(_ files: [TemplateFile]) -> (templates: TemplateSet, diagnostics: [Diagnostic]) {
  TemplateSet.compile(files) { $0 == "page.html" ? roots : nil }
}

private func render(_ templates: TemplateSet) -> (page: [UInt8], fault: Diagnostic?) {
  var page = Array("before".utf8)
  var renderer = Renderer(templates, work: 200_000)
  do throws(RenderFault) {
    try renderer.render("page.html", values, into: &page, for: "records/one")
    return (page, nil)
  } catch {
    return (page, error.diagnostic)
  }
}

private func check(_ diagnostics: [Diagnostic], _ files: [TemplateFile]) {
  for file in files {
    // As in Jinja, a carriage return alone ends a line too.
    let lines = Lines(file.bytes.replacing([0x0D, 0x0A], with: [0x0A]).replacing([0x0D], with: [0x0A]))
    let own = diagnostics.filter { $0.range?.file == file.file }
    for diagnostic in own {
      if let range = diagnostic.range { lines.require(range, of: "\(diagnostic.id)") }
      for note in diagnostic.notes where note.range?.file == file.file {
        if let range = note.range { lines.require(range, of: "a note of \(diagnostic.id)") }
      }
    }
  }
  require(diagnostics.allSatisfy { $0.range != nil }, "a message has no place")
}
