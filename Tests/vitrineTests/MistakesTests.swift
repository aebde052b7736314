import TestSupport
import Testing

@testable import vitrine

/// The mistakes that a communications team makes (../shared/design/mistakes.md), each as an author would make it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let files: [String: MarkedText]
  /// `①` stands for file, line and column of the mark.
  let reports: [String]

  init(_ description: String, _ files: [String: String], reports: [String]) {
    testDescription = description
    self.files = files.mapValues { MarkedText($0) }
    self.reports = reports
  }

  /// With the marks as places.
  var expected: [String] {
    reports.map { report in
      files.reduce(report) { report, file in
        file.value.places.reduce(report) { report, mark in
          report.replacing(String(mark.key), with: "\(file.key):\(mark.value)")
        }
      }
    }
  }
}

@Suite struct MistakesTests {
  private static let commitment = "Content/commitments/c.md"
  private static let template = "Themes/default/templates/commitment.html"

  static let mistakes: [Mistake] = [
    Mistake(
      "1 a quote that is never closed", [commitment: "---\ntitle: ①\"Promise\nplan: p\n---\n"],
      reports: ["①: error[unclosed-quote]"]),
    Mistake(
      "1 a quote that one further down closes by accident",
      [commitment: "---\ntitle: ①\"Promise\nplan: p\ntheme: \"Openness\"\n---\n"], reports: ["①: error[unclosed-quote]"]
    ),
    Mistake(
      "2 a date that does not exist", [commitment: "---\ntitle: P\nplan: p\nend: ①2024-13-45\n---\n"],
      reports: ["①: error[not-a-date]"]),
    Mistake(
      "3 dates in local style",
      [commitment: "---\ntitle: P\nplan: p\nstart: ①June 2014\nend: ②30.06.2014\nupdated: ③05/18/2017\n---\n"],
      reports: ["①: error[not-a-date]", "②: error[not-a-date]", "③: error[not-a-date]"]),
    Mistake(
      "4 misspelt keys", [commitment: "---\n①titel: P\nplan: p\n②tagz: [a]\n---\n"],
      reports: ["①: error[unknown-key]", "②: error[unknown-key]"]),
    Mistake(
      "5 a misspelt value", ["Content/activities/a.md": "---\ntitle: A\nstatus: ①compelted\n---\n"],
      reports: ["①: error[unknown-value]"]),
    Mistake(
      "6 a dead link, a dead anchor, a dead image",
      [
        commitment:
          "---\ntitle: P\nplan: p\n---\nSee [it](①../plans/q.md), [part](②../plans/p.md#nothing) and ![x](③x.png).\n"
      ],
      reports: ["①: error[dead-link]", "②: error[dead-anchor]", "③: error[dead-image]"]),
    Mistake(
      "7 two pages at one address",
      [
        "Content/commitments/one/d.md": "---\ntitle: D\nplan: p\n---\n",
        "Content/commitments/two/d.md": "①---\ntitle: D\nplan: p\n---\n",
      ],
      reports: ["①: error[duplicate-address]"]),
    Mistake(
      "8 an unknown key in site.yaml",
      ["Content/site.yaml": "title: T\n①baseurll: https://example.org/\nas_of: 2017\n"],
      reports: ["①: error[unknown-key]"]),
    Mistake(
      "9 a template that uses a field that does not exist",
      [template: "{% extends \"base.html\" %}{% block main %}{{ commitment.①leed.title }}{% endblock %}\n"],
      reports: ["①: error[unknown-member]"]),
    Mistake(
      "10 a template with an unknown filter",
      [template: "{% extends \"base.html\" %}{% block main %}{{ page.title | ①uper }}{% endblock %}\n"],
      reports: ["①: error[unknown-filter]"]),
    Mistake(
      "11 a template with an if that is never closed",
      [template: "{% extends \"base.html\" %}{% block main %}①{% if page.heading %}x{% endblock %}\n"],
      reports: ["①: error[template-unclosed]"]),
    Mistake(
      "13 a stray tab", [commitment: "---\ntitle: P\nplan: p\nwithdrawn:\n①\tdate: 2014\n---\n"],
      reports: ["①: error[tab-in-indentation]"]),
    Mistake(
      "13 a stray space", [commitment: "---\ntitle: P\n ①plan: p\n---\n"], reports: ["①: error[wrong-indentation]"]),
    Mistake(
      "13 a missing closing fence", [commitment: "①---\ntitle: P\nplan: p\n\nText.\n"],
      reports: ["①: error[unclosed-front-matter]"]),
    Mistake(
      "14 numbers in local style",
      [
        "Content/indicators/i.md":
          "---\ntitle: I\nproject: j\nunit: people\nkind: count\nobservations:\n  - to: 2014\n    value: ①8,080\n  - to: 2015\n    value: ②50%\n  - to: 2016\n    value: ③\"\"\n---\n",
        "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      ],
      reports: ["①: error[not-a-number]", "②: error[not-a-number]", "③: error[empty-field]"]),
    Mistake(
      "a reference to a record that is not there", [commitment: "---\ntitle: P\nplan: ①pp\n---\n"],
      reports: ["①: error[dangling-reference]"]),
    Mistake(
      "a date in a translation", ["Content/commitments/c.az.md": "---\ntitle: V\n①end: 2015\n---\n"],
      reports: ["①: error[data-in-translation]"]),
    Mistake(
      "an empty required date", ["Content/plans/q.md": "---\ntitle: Q\nkind: ogp\n①start:\nend: 2015\n---\n"],
      reports: ["①: error[empty-field]"]),
  ]

  @Test("each mistake is told once, at its place, and nothing is written", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == mistake.expected)
    #expect(outcome.exitCode == .contentErrors)
    #expect(site.folder.read("Output/index.html") == nil)
  }

  @Test("12 a template that is missing is named, and the former site stays as it was")
  func missingTemplate() async throws {
    let site = SmallSite()
    #expect(try await site.run("build").exitCode == .success)
    let former = site.folder.read("Output/commitments/c/index.html")
    #expect(former?.contains("<h1>Promise</h1>") == true)
    site.folder.remove("Themes/default/templates/commitment.html")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.messages.contains("error[missing-template]"))
    #expect(outcome.messages.contains("commitment.html"))
    #expect(site.folder.read("Output/commitments/c/index.html") == former)
  }

  @Test("all mistakes of all files are told in one run, by file and line")
  func together() async throws {
    let site = SmallSite([
      "Content/commitments/a.md": "---\ntitel: A\nplan: p\n---\n",
      "Content/commitments/b.md": "---\ntitle: \"B\nplan: p\n---\n",
      "Content/plans/p.md": "---\ntitle: P\nkind: ogb\nstart: 2012\nend: 2015-13\n---\nSee [x](x.md).\n",
    ])
    let outcome = try await site.run("build")
    #expect(
      outcome.reports == [
        "Content/commitments/a.md:2:1: error[unknown-key]",
        "Content/commitments/b.md:2:8: error[unclosed-quote]", "Content/plans/p.md:3:7: error[unknown-value]",
        "Content/plans/p.md:5:6: error[not-a-date]",
      ])
  }
}
