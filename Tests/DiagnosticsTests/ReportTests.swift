import Testing

@testable import Diagnostics

@Suite struct ReportTests {
  private func files() -> (SourceFiles, SourceFile) {
    var files = SourceFiles()
    let file = files.add("Content/a.md")
    return (files, file)
  }

  private func text(_ source: String, _ range: (SourceFile) -> SourceRange, suggestion: String? = nil) -> String {
    let (files, file) = files()
    let report = TextReport(files: files, isColoured: false) { _ in Array(source.utf8) }
    return report.render([Diagnostic("some-rule", "Something is off.", at: range(file), suggestion: suggestion)])
  }

  @Test("a message that quotes a value of a megabyte is shortened, and proposes none")
  func longValue() {
    let value = String(repeating: "ə", count: 500_000)
    let diagnostic = Diagnostic("some-rule", "It cannot be `\(value)`.", at: nil, suggestion: value)
    #expect(diagnostic.message.hasPrefix("It cannot be `əə") && diagnostic.message.hasSuffix("ə`."))
    // 200 characters of the beginning, 100 of the end, ` … ` between them.
    #expect(diagnostic.message.unicodeScalars.count == 303)
    #expect(diagnostic.suggestion == nil)
  }

  @Test("each of ten thousand messages about a file shows its line", .timeLimit(.minutes(20)))
  func manyFrames() {
    let (files, file) = files()
    let source = (1...10_000).map { "line \($0)\n" }.joined()
    let diagnostics = (1...10_000).map {
      Diagnostic("some-rule", "Off.", at: SourceRange(file: file, line: $0, column: 1))
    }
    let shown = TextReport(files: files, isColoured: false) { _ in Array(source.utf8) }.render(diagnostics)
    #expect(shown.contains(" 9999 | line 9999\n"))
    #expect(shown.split(separator: "\n").count { $0.contains("| line ") } == 10_000)
  }

