import Exact
import FrontMatter
import Testing

@testable import Reporting

/// Any figure, for counting them.
private protocol AnyFigure {
  var steps: [Step] { get }
}

extension Figure: AnyFigure {}

/// Every figure that a value holds, at whatever depth.
private func figures(in value: Any) -> [any AnyFigure] {
  if let figure = value as? any AnyFigure { return [figure] }
  return Mirror(reflecting: value).children.flatMap { figures(in: $0.value) }
}

@Suite struct NamedFigureTests {
  private func expectNamed(_ holder: Any, _ named: [NamedFigure]) {
    let held = figures(in: holder).map(\.steps).filter { !$0.isEmpty }
    #expect(!held.isEmpty)
    for steps in held {
      #expect(named.contains { $0.steps == steps }, "\(steps.map(\.english)) has no name")
    }
    #expect(named.count == held.count)
  }

  @Test("every figure of a commitment has a name")
  func ofCommitment() throws {
    let commitment = try commitment(
      assessments: ["independent 2014 completion: limited", "government 2014 completion: complete"],
      "milestones:\n  - {title: M, due: 2014}\n  - {title: N, done: 2014}")
    let figures = CommitmentFigures(commitment, starFormula: .of2014, asOf: try day("2016"))
    expectNamed(figures, figures.named(of: commitment))
    #expect(figures.named(of: commitment).compactMap(\.part).map(\.position) == [1, 2])
  }

  @Test(
    "every figure of an indicator has a name",
    arguments: [
      "aggregation: latest\nbaseline: {date: 2012, value: 0}\ntargets: [{date: 2018, value: 10}]\n"
        + "observations: [{to: 2014, value: 4}, {to: 2014, value: 3, sex: female}]",
      "direction: keep-below\naggregation: latest\ntargets: [{date: 2018, value: 10}]\n"
        + "observations: [{to: 2014, value: 4}]",
    ])
  func ofIndicator(fields: String) throws {
    let indicator = try read(Indicator.self, "result: r\nunit: u\nkind: count\n" + fields)
    let figures = IndicatorFigures(indicator, asOf: try day("2016"))
    expectNamed(figures, figures.named)
  }

  @Test("every total over commitments has a name")
  func totals() throws {
    let commitment = try commitment(assessments: ["independent 2014 completion: limited"], "end: 2015")
    let figures = CommitmentFigures(commitment, starFormula: nil, asOf: try day("2016"))
    let totals = CommitmentTotals([RatedCommitment(commitment: commitment, figures: figures)], asOf: try day("2016"))
    expectNamed(totals, totals.named)
  }

  @Test("a total lists the commitments that it counts, where they stand, and all that it counts of")
  func counted() throws {
    let rated = try [
      "independent 2014 completion: complete", "independent 2014 completion: unclear",
      "independent 2016-06 completion: limited",
    ].map { rating in
      let commitment = try commitment(assessments: [rating], "end: 2015")
      return RatedCommitment(
        commitment: commitment, figures: CommitmentFigures(commitment, starFormula: nil, asOf: try day("2016")))
    }
    let totals = CommitmentTotals(rated, asOf: try day("2016"))
    func shown(_ figure: Figure<some Sendable>) -> [String] {
      figure.inputs.map { $0.value.english } + [figure.steps.last?.result.english ?? ""]
    }
    // Of the three, one is high, one late (limited in 2016, ended 2015), one unclear and not reviewed since 2015.
    #expect(shown(totals.high) == ["3", "complete", "1 of 3"])
    #expect(shown(totals.late) == ["3", "2016-12-31", "2015", "1 of 3"])
    #expect(shown(totals.notReviewedSince) == ["3", "2016-12-31", "2015", "1 of 3"])
    #expect(shown(totals.timeliness) == ["3", "2016-12-31", "complete 1, late 1, not-reviewed-since 1"])
    #expect(shown(totals.unknown) == ["3", "unclear", "1 of 3"])
    #expect(shown(totals.completions) == ["3", "complete", "unclear", "limited", "3 of 3"])
    #expect(shown(totals.ambitions) == ["3", "not-reviewed", "not-reviewed", "not-reviewed", "0 of 3"])
    #expect(totals.high.inputs.dropFirst().allSatisfy { $0.place != nil })
  }

  @Test("above four hundred commitments a working lists none of them")
  func longList() throws {
    let commitment = try commitment(assessments: ["independent 2014 completion: complete"])
    let one = RatedCommitment(
      commitment: commitment, figures: CommitmentFigures(commitment, starFormula: nil, asOf: try day("2016")))
    let most = CommitmentTotals(Array(repeating: one, count: 400), asOf: try day("2016"))
    let more = CommitmentTotals(Array(repeating: one, count: 401), asOf: try day("2016"))
    #expect(most.high.inputs.count == 401)
    #expect(more.high.inputs.count == 1)
    #expect(more.high.value.count == 401)
  }

  @Test("the thresholds in force are those that a site can set, and say whether it did")
  func thresholds() throws {
    let own = try settings("title: T\nthresholds: {on_track: 0.8}")
    let rows = Thresholds.inForce(own.thresholds)
    #expect(rows.map(\.name) == ThresholdSettings.schema.descriptions.map(\.key))
    #expect(rows.filter(\.isOwn).map(\.name) == ["on_track"])
    #expect(rows[0].value == .hundredths(80) && rows[1].value == .hundredths(60))
    #expect(Thresholds.inForce(nil).allSatisfy { !$0.isOwn })
  }
}
