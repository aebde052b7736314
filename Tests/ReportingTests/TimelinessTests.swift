import Exact
import FrontMatter
import Testing

@testable import Reporting

@Suite struct TimelinessTests {
  /// Of a report for 31 August 2017: the word, and whose word it rests on.
  private func standing(_ commitment: Commitment) throws -> String {
    let standing = CommitmentFigures(commitment, starFormula: nil, asOf: try day("2017-08-31")).timeliness.value
    return ([standing.timeliness.rawValue] + [standing.basis?.rawValue].compactMap(\.self)).joined(separator: " ")
  }

  @Test(
    "the dates alone tell where nobody has rated",
    arguments: [
      ("", "no-date"), ("end: 2018", "not-due"), ("end: 2017", "not-due"),
      ("end: 2017-08-31", "not-due"), ("end: 2017-08", "not-due"),  // ends on the report's day
      ("end: 2017-08-30", "not-reviewed-since"), ("end: 1950", "not-reviewed-since"),
      ("end: 2016\nwithdrawn: {date: 2016}", "withdrawn"), ("withdrawn: {date: 2017-08-31}", "withdrawn"),
      ("end: 2016\nwithdrawn: {date: 2017-09-01}", "not-reviewed-since"),  // not by the report's day
      ("end: 2016\nwithdrawn: {date: 2017}", "not-reviewed-since"),  // perhaps on 31 December
    ])
  func dates(fields: String, expected: String) throws {
    #expect(try standing(try commitment(fields)) == expected)
  }

  @Test(
    "late is only what somebody saw open after its date",
    arguments: [
      // The state of 2013 says nothing of the time after 31 December 2013.
      ("2013-12", ["independent 2014 state_at: 2013, completion: limited"], "not-reviewed-since"),
      // A year of publication does not say whose day's state it is.
      ("2013-12", ["independent 2014 completion: limited"], "not-reviewed-since"),
      ("2012-12", ["independent 2014 completion: limited"], "not-reviewed-since"),
      // A month or a day of publication does.
      ("2013-12", ["independent 2014-01 completion: limited"], "late independent"),
      ("2013-12", ["independent 2014-01-01 completion: limited"], "late independent"),
      ("2013-12", ["independent 2013-12-31 completion: limited"], "not-reviewed-since"),
      // The state of a year may be that of its first day.
      ("2014-03", ["independent 2015 state_at: 2014, completion: limited"], "not-reviewed-since"),
      ("2013-12", ["independent 2015 state_at: 2014, completion: limited"], "late independent"),
      ("2014-03", ["independent 2015 state_at: 2014-04, completion: not-started"], "late independent"),
      ("2014-03", ["independent 2015 state_at: 2014-03, completion: limited"], "not-reviewed-since"),
      // An independent rating before the end and one by civil society after it.
      (
        "2015-12", ["independent 2013-06 completion: limited", "civil-society 2016-06 completion: substantial"],
        "late civil-society"
      ),
      // It is complete only by the judge; and not late either.
      (
        "2015-12", ["independent 2013-06 completion: limited", "civil-society 2016-06 completion: complete"],
        "not-reviewed-since"
      ),
      // Where an independent assessor has rated after the end, civil society is not asked.
      (
        "2015-12", ["independent 2016-01 completion: unclear", "civil-society 2016-06 completion: limited"],
        "unclear independent"
      ),
      // A government limited in 2015 and complete in 2016 with a reviewer of 2013: its own newest word is no admission.
      (
        "2014-12",
        [
          "independent 2013-06 completion: limited", "government 2015-06 completion: limited",
          "government 2016-06 completion: complete",
        ], "not-reviewed-since"
      ),
      // Its own admission counts, whoever else has rated.
      (
        "2014-12", ["independent 2013-06 completion: limited", "government 2016-06 completion: substantial"],
        "late government"
      ),
      (
        "2014-12", ["independent 2016-01 completion: unclear", "government 2016-06 completion: limited"],
        "late government"
      ),
      // But not where the judge says complete.
      (
        "2014-12", ["independent 2013-06 completion: complete", "government 2016-06 completion: limited"],
        "complete independent"
      ),
      // Nothing else of the government counts where another kind has rated.
      (
        "2014-12", ["independent 2013-06 completion: limited", "government 2016-06 completion: unclear"],
        "not-reviewed-since"
      ),
      (
        "2014-12", ["civil-society 2013-06 completion: limited", "government 2016-06 completion: withdrawn"],
        "not-reviewed-since"
      ),
      // The newest of the ratings after the end.
      (
        "2014-12", ["independent 2016-06 completion: limited", "independent 2016-01 completion: complete"],
        "late independent"
      ),
      (
        "2014-12", ["independent 2016-01 completion: limited", "independent 2016-06 completion: complete"],
        "complete independent"
      ),
      // Only what is dated by the report's day counts.
      ("2014-12", ["independent 2018 state_at: 2016, completion: limited"], "not-reviewed-since"),
      // Somebody looked and found nothing.
      ("2014-12", ["independent 2016-06 scheme: irm-2021, completion: no-evidence"], "late independent"),
      ("2014-12", ["independent 2016-06 completion: unclear"], "unclear independent"),
      ("2014-12", ["independent 2013-06 completion: unclear"], "not-reviewed-since"),
      ("2018-12", ["independent 2013-06 completion: unclear"], "not-due"),
      ("2014-12", ["independent 2016-06 completion: not-reviewed"], "not-reviewed-since"),
      // Rated by its government alone.
      ("2014-12", ["government 2013-06 completion: complete"], "complete government"),
      ("2014-12", ["government 2013-06 completion: limited"], "not-reviewed-since"),
      ("2014-12", ["government 2016-06 completion: limited"], "late government"),
      ("2014-12", ["government 2016-06 completion: unclear"], "unclear government"),
      ("2014-12", ["government 2016-06 completion: withdrawn"], "withdrawn government"),
      // Withdrawn by the judge's newest rating.
      (
        "2014-12", ["independent 2013-06 completion: limited", "independent 2014-06 completion: withdrawn"],
        "withdrawn independent"
      ),
      (
        "2014-12", ["independent 2014-06 completion: withdrawn", "civil-society 2016-06 completion: limited"],
        "withdrawn independent"
      ),
    ])
  func ratings(end: String, assessments: [String], expected: String) throws {
    #expect(try standing(try commitment(assessments: assessments, "end: \(end)")) == expected)
  }

