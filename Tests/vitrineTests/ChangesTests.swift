import TestSupport
import Testing

@testable import vitrine

@Suite struct ChangesTests {
  private func page(_ files: [String: String], asOf: String = "2017-08-31") async throws -> String {
    let site = SmallSite(files)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet", "--as-of", asOf).exitCode == .success)
    return try #require(site.folder.read("Output/changes/index.html"))
  }

  private static let files = [
    "Content/projects/a.md": "---\ntitle: A\nstart: 2012\nstatus: completed\n---\n",
    "Content/organisations/irm.md": "---\ntitle: Reviewer\nkind: other\n---\n",
    "Content/indicators/i.md": """
    ---
    title: Requests answered
    project: a
    kind: percentage
    unit: requests
    direction: rising
    observations:
      - from: 2014
        to: 2014
        value: 61
        revisions: [{date: 2015-03-02, old: 65, kind: correction, reason: Ganja was counted twice.}]
    ---
    """,
    "Content/news/n.md": "---\ntitle: Centres closed\ndate: 2016-08-01\n---\n",
    "Content/news/later.md": "---\ntitle: Not yet\ndate: 2017-09-01\n---\n",
    "Content/commitments/c.md": """
    ---
    title: C
    plan: p
    assessments: [{date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: limited}]
    updates: [{date: 2015-03-01, progress: The bill is drafted.}]
    ---
    """,
    "Content/commitments/d.md": """
    ---
    title: D
    plan: p
    assessments: [{date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: limited}]
    ---
    """,
  ]

  @Test("news, figures, reports and reviews stand by date, the newest first; a review names how many it rated")
  func order() async throws {
    let page = try await page(Self.files)
    let titles = page.matches(of: /<p class="entry-title"><a[^>]*>([^<]+)</).map { String($0.1) }
    #expect(titles == ["Centres closed", "Requests answered", "C", "Plan"])
    #expect(page.matches(of: /<h2 id="y(\d+)">/).map { String($0.1) } == ["2016", "2015", "2014"])
    #expect(page.contains("Counted, 2014: 65% → 61%"))
    #expect(page.contains("Ganja was counted twice."))
    #expect(page.contains("2 commitments rated by Reviewer."))
    #expect(page.contains("4 changes are known. The newest is of 1 August 2016."))
  }

  @Test("what is dated after the report's day is not there yet")
  func asOf() async throws {
    let page = try await page(Self.files, asOf: "2015-03-01")
    let titles = page.matches(of: /<p class="entry-title"><a[^>]*>([^<]+)</).map { String($0.1) }
    #expect(titles == ["C", "Plan"])
  }

  @Test("without any change the page says 0")
  func none() async throws {
    #expect(try await page([:]).contains("0 changes are known."))
  }

  @Test("of more than 200 changes the newest are shown, and how many there are")
  func many() async throws {
    let updates = (1...201).map { "  - {date: 2014-01-01, progress: Step \($0).}\n" }.joined()
    let page = try await page(["Content/commitments/c.md": "---\ntitle: C\nplan: p\nupdates:\n\(updates)---\n"])
    #expect(page.contains("The newest 200 of 201 stand here"))
    #expect(page.matches(of: /entry-title/).count == 200)
  }
}
