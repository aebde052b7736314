import Diagnostics
import TestSupport
import Testing

@testable import vitrine

/// A small site with a copy of the theme that ships, in which faults can be planted.
private struct ThemeCopy {
  static let templates = "Themes/default/templates"

  let site = SmallSite()

  init() {
    site.folder.remove("Themes/default")
    site.folder.link("shipped", to: checkout + "/Themes/default")
    for (name, text) in site.folder.files(below: "shipped/templates") {
      site.folder.write(text, to: "\(Self.templates)/\(name)")
    }
    for (name, text) in site.folder.files(below: "shipped/strings") {
      site.folder.write(text, to: "Themes/default/strings/\(name)")
    }
    for name in ["theme.yaml", "assets/copy.js", "assets/icons.svg"] {
      site.folder.write(site.folder.read("shipped/" + name) ?? "", to: "Themes/default/" + name)
    }
  }

  /// Puts a marked text in place of what stands there once.
  ///
  /// - Returns: The place of the mark, as messages name it.
  func plant(_ planted: String, for original: String, in template: String) throws -> String {
    let path = "\(Self.templates)/\(template)"
    let text = try #require(site.folder.read(path))
    let parts = text.components(separatedBy: original)
    try #require(parts.count == 2, "`\(original)` stands \(parts.count - 1) times in \(template)")
    let marked = MarkedText(parts[0] + planted + parts[1])
    site.folder.write(marked.bytes, to: path)
    return "\(path):\(try #require(marked.places["①"]))"
  }

  func check() async throws -> Outcome { try await site.checkTheme() }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
  }
}

@Suite struct ThemeFaultsTests {
  /// A fault, and what is said of it.
  struct Fault {
    let template: String
    let original: String
    /// `①` marks the place that the message must name.
    let planted: String
    let id: String
    var help: String?
  }

  static let faults: [Fault] = [
    Fault(
      template: "commitment.html", original: "{{ view.answer }}", planted: "{{ commitment.①leed.title }}",
      id: "unknown-member", help: "did you mean `lead`?"),
    Fault(
      template: "plan.html", original: "{{ view.kicker }}", planted: "{{ view.kicker | ①uper }}", id: "unknown-filter",
      help: "did you mean `upper`?"),
    Fault(
      template: "project.html", original: "{%- if page.body is defined", planted: "{%- if page.body is ①defind",
      id: "unknown-test", help: "did you mean `defined`?"),
    Fault(
      template: "cases.html", original: "{%- if view.evidence %}",
      planted: "①{% if page.heading %}{%- if view.evidence %}", id: "template-unclosed"),
    Fault(
      template: "home.html", original: "{% from \"macros/home.html\" import home_block %}",
      planted: "{% from ①\"macros/homes.html\" import home_block %}", id: "missing-template",
      help: "did you mean `macros/home.html`?"),
    Fault(
      template: "not-found.html", original: "{% block main %}", planted: "{% block ①mian %}", id: "unknown-block",
      help: "did you mean `main`?"),
    Fault(
      template: "macros/status.html", original: "{%- macro not_measured() -%}",
      planted: "{%- macro not_measured() -%}{{ ①not_measured() }}", id: "template-circle"),
    Fault(
      template: "macros/lists.html", original: "<a href=\"{{ view.next.url }}\" rel=\"next\">",
      planted: "<a href={{ ①view.next.url }} rel=\"next\">", id: "unsafe-context"),
    Fault(
      template: "indicator.html", original: "{{ heading(page) }}", planted: "{{ heading(page, ①level=2) }}",
      id: "template-argument", help: "there is `page`"),
    Fault(
      template: "data.html", original: "<p class=\"answer\">{{ view.answer }}</p>",
      planted: "<p onclick=\"show('{{ ①view.answer }}')\"></p>", id: "unsafe-context"),
    Fault(
      template: "list.html", original: "{{ view.lacking }}", planted: "{{ ①veiw.lacking }}", id: "unknown-name",
      help: "did you mean `view`?"),
    Fault(
      template: "result.html", original: "{{ view.summary.kicker }}", planted: "{{ ①view.summary.rows }}",
      id: "template-output"),
  ]

  @Test("the theme that ships has no faults")
  func shipped() async throws {
    let outcome = try await ThemeCopy().check()
    #expect(outcome.exitCode == .success)
    #expect(outcome.reports == [])
  }

  @Test("faults planted in the theme that ships are told in one run, each once, at its place, with what to write")
  func planted() async throws {
    let theme = ThemeCopy()
    var expected: Set<String> = []
    for fault in Self.faults {
      let place = try theme.plant(fault.planted, for: fault.original, in: fault.template)
      expected.insert("\(place): error[\(fault.id)]")
    }
    let outcome = try await theme.check()
    #expect(outcome.exitCode == .contentErrors)
    #expect(Set(outcome.reports) == expected)
    #expect(outcome.reports.count == expected.count)
    for help in Self.faults.compactMap(\.help) { #expect(outcome.messages.contains("  = \(help)\n"), "\(help)") }
  }

  @Test("a fault of a page is shown with its line, the way that led there, and the page that was being made")
  func whileRendering() async throws {
    let theme = ThemeCopy()
    let include = try theme.plant(
      "{{ heading(page) }}\n    {% include ①\"parts/due.html\" %}", for: "{{ heading(page) }}", in: "commitment.html")
    theme.site.folder.write(
      "{% from \"parts/dates.html\" import due %}\n<p>{{ due(commitment) }}</p>\n",
      to: "\(ThemeCopy.templates)/parts/due.html")
    theme.site.folder.write(
      "{% macro due(one) -%}\nDue {{ one.end | date }}\n{%- endmacro %}\n",
      to: "\(ThemeCopy.templates)/parts/dates.html")
    let outcome = try await theme.site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(
      outcome.messages.hasPrefix(
        """
        Themes/default/templates/parts/dates.html:2:12: error[template-absent]: `end` of this commitment has no value.
         2 | Due {{ one.end | date }}
           |            ^^^
          = say what to show instead: `| default(…)`, or ask `is defined`
        Themes/default/templates/parts/due.html:2:7: note: The macro is called here.
         2 | <p>{{ due(commitment) }}</p>
           |       ^^^^^^^^^^^^^^^
        \(include): note: The template is included here.
         14 |     {% include "parts/due.html" %}
            |                ^^^^^^^^^^^^^^^^
        note: This happened while rendering commitments/c/index.html.

        """), "\(outcome.messages)")
    #expect(theme.site.folder.read("Output/index.html") == nil)
  }
}
