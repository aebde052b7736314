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
  /// What site.yaml says besides.
  let settings: String
  let reports: [String]

  init(
    _ description: String, in collection: Collection = .commitments, _ marked: String, settings: String = "",
    reports: [String]
  ) {
    testDescription = description
    self.settings = settings
    self.collection = collection
    text = MarkedText("---\ntitle: T\n\(marked)\n---\n")
    self.reports = reports
  }
}

/// Decodes the record and makes a report of it as of 31 August 2017.
func reported(_ row: CheckCase, asOf: Day? = nil) async throws -> [Diagnostic] {
  var records = Records()
  switch row.collection {
  case .indicators:
    records.indicators = RecordTable([try decoded(row.text)])
    records.results = RecordTable([try decoded(MarkedText("---\ntitle: R\nproject: p\n---\n"))])
  case .results: records.results = RecordTable([try decoded(row.text)])
  case .objectives: records.objectives = RecordTable([try decoded(row.text)])
  case .projects: records.projects = RecordTable([try decoded(row.text)])
  case .places: records.places = RecordTable([try decoded(row.text)])
  case .activities: records.activities = RecordTable([try decoded(row.text)])
  case .events: records.events = RecordTable([try decoded(row.text)])
  case .news: records.news = RecordTable([try decoded(row.text)])
  default:
    records.commitments = RecordTable([try decoded(row.text)])
    records.plans = RecordTable([
      try decoded(MarkedText("---\ntitle: P\nkind: ogp\nstart: 2012-09\nend: 2018\n---\n"))
    ])
  }
  // A fact of those days, so that the report is not of old ones alone.
  if asOf == nil { records.pages = RecordTable([try decoded(MarkedText("---\ntitle: A\nupdated: 2017-08-30\n---\n"))]) }
  var diagnostics: [Diagnostic] = []
  let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
  _ = await Report(
    records, settings: try settings("title: T\nas_of: 2017-08-31\n\(row.settings)"),
    options: Report.Options(asOf: asOf), at: place, diagnostics: &diagnostics)
  return diagnostics
}

func decoded<Kind: Record>(_ text: MarkedText) throws -> Kind {
  var diagnostics: [Diagnostic] = []
  let file = try #require(FrontMatterFile(text.bytes, file: SourceFile(index: 0), diagnostics: &diagnostics))
  var directory = ReferenceDirectory()
  directory.add("plans", slugs: ["p"])
  directory.add("organisations", slugs: ["irm"])
  directory.add("results", slugs: ["r"])
  directory.add("projects", slugs: ["p", "q"])
  var row = FieldRow(file.fields, schema: Kind.schema, decoding: Decoding(slug: "x", directory: directory))
  let record = Kind(&row)
  #expect(row.decoding.diagnostics.isEmpty, "\(row.decoding.diagnostics.map(\.message))")
  return try #require(record)
}
