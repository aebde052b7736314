import Exact
import Testing

@testable import Site

@Suite struct SheetWriterTests {
  private static func day(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> Cell {
    .date(PartialDate(year: year, month: month, day: day))
  }

  private static func text(_ text: String) -> String {
    #"<c r="A1" t="inlineStr"><is><t xml:space="preserve">\#(text)</t></is></c>"#
  }

  @Test(
    "cells are typed, and none is a formula",
    arguments: [
      (Cell.absent, ""), (.missing("no-data"), ""), (.text(""), ""), (.text("=1+1"), text("=1+1")),
      (.text("a & <b>"), text("a &amp; &lt;b&gt;")), (.number("-12.50"), #"<c r="A1"><v>-12.50</v></c>"#),
      (.number("123456789012345"), #"<c r="A1"><v>123456789012345</v></c>"#),
      // 16 digits: a program for tables would round them.
      (.number("1234567890123.456"), text("1234567890123.456")), (.flag(true), #"<c r="A1" t="b"><v>1</v></c>"#),
      // 1 March 1900 is day 61 of the tables' calendar, whose February had 29 days.
      (day(1900, 3, 1), #"<c r="A1" s="2"><v>61</v></c>"#), (day(1900, 2, 28), text("1900-02-28")),
      (day(2014, 6), text("2014-06")), (day(2014, 6, 30), #"<c r="A1" s="2"><v>41820</v></c>"#),
      (.list([.text("a"), .text("b")]), text("a;b")), (.list([]), ""),
    ])
  func cells(cell: Cell, written: String) {
    var sheet = SheetWriter(columns: 1)
    sheet.beginRow()
    sheet.append(cell)
    sheet.endRow()
    #expect(String(decoding: sheet.bytes, as: UTF8.self) == #"<row r="1">\#(written)</row>"#)
  }

  @Test("columns have letters", arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
  func letters(column: Int, name: String) {
    #expect(SheetWriter.letters(of: column) == name)
  }

  @Test("an empty cell takes its place, and a text that is too long is cut and counted")
  func places() {
    var sheet = SheetWriter(columns: 3)
    sheet.beginRow()
    for cell in [.absent, Cell.count(7), .text(String(repeating: "ə", count: 32_768))] { sheet.append(cell) }
    sheet.endRow()
    let xml = String(decoding: sheet.bytes, as: UTF8.self)
    #expect(xml.hasPrefix(#"<row r="1"><c r="B1"><v>7</v></c><c r="C1""#))
    // 32,766 letters and the sign that says so.
    #expect(xml.count { $0 == "ə" } == 32_766)
    #expect(sheet.cutTexts == 1 && sheet.rows == 1)
  }
}
