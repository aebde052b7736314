import TestSupport
import Testing

@testable import vitrine

/// Charts from the author's figures to the pages and files of the site, with the theme that comes along.
@Suite struct ChartTests {
  private func built(_ indicator: String, cases: String = "") async throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az, ru]\nsuppression: {cases: 10}\n",
      to: "Content/site.yaml")
    folder.write("---\ntitle: P\nstart: 2012\nend: 2018\n---\n", to: "Content/projects/p.md")
    folder.write("---\ntitle: R\nproject: p\nlevel: outcome\n---\n", to: "Content/results/r.md")
    folder.write("---\ntitle: Baku\n---\n", to: "Content/places/baku.md")
    folder.write("---\ntitle: Ganja\n---\n", to: "Content/places/ganja.md")
    folder.write("---\nresult: r\nlevel: output\n\(indicator)\n---\n", to: "Content/indicators/i.md")
    if !cases.isEmpty {
      folder.write("---\ntitle: Advice\n---\n", to: "Content/cases/a.md")
      folder.write(cases, to: "Content/cases/a.csv")
    }
    guard case .build(let request) = try Command.parse(["build", "--site", folder.path]) else { return folder }
    let environment = Environment.test(in: folder.path, programFolder: checkout + "/Tests")
    let outcome = await Build(request: request, environment: environment).run()
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    return folder
  }

  private static let counted = "title: People\nunit: people\nkind: count\ndirection: rising\naggregation: latest\n"

  @Test("what there is to compare is drawn, on the page and as a file in each language")
  func drawn() async throws {
    let site = try await built(
      Self.counted + "targets: [{date: 2018, value: 45}]\nobservations: [{to: 2015, value: 10}, {to: 2016, value: 15}]")
    let page = try #require(site.read("Output/indicators/i/index.html"))
    #expect(page.contains("class=\"chart-drawing"))
    #expect(page.contains("href=\"/indicators/i/chart.svg\""))
    for (file, target) in [("indicators/i/chart.svg", "Target 45"), ("az/indicators/i/chart.svg", "Hədəf 45")] {
      let chart = try #require(site.read("Output/" + file))
      #expect(chart.contains(target))
      #expect(chart.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    }
  }

  @Test(
    "one figure alone, words, and yes or no are not drawn",
    arguments: [
      counted + "observations: [{to: 2016, value: 15}]", "title: T\nunit: words\nkind: qualitative\n",
      "title: T\nunit: answer\nkind: yes-no\ndirection: rising\ntargets: [{date: 2018, value: yes}]",
    ])
  func notDrawn(indicator: String) async throws {
    let site = try await built(indicator)
    #expect(site.read("Output/indicators/i/chart.svg") == nil)
    let page = try #require(site.read("Output/indicators/i/index.html"))
    #expect(!page.contains("chart-drawing") && !page.contains("chart.svg"))
  }

  @Test("a target without figures says when the first is due")
  func firstDue() async throws {
    let site = try await built(Self.counted + "targets: [{date: 2018-03, value: 45}]")
    let page = try #require(site.read("Output/indicators/i/index.html"))
    #expect(page.contains("No figures yet. First due March 2018."))
  }

  @Test("a description whose target's date ends with an abbreviation has one full stop")
  func fullStop() async throws {
    let site = try await built(
      Self.counted
        + "targets: [{date: 2018-03, value: 45}]\nobservations: [{to: 2015, value: 10}, {to: 2016, value: 15}]")
    let page = try #require(site.read("Output/ru/indicators/i/index.html"))
    #expect(page.contains("Цель: 45, срок: март 2018\u{202F}г.</desc>"))
  }

  @Test("a share, which says its unit, leaves no blank before a mark", arguments: ["", "az/", "ru/"])
  func withoutUnit(language: String) async throws {
    let site = try await built(
      "title: T\nunit: share\nkind: percentage\nbaseline: {date: 2012, value: 40}\n"
        + "targets: [{date: 2018, value: 80}]\nobservations: [{to: 2016, value: 60}]")
    let page = try #require(site.read("Output/\(language)indicators/i/index.html"))
    let answer = try #require(page.split(separator: "<p class=\"answer\">").last?.split(separator: "</p>").first)
    #expect(answer.contains("80") && !answer.contains(" ;") && !answer.contains(" ,") && !answer.contains(" ."))
  }

  @Test("no word of an author becomes markup in a chart or its file")
  func hostile() async throws {
    let attack = #""</text><script>alert(1)</script>\" onload=\"x""#
    let site = try await built(
      """
      title: \(attack)
      unit: \(attack)
      definition: \(attack)
      source: \(attack)
      kind: count
      direction: rising
      aggregation: latest
      targets: [{date: 2018, value: 45}]
      breaks: [{date: 2016, reason: "<script>x</script>"}]
      observations: [{to: 2015, value: 10}, {to: 2016, value: 15}, {to: 2016, value: 5, age: \(attack)}]
      """)
    for file in ["indicators/i/index.html", "indicators/i/chart.svg"] {
      let text = try #require(site.read("Output/" + file))
      // A block of data, which nothing runs, and the theme's own.
      let own = [#"<script type="application/ld+json">"#, #"<script src="/assets/copy.js" defer>"#]
      #expect(!own.reduce(text) { $0.replacing($1, with: "") }.contains("<script"))
      #expect(!text.contains("onload=\""))
      #expect(text.contains("&lt;script"))
    }
  }

  /// The last row says that there are no figures since.
  @Test("a table of more than 12 rows is folded", arguments: [(11, false), (12, true)])
  func folded(counted: Int, isFolded: Bool) async throws {
    let observations = (0..<counted).map { "  - {to: \(2000 + $0), value: \($0)}" }.joined(separator: "\n")
    let site = try await built(Self.counted + "observations:\n" + observations)
    let page = try #require(site.read("Output/indicators/i/index.html"))
    #expect(page.contains("<details class=\"folded\">") == isFolded)
  }

  @Test("a hidden count is hatched with words, over the periods and by topic")
  func hidden() async throws {
    let site = try await built(
      Self.counted,
      cases: """
        centre,from,to,topic,contacts
        baku,2013-01-01,2013-12-31,,171
        baku,2014-01-01,2014-12-31,,163
        ganja,2013-01-01,2013-12-31,,7
        ganja,2014-01-01,2014-12-31,,120
        ganja,2014-01-01,2014-12-31,health,6
        ganja,2014-01-01,2014-12-31,labour,20
        ganja,2014-01-01,2014-12-31,land,70
        ganja,2014-01-01,2014-12-31,tax,24

        """)
    let page = try #require(site.read("Output/cases/a/index.html"))
    #expect(page.contains("<ul class=\"multiples\">"))
    #expect(page.contains("class=\"chart-missing\"") && page.contains(">hidden</text>"))
    #expect(page.contains("class=\"chart-hidden\"") && page.contains(">hidden</text>"))
    #expect(!page.contains(">7<") && !page.contains(">6<"))
  }

  @Test("a year does not stand among its quarters as if it were one more")
  func nestedPeriods() async throws {
    let site = try await built(
      Self.counted,
      cases: """
        centre,from,to,topic,contacts
        baku,2014-01-01,2014-06-30,,40
        baku,2014-07-01,2014-12-31,,50
        baku,2014-01-01,2014-12-31,,90
        baku,2015-01-01,2015-12-31,,70

        """)
    let page = try #require(site.read("Output/cases/a/index.html"))
    #expect(
      page.contains(
        "January 2014 to June 2014: 40; July 2014 to December 2014: 50; 2015: 70. The table on this page has all figures."
      ))
    #expect(page.contains("90"))
  }
}
