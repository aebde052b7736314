import TestSupport
import Testing

@testable import vitrine

/// What lets readers check a figure: the page of a report, an address of its own, an archived copy.
@Suite struct ProofTests {
  private static let government = "---\ntitle: Gov\nkind: government\n---\n"

  /// A commitment rated on a page of a report.
  private static func rated(_ page: String) -> String {
    "---\ntitle: C\nplan: p\nassessments:\n  - {date: 2014, by: gov, kind: independent, scheme: irm-2011, completion: limited, \(page)}\n---\n"
  }

  @Test(
    "the page of the report stands beside who rated, in the language of the page, and in the table before the evidence",
    arguments: [
      ("27", "Gov, 2014, page 27", "Gov, 2014, səh. 27"), ("27–28", "Gov, 2014, page 27–28", "Gov, 2014, səh. 27–28"),
      // What is no number says itself where in the report it points.
      ("Annex 2", "Gov, 2014, Annex 2", "Gov, 2014, Annex 2"),
    ])
  func page(written: String, said: String, inAzerbaijani: String) async throws {
    let site = SmallSite([
      "Content/organisations/gov.md": Self.government,
      "Content/commitments/c.md": Self.rated("quote: Q, page: \(written), starred: true"),
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains(said) == true)
    #expect(site.folder.read("Output/az/commitments/c/index.html")?.contains(inAzerbaijani) == true)
    let table = try #require(site.folder.read("Output/data/assessments.csv"))
    #expect(table.contains(",starred,quote,quote_az,page,relevant,"), "\(table)")
    #expect(readCSV(table).first?["page"] == written)
  }

  /// How many commitments share an address, and which of them have another one too.
  @Test("an address on more than ten records is evidence of none of them", arguments: [10, 11])
  func generic(records: Int) async throws {
    var files = ["Content/organisations/gov.md": Self.government]
    for number in 0..<records {
      // Twice on one record is once; the first record has an address of its own, too.
      let own = number == 0 ? ", {title: O, url: \"https://o.org/1\"}" : ""
      let shared =
        "{title: E, url: \"https://e.org/\"}, {title: F, url: \"https://e.org/\", archive_url: \"https://a.org/\"}"
      files["Content/commitments/c\(number).md"] = "---\ntitle: C\nplan: p\nevidence: [\(shared)\(own)]\n---\n"
    }
    let found = try await findings(files, of: "generic-evidence")
    let expected = records > 10 ? (1..<records).map { "c\($0)" }.sorted() : []
    #expect(found == expected)
  }

  @Test(
    "evidence without an address and without an archived copy is told with its title",
    arguments: [
      ("title: E", ["c E"], [String]()), ("title: E, url: \"https://e.org/\"", [], ["c E"]),
      ("title: E, url: \"https://e.org/\", archive_url: \"https://a.org/e\"", [], []),
      // A file of the site needs neither.
      ("title: E, file: ../plans/e.txt", [], []),
    ])
  func addresses(evidence: String, withoutAddress: [String], withoutArchive: [String]) async throws {
    let files = [
      "Content/commitments/c.md": "---\ntitle: C\nplan: p\nevidence: [{\(evidence)}]\n---\n",
      "Content/plans/e.txt": "e",
    ]
    #expect(try await findings(files, of: "evidence-without-address") == withoutAddress)
    #expect(try await findings(files, of: "evidence-without-archive") == withoutArchive)
  }

  /// The rows of `quality.csv` of one check, as `record detail`.
  private func findings(_ files: [String: String], of check: String) async throws -> [String] {
    let site = SmallSite(files)
    let outcome = try await site.run("build", "--quiet")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return readCSV(site.folder.read("Output/data/quality.csv") ?? "").filter { $0["check"] == check }
      .map { [$0["record"], $0["detail"]].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ") }
  }
}
