import TestSupport
import Testing

@testable import vitrine

/// The day of publication, which is not that of the figures.
@Suite struct PublishingDayTests {
  private static let news = [
    "Content/news/wait.md": "---\ntitle: Waiting\ndate: 2017-10-01\npublish_on: 2017-10\n---\n",
    "Content/news/over.md": "---\ntitle: Over\ndate: 2017-01-01\nexpires_on: 2017-09-15\n---\n",
  ]

  @Test(
    "what waits and what has expired is by the day of publication: an option, else the setting, else the day of the figures",
    arguments: [
      (nil, [], ["over"]), ("2017-09-16", [], []), ("2017-10-01", [], ["wait"]),
      ("2017-09-16", ["--publish-date", "2017-10-05"], ["wait"]), (nil, ["--publish-date", "2017-09-15"], ["over"]),
      ("2017-09-30", ["--as-of", "2017-08-01"], []),
    ] as [(String?, [String], [String])])
  func shown(setting: String?, options: [String], shown: [String]) async throws {
    let published = setting.map { "published: \($0)\n" } ?? ""
    let site = SmallSite(
      Self.news.merging([
        "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\n" + published
      ]) { $1 })
    guard case .build(let request) = try Command.parse(["build", "--site", site.folder.path] + options) else {
      throw NoBuild()
    }
    let outcome = await Build(request: request, environment: .test(in: site.folder.path)).run()
    #expect(outcome.exitCode == .success)
    let built = [("over", "Over"), ("wait", "Waiting")].filter { slug, title in
      site.folder.read("Output/news/\(slug)/index.html")?.contains("<h1>\(title)</h1>") == true
    }.map(\.0)
    #expect(built == shown)
  }

  private struct NoBuild: Error {}

  @Test("the summary lists what waits and until when, and what has expired")
  func summary() async throws {
    let outcome = try await SmallSite(Self.news).run("check", "--publish-date", "2017-09-20")
    #expect(outcome.messages.contains("Waiting: Content/news/wait.md (until 2017-10).\n"))
    #expect(outcome.messages.contains("Expired: Content/news/over.md (on 2017-09-15).\n"))
  }

