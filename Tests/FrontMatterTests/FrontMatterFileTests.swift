import Diagnostics
import TestSupport
import Testing

@testable import FrontMatter

/// A file and what is to be said about it.
struct FileCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: MarkedText
  let reports: [String]

  init(_ description: String, _ marked: String, reports: [String]) {
    testDescription = description
    text = MarkedText(marked)
    self.reports = reports
  }
}

@Suite struct FrontMatterFileTests {
  private func read(_ bytes: [UInt8]) -> (file: FrontMatterFile?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let file = FrontMatterFile(bytes, file: SourceFile(index: 0), diagnostics: &diagnostics)
    return (file, diagnostics)
  }

  @Test("fields and text are told apart, and each value keeps its place in the author's file")
  func split() throws {
    let text = MarkedText("---\ntitle: ①Əhəd\n---\nText.\n")
    let file = try #require(read(text.bytes).file)
    let entry = try #require(file.fields.entries.first)
    #expect(entry.key == "title")
    #expect(entry.value.range.line == 2 && entry.value.range.column == 8 && entry.value.range.endColumn == 12)
    #expect(file.bodyLine == 4)
    #expect(String(decoding: text.bytes[file.bodyStart...], as: UTF8.self) == "Text.\n")
  }

  @Test("scalars stay as written", arguments: ["2014-06", "2.20", "no", "0123", "1_000", "0x1F", "12:30:45"])
  func scalars(written: String) throws {
    let file = try #require(read(Array("---\nkey: \(written)\n---\n".utf8)).file)
    guard case .scalar(let text, let isQuoted) = file.fields.entries[0].value.content else {
      Issue.record("not a scalar")
      return
    }
    #expect(text == written)
    #expect(!isQuoted)
  }

