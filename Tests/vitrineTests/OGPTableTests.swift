import TestSupport
import Testing

@testable import vitrine

@Suite struct OGPTableTests {
  private static func commitment(_ plan: String, _ assessments: String) -> String {
    "---\ntitle: C\nplan: \(plan)\nlead: o\nassessments: [\(assessments)]\n---\n"
  }

  private static let files = [
    "Content/organisations/o.md": "---\ntitle: Office\nkind: government\n---\n",
    "Content/plans/new.md": "---\ntitle: N\nkind: ogp\nnumber: 4\nstart: 2021\nend: 2023\nscheme: irm-2021\n---\n",
    "Content/plans/other.md":
      "---\ntitle: O\nkind: anti-corruption\nstart: 2012\nend: 2015\nscheme: irm-2011\n---\n",
    "Content/commitments/a.md": commitment(
      "p",
      "{date: 2014-05-01, by: o, kind: independent, scheme: irm-2011, specificity: low, values: [information], "
        + "potential_impact: transformative, completion: not-started, projected_completion: complete, starred: true}"),
    "Content/commitments/b.md": commitment(
      "new",
      "{date: 2017-05-01, by: o, kind: independent, scheme: irm-2021, potential_for_results: modest, "
        + "open_government_lens: yes, completion: no-evidence}"),
    "Content/commitments/d.md": commitment("other", ""),
    // A government's own rating is none of the database's.
    "Content/commitments/g.md": commitment(
      "p", "{date: 2014-05-01, by: o, kind: government, scheme: irm-2011, completion: complete}"),
  ]

  @Test("commitments go out in the columns and labels of OGP's database, with what each label was made of")
  func labels() async throws {
    let site = SmallSite(Self.files)
    let outcome = try await site.run("build", "--quiet")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let rows = readCSV(try #require(site.folder.read("Output/data/ogp-commitments.csv")))
    #expect(rows.map { $0["commitment"] } == ["a", "b", "c", "g"])
    let columns = [
      "Specificity", "specificity_from", "Value -Info", "Value -Part", "Potential Impact", "Actual Completion",
      "actual_completion_from", "Projected Completion", "On schedule", "Starred", "IRM Assessed (Y/N)?",
    ]
    func cells(_ index: Int) -> [String?] { columns.map { rows[index][$0] } }
    #expect(
      cells(0) == [
        "a. low", "irm-2011 specificity: low", "1", "0", "Transformative", "a. Not started",
        "irm-2011 completion: not-started", "d. Complete", "behind schedule", "1", "1",
      ])
    // Its labels have no word there, and what they were is told.
    #expect(cells(1) == ["", "", "", "", "", "", "irm-2021 completion: no-evidence", "", "", "", "1"])
    #expect(rows[1]["potential_impact_from"] == "irm-2021 potential_for_results: modest")
    #expect(cells(3) == ["NR", "", "NR", "NR", "NR", "NR", "", "NR", "NR", "NR", "0"])
    #expect(rows[1]["Action Plan No."] == "4" && rows[0]["Lead institution (Responsible Instutitution)"] == "Office")
  }
}
