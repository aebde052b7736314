import TestSupport
import Testing

@testable import vitrine

/// The pages of a plan's commitments by what they have in common, and in other orders.
@Suite struct PlanPartsTests {
  private static func commitment(_ fields: String, completion: String? = nil) -> String {
    let rating =
      completion.map {
        "assessments: [{date: 2014, by: gov, kind: independent, scheme: irm-2011, completion: \($0)}]\n"
      } ?? ""
    return "---\ntitle: C\nplan: p\n\(fields)\n\(rating)---\n"
  }

  private func site(_ commitments: [String: String]) -> SmallSite {
    var files = [
      "Content/organisations/gov.md": "---\ntitle: G\nkind: other\n---\n",
      "Content/organisations/none.md": "---\ntitle: N\nkind: government\n---\n",
    ]
    for (name, text) in commitments { files["Content/commitments/\(name).md"] = text }
    let site = SmallSite(files)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    return site
  }

  /// The addresses below the plan's own, in the default language.
  private func parts(_ site: SmallSite) throws -> [String] {
    let manifest = try #require(site.folder.read("Output/.vitrine/manifest"))
    let found = manifest.matches(of: /(?:^|[\s])plans\/p\/(\S+)\/index\.html/).map { String($0.1) }
    return found.sorted()
  }

  private func built(_ commitments: [String: String]) async throws -> (site: SmallSite, parts: [String]) {
    let site = site(commitments)
    let outcome = try await site.run("build", "--strict")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return (site, try parts(site))
  }

  @Test("of commitments that got equally far none is named as the least done, and a page of one level draws no bar")
  func equallyFar() async throws {
    let (site, _) = try await built([
      "c": Self.commitment("theme: Taxes", completion: "limited"),
      "d": Self.commitment("theme: Taxes", completion: "limited"),
      "e": Self.commitment("theme: Data\nevidence: [{title: T}]", completion: "complete"),
    ])
    let pages = try ["", "theme/taxes/", "status/limited/"].map {
      try #require(site.folder.read("Output/plans/p/\($0)index.html"))
    }
    #expect(pages.map { $0.contains("Least done:") } == [true, false, false])
    #expect(pages.map { $0.contains("<svg class=\"bar\"") } == [true, true, false])
  }

