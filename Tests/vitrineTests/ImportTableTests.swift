import Foundation
import TestSupport
import Testing

@testable import vitrine

/// Runs `vitrine import table` in a small site, with the table beside the site's folder.
struct ImportSite {
  let site: SmallSite
  private static let common = [
    "Content/organisations/moj.md": "---\ntitle: Ədliyyə Nazirliyi\nkind: government\n---\n",
    "Content/places/baku.md": "---\ntitle: Bakı\nkind: city\n---\n",
    "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
  ]

  init(_ files: [String: String] = [:]) { site = SmallSite(Self.common.merging(files) { $1 }) }

  var folder: TemporaryFolder { site.folder }

  func run(_ table: String, _ arguments: [String], typist: Typist? = nil) async throws -> Outcome {
    try await run(Array(table.utf8), as: "list.csv", arguments, typist: typist)
  }

  func run(_ table: [UInt8], as name: String, _ arguments: [String], typist: Typist? = nil) async throws -> Outcome {
    folder.write(table, to: name)
    return try await run(["\(folder.path)/\(name)"] + arguments, typist: typist)
  }

  func run(_ arguments: [String], typist: Typist? = nil) async throws -> Outcome {
    do {
      guard
        case .importTable(let request) = try Command.parse(["import", "table"] + arguments + ["--site", folder.path])
      else { return Outcome(exitCode: .usage) }
      let environment = typist?.environment(in: folder.path) ?? .test(in: folder.path)
      return await ImportTable(request: request, environment: environment).run()
    } catch {
      return Outcome(exitCode: .usage, messages: error.text)
    }
  }

  /// The records of a collection, with their files.
  func files(_ collection: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/Content/\(collection)")
    return (names ?? []).sorted()
  }
}

/// A table that cannot be imported, and what is said of it.
struct RefusedTable: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let table: String
  var arguments = ["--as", "publications"]
  let says: String
  var code = ExitCode.contentErrors
}

@Suite struct ImportTableTests {
  private static let origin = #"imported:\n  file: list.csv\n  row: \d+\n  sha256: "?[0-9a-f]{64}"?\n"#

  /// A record's file without the origin of its row.
  private static func text(_ name: String, in site: ImportSite) throws -> String {
    let text = try #require(site.folder.read("Content/" + name), "\(name)")
    let plain = text.replacing(try Regex(origin), with: "")
    #expect(plain != text, "\(text)")
    return plain
  }

