import TestSupport
import Testing

@testable import vitrine

@Suite struct OverdueTests {
  /// Of the state of June 2016.
  private static let rated =
    "assessments: [{date: 2016-06, by: gov, kind: independent, scheme: irm-2011, completion: limited}]\n"

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
      ["commitment", "position", "responsible", "due", "days_overdue", "timeliness", "basis"].map { row[$0] ?? "" }
        .joined(separator: " ")
    }
  }

  @Test("what is late, unclear or not reviewed since, each with its institution and days")
  func table() async throws {
    // The report's day is 31 August 2017: 974 days after the end of 2014 (365 + 366 + 243), 1 day after the 30th. Nobody
    // counts days from a month or a year.
    let found = try await rows([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nlead: gov\nend: 2014\n\(Self.rated)milestones:\n"
        + "  - {title: A, due: 2014-12-31, responsible: min, status: in-progress}\n"
        + "  - {title: B, due: 2014, done: 2014}\n  - {title: D, due: 2014-12}\n---\n",
      "Content/commitments/e.md": "---\ntitle: E\nplan: p\nmilestones:\n  - {title: A, due: 2017-08-30}\n"
        + "  - {title: B, due: 2017-08-31}\n---\n",
      "Content/commitments/f.md": "---\ntitle: F\nplan: p\nend: 2014-12-31\n---\n",
      "Content/commitments/g.md": "---\ntitle: G\nplan: p\nend: 2014-12-31\n"
        + Self.rated.replacing("limited", with: "unclear") + "---\n",
    ])
    #expect(
      found == [
        "c  gov 2014  late independent", "c 1 min 2014-12-31 974 late milestones",
        "c 3 gov 2014-12  not-reviewed-since ",
        "e 1  2017-08-30 1 not-reviewed-since ", "f   2014-12-31 974 not-reviewed-since ",
        "g   2014-12-31 974 unclear independent",
      ])
  }

  @Test("what is complete, withdrawn, invented, without a date or not yet due is in no list")
  func notOverdue() async throws {
    let complete = Self.rated.replacing("limited", with: "complete")
    let found = try await rows([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nend: 2014\nevidence: [{title: E}]\n\(complete)---\n",
      "Content/commitments/d.md": "---\ntitle: D\nplan: p\n\(Self.rated)---\n",
      "Content/commitments/e.md": "---\ntitle: E\nplan: p\nend: 2018\n\(Self.rated)---\n",
      "Content/commitments/f.md": "---\ntitle: F\nplan: p\nend: 2014\nillustrative: true\n\(Self.rated)---\n",
      "Content/commitments/g.md": "---\ntitle: G\nplan: p\nwithdrawn: {date: 2013}\n"
        + "milestones: [{title: M, due: 2014}]\n---\n",
    ])
    #expect(found.isEmpty)
  }

  @Test(
    "the page has a list of each kind by institution, the longest delay first; without any it says 0; a site without commitments has none"
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
    let headings = page.matches(of: /<h3><a href="\/organisations\/(\w+)\/">/).map { String($0.1) }
    #expect(headings == ["min", "gov"])
    #expect(page.contains("<p class=\"answer\">Late: 2 commitments. Nothing else is past its date.</p>"))
    #expect(page.contains("<h2 id=\"late\">") && !page.contains("<h2 id=\"not-reviewed-since\">"))

    site.folder.write("---\ntitle: C\nplan: p\n---\n", to: "Content/commitments/c.md")
    site.folder.remove("Content/commitments/e.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    #expect(
      site.folder.read("Output/overdue/index.html")?
        .contains("Late: 0. Nobody has found any of them unfinished after its date. Nothing else is past its date.")
        == true)

    site.folder.write("---\ntitle: C\nplan: p\nend: 2015\n---\n", to: "Content/commitments/c.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let unrated = try #require(site.folder.read("Output/overdue/index.html"))
    #expect(unrated.contains("Past the due date and not reviewed since: 1 commitment."))
    #expect(!unrated.contains("late-word"))

    // Somebody looked at it after its date: it is not among what nobody has reviewed.
    site.folder.write(
      "---\ntitle: C\nplan: p\nend: 2015\n\(Self.rated.replacing("limited", with: "unclear"))---\n",
      to: "Content/commitments/c.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let unclear = try #require(site.folder.read("Output/overdue/index.html"))
    #expect(
      unclear.contains("Past the due date and unclear when reviewed: 1 commitment. Nothing else is past its date."))
    #expect(unclear.contains("<h2 id=\"unclear\">") && !unclear.contains("<h2 id=\"not-reviewed-since\">"))

    site.folder.remove("Content/commitments/c.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    #expect(site.folder.read("Output/overdue/index.html") == nil)
    #expect(site.folder.read("Output/index.html")?.contains("/overdue/") == false)
  }

  @Test("more than ten delays of an institution have pages of their own, fifty a page", arguments: [10, 11, 101])
  func manyDelays(count: Int) async throws {
    let milestones = (1...count).map { "  - {title: M\($0), due: 2014-12-31, status: in-progress}\n" }.joined()
    let site = site([
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nlead: gov\nmilestones:\n\(milestones)---\n"
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    func delays(_ page: String) throws -> Int {
      try #require(site.folder.read("Output/overdue/\(page)index.html")).matches(of: /Overdue by 974 days/).count
    }
    // Each of those shown is worked out beside them.
    let page = try #require(site.folder.read("Output/overdue/index.html"))
    #expect(page.matches(of: /<details class="working"/).count == (count == 10 ? 2 : 1))
    #expect(page.contains("\(count) milestones"))
    #expect(page.contains("<a href=\"/overdue/late/gov/\">All \(count)</a>") == (count > 10))
    guard count > 10 else {
      #expect(try delays("") == 10)
      return #expect(site.folder.read("Output/overdue/late/gov/index.html") == nil)
    }
    #expect(try delays("") == 10)
    let further = count > 50 ? ["late/gov/", "late/gov/page/2/", "late/gov/page/3/"] : ["late/gov/"]
    #expect(try further.map(delays).reduce(0, +) == count)
  }
}