  @Test(
    "where nobody rated it, an overdue milestone tells only with a word that it is still open",
    arguments: [
      ("status: in-progress", "", "late milestones"), ("status: not-started", "", "late milestones"),
      ("", "", "not-reviewed-since"), ("status: unknown", "", "not-reviewed-since"),
      ("status: withdrawn", "", "not-reviewed-since"), ("done: 2015-09", "", "not-reviewed-since"),
      // A report after 30 June 2015, by its first day.
      ("", "updates: [{date: 2015-07, progress: P}]", "late milestones"),
      ("", "updates: [{date: 2015-06-30, progress: P}]", "not-reviewed-since"),
      ("", "updates: [{date: 2015, progress: P}]", "not-reviewed-since"),  // perhaps in January
      ("", "updates: [{date: 2018, progress: P}]", "not-reviewed-since"),  // after the report's day
      ("", "updated: 2016", "late milestones"), ("", "updated: 2015-06", "not-reviewed-since"),
      ("", "updated: 2018-01-01", "not-reviewed-since"),
      // Somebody has rated it.
      (
        "status: in-progress",
        "assessments: [{date: 2013-06, by: irm, kind: independent, scheme: irm-2011, completion: unclear}]",
        "not-reviewed-since"
      ),
      // One who rates but something else has not rated it.
      (
        "status: in-progress",
        "assessments: [{date: 2013-06, by: irm, kind: independent, scheme: irm-2011, specificity: low}]",
        "late milestones"
      ),
    ])
  func milestones(milestone: String, more: String, expected: String) throws {
    let fields = ["due: 2015-06", milestone].filter { !$0.isEmpty }.joined(separator: ", ")
    #expect(try standing(try commitment(milestones: [fields], "end: 2015-12\n" + more)) == expected)
  }

  @Test("a milestone that is late does not make a commitment late whose date has not passed")
  func milestoneBeforeEnd() throws {
    let commitment = try commitment(milestones: ["due: 2015, status: in-progress"], "end: 2018")
    #expect(try standing(commitment) == "not-due")
  }

  @Test(
    "withdrawn is shown before any rating, and leaves the counts of milestones",
    arguments: [
      ("limited", "irm-2011", "irm-2011 withdrawn"), ("limited", "irm-2018", "irm-2018 withdrawn"),
      ("limited", "irm-2021", "irm-2011 withdrawn"),  // a scheme without a word for it
      ("no-data", "irm-2018", "irm-2011 withdrawn"),
    ])
  func withdrawn(completion: String, scheme: String, shown: String) throws {
    let commitment = try commitment(
      assessments: ["independent 2014-06 completion: \(completion)"], scheme: scheme,
      "end: 2015\nwithdrawn: {date: 2016}\nmilestones: [{title: M, due: 2014}, {title: N, done: 2014}]")
    let figures = CommitmentFigures(commitment, starFormula: nil, asOf: try day("2017"))
    #expect(figures.shown.value.map { "\($0.scheme.name) \($0.label.word)" } == shown)
    #expect(figures.highCompletion.value == .value(false))
    #expect(figures.milestoneCounts.overdue == 0)
    #expect(figures.milestoneCounts.withdrawn == 1)
  }

  @Test("a commitment that its judge saw withdrawn has no overdue milestone")
  func judgedWithdrawn() throws {
    let commitment = try commitment(
      assessments: ["independent 2014-06 completion: withdrawn"], "milestones: [{title: M, due: 2014}]")
    let figures = CommitmentFigures(commitment, starFormula: nil, asOf: try day("2017"))
    #expect(figures.milestones.map(\.value) == [.withdrawn])
    #expect(figures.shown.value?.label.meaning == .withdrawn)
  }

  @Test("each commitment counts once")
  func partition() throws {
    let commitments = try [
      commitment("end: 2018"), commitment(""), commitment("end: 2016\nwithdrawn: {date: 2016}"),
      commitment(assessments: ["independent 2016-06 completion: limited"], "end: 2015"),
      commitment(assessments: ["independent 2016-06 completion: complete"], "end: 2015"),
      commitment(assessments: ["independent 2016-06 completion: unclear"], "end: 2015"),
      commitment(assessments: ["independent 2014-06 completion: limited"], "end: 2015"),
      commitment("end: 2015"),
    ]
    let asOf = try day("2017-08-31")
    let totals = CommitmentTotals(
      commitments.map {
        RatedCommitment(commitment: $0, figures: CommitmentFigures($0, starFormula: nil, asOf: asOf))
      }, asOf: asOf)
    let counts = totals.timeliness.value
    #expect(Timeliness.allCases.map { counts[$0] } == [1, 1, 1, 1, 1, 1, 2])
    #expect(totals.late.value == Tally(count: 1, all: 8))
    #expect(totals.notReviewedSince.value == Tally(count: 2, all: 8))
  }
}
