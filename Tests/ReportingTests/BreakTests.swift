import Diagnostics
import Exact
import Testing

@testable import Reporting

/// Breaks in a series: figures on two sides of one are not compared.
@Suite struct BreakTests {
  private func broken(
    _ dates: [String], _ fields: String = "aggregation: latest", baseline: String? = "2010 100",
    targets: [String] = ["2020 200"], observed: [String]
  ) throws -> Indicator {
    let breaks = dates.map { "{date: \($0)}" }.joined(separator: ", ")
    return try indicator(
      "breaks: [\(breaks)]\n" + fields, kind: "score", baseline: baseline, targets: targets, observed: observed)
  }

  private func figures(_ linear: LinearProgress) -> String {
    let shares = [linear.attainment, linear.elapsed, linear.pace].map { shown($0.value) { $0.decimal(places: 4) } }
    return shares.joined(separator: " ") + " " + linear.status.value.rawValue
  }

  // Baseline 100 at the end of 2010, target 200 at the end of 2020: 3653 days. 150 at the end of 2015 is 1826 days on:
  // p = 50 / 100, e = 1826 / 3653 = 0.4999, r = 0.5 / 0.4999 = 1.0003.
  private static let compared = "0.5000 0.4999 1.0003 on-track"
  private static let apart = "[across-break] [across-break] [across-break] not-comparable"

  @Test(
    "a baseline and a figure on two sides of a break are not compared",
    arguments: [
      ([], ["2015 150"], compared),
      (["2009"], ["2015 150"], compared),  // before all figures: both lie after it
      (["2016"], ["2015 150"], compared),  // after all figures: both lie before it
      (["2013"], ["2015 150"], apart), (["2013-06-15"], ["2015 150"], apart),
      (["2011-01-01"], ["2015 150"], apart),  // the day after the baseline's
      (["2010-12-31"], ["2015 150"], compared),  // the baseline's own day is the first of the new way
      (["2010"], ["2015 150"], compared),  // 2010 begins on 1 January, and the baseline stands for its last day
      (["2015-12-31"], ["2015 150"], apart),  // the figure's own day: it lies after it, the baseline before
      (["2015"], ["2015 150"], apart),  // from 1 January 2015; a single date stands for its last day
      (["2015-07"], ["2015-01..2015-12 150"], apart),  // a year that contains it lies on neither side
      (["2015-01"], ["2015-01..2015-12 150"], apart),  // a period that begins on it lies after it
      (["2016-01-01"], ["2015-01..2015-12 150"], compared),  // the day after the period
      (["2013", "2013-01-01"], ["2015 150"], apart), (["2009", "2013"], ["2015 150"], apart),
      (["2012", "2009"], ["2015 150"], apart),
      // only the newest figure is held against the baseline
      (["2012"], ["2011 110", "2015 150"], apart),
      (["2013"], ["2015 250"], apart),  // beyond the target: still not achieved
    ])
  func baseline(breaks: [String], observed: [String], expected: String) throws {
    let linear = try broken(breaks, observed: observed).linear(asOf: "2016")
    #expect(figures(linear) == expected)
    #expect(linear.forecast.value.value == nil)
    #expect(linear.warnings.map(\.id.name) == (expected == Self.apart ? ["across-break"] : []))
  }

