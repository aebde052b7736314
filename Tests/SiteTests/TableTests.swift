import Diagnostics
import Manual
import Reporting
import TestSupport
import Testing

@testable import Site

@Suite struct TableTests {
  @Test(
    "cells are quoted where RFC 4180 wants it, and no text runs as a formula",
    arguments: [
      (Cell.text("plain"), "plain"), (.text("a,b"), "\"a,b\""), (.text("say \"x\""), "\"say \"\"x\"\"\""),
      (.text("two\nlines"), "\"two\nlines\""), (.text("=1+1"), "'=1+1"), (.text("-5 below"), "'-5 below"),
      (.text("@x"), "'@x"), (.text("=a,b"), "\"'=a,b\""), (.number("-5"), "-5"), (.absent, ""), (.flag(true), "true"),
      (.list([.text("a"), .text("b")]), "a;b"), (.list([.text("-a"), .text("-b")]), "'-a;-b"),
      (.list([.number("-3.5"), .number("51")]), "-3.5;51"), (.list([]), ""),
      (.list([.text("a,b"), .text("c")]), "\"a,b;c\""),
    ])
  func cells(cell: Cell, written: String) {
    var bytes = Array("before,".utf8)
    bytes.appendCSV(cell)
    #expect(String(decoding: bytes, as: UTF8.self) == "before," + written)
  }

  private static func table(explainingFirst first: String? = nil) -> Table<Cell> {
    Table(
      [
        Column("a", "The first.", .count, reasons: Missing.words) { $0 },
        Column("b", "The second.", .count) { $0 },
        Column("c", "The third.", .count) { $0 }.explained(by: [.hidden]) { _ in .hidden },
      ], explainingFirst: first
    ) { show in
      for cell in [Cell.count(7), .missing(Missing.noData), .hidden, .absent] { show(cell) }
    }
  }

  @Test("what is missing, hidden and absent is empty, and a column at the end says which it is")
  func reasons() {
    var bytes: [UInt8] = []
    Self.table().writeCSV(into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        a,b,c,a_missing,c_missing
        7,7,,,hidden
        ,,,no-data,hidden
        ,,,hidden,hidden
        ,,,,hidden

        """)
    #expect(Self.table(explainingFirst: "c").descriptions.map(\.name) == ["a", "b", "c", "c_missing", "a_missing"])
    #expect(Self.table().descriptions.last?.about == "Why `c` is empty.")
  }

  private static let sites = ["", "/Tests/Fixtures/small-site"]

  private func source(_ site: String) async throws -> SiteSource {
    var loader = SiteLoader(root: checkout + site, options: BuildOptions())
    return try #require(try await loader.load())
  }

  @Test("every column of every table says in a sentence what it means, under a name of its own", arguments: sites)
  func columns(site: String) async throws {
    for table in DataTable.all(try await source(site)) {
      let columns = table.prepared().columns
      for column in columns {
        #expect(column.about.hasSuffix("."), "data/\(table.name).csv: `\(column.name)` says “\(column.about)”")
      }
      let names = columns.map(\.name)
      #expect(Set(names).count == names.count, "data/\(table.name).csv has two columns of one name: \(names)")
    }
  }

  @Test("what columns mean is said in Azerbaijani and Russian, and nothing else is", arguments: ["az", "ru"])
  func translated(language: String) async throws {
    // Of sites that have schemes of their own.
    var sentences: Set = ["The rating of `{name}`, by a scheme of the site."]
    for table in DataTable.all(try await source("/Tests/Fixtures/small-site")) {
      for column in table.prepared().columns { sentences.formUnion(column.meaning.sentences) }
    }
    let words = ManualWords(try #require(ManualLanguage(rawValue: language)))
    let known = words.keys.filter { $0.hasPrefix("columns.") }.map { String($0.dropFirst("columns.".count)) }
    #expect(sentences.subtracting(known).sorted() == [], "lack words in \(language).yaml")
    #expect(Set(known).subtracting(sentences).sorted() == [], "are no columns")
  }

  @Test("every cell is what its column says", arguments: sites)
  func forms(site: String) async throws {
    let source = try await source(site)
    let ids = Ids(source.report.records)
    for table in DataTable.all(source) {
      let columns = table.prepared().columns
      var bytes: [UInt8] = []
      table.prepared().writeCSV(into: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix(columns.map(\.name).joined(separator: ",") + "\n"), "data/\(table.name).csv")
      for row in readCSV(text) {
        for column in columns {
          let cell = row[column.name] ?? ""
          let fits = cell.isEmpty || column.form.fits(cell, ids)
          #expect(fits, "data/\(table.name).csv: `\(cell)` in `\(column.name)` is no \(column.form)")
        }
      }
    }
  }

  @Test("every column that domain.md names is there")
  func documented() async throws {
    let tables = DataTable.all(try await source(""))
    let page = try #require(TemporaryFolder.readFile(checkout + "/Docs/domain.md"))
    let section = try #require(page.split(separator: "\n## 5. ").dropFirst().first)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(rows.count == 6)
    for row in rows {
      let cells = row.split(separator: "|")
      let listed = cells[1].split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
        .flatMap { $0.element.split(separator: ", ").map(String.init) }
      for name in cells[0].matches(of: /[a-z]+/).map({ String($0.0) }) {
        let table = try #require(tables.first { $0.name == name })
        let columns = Set(table.prepared().columns.map(\.name))
        #expect(columns.isSuperset(of: listed), "data/\(name).csv lacks \(Set(listed).subtracting(columns))")
      }
    }
  }
}

extension ColumnMeaning {
  /// The English sentences that it is made of.
  fileprivate var sentences: [String] {
    switch self {
    case .said(let sentence, _): [sentence]
    case .field: []
    case .rating: ["The rating of `{name}`, by a scheme of the site."]
    case .part(_, let meaning): ["Of `{name}`: {meaning}"] + meaning.sentences
    case .translation: ["The same as `{name}`, in {language}."]
    case .reason: ["Why `{name}` is empty."]
    }
  }
}

/// The ids of a report's records, by collection.
private struct Ids: RecordTableVisitor {
  let records: Records
  var all: [Reporting.Collection: Set<String>] = [:]

  init(_ records: Records) {
    self.records = records
    Records.visitTables(&self)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    all[Element.collection] = Set(records[keyPath: table].shown.map(\.header.id))
  }
}

extension CellForm {
  fileprivate func fits(_ cell: String, _ ids: Ids) -> Bool {
    switch self {
    case .text, .figure: true
    case .day: cell.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil
    case .date: cell.wholeMatch(of: /\d{4}(-\d\d(-\d\d)?)?/) != nil
    case .number: cell.wholeMatch(of: /-?\d+(\.\d+)?/) != nil
    case .share: cell.wholeMatch(of: /-?\d+\.\d{4}/) != nil
    case .count, .days: cell.wholeMatch(of: /\d+/) != nil
    case .flag: cell == "true" || cell == "false"
    case .word(let words): words.contains(cell)
    case .reference(nil): ids.all.values.contains { $0.contains(cell) }
    case .reference(let collection?): ids.all[collection]?.contains(cell) == true
    case .address: cell.hasPrefix("http")
    case .list(let form): cell.split(separator: ";").allSatisfy { form.fits(String($0), ids) }
    }
  }
}
