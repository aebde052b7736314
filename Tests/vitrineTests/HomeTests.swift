import TestSupport
import Testing

@testable import vitrine

/// The first page: as its authors put it in order, and as it is where they did not.
@Suite struct HomeTests {
  private static let program = checkout + "/Tests"

  /// A small site with the theme that ships.
  private func site(_ files: [String: String], settings: String = "") -> SmallSite {
    let site = SmallSite(files)
    site.folder.remove("Themes/default")
    site.folder.write((site.folder.read("Content/site.yaml") ?? "") + settings, to: "Content/site.yaml")
    return site
  }

  private static let others = [
    "Content/pages/about.md": "---\ntitle: About us\n---\n",
    "Content/plans/draft.md":
      "---\ntitle: D\nkind: ogp\nstart: 2016\nend: 2018\nscheme: irm-2011\ndraft: true\n---\n",
    "Content/projects/a.md": "---\ntitle: A project\nstart: 2012\n---\n",
    "Content/indicators/people.md":
      """
    ---
    title: People advised
    project: a
    unit: people
    kind: count
    direction: rising
    aggregation: latest
    observations: [{to: 2016, value: 8080}]
    ---

    """,
    "Content/news/one.md": "---\ntitle: News one\ndate: 2017-01-02\n---\n",
    "Content/news/two.md": "---\ntitle: News two\ndate: 2017-02-02\n---\n",
  ]

  private static func files(_ home: String) -> [String: String] {
    others.merging(["Content/pages/home.md": home]) { $1 }
  }

