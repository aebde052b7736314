import Exact
import Template
import Testing

@testable import Site

@Suite struct CitationTests {
  private static func citation(_ title: String, _ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> CitationView? {
    PartialDate(year: year, month: month, day: day).map {
      CitationView(
        title: title, sentence: "P & Q, “\(title)”.", publisher: "P & Q", asOf: "2017-08-31", date: $0,
        address: "https://a.test/commitments/c/")
    }
  }

  @Test("a citation has title, publisher, day of the figures, date and address in each form")
  func forms() throws {
    let citation = try #require(Self.citation("50 % of {x}_\\", 2017, 8))
    #expect(citation.text == "P & Q, “50 % of {x}_\\”. https://a.test/commitments/c/")
    #expect(
      citation.bibtex == """
        @misc{a-test-commitments-c,
          title = {50 \\% of \\{x\\}\\_\\textbackslash{}},
          author = {{P \\& Q}},
          year = {2017},
          month = {8},
          note = {Figures as of 2017-08-31},
          url = {https://a.test/commitments/c/}
        }
        """)
    #expect(
      citation.ris == """
        TY  - DATA
        TI  - 50 % of {x}_\\
        AU  - P & Q
        PB  - P & Q
        PY  - 2017
        DA  - 2017/08/
        N1  - Figures as of 2017-08-31
        UR  - https://a.test/commitments/c/
        ER  - \("")
        """)
  }

  @Test(
    "a date is as precise as it is known",
    arguments: [(2017, nil, nil, "2017//"), (2017, 8, nil, "2017/08/"), (2017, 8, 1, "2017/08/01")]
      as [(Int, Int?, Int?, String)])
  func dates(year: Int, month: Int?, day: Int?, written: String) throws {
    let citation = try #require(Self.citation("T\nU", year, month, day))
    #expect(citation.ris.contains("\nDA  - \(written)\n"))
    // A line that a title breaks would end the entry.
    #expect(citation.ris.contains("\nTI  - T U\n"))
    #expect(citation.bibtex.contains("month") == (month != nil))
  }
}
