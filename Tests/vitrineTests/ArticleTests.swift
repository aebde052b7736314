import TestSupport
import Testing

@testable import vitrine

/// News, events and publications: what they speak of, what there is to read, what came before and after.
@Suite struct ArticleTests {
  private static let files = [
    "Content/places/baku.md": "---\ntitle: Baku\nkind: city\npoint: [40.41, 49.87]\n---\n",
    "Content/projects/a.md": "---\ntitle: A project\nstart: 2012\n---\n",
    "Content/indicators/people.md":
      "---\ntitle: People advised\nproject: a\nunit: people\nkind: count\naggregation: latest\n"
      + "observations: [{to: 2015, value: 10}, {to: 2016, value: 8080}]\n---\n",
    "Content/news/one.md": "---\ntitle: News one\ndate: 2016-01-02\nindicators: people\ncommitments: c\n---\nText.\n",
    "Content/news/two.md": "---\ntitle: News two\ndate: 2017-02-02\n---\n",
    "Content/events/e.md":
      "---\ntitle: Open doors\ndate: 2017-03-01\nplace: baku\nparticipants: 1200\nreport: r\noutcome: The minutes are public.\n---\n",
    "Content/publications/r.md":
      "---\ntitle: A report\ndate: 2017\npages: 48\nlanguage: en\nattachments: [r.en.pdf, r.az.pdf, tables.zip]\n---\n",
    "Content/publications/r.en.pdf": "%PDF-1.4", "Content/publications/r.az.pdf": "%PDF-1.4",
    "Content/publications/tables.zip": "PK\u{3}\u{4}",
  ]

  @Test("each says what it speaks of and offers, where to go on, and how to hand it on")
  func pages() async throws {
    let site = SmallSite(Self.files)
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    func holds(_ page: String, _ pieces: [String]) throws {
      let text = try #require(site.folder.read("Output/\(page)/index.html"))
      for piece in pieces { #expect(text.contains(piece), "\(page) lacks \(piece)") }
    }
    try holds(
      "news/one",
      [
        "<b>8,080</b> people", "<a href=\"/commitments/c/\">Promise</a>",
        "rel=\"next\">News two</a>", "https://t.me/share/url?url=https%3A//a-site.test/news/one/",
      ])
    try holds("news/two", ["rel=\"prev\">News one</a>"])
    try holds("news", ["<h2>2017</h2>", "<h2>2016</h2>"])
    try holds(
      "events/e",
      [
        "<h2 id=\"outcome\">What came of it</h2>", "The minutes are public.", "1,200", "<a href=\"/publications/r/\">",
        "https://www.openstreetmap.org/?mlat=40.41&amp;mlon=49.87#map=14/40.41/49.87", "/events/e/event.ics",
      ])
    try holds(
      "publications/r",
      [
        "<a class=\"button\" href=\"/publications/r.en.pdf\">Read (PDF, 1 kB)</a>",
        ">In Azerbaijani (PDF, 1 kB)</a>", ">tables.zip (ZIP, 1 kB)</a>", "<dt>Pages</dt><dd>48</dd>",
      ])
    try holds("az/publications/r", ["<a class=\"button\" href=\"/publications/r.az.pdf\">Oxuyun (PDF, 1 kB)</a>"])
  }

  @Test("a point of nothing is told")
  func point() async throws {
    let site = SmallSite(["Content/places/baku.md": "---\ntitle: Baku\nkind: city\npoint: [0, 0.0]\n---\n"])
    let outcome = try await site.run("check")
    #expect(outcome.reports.first == "Content/places/baku.md:4:8: error[not-a-point]", "\(outcome.messages)")
  }
}
