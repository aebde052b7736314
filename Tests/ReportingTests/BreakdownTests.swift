import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Reporting

/// Figures by breakdowns that an indicator names itself, and by several at once.
@Suite struct BreakdownTests {
  private static let own = "aggregation: latest\nexpects: [sex, disability]"

  @Test(
    "a figure is held against its parts, by each breakdown that refines it",
    arguments: [
      // 12 − (2 + 9)
      (["2018 12", "2018 2 disability: some", "2018 9 disability: none"], ["all by disability 1"]),
      (["2018 11", "2018 2 disability: some", "2018 9 disability: none"], []),
      // A part is a whole too: 9 − (4 + 3) of those without; the two parts of 7 are no parts of the total by sex alone.
      (
        [
          "2018 11", "2018 2 disability: some", "2018 9 disability: none", "2018 4 disability: none, sex: female",
          "2018 3 sex: male, disability: none",
        ], ["disability=none by sex 2"]
      ),
      // Taken apart the other way round as well: 5 − 4 women who are without.
      (
        ["2018 9 disability: none", "2018 5 sex: female", "2018 4 disability: none, sex: female"],
        ["disability=none by sex 5", "sex=female by disability 1"]
      ),
      // Parts that are more than the whole.
      (["2018 5", "2018 3 disability: some", "2018 4 disability: none"], ["all by disability -2"]),
      // Another period is another matter, and a day after the report's is none.
      (["2018 12", "2017 2 disability: some", "2025 9", "2025 1 disability: none"], []),
    ] as [([String], [String])])
  func notRecorded(observed: [String], expected: [String]) throws {
    let figure = try indicator(Self.own, observed: observed).notRecorded(asOf: try day("2020"))
    let found = figure.value.map { rest in
      let part = rest.whole.sex.map { ["sex=\($0)"] } ?? rest.whole.ownParts.map { "\($0.key)=\($0.text)" }
      return "\(part.first ?? "all") by \(rest.breakdown.name) \(rest.amount)"
    }
    #expect(found == expected)
    #expect(figure.warnings.map(\.id.name) == expected.map { _ in "parts-differ-from-total" })
    #expect(figure.steps.count == expected.count)
  }

  @Test(
    "parts by a breakdown of its own make the total where the author says so",
    arguments: [
      ("sum-of disability", ["2018 2 disability: some", "2018 9 disability: none"], "11"),
      ("sum-of sex", ["2018 2 disability: some", "2018 9 disability: none"], "[no-data]"),
      // 2019 lacks a part that 2018 has, and a part by two ways is none of either.
      ("sum-of disability", ["2018 2 disability: some", "2018 9 disability: none", "2019 3 disability: none"], "11"),
      ("sum-of disability", ["2018 2 disability: some", "2018 9 disability: none, sex: female"], "2"),
      // Without a label it is the total.
      ("sum-of disability", ["2018 2 disability: some", "2018 7 disability: \"\""], "7"),
    ] as [(String, [String], String)])
  func totals(total: String, observed: [String], expected: String) throws {
    let indicator = try indicator(Self.own + "\ntotal: \(total)", observed: observed)
    #expect(shown(indicator.actual(asOf: try day("2020")).value) { $0.value.description } == expected)
  }

  @Test(
    "two figures for one period and the same labels are told, in whichever order the labels stand",
    arguments: [
      (["2018 1 disability: none", "2018 2 disability: none"], 1),
      (["2018 1 sex: female, disability: none", "2018 2 disability: none, sex: female"], 1),
      (["2018 1 disability: none", "2018 2 disability: some"], 0),
      (["2018 1 disability: none", "2018 2 disability: none, sex: female"], 0),
      (["2018 1 disability: none", "2018 2"], 0),
    ] as [([String], Int)])
  func duplicates(observed: [String], count: Int) throws {
    let found = try indicator(Self.own, observed: observed).duplicateObservations()
    #expect(found.map(\.id.name) == Array(repeating: "duplicate-observation", count: count))
  }

  @Test(
    "a share and its parts are held against each other by what they are of, a bare one allowing for its rounding",
    arguments: [
      // 30/50 and 25/50 make 55 of 100
      (["2018 55/100", "2018 30/50 sex: female", "2018 25/50 sex: male"], []),
      (["2018 60/100", "2018 30/50 sex: female", "2018 25/50 sex: male"], ["60 of 100", "55 of 100"]),
      // The same share of fewer is not the same.
      (["2018 55/100", "2018 15/25 sex: female", "2018 25/50 sex: male"], ["55 of 100", "40 of 75"]),
      // 100 · 2/3 = 66.67, which is printed as 67 or 66.7
      (["2018 67", "2018 1/2 sex: female", "2018 1/1 sex: male"], []),
      (["2018 66.7", "2018 1/2 sex: female", "2018 1/1 sex: male"], []),
      (["2018 66", "2018 1/2 sex: female", "2018 1/1 sex: male"], ["is 66", "66.66"]),
      // 100 · 1/8 = 12.5: a half goes either way
      (["2018 12", "2018 1/4 sex: female", "2018 0/4 sex: male"], []),
      (["2018 13", "2018 1/4 sex: female", "2018 0/4 sex: male"], []),
      // Bare parts cannot be added up.
      (["2018 55", "2018 60 sex: female", "2018 20 sex: male"], []),
    ] as [([String], [String])])
  func shares(observed: [String], words: [String]) throws {
    let figure = try indicator(kind: "percentage", observed: observed).notRecorded(asOf: try day("2020"))
    #expect(figure.value.isEmpty)
    #expect(figure.warnings.count == (words.isEmpty ? 0 : 1))
    for word in words { #expect(figure.warnings.first?.message.contains(word) == true, "\(figure.warnings)") }
  }
}
