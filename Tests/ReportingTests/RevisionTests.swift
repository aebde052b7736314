import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Reporting

/// Figures that were replaced since they were published.
@Suite struct RevisionTests {
  private static let fields = """
    result: r
    unit: people
    kind: count
    aggregation: latest
    direction: rising
    baseline:
      date: 2012
      value: 10
      revisions: [{date: 2014-06-30, old: 20, kind: correction, reason: Counted twice.}]
    targets:
      - date: 2018
        value: 110
        revisions: [{date: 2015-01-01, old: 100, kind: revision, reason: Set anew.}]
    observations:
      - to: 2013
        value: 30
        revisions:
          - {date: 2016, old: 28, kind: revision, reason: Third edition.}
          - {date: 2014, old: 25, kind: correction, reason: A page was missing.}
    """

  private func report(_ fields: String, asOf: String) async throws -> (report: Report, ids: [String]) {
    var records = Records()
    records.indicators = RecordTable([try read(Indicator.self, fields)])
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let file = files.add("site.yaml")
    let text = Array("---\ntitle: T\nas_of: 2017\n---\n".utf8)
    let content = try #require(FrontMatterFile(text, file: file, diagnostics: &diagnostics))
    var row = FieldRow(
      content.fields, schema: SiteSettings.schema, decoding: Decoding(slug: "site", directory: ReferenceDirectory()))
    let settings = try #require(SiteSettings(&row))
    let report = await Report(
      records, settings: settings, options: Report.Options(asOf: try day(asOf)), at: content.fields.range,
      diagnostics: &diagnostics)
    return (try #require(report), diagnostics.map(\.id.name))
  }

  @Test(
    "on a day before its revision a figure is what it was",
    arguments: [
      // baseline, target, observation; attainment (a − b) / (g − b)
      ("2014-06-29", "20 100 25", "0.0625"),  // 5 / 80
      ("2014-06-30", "10 100 25", "0.1667"),  // 15 / 90
      ("2014-12-30", "10 100 25", "0.1667"),  // a year stands for its last day
      ("2014-12-31", "10 100 28", "0.2000"),  // 18 / 90
      ("2015-01-01", "10 110 28", "0.1800"),  // 18 / 100
      ("2016-12-31", "10 110 30", "0.2000"),  // 20 / 100
    ])
  func asItStood(asOf: String, figures: String, attainment: String) async throws {
    let (report, ids) = try await report(Self.fields, asOf: asOf)
    let indicator = try #require(report.records.indicators.shown.first)
    let values = [
      indicator.baseline?.value, indicator.targets?.first?.value, indicator.observations?.first?.value,
    ]
    #expect(values.map { $0?.quantity.description ?? "-" }.joined(separator: " ") == figures)
    guard case .linear(let linear) = report.figures(of: indicator).progress else { throw NotLinear() }
    #expect(shown(linear.attainment.value) { $0.decimal(places: 4) } == attainment)
    #expect(ids.allSatisfy { $0 == "held-back" })
  }

  @Test("each change says what it was and what it became, in the order of the dates")
  func changes() async throws {
    let (report, _) = try await report(Self.fields, asOf: "2017")
    let indicator = try #require(report.records.indicators.shown.first)
    let changes = indicator.revisedParts.flatMap(\.changes).map { change in
      let figures = [change.revision.oldFigure, change.new].map { $0.value?.quantity.description ?? "-" }
      return "\(change.revision.date) \(figures.joined(separator: "→")) \(change.revision.kind.rawValue)"
    }
    #expect(
      changes == [
        "2014-06-30 20→10 correction", "2015-01-01 100→110 revision", "2014 25→28 correction", "2016 28→30 revision",
      ])
    let (earlier, _) = try await self.report(Self.fields, asOf: "2014-12-31")
    #expect(earlier.records.indicators.shown.first?.revisedParts.flatMap(\.changes).count == 2)
  }

  @Test("a share may be revised with what it is of")
  func shares() async throws {
    let fields = """
      result: r
      unit: "%"
      kind: percentage
      observations:
        - to: 2013
          numerator: 3
          denominator: 4
          revisions: [{date: 2015, old_numerator: 1, old_denominator: 4, kind: correction, reason: R}]
      """
    for (asOf, expected) in [("2014", "25"), ("2015", "75")] {
      let (report, _) = try await report(fields, asOf: asOf)
      let indicator = try #require(report.records.indicators.shown.first)
      #expect(shown(report.figures(of: indicator).actual.value) { $0.value.description } == expected)
    }
  }

  @Test(
    "a revision of the future and one that changes nothing are said",
    arguments: [
      ("{date: 2018, old: 1,", ["revision-in-future"]), ("{date: 2016, old: 2.0,", ["revision-without-change"]),
    ])
  func oddRevisions(revision: String, ids: [String]) async throws {
    let fields = """
      result: r
      unit: u
      kind: score
      observations:
        - {to: 2015, value: 2, revisions: [\(revision) kind: revision, reason: R}]}
      """
    #expect(try await report(fields, asOf: "2017").ids == ids)
  }

  @Test("without a date of its own a report speaks for the newest revision too")
  func newestDate() throws {
    var records = Records()
    records.indicators = RecordTable([try read(Indicator.self, Self.fields)])
    #expect(NewestDate.of(records)?.day.description == "2016-12-31")
  }
}
