import Diagnostics
import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// `hidden` and the five words for what is missing, in place of a figure.
@Suite struct WordsForFiguresTests {
  private func actual(_ fields: String, _ observed: [String]) throws -> Figure<Observed<Actual>> {
    try indicator(fields, observed: observed).actual(asOf: try day("2020"))
  }

  @Test(
    "a word is no figure: the newest figure stands, but not before a hidden one; a sum needs every period",
    arguments: [
      ("latest", ["2018 10", "2019 not-reported"], "10 on 2018", "actual-latest"),
      ("latest", ["2018 not-reported", "2019 10"], "10 on 2019", "actual-latest"),
      ("latest", ["2019 unclear"], "[unclear]", "actual-word"),
      ("latest", ["2018 not-applicable", "2019 no-data"], "[no-data]", "actual-word"),
      ("latest", ["2018 10", "2019 hidden"], "[hidden]", "actual-withheld"),
      ("latest", ["2018 hidden", "2019 10"], "10 on 2019", "actual-latest"),
      ("latest", ["2019 10", "2019 hidden sex: female"], "10 on 2019", "actual-latest"),
      ("sum", ["2018 10", "2019 20"], "30 on 2019", "actual-sum"),
      ("sum", ["2018 10", "2019 not-reported"], "[not-reported]", "actual-word"),
      ("sum", ["2018 not-applicable", "2019 20"], "[not-applicable]", "actual-word"),
      ("sum", ["2018 10", "2019 hidden"], "[hidden]", "actual-withheld"),
      // The year is told, though not one of its halves.
      ("sum", ["2018 10", "2018-01..2018-06 not-reported", "2019 5"], "15 on 2019", "actual-sum"),
      ("sum", ["2018 10", "2018-01..2018-06 not-reported", "2019 no-data"], "[no-data]", "actual-word"),
      ("sum", ["2018 70", "2018-07..2018-12 hidden"], "[hidden]", "actual-withheld"),
      // The half that is told cannot count in place of the year.
      ("sum", ["2018 70", "2018-01..2018-06 30", "2018-07..2018-12 not-reported"], "70 on 2018", "actual-sum"),
    ])
  func actual(aggregation: String, observed: [String], expected: String, rule: String) throws {
    let figure = try actual("aggregation: \(aggregation)", observed)
    #expect(shown(figure.value) { "\($0.value) on \($0.date)" } == expected)
    #expect(figure.steps.last?.rule.rawValue == rule)
    #expect(figure.warnings.isEmpty)
    // No limit hides what the source holds back.
    #expect(!figure.inputs.contains { $0.role == .threshold })
  }

  @Test(
    "parts make no total where one is a word",
    arguments: [("hidden", "[hidden]"), ("not-reported", "[not-reported]"), ("5", "25 on 2019")])
  func parts(word: String, expected: String) throws {
    let figure = try actual(
      "aggregation: latest\ntotal: sum-of sex", ["2019 20 sex: female", "2019 \(word) sex: male"])
    #expect(shown(figure.value) { "\($0.value) on \($0.date)" } == expected)
  }

  @Test("a chart marks the periods of which a word says that they have no figure, and draws no running total over them")
  func series() throws {
    func untold(_ aggregation: String) throws -> [String] {
      let given = try indicator(
        "aggregation: \(aggregation)\nfrequency: P1Y",
        observed: ["2016 5", "2017-12-31 not-reported", "2018 hidden", "2019 7"])
      let series = given.measuredSeries(
        IndicatorFigures(given, asOf: try day("2020"), thresholds: .standard), asOf: try day("2020"))
      #expect(series.missing.isEmpty)
      return series.untold.map { "\($0.period.first) \($0.period.last) \($0.reason.rawValue)" }
    }
    #expect(try untold("latest") == ["2017-01-01 2017-12-31 not-reported", "2018-01-01 2018-12-31 hidden"])
    #expect(try untold("sum") == [])
  }

  @Test(
    "no stretch is called unknown that has a figure, where a word keeps a sum from being one",
    arguments: [["2014 hidden", "2015 20"], ["2013 20", "2014 not-applicable", "2015 20"]])
  func openStretch(observed: [String]) throws {
    let given = try indicator("aggregation: sum\nfrequency: P1Y", observed: observed)
    let figures = IndicatorFigures(given, asOf: try day("2016-06"), thresholds: .standard)
    #expect(given.measuredSeries(figures, asOf: try day("2016-06")).missing.isEmpty)
  }

  @Test(
    "a rate rests on figures, and on none beside a hidden one",
    arguments: [("not-reported", nil), ("hidden", "hidden")])
  func rate(word: String, reason: String?) throws {
    let given = try indicator(
      "progress_method: cagr\nbase_year: 2013\ndirection: rising", observed: ["2013 10", "2014 \(word)", "2015 20"])
    let asOf = try day("2016")
    do throws(NoSeries) {
      _ = try given.growthSeries(asOf: asOf)
      #expect(reason == nil)
    } catch {
      #expect(error.reason.rawValue == reason)
      #expect(error.rule == .actualWithheld)
    }
  }

  @Test("a word is told apart from what the site hides, and stays")
  func besidesOwnHiding() throws {
    let given = try indicator(
      "suppression: 10\naggregation: latest", observed: ["2017 no-data", "2018 5", "2019 hidden"])
    let shown = given.hidingSmallCounts(knownAs: given, places: RecordTable([Place?]()), asOf: try day("2020"))
    #expect(shown.observations?.map { $0.missing?.rawValue } == ["no-data", "hidden", "hidden"])
    #expect(shown.observations?.map(\.isHidden) == [false, true, false])
  }

  @Test(
    "what is missing is not called not recorded, and a hidden part that the total tells is told to its author",
    arguments: [
      (["2019 30", "2019 20 sex: female", "2019 hidden sex: male"], ["hidden-count-told"]),
      (["2019 30", "2019 hidden sex: female", "2019 hidden sex: male"], []),
      (["2019 hidden", "2019 20 sex: female", "2019 hidden sex: male"], []),
      (["2019 30", "2019 20 sex: female", "2019 not-reported sex: male"], []),
      (["2019 30", "2019 20 sex: female"], ["parts-differ-from-total"]),
    ])
  func notRecorded(observed: [String], warnings: [String]) throws {
    let figure = try indicator("aggregation: latest", observed: observed).notRecorded(asOf: try day("2020"))
    #expect(figure.warnings.map(\.id.name) == warnings)
    #expect(figure.value.isEmpty == (warnings != ["parts-differ-from-total"]))
  }

  @Test(
    "a word is what people mean by theirs; what stands beside a number is not",
    arguments: [
      ("hidden", "hidden"), ("Hidden", "hidden"), ("suppressed", "hidden"), ("gizlədilib", "hidden"),
      ("скрыто", "hidden"), ("No data", "no-data"), ("no_data", "no-data"), ("нет данных", "no-data"),
      ("məlumat yoxdur", "no-data"), ("NOT REPORTED", "not-reported"), ("Not applicable", "not-applicable"),
      ("неясно", "unclear"), ("12", nil), ("yes", nil), ("hidden 5", nil), ("", nil), ("n/a", nil),
    ])
  func meant(text: String, expected: String?) {
    #expect(Missing.inFigure(meantBy: text)?.rawValue == expected)
  }
}
