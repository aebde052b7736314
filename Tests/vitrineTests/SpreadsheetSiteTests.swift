import Diagnostics
import TestSupport
import Testing

@testable import vitrine

/// Tables of offices beside records, seen from a whole site.
@Suite struct SpreadsheetSiteTests {
  private static func site(
    _ table: String, fields: String = "", unit: String = "manat", kind: String = "amount", as name: String = "i.csv"
  ) -> [String: String] {
    [
      "Content/indicators/i.md":
        "---\ntitle: I\nproject: j\nunit: \(unit)\nkind: \(kind)\naggregation: latest\nexpects: [sex, code]\n\(fields)---\n",
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/places/baku.md": "---\ntitle: Bakı\nkind: city\n---\n", "Content/indicators/" + name: table,
    ]
  }

  private static func summed(_ table: String, kind: String = "count", aggregation: String = "sum") -> [String: String] {
    var files = Self.site(table, unit: kind == "count" ? "people" : "manat", kind: kind)
    files["Content/indicators/i.md"]?.replace("aggregation: latest", with: "aggregation: \(aggregation)")
    return files
  }

  static let totals: [Mistake] = [
    Mistake(
      "a total with a colon, one of a span of time",
      summed("①Tarix;Dəyər\n2013;5\n2014;7\n②CƏMİ:;12\n③Cəmi 2013–2014;12\n"),
      reports: ["②: note[row-left-out]", "③: note[row-left-out]"]),
    Mistake(
      "a header that stands again, as on the next page", summed("①Tarix;Dəyər\n2013;5\nTarix;Dəyər\n2014;7\n"),
      reports: []),
    Mistake(
      "the columns' numbers below the header", summed("①Tarix;Dəyər\n1;2\n2013;5\n2014;7\n"), reports: []),
    Mistake("a unit below the header", summed("①Tarix;Dəyər\n;nəfər\n2013;5\n2014;7\n"), reports: []),
    Mistake("the rows' own numbers", summed("①№ п/п;Годы;Сумма, манат\n1;2013;5\n2;2014;7\n"), reports: []),
    Mistake(
      "an end with its word behind it, a word for no figure",
      summed("①Tarix;Dəyər\n2013;②5-dən az\n2014;③m.y.\n2015;4\n"),
      reports: ["②: note[row-left-out]", "③: note[row-left-out]"]),
    Mistake(
      "a total that is met", summed("①Tarix;Dəyər\n2013;5\n2014;7\n②Cəmi;12\n"), reports: ["②: note[row-left-out]"]),
    Mistake(
      "a total that is not", summed("①Tarix;Dəyər\n2013;5\n2014;7\n②Cəmi;13\n"), reports: ["②: warning[total-not-met]"]),
    Mistake(
      "the last one again", summed("①Tarix;Dəyər\n2013;5\n2014;7\n②Cəmi;7\n"), reports: ["②: note[row-left-out]"]),
    Mistake(
      "a total of what does not add up", summed("①Tarix;Dəyər\n2013;5\n2014;7\n②Cəmi;13\n", aggregation: "latest"),
      reports: ["②: note[row-left-out]"]),
    Mistake(
      "one with a figure that is held back", summed("①Tarix;Dəyər\n2013;hidden\n2014;7\n②Cəmi;13\n"),
      reports: ["②: note[row-left-out]"]),
    Mistake(
      "one with a figure that is left out", summed("①Tarix;Dəyər\n2013;③..\n2014;7\n②Cəmi;13\n"),
      reports: ["②: note[row-left-out]", "③: note[row-left-out]"]),
    Mistake(
      "totals by sex, one of which is not met",
      summed("①Tarix;Cins;Dəyər\n2013;Qadın;5\n2013;Kişi;4\n2014;Qadın;7\n2014;Kişi;1\n②Cəmi;Qadın;12\n③Cəmi;Kişi;6\n"),
      reports: ["②: note[row-left-out]", "③: warning[total-not-met]"]),
    Mistake(
      "a total of all sexes, beside their own and alone",
      summed(
        "①Tarix;Cins;Dəyər\n2013;Qadın;5\n2013;Kişi;4\n2013;Cəmi;9\n2014;Qadın;7\n2014;Kişi;1\n2014;Cəmi;8\n②Cəmi;Cəmi;17\n"
      ),
      reports: ["②: note[row-left-out]"]),
    Mistake(
      "totals of parts, and of all",
      summed("①Tarix;Dəyər\n2013-01;5\n2013-02;7\n②Итого;12\n2014-01;3\n2014-02;4\n③Итого;7\n④Всего;19\n"),
      reports: ["②: note[row-left-out]", "③: note[row-left-out]", "④: note[row-left-out]"]),
    Mistake(
      "a total above", summed("①Tarix;Dəyər\n②Cəmi;12\n2013;5\n2014;7\n"), reports: ["②: note[row-left-out]"]),
    Mistake(
      "amounts that were rounded", summed("①Tarix;Dəyər\n2013;5,4\n2014;7,3\n②Cəmi;13\n", kind: "amount"),
      reports: ["②: note[row-left-out]"]),
    Mistake(
      "amounts beyond that", summed("①Tarix;Dəyər\n2013;5,4\n2014;7,3\n②Cəmi;15\n", kind: "amount"),
      reports: ["②: warning[total-not-met]"]),
    Mistake(
      "a column of totals that are met", summed("①Cins;2013;2014;Cəmi\nQadın;5;7;12\nKişi;6;7;13\n"), reports: []),
    Mistake(
      "a column of totals, one of which is not", summed("①Cins;2013;2014;Cəmi\nQadın;5;7;12\nKişi;6;7;②14\n"),
      reports: ["②: warning[total-not-met]"]),
    Mistake("years beside their quarters", summed("①Cins;2013;2014-Q1;2014-Q2;Cəmi\nQadın;5;7;8;20\n"), reports: []),
  ]

