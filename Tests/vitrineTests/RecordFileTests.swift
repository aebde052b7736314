import Foundation
import TestSupport
import Testing

@testable import vitrine

@Suite struct RecordFileTests {
  private typealias Object = [String: Any]

  private static let files = [
    "Content/commitments/c.md": """
    ---
    id: c-1
    title: A "promise"
    plan: p
    milestones: [{title: Draft, due: 2014-01, done: 2014-06-30}, {title: Open, due: 2014-01}]
    ---
    """,
    "Content/commitments/c.az.md": "---\ntitle: Vəd\nslug: ved\n---\n",
    "Content/commitments/d.md": "---\ntitle: D\nplan: p\ndraft: true\n---\n",
    "Content/commitments/e.md": """
    ---
    title: E
    plan: p
    illustrative: true
    milestones: [{title: X, due: 2014-01}]
    ---
    """,
    "Content/projects/j.md": "---\ntitle: J\nstart: 2014\nend: 2016\n---\n",
    "Content/results/r.md": "---\ntitle: R\nproject: j\nlevel: outcome\n---\n",
    "Content/indicators/i.md": """
    ---
    title: I
    result: r
    unit: people
    kind: count
    direction: rising
    aggregation: latest
    suppression: 10
    observations: [{to: 2014, value: 120}, {to: 2015, value: 7}]
    ---
    """,
    "Content/indicators/m.md": """
    ---
    title: M
    result: r
    unit: manats
    kind: amount
    direction: rising
    aggregation: latest
    observations: [{to: 2014, value: 130.50}]
    ---
    """,
  ]

  private func built() async throws -> TemporaryFolder {
    let site = SmallSite(Self.files)
    let outcome = try await site.run("build", "--quiet")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return site.folder
  }

  private func object(_ path: String, in folder: TemporaryFolder) throws -> Object {
    let text = try #require(folder.read("Output/" + path), "\(path)")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  @Test("a record goes out once, with its texts in each language, its parts and its figures")
  func record() async throws {
    let folder = try await built()
    let record = try object("commitments/c/index.json", in: folder)
    #expect(record["id"] as? String == "c-1")
    #expect(record["as_of"] as? String == "2017-08-31")
    #expect(record["$schema"] as? String == "https://a-site.test/data/schemas/1/commitments.json")
    #expect(
      record["urls"] as? [String: String] == [
        "en": "https://a-site.test/commitments/c/", "az": "https://a-site.test/az/commitments/ved/",
      ])
    let fields = try #require(record["fields"] as? Object)
    #expect(fields["title"] as? [String: String] == ["en": "A \"promise\"", "az": "Vəd"])
    #expect(fields["plan"] as? [String: String] == ["collection": "plans", "id": "p"])
    let milestones = try #require(record["milestones"] as? [Object])
    #expect(milestones.compactMap { $0["title"] as? String } == ["Draft", "Open"])
    #expect(milestones[0]["done"] as? String == "2014-06-30")
    #expect(milestones[0]["position"] as? Int == 1)
    let figures = try #require(record["figures"] as? [Object])
    let status = try #require(figures.first { $0["figure"] as? String == "milestone_share" })
    #expect(status["result"] as? [String: String] == ["kind": "share", "value": "0.5000"])
    #expect((status["steps"] as? [Object])?.isEmpty == false)
    #expect(folder.read("Output/az/commitments/ved/index.json") == nil)
  }

  @Test("its rows are those of the large table, by the same columns")
  func rows() async throws {
    let folder = try await built()
    let all = try #require(folder.read("Output/data/milestones.csv"))
    #expect(folder.read("Output/commitments/c/data.csv") == all)
    let observations = try #require(folder.read("Output/data/observations.csv")).split(separator: "\n")
    let rows = try #require(folder.read("Output/indicators/m/data.csv")).split(separator: "\n")
    #expect(rows == observations.filter { $0.hasPrefix("indicator,") || $0.hasPrefix("m,") })
    #expect(folder.read("Output/plans/p/data.csv") == nil)
  }

  @Test("drafts go out nowhere, and invented records only by themselves")
  func hidden() async throws {
    let folder = try await built()
    let all = try object("data/commitments.json", in: folder)
    #expect((all["records"] as? [Object])?.compactMap { $0["id"] as? String } == ["c-1"])
    #expect(folder.read("Output/data/commitments.jsonl")?.split(separator: "\n").count == 1)
    #expect(folder.read("Output/commitments/d/index.json") == nil)
    let invented = try object("commitments/e/index.json", in: folder)
    #expect((invented["fields"] as? Object)?["illustrative"] as? Bool == true)
    #expect(folder.read("Output/commitments/e/data.csv") == nil)
  }

  @Test("a list in a table holds those that are shown alone, without a gap for one that waits")
  func lists() async throws {
    let waits = "kind: ngo\npublish_on: 2018\n---\n"
    let site = SmallSite([
      "Content/organisations/a.md": "---\ntitle: A\n" + waits, "Content/organisations/d.md": "---\ntitle: D\n" + waits,
      "Content/organisations/b.md": "---\ntitle: B\nkind: ngo\n---\n",
      "Content/organisations/c.md": "---\ntitle: C\nkind: ngo\n---\n",
      "Content/commitments/c.md": "---\ntitle: Promise\nplan: p\nsupport: [a, b, d, c]\n---\n",
    ])
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let table = try #require(site.folder.read("Output/data/commitments.csv"))
    #expect(table.contains(",b;c,"))
    #expect(try #require(site.folder.read("Output/data/ogp-commitments.csv")).contains(",B;C,"))
  }

  @Test("a hidden count is hidden in every form, and a decimal is as it was written")
  func counts() async throws {
    let folder = try await built()
    let record = try object("indicators/i/index.json", in: folder)
    let observations = try #require(record["observations"] as? [Object])
    #expect(observations[0]["value"] as? String == "120")
    #expect(observations[1]["value"] == nil)
    #expect(observations[1]["value_missing"] as? String == "hidden")
    let amounts = try object("indicators/m/index.json", in: folder)
    #expect((amounts["observations"] as? [Object])?.first?["value"] as? String == "130.50")
  }

  @Test("pages offer them in words and to programs")
  func offered() async throws {
    let site = SmallSite(Self.files)
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build", "--quiet").exitCode == .success)
    let page = try #require(site.folder.read("Output/az/commitments/ved/index.html"))
    #expect(
      page.contains(
        #"<link rel="alternate" type="application/json" title="Bu səhifənin məlumatları, JSON" href="/commitments/c/index.json">"#
      ))
    #expect(page.contains(#"<li><a href="/commitments/c/data.csv">Bu rəqəmlər, CSV</a></li>"#))
  }
}
