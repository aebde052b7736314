import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Reporting

@Suite struct CommitmentTests {
  private let asOf = PartialDate(year: 2015)?.last ?? .latest

  private func figures(_ commitment: Commitment) -> CommitmentFigures {
    CommitmentFigures(commitment, starFormula: nil, asOf: asOf)
  }

  @Test("substantial and complete are high; unclear stays in the base of the share")
  func highCompletion() throws {
    let answers = try ["substantial", "complete", "limited", "unclear", "withdrawn", "no-data"].map { label in
      figures(try commitment(assessments: ["independent 2014 completion: \(label)"])).highCompletion.value
    }
    #expect(answers.map { shown($0) } == ["true", "true", "false", "false", "false", "[no-data]"])
    let tally = Tally(answers)
    #expect((tally.count, tally.base, tally.all) == (2, 5, 6))
  }

  @Test(
    "complete with an open milestone, and not started with a done one, contradict",
    arguments: [
      ("complete", ["done: 2013", "due: 2014"], .completeWithOpen([1])),
      ("complete", ["status: in-progress", "start: 2017"], .completeWithOpen([0, 1])),
      ("complete", ["done: 2013", "status: withdrawn", "status: unknown"], .none),
      ("not-started", ["due: 2014", "done: 2013"], .notStartedWithDone([1])),
      ("not-started", ["due: 2014"], .none), ("limited", ["done: 2013", "due: 2014"], .none),
      ("unclear", ["due: 2014"], .none), ("no-data", ["done: 2013"], .none),
    ] as [(String, [String], Contradiction)])
  func contradiction(completion: String, milestones: [String], contradiction: Contradiction) throws {
    let commitment = try commitment(
      milestones: milestones,
      "assessments: [{kind: independent, date: 2014, by: irm, scheme: irm-2011, completion: \(completion), evidence: [{title: E}]}]"
    )
    let figures = figures(commitment)
    #expect(figures.contradiction.value == contradiction)
    #expect(figures.warnings.map(\.id.name) == (contradiction == .none ? [] : ["contradiction"]))
  }

  @Test("a contradiction names the milestones and points at them")
  func contradictionMessage() throws {
    let commitment = try commitment(
      milestones: ["due: 2014"],
      "assessments: [{kind: government, date: 2014, by: gov, scheme: irm-2011, completion: complete}]")
    let warnings = figures(commitment).warnings
    #expect(
      warnings.map(\.message) == [
        "The completion is `complete`, but this milestone is not done: `M1`.",
        "The completion is `complete`, but no evidence of it is given.",
      ])
    #expect(warnings.first?.notes.map(\.range?.line) == [5])
    #expect(figures(commitment).isWithoutEvidence)
  }

  @Test("evidence is counted wherever it stands, but not of what came after the report's date")
  func evidence() throws {
    let commitment = try commitment(
      """
      evidence: [{title: E1}, {title: E2}]
      milestones: [{title: M, evidence: [{title: E3}]}, {title: N, done: 2020, evidence: [{title: E4}]}]
      assessments:
        - {date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: complete, evidence: [{title: E5}]}
        - {date: 2016, by: irm, kind: independent, scheme: irm-2011, evidence: [{title: not counted}]}
      updates:
        - {date: 2015, progress: P, evidence: [{title: E6}]}
        - {date: 2016, progress: P, evidence: [{title: not counted}]}
      """)
    let figures = figures(commitment)
    #expect(figures.evidenceCount.value == 6)
    #expect(figures.evidenceCount.inputs.map(\.value) == (1...6).map { .word("E\($0)") })
    #expect(!figures.isWithoutEvidence)
  }

  @Test(
    "a group is complete only if all its commitments are",
    arguments: [
      (["complete", "complete"], "true"), (["complete", "substantial"], "false"),
      (["complete", "unclear"], "[unclear]"),
      (["complete", "no-data"], "[no-data]"), (["limited", "no-data"], "false"), (["complete", "withdrawn"], "false"),
      ([], "[not-applicable]"),
    ])
  func group(completions: [String], isComplete: String) throws {
    let ratings = try completions.map { label in
      try commitment(assessments: ["independent 2014 completion: \(label)"]).declaredCompletion(asOf: asOf).judged.value
        .map(\.schemeLabel)
    }
    #expect(shown(ratings.isGroupComplete) == isComplete)
  }

  @Test("of the 36 commitments of the United States' fifth action plan 14 are complete, as published")
  func groupsOfNAP5() throws {
    let folder = #filePath.split(separator: "/").dropLast(2).reduce(into: "") { $0 += "/" + $1 }
    let table = try #require(TemporaryFolder.readFile(folder + "/Fixtures/USNAP5/statuses.csv"))
    let labels = ["Complete": "complete", "In Progress": "limited", "Not Started": "not-started"]
    var groups: [Substring: [Observed<SchemeLabel>]] = [:]
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      let label = try #require(labels[String(cells[2])])
      let child = try commitment(assessments: ["government 2014 completion: \(label)"])
      groups[cells[1], default: []].append(child.declaredCompletion(asOf: asOf).judged.value.map(\.schemeLabel))
    }
    #expect(groups.values.map(\.count).reduce(0, +) == 70)
    #expect(groups.count == 36)
    #expect(groups.values.count { $0.isGroupComplete == .value(true) } == 14)
  }

  @Test("a commitment of which nothing is known has no figures, and no zeros in their place")
  func empty() throws {
    let figures = figures(try commitment(""))
    #expect(shown(figures.milestoneShare.value) == "[not-reported]")
    #expect(shown(figures.completion.judged.value) { $0.label.word } == "[not-reviewed]")
    #expect(shown(figures.highCompletion.value) == "[not-reviewed]")
    #expect(shown(figures.relevance.value) == "[not-reviewed]")
    #expect(figures.contradiction.value == .none)
    #expect(figures.evidenceCount.value == 0)
    #expect(figures.warnings.isEmpty)
  }
}
