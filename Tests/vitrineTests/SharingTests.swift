import Foundation
import TestSupport
import Testing

@testable import vitrine

/// What pages say where they are shared, and to programs.
@Suite struct SharingTests {
  private static let files = [
    "Content/site.yaml": """
    title: T
    base_url: https://a-site.test/reports/
    as_of: 2017-08-31
    languages: [en, az]
    publisher: The "Publisher" & Sons
    licence: CC-BY-4.0

    """,
    "Content/news/n.md": "---\ntitle: News\ndate: 2015-02-03\nauthors: [A, B]\nupdated: 2016-04\n---\n",
    "Content/events/e.md":
      "---\ntitle: </script><script>alert(1)</script>\nsummary: A summary.\nstart: 2015-05-01\nend: 2015-05-02\n"
      + "place: baku\n---\n",
    "Content/places/baku.md": "---\ntitle: Baku\nimage: baku.png\nalt: The bay\n---\n",
    "Content/indicators/i.md":
      "---\ntitle: People & <b>\nproject: p\nunit: people\nkind: count\nillustrative: true\n---\n",
    "Content/projects/p.md": "---\ntitle: Project\nstart: 2012-09\n---\n",
    "Content/publications/b.md": "---\ntitle: Book\ndate: 2015-05\nauthors: [A]\nupdated: 2016-04-01\n---\n",
    "Content/organisations/o.md": "---\ntitle: Office\nkind: government\n---\n",
    "Content/commitments/invented.md":
      "---\ntitle: An invented promise\nplan: p\nlead: o\nillustrative: true\n---\n",
    "Content/news/of-invented.md":
      "---\ntitle: Of invented ones\nindicators: [i]\ncommitments: [invented]\n---\n::indicator{i}\n\n::commitment{invented}\n",
    "Content/commitments/real.md": "---\ntitle: Another\nplan: p\nlead: o\n---\n",
  ]

  /// The small site with the theme that ships.
  private func build() async throws -> TemporaryFolder {
    let site = SmallSite(Self.files)
    site.folder.write(fixture("Pictures/text.png"), to: "Content/places/baku.png")
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    return site.folder
  }

  private func meta(_ property: String, in page: String) -> String? {
    for lead in ["property", "name"] {
      let parts = page.split(separator: "<meta \(lead)=\"\(property)\" content=\"", maxSplits: 1)
      if parts.count == 2 { return String(parts[1].prefix { $0 != "\"" }) }
    }
    return nil
  }

