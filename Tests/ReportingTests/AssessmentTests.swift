import Diagnostics
import Exact
import Testing

@testable import Reporting

@Suite struct AssessmentTests {
  private let asOf = PartialDate(year: 2015)?.last ?? .latest

  private func completion(_ assessments: [String]) throws -> DeclaredCompletion {
    try commitment(assessments: assessments).declaredCompletion(asOf: asOf)
  }

  @Test(
    "the judge's newest counted completion is declared: independent, else civil society, else the government",
    arguments: [
      (["independent 2014 completion: limited", "government 2015 completion: complete"], "limited"),
      (["government 2015 completion: complete", "independent 2014 completion: limited"], "limited"),
      (["independent 2014 completion: limited", "civil-society 2015 completion: complete"], "limited"),
      (["civil-society 2014 completion: limited", "government 2015 completion: complete"], "limited"),
      (["government 2014 completion: limited", "government 2015 completion: complete"], "complete"),
      (["independent 2016 completion: limited", "government 2014 completion: complete"], "complete"),  // not counted
      (["independent 2014 completion: limited", "independent 2015 completion: complete"], "complete"),
      (["independent 2015 completion: complete", "independent 2014 completion: limited"], "complete"),
      // by the state, then by publication
      (
        [
          "independent 2015 state_at: 2013, completion: limited",
          "independent 2014 state_at: 2014, completion: complete",
        ], "complete"
      ),
      (
        [
          "independent 2015 state_at: 2013, completion: limited",
          "independent 2014 state_at: 2013, completion: complete",
        ], "limited"
      ),
      // a state that is not said, or of a whole year, is at most as new as its publication
      (["independent 2014 completion: limited", "independent 2014-06 completion: complete"], "limited"),
      (
        [
          "independent 2014-05 state_at: 2014, completion: limited",
          "independent 2014-08 state_at: 2014-06, completion: complete",
        ], "complete"
      ),
      // unclear and withdrawn rate; the four other words are passed over
      (["independent 2014 completion: limited", "independent 2015 completion: unclear"], "unclear"),
      (["independent 2014 completion: limited", "independent 2015 completion: withdrawn"], "withdrawn"),
      (["independent 2014 completion: unclear", "government 2015 completion: complete"], "unclear"),
      (["independent 2014 completion: limited", "independent 2015 completion: not-reported"], "limited"),
      (["independent 2014 completion: limited", "independent 2015 completion: not-reviewed"], "limited"),
      (["independent 2014 completion: not-reviewed", "government 2013 completion: complete"], "complete"),
      (["independent 2014 completion: limited", "independent 2015 completion: not-applicable"], "limited"),
      // the newest rates something else
      (["independent 2014 completion: limited", "independent 2015 specificity: low"], "limited"),
      // nothing rates: the newest word says why
      (["independent 2014 completion: no-data", "government 2015 completion: not-reported"], "[not-reported]"),
      (["independent 2014 specificity: low"], "[not-reported]"),
      (["independent 2016 completion: limited"], "[not-reviewed]"),
      (["independent 2014 completion: completed"], "complete"),  // another spelling
    ])
  func judged(assessments: [String], label: String) throws {
    #expect(shown(try completion(assessments).judged.value) { $0.label.word } == label)
  }

  @Test("two of one kind on one day: the later in the file counts, with a warning")
  func sameDay() throws {
    let figure = try completion([
      "independent 2014 completion: limited", "independent 2014-12-31 completion: complete",
    ]).judged
    #expect(figure.value.value?.isComplete == true)
    #expect(figure.warnings.map(\.id.name) == ["same-day-assessments"])
    #expect(figure.warnings.first?.range?.line == 6)
  }

  @Test(
    "government and independent ratings stand side by side",
    arguments: [
      (
        ["government 2014 completion: complete", "independent 2014 completion: limited"], "complete", "limited", "true"
      ),
      (["government 2014 completion: limited", "independent 2015 completion: limited"], "limited", "limited", "false"),
      (["government 2014 completion: limited"], "limited", "[not-reviewed]", "[not-reviewed]"),
      (["civil-society 2014 completion: limited"], "[not-reviewed]", "[not-reviewed]", "[not-reviewed]"),
      // the judge of two is civil society
      (
        ["government 2014 completion: complete", "civil-society 2014 completion: limited"], "complete",
        "[not-reviewed]", "true"
      ),
      // the newest of both sides, whenever they speak
      (
        [
          "government 2015 completion: complete", "government 2014 completion: limited",
          "independent 2013 completion: limited",
        ],
        "complete", "limited", "true"
      ),
      // one who cannot tell does not differ
      (
        ["government 2014 completion: complete", "independent 2014 completion: unclear"], "complete", "unclear",
        "[unclear]"
      ),
      // words of two schemes are not compared
      (
        ["government 2014 completion: limited", "independent 2015 scheme: irm-2021, completion: complete"], "limited",
        "complete", "[not-applicable]"
      ),
    ])
  func sides(assessments: [String], government: String, independent: String, conflict: String) throws {
    let completion = try completion(assessments)
    #expect(shown(completion.government.value) { $0.label.word } == government)
    #expect(shown(completion.independent.value) { $0.label.word } == independent)
    #expect(shown(completion.isConflicting.value) == conflict)
  }

