import Diagnostics
import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// What is wrong with records of any kind, and which day the report speaks for.
@Suite struct RecordCheckTests {
  static let cases: [CheckCase] = [
    CheckCase(
      "an event with a day and days", in: .events, "date: 2016-05-05\nend: ①2016-05-04", reports: ["① days-beside-date"]
    ),
    CheckCase("an event of several days", in: .events, "start: 2016-05-05\nend: 2016-05-06", reports: []),
    CheckCase(
      "a budget below nothing", in: .projects, "start: 2012\nbudget: ①{amount: -5, currency: AZN}",
      reports: ["① negative-amount"]),
    CheckCase(
      "more spent than there was", in: .projects,
      "start: 2012\nbudget: {amount: 100, currency: AZN}\nspent: ①{amount: 1000, currency: AZN}",
      reports: ["① spent-over-budget"]),
    CheckCase(
      "all of it, and an amount in another currency", in: .projects,
      "start: 2012\nbudget: {amount: 100, currency: AZN}\nspent: ①{amount: 1000, currency: USD}",
      reports: ["① spent-in-other-currency"]),
    CheckCase(
      "parts of participants that are more than their total, by sex and one group alone", in: .activities,
      "participants: [①{count: 40}, {sex: female, count: 28}, {sex: male, count: 13}, ②{group: A, count: 5}, "
        + "{group: A, age: 18-29, count: 6}]", reports: ["① parts-differ-from-total", "② parts-differ-from-total"]),
    CheckCase(
      "groups that share people", in: .activities,
      "participants: [{count: 40}, {group: A, count: 30}, {group: B, count: 20}, {sex: female, count: 40}]", reports: []
    ),
    CheckCase("an end before its start", "plan: p\nstart: 2014-12\nend: ①2013-01", reports: ["① end-before-start"]),
    CheckCase(
      "the same, with the source's words: a warning",
      "plan: p\nstart: 2014-12\nend: ①2013-01\ndate_note: So it says.", reports: ["① end-before-start"]),
    CheckCase(
      "a date more than 50 years from all others, its plan's too", "plan: p\nend: 2014\nupdated: ①1926-01-01",
      reports: ["① odd-date"]),
    CheckCase("one that only the plan is near to", "plan: p\nend: 2015\nupdated: 1962-09-01", reports: []),
    CheckCase(
      "two that are near to each other alone", "plan: p\nstart: 1930\nupdated: 1931\nend: 2014", reports: []),
    CheckCase("one date alone", in: .news, "date: 1918-05-28", reports: []),
    CheckCase("a start and an end in the same month", "plan: p\nstart: 2014-12\nend: 2014-12", reports: []),
    CheckCase("a year that holds the start", "plan: p\nstart: 2014-12\nend: 2014", reports: []),
    CheckCase(
      "a partner who leaves before coming", in: .projects,
      "start: 2012\npartners:\n  - {organisation: ①irm, from: 2014-06, to: 2013}", reports: ["① end-before-start"]),
    CheckCase("a picture without words", in: .news, "date: 2014\nimage: ①photo.jpg", reports: ["① image-without-alt"]),
    CheckCase(
      "a project that is active after its end", in: .projects, "start: 2012\nend: 2015\nstatus: ①active",
      reports: ["① active-after-end"]),
    CheckCase(
      "a project that is completed before its end", in: .projects, "start: 2012\nend: 2030\nstatus: ①completed",
      reports: ["① done-before-end"]),
    CheckCase(
      "one that is still planned after its beginning", in: .projects, "start: 2012\nstatus: ①planned",
      reports: ["① planned-in-past"]),
    CheckCase("one that ends later", in: .projects, "start: 2012\nend: 2018\nstatus: active", reports: []),
    CheckCase("one that has no end", in: .projects, "start: 2012\nstatus: active", reports: []),
  ]

  @Test("rules between fields are checked, each fault told once at its place", arguments: cases)
  func checks(_ row: CheckCase) async throws {
    #expect(row.text.reports(try await reported(row)) == row.reports)
  }

  @Test("an earlier day that is asked for makes no mistakes of what came later")
  func earlierDay() async throws {
    let row = CheckCase(
      "", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations:\n  - {to: ②2016, value: 1}\n  - {to: ①2018, value: 1}",
      reports: []
    )
    let reports = row.text.reports(try await reported(row, asOf: Day(year: 2015, month: 1, day: 1)))
    #expect(reports == ["① observation-in-future", "② held-back"])
  }

  @Test("without any day to speak for, the report asks for one")
  func noDay() async throws {
    var diagnostics: [Diagnostic] = []
    let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
    let report = await Report(
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
  func newestFact(fields: String, day: String) async throws {
    var records = Records()
    records.commitments = RecordTable([try decoded(MarkedText("---\ntitle: T\nplan: p\n\(fields)\n---\n"))])
    var diagnostics: [Diagnostic] = []
    let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
    let report = await Report(
      records, settings: try settings("title: T"), options: Report.Options(), at: place, diagnostics: &diagnostics)
    #expect(report?.asOf.description == day)
  }
}