  /// The members of the page's graph, by type.
  private func graph(_ page: String) throws -> [String: [String: Any]] {
    let scripts = page.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/)
    try #require(scripts.count == 1)
    let data = try JSONSerialization.jsonObject(with: Data(scripts[0].1.utf8)) as? [String: Any]
    let members = try #require(data?["@graph"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: members.map { ($0["@type"] as? String ?? "", $0) })
  }

  @Test("every page has a title, a description, an address and a picture that is there, and says them to programs")
  func everyPage() async throws {
    let folder = try await build()
    let pages = folder.files(below: "Output").filter {
      $0.key.hasSuffix("index.html") && !$0.key.contains("/embed/") && $0.value.contains("<main")
    }
    #expect(pages.count > 30)
    for (name, page) in pages {
      let address = "https://a-site.test/reports/" + name.dropLast("index.html".count)
      #expect(meta("og:url", in: page) == address, "\(name)")
      #expect(meta("og:title", in: page)?.isEmpty == false, "\(name)")
      #expect(meta("og:description", in: page)?.isEmpty == false, "\(name)")
      #expect(meta("og:description", in: page) == meta("description", in: page))
      let image = try #require(meta("og:image", in: page))
      #expect(
        folder.read("Output/" + image.dropFirst("https://a-site.test/reports/".count)) != nil, "\(name): \(image)")
      let graph = try graph(page)
      let steps = try #require(graph["BreadcrumbList"]?["itemListElement"] as? [[String: Any]])
      #expect(steps.last?["item"] as? String == address)
      #expect(steps.map { $0["position"] as? Int } == (1...steps.count).map { $0 })
      #expect(graph["NGO"]?["name"] as? String == "The \"Publisher\" & Sons")
    }
  }

  @Test("commitments, indicators and first pages have a card in each language, other pages that of the site")
  func cards() async throws {
    let folder = try await build()
    for language in ["", "az/"] {
      for page in ["", "commitments/c/", "indicators/i/"] {
        let card = try #require(folder.read("Output/\(language)\(page)card.svg"))
        #expect(card.contains("width=\"1200\" height=\"630\""))
        #expect(card.hasPrefix("<svg ") && card.hasSuffix("</svg>"))
        let html = try #require(folder.read("Output/\(language)\(page)index.html"))
        #expect(meta("og:image", in: html) == "https://a-site.test/reports/\(language)\(page)card.svg")
      }
      let plan = try #require(folder.read("Output/\(language)plans/p/index.html"))
      #expect(meta("og:image", in: plan) == "https://a-site.test/reports/\(language)card.svg")
    }
    let card = try #require(folder.read("Output/commitments/c/card.svg"))
    #expect(card.contains(">Promise</text>"))
    // Nobody has rated it, so its box is dashed.
    #expect(card.contains("stroke-dasharray"))
    #expect(card.contains(">Figures as of 31 August 2017</text>"))
    let indicator = try #require(folder.read("Output/indicators/i/card.svg"))
    #expect(indicator.contains(">Invented figures. Indicator</text>"))
    #expect(indicator.contains(">People &amp; &lt;b&gt;</text>"))
    let place = try #require(folder.read("Output/places/baku/index.html"))
    #expect(meta("og:image", in: place) == "https://a-site.test/reports/places/baku.png")
    #expect(meta("og:image:alt", in: place) == "The bay")
  }

  @Test(
    "what pages say of invented figures elsewhere says that they are invented, and no other record's page lists them")
  func invented() async throws {
    let folder = try await build()
    for (page, words) in [("indicators/i", "Invented figures. "), ("az/indicators/i", "Uydurma rəqəmlər. ")] {
      let html = try #require(folder.read("Output/\(page)/index.html"))
      #expect(meta("og:description", in: html)?.hasPrefix(words) == true)
      #expect((try graph(html)["WebPage"]?["description"] as? String)?.hasPrefix(words) == true)
    }
    let office = try #require(folder.read("Output/organisations/o/index.html"))
    #expect(office.contains("/commitments/real/") && !office.contains("/commitments/invented/"))
    let news = try #require(folder.read("Output/news/of-invented/index.html"))
    // In its text and below it, the indicator by its title and the commitment above its own.
    #expect(news.matches(of: />Invented figures\. People &amp; &lt;b&gt;</).count == 2)
    #expect(
      news.matches(of: /entry-about">Invented figures\. [^<]*<\/span>\s*<p[^>]*>.*An invented promise/).count == 2)
  }

  @Test("news, publications, events and the data page say what they are, with the content's own dates")
  func kinds() async throws {
    let folder = try await build()
    func graph(_ page: String) throws -> [String: [String: Any]] {
      try self.graph(try #require(folder.read("Output/\(page)/index.html")))
    }
    let article = try #require(try graph("news/n")["Article"])
    #expect(article["headline"] as? String == "News")
    #expect(article["datePublished"] as? String == "2015-02-03")
    #expect(article["dateModified"] as? String == "2016-04")
    #expect(article["author"] as? [String] == ["A", "B"])
    let publication = try #require(try graph("publications/b")["WebPage"])
    #expect(publication["datePublished"] as? String == "2015-05")
    #expect(publication["dateModified"] as? String == "2016-04-01")
    #expect(publication["author"] as? [String] == ["A"])
    let event = try #require(try graph("events/e")["Event"])
    #expect(event["name"] as? String == "</script><script>alert(1)</script>")
    #expect(event["description"] as? String == "A summary.")
    #expect(event["startDate"] as? String == "2015-05-01")
    #expect(event["endDate"] as? String == "2015-05-02")
    #expect((event["location"] as? [String: String])?["name"] == "Baku")
    #expect(event["dateModified"] == nil)
    let data = try #require(try graph("data")["Dataset"])
    #expect(data["license"] as? String == "https://spdx.org/licenses/CC-BY-4.0")
    let downloads = try #require(data["distribution"] as? [[String: String]])
    #expect(downloads.count == folder.files(below: "Output/data").keys.filter { $0.hasSuffix(".csv") }.count)
    #expect(
      downloads.allSatisfy { download in
        folder.read("Output/" + (download["contentUrl"] ?? "").dropFirst("https://a-site.test/reports/".count)) != nil
      })
    #expect(try graph("commitments/c")["WebPage"] != nil)
  }
}
