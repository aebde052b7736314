import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Reporting

/// Small counts of an indicator, and what would tell them.
@Suite struct IndicatorHidingTests {
  private static let slugs = ["baku", "ganja", "quba", "region"]

  /// Places by the greater ones that they lie in: by default Baku and Ganja in a region, and Quba in none.
  private static func places(in parents: [String?] = ["region", "region", nil, nil]) throws -> RecordTable<Place> {
    var directory = ReferenceDirectory()
    directory.add("places", slugs: slugs)
    return RecordTable(
      try zip(slugs, parents).enumerated().map { index, place in
        var files = SourceFiles()
        var diagnostics: [Diagnostic] = []
        let text = "---\ntitle: T\n\(place.1.map { "parent: \($0)\n" } ?? "")---\n"
        let content = try #require(
          FrontMatterFile(Array(text.utf8), file: files.add("p.md"), diagnostics: &diagnostics))
        var row = FieldRow(
          content.fields, schema: Place.schema,
          decoding: Decoding(slug: place.0, position: index, directory: directory))
        return Place(&row)
      })
  }

  private func hidden(_ indicator: Indicator, asOf: String = "2020") throws -> Indicator {
    indicator.hidingSmallCounts(knownAs: indicator, places: try Self.places(), asOf: try day(asOf))
  }

  private static let latest = "suppression: 10\naggregation: latest\nexpects: [disability]"
  private static let sum = "suppression: 10\naggregation: sum\nexpects: [disability]"

  @Test(
    "a small count is hidden with what would tell it",
    arguments: [
      (latest, ["2013 5"], "–"), (latest, ["2013 0"], "0"), (latest, ["2013 9", "2014 10"], "– 10"),
      // 100 − 95 = 5
      (latest, ["2013 100", "2013 95 sex: female", "2013 5 sex: male"], "100 – –"),
      (latest, ["2013 100", "2013 60 sex: female", "2013 40 sex: male"], "100 60 40"),
      (latest, ["2013 100", "2013 100 sex: female", "2013 0 sex: male"], "100 100 0"),
      (latest, ["2013 100", "2013 95 disability: none", "2013 5 disability: some"], "100 – –"),
      (latest, ["2013 100", "2013 95 age: 0-17", "2013 5 age: 18+"], "100 – –"),
      // the whole is a total over places, at any depth: 100 − 60 − 35 = 5
      (latest, ["2013 100", "2013 95 place: region", "2013 5 place: quba"], "100 – –"),
      (latest, ["2013 95 place: region", "2013 90 place: baku", "2013 5 place: ganja"], "95 – –"),
      // the region of Baku has no row and no other place with one: Baku and Quba are the parts of the whole
      (latest, ["2013 100", "2013 95 place: baku", "2013 5 place: quba"], "100 – –"),
      (latest, ["2013 100", "2013 60 place: quba", "2013 35 place: baku", "2013 5 place: ganja"], "100 60 – –"),
      // no sum holds between two dates: 95 + 5 is another year's 100 by chance
      (latest, ["2013 95", "2014 5", "2015 100"], "95 – 100"),
      (latest, ["2013-01..2013-06 95", "2013-07..2013-12 5", "2013-01..2013-12 100"], "95 – 100"),
      // a year, and its last day
      (latest, ["2013 100", "2013-12-31 95 sex: female", "2013-12 5 sex: male"], "100 – –"),
      (latest, ["2012..2013 500", "2013-01..2013-12 20", "2013-01..2013-12 5 sex: male"], "500 20 –"),
      // but periods add up: the half of June is out when the year comes with the other half
      (sum, ["2013-01..2013-06 95", "2013-07..2013-12 5", "2013-01..2013-12 100"], "95 – –"),
      (sum, ["2013 100", "2014 50", "2015 5"], "100 50 –"),
      // the default hides nothing, nor do 0 and 1
      ("aggregation: latest", ["2013 5"], "5"), ("suppression: 0\naggregation: latest", ["2013 5"], "5"),
      ("suppression: 1\naggregation: latest", ["2013 1"], "1"),
      ("suppression: 4\naggregation: latest", ["2013 3", "2014 4"], "– 4"),
    ])
  func rows(fields: String, observed: [String], expected: String) throws {
    let result = try hidden(indicator(fields, observed: observed))
    #expect((result.observations ?? []).map(Self.shown).joined(separator: " ") == expected)
    #expect(result.observations?.count == observed.count)
  }

  private static func shown(_ row: Observation) -> String {
    let figure = row.stated
    #expect((figure.missing == .hidden) == (figure.value == nil))
    return figure.value?.description ?? "–"
  }

  @Test("only counts have small counts: a percentage of 5 stays", arguments: ["percentage", "amount", "score"])
  func otherKinds(kind: String) throws {
    let result = try hidden(indicator(Self.latest, kind: kind, observed: ["2013 5"]))
    #expect(result.observations?.first?.value?.description == "5")
  }

  @Test(
    "what rests on a hidden count is missing for that reason",
    arguments: [
      // the newest total is hidden; what it stood at before is no figure of now
      (latest, "100 at 2010", ["2013 50", "2014 5"], "[hidden] [hidden] [hidden] no-data"),
      // an earlier one is: (60 − 100) / (200 − 100), after 1461 of 2557 days
      (latest, "100 at 2010", ["2013 5", "2014 60"], "60 -0.4000 -0.7001 reversed"),
      // a hidden part of sums
      (sum, "", ["2013 50", "2014 5"], "[hidden] [hidden] [hidden] no-data"),
      (sum, "", ["2013 5", "2014 50"], "[hidden] [hidden] [hidden] no-data"),
      // 100 / 200, after 730 of 1826 days
      (sum, "", ["2013 50", "2014 50"], "100 0.5000 1.2507 on-track"),
      // parts make the total, and one is hidden
      (
        latest + "\ntotal: sum-of sex", "100 at 2010", ["2014 60 sex: female", "2014 5 sex: male"],
        "[hidden] [hidden] [hidden] no-data"
      ),
      // a hidden baseline: a and g are known, so the share would tell it
      (latest + "\ndirection: rising", "5 at 2010", ["2014 60"], "60 [hidden] [hidden] no-baseline"),
      (latest, "5 at 2010", ["2014 60"], "60 [unclear] [unclear] direction-unclear"),
      (latest + "\ndirection: rising", "5 at 2010", ["2014 250"], "250 [hidden] [hidden] achieved"),
      (latest + "\nprogress_method: cagr\ndirection: rising", "100 at 2010", ["2013 50", "2014 5"], "[hidden] hidden"),
      (latest + "\nprogress_method: cagr\ndirection: rising", "5 at 2010", ["2013 50", "2014 60"], "60 hidden"),
    ])
  func figures(fields: String, baseline: String, observed: [String], expected: String) throws {
    let base = baseline.split(separator: " ")
    let indicator = try hidden(
      indicator(
        fields, baseline: base.isEmpty ? nil : "\(base[2]) \(base[0])", targets: ["2017 200"], observed: observed),
      asOf: "2016")
    let figures = IndicatorFigures(indicator, asOf: try day("2016"))
    let actual = shownActual(figures.actual.value)
    switch figures.progress {
    case .linear(let linear):
      let shares = [linear.attainment.value, linear.pace.value].map { share in
        shownShare(share)
      }
      #expect(([actual] + shares + [linear.status.value.rawValue]).joined(separator: " ") == expected)
    case .cagr(let cagr):
      #expect(actual + " " + (cagr.value.value.reason?.rawValue ?? "a rate") == expected)
      #expect(cagr.status.value.reason == cagr.value.value.reason)
    }
  }

  private func shownActual(_ actual: Observed<Actual>) -> String {
    ReportingTests.shown(actual) { $0.value.plain }
  }

  private func shownShare(_ share: Observed<Fraction>) -> String {
    ReportingTests.shown(share) { $0.decimal(places: 4) }
  }

  @Test(
    "a former figure is hidden where it is small or stands beside hidden ones",
    arguments: [
      // by the day: the figure, then what it was
      ("2013", "{to: 2013, value: 40, revisions: [{date: 2015, old: 5, kind: correction, reason: R}]}", "–"),
      ("2015", "{to: 2013, value: 40, revisions: [{date: 2015, old: 5, kind: correction, reason: R}]}", "40 –"),
      ("2015", "{to: 2013, value: 40, revisions: [{date: 2015, old: 30, kind: correction, reason: R}]}", "40 30"),
      ("2013", "{to: 2013, value: 5, revisions: [{date: 2015, old: 40, kind: correction, reason: R}]}", "40"),
      ("2015", "{to: 2013, value: 5, revisions: [{date: 2015, old: 40, kind: correction, reason: R}]}", "–"),
      (
        "2017",
        "{to: 2013, value: 50, revisions: [{date: 2016, old: 6, kind: correction, reason: R}, {date: 2015, old: 40, kind: correction, reason: R}]}",
        "50 40 –"
      ),
      // 100 − 95: the women's former figure and the men's 5 would be told by the former total
      (
        "2015",
        "{to: 2013, value: 101, revisions: [{date: 2014, old: 100, kind: correction, reason: R}]}, {to: 2013, value: 95, sex: female}, {to: 2013, value: 5, sex: male}",
        "101 –"
      ),
    ])
  func revisions(asOf: String, rows: String, expected: String) throws {
    let read = try read(
      Indicator.self, "result: r\nunit: u\nkind: count\n\(Self.latest)\nobservations: [\(rows)]")
    var later = LaterFacts(after: try day(asOf), knownUntil: try day("2020"), heldBack: AbsentRecords())
    let result = read.asItStood(&later).hidingSmallCounts(
      knownAs: read, places: try Self.places(), asOf: try day(asOf))
    let row = try #require(result.observations?.first)
    let old = row.changes.map {
      $0.revision.oldFigure.missing == .hidden ? "–" : $0.revision.old?.description ?? "none"
    }
    #expect(([Self.shown(row)] + old).joined(separator: " ") == expected)
  }

  @Test("nothing is said to be unrecorded where total or part is hidden", arguments: [100, 120])
  func notRecorded(total: Int) throws {
    let indicator = try hidden(
      indicator(
        Self.latest,
        observed: ["2013 \(total)", "2013 95 sex: female", "2013 5 sex: male", "2014 90", "2014 50 sex: female"]))
    let rest = indicator.notRecorded(asOf: try day("2020"))
    #expect(rest.value.map(\.amount.plain) == ["40"])
  }

  @Test(
    "places that lie in each other end, and are in the whole",
    arguments: [["2013 100", "2013 95 place: baku", "2013 5 place: ganja"]])
  func ring(observed: [String]) throws {
    let indicator = try indicator(Self.latest, observed: observed)
    let places = try Self.places(in: ["ganja", "baku", nil, nil])
    let result = indicator.hidingSmallCounts(knownAs: indicator, places: places, asOf: try day("2020"))
    #expect(result.observations?.last?.isHidden == true)
  }
}
