import TestSupport
import Testing

@testable import vitrine

/// A report of a past day: whatever is dated after it is as if nobody had written it yet.
@Suite struct PastDayTests {
  /// A site in which `⟦…⟧` holds what is dated after the middle of 2015, each at the end of a line or between brackets that
  /// end it, so that no other fact changes its place.
  private static let site: [(path: String, text: String)] = [
    ("site.yaml", "title: T\nbase_url: https://a-site.test/\nlanguages: [en, az]\npublished: 2031-01-01\n"),
    (
      "plans/p.md",
      """
      ---
      title: Plan
      kind: ogp
      start: 2012-09
      end: 2018-12
      scheme: irm-2011
      ⟦adopted_on: 2016-02-01⟧
      evidence: [{title: Decree, date: 2012, url: "https://a-site.test/d"}⟦, {title: Law, date: 2016-03-01, url: "https://a-site.test/l"}⟧]
      ---
      """
    ),
    (
      "commitments/c.md",
      """
      ---
      title: Promise
      plan: p
      lead: irm
      end: 2014-12-31
      milestones: [{title: M, due: 2014-06-30⟦, done: 2016-04-01, status: done⟧}, {title: N, due: 2017, evidence: [{title: Old, date: 2014}⟦, {title: Newer, date: 2016-05}⟧]}]
      assessments: [{date: 2014-05-01, by: irm, kind: independent, scheme: irm-2011, completion: limited}⟦, {date: 2016-06-01, by: irm, kind: independent, scheme: irm-2011, completion: complete}⟧]
      updates: [{date: 2014-07-01, progress: Begun}⟦, {date: 2016-07-01, progress: Nearly there}⟧]
      ⟦withdrawn: {date: 2016-08-01, by: irm, reason: Money}⟧
      ⟦updated: 2016-08-02⟧
      ---
      With [the news](../news/n.md).
      """
    ),
    (
      "commitments/d.md",
      """
      ---
      title: Second
      plan: p
      ⟦updates: [{date: 2016-09-01, progress: The only one}]⟧
      ⟦assessments: [{date: 2016-10-01, by: irm, kind: government, scheme: irm-2011, completion: complete}]⟧
      ---
      """
    ),
    ("organisations/irm.md", "---\ntitle: Reviewer\nkind: other\n⟦updated: 2016-11-01⟧\n---\n"),
    (
      "projects/a.md",
      """
      ---
      title: Project
      start: 2012
      status: active
      ⟦spent: {amount: 5000, currency: USD, to: 2016-12-31}⟧
      ⟦evidence: [{title: Agreement, date: 2016, file: agreement.txt}]⟧
      ---
      """
    ),
    (
      "activities/w.md",
      "---\ntitle: Work\nproject: a\noutputs: [{title: Book, date: 2014, count: 2}⟦, {title: Film, date: 2016-01, count: 3}⟧]\n---\n"
    ),
    (
      "indicators/i.md",
      """
      ---
      title: Answered
      project: a
      kind: percentage
      unit: requests
      direction: rising
      ⟦baseline: {date: 2016-01-31, value: 20}⟧
      targets: [{date: 2018, value: 80⟦, revisions: [{date: 2016-02-02, old: 80, kind: revision, reason: Lowered}]⟧}]
      observations: [{to: 2013, value: 40}, {to: 2014, value: 50⟦, revisions: [{date: 2016-03-03, old: 50, kind: correction, reason: Twice}]⟧}⟦, {to: 2016-04-04, value: 61.25}⟧]
      breaks: [{date: 2012}⟦, {date: 2016-05-05, reason: Recount}⟧]
      ---
      """
    ),
    ("indicators/j.md", "---\ntitle: Hours\nproject: a\nkind: score\nunit: hours\n---\n"),
    ("indicators/j.csv", "to,value,note\n2013,4,\n2014,5,\n⟦2016-06-06,6.5,later⟧\n"),
    ("places/baku.md", "---\ntitle: Baku\nkind: city\n---\n"),
    ("cases/s.md", "---\ntitle: Cases\n⟦updated: 2016-07-07⟧\n---\n"),
    ("cases/s.csv", "centre,from,to,cases\nbaku,2014-01-01,2014-12-31,120\n⟦baku,2016-01-01,2016-12-31,130⟧\n"),
    ("news/n.md", "---\ntitle: Known\ndate: ⟦2016-08-08⟧\n---\n"),
    ("events/e.md", "---\ntitle: Meeting\nstart: ⟦2016-09-09⟧\n---\n"),
    ("publications/b.md", "---\ntitle: Book\ndate: ⟦2016-10-10⟧\n---\n"),
    ("pages/about.md", "---\ntitle: About\n⟦updated: 2016-11-11⟧\n---\nText.\n"),
  ]

  private static let count = site.reduce(0) { $0 + $1.text.count { $0 == "⟦" } }

  /// The site with those of the later facts that are wanted. A record that belongs to a day as a whole is not there
  /// without it.
  private static func write(_ wanted: (Int) -> Bool, year: String = "2016", to folder: TemporaryFolder) {
    var number = 0
    for (path, text) in site {
      var isWhole = true
      let pieces = text.split(separator: "⟦", omittingEmptySubsequences: false)
      var made = String(pieces[0])
      for piece in pieces.dropFirst() {
        let parts = piece.split(separator: "⟧", omittingEmptySubsequences: false)
        if wanted(number) { made += parts[0].replacing("2016", with: year) } else { isWhole = false }
        made += parts[1]
        number += 1
      }
      let isOfOneDay = ["news", "events", "publications"].contains { path.hasPrefix($0) }
      if isOfOneDay, !isWhole { folder.remove("Content/" + path) } else { folder.write(made, to: "Content/" + path) }
    }
  }