  @Test(
    "a link to what waits keeps its words and loses its address, with a note: in a text, a list, a setting, a template")
  func links() async throws {
    let site = SmallSite([
      "Content/organisations/a.md": "---\ntitle: A\nkind: ngo\n---\n",
      "Content/organisations/b.md": "---\ntitle: Bee\nkind: ngo\npublish_on: 2018\n---\n",
      "Content/commitments/c.md":
        "---\ntitle: P\nplan: p\nsupport: [a, b]\n---\nAsk [the bees](../organisations/b.md#where).\n",
      "Content/commitments/draft.md": "---\ntitle: D\nplan: p\ndraft: true\nlead: b\n---\n",
      "Themes/default/templates/commitment.html": """
      {% extends "base.html" %}
      {% block main %}<p>{% for one in commitment.support %}{{ one.title }};{% endfor %}
      <a href="{{ "organisations/b/" | address }}">they</a></p>{% endblock %}

      """,
    ])
    let outcome = try await site.run("build", "--strict")
    #expect(
      outcome.reports == [
        "Content/commitments/c.md:4:14: note[link-to-hidden]", "Content/commitments/c.md:6:16: note[link-to-hidden]",
        "Themes/default/templates/commitment.html:3:34: note[link-to-hidden]",
      ])
    #expect(outcome.messages.contains("waits until 2018"))
    let page = try #require(site.folder.read("Output/commitments/c/index.html"))
    #expect(page.contains("<p>A;\n") && page.contains("<a href=\"\">they</a>"))
    #expect(page.contains("Ask the bees."))
    for (path, _) in site.folder.tree(below: "Output") {
      #expect(site.folder.read("Output/" + path)?.contains("Bee") != true, "\(path)")
    }
    site.folder.write(
      "---\ntitle: Plan\nkind: ogp\nstart: 2012-09\nend: 2015-12\nexpires_on: 2016\n---\n", to: "Content/plans/p.md")
    #expect(try await site.run("build").exitCode == .success)
  }

  @Test(
    "bad input: days that contradict each other",
    arguments: [
      ("publish_on: 2018\nexpires_on: 2017", "Content/news/n.md:5:13: error[expires-before-publish]"),
      ("evidence: [{title: E, accessed: 2018-01-01}]", "Content/news/n.md:4:12: warning[accessed-in-future]"),
      ("evidence: [{title: E, accessed: 2017-12}]", nil), ("publish_on: 2017-12\nexpires_on: 2017", nil),
    ])
  func contradictions(fields: String, report: String?) async throws {
    let site = SmallSite(["Content/news/n.md": "---\ntitle: N\ndate: 2014\n\(fields)\n---\n"])
    #expect(try await site.run("build", "--publish-date", "2017-12-31").reports == [report].compactMap(\.self))
  }

  @Test("a day of publication before that of the figures is told, whoever gives it")
  func beforeReport() async throws {
    let outcome = try await SmallSite().run("check", "--publish-date", "2017-08-30")
    #expect(outcome.messages.contains("`--publish-date` (2017-08-30) lies before the day that the figures speak for"))
    let site = SmallSite([
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\npublished: 2017-08\n"
    ])
    #expect(try await site.run("check").reports == [])
    site.folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\npublished: 2017-07\n", to: "Content/site.yaml")
    #expect(try await site.run("check").reports == ["Content/site.yaml:4:12: warning[published-before-report]"])
  }

  @Test("whom to tell of a weakness holds on the day of publication, or that is told")
  func expiredSecurity() async throws {
    let settings = "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\npublished: 2017-09-15\n"
    let site = SmallSite(["Content/site.yaml": settings + "security:\n  expires: 2017-09\n"])
    #expect(try await site.run("check").reports == [])
    site.folder.write(settings + "security:\n  expires: 2017-09-14\n", to: "Content/site.yaml")
    #expect(try await site.run("check").reports == ["Content/site.yaml:6:12: warning[expired-security-contact]"])
    #expect(try await site.run("check", "--publish-date", "2017-09-14").reports == [])
  }

  @Test("when a source was read is not held against the day of the figures")
  func accessed() async throws {
    let news = "---\ntitle: N\ndate: 2014\nevidence: [{title: E, accessed: 2026-01-01}]\n---\n"
    let site = SmallSite(["Content/news/n.md": news])
    #expect(try await site.run("build").reports == [])
  }

  @Test("where nobody gives the day of the figures, the summary names the record that sets it")
  func newest() async throws {
    let site = SmallSite(
      [
        "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\n",
        "Content/commitments/c.md": "---\ntitle: P\nplan: p\nupdates:\n  - {date: 2016-05, progress: P}\n---\n",
        "Content/commitments/draft.md": "---\ntitle: P\nplan: p\ndraft: true\nupdated: 2017\n---\n",
        "Content/commitments/wait.md": "---\ntitle: P\nplan: p\npublish_on: 2016-06\nupdated: 2016-06-02\n---\n",
        "Content/news/n.md": "---\ntitle: N\ndate: 2019-01-01\n---\n",
        "Content/events/e.md": "---\ntitle: N\ndate: 2024-01-01\n---\n",
      ].merging(SmallSite.undatedPlan) { $1 })
    let summary = "The figures speak for 2016-05-31, the newest date of a fact: Content/commitments/c.md, line 5."
    #expect(try await site.run("check").messages.contains(summary))
    #expect(try await site.run("check", "--as-of", "2016").messages.contains("newest date") == false)
    // Published from the day on which the figures speak at the earliest, so its own day is the report's.
    site.folder.write(
      "---\ntitle: P\nplan: p\npublish_on: 2016-05\nupdated: 2016-06-02\n---\n", to: "Content/commitments/wait.md")
    #expect(try await site.run("check").messages.contains("2016-06-02, the newest date of a fact"))
  }
}
