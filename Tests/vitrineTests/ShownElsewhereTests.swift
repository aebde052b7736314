import Foundation
import TestSupport
import Testing

@testable import vitrine

/// What other sites, catalogues and networks take of a site.
@Suite struct ShownElsewhereTests {
  private typealias Object = [String: Any]

  private static let settings = """
    title: T
    base_url: https://a-site.test/reports/
    as_of: 2017-08-31
    languages: [en, az]
    publisher: The "Publisher" & Sons
    licence: CC-BY-4.0
    contact: {name: Office, email: office@a-site.test}

    """
  private static let files = [
    "Content/site.yaml": settings,
    "Content/commitments/c.md":
      "---\ntitle: Promise <1> & more\nplan: p\nend: 2015\nillustrative: true\n---\nText.\n",
    "Content/projects/p.md": "---\ntitle: Project\nstart: 2012-09\n---\n",
    "Content/indicators/i.md":
      "---\ntitle: People\nproject: p\nunit: people\nkind: count\naggregation: latest\n"
      + "observations: [{to: 2014, value: 12}, {to: 2015, value: 15}]\n---\n",
  ]

  /// The small site with the theme that ships.
  private func build(
    _ more: [String: String] = [:], _ options: String...
  ) async throws -> (folder: TemporaryFolder, outcome: Outcome) {
    let site = SmallSite(Self.files.merging(more) { $1 })
    site.folder.remove("Themes/default")
    guard case .build(let request) = try Command.parse(["build", "--site", site.folder.path] + options) else {
      throw CocoaError(.featureUnsupported)
    }
    let environment = Environment.test(in: site.folder.path, programFolder: checkout + "/Tests")
    let outcome = await Build(request: request, environment: environment).run()
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    return (site.folder, outcome)
  }

