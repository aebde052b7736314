import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

@Suite struct CommitmentTotalsTests {
  private func totals(_ completions: [String], ends: [String] = []) throws -> CommitmentTotals {
    let asOf = try day("2016")
    return CommitmentTotals(
      try completions.enumerated().map { place, label in
        let words = label.split(separator: " ")
        let scheme = words.count > 1 ? String(words[1]) : "irm-2011"
        let end = place < ends.count && !ends[place].isEmpty ? "\nend: \(ends[place])" : ""
        let fields = "id: c\(place)\(end)"
        let one =
          words[0] == "-"
          ? try commitment(fields)
          : try commitment(assessments: ["independent 2014 completion: \(words[0])"], scheme: scheme, fields)
        return RatedCommitment(
          commitment: one, figures: CommitmentFigures(one, starFormula: nil, asOf: asOf))
      }, asOf: asOf)
  }

  @Test(
    "the share of the highly complete is given only where at least half are rated",
    arguments: [
      (["complete", "limited", "limited"], "0.3333"),  // 1 of 3
      (["substantial", "unclear"], "0.5000"),  // unclear is a rating, and stays in the base
      (["complete", "-"], "0.5000"),  // exactly half are rated
      (["complete", "-", "-"], "[no-data]"), (["-"], "[no-data]"), ([], "[not-applicable]"),
    ])
  func share(completions: [String], expected: String) throws {
    #expect(shown(try totals(completions).highShare.value) { $0.decimal(places: 4) } == expected)
  }

  @Test(
    "all together are complete only if each is",
    arguments: [
      (["complete", "complete"], "true"), (["complete", "substantial"], "false"),
      (["complete", "-"], "[not-reviewed]"),
      (["complete", "unclear"], "[unclear]"), (["limited", "-"], "false"),
    ])
  func together(completions: [String], expected: String) throws {
    #expect(shown(try totals(completions).isComplete.value) == expected)
  }

  @Test(
    "the least done is the one of the lowest completion, of several the one that was due first",
    arguments: [
      (["limited", "not-started", "complete"], [], "c1"),
      (["limited", "limited", "limited"], ["", "2015", "2014-06"], "c2"),  // one without a date comes last
      (["limited", "limited"], ["2014", "2014-12-31"], "c0"),  // due on the same day: by id
      (["unclear", "withdrawn", "substantial"], [], "c2"),  // no place in the order
      (["limited", "complete irm-2021"], [], "-"),  // two schemes are not compared
      (["unclear"], [], "-"), (["-"], [], "-"),
    ] as [([String], [String], String)])
  func leastDone(completions: [String], ends: [String], expected: String) throws {
    #expect(try totals(completions, ends: ends).leastDone.value?.commitment.header.id ?? "-" == expected)
  }

  @Test("its working names what is as little done, and the one that was due first")
  func working() throws {
    let figure = try totals(["limited", "complete", "limited"]).leastDone
    let words = figure.inputs.map { if case .label(let label) = $0.value { label.label.word } else { "" } }
    #expect(words == ["limited", "limited"])
    #expect(figure.steps.last?.result == .word("record"))
  }
}