  @Test("a list as an office keeps it becomes records in our words")
  func commitments() async throws {
    let site = ImportSite()
    let outcome = try await site.run(
      "Öhdəliklər\n;;\nAd;Ad (az);Məsul qurum;Başlanğıc;Son tarix;Açıqlıq dəyəri;Qeyd\n"
        + "Answers in time;Vaxtında cavab;Ədliyyə Nazirliyi;1/2/2013;31.12.2014;şəffaflıq, iştirak;x\n"
        + "The budget: open;;moj;25/3/2013;2015;;\n",
      ["--as", "commitments", "--set", "plan=p", "--ignore", "Qeyd"])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(
      try Self.text("commitments/answers-in-time.md", in: site)
        == "---\ntitle: Answers in time\nplan: p\nlead: moj\nstart: 2013-02-01\nend: 2014-12-31\n"
        + "values: [information, participation]\n---\n")
    #expect(site.folder.read("Content/commitments/answers-in-time.az.md") == "---\ntitle: Vaxtında cavab\n---\n")
    #expect(
      try Self.text("commitments/the-budget-open.md", in: site)
        == "---\ntitle: 'The budget: open'\nplan: p\nlead: moj\nstart: 2013-03-25\nend: 2015\n---\n")
    #expect(outcome.data.contains("Rows: 2 below the header: 2 imported; above the header 1 row of words.\n"))
    #expect(outcome.data.contains("Cells: 11 filled: 10 imported, 1 left out; 3 empty.\n"), "\(outcome.data)")
    #expect(outcome.data.contains("line 4, column 70: `şəffaflıq` is read as `information`.\n"), "\(outcome.data)")
    let checked = try await site.site.run("check", "--strict")
    #expect(checked.exitCode == .success, "\(checked.messages)")
  }

  @Test(
    "lists of every kind that fits a row pass the check",
    arguments: [
      ("organisations", "Название;Вид;Сайт\nМинюст;министерство;https://example.org/\n", "minyust", "kind: government"),
      (
        "places", "Ad;Növ;Koordinatlar;Aid olduğu yer\nGəncə;şəhər;40,68 46,36;Bakı\n", "gence", "point: [40.68, 46.36]"
      ),
      (
        "activities", "Title,Project,Start,Status,Places\nClinic,J,2013-05,davam edir,Bakı\n", "clinic",
        "status: active"
      ),
      ("plans", "Title;Kind;Start;End;Number\nSecond;açıq hökumət;2016;2018;2\n", "second", "kind: ogp"),
      ("events", "Başlıq;Tarix;Yer\nSeminar;05.04.2013;Bakı\n", "seminar", "date: 2013-04-05"),
      ("news", "title,date,body\nHello,2014-06-30,\"One.\n\nTwo.\"\n", "hello", "---\n\nOne.\n\nTwo.\n"),
      ("publications", "title;authors;date;slug\nReport;A; 2014;annual-report\n", "annual-report", "authors: [A]"),
      (
        "indicators",
        "Title;Project;Unit;Kind;Target;Target date;Baseline;Baseline date\nCalls;J;manat;məbləğ;1.284,5;2015;0,5;2012\n",
        "calls", "targets:\n- date: 2015\n  value: 1284.5\n"
      ),
      (
        "projects", "Ad;Başlama tarixi;Büdcə;Valyuta\nAPT;2012-06;250 000;USD\n", "apt",
        "budget:\n  amount: 250000\n  currency: USD\n"
      ),
    ])
  func kinds(collection: String, table: String, slug: String, holds: String) async throws {
    let site = ImportSite()
    let outcome = try await site.run(table, ["--as", collection])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let text = try #require(site.folder.read("Content/\(collection)/\(slug).md"), "\(outcome.data)")
    #expect(text.contains(holds), "\(text)")
    let checked = try await site.site.run("check")
    #expect(checked.exitCode == .success, "\(checked.messages)")
  }

  private static let refused: [RefusedTable] = [
    RefusedTable(testDescription: "no row", table: "title\n", says: "no-table"),
    RefusedTable(testDescription: "nothing at all", table: "", says: "The file is empty", code: .fileFault),
    RefusedTable(testDescription: "blanks alone", table: ";;\n;;\n", says: "no-table"),
    RefusedTable(testDescription: "no titles", table: "date;tags\n2014;a\n", says: "no-table"),
    RefusedTable(
      testDescription: "one name twice", table: "title;date\nA b;2014\nA, B;2015\n",
      says: "3:1: error[rows-of-one-name]"),
    RefusedTable(
      testDescription: "one number twice", table: "id;title;date\n7;A;2014\n7;B;2015\n",
      says: "Write another id; or give each row a name of its own in a column `slug`."),
    RefusedTable(
      testDescription: "an amount with its currency", table: "title;start;budget\nA;2014;12 500 AZN\n",
      arguments: ["--as", "projects"],
      says: "Write `12500` alone here, and the rest into a column of its own: `currency: AZN`"),
    RefusedTable(
      testDescription: "a long title", table: "title;date\n\(String(repeating: "a", count: 300));2014\n",
      says: "2:1: error[title-too-long]: This title has 300 characters"),
    RefusedTable(testDescription: "no title", table: "title;date\nA;2013\n;2014\n", says: "error[row-without-title]"),
    RefusedTable(
      testDescription: "words below the rows", table: "title;date\nA;2013\nSource: us;\n",
      says: "3:1: error[row-of-title-alone]"),
    RefusedTable(
      testDescription: "a total", table: "title;date\nA;2013\nCəmi;2014\n", says: "3:1: error[row-of-totals]"),
    RefusedTable(
      testDescription: "an unknown column", table: "title;qqq\nA;x\n", says: "1:7: error[column-not-understood]"),
    RefusedTable(
      testDescription: "a cell beyond the header", table: "title;date\nA;2014;x\n",
      says: "2:8: error[column-not-understood]: What is the column C, which has no header?"),
    RefusedTable(
      testDescription: "two columns of one field", table: "title;date;tarix\nA;2014;2015\n",
      says: "1:12: error[columns-of-one-field]"),
    RefusedTable(
      testDescription: "day or month", table: "title;date\nA;05/04/2013\n", says: "2:3: error[date-in-two-ways]"),
    RefusedTable(testDescription: "no date", table: "title;date\nA;soon\n", says: "2:3: error[not-a-date]"),
    RefusedTable(testDescription: "a quarter", table: "title;date\nA;Q1 2014\n", says: "2:3: error[not-a-date]"),
    RefusedTable(
      testDescription: "thousands or decimals", table: "title;start;budget\nA;2014;1.284\n",
      arguments: ["--as", "projects"],
      says: "2:8: error[figure-in-two-ways]"),
    RefusedTable(
      testDescription: "thousands in a header", table: "title;start;Budget (thousand AZN);currency\nA;2014;5;AZN\n",
      arguments: ["--as", "projects", "--columns", "Budget (thousand AZN)=budget.amount,currency=budget.currency"],
      says: "1:13: error[scaled-figures]"),
    RefusedTable(
      testDescription: "letters that were lost", table: "title;date\nD?y?r;2014\n", says: "2:1: error[letters-lost]"),
    RefusedTable(
      testDescription: "a word of no list", table: "title;kind\nA;qqqq\n", arguments: ["--as", "organisations"],
      says: "2:3: error[unknown-value]"),
    RefusedTable(
      testDescription: "a record that is not there", table: "title;plan;lead\nA;p;nobody\n",
      arguments: ["--as", "commitments"], says: "2:5: error[dangling-reference]"),
    RefusedTable(
      testDescription: "what is needed", table: "title;number\nA;1\n", arguments: ["--as", "commitments"],
      says: "2:1: error[missing-field]"),
    RefusedTable(
      testDescription: "no address", table: "title;date\n!!!;2014\n", says: "2:1: error[cell-is-no-name]"),
    RefusedTable(
      testDescription: "a name that is none", table: "title;slug\nA;a b\n", says: "2:3: error[cell-is-no-name]"),
    RefusedTable(
      testDescription: "a record that is there", table: "title;plan\nC;p\n", arguments: ["--as", "commitments"],
      says: "2:1: error[record-is-there]"),
    RefusedTable(
      testDescription: "an id twice", table: "title;id;plan;slug\nD;c;p;d\n", arguments: ["--as", "commitments"],
      says: "error[duplicate-id]"),
    RefusedTable(
      testDescription: "an unknown kind", table: "title\nA\n", arguments: ["--as", "comitments"],
      says: "Did you mean `commitments`?", code: .usage),
    RefusedTable(
      testDescription: "parts of records", table: "title\nA\n", arguments: ["--as", "milestones"],
      says: "parts of commitments", code: .usage),
    RefusedTable(
      testDescription: "counts of cases", table: "title\nA\n", arguments: ["--as", "cases"],
      says: "stand in a table beside one", code: .usage),
    RefusedTable(
      testDescription: "no kind", table: "title\nA\n", arguments: [], says: "--as KIND", code: .usage),
    RefusedTable(
      testDescription: "a column mapped twice", table: "Ad\nA\n",
      arguments: ["--as", "news", "--columns", "Ad=title,ad=summary"], says: "twice", code: .usage),
    RefusedTable(
      testDescription: "a column that is not there", table: "title\nA\n",
      arguments: ["--as", "news", "--columns", "Adi=title"], says: "no column `Adi`", code: .usage),
    RefusedTable(
      testDescription: "a field that is none", table: "Ad\nA\n", arguments: ["--as", "news", "--columns", "Ad=titel"],
      says: "Did you mean `title`?", code: .usage),
    RefusedTable(
      testDescription: "a row that is not there", table: "title\nA\n",
      arguments: ["--as", "news", "--ignore", "row 9"], says: "no row 9", code: .usage),
    RefusedTable(
      testDescription: "a header with a comma that nobody knows", table: "title;\"Qeyd, mənbə\";date\nA;b;2014\n",
      says: "--columns '\"Qeyd, mənbə\"=…'"),
    RefusedTable(
      testDescription: "a column without what it is", table: "Ad;date\nA;2014\n",
      arguments: ["--as", "news", "--columns", "date,Ad=title"], says: "no column `date,Ad`", code: .usage),
    RefusedTable(
      testDescription: "a sheet of a text", table: "title\nA\n", arguments: ["--as", "news", "--sheet", "S"],
      says: "A text file has no sheets"),
  ]

  @Test("what is not certain is told at its cell, and nothing is written", arguments: refused)
  func refuse(_ refused: RefusedTable) async throws {
    let site = ImportSite()
    let before = try FileManager.default.subpathsOfDirectory(atPath: site.folder.path + "/Content").sorted()
    let outcome = try await site.run(refused.table, refused.arguments)
    #expect(outcome.exitCode == refused.code, "\(outcome.data)\(outcome.messages)")
    #expect(outcome.messages.contains(refused.says), "\(outcome.messages)")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: site.folder.path + "/Content").sorted() == before)
  }

  @Test(
    "a header may have commas in it",
    arguments: [
      ["--columns", "Ad, soyad=title,Tarix; gün=date", "--ignore", "\"Qeyd, mənbə\""],
      ["--columns", "\"Ad, soyad\"=title;\"Tarix; gün\"=date", "--ignore", "*"],
    ])
  func commas(arguments: [String]) async throws {
    let site = ImportSite()
    let table = "\"Ad, soyad\"\t\"Tarix; gün\"\t\"Qeyd, mənbə\"\nA\t2014-01-02\tb\n"
    let outcome = try await site.run(table, ["--as", "news"] + arguments)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.files("news") == ["a.md"])
  }

  @Test("two bytes a letter are read without the mark that says so, whichever comes first", arguments: [false, true])
  func withoutMark(isBigEndian: Bool) async throws {
    let units = Array("Ad\tNöv\nƏdliyyə\tngo\n".utf16)
    let bytes = units.flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    let site = ImportSite()
    let outcome = try await site.run(bytes, as: "list.csv", ["--as", "organisations"])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.files("organisations").contains("edliyye.md"))
  }

  @Test("a column under a header that is merged over two is asked for by that header")
  func mergedHeader() async throws {
    let outcome = try await ImportSite().run(
      fixture("Spreadsheets/merged-header.xlsx"), as: "list.xlsx",
      ["--as", "projects", "--columns", "Year=start,Value=title"])
    #expect(
      outcome.messages.contains(
        "list.xlsx:2:3 (Data!C2): error[column-not-understood]: What is the column C, over which the header `Value` is merged"
      ), "\(outcome.messages)")
  }

  @Test("a number merged over rows is nobody's for sure, and a word is of all of them")
  func merged() async throws {
    let outcome = try await ImportSite().run(
      fixture("Spreadsheets/merged-list.xlsx"), as: "list.xlsx",
      ["--as", "projects", "--columns", "budget=budget.amount,currency=budget.currency"])
    #expect(outcome.exitCode == .contentErrors)
    let errors = outcome.messages.split(separator: "\n").filter { $0.contains("error[") }
    #expect(errors.count == 1 && errors[0].contains("list.xlsx:2:3 (Data!C2): error[merged-figure]"), "\(errors)")
  }

  @Test("one faulty row keeps all of them from being written, and the report counts both")
  func allOrNothing() async throws {
    let site = ImportSite()
    let outcome = try await site.run("title;date\nA;2014\nB;soon\n", ["--as", "publications"])
    #expect(outcome.messages.contains("Rows: 2 below the header: 1 without errors, 1 with errors.\n"))
    #expect(outcome.messages.hasSuffix("Nothing was written.\n"))
    #expect(site.files("publications") == [])
  }

  @Test("the same table again changes nothing, whatever its records are called by now")
  func again() async throws {
    let site = ImportSite()
    let table = "title;date\nOne;2014\nTwo;2015\n"
    #expect(try await site.run(table, ["--as", "publications"]).exitCode == .success)
    let moved = try #require(site.folder.read("Content/publications/two.md"))
    site.folder.remove("Content/publications/two.md")
    site.folder.write(moved, to: "Content/publications/second.md")
    let outcome = try await site.run(table, ["--as", "publications"])
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.contains("Rows: 2 below the header: 2 imported before.\n"), "\(outcome.data)")
    #expect(outcome.data.hasSuffix("nothing was changed.\n"))
    #expect(site.files("publications") == ["one.md", "second.md"])
  }

  @Test("a record that is there is written anew with --force alone, and a copy of it is kept")
  func force() async throws {
    let site = ImportSite()
    site.folder.write("---\ntitle: Mine\n---\nText.\n", to: "Content/publications/one.md")
    let table = "title;date\nOne;2014\n"
    #expect(try await site.run(table, ["--as", "publications"]).messages.contains("error[record-is-there]"))
    let outcome = try await site.run(table, ["--as", "publications", "--force"])
    #expect(outcome.exitCode == .success && outcome.data.contains("The files as they were are in .vitrine-backup/"))
    #expect(try Self.text("publications/one.md", in: site) == "---\ntitle: One\ndate: 2014\n---\n")
  }

  @Test("where one file cannot be written, those before it are taken back")
  func takenBack() async throws {
    let site = ImportSite()
    site.folder.write("", to: "Content/publications/two.md/.gitkeep")
    let outcome = try await site.run("title;date\nOne;2014\nTwo;2015\n", ["--as", "publications"])
    #expect(outcome.exitCode == .fileFault && outcome.messages.hasSuffix("Nothing was written.\n"))
    #expect(site.files("publications") == ["two.md"])
  }

  @Test("a dry run says what would be written, and writes nothing")
  func trial() async throws {
    let site = ImportSite()
    let outcome = try await site.run("title;date\nOne;2014\n", ["--as", "publications", "--dry-run"])
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.hasSuffix("Content/publications/one.md would be written.\nNothing was written.\n"))
    #expect(site.files("publications") == [])
  }

  @Test("on a terminal columns are asked for")
  func asked() async throws {
    let site = ImportSite()
    let typist = Typist(["titel", "title", ""])
    let outcome = try await site.run("Foo;date;Bar\nOne;2014;x\n", ["--as", "publications"], typist: typist)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(typist.questions.count == 3 && typist.questions[0].contains("What is the column `Foo`, such as One?"))
    #expect(typist.questions[1].contains("Did you mean `title`?"))
    #expect(site.files("publications") == ["one.md"])
  }

  @Test("where a record came from is not published")
  func notPublished() async throws {
    let site = ImportSite()
    #expect(try await site.run("title;date\nOne;2014\n", ["--as", "publications"]).exitCode == .success)
    #expect(try await site.site.run("build").exitCode == .success)
    let files = try FileManager.default.subpathsOfDirectory(atPath: site.folder.path + "/Output")
    #expect(files.contains("publications/one/index.html"))
    for file in files { #expect(site.folder.read("Output/" + file)?.contains("list.csv") != true, "\(file)") }
  }
}