  @Test("a message begins with its place, then shows the line and carets under the span")
  func frame() {
    let shown = text("---\ntitel: x\n", { SourceRange(file: $0, line: 2, column: 1, length: 5) }, suggestion: "title")
    #expect(
      shown == """
        Content/a.md:2:1: error[some-rule]: Something is off.
         2 | titel: x
           | ^^^^^
          = write: title


        """)
  }

  @Test(
    "the frame does not trust its range, and lines carets up under wide characters",
    arguments: [
      ("", 1, 1, 0, " 1 | \n   | ^\n"),
      ("ab", 1, 9, 3, " 1 | ab\n   |   ^\n"),
      ("ab", 7, 1, 1, ""),
      ("\tx: y", 1, 2, 1, " 1 | \tx: y\n   | \t^\n"),
      ("əə x", 1, 4, 1, " 1 | əə x\n   |    ^\n"),
      ("😀 x", 1, 3, 1, " 1 | 😀 x\n   |    ^\n"),
      ("a\r\nbc\r\n", 2, 2, 1, " 2 | bc\n   |  ^\n"),
      ("\u{FEFF}ab", 1, 1, 1, " 1 | ab\n   | ^\n"),
      ("a\u{1}b", 1, 3, 1, " 1 | a\u{FFFD}b\n   |   ^\n"),
    ])
  func hostileFrames(source: String, line: Int, column: Int, length: Int, expected: String) {
    let shown = text(source, { SourceRange(file: $0, line: line, column: column, length: length) })
    #expect(shown == "Content/a.md:\(line):\(column): error[some-rule]: Something is off.\n" + expected + "\n")
  }

  @Test("no character of a name breaks its line or turns the message around")
  func hostileName() {
    var files = SourceFiles()
    let file = files.add("Content/a\u{202E}gnp.pdf\u{2028}x")
    let report = TextReport(files: files, isColoured: false) { _ in nil }
    let shown = report.render([
      Diagnostic("r", "`\u{2066}می\u{200C}خ`.", at: SourceRange(file: file, line: 1, column: 1))
    ])
    #expect(shown == "Content/a\u{FFFD}gnp.pdf\u{FFFD}x:1:1: error[r]: `\u{FFFD}می\u{200C}خ`.\n\n")
  }

  @Test("a file that is no text has no line to show, and of one that stays at home none is shown")
  func noLine() {
    let shown = text("PNG\r\n\u{1A}\n\0\0\0\u{D}IHDR", { SourceRange(file: $0, line: 1, column: 1) })
    #expect(shown == "Content/a.md:1:1: error[some-rule]: Something is off.\n\n")
    let (files, file) = files()
    let report = TextReport(files: files, isColoured: false) { _ in Array("Name,Phone\n".utf8) }
    let place = SourceRange(file: file, line: 1, column: 1)
    let silent = report.render([Diagnostic("some-rule", "It stays.", at: place, help: "Link.", showsLine: false)])
    #expect(silent == "Content/a.md:1:1: error[some-rule]: It stays.\n  = Link.\n\n")
  }

  @Test("a very long line is cut around the span")
  func longLine() {
    let source = String(repeating: "a", count: 10_000) + "X" + String(repeating: "b", count: 10_000)
    let shown = text(source, { SourceRange(file: $0, line: 1, column: 10_001, length: 1) })
    #expect(shown.utf8.count < 500)
    #expect(shown.contains("aX"))
  }

  @Test(
    "a place anywhere in a long line of letters of one to four bytes is shown with what stands around it",
    arguments: [1, 2, 50, 51, 52, 53, 1023, 1024, 1025, 1076, 2500, 4950, 4951, 5000, 5001, 9999], [1, 3])
  func places(column: Int, length: Int) {
    let letters = (0..<5000).map { Array("aə—😀b,я".unicodeScalars)[($0 * $0 + $0 / 7) % 7] }
    let start = min(column - 1, letters.count)
    let first = max(0, start - 50)
    let last = min(letters.count, first + 100)
    let shown = text(
      String(String.UnicodeScalarView(letters)),
      { SourceRange(file: $0, line: 1, column: column, length: length) })
    let line = String(String.UnicodeScalarView(letters[first..<last]))
    let lines = shown.split(separator: "\n")
    #expect(lines[1] == " 1 | \(first > 0 ? "…" : "")\(line)\(last < letters.count ? "…" : "")")
    let width = letters[first..<start].count { $0 == "😀" } + start - first + (first > 0 ? 1 : 0)
    #expect(lines[2].dropFirst(5).prefix { $0 == " " }.count == width)
  }

  @Test("after twenty warnings of a kind the text form counts the others, errors are all shown")
  func manyOfAKind() {
    let (files, file) = files()
    let place = SourceRange(file: file, line: 1, column: 1)
    let warnings = (0..<25).map { Diagnostic("w", "Warning \($0).", severity: .warning, at: place) }
    let errors = (0..<25).map { Diagnostic("e", "Error \($0).", at: place) }
    let shown = TextReport(files: files, isColoured: false) { _ in nil }.render(warnings + errors)
    #expect(shown.contains("Warning 19."))
    #expect(!shown.contains("Warning 20."))
    #expect(shown.contains("and 5 more of w"))
    #expect(shown.contains("Error 24."))
  }

  @Test("the JSON form has the members of domain.md section 6")
  func json() {
    let (files, file) = files()
    let diagnostic = Diagnostic(
      "not-a-date", "`due` must be a \"date\".", at: SourceRange(file: file, line: 3, column: 8, length: 9),
      help: "Write it so.", suggestion: "2014-06-30")
    #expect(
      JSONReport(files: files).render([diagnostic])
        == #"{"id":"not-a-date","severity":"error","message":"`due` must be a \"date\".","help":"Write it so.","file":"Content/a.md","line":3,"column":8,"end_line":3,"end_column":17,"suggestion":"2014-06-30"}"#
        + "\n")
  }

  @Test("the GitHub form escapes what would end a command")
  func gitHub() {
    let (files, file) = files()
    let place = SourceRange(file: file, line: 3, column: 8, length: 1)
    let diagnostic = Diagnostic("a-rule", "50 %\nof", severity: .warning, at: place)
    #expect(
      GitHubReport(files: files).render([diagnostic])
        == "::warning file=Content/a.md,line=3,col=8,endLine=3,endColumn=9,title=a-rule::50 %25%0Aof\n")
  }

  @Test("diagnostics stand by file name, then place, each once")
  func order() {
    var files = SourceFiles()
    let b = files.add("b.md")
    let a = files.add("a.md")
    let first = Diagnostic("x", "one", at: SourceRange(file: a, line: 9, column: 1))
    let second = Diagnostic("x", "two", at: SourceRange(file: b, line: 2, column: 1))
    let third = Diagnostic("x", "three", at: SourceRange(file: b, line: 10, column: 1))
    #expect([third, second, first, second].inOrder(files) == [first, second, third])
  }
}

@Suite struct NearMissTests {
  @Test(
    "the nearest candidate is offered when it is near enough",
    arguments: [
      ("titel", "title"), ("tagz", "tags"), ("compelte", "complete"), ("baseurll", "base_url"), ("Lead", "lead"),
      ("zzz", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(written: String, expected: String?) {
    #expect(nearMiss(written, among: ["title", "tags", "complete", "base_url", "lead", "plan"]) == expected)
  }
}
