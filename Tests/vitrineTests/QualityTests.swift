import TestSupport
import Testing

@testable import vitrine

@Suite struct QualityTests {
  /// The rows of `quality.csv` about one record, as `check detail`.
  private func findings(of record: String, _ files: [String: String]) async throws -> [String] {
    let site = SmallSite(files)
    let outcome = try await site.run("build", "--quiet")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return readCSV(site.folder.read("Output/data/quality.csv") ?? "").filter { $0["record"] == record }
      .map { [$0["check"], $0["detail"]].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ") }
  }

  private static let evidence =
    "evidence: [{title: E, url: \"https://e.org/\", archive_url: \"https://a.org/\"}]\n"
  private static let translated = "---\ntitle: T\nsummary: S\n---\n"

  @Test(
    "a commitment",
    arguments: [
      (
        "",
        [
          "untranslated az", "without-dates end", "without-dates start", "without-evidence", "without-lead",
          "without-rating", "without-summary",
        ]
      ),
      (
        "summary: S\nlead: gov\nstart: 2013\nend: 2014\n" + evidence
          + "assessments: [{date: 2014, by: gov, kind: independent, scheme: irm-2011, completion: limited}]\n",
        ["untranslated az"]
      ),
      // Rated complete, with a milestone overdue.
      (
        "summary: S\nlead: gov\nstart: 2013\nend: 2014\n" + evidence
          + "assessments: [{date: 2014, by: gov, kind: independent, scheme: irm-2011, completion: complete}]\n"
          + "milestones: [{title: M, due: 2014}]\n",
        ["contradictory milestones", "untranslated az"]
      ),
      (
        "summary: S\nlead: gov\nstart: 2013\nend: 2012\ndate_note: So the source.\n" + evidence
          + "assessments:\n  - {date: 2014, by: gov, kind: independent, scheme: irm-2011, completion: limited}\n"
          + "  - {date: 2014, by: gov, kind: government, scheme: irm-2011, completion: complete}\n",
        ["contradictory dates", "contradictory ratings", "untranslated az"]
      ),
    ])
  func commitment(fields: String, expected: [String]) async throws {
    let found = try await findings(
      of: "c",
      [
        "Content/commitments/c.md": "---\ntitle: C\nplan: p\n\(fields)---\n",
        "Content/organisations/gov.md": "---\ntitle: G\nkind: government\n---\n",
      ])
    #expect(found == expected)
  }

  @Test(
    "an indicator",
    arguments: [
      ("kind: count\n", ["without-baseline", "without-evidence", "without-figure", "without-target"]),
      ("kind: qualitative\n", ["without-evidence"]),
      // The newest figure of 2014 is older than a year and a half on 31 August 2017.
      (
        "kind: count\naggregation: latest\nbaseline: {date: 2012, value: 0}\ntargets: [{date: 2018, value: 9}]\n"
          + "observations: [{to: 2014, value: 4, evidence: [{title: E}]}]\n",
        ["evidence-without-address E", "stale"]
      ),
      (
        "kind: count\naggregation: latest\nbaseline: {date: 2012, value: 0}\ntargets: [{date: 2018, value: 9}]\n"
          + "expects: [sex, age]\nobservations: [{to: 2016, value: 4, evidence: [{title: E}]}, {to: 2016, value: 4, sex: female}]\n",
        ["breakdown-given sex", "breakdown-missing age", "evidence-without-address E"]
      ),
      // A breakdown of its own, given and not given; a share that is not what its parts make.
      (
        "kind: percentage\nbaseline: {date: 2012, value: 0}\ntargets: [{date: 2018, value: 9}]\n"
          + "expects: [disability, region]\nevidence: [{title: E}]\n"
          + "observations: [{to: 2016, value: 4, numerator: 1, denominator: 20}, {to: 2016, value: 4, disability: none}]\n",
        [
          "breakdown-given disability", "breakdown-missing region", "contradictory share", "evidence-without-address E",
        ]
      ),
      // A figure after the report's day is not counted: not as a figure, and not as a breakdown.
      (
        "kind: count\naggregation: latest\nbaseline: {date: 2012, value: 0}\ntargets: [{date: 2018, value: 9}]\n"
          + "expects: [sex]\nevidence: [{title: E}]\nobservations: [{to: 2018, value: 4, sex: female}]\n",
        ["breakdown-missing sex", "evidence-without-address E", "without-figure"]
      ),
    ])
  func indicator(fields: String, expected: [String]) async throws {
    let found = try await findings(
      of: "i",
      [
        "Content/indicators/i.md": "---\ntitle: I\nsummary: S\nresult: r\nunit: u\n\(fields)---\n",
        "Content/indicators/i.az.md": "---\ntitle: I\nsummary: S\nunit: u\n---\n",
        "Content/results/r.md": "---\ntitle: R\nproject: j\n---\n",
        "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      ])
    #expect(found == expected)
  }

  @Test("a translation without one of the texts is told with the text's name; the source's words need none")
  func partly() async throws {
    let found = try await findings(
      of: "c",
      [
        "Content/commitments/c.md": "---\ntitle: C\nplan: p\nproblem: P\noriginal_text: O\n---\n",
        "Content/commitments/c.az.md": "---\ntitle: C\n---\n",
      ])
    #expect(found.filter { $0.contains("translated") } == ["partly-untranslated az: problem"])
  }

  @Test("invented records are not asked")
  func illustrative() async throws {
    let fields = "---\ntitle: C\nplan: p\nillustrative: true\n---\n"
    #expect(try await findings(of: "c", ["Content/commitments/c.md": fields]).isEmpty)
  }

  @Test("a site of one language is not asked for translations")
  func oneLanguage() async throws {
    let site = "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en]\n"
    #expect(try await findings(of: "c", ["Content/site.yaml": site]).allSatisfy { !$0.contains("translated") })
  }

  @Test(
    "the lists of findings hold as many as the table has rows, and the page says how many",
    arguments: ["", "az/", "ru/"])
  func pageAndTable(language: String) async throws {
    let folder = TemporaryFolder()
    let site = checkout + "/Tests/Fixtures/small-site"
    guard
      case .build(let request) = try Command.parse([
        "build", "--site", site, "--output", folder.path + "/out", "--quiet",
      ])
    else { return }
    let environment = Environment.test(in: site, programFolder: checkout + "/Tests")
    #expect(await Build(request: request, environment: environment).run().exitCode == .success)
    let page = try #require(folder.read("out/\(language)quality/index.html"))
    let rows = readCSV(folder.read("out/data/quality.csv") ?? "").count
    #expect(rows > 0)
    let lists = page.matches(of: /href="(\/(?:\w\w\/)?quality\/[^"]+)"/).map { String($0.1.dropFirst()) }
    #expect(Set(lists).count == lists.count)
    let findings = lists.map { (folder.read("out/\($0)index.html") ?? "").ranges(of: "class=\"entry-title\"").count }
    #expect(findings.reduce(0, +) == rows)
    #expect(page.contains(/<p class="answer">\D*(\d+)/))
    let said = try #require(page.firstMatch(of: /<p class="answer">\D*(\d+)/))
    #expect(Int(said.1) == rows)
  }
}