  static let mistakes: [FileCase] = [
    FileCase("an empty file", "", reports: ["1:1 empty-file"]),
    FileCase("blanks alone", " \n\n", reports: ["1:1 empty-file"]),
    FileCase("blanks before the fence", "① ---\ntitle: x\n---\n", reports: ["① no-front-matter"]),
    FileCase("no front matter", "①# Title\n", reports: ["① no-front-matter"]),
    FileCase("a missing closing fence", "①---\ntitle: x\n\nText.\n", reports: ["① unclosed-front-matter"]),
    FileCase(
      "a missing closing fence before a rule in the text", "---\ntitle: x\n\n①Some text here.\n\n---\nMore.\n",
      reports: ["① not-a-field"]),
    FileCase(
      "a quote that is never closed", "---\ntitle: ①\"Open data\nsummary: x\n---\nText\n", reports: ["① unclosed-quote"]
    ),
    FileCase(
      "a quote that one further down closes by accident",
      "---\ntitle: ①\"Open data\nsummary: \"All of it\"\nplan: p\n---\n", reports: ["① unclosed-quote"]),
    FileCase(
      "a quote that the last field closes without trouble for YAML",
      "---\ntitle: ①\"Open data\nsummary: all of it\nplan: \"\n---\n", reports: ["① unclosed-quote"]),
    FileCase(
      "a single quote that is never closed", "---\ntitle: ①'Open data\nplan: x\n---\n", reports: ["① unclosed-quote"]),
    FileCase(
      "a quote in a list that is never closed", "---\nmilestones:\n  - title: ①\"A\n    due: 2014\n---\n",
      reports: ["① unclosed-quote"]),
    FileCase(
      "a bracket and a quote in it that are never closed", "---\ntags:\n  - [①\"Open\n    data\nplan: p\n---\n",
      reports: ["① unclosed-quote"]),
    FileCase("a bracket that the last field opens", "---\ntitle: ①[\n---\n", reports: ["① unclosed-bracket"]),
    FileCase(
      "a quote over several lines that is never closed",
      "---\ntitle: ①\"Open\n  data\n  of all\nplan: it's\nstart: \"2014\"\n---\n", reports: ["① unclosed-quote"]),
    FileCase(
      "a quote within brackets that one on the next line is taken to close",
      "---\ncredit: [①\"&---uzun söz\ntags: ['x:', \"|\", \"Yes\"]\nplan: \"p\"\n---\n", reports: ["① unclosed-quote"]),
    FileCase(
      "the second quote of a list, and one in a group", "---\ntags: [\"a\", it's, {x: 'b', y: ①'c]\nplan: p\n---\n",
      reports: ["① unclosed-quote"]),
    FileCase(
      "a list in which every quote is closed, over two lines, and whose bracket is not",
      "---\ntags: ①[\"a\", it's,\n  'b', \"c\nd\"\nplan: p\n---\n", reports: ["① unclosed-bracket"]),
    FileCase("a tab", "---\nbaseline:\n①\tdate: 2014\n---\n", reports: ["① tab-in-indentation:   "]),
    FileCase("a stray space", "---\ntitle: x\n ①plan: y\n---\n", reports: ["① wrong-indentation"]),
    FileCase(
      "a list item's field that is indented too little",
      "---\nmilestones:\n  - title: a\n ①due: 2014\n---\n", reports: ["① wrong-indentation"]),
    FileCase(
      "a colon in a text", "---\ntitle: ①Results: three of them\nplan: x\n---\n",
      reports: ["① needs-quotes: \"Results: three of them\""]),
    FileCase(
      "a text that begins with @", "---\ntitle: ①@handle said\n---\n", reports: ["① needs-quotes: \"@handle said\""]),
    FileCase(
      "a text that begins with *", "---\ntitle: ①*important\n---\n", reports: ["① needs-quotes: \"*important\""]),
    FileCase(
      "quotes in a text with a colon, one of them with an accent after it",
      "---\ntitle: ①a \"b\": \"\u{301}c\\d\n---\n",
      reports: ["① needs-quotes: 'a \"b\": \"\u{301}c\\d'"]),
    FileCase(
      "quotes of both kinds in a text with a colon", #"---\ntitle: ①it's "a": x\n---\n"#.replacing("\\n", with: "\n"),
      reports: [#"① needs-quotes: "it's \"a\": x""#]),
    FileCase(
      "a quote that is closed before the text's end", "---\ntitle: ①'Open doors' week\n---\n",
      reports: ["① needs-quotes: \"'Open doors' week\""]),
    FileCase(
      "double quotes likewise", "---\nsummary: x\ntitle: ①\"Right to know\" week\ndate: 2014\n---\n",
      reports: ["① needs-quotes: '\"Right to know\" week'"]),
    FileCase("a bracket likewise", "---\ntitle: ①[x] y\n---\n", reports: ["① needs-quotes: \"[x] y\""]),
    FileCase("a brace likewise", "---\ntitle: ①{x} y\nz: 1\n---\n", reports: ["① needs-quotes: \"{x} y\""]),
    FileCase("a text that begins with -", "---\ntitle: ①- x\n---\n", reports: ["① needs-quotes: \"- x\""]),
    FileCase("a text that begins with ?", "---\ntitle: ①? x\n---\n", reports: ["① needs-quotes: \"? x\""]),
    FileCase("a text that begins with >", "---\ntitle: ①> x\n---\n", reports: ["① needs-quotes: \"> x\""]),
    FileCase("a text that begins with |", "---\ntitle: ①| x\n---\n", reports: ["① needs-quotes: \"| x\""]),
    FileCase("a text that begins with &", "---\ntitle: ①&x y\nz: 1\n---\n", reports: ["① needs-quotes: \"&x y\""]),
    FileCase("a mark that something refers to", "---\na: &x y\nb: *x\n---\n", reports: []),
    FileCase(
      "no space after the colon", "---\nsummary: x\n①title:Register\n---\n",
      reports: ["① no-space-after-colon: title: Register"]),
    FileCase("a full-width colon", "---\n①title：Register\n---\n", reports: ["① no-space-after-colon: title: Register"]),
    FileCase(
      "a no-break space after the colon", "---\n①title:\u{A0}Register\n---\n",
      reports: ["① no-space-after-colon: title: Register"]),
    FileCase("an address is no field", "---\nurl: x\n①https://example.org\n---\n", reports: ["① not-a-field"]),
    FileCase(
      "the dash of a word processor in a list", "---\nlist:\n  ①– a: b\n    c: d\n---\n", reports: ["① no-hyphen: -"]),
    FileCase(
      "a code for what is no character", "---\ntitle: ①\"a\\u0000b\"\n---\n", reports: ["① odd-character"]),
    FileCase(
      "a code for what turns letters around", "---\ntitle: ①\"a\\u202Eb\"\n---\n", reports: ["① odd-character"]),
    FileCase(
      "a code for none of Unicode's characters", "---\ntitle: ①\"a\\uFFFFb\"\n---\n", reports: ["① odd-character"]),
    FileCase("a code for a letter", "---\ntitle: \"a\\u0259b\"\n---\n", reports: []),
    FileCase(
      "a text that begins with !", "---\ntitle: ①!important\n---\n", reports: ["① needs-quotes: \"!important\""]),
    FileCase("a list without an end", "---\nlanguages: ①[en, az\nplan: x\n---\n", reports: ["① unclosed-bracket"]),
    FileCase("a key given twice", "---\ntitle: x\nplan: y\n①title: z\n---\n", reports: ["① duplicate-key"]),
    FileCase("text instead of fields", "---\n①just words\n---\n", reports: ["① not-fields"]),
    FileCase("a control character", "---\ntitle: a①\u{1}b\n---\n", reports: ["① odd-character"]),
    FileCase("an invisible line separator", "---\ntitle: a①\u{2028}b\n---\n", reports: ["① odd-character"]),
    FileCase("a wrong escape", "---\ntitle: \"C:①\\docs\"\n---\n", reports: ["① unknown-escape"]),
    FileCase("Windows line ends", "---①\r\ntitle: x\r\n---\r\nText\r\n", reports: ["① windows-line-ends"]),
    FileCase("a byte order mark", "①\u{FEFF}---\ntitle: x\n---\n", reports: ["① byte-order-mark"]),
  ]

  @Test("each mistake gets one message at its place", arguments: mistakes)
  func mistake(_ row: FileCase) {
    #expect(row.text.reports(read(row.text.bytes).diagnostics) == row.reports)
  }

  static let further: [FileCase] = [
    FileCase(
      "two quotes that are never closed", "---\ntitle: ①\"Open\nplan: p\nsummary: ②\"All of it\nstart: 2014\n---\n",
      reports: ["① unclosed-quote", "② unclosed-quote"]),
    FileCase(
      "a colon in a text, a tab, a bracket",
      "---\ntitle: ①Results: three\nbaseline:\n②\tdate: 2014\ntags: ③[en, az\nplan: p\n---\n",
      reports: [
        "① needs-quotes: \"Results: three\"", "② tab-in-indentation:   ", "③ unclosed-bracket",
      ]),
    FileCase(
      "a key given twice, and a colon below", "---\ntitle: x\n①title: y\nsummary: ②a: b\n---\n",
      reports: ["① duplicate-key", "② needs-quotes: \"a: b\""]),
    FileCase(
      "in lists", "---\nmilestones:\n  - title: ①\"A\n    due: 2014\nupdates:\n  ②– date: 2014\n    progress: x\n---\n",
      reports: ["① unclosed-quote", "② no-hyphen: -"]),
    FileCase(
      "two in one field: the first", "---\nmilestones:\n  - title: ①a: b\n  - title: c: d\nplan: p\n---\n",
      reports: ["① needs-quotes: \"a: b\""]),
    // What follows from the first one, or may do so.
    FileCase(
      "a list with fields at the margin, which its end closes",
      "---\ntitle: ①a: b\ntags: [\nx: y,\n]\nz: [1]\nplan: p\n---\n", reports: ["① needs-quotes: \"a: b\""]),
    FileCase(
      "a broken list with fields at the margin", "---\ntags: ①[x] y, [\na: b,\n]\nsummary: ②a: b\n---\n",
      reports: ["① needs-quotes: \"[x] y, [\"", "② needs-quotes: \"a: b\""]),
    FileCase(
      "a text below the fields", "---\ntitle: x\n\n①Some text here.\nnote: this is: text\n---\n",
      reports: ["① not-a-field"]),
    FileCase(
      "a mark and what refers to it", "---\ntitle: ①a: b\nstart: &x 2014\nend: *x\n---\n",
      reports: ["① needs-quotes: \"a: b\""]),
    FileCase(
      "a quote that may close the first one", "---\ntitle: ①\"Open\nsummary: all\nplan: \"\n---\n",
      reports: ["① unclosed-quote"]),
    FileCase(
      "a text over several lines with what looks like a mistake",
      "---\ntitle: ①a: b\nsummary: |\n  note: this: that\n  \"Open\nplan: p\n---\n",
      reports: ["① needs-quotes: \"a: b\""]),
  ]

  @Test("mistakes in other fields are told too, and nothing that only follows from the first", arguments: further)
  func furtherMistakes(_ row: FileCase) {
    #expect(row.text.reports(read(row.text.bytes).diagnostics) == row.reports)
  }

  @Test("a file of nothing but mistakes tells ten")
  func manyMistakes() {
    let fields = (1...300).map { "field_\($0): a: b\n" }.joined()
    #expect(read(Array("---\n\(fields)---\n".utf8)).diagnostics.count == 10)
  }

  @Test("invalid UTF-8 is named with its place, and the encoding where it can be told")
  func invalidUTF8() {
    let latin = Array("---\ntitle: caf".utf8) + [0xE9] + Array("\n---\n".utf8)
    #expect(MarkedText("---\ntitle: caf①").reports(read(latin).diagnostics) == ["① not-utf-8"])
    #expect(read([0xFF, 0xFE, 0x2D, 0x00]).diagnostics.map(\.id) == ["not-utf-8"])
  }

  @Test("a quoted text over several lines is no mistake")
  func longQuote() {
    let text = "---\nsummary: \"One line\n  and another: fine\"\ntitle: x\n---\n"
    #expect(read(Array(text.utf8)).diagnostics.isEmpty)
  }

  @Test("deep nesting stops early, with its place")
  func depth() {
    let text = "---\nx: " + String(repeating: "[", count: 40_000) + "\n---\n"
    #expect(read(Array(text.utf8)).diagnostics.map(\.id) == ["nested-too-deep"])
  }

  @Test(
    "a line that begins with % is refused, wherever it stands", arguments: ["①%YAML 1.1\n", "a: b\n...\n①%TAG ! x\n"])
  func directives(marked: String) {
    let text = MarkedText("---\n" + marked + "---\n")
    #expect(text.reports(read(text.bytes).diagnostics) == ["① yaml-directive"])
  }

  @Test("a key given twice is found among many")
  func manyKeys() {
    let keys = (0..<50_000).map { "k\($0): 1\n" }.joined()
    let text = MarkedText("---\n\(keys)①k7: 1\n---\n")
    #expect(text.reports(read(text.bytes).diagnostics) == ["① duplicate-key"])
  }

  @Test("fields over a megabyte are refused")
  func tooLarge() {
    let text = "---\n" + String(repeating: "# a\n", count: 260_000) + "---\n"
    #expect(read(Array(text.utf8)).diagnostics.map(\.id) == ["fields-too-large"])
  }

  @Test("many quotes over several lines are read in time", .timeLimit(.minutes(20)))
  func manyQuotes() throws {
    let text = "---\nx:\n" + String(repeating: "  - \"a\n    b\"\n", count: 10_000) + "---\n"
    #expect(try #require(read(Array(text.utf8)).file).fields.entries.count == 1)
  }

  @Test("aliases are followed, but not without end")
  func aliases() throws {
    let file = try #require(read(Array("---\na: &x [1, 2]\nb: *x\n---\n".utf8)).file)
    #expect(file.fields.entries.count == 2)

    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(read(Array("---\n\(bomb)---\n".utf8)).diagnostics.map(\.id) == ["too-many-aliases"])
  }
}
