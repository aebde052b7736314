import Diagnostics
import Synchronization
import TestSupport
import Testing

@testable import Template

/// What is the same on every page runs once; what a page has of its own never is.
@Suite("Parts that are the same on every page")
struct ConstantPartTests {
  /// How often the function `note` was called with which text.
  private final class Notes: Sendable {
    let calls = Mutex<[String]>([])

    var vocabulary: Vocabulary {
      Vocabulary(
        functions: [
          Callable("note", takes: nil, [.init("text", .text)], gives: .type(.text)) { [self] (call) throws(Fault) in
            let text = try call[0].text()
            calls.withLock { $0.append(text) }
            return .text("<\(text)>")
          }
        ])
    }
  }

  private static let roots = [Root("site", .text, reach: .renderer), Root("page", .text), Root("flag", .flag)]

  /// The pages `first` and `second`, and the calls that they took.
  private func twoPages(
    _ sources: KeyValuePairs<String, String>, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (pages: [String], calls: [String]) {
    let notes = Notes()
    let theme = Theme(sources, roots: Self.roots, vocabulary: notes.vocabulary)
    #expect(theme.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
    var renderer = Renderer(theme.templates, shared: ["site": "S"])
    let pages = try ["first", "second"].map { page in
      var bytes: [UInt8] = Array("kept".utf8)
      try renderer.render("page.html", ["page": .text(page), "flag": .bool(page == "first")], into: &bytes, for: page)
      return String(String(decoding: bytes, as: UTF8.self).dropFirst(4))
    }
    return (pages, notes.calls.withLock(\.self))
  }

  @Test(
    "what depends on no page runs once",
    arguments: [
      ("{{ note('a') }}", "&lt;a&gt;"), ("{{ note(site) }}", "&lt;S&gt;"),
      ("{% if site %}{{ note('a') }}{% endif %}", "&lt;a&gt;"),
      ("{% for x in ['a'] %}{{ loop.index }}{{ note(x) }}{% endfor %}", "1&lt;a&gt;"),
      ("{% with x = site %}{{ note(x) }}{% endwith %}", "&lt;S&gt;"),
      ("{{ note('a') if site else 'b' }}", "&lt;a&gt;"),
      ("{% macro m(x) %}[{{ note(x) }}]{% endmacro %}{{ m('a') }}", "[&lt;a&gt;]"),
      ("<p title=\"{{ note('a') }}\"></p>", "<p title=\"&lt;a&gt;\"></p>"),
      ("{% set x %}{{ note('a') }}{% endset %}{{ x }}", "&lt;a&gt;"),
    ])
  func runsOnce(source: String, expected: String) throws {
    let (pages, calls) = try twoPages(["page.html": source])
    #expect(pages == [expected, expected])
    #expect(calls.count == 1)
  }

  @Test(
    "what depends on the page runs on each",
    arguments: [
      ("{{ note(page) }}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% for x in [page] %}{{ note(x) }}{% endfor %}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% for x in [page] %}{{ note(x) }}{{ site }}{% endfor %}", "&lt;first&gt;S", "&lt;second&gt;S"),
      ("{% with x = page %}{{ note(x) }}{% endwith %}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% macro m(x) %}{{ note(x) }}{% endmacro %}{{ m(page) }}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% macro m(x=page) %}{{ note(x) }}{% endmacro %}{{ m() }}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% macro m() %}{{ note(page) }}{% endmacro %}{{ m() }}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% set site = page %}{{ note(site) }}", "&lt;first&gt;", "&lt;second&gt;"),
      ("{% for site in [page] %}{{ note(site) }}{% endfor %}", "&lt;first&gt;", "&lt;second&gt;"),
      (
        "{% macro m() %}{{ note(caller()) }}{% endmacro %}{% call m() %}{{ page }}{% endcall %}", "&lt;first&gt;",
        "&lt;second&gt;"
      ),
      ("{% if flag %}{{ note('a') }}{% else %}b{% endif %}", "&lt;a&gt;", "b"),
      ("{{ note('a') if flag else note('b') }}", "&lt;a&gt;", "&lt;b&gt;"),
    ])
  func runsEach(source: String, first: String, second: String) throws {
    #expect(try twoPages(["page.html": source]).pages == [first, second])
  }

  @Test("a part in one side of a choice is kept for the pages that take it")
  func sides() throws {
    let (pages, calls) = try twoPages(["page.html": "{% if page %}{{ note('a') }}{{ page }}{{ note('b') }}{% endif %}"])
    #expect(pages == ["&lt;a&gt;first&lt;b&gt;", "&lt;a&gt;second&lt;b&gt;"])
    #expect(calls == ["a", "b"])
  }

  @Test("a template that is included may mean something else by a shared name")
  func included() throws {
    let (pages, _) = try twoPages([
      "page.html": "{% set site = page %}{% include 'part.html' %}", "part.html": "{{ note(site) }}",
    ])
    #expect(pages == ["&lt;first&gt;", "&lt;second&gt;"])
  }

  @Test("a page's template that another page includes reads that one's names")
  func includedPage() throws {
    let notes = Notes()
    let files: [(String, String)] = [
      ("page.html", "{{ site }}:{{ note(site) }}"), ("other.html", "{% set site = page %}{% include 'page.html' %}"),
    ]
    let (templates, faults) = TemplateSet.compile(
      files.enumerated().map {
        TemplateFile(name: $1.0, file: SourceFile(index: UInt32($0)), bytes: Array($1.1.utf8))
      }, vocabulary: notes.vocabulary
    ) { _ in Self.roots }
    #expect(faults == [])
    var renderer = Renderer(templates, shared: ["site": "S"])
    var text: [UInt8] = []
    for (template, page) in [("page.html", "1"), ("other.html", "2"), ("page.html", "3"), ("other.html", "4")] {
      try renderer.render(template, ["page": .text(page)], into: &text, for: page)
    }
    #expect(String(decoding: text, as: UTF8.self) == "S:&lt;S&gt;2:&lt;2&gt;S:&lt;S&gt;4:&lt;4&gt;")
  }

  @Test("what depends on a group runs once for all pages of it that follow each other")
  func groups() throws {
    let notes = Notes()
    let theme = Theme(
      ["page.html": "{{ note(menu) }}{{ site }}{{ page }}"], roots: Self.roots + [Root("menu", .text, reach: .group)],
      vocabulary: notes.vocabulary)
    #expect(theme.diagnostics.map(\.message) == [])
    var renderer = Renderer(theme.templates, shared: ["site": "S"])
    var text: [UInt8] = []
    for (page, group) in [("1", 0), ("2", 0), ("3", 1), ("4", 0)] {
      try renderer.render(
        "page.html", ["page": .text(page), "menu": .text("m\(group)")], group: group, into: &text, for: page)
    }
    #expect(String(decoding: text, as: UTF8.self) == "&lt;m0&gt;S1&lt;m0&gt;S2&lt;m1&gt;S3&lt;m0&gt;S4")
    #expect(notes.calls.withLock(\.self) == ["m0", "m1", "m0"])
  }

  @Test("each renderer has its own")
  func renderers() throws {
    let theme = Theme("{{ site }}", roots: Self.roots)
    for site in ["one", "two"] {
      var renderer = Renderer(theme.templates, shared: ["site": .text(site)])
      var text: [UInt8] = []
      try renderer.render("page.html", ["page": "p"], into: &text, for: "p")
      #expect(String(decoding: text, as: UTF8.self) == site)
    }
  }

  @Test("a part that fails leaves nothing behind, and fails again at its place")
  func fails() {
    let theme = Theme("a{{ 'x' }}{{ note('gone') }}", roots: Self.roots, vocabulary: HostTests.failing)
    var renderer = Renderer(theme.templates, shared: ["site": "S"])
    for _ in 0..<2 {
      var text: [UInt8] = []
      #expect(throws: RenderFault.self) { try renderer.render("page.html", ["page": "p"], into: &text, for: "p") }
      #expect(text == [])
    }
  }

  @Test("whether a page is too much work does not depend on the pages before it")
  func work() throws {
    let theme = Theme("{% for x in range(900) %}{{ x }}{% endfor %}", roots: Self.roots)
    func written(_ pages: Int, work: Int) -> Int {
      var renderer = Renderer(theme.templates, shared: ["site": "S"], work: work)
      var text: [UInt8] = []
      return (0..<pages).count { _ in (try? renderer.render("page.html", ["page": "p"], into: &text, for: "p")) != nil }
    }
    let least = try #require((0..<20_000).first { written(1, work: $0) == 1 })
    #expect(written(3, work: least) == 3)
    #expect(written(3, work: least - 1) == 0)
  }
}
