import Testing

@testable import Diagnostics

/// What can be meant in one way only, and how it comes into a file.
@Suite struct FixTests {
  static let words = ["title", "start", "publisher", "published", "in-progress", "not-started", "complete", "level 1"]

  @Test(
    "a word is surely meant by one slip of the fingers, other capitals or other signs between its words",
    arguments: [
      ("titel", "title"), ("Title", "title"), ("titlle", "title"), ("in progress", "in-progress"),
      ("IN_PROGRESS", "in-progress"), ("not-startd", "not-started"), ("not strated", "not-started"),
      ("completee", "complete"), ("LEVEL-1", "level 1"),
      // Another first letter, two words near, another digit, too short or too far.
      ("itle", nil), ("incomplete", nil), ("publishe", nil), ("publshed", nil), ("level 2", nil), ("strt1", nil),
      ("tit", nil), ("titulo", nil), ("", nil),
    ] as [(String, String?)])
  func sure(written: String, meant: String?) {
    #expect(sureMiss(written, among: Self.words) == meant)
  }

  private static let file = SourceFile(index: 0)

  private func slip(_ written: String, _ meant: String, line: Int = 1, column: Int, length: Int) -> Diagnostic {
    Diagnostic(
      "slip", "A slip.", at: SourceRange(file: Self.file, line: line, column: column, length: length),
      suggestion: meant, insteadOf: written)
  }

  private func fixed(_ text: String, in name: String = "a.md", _ diagnostics: Diagnostic...) -> String? {
    FixedFile(name, Array(text.utf8), fixing: diagnostics).map { String(decoding: $0.after, as: UTF8.self) }
  }

  @Test("columns count characters, whatever they take of bytes, tabs and a mark before the first too")
  func columns() {
    #expect(fixed("ə🙂\ttwo three\r\n", slip("two", "2", column: 4, length: 3)) == "ə🙂\t2 three\r\n")
    #expect(fixed("\u{FEFF}two", slip("two", "2", column: 1, length: 3)) == "\u{FEFF}2")
    #expect(fixed("a\n\nb two", slip("two", "2", line: 3, column: 3, length: 3)) == "a\n\nb 2")
  }

  @Test("what stands in quotes stays in them, unless the correction brings its own")
  func quotes() {
    #expect(fixed("a: \"two\"", slip("two", "2", column: 4, length: 5)) == "a: \"2\"")
    #expect(fixed("a: 'two'", slip("two", "it's", column: 4, length: 5)) == nil)
    #expect(fixed("a: \"two\"", slip("two", "'2'", column: 4, length: 5)) == "a: '2'")
    #expect(fixed("two,\"two\"", in: "a.csv", slip("two", "2,5", column: 1, length: 3)) == nil)
  }

  @Test("of corrections that overlap the first is made, and all others of the line")
  func overlapping() {
    let text = fixed(
      "one two three", slip("two three", "x", column: 5, length: 9), slip("one two", "1 2", column: 1, length: 7),
      slip("three", "3", column: 9, length: 5))
    #expect(text == "1 2 3")
  }

  @Test("a place that does not hold what was told of it is left alone")
  func stale() {
    #expect(fixed("one", slip("two", "2", column: 1, length: 3)) == nil)
    #expect(fixed("two", slip("two", "2", column: 2, length: 3)) == nil)
    #expect(fixed("two", slip("two", "2", line: 2, column: 1, length: 3)) == nil)
    #expect(fixed("", slip("two", "2", column: 1, length: 3)) == nil)
    #expect(fixed("two", slip("two", "2\n3", column: 1, length: 3)) == nil)
    #expect(fixed("two", slip("two", "two", column: 1, length: 3)) == nil)
  }

  @Test("rows that say the same are all corrected")
  func rows() {
    var list = DiagnosticList()
    for line in 1...3 { list.append(ofRow: slip("two", "2", line: line, column: 1, length: 3)) }
    #expect(list.all.count == 1)
    #expect(FixedFile("a.csv", Array("two\ntwo\ntwo".utf8), fixing: list.all)?.after == Array("2\n2\n2".utf8))
  }

  @Test("the difference shows each line that changes between two that do not, and what cannot be seen")
  func difference() throws {
    let text = "1\n2\n3\ntwo\n5\n6\n7\n8\n9\n1\u{200B}0\n"
    let file = try #require(
      FixedFile(
        "a.md", Array(text.utf8),
        fixing: [
          slip("two", "4", line: 4, column: 1, length: 3), slip("1\u{200B}0", "10", line: 10, column: 1, length: 3),
        ]))
    #expect(
      Difference(isColoured: false).render(file) == """
        --- a.md
        +++ a.md, corrected
        @@ -2,5 +2,5 @@ slip
          2
          3
        - two
        + 4
          5
          6
        @@ -8,3 +8,3 @@ slip
          8
          9
        - 1<U+200B>0
        + 10

        """)
  }
}
