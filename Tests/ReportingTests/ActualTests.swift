import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Reporting

@Suite struct ActualTests {
  private func actual(_ indicator: Indicator, asOf: String = "2020") throws -> Figure<Observed<Actual>> {
    indicator.actual(asOf: try day(asOf))
  }

  @Test(
    "the latest counted total stands, wherever it is in the file",
    arguments: [
      (["2018 10", "2019 20"], "2020", "20 on 2019 of 2"),
      (["2019 20", "2018 10"], "2020", "20 on 2019 of 2"),
      (["2018 10", "2021 20"], "2020", "10 on 2018 of 1"),  // after the report's date
      (["2018 10", "2020 20"], "2020-12-30", "10 on 2018 of 1"),  // 2020 stands for its last day
      (["2018 10", "2020 20"], "2020-12-31", "20 on 2020 of 2"),
      (["2019-06 10", "2019 20"], "2020", "20 on 2019 of 2"),  // June ends before the year
      (["2019 10", "2019 20 sex: female"], "2020", "10 on 2019 of 1"),  // a part is not the total
      (["2021 20"], "2020", "[no-data]"), ([], "2020", "[not-reported]"),
      // one ends with the other: the one that covers less
      (["2012..2019 500", "2019-01..2019-12 20"], "2020", "20 on 2019-12 of 2"),
    ])
  func latest(observed: [String], asOf: String, expected: String) throws {
    let figure = try actual(indicator("aggregation: latest", observed: observed), asOf: asOf)
    #expect(shown(figure.value) { "\($0.value) on \($0.date) of \($0.count)" } == expected)
    #expect(figure.warnings.isEmpty)
  }

  @Test(
    "a part is not the total, and where a later time has parts alone, its author is told",
    arguments: [
      (["2018 10", "2019 20 sex: female"], "", "10"), (["2019 20 place: baku"], "", "[no-data]"),
      (["2018 10", "2019 20 sex: female", "2020 5 sex: male, age: adult"], "", "10"),
      (["2018 10", "2019 20 sex: female"], "aggregation: sum", "10"),
      (["2018 10", "2019 20 sex: female"], "total: sum-of age", "10"),
    ])
  func partsAlone(observed: [String], fields: String, expected: String) throws {
    let rule = fields.contains("aggregation") ? fields : "aggregation: latest\n" + fields
    let figure = try actual(indicator(rule, observed: observed))
    #expect(shown(figure.value) { "\($0.value)" } == expected)
    #expect(figure.warnings.map(\.id.name) == ["total-missing"])
  }

  @Test(
    "periods add up; parts that tile a longer period count in its place",
    arguments: [
      (["2018 10", "2019 20"], "30 from 2018-01-01", []),
      (["2019 20", "2018 10"], "30 from 2018-01-01", []),
      (["2018 10", "2019 20", "2021 40"], "30 from 2018-01-01", []),  // not counted yet
      (["2017 10", "2019 20"], "30 from 2017-01-01", []),  // a gap is no overlap
      (["2018-01..2018-06 4", "2018-07..2018-12 6"], "10 from 2018-01-01", []),
      // halves tile the year: 4 + 6, and 10 agrees
      (["2018-01..2018-06 4", "2018-07..2018-12 6", "2018 10"], "10 from 2018-01-01", []),
      (["2018 10", "2018-07..2018-12 6", "2018-01..2018-06 4", "2019 1"], "11 from 2018-01-01", []),
      // 4 + 6 against 11
      (["2018 11", "2018-01..2018-06 4", "2018-07..2018-12 6"], "10 from 2018-01-01", ["parts-differ-from-total"]),
      // months within quarters within a year: 1 + 1 + 1 + 9
      (
        ["2018 12", "2018-01..2018-03 3", "2018-04..2018-12 9", "2018-01 1", "2018-02 1", "2018-03 1"],
        "12 from 2018-01-01", []
      ),
      // a half leaves the other half of the year open
      (["2018 10", "2018-01..2018-06 4"], "[no-data]", ["overlapping-periods"]),
      (["2018 10", "2018-07..2018-12 4"], "[no-data]", ["overlapping-periods"]),
      // June is missing
      (["2018 10", "2018-01..2018-05 4", "2018-07..2018-12 4"], "[no-data]", ["overlapping-periods"]),
      (["2018-01..2018-07 4", "2018-06..2018-12 4"], "[no-data]", ["overlapping-periods"]),
      (["2018-01..2018-06 4", "2018-06-30..2018-12 4"], "[no-data]", ["overlapping-periods"]),  // one day
      (["2018 10", "2018-06..2019-06 4"], "[no-data]", ["overlapping-periods"]),
      // one total given twice is an error, whatever the aggregation
      (["2018 10", "2018 11"], "[no-data]", ["duplicate-observation"]),
      (["2018 10", "2018-01-01..2018-12-31 10"], "[no-data]", ["duplicate-observation"]),
      // the parts by sex are parts of the total and not periods
      (["2018 10", "2018 4 sex: female", "2018 6 sex: male"], "10 from 2018-01-01", []),
    ] as [([String], String, [String])])
  func sum(observed: [String], expected: String, warnings: [String]) throws {
    let figure = try actual(indicator("aggregation: sum", observed: observed))
    #expect(shown(figure.value) { "\($0.value) from \($0.firstDay)" } == expected)
    #expect(figure.warnings.map(\.id.name) == warnings)
  }

