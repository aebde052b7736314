import Diagnostics
import TestSupport
import Testing

@testable import Template

/// An organisation of the tests, whose commitments lead back to it.
struct OrganisationView: TemplateObject, Equatable {
  static let organisationShape: Shape = Shape(
    "organisation",
    [.init("title", .text), .init("commitments", .list(.object { CommitmentView.commitmentShape }))])
  let name: String
  var shape: Shape { Self.organisationShape }

  func member(at position: Int) -> Value? { position == 0 ? .text(name) : .list([]) }
}

struct CommitmentView: TemplateObject {
  static let commitmentShape: Shape = Shape(
    "commitment",
    [
      .init("title", .text), .init("body", .html), .init("due", .optional(.date)), .init("share", .number),
      .init("lead", .optional(.object { OrganisationView.organisationShape })), .init("tags", .list(.text)),
      .init("late", .flag),
    ])
  let title: String
  var lead: String?
  var shape: Shape { Self.commitmentShape }

  func member(at position: Int) -> Value? {
    switch position {
    case 0: .text(title)
    case 1: .html(HTML(trusted: Array("<p>Body</p>".utf8)))
    case 3: 3
    case 4: lead.map { .object(OrganisationView(name: $0)) }
    case 5: .list(["a", "b"])
    case 6: false
    default: nil
    }
  }
}

@Suite("Checking")
struct CheckingTests {
  static let roots = [
    Root("commitment", .object { CommitmentView.commitmentShape }),
    Root("all", .list(.object { CommitmentView.commitmentShape })),
  ]

  static func theme(_ source: String, _ others: KeyValuePairs<String, String> = [:]) -> Theme {
    Theme(KeyValuePairs(dictionaryLiteral: ("page.html", source)), others, roots: roots)
  }

  static let unknownMembers: [(String, String?)] = [
    ("{{ commitment.①leed.title }}", "did you mean `lead`?"),
    ("{{ commitment.lead.①titel }}", "did you mean `title`?"),
    ("{{ commitment.①leed | default('x') }}", "did you mean `lead`?"),
    ("{% for c in all %}{{ c.①titel }}{% endfor %}", "did you mean `title`?"),
    ("{% set c = commitment %}{{ c.lead.①titel }}", "did you mean `title`?"),
    ("{% with c = all[0] %}{{ c.①shere }}{% endwith %}", "did you mean `share`?"),
    ("{% macro m(c) %}{{ c.①titel }}{% endmacro %}{{ m(commitment) }}", "did you mean `title`?"),
    ("{% macro m() %}{{ commitment.①titel }}{% endmacro %}", "did you mean `title`?"),
    (
      "{% for s, cs in all|groupby('lead.title') %}{% for c in cs %}{{ c.①du }}{% endfor %}{% endfor %}",
      "did you mean `due`?"
    ),
    ("{% for g in all|groupby('late') %}{{ g.①groper }}{% endfor %}", "did you mean `grouper`?"),
    ("{{ all|①map(attribute='titel')|join }}", "did you mean `title`?"),
    ("{{ all|①selectattr('lat')|list|length }}", "did you mean `late`?"),
    ("{{ (all|sort(attribute='title')|first).①titel }}", "did you mean `title`?"),
    ("{% if false %}{{ commitment.①tagz }}{% endif %}", "did you mean `tags`?"),
    ("{{ commitment.title.①length }}", nil),
    ("{% for c in all %}{{ loop.previtem.①titel }}{% endfor %}", "did you mean `title`?"),
    ("{% for c in all[1:] %}{{ c['①titel'] }}{% endfor %}", "did you mean `title`?"),
    ("{% set x %}{{ commitment.①titel }}{% endset %}", "did you mean `title`?"),
    ("{% filter upper %}{{ commitment.①titel }}{% endfilter %}", "did you mean `title`?"),
    ("{{ (commitment if commitment.late else all[0]).①titel }}", "did you mean `title`?"),
  ]