  @Test(
    "relevance takes information, participation or accountability",
    arguments: [
      (["independent 2014 values: [information]"], "true"), (["independent 2014 values: [participation]"], "true"),
      (["independent 2014 values: [accountability, technology]"], "true"),
      (["independent 2014 values: [technology]"], "false"), (["independent 2014 values: []"], "false"),
      (["independent 2014 specificity: low"], "[not-reviewed]"),
      (["government 2014 values: [information]"], "[not-reviewed]"),
      (["independent 2016 values: [information]"], "[not-reviewed]"),
      // the newest that codes a condition, though it does not code this one
      (["independent 2013 values: [information]", "independent 2014 specificity: low"], "[not-reviewed]"),
      // one that codes no condition, or says only why it does not, is passed over
      (["independent 2013 values: [information]", "independent 2014 completion: limited"], "true"),
      (["independent 2013 values: [information]", "independent 2014 specificity: unclear"], "true"),
      (["independent 2014 scheme: irm-2021, open_government_lens: yes"], "true"),
      (["independent 2014 scheme: irm-2021, open_government_lens: no"], "false"),
      (["independent 2014 scheme: irm-2021, verifiable: yes"], "[not-reviewed]"),
      (
        ["independent 2014 scheme: irm-2021, open_government_lens: not-applicable, verifiable: yes"], "[not-applicable]"
      ),
    ])
  func relevance(assessments: [String], relevant: String) throws {
    #expect(shown(try commitment(assessments: assessments).relevance(asOf: asOf).value) == relevant)
  }

  private static let perfect = [
    "specificity": "high", "values": "[information]", "potential_impact": "transformative", "completion": "complete",
  ]

  @Test(
    "a star takes all conditions; one false settles it, else one missing",
    arguments: [
      // changes to a perfect commitment; star by the formula of 2014, and of 2015
      ([:], "true", "true"),
      (["specificity": "medium"], "true", "true"), (["specificity": "low"], "false", "false"),
      (["specificity": "none"], "false", "false"),
      (["potential_impact": "moderate"], "true", "false"), (["potential_impact": "minor"], "false", "false"),
      (["completion": "substantial"], "true", "true"), (["completion": "limited"], "false", "false"),
      (["completion": "withdrawn"], "false", "false"), (["values": "[technology]"], "false", "false"),
      (["completion": "unclear"], "[unclear]", "[unclear]"), (["completion": nil], "[not-reviewed]", "[not-reviewed]"),
      (["specificity": "no-data"], "[no-data]", "[no-data]"), (["specificity": "unclear"], "[unclear]", "[unclear]"),
      (["values": nil], "[not-reviewed]", "[not-reviewed]"),
      (["potential_impact": "moderate", "completion": "unclear"], "[unclear]", "false"),
      (["values": "[technology]", "completion": "unclear"], "false", "false"),
      (["specificity": nil, "completion": "limited"], "false", "false"),
    ] as [([String: String?], String, String)])
  func star(changes: [String: String?], of2014: String, of2015: String) throws {
    let ratings = Self.perfect.merging(changes.compactMapValues { $0 ?? "" }) { $1 }.filter { !$0.value.isEmpty }
    let fields = ratings.map { "\($0): \($1)" }.sorted().joined(separator: ", ")
    let commitment = try commitment(assessments: ["independent 2014 \(fields)"])
    #expect(shown(commitment.star(by: .of2014, asOf: asOf).value) == of2014)
    #expect(shown(commitment.star(by: .of2015, asOf: asOf).value) == of2015)
  }

  @Test(
    "a star that its assessor saw otherwise is told",
    arguments: [
      ("true", "substantial", []), ("true", "limited", ["star-against-assessor"]),
      ("false", "substantial", ["star-against-assessor"]), ("false", "limited", []),
      // Nothing is known of one condition, so nothing contradicts.
      ("true", "no-data", []),
    ])
  func starAgainstAssessor(starred: String, completion: String, warnings: [String]) throws {
    let ratings = Self.perfect.merging(["completion": completion, "starred": starred]) { $1 }
    let fields = ratings.map { "\($0): \($1)" }.sorted().joined(separator: ", ")
    let commitment = try commitment(assessments: ["independent 2014 \(fields)"])
    #expect(commitment.star(by: .of2014, asOf: asOf).warnings.map(\.id.name) == warnings)
  }

