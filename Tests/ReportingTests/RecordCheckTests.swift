import Diagnostics
import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// A commitment's or another record's fields with marked places, and what the checks between fields say.
struct CheckCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let collection: Collection
  let text: MarkedText
  let reports: [String]

  init(_ description: String, in collection: Collection = .commitments, _ marked: String, reports: [String]) {
    testDescription = description
    self.collection = collection
    text = MarkedText("---\ntitle: T\n\(marked)\n---\n")
    self.reports = reports
  }
}

@Suite struct RecordCheckTests {
  /// Decodes the records and makes a report of them as of 31 August 2017.
  private func report(_ row: CheckCase) throws -> [Diagnostic] {
    var records = Records()
    switch row.collection {
    case .indicators: records.indicators = RecordTable([try decode(row.text)])
    case .projects: records.projects = RecordTable([try decode(row.text)])
    case .places: records.places = RecordTable([try decode(row.text)])
    case .news: records.news = RecordTable([try decode(row.text)])
    default: records.commitments = RecordTable([try decode(row.text)])
    }
    var diagnostics: [Diagnostic] = []
    let options = Report.Options(asOf: Day(year: 2017, month: 8, day: 31))
    let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
    _ = Report(records, settings: try settings("title: T"), options: options, at: place, diagnostics: &diagnostics)
    return diagnostics
  }

  private func decode<Kind: Record>(_ text: MarkedText) throws -> Kind {
    var diagnostics: [Diagnostic] = []
    let file = try #require(FrontMatterFile(text.bytes, file: SourceFile(index: 0), diagnostics: &diagnostics))
    var directory = ReferenceDirectory()
    directory.add("plans", slugs: ["p"])
    directory.add("organisations", slugs: ["irm"])
    directory.add("results", slugs: ["r"])
    var row = FieldRow(file.fields, schema: Kind.schema, decoding: Decoding(slug: "x", directory: directory))
    let record = Kind(&row)
    #expect(row.decoding.diagnostics.isEmpty, "\(row.decoding.diagnostics.map(\.message))")
    return try #require(record)
  }

  private func settings(_ yaml: String) throws -> SiteSettings {
    var diagnostics: [Diagnostic] = []
    let fields = try #require(
      readYAML(Array(yaml.utf8)[...], file: SourceFile(index: 1), firstLine: 1, diagnostics: &diagnostics))
    var row = FieldRow(
      fields, schema: SiteSettings.schema, decoding: Decoding(slug: "site", directory: ReferenceDirectory()))
    return try #require(SiteSettings(&row))
  }

  static let cases: [CheckCase] = [
    CheckCase("an end before its start", "plan: p\nstart: 2014-12\nend: ①2013-01", reports: ["① end-before-start"]),
    CheckCase(
      "the same, with the source's words: a warning",
      "plan: p\nstart: 2014-12\nend: ①2013-01\ndate_note: So it says.", reports: ["① end-before-start"]),
    CheckCase("a start and an end in the same month", "plan: p\nstart: 2014-12\nend: 2014-12", reports: []),
    CheckCase("a year that holds the start", "plan: p\nstart: 2014-12\nend: 2014", reports: []),
    CheckCase(
      "a partner who leaves before coming", in: .projects,
      "start: 2012\npartners:\n  - {organisation: ①irm, from: 2014-06, to: 2013}", reports: ["① end-before-start"]),
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
      "an indicator of nothing", in: .indicators, "unit: u\nkind: count", reports: ["2:1 missing-field"]),
    CheckCase(
      "levels that are not named", in: .indicators, "result: r\nunit: u\nkind: ①level", reports: ["① levels-missing"]),
    CheckCase(
      "a score outside its scale", in: .indicators,
      "result: r\nunit: u\nkind: score\nscale: {min: 0, max: 2}\nobservations:\n  - ①{to: 2016, value: 2.1}",
      reports: ["① outside-scale"]),
    CheckCase(
      "a share of nothing", in: .indicators,
      "result: r\nunit: u\nkind: percentage\nobservations:\n  - ①{to: 2016, numerator: 0, denominator: 0}",
      reports: ["① zero-denominator"]),
    CheckCase("a point off the globe", in: .places, "point: ①[91, 0]", reports: ["① not-a-point"]),
    CheckCase("a picture without words", in: .news, "image: ①photo.jpg", reports: ["① image-without-alt"]),
  ]

  @Test("rules between fields are checked, each fault told once at its place", arguments: cases)
  func checks(_ row: CheckCase) throws {
    #expect(row.text.reports(try report(row)) == row.reports)
  }

  @Test("without any day to speak for, the report asks for one")
  func noDay() throws {
    var diagnostics: [Diagnostic] = []
    let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
    let report = Report(
      Records(), settings: try settings("title: T"), options: Report.Options(), at: place, diagnostics: &diagnostics)
    #expect(report == nil)
    #expect(diagnostics.map(\.id) == ["no-report-date"])
  }

  @Test(
    "the newest fact gives the day; plans, targets and due dates do not",
    arguments: [
      ("updated: 2014-03", "2014-03-31"), ("end: 2020\nupdated: 2013", "2013-12-31"),
      ("milestones:\n  - {title: M, due: 2019, done: 2015-02-03}", "2015-02-03"),
      ("updates:\n  - {date: 2016-05-01, progress: P}", "2016-05-01"),
    ])
  func newestFact(fields: String, day: String) throws {
    var records = Records()
    records.commitments = RecordTable([try decode(MarkedText("---\ntitle: T\nplan: p\n\(fields)\n---\n"))])
    var diagnostics: [Diagnostic] = []
    let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
    let report = Report(
      records, settings: try settings("title: T"), options: Report.Options(), at: place, diagnostics: &diagnostics)
    #expect(report?.asOf.description == day)
  }
}