  private func built(_ site: SmallSite, asOf day: String) async throws -> (tree: [String: [UInt8]?], reports: [String])
  {
    site.folder.remove("Output")
    let outcome = try await site.run("build", "--as-of", day)
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    return (site.folder.tree(below: "Output"), outcome.reports)
  }

  private func differing(_ one: [String: [UInt8]?], _ other: [String: [UInt8]?]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }

  private func emptySite() -> SmallSite {
    let site = SmallSite(["Content/projects/agreement.txt": "Signed."])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    return site
  }

  /// Every fact where `VITRINE_CHECK_ALL` is set, as `make check-all` does; else six, others in each run, since each takes
  /// two builds. The builds with all facts at once see each of them in any run.
  private static let tried = sample(6, of: Array(0..<count)).sorted()

  @Test("no byte of a past day's site depends on any fact that is dated after it; each that is held back is told")
  func sameBytes() async throws {
    let site = emptySite()
    Self.write({ _ in false }, to: site.folder)
    // The text links to news that is not there yet.
    site.folder.write("---\ntitle: Known\ndate: 2030\n---\n", to: "Content/news/n.md")
    let past = try await built(site, asOf: "2015-06-30").tree
    let later = try await built(site, asOf: "2029-12-31").tree
    for number in Self.tried {
      Self.write({ $0 == number }, to: site.folder)
      if site.folder.read("Content/news/n.md") == nil {
        site.folder.write("---\ntitle: Known\ndate: 2030\n---\n", to: "Content/news/n.md")
      }
      let changed = try await built(site, asOf: "2015-06-30")
      #expect(differing(past, changed.tree) == [], "fact \(number) shows")
      #expect(changed.reports.contains { $0.hasSuffix("note[held-back]") }, "fact \(number) is not told")
      #expect(differing(later, try await built(site, asOf: "2029-12-31").tree) != [], "fact \(number) never shows")
    }
    for year in ["2016", "2028"] {
      Self.write({ _ in true }, year: year, to: site.folder)
      #expect(differing(past, try await built(site, asOf: "2015-06-30").tree) == [], "the facts of \(year) show")
    }
  }

  @Test("what the site's own day leaves out is not published either, but for news, which has its own day")
  func ownDay() async throws {
    let site = emptySite()
    Self.write({ _ in true }, to: site.folder)
    site.folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2015-06-30\npublished: 2016-12-31\n", to: "Content/site.yaml")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success)
    let commitment = try #require(site.folder.read("Output/commitments/c/index.html"))
    #expect(!commitment.contains("Nearly there") && !commitment.contains("2016-08-02"))
    #expect(commitment.contains("href=\"/news/n/\""))
    #expect(!commitment.contains("notice-rebuilt"))
    #expect(site.folder.read("Output/changes/index.html")?.contains("Known") == true)
    #expect(site.folder.read("Output/sitemap.xml")?.contains("<lastmod>") == false)
    #expect(outcome.reports.contains("Content/commitments/c.md:9:12: warning[withdrawal-in-future]"))
  }

  @Test(
    "every page of a rebuilt day says so, in its language", arguments: [("", "A past day."), ("az/", "Keçmiş tarix.")])
  func notice(language: String, words: String) async throws {
    let site = emptySite()
    Self.write({ _ in false }, to: site.folder)
    site.folder.write("---\ntitle: Known\n---\n", to: "Content/news/n.md")
    let tree = try await built(site, asOf: "2015-06-30").tree
    for (path, _) in tree where path.hasSuffix(".html") && path.hasPrefix("az/") == !language.isEmpty {
      #expect(site.folder.read("Output/" + path)?.contains(words) == true, "\(path)")
    }
  }

  @Test("a completion whose evidence is held back is not refused for having none")
  func evidence() async throws {
    let site = SmallSite(
      [
        "Content/organisations/irm.md": "---\ntitle: Reviewer\nkind: other\n---\n",
        "Content/commitments/c.md": """
        ---
        title: P
        plan: p
        assessments: [{date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: complete}]
        evidence: [{title: Law, date: 2016, url: "https://a-site.test/"}]
        ---
        """,
      ].merging(SmallSite.undatedPlan) { $1 })
    let outcome = try await site.run("build", "--as-of", "2015", "--strict")
    #expect(outcome.reports == ["Content/commitments/c.md:5:12: note[held-back]"])
    #expect(outcome.exitCode == .success)
  }

  @Test("of many facts that are held back some are told, then their number")
  func many() async throws {
    let updates = (1...30).map { "  - {date: 2016-01-\($0 < 10 ? "0" : "")\($0), progress: P}" }.joined(separator: "\n")
    let commitment = "---\ntitle: P\nplan: p\nupdates:\n\(updates)\n---\n"
    let site = SmallSite(["Content/commitments/c.md": commitment].merging(SmallSite.undatedPlan) { $1 })
    let outcome = try await site.run("build", "--as-of", "2015")
    #expect(outcome.reports.count { $0.hasSuffix("note[held-back]") } == 20)
    #expect(outcome.reports.count { $0.hasSuffix("note[more-held-back]") } == 1)
    #expect(outcome.messages.contains("10 more that lie after the day of the report"))
  }
}
