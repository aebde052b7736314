import TestSupport
import Testing

@testable import vitrine

@Suite struct OverdueTests {
  private static let rated =
    "assessments: [{date: 2014, by: gov, kind: independent, scheme: irm-2011, completion: limited}]\n"

  private func site(_ files: [String: String]) -> SmallSite {
    var files = files
    files["Content/organisations/gov.md"] = "---\ntitle: G\nkind: government\n---\n"
    files["Content/organisations/min.md"] = "---\ntitle: M\nkind: government\n---\n"
    return SmallSite(files)
  }

  private func rows(_ files: [String: String]) async throws -> [String] {
    let site = site(files)
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    return readCSV(site.folder.read("Output/data/overdue.csv") ?? "").map { row in
      ["commitment", "position", "responsible", "due", "days_overdue"].map { row[$0] ?? "" }.joined(separator: " ")
    }
  }

  @Test("late commitments and overdue milestones, each with its institution and days")
  func table() async throws {
    // The report's day is 31 August 2017: 973 days after the end of 2014 (365 + 366 + 242), 1 day after the 30th.
    let found = try await rows([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nlead: gov\nend: 2014\n\(Self.rated)milestones:\n"
        + "  - {title: A, due: 2014-12-31, responsible: min}\n  - {title: B, due: 2014, done: 2014}\n"
        + "  - {title: D, due: 2014-12}\n---\n",
      "Content/commitments/e.md": "---\ntitle: E\nplan: p\nmilestones:\n  - {title: A, due: 2017-08-30}\n"
        + "  - {title: B, due: 2017-08-31}\n---\n",
    ])
    #expect(
      found == [
        "c  gov 2014 974", "c 1 min 2014-12-31 974", "c 3 gov 2014-12 974", "e 1  2017-08-30 1",
      ])
  }

  @Test("what is complete, unrated, withdrawn, invented or not yet due is not overdue")
  func notOverdue() async throws {
    let complete = Self.rated.replacing("limited", with: "complete")
    let found = try await rows([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nend: 2014\nevidence: [{title: E}]\n\(complete)---\n",
      "Content/commitments/d.md": "---\ntitle: D\nplan: p\nend: 2014\n---\n",
      "Content/commitments/e.md": "---\ntitle: E\nplan: p\nend: 2018\n\(Self.rated)---\n",
      "Content/commitments/f.md": "---\ntitle: F\nplan: p\nend: 2014\nillustrative: true\n\(Self.rated)---\n",
      "Content/commitments/g.md": "---\ntitle: G\nplan: p\nwithdrawn: {date: 2013}\n"
        + "milestones: [{title: M, due: 2014}]\n---\n",
    ])
    #expect(found.isEmpty)
  }

  @Test(
    "the page groups by institution, the longest delay first; without any it says 0; a site without commitments has none"
  )
  func page() async throws {
    let site = site([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nlead: gov\nend: 2015\n\(Self.rated)---\n",
      "Content/commitments/e.md": "---\ntitle: E\nplan: p\nlead: min\nend: 2014\n\(Self.rated)---\n",
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let page = try #require(site.folder.read("Output/overdue/index.html"))
    let headings = page.matches(of: /<h2><a href="\/organisations\/(\w+)\/">/).map { String($0.1) }
    #expect(headings == ["min", "gov"])
    #expect(page.contains("<p class=\"answer\">Overdue: 2 commitments.</p>"))

    site.folder.write("---\ntitle: C\nplan: p\n---\n", to: "Content/commitments/c.md")
    site.folder.remove("Content/commitments/e.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    #expect(site.folder.read("Output/overdue/index.html")?.contains("0 overdue") == true)

    site.folder.write("---\ntitle: C\nplan: p\nend: 2015\n---\n", to: "Content/commitments/c.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let unrated = try #require(site.folder.read("Output/overdue/index.html"))
    #expect(unrated.contains("Of 1 commitment whose date has passed it is not known how much was done."))

    site.folder.remove("Content/commitments/c.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    #expect(site.folder.read("Output/overdue/index.html") == nil)
    #expect(site.folder.read("Output/index.html")?.contains("/overdue/") == false)
  }

  @Test(
    "more than 100 delays of an institution are worked out on the pages of their commitments", arguments: [100, 101])
  func manyWorkings(count: Int) async throws {
    let milestones = (1...count).map { "  - {title: M\($0), due: 2014-12-31}\n" }.joined()
    let site = site([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nlead: gov\nmilestones:\n\(milestones)---\n"
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let page = try #require(site.folder.read("Output/overdue/index.html"))
    #expect(page.matches(of: /Overdue by 974 days/).count >= count)
    #expect(page.contains("<details class=\"working\"") == (count == 100))
    #expect(page.contains("stands on the page of its commitment") == (count == 101))
  }
}