  @Test("each value that tells commitments apart has a page, and what is the same for all has none")
  func pages() async throws {
    let (site, parts) = try await built([
      "c": Self.commitment("number: \"1\"\ntheme: Open data\nlead: gov\nend: 2014", completion: "limited"),
      "d": Self.commitment("number: \"2\"\ntheme: Taxes\nlead: gov\nend: 2014-06", completion: "unclear"),
      "e": Self.commitment("number: \"3\"\nlead: gov\nend: 2014"),
    ])
    #expect(
      parts == [
        "sorted/completion", "status/limited", "status/not-reviewed", "status/unclear", "theme/none", "theme/open-data",
        "theme/taxes",
      ])
    let map = try #require(site.folder.read("Output/sitemap.xml"))
    #expect(map.contains("https://a-site.test/az/plans/p/theme/open-data/"))
    #expect(!map.contains("/sorted/"))
    let page = try #require(site.folder.read("Output/az/plans/p/theme/taxes/index.html"))
    #expect(page.contains(#"hreflang="en" href="https://a-site.test/plans/p/theme/taxes/""#))
  }

  @Test("a plan whose commitments differ in nothing has no such page")
  func alike() async throws {
    #expect(try await built(["c": Self.commitment("lead: gov")]).parts == [])
  }

  @Test("the page of a group says what holds of it, and the current choice leads nowhere")
  func group() async throws {
    let (site, _) = try await built([
      "c": Self.commitment("theme: A\nend: 2014", completion: "substantial"),
      "d": Self.commitment("theme: A\nend: 2014", completion: "limited"),
      "e": Self.commitment("theme: B\nend: 2014", completion: "complete, evidence: [{title: E}]"),
    ])
    let page = try #require(site.folder.read("Output/plans/p/theme/a/index.html"))
    #expect(page.contains("1 of 2 commitments (50%) was completed or nearly so when reviewed ("))
    #expect(page.contains("Commitments of the plan: 2 of 3 (67%)."))
    #expect(page.contains(#"<a href="/commitments/d/">C</a> (Limited)"#))
    #expect(page.contains(#"<strong aria-current="true">A</strong> <span"#))
    #expect(!page.contains(#"href="/commitments/e/""#))
    let plan = try #require(site.folder.read("Output/plans/p/index.html"))
    #expect(plan.contains(#"<a href="/plans/p/theme/a/">A</a> <span class="base">2</span>"#))
    #expect(plan.contains(#"<strong aria-current="true">Number</strong>"#))
  }

  @Test("commitments in another order, those without what orders them last")
  func orders() async throws {
    let (site, _) = try await built([
      "c": Self.commitment("number: \"1\"\nlead: none"),
      "d": Self.commitment("number: \"2\"\nlead: gov\nend: 2015", completion: "limited"),
      "e": Self.commitment("number: \"3\"\nend: 2014", completion: "substantial"),
      "f": Self.commitment("number: \"4\"\nlead: gov\nend: 2015-03", completion: "substantial"),
    ])
    func order(_ name: String) -> [String] {
      let page = site.folder.read("Output/plans/p/sorted/\(name)/index.html") ?? ""
      return page.matches(of: /role="rowheader"><a href="\/commitments\/(\w)\/"/).map { String($0.1) }
    }
    #expect(order("completion") == ["e", "f", "d", "c"])
    #expect(order("due") == ["e", "f", "d", "c"])
    // By the institutions' titles: G, N.
    #expect(order("institution") == ["d", "f", "c", "e"])
  }

  @Test("groups whose names make the same address, or none, each have their own")
  func addresses() async throws {
    let long = String(repeating: "ə", count: 300)
    let (_, parts) = try await built([
      "c": Self.commitment("theme: Open data\nlead: none"), "d": Self.commitment("theme: open DATA!"),
      "e": Self.commitment("theme: \"😀\""), "f": Self.commitment("theme: ../../x"),
      "g": Self.commitment("theme: \(long)"),
    ])
    let short = String(repeating: "ə", count: 60)
    #expect(
      parts == [
        "institution/none", "institution/none-2", "sorted/institution", "theme/open-data", "theme/open-data-2",
        "theme/section", "theme/x", "theme/\(short)",
      ])
  }

  @Test("invented commitments are in no group")
  func illustrative() async throws {
    let (_, parts) = try await built([
      "c": Self.commitment("theme: A"), "d": Self.commitment("theme: B\nillustrative: true"),
    ])
    #expect(parts == [])
  }

  @Test("a long list has several pages, each with fifty commitments at most")
  func long() async throws {
    var files: [String: String] = [:]
    for number in 1...105 {
      files["c\(number)"] = Self.commitment("number: \"\(number)\"\ntheme: \(number > 51 ? "A" : "B")")
    }
    files["c"] = Self.commitment("number: \"106\"\ntheme: A")
    let (site, parts) = try await built(files)
    #expect(parts == ["page/2", "page/3", "theme/a", "theme/a/page/2", "theme/b", "theme/b/page/2"])
    func rows(_ page: String) -> Int {
      (site.folder.read("Output/plans/p/\(page)index.html") ?? "").matches(of: /role="rowheader"/).count
    }
    #expect(["", "page/2/", "page/3/"].map(rows) == [50, 50, 6])
    #expect(["theme/b/", "theme/b/page/2/"].map(rows) == [50, 1])
    #expect(site.folder.read("Output/plans/p/page/2/index.html")?.contains(#"<a href="/plans/p/" rel="prev">"#) == true)
  }

  @Test("of a place the activities there and in places within are counted, each once")
  func places() async throws {
    let site = site([:])
    site.folder.write("---\ntitle: Country\n---\n", to: "Content/places/country.md")
    site.folder.write("---\ntitle: Town\nparent: country\n---\n", to: "Content/places/town.md")
    site.folder.write(
      "---\ntitle: A\nstatus: completed\nplaces: [town, country]\n---\n", to: "Content/activities/a.md")
    site.folder.write("---\ntitle: B\nplaces: [town]\n---\n", to: "Content/activities/b.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    for place in ["country", "town"] {
      let page = try #require(site.folder.read("Output/places/\(place)/index.html"))
      #expect(page.contains("1 of 2 activities here (50%) was completed; for 1 it is not known."))
    }
    let rows = readCSV(site.folder.read("Output/data/rollups.csv") ?? "").filter { $0["kind"] == "places" }
    #expect(rows.map { $0["distribution"] } == ["completed=1;not-reported=1", "completed=1;not-reported=1"])
  }

  @Test("themes as groups: of the 36 of the United States' fifth action plan 14 are complete, as published")
  func nap5() async throws {
    let table = try #require(TemporaryFolder.readFile(checkout + "/Tests/Fixtures/USNAP5/statuses.csv"))
    let labels = ["Complete": "complete", "In Progress": "limited", "Not Started": "not-started"]
    var files: [String: String] = [:]
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").map { String($0) }
      files[cells[0].lowercased()] = Self.commitment("theme: \(cells[1])", completion: labels[cells[2]])
    }
    let site = site(files)
    site.folder.remove("Content/commitments/c.md")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let themes = readCSV(site.folder.read("Output/data/rollups.csv") ?? "").filter { $0["kind"] == "theme" }
    #expect(themes.count == 36)
    #expect(themes.count { $0["complete"] == "true" } == 14)
  }
}