  private func object(_ path: String, in folder: TemporaryFolder) throws -> Object {
    let text = try #require(folder.read("Output/" + path), "\(path)")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  @Test("commitments and charts can be shown elsewhere, by a small page without script in each language")
  func embedded() async throws {
    let folder = try await build().folder
    for page in ["commitments/c", "az/commitments/c", "indicators/i", "az/indicators/i"] {
      let embedded = try #require(folder.read("Output/\(page)/embed/index.html"), "\(page)")
      #expect(embedded.utf8.count < 15_000 && !embedded.contains("<script"))
      let address = "https://a-site.test/reports/\(page)/"
      #expect(embedded.contains("<link rel=\"canonical\" href=\"\(address)\">"))
      #expect(embedded.contains(page.hasPrefix("az") ? "<html lang=\"az\"" : "<html lang=\"en\""))
      // What shows it is found from the page, and asks for the same page.
      let html = try #require(folder.read("Output/\(page)/index.html"))
      #expect(html.contains("type=\"application/json+oembed\""))
      #expect(html.contains("href=\"\(address)embed/oembed.json\""))
      let told = try object("\(page)/embed/oembed.json", in: folder)
      let code = try #require(told["html"] as? String)
      #expect(code.hasPrefix("<iframe src=\"\(address)embed/\"") && told["type"] as? String == "rich")
      let sheet = try #require(embedded.firstMatch(of: /stylesheet" href="\/reports\/([^"]+)"/)).1
      let style = try #require(folder.read("Output/\(sheet)"))
      #expect(style.contains("prefers-color-scheme:dark"))
      // In a narrow frame a chart keeps letters that can be read, and scrolls within the page, by the keyboard too.
      #expect(style.contains(".drawing{overflow-x:auto}") && style.contains("min-width:34rem"))
      let drawing = "<div class=\"drawing\" role=\"region\" aria-labelledby=\"title\" tabindex=\"0\"><img "
      #expect(embedded.contains("<h1 id=\"title\"") && embedded.contains(drawing) == page.contains("indicators"))
    }
    let promise = try #require(folder.read("Output/commitments/c/embed/index.html"))
    #expect(promise.contains(">Promise &lt;1&gt; &amp; more</a></h1>"))
    #expect(promise.contains("Invented figures."))
    #expect(
      try #require(folder.read("Output/indicators/i/embed/index.html")).contains("/reports/indicators/i/chart.svg"))
    let headers = try #require(folder.read("Output/_headers"))
    #expect(headers.contains("/reports/az/commitments/:name/embed/\n  Content-Security-Policy: frame-ancestors *\n"))
  }

  private static let countedFiles = [
    "Content/site.yaml": settings + "suppression: {cases: 5}\n",
    "Content/indicators/i.md":
      "---\ntitle: People\nproject: p\nunit: people\nkind: count\naggregation: latest\n"
      + "observations:\n- {to: 2014, value: 12}\n- {to: 2015, value: 30}\n- {to: 2015, value: 17, sex: female}\n"
      + "- {to: 2015, value: 13, sex: male}\n---\n",
    "Content/places/a.md": "---\ntitle: Centre A\nkind: centre\n---\n",
    "Content/places/b.md": "---\ntitle: Centre B\nkind: centre\n---\n",
    "Content/cases/k.md": "---\ntitle: Legal aid\n---\n",
    "Content/cases/k.csv":
      "centre,from,to,sex,contacts,cases,closed\na,2015,2015,,100,80,60\nb,2015,2015,,90,70,50\n"
      + "a,2015,2015,female,97,77,57\na,2015,2015,male,3,3,3\n"
      + "b,2015,2015,female,48,38,28\nb,2015,2015,male,42,32,22\n",
  ]

  @Test("each chart of a page is a file, and a small page for other sites, and shows no more than the page")
  func charts() async throws {
    let folder = try await build(Self.countedFiles).folder
    let files = Set(folder.tree(below: "Output").keys)
    let charts = files.filter { $0.contains("/chart") && $0.hasSuffix(".svg") && !$0.hasPrefix("az/") }
    #expect(
      charts.sorted() == [
        "cases/k/chart-centre.svg", "cases/k/chart-sex.svg", "indicators/i/chart-sex.svg", "indicators/i/chart.svg",
      ])
    let embedded = ["cases/k/chart-centre", "cases/k/chart-sex", "indicators/i/chart-sex", "indicators/i"]
    #expect(
      files.filter { $0.hasSuffix("embed/index.html") && !$0.hasPrefix("az/") && !$0.hasPrefix("commitments") }.sorted()
        == embedded.map { $0 + "/embed/index.html" }.sorted())
    for place in embedded + embedded.map({ "az/" + $0 }) {
      let page = try #require(folder.read("Output/\(place)/embed/index.html"), "\(place)")
      #expect(page.utf8.count < 15_000 && !page.contains("<script"))
      let address = "https://a-site.test/reports/\(place)/embed/"
      #expect(page.contains("type=\"application/json+oembed\" href=\"\(address)oembed.json\""))
      let told = try object("\(place)/embed/oembed.json", in: folder)
      #expect((told["html"] as? String)?.hasPrefix("<iframe src=\"\(address)\"") == true)
      // The page of the record offers it.
      let record = place.split(separator: "/").prefix(place.hasPrefix("az/") ? 3 : 2).joined(separator: "/")
      let html = try #require(folder.read("Output/\(record)/index.html"))
      #expect(html.contains("href=\"\(address)oembed.json\"") && html.contains("&lt;iframe src=&#34;\(address)&#34;"))
      // Its picture is there, and as high as is said.
      let image = try #require(page.firstMatch(of: /<img src="\/reports\/([^"]+)" width="640" height="(\d+)"/))
      let drawing = try #require(folder.read("Output/\(image.1)"), "\(place)")
      #expect(drawing.contains("width=\"640\" height=\"\(image.2)\" viewBox=\"0 0 640 \(image.2)\""))
      #expect(html.contains(image.1), "\(image.1)")
    }
    // Three men would be recognised, and so would the women by what is left of all.
    for place in ["cases/k/chart-sex.svg", "cases/k/chart-sex/embed/index.html", "cases/k/chart-sex/embed/oembed.json"]
    {
      let text = try #require(folder.read("Output/\(place)"))
      #expect(!text.contains("97") && !text.contains(">3<") && !text.contains("male: 3"), "\(place)")
    }
    #expect(try #require(folder.read("Output/cases/k/chart-sex.svg")).contains("chart-hidden"))
    let headers = try #require(folder.read("Output/_headers"))
    #expect(headers.contains("/reports/az/cases/:name/:chart/embed/\n  Content-Security-Policy: frame-ancestors *\n"))
    #expect(headers.contains("/reports/indicators/:name/:chart/embed/\n"))
  }

  @Test("the catalogue names every table with its file, and whom to ask")
  func catalogue() async throws {
    let folder = try await build().folder
    let catalogue = try object("data/catalog.jsonld", in: folder)
    let sets = try #require(catalogue["dataset"] as? [Object])
    let tables = folder.files(below: "Output/data").filter { $0.key.hasSuffix(".csv") }
    #expect(sets.count == tables.count + 1)
    for one in sets {
      #expect(
        (one["title"] as? [Object])?.count == 2 && (one["contactPoint"] as? Object)?["fullName"] as? String == "Office")
      for file in try #require(one["distribution"] as? [Object]) {
        let address = try #require(file["downloadURL"] as? String)
        let bytes = folder.tree(below: "Output/data")[address.replacing("https://a-site.test/reports/data/", with: "")]
        let count = try #require(bytes ?? nil, "\(address)").count
        #expect(file["byteSize"] == nil || file["byteSize"] as? String == String(count))
      }
    }
  }

  @Test(
    "security.txt is there where its end is given, and humans.txt says whom to ask",
    arguments: [
      ("", nil),
      (
        "security: {expires: 2018-06-30}\n",
        "Contact: mailto:office@a-site.test\nExpires: 2018-06-30T23:59:59Z\nPreferred-Languages: en, az\n"
          + "Canonical: https://a-site.test/reports/.well-known/security.txt\n"
      ),
      (
        "security: {expires: 2018-06-30, contact: \"https://a-site.test/tell\", policy: \"https://a-site.test/policy\"}\n",
        "Contact: https://a-site.test/tell\nExpires: 2018-06-30T23:59:59Z\nPreferred-Languages: en, az\n"
          + "Canonical: https://a-site.test/reports/.well-known/security.txt\nPolicy: https://a-site.test/policy\n"
      ),
    ])
  func contact(security: String, file: String?) async throws {
    let folder = try await build(["Content/site.yaml": Self.settings + security]).folder
    #expect(folder.read("Output/.well-known/security.txt") == file)
    let humans = try #require(folder.read("Output/humans.txt"))
    #expect(humans.contains("Publisher: The \"Publisher\" & Sons\nContact: Office\nE-mail: office@a-site.test\n"))
  }

  @Test(
    "a file of the site's own takes the place of ours",
    arguments: ["_headers", ".well-known/security.txt", "humans.txt"])
  func replaced(file: String) async throws {
    let site = SmallSite(["Content/public/\(file)": "own\n"])
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/\(file)") == "own\n")
  }

  @Test("of many records each plan and collection has a card, and pages name that of theirs")
  func fewCards() async throws {
    let folder = try await build(["Content/site.yaml": Self.settings + "cards: some\n"]).folder
    let cards = folder.files(below: "Output").keys.filter { $0.hasSuffix("card.svg") && !$0.hasPrefix("az/") }
    #expect(
      cards.sorted() == ["card.svg", "indicators/card.svg", "plans/card.svg", "plans/p/card.svg", "projects/card.svg"])
    let named = [
      "commitments/c": "plans/p/card.svg", "indicators/i": "indicators/card.svg", "projects/p": "projects/card.svg",
      "data": "card.svg", "plans/p": "plans/p/card.svg",
    ]
    for (page, card) in named {
      let html = try #require(folder.read("Output/\(page)/index.html"))
      #expect(html.contains("<meta property=\"og:image\" content=\"https://a-site.test/reports/\(card)\">"), "\(page)")
    }
  }

  @Test("where a program draws them, cards and charts are PNG too, drawn once")
  func drawn() async throws {
    let tool = TemporaryFolder()
    // --format png --output FILE SVG
    tool.write(
      "#!/bin/sh\necho x >>\(tool.path)/calls\nprintf '\\211PNG%s IEND....' \"$5\" >\"$4\"\n", to: "rsvg-convert")
    chmod(tool.path + "/rsvg-convert", 0o755)
    let site = SmallSite(Self.files)
    site.folder.remove("Themes/default")
    var environment = Environment.test(in: site.folder.path, programFolder: checkout + "/Tests")
    environment.searchPath = tool.path
    guard case .build(let request) = try Command.parse(["build", "--site", site.folder.path]) else { return }
    func calls() -> Int { tool.read("calls")?.count { $0 == "x" } ?? 0 }
    for _ in 0..<2 {
      let outcome = await Build(request: request, environment: environment).run()
      try #require(outcome.exitCode == .success, "\(outcome.messages)")
      // Cards of the first page, the commitment and the indicator, and its chart, in two languages.
      #expect(calls() == 8)
    }
    // Where nothing can be kept, they are drawn anew.
    site.folder.remove(".vitrine-cache")
    site.folder.write("", to: ".vitrine-cache")
    let outcome = await Build(request: request, environment: environment).run()
    try #require(outcome.exitCode == .success && calls() == 16, "\(outcome.messages)")
    let files = site.folder.tree(below: "Output").keys
    #expect(files.contains("az/commitments/c/card.png") && files.contains("indicators/i/chart.png"))
    #expect(!files.contains { $0.hasSuffix("card.svg") } && files.contains("indicators/i/chart.svg"))
    let html = try #require(site.folder.read("Output/commitments/c/index.html"))
    #expect(html.contains("content=\"https://a-site.test/reports/commitments/c/card.png\""))
    #expect(html.contains("<meta property=\"og:image:type\" content=\"image/png\">"))
  }

  @Test(
    "that no program draws them is said once, unless it is not wanted",
    arguments: [("--strict", true), ("--no-optional-tools", false)])
  func missing(option: String, isTold: Bool) async throws {
    let messages = try await build([:], option).outcome.messages
    #expect(messages.components(separatedBy: "rsvg-convert").count == (isTold ? 2 : 1))
  }

  @Test("news and publications are cited under their own date, unless they were changed since")
  func citedDate() async throws {
    let folder = try await build([
      "Content/news/n.md": "---\ntitle: N\ndate: 2016-05-02\n---\n",
      "Content/publications/b.md": "---\ntitle: B\ndate: 2015\nupdated: 2017-03\n---\n",
      "Content/events/e.md": "---\ntitle: E\ndate: 2030-05-02\n---\n",
    ]).folder
    #expect(folder.read("Output/news/n/index.html")?.contains("\nDA  - 2016/05/02\n") == true)
    #expect(folder.read("Output/publications/b/index.html")?.contains("\nDA  - 2017/03/\n") == true)
    #expect(folder.read("Output/events/e/index.html")?.contains("\nDA  - 2017/08/31\n") == true)
  }

  @Test("a page has its citation in forms to copy")
  func cited() async throws {
    let folder = try await build().folder
    let page = try #require(folder.read("Output/indicators/i/index.html"))
    #expect(page.contains("figures as of 31 August 2017. https://a-site.test/reports/indicators/i/</p>"))
    #expect(page.contains("@misc{a-site-test-reports-indicators-i,\n  title = {People},"))
    #expect(page.contains("\nUR  - https://a-site.test/reports/indicators/i/\n"))
    #expect(page.contains("&lt;iframe src=&#34;") || page.contains("&lt;iframe src=&quot;"))
    #expect(folder.read("Output/assets/copy.js") != nil)
  }
}
