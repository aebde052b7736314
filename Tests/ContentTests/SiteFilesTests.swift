import Diagnostics
import FrontMatter
import TestSupport
import Testing

@testable import Content

@Suite struct SiteFilesTests {
  private let folder = TemporaryFolder()

  private func find() throws -> (found: SiteFiles, files: SourceFiles) {
    var files = SourceFiles()
    let found = try SiteFiles(
      in: folder.path, languages: ["en", "az"], collections: ["commitments", "indicators", "pages"],
      tables: ["indicators": TablesBeside(["observations", "revisions"], areAllTables: true)], files: &files)
    return (found, files)
  }

  @Test("records, translations, tables, words and other files are told apart")
  func kinds() throws {
    for name in [
      "site.yaml", "commitments/b.md", "commitments/area-1/a.md", "commitments/a.az.md", "commitments/c.ru.md",
      "indicators/i.md", "indicators/i.csv", "indicators/i.revisions.csv", "pages/raw.csv", "pages/photo.jpg",
      "strings/az.yaml",
      "commitments/.hidden.md", "commitments/b.md~",
    ] { folder.write("x", to: name) }
    let found = try find().found
    #expect(found.diagnostics.isEmpty)
    #expect(
      found.documents.map { "\($0.collection)/\($0.slug)" } == [
        "commitments/a", "commitments/b", "commitments/c.ru", "indicators/i",
      ])
    #expect(found.documents[0].translations.map(\.language) == [1])
    #expect(found.documents[3].tables.map(\.field) == ["observations", "revisions"])
    #expect(found.documents[3].tables.map(\.source.path) == ["indicators/i.csv", "indicators/i.revisions.csv"])
    #expect(found.media.map(\.path) == ["pages/photo.jpg", "pages/raw.csv"])
    #expect(found.strings.map(\.language) == ["az"])
  }

  @Test(
    "a file that cannot be what it seems gets a message of its own",
    arguments: [
      (["stray.md"], "record-outside-collection"), (["commitmnets/a.md"], "unknown-collection"),
      (["commitments/a.az.md"], "translation-of-nothing"),
      (["commitments/a.md", "commitments/a.en.md"], "translation-into-default"),
      (["commitments/one/a.md", "commitments/two/a.md"], "duplicate-address"),
      (["indicators/people.md", "indicators/poeple.csv"], "table-of-nothing"),
      (["indicators/people.md", "indicators/poeple.revisions.csv"], "table-of-nothing"),
      (["indicators/people.md", "indicators/people.revision.csv"], "table-of-nothing"),
      (["indicators/i.md", "indicators/a/i.revisions.csv", "indicators/b/i.revisions.csv"], "duplicate-address"),
      (["indicators/i.md", "indicators/a/i.csv", "indicators/b/i.csv"], "duplicate-address"),
      (["pages/a.md", "pages/one/a.az.md", "pages/two/a.az.md"], "duplicate-address"),
      (["commitments/two words.md"], "odd-file-name"), (["pages/a\"b.md"], "odd-file-name"),
      (["pages/A.md", "pages/a.md"], "duplicate-address"),
      (["pages/\u{E9}.md", "pages/e\u{301}.md"], "duplicate-address"),
      (["pages/a.MD"], "odd-file-name"), (["indicators/i.md", "indicators/i.CSV"], "odd-file-name"),
      (["page/a.md", "page/b.md"], "unknown-collection"), (["pages/a.md", "pages/A.az.md"], "translation-of-nothing"),
    ])
  func oddFiles(names: [String], id: String) throws {
    for name in names { folder.write("x", to: name) }
    #expect(try find().found.diagnostics.map(\.id.name) == [id])
  }

  @Test("a record that is named with the default language, as content editors do, is the record")
  func defaultLanguageNamed() throws {
    for name in ["a.en.md", "a.az.md", "b.md"] { folder.write("x", to: "pages/" + name) }
    let found = try find().found
    #expect(found.diagnostics.isEmpty)
    #expect(found.documents.map(\.slug) == ["a", "b"])
    #expect(found.documents[0].translations.map(\.language) == [1])
  }

  @Test("a record may itself be called so that its table looks like another's revisions")
  func revisionsByName() throws {
    for name in ["i.md", "i.revisions.md", "i.revisions.csv"] { folder.write("x", to: "indicators/" + name) }
    let found = try find().found
    #expect(found.documents.map { $0.tables.map(\.field) } == [[], ["observations"]])
  }

  @Test(
    "of a table that belongs to nothing the name that was probably meant is told",
    arguments: [
      ("poeple.csv", "people.csv"), ("poeple.revisions.csv", "people.revisions.csv"),
      ("people.revision.csv", "people.revisions.csv"),
    ])
  func nearestTable(written: String, meant: String) throws {
    for name in ["people.md", written] { folder.write("x", to: "indicators/" + name) }
    #expect(try find().found.diagnostics.map(\.help) == ["Did you mean `\(meant)`?"])
  }

  @Test("a translation is found whichever Unicode form its name has, and a file that only begins with # is no copy")
  func names() throws {
    for name in ["pages/\u{E9}.md", "pages/e\u{301}.az.md", "pages/#1.png", "pages/#a#"] { folder.write("x", to: name) }
    let found = try find().found
    #expect(found.diagnostics.isEmpty)
    #expect(found.documents.map(\.translations.count) == [1])
    #expect(found.media.map(\.path) == ["pages/#1.png"])
  }

  @Test("a name that is not UTF-8 is shown as far as it can be read")
  func notUTF8() throws {
    folder.write("x", to: "pages/a.md")
    folder.write("x", toName: Array("pages/caf".utf8) + [0xE9])
    let (found, files) = try find()
    #expect(found.diagnostics.map(\.id) == ["odd-file-name"])
    #expect(found.diagnostics.compactMap(\.range).map { files[$0.file] } == ["Content/pages/caf\u{FFFD}"])
  }

  @Test("a link is not followed, even one that loops")
  func links() throws {
    folder.write("x", to: "pages/a.md")
    folder.link("pages/loop", to: folder.path)
    folder.link("pages/b.md", to: "/etc/passwd")
    let found = try find().found
    #expect(found.diagnostics.map(\.id) == ["symbolic-link", "symbolic-link"])
    #expect(found.documents.map(\.slug) == ["a"])
  }
}

