import Diagnostics
import TestSupport
import Testing

@testable import vitrine

/// Tables of offices beside records, seen from a whole site.
@Suite struct SpreadsheetSiteTests {
  private static func site(_ table: String, fields: String = "", as name: String = "i.csv") -> [String: String] {
    [
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: j\nunit: manat\nkind: amount\naggregation: latest\nexpects: [sex, code]\n\(fields)---\n",
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/places/baku.md": "---\ntitle: Bakı\nkind: city\n---\n", "Content/indicators/" + name: table,
    ]
  }

  static let told: [Mistake] = [
    Mistake(
      "semicolons, decimal commas and points in thousands",
      site("①Tarix;Cins;Dəyər\n31.12.2013;Qadın;1.284,5\n31.12.2013;Kişi;715,5\n31.12.2013;Cəmi;2.000\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "a column that nobody knows", site("Tarix;①Kod X;Dəyər\n2013;7;1\n"),
      reports: ["①: error[unknown-header]"]),
    Mistake(
      "the same with what it is",
      site("①Tarix;Kod X;Dəyər\n2013;7;1\n2013;Cəmi;1\n", fields: "table: {columns: {Kod X: code}}\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "the same, not to be read", site("①Tarix;Kod X;Dəyər\n2013;7;1\n", fields: "table: {columns: {Kod X: }}\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "a column of totals beside the figures", site("Date;Value;①Total\n2013;7;9\n"),
      reports: ["①: error[unknown-header]"]),
    Mistake(
      "a field that rows do not have", site("Tarix;①Kod;Dəyər\n2013;7;1\n", fields: "table: {columns: {Kod: kode}}\n"),
      reports: ["①: error[unknown-header]"]),
    Mistake(
      "two columns of one field", site("Tarix;Dəyər;①Faiz\n2013;7;1\n"), reports: ["①: error[column-twice]"]),
    Mistake(
      "day or month", site("Date;Value\n①05/04/2013;7\n06/04/2013;8\n"), reports: ["①: error[date-in-two-ways]"]),
    Mistake(
      "the same, answered", site("①Date;Value\n05/04/2013;7\n", fields: "table: {dates: d.m.y}\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "days and months in both orders", site("Date;Value\n25/04/2013;7\n①04/26/2013;8\n"),
      reports: ["①: error[dates-in-two-orders]"]),
    Mistake(
      "thousands or decimals", site("Date;Value\n2013;①1.284\n2014;2\n"), reports: ["①: error[figure-in-two-ways]"]),
    Mistake(
      "the same, answered with a comma", site("①Date;Value\n2013;1.284\n", fields: "table: {decimal: \",\"}\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "both signs before decimals", site("Date;Value\n2013;①1,5\n2014;2.75\n"),
      reports: ["①: error[figure-in-two-ways]"]),
    Mistake(
      "lost letters", site("Tarix;①D?y?r\n2013;5\n"), reports: ["①: error[letters-lost]"]),
    Mistake(
      "a row that is parted otherwise: 2015,12", site("Date;Value\n2014;10\n①2015,12\n2016;14\n"),
      reports: ["①: error[row-in-one-cell]"]),
    Mistake(
      "a row that is parted otherwise: 2015 12", site("Date;Value\n2014;10\n①2015 12\n2016;14\n"),
      reports: ["①: error[row-in-one-cell]"]),
    Mistake(
      "a row that is parted otherwise: 2015: 12", site("Date;Value\n2014;10\n①2015: 12\n2016;14\n"),
      reports: ["①: error[row-in-one-cell]"]),
    Mistake(
      "a row that is parted otherwise: 2015\t12", site("Date;Value\n2014;10\n①2015\t12\n2016;14\n"),
      reports: ["①: error[row-in-one-cell]"]),
    Mistake(
      "a cell beyond the header", site("Date;Value\n2014;10\n2015;12;①qeyd\n"),
      reports: ["①: error[cell-without-header]"]),
    Mistake(
      "words between two parts", site("①Date;Value\n2014;10\nAfter the census of 2015;\n2016;14\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake("a row without its date", site("Date;Value\n2013;5\n①;6\n"), reports: ["①: error[row-without-date]"]),
    Mistake(
      "rows that say that there is no figure", site("①Date;Value\n2013;②..\n2014;5\n③2015;\n2016;④<5\n"),
      reports: [
        "②: note[row-left-out]", "③: note[row-left-out]", "④: note[row-left-out]", "①: note[table-as-read]",
      ]),
    Mistake(
      "a figure that was lost", site("①Date;Value\n2013;②#REF!\n2014;5\n"),
      reports: ["②: error[lost-figure]", "①: note[table-as-read]"]),
    Mistake(
      "a quote that nothing closes", site("Tarix;Dəyər\n2013;①\"5\n2014;6\n"), reports: ["①: error[unclosed-quote]"]),
    Mistake(
      "years as columns, one without a figure", site("①Cins;2013;2014;Cəmi\n②Qadın;5;;5\nKişi;6;7;13\n"),
      reports: ["②: note[row-left-out]", "①: note[table-as-read]"]),
    Mistake(
      "a sign for one of two lists", site("①Date;Value\n2013;5\n", fields: "table: {decimal: ②;}\n"),
      reports: ["②: error[unknown-value]", "①: note[table-as-read]"]),
    Mistake(
      "names that are no names", site("①Date;Value\n2013;5\n", fields: "table: {columns: ②[a]}\n"),
      reports: ["②: error[not-a-group]", "①: note[table-as-read]"]),
  ]

  @Test("what a table does not decide is asked, all else is read and said", arguments: told)
  func messages(mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("check")
    let ofTable = outcome.reports.filter { $0.hasPrefix("Content/indicators/") }
    #expect(Set(ofTable) == Set(mistake.expected), "\(outcome.reports)")
  }

  @Test("a workbook beside an indicator is its table, and goes out as nothing but its figures")
  func workbook() async throws {
    let site = SmallSite(Self.site("", as: "").filter { !$0.key.hasSuffix("/") })
    for name in ["plain.xlsx", "plain.ods"] {
      let ending = name.hasSuffix("ods") ? "ods" : "xlsx"
      site.folder.write(fixture("Spreadsheets/" + name), to: "Content/indicators/i." + ending)
      let outcome = try await site.run("build")
      #expect(outcome.exitCode == .success, "\(outcome.reports)")
      let observations = try #require(site.folder.read("Output/data/observations.csv"))
      #expect(observations.contains("2014,,,41") || observations.contains(",2014,41"), "\(observations)")
      #expect(!site.folder.tree(below: "Output").keys.contains { $0.hasSuffix(ending) })
      site.folder.remove("Content/indicators/i." + ending)
    }
  }

  @Test("messages name the cell of a workbook")
  func cells() async throws {
    let site = SmallSite(Self.site("", as: "").filter { !$0.key.hasSuffix("/") })
    site.folder.write(fixture("Spreadsheets/uncomputed.xlsx"), to: "Content/indicators/i.xlsx")
    let text = try await site.run("check")
    #expect(text.messages.contains("Content/indicators/i.xlsx:3:2 (Data!B3): error[lost-figure]:"))
    let json = try await site.run("check", "--format", "json")
    #expect(json.data.contains("Data!B3"))
  }

  @Test("a place stands by its title, a label for all as the total, and a mark becomes the note")
  func meanings() async throws {
    let site = SmallSite(Self.site("Tarix;Şəhər;Cins;Dəyər\n2013;Bakı;Qadın;12 (p)\n2013;Cəmi;Cəmi;20\n"))
    _ = try await site.run("build")
    let rows = try #require(site.folder.read("Output/data/observations.csv"))
    #expect(rows.contains("baku") && rows.contains("female") && rows.contains("(p)") && !rows.contains("Cəmi"))
  }
}
