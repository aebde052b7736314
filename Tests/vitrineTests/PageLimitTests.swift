import TestSupport
import Testing

@testable import vitrine

/// No page grows without end, and what does not stand on one stands on another, or is said to stand in a table.
@Suite struct PageLimitTests {
  private static let most = (bytes: 150_000, elements: 3_000)

  private static var files: [String: String] {
    var files = [
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en]\n",
      "Content/projects/p.md": "---\ntitle: Project\nstart: 2012\nend: 2020\n---\n",
      "Content/results/r.md": "---\ntitle: Result\nproject: p\n---\n",
      "Content/organisations/gov.md": "---\ntitle: Ministry\nkind: government\n---\n",
      "Content/places/town.md": "---\ntitle: Town\n---\n",
      "Content/indicators/long.md": "---\ntitle: Long\nresult: r\nunit: visits\nkind: count\naggregation: latest\n"
        + "direction: rising\nobservations:\n"
        + (0..<1_200).map { "  - {to: \(1901 + $0 / 12)-\(twoDigits($0 % 12 + 1)), value: \($0)}\n" }.joined()
        + "---\n",
      "Content/commitments/large.md": "---\ntitle: Large\nplan: p\nlead: gov\nnumber: '999'\nevidence:\n"
        + (1...90).map { "  - {title: Source \($0), url: 'https://a-site.test/\($0)'}\n" }.joined() + "milestones:\n"
        + (1...300).map { "  - {title: Step \($0), due: 2014-12-31}\n" }.joined() + "updates:\n"
        + (1...60).map { "  - {date: 201\($0 % 6)-0\($0 % 9 + 1), progress: News \($0)}\n" }.joined() + "---\n",
    ]
    for number in 1...130 {
      files["Content/commitments/c\(number).md"] =
        "---\ntitle: Promise \(number)\nplan: p\nnumber: '\(number)'\nlead: \(number % 2 == 0 ? "gov" : "o\(number % 40)")\n"
        + "end: 2014-12-31\ntheme: Area \(number)\ntags: [common, tag \(number)]\n---\n"
    }
    for number in 0..<40 {
      files["Content/organisations/o\(number).md"] = "---\ntitle: Office \(number)\nkind: government\n---\n"
      files["Content/results/r\(number).md"] = "---\ntitle: Result \(number)\nproject: p\n---\n"
    }
    for number in 1...70 {
      files["Content/indicators/i\(number).md"] =
        "---\ntitle: Indicator \(number)\nresult: r\nunit: visits\nkind: count\ndirection: rising\n"
        + "observations: [{to: 2014, value: \(number)}]\n---\n"
      files["Content/activities/a\(number).md"] =
        "---\ntitle: Activity \(number)\nproject: p\nresults: [r]\nplaces: [town]\nstart: 2014-01-01\n---\n"
    }
    for number in 1...120 {
      files["Content/news/n\(number).md"] =
        "---\ntitle: News \(number)\ndate: 2014-\(twoDigits(number % 12 + 1))-\(twoDigits(number % 28 + 1))\n---\n"
    }
    return files
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func built(_ site: SmallSite) async throws -> [String: String] {
    let result = try await site.run("build", "--quiet", patience: .seconds(300))
    #expect(result.exitCode == .success)
    return site.folder.files(below: "Output").filter { $0.key.hasSuffix(".html") }
  }

  @Test("with hundreds of everything no page is too large, and nothing is lost")
  func large() async throws {
    let site = SmallSite(Self.files)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    for (path, page) in try await built(site) {
      let bytes = Array(page.utf8)
      let elements = zip(bytes, bytes.dropFirst()).count { $0 == UInt8(ascii: "<") && $1 != UInt8(ascii: "/") }
      #expect(page.utf8.count <= Self.most.bytes && elements <= Self.most.elements, "\(path): \(elements) elements")
    }

    // The addresses of all records that the pages of a list link to, in the main part of each page.
    func linked(from list: String, to folder: String) throws -> Set<String> {
      var found: Set<String> = []
      var number = 1
      while let page = site.folder.read("Output/\(list)\(number == 1 ? "" : "page/\(number)/")index.html") {
        let main = try #require(page.split(separator: "<main", maxSplits: 1).last)
        let links = main.matches(of: /href="([^"]+)"/).map { String($0.1) }
        found.formUnion(links.filter { $0.hasPrefix("/\(folder)/") && !$0.dropFirst(folder.count + 2).isEmpty })
        number += 1
      }
      return found
    }
    func records(_ list: String, _ folder: String) throws -> Int {
      try linked(from: list, to: folder).count { $0.split(separator: "/").count == 2 }
    }
    #expect(try records("commitments/", "commitments") == 132)
    #expect(try records("organisations/gov/leads/", "commitments") == 66)
    #expect(try records("results/r/indicators/", "indicators") == 71)
    #expect(try records("results/r/activities/", "activities") == 70)
    #expect(try records("places/town/activities/", "activities") == 70)
    #expect(try records("projects/p/results/", "results") == 41)
    #expect(try records("tags/", "tags") == 131)
    #expect(try records("tags/common/", "commitments") == 130)
    #expect(try records("news/", "news") == 120)
    #expect(try records("quality/commitments/without-summary/", "commitments") == 132)
    #expect(try records("overdue/not-reviewed-since/gov/", "commitments") == 65)
    #expect(try linked(from: "overdue/not-reviewed-since/", to: "overdue").count == 21)
    #expect(try linked(from: "plans/p/theme/", to: "plans/p/theme").count { !$0.contains("/page/") } == 131)

    let commitment = try #require(site.folder.read("Output/commitments/large/index.html"))
    #expect(commitment.contains("50 of 300 are shown here; milestones.csv holds them all"))
    #expect(commitment.contains("The newest 20 of 60 are shown here; updates.csv holds them all"))
    #expect(commitment.contains("40 of 90 are shown here; evidence.csv holds them all"))
    let indicator = try #require(site.folder.read("Output/indicators/long/index.html"))
    #expect(indicator.contains("observations.csv holds them all"))
  }

  @Test("a further page of what is dated keeps its records when newer ones come")
  func lasting() async throws {
    let site = SmallSite(Self.files.filter { $0.key.hasPrefix("Content/news/") || $0.key == "Content/site.yaml" })
    func titles(_ page: String) throws -> [String] {
      try #require(site.folder.read("Output/news/\(page)index.html")).matches(of: />(News \d+)</).map { String($0.1) }
    }
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    _ = try await built(site)
    let (newest, oldest) = (try titles(""), try titles("page/2/"))
    #expect(newest.count == 70 && oldest.count == 50)
    for number in 1...35 {
      site.folder.write("---\ntitle: News \(1_000 + number)\ndate: 2015-06-01\n---\n", to: "Content/news/x\(number).md")
    }
    _ = try await built(site)
    #expect(try titles("page/2/") == oldest)
    #expect(try titles("page/3/") == Array(newest.suffix(50)))
    #expect(try titles("").count == 55)
  }
}
