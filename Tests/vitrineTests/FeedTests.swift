import Exact
import TestSupport
import Testing

@testable import Site
@testable import vitrine

@Suite struct FeedTests {
  private static let files = [
    "Content/organisations/irm.md": "---\ntitle: Reviewer\nkind: other\n---\n",
    "Content/organisations/ministry.md": "---\ntitle: Ministry & Co\nkind: government\n---\n",
    "Content/plans/p.md": "---\ntitle: Plan <1>\nkind: ogp\nstart: 2012-09\nend: 2015-12\nscheme: irm-2011\n---\n",
    "Content/news/n.md": "---\ntitle: \"Centres closed: \\\"all\\\"\"\ndate: 2016-08-01\nsummary: \"7 < 8 & 9\"\n---\n",
    "Content/news/later.md": "---\ntitle: Not yet\ndate: 2017-09-01\n---\n",
    "Content/news/draft.md": "---\ntitle: Secret\ndate: 2016-01-01\ndraft: true\n---\n",
    "Content/news/invented.md": "---\ntitle: Invented\ndate: 2016-01-01\nillustrative: true\n---\n",
    "Content/commitments/c.md": """
    ---
    title: C
    plan: p
    theme: Taxes
    lead: ministry
    assessments: [{date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: limited}]
    updates:
      - {date: 2015-03-01, progress: The bill is drafted.}
      - {date: 2015-03-01, progress: It went to parliament.}
    milestones: [{title: Draft, due: 2014-01, done: 2014-06-30}, {title: Open, due: 2014-01}]
    ---
    """,
    "Content/commitments/d.md": """
    ---
    title: D
    plan: p
    theme: Courts
    withdrawn: {date: 2017-03, by: ministry, reason: No money.}
    ---
    """,
  ]

  private func site() async throws -> TemporaryFolder {
    let site = SmallSite(Self.files)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet", "--as-of", "2017-08-31").exitCode == .success)
    return site.folder
  }

  private func all(_ tag: String, in feed: String) -> [String] {
    feed.components(between: "<\(tag)>", and: "</\(tag)>")
  }

  @Test("a feed of everything has an entry for each change, the newest first, by dates of the content alone")
  func everything() async throws {
    let folder = try await site()
    let feed = try #require(folder.read("Output/changes/feed.xml"))
    #expect(
      all("id", in: feed) == [
        "https://a-site.test/changes/feed.xml", "https://a-site.test/commitments/d/#withdrawal-2017-03",
        "https://a-site.test/news/n/#news-2016-08-01", "https://a-site.test/commitments/c/#update-2015-03-01",
        "https://a-site.test/commitments/c/#update-2015-03-01-2", "https://a-site.test/plans/p/#rating-2014",
        "https://a-site.test/commitments/c/#milestone-2014-06-30",
      ])
    // Of a month or a year, the last day.
    #expect(
      all("published", in: feed).map { $0.prefix(10) } == [
        "2017-03-31", "2016-08-01", "2015-03-01", "2015-03-01", "2014-12-31", "2014-06-30",
      ])
    #expect(feed.contains("<title>News: Centres closed: &quot;all&quot;</title>"))
    #expect(feed.contains("<summary>7 &lt; 8 &amp; 9</summary>"))
    for absent in ["Secret", "Invented", "Not yet"] { #expect(!feed.contains(absent)) }
    let json = try #require(folder.read("Output/changes/feed.json"))
    #expect(json.contains(#""title": "News: Centres closed: \"all\"""#))
    #expect(json.contains(#""content_text": "7 < 8 & 9""#))
  }

  @Test(
    "what is followed is what the page tells of",
    arguments: [
      ("news/", ["news-2016-08-01"]),
      (
        "plans/p/",
        ["withdrawal-2017-03", "update-2015-03-01", "update-2015-03-01-2", "rating-2014", "milestone-2014-06-30"]
      ),
      ("plans/p/theme/courts/", ["withdrawal-2017-03"]),
      ("plans/p/theme/taxes/", ["update-2015-03-01", "update-2015-03-01-2", "rating-2014", "milestone-2014-06-30"]),
      ("organisations/ministry/", ["update-2015-03-01", "update-2015-03-01-2", "rating-2014", "milestone-2014-06-30"]),
      (
        "az/organisations/ministry/",
        ["update-2015-03-01", "update-2015-03-01-2", "rating-2014", "milestone-2014-06-30"]
      ),
    ])
  func scopes(page: String, expected: [String]) async throws {
    let folder = try await site()
    let feed = try #require(folder.read("Output/\(page)feed.xml"))
    #expect(all("id", in: feed).dropFirst().map { String($0.split(separator: "#")[1]) } == expected)
    let html = try #require(folder.read("Output/\(page)index.html"))
    #expect(html.contains("type=\"application/atom+xml\""))
    #expect(html.contains("href=\"/\(page)feed.xml\""))
    #expect(folder.read("Output/\(page)feed.json") != nil)
  }

  @Test("an institution that leads nothing has no feed, and its page offers that of the site")
  func none() async throws {
    let folder = try await site()
    #expect(folder.read("Output/organisations/irm/feed.xml") == nil)
    #expect(try #require(folder.read("Output/organisations/irm/index.html")).contains("<a href=\"/changes/feed.xml\">"))
  }

  @Test("words of another language say which it is, in Azerbaijani too")
  func languages() async throws {
    let folder = try await site()
    let feed = try #require(folder.read("Output/az/changes/feed.xml"))
    #expect(feed.contains("xml:lang=\"az\">"))
    #expect(feed.contains("<title xml:lang=\"en\">Xəbər: Centres closed"))
    #expect(feed.contains("<summary xml:lang=\"en\">No money.</summary>"))
    #expect(!feed.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) })
  }

  @Test(
    "archives hold what the feed no longer does, and stay as they are",
    arguments: [0, 1, 99, 100, 101, 199, 200, 201, 250, 1_000])
  func archives(count: Int) throws {
    func feed(_ count: Int) throws -> Feed {
      Feed(
        page: .home,
        changes: try (0..<count).map { number in
          Change(.news(number), PartialDate(try #require(Day(year: 2000, month: 1, day: 1 + number % 28))))
        }, due: [], events: [])
    }
    func numbers(_ changes: ArraySlice<Change>) -> [Int] { changes.map(\.record.position) }
    let (now, later) = (try feed(count), try feed(count + 150))
    let archived = (0..<now.archives).map { numbers(now.changes(in: $0 + 1)) }
    #expect(archived.allSatisfy { $0.count == Feed.length })
    #expect(Set(archived.joined()).union(numbers(now.changes(in: nil))) == Set(0..<count))
    #expect(numbers(now.changes(in: nil)) == Array((0..<count).suffix(Feed.length)))
    for (index, archive) in archived.enumerated() { #expect(numbers(later.changes(in: index + 1)) == archive) }
  }
}

extension String {
  fileprivate func components(between start: String, and end: String) -> [String] {
    ranges(of: start).map { opening in
      String(self[opening.upperBound..<(self[opening.upperBound...].firstRange(of: end)?.lowerBound ?? endIndex)])
    }
  }
}