  @Test("the warning asks for a baseline after the newest break, at the baseline")
  func warning() throws {
    let linear = try broken(["2012-03", "2013"], observed: ["2015 150"]).linear(asOf: "2016")
    let warning = try #require(linear.warnings.first)
    #expect(
      warning.message
        == "The break of 2013 lies between the baseline of 2010 and the figure of 2015, so the two cannot be compared.")
    #expect(warning.help == "Give a `baseline` of 2013 or later, counted in the new way.")
    #expect(warning.severity == .warning)
    #expect(linear.status.steps.last?.rule == .statusNotComparable)
    #expect(linear.attainment.inputs.map(\.role) == [.actual, .baseline, .seriesBreak])
  }

  @Test(
    "no data and an unclear direction come before, and what holds a figure against none ignores breaks",
    arguments: [
      ("direction: falling", "2010 100", ["2020 200"], ["2015 150"], "direction-unclear"),
      ("", "2010 100", ["2020 200"], ["2017 150"], "no-data"), ("", "2010 100", [], ["2015 150"], "no-target"),
      // a target that equals the baseline is held or not
      ("direction: rising", "2010 100", ["2020 100"], ["2015 101"], "achieved"),
      ("direction: rising", "2010 100", ["2020 100"], ["2015 99"], "missed"),
      ("direction: keep-below", "2010 100", ["2020 200"], ["2015 199"], "achieved"),
      ("direction: keep-below", "2010 100", ["2020 200"], ["2015 201"], "missed"),
      ("direction: keep-above", "2010 100", ["2020 90"], ["2015 91"], "achieved"),
      // without a baseline a figure is held against the target alone: 150 / 200
      ("direction: rising", nil, ["2020 200"], ["2015 150"], "no-baseline"),
      ("direction: rising", nil, ["2020 200"], ["2015 200"], "achieved"),
    ] as [(String, String?, [String], [String], String)])
  func order(fields: String, baseline: String?, targets: [String], observed: [String], status: String) throws {
    let indicator = try broken(["2013"], fields, baseline: baseline, targets: targets, observed: observed)
    #expect(try indicator.linear(asOf: "2016").status.value.rawValue == status)
  }

  @Test(
    "periods on two sides of a break do not add up",
    arguments: [
      ("2012", ["2012 4", "2013 6"], "10"),  // the first period begins on it
      ("2014", ["2012 4", "2013 6"], "10"), ("2013", ["2013 6"], "6"),
      ("2013", ["2012 4", "2013 6"], "[across-break]"),  // between them
      ("2013-07", ["2013 6"], "[across-break]"),  // one year that contains it
      ("2013-07", ["2012 4", "2013 6"], "[across-break]"),
      ("2013", ["2012-01..2013-12 6"], "[across-break]"),
      ("2017", ["2012 4", "2013 6", "2017 1"], "10"),  // nothing counts after it yet
    ])
  func sum(date: String, observed: [String], expected: String) throws {
    let indicator = try indicator(
      "aggregation: sum\nbreaks: [{date: \(date)}]", targets: ["2020 20"], observed: observed)
    let figure = indicator.actual(asOf: try day("2016"))
    #expect(shown(figure.value) { $0.value.description } == expected)
    let isAcross = expected == "[across-break]"
    #expect(figure.warnings.map(\.id.name) == (isAcross ? ["across-break"] : []))
    let linear = try indicator.linear(asOf: "2016")
    #expect((linear.status.value == .noData) == isAcross)
    #expect((linear.attainment.value == .missing(.acrossBreak)) == isAcross)
  }

  @Test(
    "a yearly rate is counted from the first year after a break that has a figure, and says so",
    arguments: [
      // without a break from 2015: (12/10)^(1/5) − 1
      ([], ["2016 11", "2018 11", "2020 12"], "10 to 12 in 5"),
      (["2015"], ["2016 11", "2020 12"], "10 to 12 in 5"),  // the baseline stands for the last day of 2015
      (["2021"], ["2016 11", "2020 12"], "10 to 12 in 5"),
      (["2017"], ["2016 11", "2018 11", "2020 12"], "11 to 12 in 2 from 2018"),
      (["2017", "2019"], ["2018 11", "2019 9", "2020 12"], "9 to 12 in 1 from 2019"),
      (["2017"], ["2017-01..2017-12 8", "2020 12"], "8 to 12 in 3 from 2017"),
      // 2017 contains it and lies on neither side
      (["2017-07"], ["2017-01..2017-12 8", "2018 9", "2020 12"], "9 to 12 in 2 from 2018"),
      (["2020"], ["2016 11", "2020 12"], "[one-observation] from 2020"),
      (["2020-07"], ["2016 11", "2020-01..2020-12 12"], "[one-observation] from 2020"),
    ])
  func rate(breaks: [String], observed: [String], expected: String) throws {
    let method = "progress_method: cagr\ndirection: rising"
    for baseline in ["2015 10", nil] {
      let all = baseline == nil ? ["2015 10"] + observed : observed
      let indicator = try broken(breaks, method, baseline: baseline, targets: ["2030 20"], observed: all)
      guard case .cagr(let cagr) = IndicatorFigures(indicator, asOf: try day("2021")).progress else {
        throw NotLinear()
      }
      let moved = cagr.value.steps.first { $0.rule == .growthBaseMoved }
      let observed = cagr.value.steps.first { $0.rule == .growthObserved }
      func given(_ role: Input.Role) -> String {
        observed?.inputs.first { $0.role == role }?.value.english ?? ""
      }
      let rate = observed.map { _ in "\(given(.baseline)) to \(given(.actual)) in \(given(.years))" }
      let from = moved.map { " from \($0.result.english)" } ?? ""
      #expect((rate ?? "[\(cagr.value.value.reason?.rawValue ?? "")]") + from == expected)
      #expect(cagr.status.steps.contains { $0.rule == .growthBaseMoved } == (moved != nil))
      #expect(cagr.warnings.isEmpty)
    }
  }

  @Test("what cannot be compared has no weight in a roll-up, and counts as having data")
  func rollUp() throws {
    let indicators = [
      try broken(["2013"], observed: ["2015 150"]), try broken([], observed: ["2015 150"]),
    ]
    let rollUp = RollUp(
      try indicators.map { RollUp.Child($0, IndicatorFigures($0, asOf: try day("2016"))) })
    #expect(rollUp.distribution.map { "\($0.status.rawValue) \($0.count)" } == ["on-track 1", "not-comparable 1"])
    #expect((rollUp.withData, rollUp.of) == (2, 2))
    #expect(shown(rollUp.number.value) { $0.decimal(places: 4) } == "0.5000")  // of the one that has a share
  }

  @Test(
    "two breaks on one day are told",
    arguments: [
      (["2013", "2014"], 0), (["2013", "2013-01-01"], 1), (["2013-02", "2013"], 0), (["2013", "2014", "2013-01"], 1),
    ])
  func twice(dates: [String], warnings: Int) throws {
    let found = try broken(dates, observed: ["2015 150"]).checkFields()
    #expect(found.map(\.id.name) == Array(repeating: "two-breaks", count: warnings))
  }
}