  @Test("title, sentence, text and blocks stand in the order of home.md, in each language")
  func order() async throws {
    var files = Self.files(
      """
      ---
      title: What we do
      summary: We are a forum.
      blocks:
        - {show: lead, title: Legal aid, indicators: people, text: Free of charge., button: More, to: pages/about}
        - {show: help, title: Help, where: Baku, phone: "+994 12 510 00 00", button: Write, to: "https://forum.az/"}
        - {show: news, most: 1}
        - {show: answers, plan: p}
        - {show: due}
      ---
      A text with [the plan](../plans/p.md).

      """)
    files["Content/pages/home.az.md"] =
      "---\ntitle: Nə edirik\nblocks:\n  - {show: lead, title: Yardım}\n  - {of: Help, title: Kömək}\n---\n"
    files["Content/pages/other.md"] = "---\ntitle: Other\n---\nBack [home](home.md).\n"
    let site = site(files, settings: "country: Azerbaijan\n")
    let outcome = try await site.run("build", programFolder: Self.program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/index.html")?.split(separator: "<main").last)
    let places = [
      "<p class=\"kicker\">Azerbaijan</p>", "<h1>What we do</h1>", "We are a forum.",
      "A text with <a href=\"/plans/p/\">",
      ">Legal aid</h2>", "<b>8,080</b> people", "Free of charge.", "href=\"/pages/about/\">More</a>", ">Help</h2>",
      "<dd>Baku</dd>", "href=\"tel:+994125100000\"", "href=\"https://forum.az/\">Write</a>", ">News</h2>", "News two",
      "class=\"home-block home-answers\"", "Download the data",
    ].map { page.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(page)")
    #expect(!page.contains("News one") && !page.contains("home-due"))
    let translated = try #require(site.folder.read("Output/az/index.html"))
    for words in [">Nə edirik</h1>", ">Yardım</h2>", ">Kömək</h2>"] { #expect(translated.contains(words), "\(words)") }
    #expect(site.folder.read("Output/pages/other/index.html")?.contains("<a href=\"/\">home</a>") == true)
    #expect(site.folder.read("Output/pages/home/index.html") == nil)
  }

  /// The fields of home.md, with `①` where the message must point.
  static let faults: [(fields: String, id: String, words: String)] = [
    ("blocks: [{show: ①leed, text: x}]", "unknown-value", "Did you mean `lead`?"),
    ("blocks: [{show: answers, plan: ①q}]", "dangling-reference", "no such record in plans"),
    ("blocks: [{show: answers, plan: ①draft}]", "link-to-hidden", "`plan` names “D”, which is a draft."),
    ("blocks: [{show: help, where: Baku, plan: ①p}]", "key-of-other-block", "takes `title`, `text`, `where`"),
    ("blocks: [①{show: figures, title: A}]", "block-without-content", "needs `indicators`"),
    ("blocks: [{show: lead, text: x, button: ①More}]", "half-a-button", "`to` says where it leads"),
    ("blocks: [{show: lead, text: x, button: More, to: ①pages/abuot}]", "unknown-page", "Did you mean `pages/about`?"),
    ("blocks: [{show: lead, text: x, button: More, to: ①\"javascript:x\"}]", "not-an-address", "https://"),
    ("blocks: [{show: lead, text: x, image: ①x.jpg, alt: X}]", "missing-file", "x.jpg"),
    ("blocks: [{show: news, most: ①0}]", "out-of-range", "20"),
    ("blocks: [{show: help, phone: ①call us}]", "odd-phone", "cannot be called"),
    (
      "blocks: [{show: news, title: ①\(String(repeating: "long ", count: 60))}]", "long-heading",
      "`title` has 299 characters"
    ),
  ]

  @Test("what is wrong in a block is told at its place, and nothing is written", arguments: faults)
  func fault(fields: String, id: String, words: String) async throws {
    let text = MarkedText("---\ntitle: T\n\(fields)\n---\n")
    let site = site(Self.others)
    site.folder.write(text.bytes, to: "Content/pages/home.md")
    let outcome = try await site.run("build", programFolder: Self.program)
    let place = try #require(text.places["①"])
    #expect(outcome.reports.filter { !$0.contains(": note[") } == ["Content/pages/home.md:\(place): error[\(id)]"])
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(site.folder.read("Output/index.html") == nil)
  }

  @Test("blocks belong to home.md alone, and a heading of 300 characters to nobody")
  func elsewhere() async throws {
    let site = site([
      "Content/pages/about.md": "---\ntitle: A\nblocks: [{show: news}]\n---\n",
      "Content/pages/home.md": "---\ntitle: \(String(repeating: "a", count: 300))\n---\n",
    ])
    let reports = try await site.run("build", programFolder: Self.program).reports
    #expect(
      reports.filter { $0.contains("error") } == [
        "Content/pages/about.md:3:9: error[blocks-elsewhere]", "Content/pages/home.md:2:8: error[long-heading]",
      ])
  }

  /// What a site holds, and what its first page then says.
  static let holdings: [(files: [String: String], settings: String, words: [String])] = [
    ([:], "publisher: Forum\n", ["Forum shows here what was promised, and what came of it.", "home-answers"]),
    (
      [
        "Content/plans/p2.md": "---\ntitle: New\nkind: ogp\nstart: 2016\nend: 2018\nscheme: irm-2011\n---\n",
        "Content/commitments/d.md": "---\ntitle: Promise two\nplan: p2\nend: 2018-03\n---\n",
      ], "",
      ["Here you can see what was promised, and what came of it.", ">All plans together</h2>", ">Due soon</h2>"]
    ),
    (
      ["Content/plans/p.md": "", "Content/projects/a.md": others["Content/projects/a.md"] ?? ""], "",
      ["what was to change, and what came of it.", "A project"]
    ),
    (
      [
        "Content/plans/p.md": "",
        "Content/projects/a.md": "---\ntitle: A project\nstart: 2012\nillustrative: true\n---\n",
        "Content/indicators/people.md": others["Content/indicators/people.md"] ?? "",
      ], "",
      ["what is measured, and where each figure comes from.", "<b>8,080</b> people"]
    ),
    (
      [
        "Content/plans/p.md": "", "Content/projects/a.md": others["Content/projects/a.md"] ?? "",
        "Content/indicators/people.md": others["Content/indicators/people.md"] ?? "",
      ], "",
      ["what is measured, and where each figure comes from.", "<b>8,080</b> people", "A project"]
    ),
    (
      ["Content/plans/p.md": "", "Content/news/one.md": others["Content/news/one.md"] ?? ""],
      "summary: We write what happens in Baku.\n", ["We write what happens in Baku.", "<h1>T</h1>", "News one"]
    ),
  ]

  @Test("without home.md the first page fits what the site holds, and says first who this is", arguments: holdings)
  func holding(files: [String: String], settings: String, words: [String]) async throws {
    let site = site(files.filter { !$0.value.isEmpty }, settings: settings)
    if files["Content/plans/p.md"]?.isEmpty == true {
      site.folder.remove("Content/plans")
      site.folder.remove("Content/commitments")
    }
    let outcome = try await site.run("build", programFolder: Self.program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/index.html"))
    for one in words { #expect(page.contains(one), "\(one): \(page)") }
  }

  @Test("a home.md that is a draft is as if it were not there")
  func draft() async throws {
    let site = site(["Content/pages/home.md": "---\ntitle: Not yet\ndraft: true\n---\n"])
    #expect(try await site.run("build", programFolder: Self.program).exitCode == .success)
    #expect(site.folder.read("Output/index.html")?.contains("Not yet") == false)
  }
}
