import Exact
import Testing

@testable import Reporting

@Suite struct MeasuredSeriesTests {
  private func series(_ fields: String, observed: [String], asOf: String) throws -> MeasuredSeries {
    let indicator = try indicator(fields, observed: observed)
    return indicator.measuredSeries(IndicatorFigures(indicator, asOf: try day(asOf)), asOf: try day(asOf))
  }

  @Test(
    "points are the totals by day; periods that add up give running totals",
    arguments: [
      ("aggregation: latest", ["2014 20", "2013 10", "2014 5 sex: female"], ["2013 10", "2014 20"]),
      // 10, 10 + 20
      ("aggregation: sum", ["2013 10", "2014 20"], ["2013 10", "2014 30"]),
      // The halves stand for the year: 4, 4 + 6
      ("aggregation: sum", ["2013 10", "2013-01..2013-06 4", "2013-07..2013-12 6"], ["2013-06 4", "2013-12 10"]),
      // Overlapping periods have no sum, and two counts without a rule no latest.
      ("aggregation: sum", ["2013 10", "2013-06..2014-06 4"], []),
      ("", ["2013 10", "2014 20"], []),
      ("aggregation: latest", [], []),
    ])
  func points(fields: String, observed: [String], expected: [String]) throws {
    let points = try series(fields, observed: observed, asOf: "2014").points
    #expect(points.map { "\($0.date) \($0.value)" } == expected)
  }

  @Test(
    "a stretch is missing where a whole period of the frequency lies between two figures, or the newest is out of date",
    arguments: [
      ("frequency: P1Y", ["2012 1", "2013 2", "2014 3"], []),
      ("frequency: P1Y", ["2012 1", "2014 3"], ["2013-01-01 2013-12-31"]),
      // A figure of one day speaks for the year up to it.
      ("frequency: P1Y", ["2012-12-31 1", "2013-12-31 2", "2014-12-31 3"], []),
      ("frequency: P1Y", ["2012-06-30 1", "2014-06-30 3"], ["2012-07-01 2013-06-30"]),
      ("frequency: P3M", ["2014-01..2014-03 1", "2014-07..2014-12 3"], ["2014-04-01 2014-06-30"]),
      // Nobody says how often: then none is due.
      ("", ["2010 1", "2014 3"], []),
      // From the baseline on.
      ("frequency: P1Y\nbaseline: {date: 2011, value: 0}", ["2013 1", "2014 1"], ["2012-01-01 2012-12-31"]),
      // Two years and a half after the newest.
      ("frequency: P1Y", ["2011 1", "2012 1"], ["2013-01-01 2014-12-31"]),
      // Until the target's day.
      (
        "frequency: P1Y\nbaseline: {date: 2010, value: 0}\ntargets: [{date: 2013, value: 9}]", ["2011 1"],
        ["2012-01-01 2013-12-31"]
      ),
      // Nothing was ever counted.
      ("baseline: {date: 2012, value: 0}", [], ["2013-01-01 2014-12-31"]),
    ])
  func missing(fields: String, observed: [String], expected: [String]) throws {
    let missing = try series("aggregation: latest\n" + fields, observed: observed, asOf: "2014").missing
    #expect(missing.map { "\($0.first) \($0.last)" } == expected)
  }

  @Test("the way begins at the baseline, also while nothing is counted")
  func path() throws {
    let path = try series(
      "baseline: {date: 2012, value: 0}\ntargets: [{date: 2014, value: 5}, {date: 2016, value: 9}]", observed: [],
      asOf: "2014"
    ).path
    #expect(path?.start.day == (try day("2012")))
    #expect(path?.waypoints.map(\.value) == [5, 9])
  }
}
