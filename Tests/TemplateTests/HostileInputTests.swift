import Diagnostics
import TestSupport
import Testing

@testable import Template

@Suite("Hostile input")
struct HostileInputTests {
  static let faults: [(String, DiagnosticID)] = [
    ("a①{{ b", "template-unclosed"),
    ("a\n ①{{ b\n<p>{{ 1 }}", "template-unclosed"),
    ("①{% if x", "template-unclosed"),
    ("①{% if 1 %}a", "template-unclosed"),
    ("{% for x in [] %}①{% if 1 %}a{% endfor %}", "template-unclosed"),
    ("①{# a", "template-unclosed"),
    ("①{% raw %} {{ a", "template-unclosed"),
    ("{{ ①'abc }}", "template-unclosed"),
    ("{{ ①(1 + 2 }}", "template-unclosed"),
    ("{{ [1, ①(2] }}", "template-unclosed"),
    ("{{ 1 ①) }}", "template-syntax"),
    ("{{ 'a①\\q' }}", "template-escape"),
    ("{{ '①\\x00' }}", "template-escape"),
    ("{{ '①\\uD800' }}", "template-escape"),
    ("{{ ①1234567890123456789 }}", "template-number"),
    ("{{ ①1e99 }}", "template-number"),
    ("{{ ①012 }}", "template-number"),
    ("{{ ①1_ }}", "template-number"),
    ("{{ ①3px }}", "template-number"),
    ("a①\u{0}b", "template-nul"),
    ("{{ 1 ①$ 2 }}", "template-syntax"),
    ("{{ 1 ①2 }}", "template-syntax"),
    ("{{ 1 + ①}}", "template-syntax"),
    ("①{{ }}", "template-syntax"),
    ("{% ①unless x %}", "unknown-tag"),
    ("{% ①endif %}", "template-stray-end"),
    ("{% if 1 %}{% else %}{% ①elif 2 %}{% endif %}", "template-stray-end"),
    ("{% for ①1 in x %}{% endfor %}", "template-syntax"),
    ("{% set ①true = 1 %}", "template-syntax"),
    ("{{ f(a=1, ①2) }}", "template-syntax"),
    ("{{ f(①*a) }}", "template-syntax"),
    ("{% for i in [] ①recursive %}{% endfor %}", "template-syntax"),
    ("{% if 1 %}{% extends ①'a' %}{% endif %}", "template-syntax"),
    ("ə😀{{ ①nothing }}", "unknown-name"),
    ("{{ \"ə\" ~ ①nothing }}", "unknown-name"),
  ]

  @Test("bad input is reported at its place", arguments: faults)
  func fault(source: String, id: DiagnosticID) {
    let marked = MarkedText(source)
    let theme = Theme(
      KeyValuePairs(dictionaryLiteral: ("page.html", marked.text)), ["a": ""], roots: [Root("x", .any)])
    expect(theme, reports: id, at: marked)
  }

  @Test(
    "bytes that are not UTF-8 are reported where they begin",
    arguments: [
      (Array("ab\nə".utf8) + [0xFF] + Array("{{".utf8), 2, 2),
      // What is lost of a character at the end may be read as the one that stands for what is lost (EF BF BD).
      ([0xEF], 1, 1), ([0xEF, 0xBF], 1, 1), (Array("a\n".utf8) + [0xEF], 2, 1), ([0xC3, 0x00], 1, 1),
    ])
  func notUTF8(bytes: [UInt8], line: Int, column: Int) {
    let file = TemplateFile(name: "a", file: SourceFile(index: 0), bytes: bytes)
    let diagnostics = TemplateSet.compile([file]) { _ in [] }.diagnostics
    #expect(diagnostics.map(\.id) == ["template-not-utf8"])
    #expect(diagnostics.first?.range == SourceRange(file: SourceFile(index: 0), line: line, column: column, length: 1))
  }

  @Test("every message counts lines alike, whatever ends them", arguments: ["{{ nothing }}", "\u{0}", "{{ 'a"])
  func lineEnds(fault: String) {
    let diagnostics = Theme("\u{FEFF}a\rb\r\nc\n\rd \(fault)").diagnostics
    // Ended by \r, \r\n, \n and \r: the fault stands in line 5.
    #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0.range?.line == 5 })
  }