  @Test("all conditions come from one assessment, completion too")
  func starFromOne() throws {
    let commitment = try commitment(assessments: [
      "independent 2014 specificity: high, values: [information], potential_impact: transformative, completion: limited",
      "independent 2015 completion: complete",
    ])
    #expect(commitment.star(by: .of2015, asOf: asOf).value == .value(false))
    #expect(commitment.declaredCompletion(asOf: asOf).judged.value.value?.isComplete == true)
  }

  @Test("a plan or a scheme without a formula has no star")
  func noStar() throws {
    let old = try commitment(assessments: ["independent 2014 specificity: high"])
    #expect(old.star(by: nil, asOf: asOf).value == .missing(.notApplicable))
    let new = try commitment(assessments: ["independent 2014 verifiable: yes"], scheme: "irm-2021")
    #expect(new.star(by: .of2015, asOf: asOf).value == .missing(.notApplicable))
    #expect(try commitment("").star(by: .of2015, asOf: asOf).value == .missing(.notReviewed))
  }

  @Test(
    "the schedule compares projected with actual completion",
    arguments: [
      (["independent 2014 completion: limited, projected_completion: substantial"], "behind"),  // 3 − 2
      (["independent 2014 completion: limited, projected_completion: complete"], "behind"),  // 4 − 2
      (["independent 2014 completion: limited, projected_completion: limited"], "on"),  // 2 − 2
      (["independent 2014 completion: complete, projected_completion: not-started"], "ahead"),  // 1 − 4
      (["independent 2014 completion: unclear, projected_completion: limited"], "[unclear]"),
      (["independent 2014 completion: withdrawn, projected_completion: limited"], "[not-applicable]"),
      (["independent 2014 projected_completion: limited"], "[not-reviewed]"),
      (["independent 2014 completion: limited, projected_completion: no-data"], "[no-data]"),
      (["government 2014 completion: limited, projected_completion: complete"], "[not-reviewed]"),
      (["independent 2016 completion: limited, projected_completion: complete"], "[not-reviewed]"),
      ([], "[not-reviewed]"),
    ])
  func schedule(assessments: [String], schedule: String) throws {
    let commitment = assessments.isEmpty ? try commitment("") : try commitment(assessments: assessments)
    #expect(shown(commitment.schedule(asOf: asOf).value) { $0.rawValue } == schedule)
  }

  @Test("what else was rated comes from the newest independent assessment, wherever it stands in the file")
  func newestOfVariable() throws {
    let commitment = try commitment(assessments: [
      "independent 2014 early_results: major", "independent 2013 early_results: none",
      "government 2014 early_results: outstanding", "independent 2014 completion: limited",
      "independent 2016 early_results: worsens",
    ])
    let newest = commitment.newestIndependentAssessment(of: .earlyResults, asOf: asOf)
    #expect(newest?.rating(of: .earlyResults)?.text == "major")
  }

  @Test(
    "every scheme reads its own words, the five for missing, and no others",
    arguments: [
      ("irm-2011", "specificity", "high", "high"), ("irm-2011", "specificity", "unclear", "[unclear]"),
      ("irm-2011", "completion", "unclear", "unclear"), ("irm-2011", "completion", "no-evidence", nil),
      ("irm-2018", "completion", "no-evidence", "no-evidence"), ("irm-2018", "completion", "withdrawn", "withdrawn"),
      ("irm-2021", "completion", "withdrawn", nil), ("irm-2021", "completion", "not-reviewed", "[not-reviewed]"),
      ("irm-2021", "potential_for_results", "unclear", "unclear"),
      ("irm-2021", "potential_for_results", "transformative", nil),
      ("irm-2011", "completion", "not started", "not-started"), ("irm-2018", "completion", "completed", "complete"),
      ("irm-2011", "early_results", "outstanding", "outstanding"),
      ("irm-2011", "projected_completion", "withdrawn", nil),
    ] as [(String, String, String, String?)])
  func readings(scheme: String, variable: String, word: String, reading: String?) throws {
    let variable = try #require(Schemes.builtIn[scheme]?.variable(AssessmentVariable(variable)))
    #expect(variable.reading(of: word).map { shown($0) } == reading)
  }

  @Test(
    "ratings that the scheme does not know are reported",
    arguments: [
      ("irm-2011", "completion: compelte", ["unknown-label complete"]),
      ("irm-2011", "verifiable: yes", ["not-in-scheme -"]),
      ("irm-2021", "values: [information]", ["not-in-scheme -"]),
      ("irm-2021", "potential_for_results: unclear, completion: not-reviewed", []),
    ])
  func schemeCheck(scheme: String, ratings: String, reports: [String]) throws {
    let commitment = try commitment(assessments: ["independent 2014 \(ratings)"], scheme: scheme)
    let found = try #require(commitment.assessments?.first).checkAgainstScheme()
    #expect(found.map { "\($0.id) \($0.suggestion ?? "-")" } == reports)
  }
}