  @Test(
    "a member that its shape does not have is reported at its place, before any page is rendered",
    arguments: unknownMembers)
  func unknownMember(source: String, help: String?) {
    let marked = MarkedText(source)
    let theme = Self.theme(marked.text)
    #expect(theme.diagnostics.map(\.id) == ["unknown-member"])
    #expect(theme.diagnostics.first?.range?.line == marked.line)
    if !source.contains("['") { #expect(theme.diagnostics.first?.range?.column == marked.column) }
    if let help { #expect(theme.diagnostics.first?.help == help) }
  }

  @Test("a page with known names has nothing to report")
  func silent() {
    let theme = Self.theme(
      """
      {% extends "base.html" %}{% import "m.html" as m %}
      {% block main %}
      {{ commitment.title }} {{ commitment.lead?.title | default("nobody") }} {{ m.card(commitment) }}
      {% for c in all if c.late %}{% include "part.html" %}{% else %}none{% endfor %}
      {% for status, items in all | groupby("late") %}{{ status }}{{ items | length }}{% endfor %}
      {% if commitment.due is defined %}{{ commitment.due }}{% endif %}
      {{ super() }}{{ title }}
      {% endblock %}
      {% set title = "T" %}
      """,
      [
        "base.html": "{{ title | default('none') }}{% block main %}{{ commitment.title }}{% endblock %}",
        "m.html": "{% macro card(c) %}{{ c.title }}{{ c.body }}{{ c.tags | join }}{% endmacro %}",
        "part.html": "{{ c.title }}",
      ])
    #expect(theme.diagnostics == [])
  }

  @Test("names are followed into included templates, which say from where they were included")
  func throughIncludes() {
    let part = MarkedText("\n{{ c.①titel }}")
    let theme = Self.theme("{% for c in all %}{% include 'part.html' %}{% endfor %}", ["part.html": part.text])
    #expect(theme.diagnostics.map(\.message) == ["A commitment has no `titel`."])
    #expect(theme.diagnostics.first?.range == SourceRange(file: SourceFile(index: 1), line: 2, column: 6, length: 5))
    #expect(theme.diagnostics.first?.notes.map(\.message) == ["The template is included here."])
  }

  static let unknownNames: [(String, DiagnosticID)] = [
    ("{{ ①comitment }}", "unknown-name"),
    ("{% for c in all %}{% endfor %}{{ ①c }}", "unknown-name"),
    ("{% if false %}{{ 1|①uper }}{% endif %}", "unknown-filter"),
    ("{% if false %}{{ 1 is ①od }}{% endif %}", "unknown-test"),
    ("{{ 'x'|①safe }}", "unknown-filter"),
    ("{{ ①ragne(3) }}", "unknown-function"),
    ("{{ commitment.title.①upper() }}", "unknown-function"),
    ("{{ all|map(①'uper')|join }}", "unknown-filter"),
    ("{{ 'x'|truncate(①lenght=3) }}", "template-argument"),
    ("{{ 'x'|trim('a', ①'b') }}", "template-argument"),
    ("{{ 'x'|①replace('a') }}", "template-argument"),
    ("{{ commitment.title|①abs }}", "template-argument"),
    ("{{ 'x'|①truncate('y') }}", "template-argument"),
    ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, ①b=2) }}", "template-argument"),
    ("{% macro m() %}x{% endmacro %}{{ ①m }}", "not-a-value"),
    ("{{ ①all }}", "template-output"),
    ("{{ ①commitment }}", "template-output"),
    ("{% for x in ①commitment.share %}{% endfor %}", "template-value"),
    ("{% include ①'gone.html' %}", "missing-template"),
    ("{% extends ①'gone.html' %}", "missing-template"),
    ("{% import ①'gone.html' as m %}", "missing-template"),
    ("{% include ①all %}", "template-reference"),
    ("{% block a %}{{ ①super() }}{% endblock %}", "unknown-block"),
    ("{{ self.①b() }}", "unknown-block"),
    ("{% block ①a required %}{% endblock %}", "unfilled-block"),
    ("{% set ①commitment.title = 'x' %}", "not-a-value"),
    ("{% macro m(n) %}{% set ①n.a = 2 %}{% endmacro %}{{ m({'a': 1}) }}", "not-a-value"),
    ("{{ all|map(①'default', 'x')|list|length }}", "template-argument"),
    ("{% block a %}{% endblock %}{% block ①a %}{% endblock %}", "block-twice"),
    ("{% macro m() %}{{ ①m() }}{% endmacro %}", "template-circle"),
    ("{% include ①'page.html' %}", "template-circle"),
    ("{% extends ①'page.html' %}", "template-circle"),
    ("{% macro m() %}x{% endmacro %}①{% call m() %}y{% endcall %}", "macro-without-caller"),
  ]

  @Test("what means nothing is reported, also where no page comes by", arguments: unknownNames)
  func unknownName(source: String, id: DiagnosticID) {
    let marked = MarkedText(source)
    expect(Self.theme(marked.text), reports: id, at: marked)
  }

  @Test("a block that no template above has is reported, with the nearest one")
  func unknownBlock() {
    let page = MarkedText("{% extends 'base.html' %}{% block ①mian %}{% block inner %}{% endblock %}{% endblock %}")
    let theme = Self.theme(page.text, ["base.html": "{% block main %}{% endblock %}"])
    expect(theme, reports: "unknown-block", at: page, help: "did you mean `main`?")
  }

  @Test("a required block must be filled, unless by a template further down")
  func requiredBlock() {
    let base = "{% block main required %}{% endblock %}"
    let page = MarkedText("{% extends ①'base.html' %}")
    expect(Self.theme(page.text, ["base.html": base]), reports: "unfilled-block", at: page)
    let chain = ["mid.html": "{% extends 'base.html' %}", "base.html": base] as KeyValuePairs
    #expect(Self.theme("{% extends 'mid.html' %}{% block main %}x{% endblock %}", chain).diagnostics == [])
  }

  @Test("macros that call themselves only sometimes are allowed")
  func recursion() throws {
    let theme = Theme(
      "{% macro count(n) %}{{ n }}{% if n > 0 %} {{ count(n - 1) }}{% endif %}{% endmacro %}{{ count(3) }}")
    #expect(try theme.render() == "3 2 1 0")
  }

  @Test("all faults of all templates come in one run")
  func everything() {
    let theme = Self.theme(
      "{{ commitment.titel }}{{ x y }}{% if %}{% endif %}", ["other.html": "{{ 'open }}", "third.html": "{{ 1|nope }}"])
    #expect(theme.diagnostics.count == 4)
  }
}

extension Theme {
  init(_ sources: KeyValuePairs<String, String>, _ others: KeyValuePairs<String, String>, roots: [Root]) {
    let all = Array(sources) + Array(others)
    let files = all.enumerated().map { number, source in
      TemplateFile(name: source.key, file: SourceFile(index: UInt32(number)), bytes: Array(source.value.utf8))
    }
    self.files = files
    (templates, diagnostics) = TemplateSet.compile(files) { $0 == "page.html" ? roots : nil }
  }
}
