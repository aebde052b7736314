import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Template

@Suite("Strictness")
struct StrictnessTests {
  static let faults: [(String, DiagnosticID)] = [
    ("a\nb {{ ①gone }}", "template-absent"),
    ("{{ map.①gone }}", "template-absent"),
    ("{{ ①map['gone'] }}", "template-absent"),
    ("{{ ①list[3] }}", "template-absent"),
    ("{{ list|first + ([]|①first) }}", "template-absent"),
    ("{% set y = ①gone %}", "template-absent"),
    ("{% if ①gone %}{% endif %}", "template-absent"),
    ("{{ not ①gone }}", "template-absent"),
    ("{{ map.①gone.further | default('x') }}", "template-absent"),
    ("{{ ①gone ~ 'x' }}", "template-absent"),
    ("{{ loop.x if false else ①gone }}", "template-absent"),
    ("{% for i in list %}{{ loop.①previtem }}{% endfor %}", "template-absent"),
    ("{{ ①none }}", "template-output"),
    ("{{ ①nothing }}", "template-output"),
    ("{{ ①record }}", "template-output"),
    ("{{ record.①due }}", "template-absent"),
    ("{{ ①1 / 0 }}", "template-value"),
    ("{{ ①1 // 0.0 }}", "template-value"),
    ("{{ ①1 % 0 }}", "template-value"),
    ("{{ ①999999999999999999 + 1 }}", "template-value"),
    ("{{ ①10 ** 20 }}", "template-value"),
    ("{{ ①1 + text }}", "template-value"),
    ("{{ ①1 < text }}", "template-value"),
    ("{{ ①text * 10000000 }}", "template-value"),
    ("{% for ①a, b in [[1, 2, 3]] %}{% endfor %}", "template-value"),
    ("{% for x in ①number %}{% endfor %}", "template-value"),
    ("{{ ①{1: 2}|length }}", "template-value"),
    ("{{ text|①round }}", "template-value"),
    ("{{ number|①center('x') }}", "template-argument"),
    ("{{ list|①batch(0)|length }}", "template-value"),
    ("{{ text|①truncate(1) }}", "template-value"),
    ("{{ ①range(1000000)|length }}", "template-value"),
    ("{{ list|①join(list) }}", "template-value"),
  ]

  static let values: ValueMap = [
    "map": .map(["a": 1]), "list": [1, 2, 3], "nothing": .none, "text": "abc", "number": 5,
    "record": .object(CommitmentView(title: "T")),
  ]

  @Test("what is absent or makes no sense is an error at its place", arguments: faults)
  func fault(source: String, id: DiagnosticID) {
    let marked = MarkedText(source.replacing("loop.x if false else ", with: ""))
    let roots = Self.values.entries.map { Root($0.key, .any) } + [Root("gone", .optional(.any))]
    expect(Theme(marked.text, roots: roots), reports: id, at: marked, with: Self.values)
  }

  static let tolerated: [(String, String)] = [
    ("{{ gone | default('x') }}{{ gone | d }}", "x"),
    ("{{ gone or 'x' }}{{ none or gone or 'y' }}", "xy"),
    ("{{ gone is defined }} {{ gone is not defined }} {{ gone is undefined }}", "false true true"),
    ("{{ gone?.a | default('x') }} {{ gone?.a is defined }} {{ gone?.a?.b or 'y' }}", "x false y"),
    ("{% if gone?.a %}a{% else %}b{% endif %}", "b"),
    ("{{ record.due | default('open') }} {{ record.lead?.title | default('nobody') }}", "open nobody"),
    ("{{ map.gone | default(1) }} {{ list[9] | default(2) }} {{ [] | first | default(3) }}", "1 2 3"),
    ("{{ '' | default('x', true) }}{{ none | default('y', boolean=true) }}", "xy"),
    ("{{ list | map('string') | join }} {{ [map] | map(attribute='gone', default='z') | join }}", "123 z"),
    ("{{ [map, {'a': 2, 'b': 1}] | selectattr('b', 'defined') | list | length }}", "1"),
    ("{{ 'a' if false }}{{ ('a' if false) | default('x') }}", "x"),
    ("{% macro m(a, b) %}{{ b is defined }}{% endmacro %}{{ m(1) }} {{ m(1, 2) }}", "false true"),
  ]

  @Test("default, or, ?. and is defined may touch what is absent", arguments: tolerated)
  func tolerance(source: String, expected: String) throws {
    let roots = Self.values.entries.map { Root($0.key, .any) } + [Root("gone", .optional(.any))]
    #expect(try Theme(source, roots: roots).render(Self.values) == expected)
  }

  @Test("a fault names the way that led to it and the record being rendered")
  func way() {
    let theme = Theme(
      ["page.html": "{% include 'a.html' %}", "a.html": "{% macro m() %}{{ x }}{% endmacro %}\n{{ m() }}"],
      roots: [Root("x", .optional(.text))])
    let fault = theme.fault()
    #expect(fault?.message == "`x` has no value here.")
    #expect(fault?.range == SourceRange(file: SourceFile(index: 1), line: 1, column: 19, length: 1))
    #expect(
      fault?.notes.map(\.message) == [
        "The macro is called here.", "The template is included here.", "This happened while rendering records/one.",
      ])
    #expect(fault?.notes.first?.range?.line == 2)
  }

  @Test(
    "work without end is stopped",
    arguments: [
      "{% for a in range(1000) %}{% for b in range(1000) %}{{ a }}{% endfor %}{% endfor %}",
      "{% set n = namespace(t='x') %}{% for i in range(100) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    ])
  func work(source: String) {
    #expect(Theme(source).fault()?.id == "template-work")
  }

  @Test("macros that never stop calling themselves are stopped")
  func depth() {
    let source = "{% macro m(n) %}{% if n %}{{ m(n + 1) }}{% endif %}{% endmacro %}{{ m(1) }}"
    #expect(Theme(source).fault(work: 100_000_000)?.id == "template-too-deep")
  }
}
