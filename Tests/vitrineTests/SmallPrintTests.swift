import TestSupport
import Testing

@testable import vitrine

/// What stands beside the figures: facts that nobody gave, who organises, and what is said of a translation.
@Suite struct SmallPrintTests {
  private static let program = checkout + "/Tests"

  /// A small site in three languages with the theme that ships.
  private func built(_ files: [String: String]) async throws -> SmallSite {
    let site = SmallSite(files)
    site.folder.remove("Themes/default")
    let settings = site.folder.read("Content/site.yaml") ?? ""
    let lines = settings.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("languages:") ? "languages: [en, az, ru]" : String(line)
    }
    site.folder.write(lines.joined(separator: "\n"), to: "Content/site.yaml")
    let outcome = try await site.run("build", programFolder: Self.program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return site
  }

  private static let project = ["Content/projects/a.md": "---\ntitle: A project\nstart: 2012\n---\n"]

  private static func indicator(_ fields: String) -> [String: String] {
    project.merging([
      "Content/indicators/people.md":
        """
      ---
      title: People advised
      project: a
      direction: rising
      \(fields)
      ---

      """
    ]) { $1 }
  }

  @Test("facts that nobody gave share a row, and no way of working progress out is named without a target")
  func unsaid() async throws {
    let site = try await built(
      Self.indicator(
        "unit: people\nkind: count\naggregation: latest\nobservations: [{from: 2012-09, to: 2016-05, value: 8080}]"))
    let page = try #require(site.folder.read("Output/indicators/people/index.html"))
    #expect(!page.contains("<dt>Progress worked out</dt>"))
    #expect(page.contains("<dt>Not reported</dt><dd class=\"missing\">"))
    #expect(!page.contains("<dd><span class=\"missing\">not reported</span></dd>"))
    // A sentence does not begin with the small letter of a month.
    #expect(site.folder.read("Output/az/indicators/people/index.html")?.contains(">8.080 people (sentyabr") == true)
    #expect(site.folder.read("Output/ru/indicators/people/index.html")?.contains("people (сентябрь") == true)
  }

  @Test("with a target it is named")
  func withTarget() async throws {
    let site = try await built(
      Self.indicator(
        """
        unit: people
        kind: count
        aggregation: latest
        baseline: {date: 2012, value: 0}
        targets: [{date: 2017, value: 9000}]
        observations: [{to: 2016, value: 8080}]
        """))
    let page = try #require(site.folder.read("Output/indicators/people/index.html"))
    #expect(page.contains("<dt>Progress worked out</dt><dd>along a straight line</dd>"))
  }

  @Test("what a percentage is of stands in one pair of brackets")
  func brackets() async throws {
    let site = try await built(
      Self.indicator(
        "unit: \"%\"\nkind: percentage\naggregation: latest\n"
          + "observations: [{to: 2016, numerator: 12, denominator: 48}]"))
    for (page, words) in [
      ("indicators", "25% (12 of 48)"), ("az/indicators", "25% (cəmi 48, onlardan 12)"),
    ] {
      #expect(site.folder.read("Output/\(page)/index.html")?.contains(words) == true, "\(page)")
    }
  }

  @Test("an event says who organises it, news who wrote it")
  func organisers() async throws {
    let site = try await built([
      "Content/events/day.md": "---\ntitle: Open day\ndate: 2017-05-01\nauthors: [The forum]\n---\n",
      "Content/news/one.md": "---\ntitle: News\ndate: 2017-01-02\nauthors: [The office]\n---\n",
    ])
    let event = site.folder.read("Output/events/day/index.html")
    #expect(event?.contains("<dt>Organised by</dt><dd>The forum</dd>") == true)
    #expect(site.folder.read("Output/news/one/index.html")?.contains("<dt>Authors</dt><dd>The office</dd>") == true)
  }

  @Test("a language whose words say so tells at the foot of each page that no native reader has read it")
  func translationNote() async throws {
    let site = try await built([
      "Content/news/one.md": "---\ntitle: News\ndate: 2017-01-02\n---\n",
      "Content/strings/az.yaml": "site:\n  translation_note: Hələ oxunmayıb.\n",
    ])
    let note = "<p class=\"note\">Hələ oxunmayıb.</p>"
    #expect(site.folder.read("Output/az/news/index.html")?.contains(note) == true)
    #expect(site.folder.read("Output/news/index.html")?.contains(note) == false)
    #expect(site.folder.read("Output/ru/news/index.html")?.contains("<p class=\"note\"></p>") == false)
  }

  @Test("where nobody but the site is the publisher, its name is cited once")
  func citedOnce() async throws {
    let site = try await built(["Content/news/one.md": "---\ntitle: News\ndate: 2017-01-02\n---\n"])
    #expect(site.folder.read("Output/index.html")?.contains("</b> “T”, figures as of") == true)
    #expect(site.folder.read("Output/news/one/index.html")?.contains("</b> T, “News”, figures as of") == true)
  }

  @Test("a link to all of a list says of which")
  func moreOfWhat() async throws {
    var files = ["Content/pages/home.md": "---\ntitle: Home\nblocks:\n  - {show: news, most: 1}\n---\n"]
    for number in 1...2 {
      files["Content/news/\(number).md"] = "---\ntitle: News \(number)\ndate: 2017-01-0\(number)\n---\n"
    }
    let site = try await built(files)
    #expect(site.folder.read("Output/index.html")?.contains(">All 2<span class=\"unseen\">: News</span></a>") == true)
  }
}