  @Test("a row or column of totals is held against what it adds up", arguments: totals)
  func compared(mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("check")
    let ofTable = outcome.reports.filter { $0.contains("row-left-out") || $0.contains("total-not-met") }
    #expect(Set(ofTable) == Set(mistake.expected), "\(outcome.messages)")
  }

  static let told: [Mistake] = [
    Mistake(
      "a year and a month in two columns", site("①İl;②Ay;Dəyər\n2014;Yanvar;5\n"), reports: ["②: error[column-twice]"]),
    Mistake(
      "months in rows and years in columns", site("Ay;①2014;2015\n②Yanvar;5;6\n③Fevral;7;8\n"),
      reports: ["①: error[wide-table]", "②: note[row-left-out]", "③: note[row-left-out]"]),
    Mistake(
      "a header that is not understood, above two dates and figures",
      site("①Kod A;Başlama günü;Son gün;Rəqəm\nx;01.01.2014;31.03.2014;40\n"), reports: ["①: error[semicolon-table]"]),
    Mistake(
      "numbers that are none of rows", site("①№;Годы;Сумма\n7;2013;5\n9;2014;7\n"),
      reports: ["①: error[unknown-header]"]),
    Mistake(
      "letters that a note lost", site("Tarix;Dəyər;Qeyd\n2013;5;①ilkin g?st?rici\n2014;7;2013/14?\n"),
      reports: ["①: error[letters-lost]"]),
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
      "a header that says thousands", site("Date;①Value, thousands\n2013;12\n"), reports: ["①: error[scaled-figures]"]),
    Mistake(
      "one that says millions above a unit of thousands",
      site("Date;①Value (mln)\n2013;12\n", unit: "thousand manat"),
      reports: ["①: error[scaled-figures]"]),
    Mistake(
      "one of a record that counts thousands", site("①Tarix;Dəyər (min manat)\n2013;12\n", unit: "thousand manat"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "a title that says thousands", site("①Расходы, тыс. чел.\nДата;Число\n2013;12\n"),
      reports: ["①: error[scaled-figures]"]),
    Mistake(
      "rates, minutes, and a title that speaks of thousands",
      site("Thousands of people came, as the press wrote\n①Date;Value (per thousand, min)\n2013;12\n"),
      reports: ["①: note[table-as-read]"]),
    Mistake(
      "percentages among counts", site("Date;Value\n2013;12\n2014;①14%\n", kind: "count"),
      reports: ["①: error[percent-of-count]"]),
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
      "a header alone", site("①Date;Value\n"), reports: ["①: note[table-as-read]", "①: warning[table-without-rows]"]),
    Mistake("our own header alone", site("①to,value\n"), reports: ["①: warning[table-without-rows]"]),
    Mistake(
      "a condition's answer as a figure", site("②Date;Value\n2014;10\n2015;①TRUE\n"),
      reports: ["①: error[lost-figure]", "②: note[table-as-read]"]),
    Mistake(
      "a year and its quarters in two columns", site("İl;①Rüb;Dəyər\n2014;I;10\n2014;II;12\n"),
      reports: ["①: error[unknown-header]"]),
    Mistake(
      "months with two digits of the year", site("Date;Value\n①Sep-15;10\nOct-15;12\n"),
      reports: ["①: error[date-in-two-ways]"]),
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
      #expect(!site.folder.tree(below: "Output").keys.contains { $0.hasSuffix(ending) && $0 != "data/report.xlsx" })
      site.folder.remove("Content/indicators/i." + ending)
    }
  }

  /// One sheet that LibreOffice 7.4 saved under the language of each office; the figures are invented.
  @Test("the same sheet saved in four languages and three forms gives the same figures")
  func saved() async throws {
    let site = SmallSite(Self.site("", fields: "", as: "").filter { !$0.key.hasSuffix("/") })
    for place in ["Baku", "Ganja", "Quba"] {
      site.folder.write("---\ntitle: \(place)\n---\n", to: "Content/places/\(place.lowercased()).md")
    }
    var tables: Set<String> = []
    for language in ["az", "ru", "de", "en"] {
      for ending in ["csv", "ods", "xlsx"] {
        site.folder.write(
          fixture("Spreadsheets/saved/\(language).\(ending)"), to: "Content/indicators/i." + ending)
        let outcome = try await site.run("build")
        #expect(outcome.exitCode == .success, "\(outcome.messages)")
        tables.insert(try #require(site.folder.read("Output/data/observations.csv")))
        site.folder.remove("Content/indicators/i." + ending)
      }
    }
    #expect(tables.count == 1)
    #expect(tables.first?.contains("2013-06-30,1310.25,") ?? false, "\(tables)")
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

  private static func training(_ table: String, fields: String = "") -> [String: String] {
    ["Content/activities/a.md": "---\ntitle: A\n\(fields)---\n", "Content/activities/a.csv": table]
  }

  @Test(
    "a table beside an activity says who took part",
    arguments: [
      "group,sex,count\nlawyers,female,12\nlawyers,male,25\n",
      "Təlim, 2014-cü il\n\nQrup;Cins;Sayı\nlawyers;Qadın;12\nlawyers;Kişi;25\n",
      "Категория;Пол;Количество\nlawyers;женский;12\nlawyers;мужской;25\n",
      "Group;Gender;Number (people)\nlawyers;F;12\nlawyers;M;25\n",
    ])
  func participants(table: String) async throws {
    let beside = SmallSite(Self.training(table))
    let within = SmallSite([
      "Content/activities/a.md":
        "---\ntitle: A\nparticipants:\n- {group: lawyers, sex: female, count: 12}\n- {group: lawyers, sex: male, count: 25}\n---\n"
    ])
    #expect(try await beside.run("build").exitCode == .success)
    #expect(try await within.run("build").exitCode == .success)
    let (read, written) = (beside.folder.files(below: "Output"), within.folder.files(below: "Output"))
    #expect(read == written)
    #expect(read.values.contains { $0.contains("lawyers") } && !read.keys.contains { $0.hasSuffix("a.csv") })
  }

  static let wrongTraining: [Mistake] = [
    Mistake("no number", training("group,count\nlawyers,①many\n"), reports: ["①: error[not-a-number]"]),
    Mistake(
      "periods", training("group,count\nlawyers,3\n", fields: "table: ①{period: month}\n"),
      reports: ["①: error[periods-of-cases]"]),
    Mistake(
      "given twice", training("group,count\nlawyers,3\n", fields: "①participants: [{group: a, count: 3}]\n"),
      reports: ["①: error[given-twice]"]),
  ]

  @Test("a table of participants is held to what one can say", arguments: wrongTraining)
  func wrongParticipants(mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("check")
    let told = outcome.reports.filter { $0.hasPrefix("Content/activities/") }
    #expect(Set(told) == Set(mistake.expected), "\(outcome.messages)")
  }
}