  static let nests: [(String, String, String)] = [
    ("{{ ", "(", "1"), ("{{ ", "[", "1"), ("{{ ", "not ", "1"), ("{{ ", "-", "1"), ("{{ ", "f(", "1"),
    ("{{ 1", " + 1", " }}"), ("{{ x", ".a", " }}"), ("{{ x", "|e", " }}"), ("{{ x", "[0]", " }}"),
    ("{{ 1", " if 1 else 1", " }}"), ("{{ {1:", " {1:", " }}"), ("{% for ", "(", "x"),
    ("", "{% if 1 %}", ""), ("", "{% for i in [] %}", ""), ("", "{% macro m() %}", ""), ("", "{% set x %}", ""),
    ("{{ 1", " or 1", " }}"), ("{{ 1", " < 1", " }}"), ("{{ 1", " ** 1", " }}"), ("{{ 'a'", " 'a'", " }}"),
    ("{% if 1 %}", "{% elif 1 %}", "{% endif %}"), ("", "{{ 1 }}", ""), ("", "{{", ""), ("", "{% raw %}", ""),
    ("", "<", ""), ("<p ", "a='", ""), ("{{ 1", " is odd", " }}"), ("{{ f(", "a=1,", ") }}"), ("", "{#", ""),
  ]

  @Test("ten thousand levels or repetitions neither crash nor hang", .timeLimit(.minutes(20)), arguments: nests)
  func nesting(start: String, repeated: String, end: String) {
    let theme = Theme(start + String(repeating: repeated, count: 10_000) + end, roots: [Root("x", .any)])
    for diagnostic in theme.diagnostics { #expect(diagnostic.range != nil) }
    if theme.diagnostics.isEmpty { _ = theme.fault(["x": 1], work: 1_000_000) }
  }

  @Test("a template of ten megabytes is refused")
  func tooLarge() {
    #expect(Theme(String(repeating: "{{ 1 }}xxx", count: 1_000_000)).diagnostics.map(\.id) == ["template-too-large"])
  }

  @Test(
    "many names, macros and blocks are read in time", .timeLimit(.minutes(20)),
    arguments: [
      (0..<20_000).map { "{{ name\($0) }}" }.joined(),
      (0..<10_000).map { "{% macro m\($0)() %}{{ m\($0 + 1)() }}{% endmacro %}" }.joined(),
      (0..<10_000).map { "{% block b\($0) %}{% endblock %}" }.joined(),
      (0..<10_000).map { "{% set x = \($0) %}{% if x %}{% endif %}" }.joined(),
      (0..<10_000).map { "{% include 'a\($0)' %}" }.joined(),
      (0..<30).map { "{% block b\($0) %}{{ self.b\($0 + 1)() }}{{ self.b\($0 + 1)() }}{% endblock %}" }.joined(),
    ])
  func many(source: String) {
    #expect(Theme(source).diagnostics.count < 100_000)
  }

  @Test("whatever is done to a template, it is read, refused or rendered", .timeLimit(.minutes(20)))
  func mutation() throws {
    let golden = try #require(JinjaTable.shared)
    var random = SplitMix(seed: 20_141_124)
    let pieces = [
      "{{", "}}", "{%", "%}", "(", ")", "|", "'", "endif", "if", "for", "in", "-", "\n", "<", "=", "super()",
    ]
    for _ in 0..<1_000 {
      let example = golden.cases[random.next(below: golden.cases.count)]
      let files = example.templates.enumerated().map { number, template in
        var bytes = Array(template[1].utf8)
        for _ in 0...random.next(below: 3) {
          let position = random.next(below: bytes.count + 1)
          switch random.next(below: 4) {
          case 0: bytes.insert(contentsOf: pieces[random.next(below: pieces.count)].utf8, at: position)
          case 1: bytes.removeSubrange(position..<min(bytes.count, position + 1 + random.next(below: 4)))
          case 2: bytes.insert(UInt8(random.next(below: 256)), at: position)
          default:
            let other = golden.cases[random.next(below: golden.cases.count)].templates[0][1]
            bytes.insert(contentsOf: other.utf8.prefix(random.next(below: 40)), at: position)
          }
        }
        return TemplateFile(name: template[0], file: SourceFile(index: UInt32(number)), bytes: bytes)
      }
      let roots = JinjaTable.names.entries.map { Root($0.key, .any) }
      let (templates, diagnostics) = TemplateSet.compile(files) { $0 == "page.html" ? roots : nil }
      for diagnostic in diagnostics { #expect(diagnostic.range != nil) }
      guard !diagnostics.hasErrors else { continue }
      var renderer = Renderer(templates, work: 100_000)
      var page: [UInt8] = []
      try? renderer.render("page.html", JinjaTable.names, into: &page, for: "mutation")
    }
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
