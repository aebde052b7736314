import TestSupport
import Testing

@testable import vitrine

/// What a commitment's page says first, of how it stands against its date.
@Suite struct StandingSentenceTests {
  /// A rating of the end of 2013, published in 2014.
  private static let early = rating("independent", "2014, state_at: 2013", "limited")

  private static func rating(_ kind: String, _ date: String, _ level: String) -> String {
    "{date: \(date), by: o, kind: \(kind), scheme: irm-2011, completion: \(level)}"
  }

  @Test(
    "a rating is told once, and each kind of lateness says whose word it is",
    arguments: [
      (
        [rating("independent", "2016-06", "limited")],
        "When reviewed (in June 2016) completion was limited. It is late: its date had passed by then."
      ),
      (
        [rating("government", "2016-06", "substantial")],
        "When reviewed (in June 2016) completion was substantial. That is what the government says of itself. "
          + "It is late: its date had passed by then."
      ),
      (
        [early, rating("civil-society", "2016-06", "substantial")],
        "When reviewed (state at the end of 2013, published in 2014) completion was limited. "
          + "It is late: after its date, civil society rated it substantial (in June 2016)."
      ),
      (
        [early, rating("government", "2016-06", "limited")],
        "When reviewed (state at the end of 2013, published in 2014) completion was limited. "
          + "It is late: after its date, the government rated it limited (in June 2016)."
      ),
      (
        [rating("independent", "2016-06", "unclear")],
        "When reviewed (in June 2016) it was not clear how much had been done."
      ),
      (
        [early, rating("civil-society", "2016-06", "unclear")],
        "When reviewed (state at the end of 2013, published in 2014) completion was limited. "
          + "Its date has passed. After it, civil society rated it unclear (in June 2016)."
      ),
      (
        [early],
        "When reviewed (state at the end of 2013, published in 2014) completion was limited. "
          + "Its date has passed, and it has not been reviewed since."
      ),
      ([], "Nobody has assessed it yet. Its date has passed, and it has not been reviewed since."),
    ])
  func ratings(_ ratings: [String], sentences: String) async throws {
    let assessments = ratings.isEmpty ? "" : "assessments:\n" + ratings.map { "  - \($0)\n" }.joined()
    let page = try await page("end: 2015-12\n" + assessments)
    #expect(page.contains("<p class=\"answer\">Promised for December 2015. \(sentences)</p>"))
  }

  @Test(
    "milestones are counted in sentences that agree with their number",
    arguments: [
      (["done: 2014-05"], "1 of 1 is done."), (["done: 2014-05", "due: 2014"], "1 of 2 is done; 1 is overdue."),
      (["done: 2014-05", "done: 2014-06"], "2 of 2 are done."), (["due: 2018"], "0 of 1 are done."),
      (["status: withdrawn", "done: 2014"], "1 of 1 is done (1 withdrawn is not counted)."),
    ])
  func milestones(_ milestones: [String], sentence: String) async throws {
    let lines = milestones.map { "  - {title: M, \($0)}\n" }.joined()
    let page = try await page("milestones:\n" + lines)
    #expect(page.contains("<p class=\"answer answer-small\">\(sentence)</p>"))
  }

  private func page(_ fields: String) async throws -> String {
    let site = SmallSite([
      "Content/organisations/o.md": "---\ntitle: O\nkind: other\n---\n",
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\n\(fields)---\n",
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    return try #require(site.folder.read("Output/commitments/c/index.html"))
  }
}
