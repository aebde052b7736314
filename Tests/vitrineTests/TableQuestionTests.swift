import TestSupport
import Testing

@testable import vitrine

/// What a table leaves open is asked by `check --fix`, and written into its record.
@Suite struct TableQuestionTests {
  private static let record = "Content/indicators/i.md"
  private static let head = "---\ntitle: I\nproject: j\nunit: people\nkind: count\naggregation: latest\n"

  private static func site(_ table: String, more: String = "") -> SmallSite {
    SmallSite([
      record: head + more + "---\n\nText.\n", "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/indicators/i.csv": table,
    ])
  }

  struct Question: Sendable {
    let table: String
    var more = ""
    let answers: [String]
    /// What stands in place of `more` then.
    let written: String
    /// A row of the published table.
    let figure: String
  }

  static let questions: [Question] = [
    Question(
      table: "Date;Value\n05/04/2013;7\n06/04/2013;8\n", answers: ["1"], written: "table: {dates: d.m.y}\n",
      figure: "2013-04-05,7"),
    Question(
      table: "Date;Value\n05/04/2013;7\n06/04/2013;8\n", answers: ["5", "2"], written: "table: {dates: m/d/y}\n",
      figure: "2013-05-04,7"),
    Question(
      table: "Date;Value\n2013;1.284\n2014;2\n", answers: ["1"], written: "table: {decimal: \",\"}\n",
      figure: "2013,1284"),
    Question(
      table: "Date;Value\n05/04/2013;1.284\n", answers: ["1", "1"],
      written: "table: {dates: d.m.y, decimal: \",\"}\n", figure: "2013-04-05,1284"),
    Question(
      table: "Date;Value;X\n05/04/2013;7;a\n", more: "table: {columns: {X: note}}\n", answers: ["1"],
      written: "table: {columns: {X: note}, dates: d.m.y}\n", figure: "2013-04-05,7"),
    Question(
      table: "Date;Value;X\n05/04/2013;7;a\n", more: "table:\n  columns: {X: note}\n", answers: ["2"],
      written: "table:\n  dates: m/d/y\n  columns: {X: note}\n", figure: "2013-05-04,7"),
  ]

  @Test("an answer is written into the record, and the table is read by it", arguments: questions)
  func answered(question: Question) async throws {
    let site = Self.site(question.table, more: question.more)
    let typist = Typist(question.answers)
    let outcome = try await site.fix(by: typist)
    #expect(typist.left.isEmpty)
    #expect(site.folder.read(Self.record) == Self.head + question.written + "---\n\nText.\n", "\(outcome.messages)")
    #expect(outcome.messages.contains("Content/indicators/i.md says now how its table is read: "))
    #expect(outcome.messages.contains("The files as they were are in .vitrine-backup/"))
    #expect(try await site.run("build").exitCode == .success)
    let rows = try #require(site.folder.read("Output/data/observations.csv"))
    #expect(rows.contains(question.figure), "\(rows)")
  }

  @Test("readings are shown, and nothing is written without an answer")
  func unanswered() async throws {
    let site = Self.site("Date;Value\n05/04/2013;7\n")
    let typist = Typist([""])
    let outcome = try await site.fix(by: typist)
    #expect(
      typist.questions == [
        """
        Content/indicators/i.csv:2:1: `05/04/2013` is 2013-04-05 or 2013-05-04: no date of the column shows which.
          1: 2013-04-05 (table: {dates: d.m.y})
          2: 2013-05-04 (table: {dates: m/d/y})
        Which is meant (its number; empty: not to be said now)? \("")
        """
      ])
    #expect(outcome.exitCode == .contentErrors)
    #expect(try await site.fix().exitCode == .contentErrors)
    #expect(try await site.fix("--yes").exitCode == .contentErrors)
    #expect(site.folder.read(Self.record) == Self.head + "---\n\nText.\n")
  }

  @Test("an encoding is said")
  func encoding() async throws {
    let site = Self.site("")
    site.folder.write(windows1251, to: "Content/indicators/i.csv")
    _ = try await site.fix(by: Typist(["1"]))
    #expect(site.folder.read(Self.record)?.contains("table: {encoding: windows-1251}\n") ?? false)
  }

  /// `Дата;Значение`, and a year's figure.
  private let windows1251: [UInt8] =
    [0xC4, 0xE0, 0xF2, 0xE0, 0x3B, 0xC7, 0xED, 0xE0, 0xF7, 0xE5, 0xED, 0xE8, 0xE5, 0x0A] + Array("2013;7\n".utf8)

  @Test(
    "a setting goes where the record speaks of its table, or nowhere",
    arguments: [
      ("---\r\na: 1\r\n---\r\nText\r\n", "---\r\na: 1\r\ntable: {s: 1}\r\n---\r\nText\r\n"),
      ("---\ntable: {}\n---\n", "---\ntable: {s: 1}\n---\n"),
      ("---\ntable:\n    dates: d.m.y\n---\n", "---\ntable:\n    s: 1\n    dates: d.m.y\n---\n"),
      ("---\ntable: {a: 1} # why\n---\n", nil), ("---\ntable: &a\n  b: 1\n---\n", nil), ("---\ntable:\n---\n", nil),
      ("no fields", nil), ("---\na: 1\n", nil),
    ] as [(String, String?)])
  func put(text: String, expected: String?) {
    #expect(TableQuestions.put("s: 1", into: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
