import Diagnostics
import TestSupport
import Testing

@testable import Reporting

/// What is wrong with commitments, their milestones and ratings.
@Suite struct CommitmentCheckTests {
  static let cases: [CheckCase] = [
    CheckCase(
      "a milestone's date with two digits changed", "plan: p\nmilestones:\n  - {title: M, due: ①2081-06-30}",
      reports: ["① odd-date"]),
    CheckCase(
      "a milestone done after the report's day",
      "plan: p\nmilestones:\n  - {title: M, done: ①2017-09-01}", reports: ["① done-in-future"]),
    CheckCase(
      "a milestone done on the report's day", "plan: p\nmilestones:\n  - {title: M, done: 2017-08-31}", reports: []),
    CheckCase(
      "a milestone due before the commitment begins",
      "plan: p\nstart: 2013\nend: 2015\nmilestones:\n  - {title: M, due: ①2012-12-31}", reports: ["① milestone-outside"]
    ),
    CheckCase(
      "a milestone done before the commitment begins, and in the month in which it does",
      "plan: p\nstart: 2013-03-05\nend: 2015\nmilestones:\n  - {title: M, due: 2014, done: ①2013-02}\n  - {title: N, due: 2014, done: 2013-03}",
      reports: ["① done-before-start"]),
    CheckCase(
      "a milestone that was copied",
      "plan: p\nmilestones:\n  - {title: M, due: 2014}\n  - {title: M, due: 2015}\n  - {title: ①M, due: 2014}",
      reports: ["① milestone-twice"]),
    CheckCase(
      "a rating, a report and a withdrawal before the plan began",
      "plan: p\nassessments: [{date: ①2009-12, by: irm, kind: independent, scheme: irm-2011}]\n"
        + "updates: [{date: ②2012-08, progress: P}, {date: 2012-09, progress: P}]\nwithdrawn: ③{date: 2010, reason: R}",
      reports: ["① dated-before-plan", "② dated-before-plan", "③ dated-before-plan"]),
    CheckCase("an end long after the plan's", "plan: p\nend: ①2025", reports: ["① end-after-plan"]),
    CheckCase(
      "a milestone due after the commitment ends",
      "plan: p\nstart: 2013\nend: 2015\nmilestones:\n  - {title: M, due: ①2016-01-01}", reports: ["① milestone-outside"]
    ),
    CheckCase(
      "a rating that the scheme does not know",
      "plan: p\nassessments:\n  - {date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: ①compelte}",
      reports: ["① unknown-label: complete"]),
    CheckCase(
      "complete without evidence",
      "plan: p\nassessments:\n  - {date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: ①complete}",
      reports: ["① complete-without-evidence"]),
    CheckCase(
      "done before it was to begin, and against its status",
      "plan: p\nmilestones:\n  - {title: M, start: 2015-07, due: 2015-12, done: ①2015-06-30, status: ②in-progress}",
      reports: ["① done-before-start", "② done-against-status"]),
    CheckCase(
      "withdrawn and yet done",
      "plan: p\nmilestones:\n  - {title: M, due: 2015-12, done: 2015-06, status: ①withdrawn}",
      reports: ["① done-against-status"]),
    CheckCase(
      "a milestone due before its start, which no note explains",
      "plan: p\ndate_note: So it says.\nmilestones:\n  - {title: M, start: 2015-07, due: ①2015-06}",
      reports: ["① end-before-start"]),
    CheckCase(
      "a rating, a report and a withdrawal after the report's day",
      "plan: p\nassessments:\n  - {date: ①2017, by: irm, kind: independent, scheme: irm-2011, completion: limited}\nupdates: [{date: ②2017-09-01, progress: P}, {date: 2017-08-31, progress: P}]\nwithdrawn: ③{date: 2018, reason: R}",
      reports: ["① assessment-in-future", "② update-in-future", "③ withdrawal-in-future"]),
    CheckCase(
      "a withdrawal without a reason", "plan: p\nwithdrawn: ①{date: 2014}", reports: ["① withdrawn-without-reason"]),
    CheckCase(
      "a state after its judgement",
      "plan: p\nassessments: [{date: 2014-06, state_at: ①2014-07, by: irm, kind: independent, scheme: irm-2011}]",
      reports: ["① state-after-date"]),
    CheckCase(
      "a state in the month of its judgement, and in the year",
      "plan: p\nassessments: [{date: 2014-06-01, state_at: 2014-06, by: irm, kind: independent, scheme: irm-2011}, {date: 2014-06, state_at: 2014, by: irm, kind: independent, scheme: irm-2011}]",
      reports: []),
    CheckCase(
      "a state after the report's day",
      "plan: p\nassessments: [{date: ①2017, state_at: ②2017-09, by: irm, kind: independent, scheme: irm-2011}]",
      reports: ["② state-in-future", "① assessment-in-future"]),
    CheckCase(
      "a state before the plan",
      "plan: p\nassessments: [{date: 2014, state_at: ①2012-08, by: irm, kind: independent, scheme: irm-2011}]",
      reports: ["① state-before-plan"]),
    CheckCase(
      "a state in the year in which the plan began",
      "plan: p\nassessments: [{date: 2014, state_at: 2012, by: irm, kind: independent, scheme: irm-2011}]", reports: []),
    CheckCase("an end before the plan, and any scheme", "plan: p\nend: ①1987", reports: ["① end-before-plan"]),
    CheckCase(
      "two ratings of one state and date by one kind",
      "plan: p\nassessments: [{date: 2014, by: irm, kind: independent, scheme: irm-2011, completion: limited}, {date: ①2014, by: irm, kind: independent, scheme: irm-2011, completion: substantial}]",
      reports: ["① same-day-assessments"]),
    CheckCase(
      "the same of two states",
      "plan: p\nassessments: [{date: 2014, state_at: 2013, by: irm, kind: independent, scheme: irm-2011, completion: limited}, {date: 2014, state_at: 2012, by: irm, kind: independent, scheme: irm-2011, completion: substantial}]",
      reports: []),
  ]

  @Test("rules between fields are checked, each fault told once at its place", arguments: cases)
  func checks(_ row: CheckCase) async throws {
    #expect(row.text.reports(try await reported(row)) == row.reports)
  }
}
