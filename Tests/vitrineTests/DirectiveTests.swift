import TestSupport
import Testing

@testable import vitrine

/// What directives show within a text, and what is told of those that cannot.
@Suite struct DirectiveTests {
  private static let others = [
    "Content/projects/a.md": "---\ntitle: A project\nstart: 2012\n---\n",
    "Content/indicators/people.md":
      "---\ntitle: People advised\nproject: a\nunit: people\nkind: count\naggregation: latest\n"
      + "observations: [{to: 2015, value: 10}, {to: 2016, value: 8080}]\n---\n",
    "Content/indicators/words.md": "---\ntitle: In words\nproject: a\nunit: none\nkind: qualitative\n---\n",
    "Content/indicators/hidden.md": "---\ntitle: D\nproject: a\nunit: people\nkind: count\ndraft: true\n---\n",
    "Content/pages/data.csv": "City;Cases\nBaku;1 200\nGəncə;80\n", "Content/pages/empty.csv": "",
  ]

  /// A page with a text, and the theme that ships.
  private func site(_ text: String, fields: String = "") -> SmallSite {
    let site = SmallSite(Self.others.merging(["Content/pages/a.md": "---\ntitle: A\n\(fields)---\n\(text)\n"]) { $1 })
    site.folder.remove("Themes/default")
    site.folder.write(fixture("Pictures/photo.jpg"), to: "Content/pages/a.jpg")
    return site
  }

  private func check(_ text: String, fields: String = "") async throws -> Outcome {
    try await site(text, fields: fields).run("check", programFolder: checkout + "/Tests")
  }

  @Test("each shows what it names, where it stands")
  func shown() async throws {
    let site = site(
      """
      One

      ::indicator{people}

      ::commitment{c}

      ::chart{people}

      ::figure[A field of many colours]{a.jpg}
      Seen *from above*.

      ::table[By city]{data.csv}

      ::video[The film]{https://example.org/film a.jpg}

      Two
      """)
    let outcome = try await site.run("build", "--strict", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/pages/a/index.html"))
    let pieces = [
      "<p>One</p>", "<b>8,080</b> people", "<a href=\"/commitments/c/\">Promise</a>", "id=\"insert-3-title\"",
      "<img src=\"/pages/a.jpg\" alt=\"A field of many colours\" width=\"24\" height=\"32\"",
      "<figcaption>Seen <em>from above</em>.</figcaption>", "<caption>By city</caption>",
      "<td class=\"number\">1 200</td>", "<a href=\"/pages/data.csv\">", "<a href=\"https://example.org/film\">",
      "The film</span></a>", "<p>Two</p>",
    ]
    var rest = page[...]
    for piece in pieces {
      let found = rest.firstRange(of: piece)
      #expect(found != nil, "\(piece) is not there, or too early")
      rest = rest[(found?.upperBound ?? rest.startIndex)...]
    }
    #expect(!page.contains("<iframe") && !page.contains("src=\"https://"))
    #expect(site.folder.read("Output/pages/data.csv") == Self.others["Content/pages/data.csv"])
  }

  /// A directive that cannot be shown, with the place marked that is told, and what is told there.
  private static let wrong = [
    ("::indicator{①peopel}", "error[directive-target]"), ("::chart{①words}", "error[directive-target]"),
    ("::indicator{①hidden}", "error[link-to-hidden]"), ("::commitment{①d}", "error[directive-target]"),
    ("::figure{①b.jpg}", "error[missing-file]"), ("①::figure{a.jpg}", "error[directive-argument]"),
    ("①::figure[a.jpg]{a.jpg}", "warning[alt-says-nothing]"), ("①::gallery", "error[directive-target]"),
    ("::table{①data.xlsx}", "error[directive-target]"), ("::table{①dta.csv}", "error[missing-file]"),
    ("::video{①javascript://x}", "error[directive-target]"), ("::video{①film.mp4}", "error[missing-file]"),
    ("①::map{baku}", "error[unknown-directive]"), ("::note\n①::gallery", "error[directive-place]"),
  ]

  @Test("one that names nothing that can be shown is told where it stands")
  func told() async throws {
    var (line, expected) = (4, [String]())
    for (text, report) in Self.wrong {
      let before = text.prefix { $0 != "①" }.split(separator: "\n", omittingEmptySubsequences: false)
      let column = (before.last?.count ?? 0) + 1
      expected.append("Content/pages/a.md:\(line + before.count - 1):\(column): \(report)")
      line += text.split(separator: "\n").count + 1
    }
    let text = Self.wrong.map { $0.0.replacing("①", with: "") }.joined(separator: "\n\n")
    let outcome = try await check(text + "\n\n::table{empty.csv}")
    expected.append("Content/pages/empty.csv:1:1: error[table-to-show]")
    #expect(outcome.reports.filter { !$0.contains(": note[") } == expected, "\(outcome.messages)")
  }

  @Test("a picture of the record's own needs no words again")
  func ownPicture() async throws {
    let outcome = try await check("::figure{a.jpg}", fields: "image: a.jpg\nalt: A field of many colours\n")
    #expect(!outcome.reports.contains { !$0.contains(": note[") }, "\(outcome.messages)")
  }
}