  @Test(
    "figures that begin together and grow look cumulative, and it is told how to write them",
    arguments: [
      // a quarter, a half, nine months, a year: the half's own part is 25 − 10
      (
        ["2018-01..2018-03 10", "2018-01..2018-06 25", "2018-01..2018-09 30", "2018 42"],
        "here `from: 2018-04-01`, `to: 2018-06` and 15;"
      ),
      (["2018-01..2018-03 10", "2018-01..2018-06 10", "2018 42"], "here `from: 2018-04-01`, `to: 2018-06` and 0;"),
      (["2018 10", "2018-01..2018-06 4.5"], "here `from: 2018-07-01`, `to: 2018` and 5.5;"),
      (["2012..2013 10", "2012..2014 11"], "here `from: 2014-01-01`, `to: 2014` and 1;"),
      // they begin together and fall, or stay, or do not begin together
      (["2018 10", "2018-01..2018-06 14"], nil), (["2018 10", "2018-01..2018-06 10"], nil),
      (["2018 10", "2018-07..2018-12 4"], nil), (["2018-01..2018-07 4", "2018-06..2018-12 14"], nil),
      (["2018-01..2018-03 10", "2018-01..2018-06 25", "2018-01..2018-09 20", "2018 42"], nil),
    ] as [([String], String?)])
  func cumulative(observed: [String], help: String?) throws {
    let figure = try actual(indicator("aggregation: sum", kind: "amount", observed: observed))
    #expect(shown(figure.value) == "[no-data]")
    let warning = try #require(figure.warnings.first)
    #expect(warning.id == "overlapping-periods")
    #expect(warning.message.contains("these look cumulative") == (help != nil))
    if let help { #expect(warning.help?.contains(help) == true, "\(warning.help ?? "")") }
  }

  @Test("the order of periods never matters", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func order(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let rows = ["2018 12", "2018-01..2018-03 3", "2018-04..2018-12 9", "2018-01..2018-02 2", "2018-03 1", "2019 5"]
    let figure = try actual(indicator("aggregation: sum", observed: rows.shuffled(using: &random)))
    #expect(figure.value.value?.value == 17, "seed \(seed)")  // 2 + 1 + 9 + 5
  }

  @Test(
    "what kind of figure it is decides how periods come together",
    arguments: [
      ("amount", "", ["2018 10.5"], "21/2", []),
      ("amount", "", ["2018 10.5", "2019 20"], "[unclear]", ["aggregation-needed"]),
      ("amount", "aggregation: sum", ["2018 10.5", "2019 20.25"], "123/4", []),  // 30.75
      ("amount", "aggregation: latest", ["2018 10.5", "2019 20.25"], "81/4", []),
      ("count", "", ["2018 10"], "10", []), ("count", "", ["2018 10", "2019 20"], "[unclear]", ["aggregation-needed"]),
      ("percentage", "", ["2018 10", "2019 20"], "20", []),
      ("score", "scale: {min: 0, max: 100}", ["2018 10"], "10", []),
      ("percentage", "aggregation: sum", ["2018 10", "2019 20"], "20", ["sum-of-shares"]),
      ("percentage", "", ["2018 1/3"], "100/3", []),  // 100 · 1 / 3
      ("ratio", "", ["2018 1/3"], "1/3", []), ("yes-no", "", ["2018 no", "2019 yes"], "1", []),
      ("level", "levels: [low, medium, high]", ["2018 medium"], "2", []),
      ("qualitative", "", ["2018 1"], "[not-applicable]", []),
    ] as [(String, String, [String], String, [String])])
  func kinds(kind: String, fields: String, observed: [String], expected: String, warnings: [String]) throws {
    let figure = try actual(indicator(fields, kind: kind, observed: observed))
    #expect(shown(figure.value) { $0.value.description } == expected)
    #expect(figure.warnings.map(\.id.name) == warnings)
  }

  @Test(
    "parts make a total only where the author says so",
    arguments: [
      ("count", "aggregation: latest", ["2018 4 sex: female", "2018 6 sex: male"], "[no-data]"),
      ("count", "aggregation: latest\ntotal: sum-of sex", ["2018 4 sex: female", "2018 6 sex: male"], "10"),
      ("count", "aggregation: latest\ntotal: sum-of place", ["2018 4 sex: female", "2018 6 sex: male"], "[no-data]"),
      ("count", "aggregation: latest\ntotal: sum-of sex", ["2018 4 sex: female", "2018 6 sex: male", "2018 11"], "11"),
      // a part of two parts is none of either
      ("count", "aggregation: latest\ntotal: sum-of sex", ["2018 4 sex: female", "2018 6 'sex': male, age: old"], "4"),
      ("amount", "aggregation: latest\ntotal: sum-of sex", ["2018 4.5 sex: female", "2018 6.25 sex: male"], "43/4"),
      // 100 · (1 + 30) / (2 + 100), never the mean of 50 % and 30 %
      ("percentage", "total: sum-of sex", ["2018 1/2 sex: female", "2018 30/100 sex: male"], "1550/51"),
      ("percentage", "total: sum-of sex", ["2018 50 sex: female", "2018 30 sex: male"], "[no-data]"),
      ("score", "total: sum-of sex", ["2018 50 sex: female", "2018 30 sex: male"], "[no-data]"),
    ])
  func totals(kind: String, fields: String, observed: [String], expected: String) throws {
    let figure = try actual(indicator(fields, kind: kind, observed: observed))
    #expect(shown(figure.value) { $0.value.description } == expected)
  }

  @Test(
    "a part that another period has and this one lacks is not 0: there is no total, and the author is told",
    arguments: [
      ("sum", ["2018 4 sex: female", "2018 6 sex: male", "2019 1 sex: female"], "[no-data]", 1),
      ("sum", ["2019 4 sex: female", "2019 6 sex: male", "2018 1 sex: female"], "[no-data]", 1),
      // 10 + 1 + 0
      ("sum", ["2018 4 sex: female", "2018 6 sex: male", "2019 1 sex: female", "2019 0 sex: male"], "11", 0),
      // the total is given
      ("sum", ["2018 4 sex: female", "2018 6 sex: male", "2019 1 sex: female", "2019 1"], "11", 0),
      // the newest that has a total
      ("latest", ["2018 4 sex: female", "2018 6 sex: male", "2019 1 sex: female"], "10", 1),
      ("latest", ["2018 4 sex: female", "2019 1 sex: male"], "[no-data]", 2),
      ("sum", ["2018 4 sex: female", "2018 6 sex: male", "2021 1 sex: female"], "10", 0),  // not counted yet
      ("sum", ["2018 4 sex: female", "2018 6 sex: male", "2018 3 age: old"], "10", 0),  // another way of parting
    ])
  func missingPart(aggregation: String, observed: [String], expected: String, warnings: Int) throws {
    let figure = try actual(indicator("total: sum-of sex\naggregation: \(aggregation)", observed: observed))
    #expect(shown(figure.value) { $0.value.description } == expected)
    #expect(figure.warnings.map(\.id.name) == Array(repeating: "part-missing", count: warnings))
    if figure.value.value == nil { #expect(figure.steps.last?.rule == .actualPartMissing) }
  }

  @Test("where total and parts differ the rest is not recorded, with a warning")
  func notRecorded() throws {
    let indicator = try indicator(
      "aggregation: latest",
      observed: [
        "2018 12", "2018 4 sex: female", "2018 6 sex: male", "2018 12 place: baku", "2019 5", "2019 6 age: young",
      ])
    let figure = indicator.notRecorded(asOf: try day("2020"))
    #expect(figure.value.map { "\($0.breakdown.name) \($0.amount)" } == ["sex 2", "age -1"])  // 12 − 10, 5 − 6
    #expect(figure.warnings.map(\.id.name) == ["parts-differ-from-total", "parts-differ-from-total"])
    #expect(indicator.notRecorded(asOf: try day("2018-06")).value.isEmpty)
  }

  @Test("figures too large to be computed with exactly are missing, and say so")
  func tooLarge() throws {
    // Both sums need 37 digits (2 · 10¹⁸ and a 10⁻¹⁸); a hundred times the one over the other needs 39 and more.
    let (large, small) = ("999999999999999999", "0.000000000000000001")
    let rows = [
      "2018 \(large)/\(small) age: a", "2018 \(large)/999999999999999989 age: b", "2018 \(small)/\(large) age: c",
    ]
    let figure = try actual(indicator("total: sum-of age", kind: "percentage", observed: rows + ["2017 1/2 age: a"]))
    #expect(shown(figure.value) == "[unclear]")
    #expect(figure.warnings.map(\.id.name) == ["figures-too-large"])
  }

  @Test(
    "a figure is stale one and a half periods after the newest",
    arguments: [
      ("P1M", "2020-01-31", "2020-03-15", false),  // a month later 29 February, and 15 days: 15 March
      ("P1M", "2020-01-31", "2020-03-16", true), ("P3M", "2019-12-31", "2020-05-15", false),  // 30 April and 15 days
      ("P3M", "2019-12-31", "2020-05-16", true), ("P6M", "2019-12-31", "2020-09-30", false),
      ("P6M", "2019-12-31", "2020-10-01", true), ("P1Y", "2018-12-31", "2020-06-30", false),
      ("P1Y", "2018-12-31", "2020-07-01", true), ("P2Y", "2017-12-31", "2020-12-31", false),
      ("P2Y", "2017-12-31", "2021-01-01", true), (nil, "2018", "2020-06-30", false), (nil, "2018", "2020-07-01", true),
    ] as [(String?, String, String, Bool)])
  func staleness(frequency: String?, to: String, asOf: String, isStale: Bool) throws {
    let indicator = try indicator(frequency.map { "frequency: \($0)" } ?? "", observed: ["\(to) 1", "2030 2"])
    #expect(indicator.isStale(asOf: try day(asOf)).value == isStale)
  }

  @Test(
    "a site may say after how many periods a figure is out of date",
    arguments: [
      ("2", "2020-02-29", false), ("2", "2020-03-01", true), ("0.5", "2020-01-15", false), ("0.5", "2020-01-16", true),
    ])
  func ownStaleness(periods: String, asOf: String, isStale: Bool) throws {
    // two months from 31 December are 29 February, the month's last; half a month is 15 days, to 15 January
    let indicator = try indicator("frequency: P1M", observed: ["2019-12-31 1"])
    let figure = indicator.isStale(asOf: try day(asOf), after: Fraction(try Quantity.parse(periods)))
    #expect(figure.value == isStale)
  }

  @Test("without any figure nothing is stale")
  func neverMeasured() throws {
    #expect(try indicator().isStale(asOf: try day("2020")).value == false)
  }
}
