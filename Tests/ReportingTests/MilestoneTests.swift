import Diagnostics
import Exact
import Testing

@testable import Reporting

@Suite struct MilestoneTests {
  @Test(
    "the first rule that holds decides where a milestone stands",
    arguments: [
      // as of 2014-12-31
      ("status: withdrawn, due: 2013, done: 2013", .withdrawn),
      ("due: 2014-06-30, done: 2014-06-30", .doneOnTime),
      ("due: 2014-06-30, done: 2014-07-01", .doneLate(days: 1)),
      ("due: 2013-03-31, done: 2013-05-20", .doneLate(days: 50)),  // 30 days of April and 20 of May
      ("due: 2014-06, done: 2014-06", .doneOnTime),  // every day of June is by 30 June
      ("due: 2014-06-15, done: 2014-06", .done),  // some days of June are, some are not
      ("due: 2014-06-30, done: 2014-07", .doneLate(days: 31)),  // every day is late; from 30 June to 31 July
      ("due: 2013, done: 2014", .doneLate(days: 365)),  // 2013-12-31 to 2014-12-31
      ("due: 2014, done: 2014", .doneOnTime),
      ("done: 2014-06-30", .done),
      ("status: done", .done),
      ("status: done, due: 2013", .done),
      ("status: in-progress, due: 2014-06-30, done: 2014-06-30", .doneOnTime),  // the date says more than the word
      ("status: not-started, due: 2014-06-30, done: 2014-07-02", .doneLate(days: 2)),
      // a completion after the report's date is not counted
      ("due: 2014-06-30, done: 2015-01-01", .overdue(days: 184)),
      ("status: done, due: 2014-06-30, done: 2015-01-01", .overdue(days: 184)),
      ("due: 2015, done: 2015-01-01", .unknown),
      ("due: 2014-12-31", .unknown),  // due today is not overdue
      ("due: 2014-12-30", .overdue(days: 1)),
      ("due: 2014-12", .unknown),
      ("due: 2014-11", .overdue(days: nil)),  // nobody can count days from a month
      ("due: 2014-11-30", .overdue(days: 31)),
      ("status: in-progress, due: 2014-12-30", .overdue(days: 1)),
      ("status: not-started, due: 2013-12-31", .overdue(days: 365)),
      ("status: unknown, due: 2013", .overdue(days: nil)),
      ("status: in-progress, due: 2015", .inProgress),
      ("status: in-progress, start: 2015", .inProgress),
      ("status: not-started", .notStarted),
      ("start: 2015", .upcoming),
      ("start: 2015, due: 2016", .upcoming),
      ("start: 2014-12-31", .unknown),  // it starts today
      ("start: 2014", .unknown),
      ("status: unknown, start: 2015", .upcoming),
      ("status: unknown", .unknown),
      ("", .unknown),
    ] as [(String, MilestoneStatus)])
  func statuses(fields: String, status: MilestoneStatus) throws {
    let commitment = try commitment(milestones: [fields])
    let figures = commitment.milestoneStatuses(withdrawal: nil, asOf: try day("2014-12-31"))
    #expect(figures.map(\.value) == [status])
    #expect(figures.first?.steps.last?.result == status.stepValue)
  }

  @Test(
    "the milestones of a withdrawn commitment are withdrawn unless they are done",
    arguments: [
      ("2014-06-30", ["withdrawn", "done-on-time", "done", "withdrawn"]),
      ("2015", ["overdue", "done-on-time", "done", "overdue"]),  // withdrawn after the report's date
    ])
  func withdrawnCommitment(date: String, statuses: [String]) throws {
    let commitment = try commitment(
      milestones: ["due: 2013", "due: 2013, done: 2013", "status: done", "due: 2013, done: 2015"],
      "withdrawn: {date: \(date)}")
    let figures = CommitmentFigures(commitment, starFormula: nil, asOf: try day("2014-12-31"))
    #expect(figures.milestones.map(\.value.word) == statuses)
  }

  @Test(
    "the share is of those that were not withdrawn",
    arguments: [
      (["done: 2013", "done: 2013", "due: 2013", "status: withdrawn"], "2/3", 4, 2, 1, 1),
      (["due: 2013", "start: 2016"], "0", 2, 0, 0, 1),
      (["status: withdrawn"], "[not-applicable]", 1, 0, 1, 0),
      ([], "[not-applicable]", 0, 0, 0, 0),
    ] as [([String], String, Int, Int, Int, Int)])
  func share(milestones: [String], share: String, total: Int, done: Int, withdrawn: Int, overdue: Int) throws {
    let commitment =
      milestones.isEmpty ? try commitment("milestones: []") : try commitment(milestones: milestones)
    let counts = MilestoneCounts(
      commitment.milestoneStatuses(withdrawal: nil, asOf: try day("2014-12-31")).map(\.value))
    #expect((counts.total, counts.done, counts.withdrawn, counts.overdue) == (total, done, withdrawn, overdue))
    #expect(shown(commitment.milestoneShare(counts).value) == share)
  }

  @Test("milestones that are not given are not reported, which is not none")
  func absent() throws {
    #expect(shown(try commitment("").milestoneShare(MilestoneCounts([])).value) == "[not-reported]")
  }

  @Test("a working names the rule, the dates and where they stand")
  func working() throws {
    let commitment = try commitment("milestones:\n  - title: M\n    due: 2014-06-30")
    let step = try #require(
      commitment.milestoneStatuses(withdrawal: nil, asOf: try day("2014-12-31")).first?.steps.first)
    #expect(step.rule == .milestoneOverdue)
    #expect(step.inputs.map(\.role) == [.due, .asOf])
    #expect(step.inputs.first?.place?.line == 6)
    #expect(step.inputs.first?.place?.column == 10)
  }
}