@Suite struct CSVTableTests {
  private func read(_ text: MarkedText) -> (rows: [[String: String]]?, reports: [String]) {
    var diagnostics: [Diagnostic] = []
    let table = CSVTable(text.bytes, file: SourceFile(index: 0), diagnostics: &diagnostics)
    let rows = table?.rows.map { row in
      Dictionary(
        uniqueKeysWithValues: row.entries.map { entry in
          guard case .scalar(let value, _) = entry.value.content else { return (entry.key, "") }
          return (entry.key, value)
        })
    }
    return (rows, text.reports(diagnostics))
  }

  @Test("quotes, commas and line breaks within cells are read as RFC 4180 has them, empty cells are absent")
  func cells() {
    let (rows, reports) = read(MarkedText("a,b,c\n1,\"x, \"\"y\"\"\nz\",\n\n2,,3\r\n"))
    #expect(rows == [["a": "1", "b": "x, \"y\"\nz"], ["a": "2", "c": "3"]])
    #expect(reports.isEmpty)
  }

  @Test("a quote within a cell is one though an accent, which makes one character of both, follows it")
  func accents() {
    let (rows, reports) = read(MarkedText("a,b\n\"x \"\"\u{301}y\"\"\",\"\u{301}\"\n"))
    #expect(rows == [["a": "x \"\u{301}y\"", "b": "\u{301}"]])
    #expect(reports.isEmpty)
  }

  @Test("each cell keeps its place")
  func places() throws {
    var diagnostics: [Diagnostic] = []
    let table = try #require(
      CSVTable(Array("ad,dəyər\nBakı,8080\n".utf8), file: SourceFile(index: 0), diagnostics: &diagnostics))
    let cell = try #require(table.rows.first?.entries.last)
    #expect((cell.value.range.line, cell.value.range.column, cell.value.range.endColumn) == (2, 6, 10))
    #expect((cell.keyRange.line, cell.keyRange.column) == (1, 4))
  }

  @Test("a first cell that holds line ends begins where its quote does")
  func quotedLines() throws {
    var diagnostics: [Diagnostic] = []
    let table = try #require(
      CSVTable(Array("a,b\n\n\"x\n\ny\",1\n".utf8), file: SourceFile(index: 0), diagnostics: &diagnostics))
    let cells = try #require(table.rows.first?.entries)
    #expect((cells[0].value.range.line, cells[0].value.range.column) == (3, 1))
    #expect((cells[0].value.range.endLine, cells[0].value.range.endColumn) == (5, 3))
    #expect((cells[1].value.range.line, cells[1].value.range.column) == (5, 4))
  }

  @Test("of many rows with too many cells the first five hundred are told, and the others counted")
  func manyOddRows() throws {
    let reports = read(MarkedText("a\n" + String(repeating: "1,2\n", count: 550))).reports
    // Lines 2 to 501, then one message at line 502 for it and the 49 below.
    #expect(reports.count == 501)
    #expect(reports.last == "502:1 more-mistakes")
  }

  @Test(
    "each mistake in a table gets one message at its place",
    arguments: [
      ("①a;b;c\n1;2;3\n", ["① semicolon-table"]), ("a,b\n1,2\n①1,2,3\n", ["① wrong-cell-count"]),
      ("a,b\n1,①\"2\n", ["① unclosed-quote"]),
      ("a,b\n1,①2 \"x\"\n", ["① unclosed-quote"]), ("①", ["① empty-file"]),
      (String(repeating: "a,", count: 1_000) + "①b,c\n", ["① table-too-large"]),
    ])
  func mistakes(marked: String, expected: [String]) {
    #expect(read(MarkedText(marked)).reports == expected)
  }
}
