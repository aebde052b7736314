import Diagnostics
import TestSupport
import Testing

/// Workbooks as no office should save them, and what is said of each.
@Suite struct HostileWorkbookTests {
  private static let two = [["to": "2014", "value": "41"], ["to": "2015", "value": "52"]]

  @Test(
    "a workbook that can be read is, whatever it says of itself",
    arguments: [
      ("plain.xlsx", two), ("plain.ods", two), ("no-places.xlsx", [["to": "2014", "value": "41"]]),
    ])
  func read(name: String, expected: [[String: String]]) throws {
    let table = ReadTable(fixture("Spreadsheets/" + name), named: name)
    let rows = try #require(table.rows, "\(table.reports)")
    #expect(rows == expected)
  }

  @Test("what a cell shows of a number is what is read: months, codes, percentages, negatives in brackets")
  func formats() {
    let table = ReadTable(fixture("Spreadsheets/formats.xlsx"), named: "formats.xlsx")
    // Day 60 of 1900 never was.
    #expect(
      table.rows == [
        ["to": "2014-01", "code": "007", "value": "57"], ["to": "1900", "code": "012", "value": "64.1"],
        ["to": "2014-01-31", "code": "3", "value": "-3.2"],
      ])
  }

  @Test("a figure that is merged over rows is nobody's for sure, and what both were counted out of is both's")
  func merged() {
    let table = ReadTable(fixture("Spreadsheets/merged.xlsx"), named: "merged.xlsx")
    #expect(table.rows == nil)
    #expect(table.reports == ["Data!B2 error merged-figure"])
  }

  @Test("a header that is merged over two columns of figures says of neither what it is")
  func mergedHeader() {
    let table = ReadTable(fixture("Spreadsheets/merged-header.xlsx"), named: "merged-header.xlsx")
    #expect(table.rows == nil)
    #expect(table.reports == ["Data!B1 error merged-header"])
  }

  @Test("what a format hides behind words is not read, and a 0 behind a dash is")
  func covered() {
    let table = ReadTable(fixture("Spreadsheets/covered.xlsx"), named: "covered.xlsx")
    #expect(
      table.rows == [
        ["to": "2011", "value": "41"], ["to": "2012", "value": "0"], ["to": "2013", "value": "52"],
        ["to": "2014", "value": "61"],
      ])
    #expect(table.reports.contains("Data!B2 note row-left-out") && table.reports.contains("Data!A7 note row-left-out"))
  }

  @Test("a figure with a line through it is asked about, one in bold is not")
  func struck() {
    let table = ReadTable(fixture("Spreadsheets/struck.xlsx"), named: "struck.xlsx")
    #expect(table.rows == nil)
    #expect(table.reports == ["Data!B3 error struck-figure"])
  }

  @Test(
    "in a workbook of LibreOffice too, where the style is the cell's, its column's or one with a name",
    arguments: [("struck.ods", "Data!B3"), ("struck-style.ods", "Data!B3")])
  func struck(name: String, place: String) {
    let table = ReadTable(fixture("Spreadsheets/saved/" + name), named: name)
    #expect(table.rows == nil)
    #expect(table.reports == ["\(place) error struck-figure"])
  }

  @Test("what a format of LibreOffice hides behind words is not read, and a 0 behind a dash is")
  func coveredInOpenDocument() {
    let table = ReadTable(fixture("Spreadsheets/saved/covered.ods"), named: "covered.ods")
    #expect(
      table.rows == [["to": "2011", "value": "41"], ["to": "2012", "value": "0"], ["to": "2013", "value": "52"]])
    #expect(
      table.reports.contains("Data!B2 note row-left-out") && table.reports.contains("Data!A6 note row-left-out"),
      "\(table.reports)")
  }

  @Test(
    "a column that is hidden is read, a sheet is not, and both are told",
    arguments: [
      ("hidden-column.xlsx", "Read with the hidden column `Value`."),
      ("hidden-sheet.xlsx", "Read with the hidden sheet `2015` left out."),
    ])
  func hidden(name: String, said: String) {
    let table = ReadTable(fixture("Spreadsheets/" + name), named: name)
    #expect(table.rows == Self.two)
    #expect(table.diagnostics.map(\.message) == [said])
  }

  @Test("a row that is hidden is read, and told")
  func hiddenRow() {
    let table = ReadTable(fixture("Spreadsheets/hidden-row.xlsx"), named: "hidden-row.xlsx")
    #expect(table.rows == Self.two)
    #expect(table.diagnostics.map(\.message) == ["Read with 1 hidden row."])
  }

  @Test(
    "one that cannot be read is told in a sentence, and nothing of it is read",
    arguments: [
      ("declared.xlsx", "document type"), ("bomb.xlsx", "more than"), ("hidden-bomb.xlsx", "more than"),
      ("truncated.xlsx", "not whole"), ("damaged.xlsx", "not whole"), ("not-closed.xlsx", "not whole"),
      ("twice.xlsx", "not whole"), ("old.xls.xlsx", "old kind"), ("page.xlsx", "a web page"),
      ("locked.ods", "password"), ("repeated.ods", "more than"), ("far.xlsx", "more than"),
    ])
  func refused(name: String, sentence: String) {
    let table = ReadTable(fixture("Spreadsheets/" + name), named: name)
    #expect(table.rows == nil)
    #expect(table.reports == ["1:1 error unreadable-workbook"])
    #expect(table.diagnostics.first?.message.contains(sentence) == true, "\(table.diagnostics.map(\.message))")
  }

  @Test(
    "a formula without a result, or with one that the workbook calls stale, loses its row alone",
    arguments: [
      ("uncomputed.xlsx", "Data!B3", 1), ("stale.xlsx", "Data!B2", 0), ("failed.ods", "Data!B3", 1),
    ])
  func formulas(name: String, place: String, rows: Int) {
    let table = ReadTable(fixture("Spreadsheets/" + name), named: name)
    #expect(table.rows?.count == rows)
    #expect(table.reports.contains("\(place) error lost-figure"))
  }

  @Test("bytes that are changed at random end in rows or a sentence, never in a crash")
  func random() {
    for name in ["plain.xlsx", "plain.ods", "formats.xlsx"] {
      let whole = fixture("Spreadsheets/" + name)
      var numbers = SeededNumbers(state: 7)
      for _ in 0..<300 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
          bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        }
        let table = ReadTable(bytes, named: name)
        #expect(table.rows != nil || !table.diagnostics.isEmpty)
      }
      for end in stride(from: 0, to: whole.count, by: 37) {
        #expect(ReadTable(Array(whole[..<end]), named: name).rows == nil)
      }
    }
  }
}
