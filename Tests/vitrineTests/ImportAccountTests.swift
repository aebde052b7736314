import Foundation
import TestSupport
import Testing

@testable import vitrine

/// Every row and cell of a table is accounted for.
@Suite struct ImportAccountTests {
  /// What the report says, as numbers: rows and cells by what became of them.
  private struct Account {
    let rows: Int
    let rowFates: [Int]
    let cells: Int
    let cellFates: [Int]
    let empty: Int
    let imported: Int

    init?(_ text: String) {
      guard let rows = text.firstMatch(of: /Rows: (\d+) below the header: ([^;.]*)/),
        let cells = text.firstMatch(of: /Cells: (\d+) filled: ([^;]*); (\d+) empty/), let all = Int(rows.1),
        let filled = Int(cells.1), let empty = Int(cells.3)
      else { return nil }
      func numbers(_ list: Substring) -> [Int] { list.matches(of: /(\d+) [a-z]/).compactMap { Int($0.1) } }
      (self.rows, self.cells, self.empty) = (all, filled, empty)
      (rowFates, cellFates) = (numbers(rows.2), numbers(cells.2))
      imported = cells.2.firstMatch(of: /(\d+) imported(?! before)/).flatMap { Int($0.1) } ?? 0
    }
  }

  @Test("what is written, left out, refused and empty adds up to the table", arguments: 0..<12)
  func addsUp(seed: Int) async throws {
    var numbers = SeededNumbers(state: UInt64(seed + 1))
    let headers = ["title", "date", "summary", "tags", "Qeyd"]
    var (lines, filled, rows) = ([headers.joined(separator: ";")], 0, 0)
    for row in 0..<20 {
      let isBlank = numbers.number(below: 6) == 0
      let cells = headers.indices.map { column -> String in
        if isBlank || (column > 1 && numbers.number(below: 2) == 0) { return "" }
        let isFaulty = seed % 3 == 0 && numbers.number(below: 9) == 0
        return ["Title \(row)", isFaulty ? "soon" : "\(1 + row).04.2014", "Words", "a", "x"][column]
      }
      lines.append(cells.joined(separator: ";"))
      filled += cells.count { !$0.isEmpty }
      rows += isBlank ? 0 : 1
    }
    let site = ImportSite()
    let outcome = try await site.run(
      lines.joined(separator: "\n") + "\n", ["--as", "publications", "--ignore", "Qeyd"])
    let account = try #require(Account(outcome.data + outcome.messages), "\(outcome.messages)")
    #expect(account.rows == rows && account.rowFates.reduce(0, +) == rows)
    #expect(account.cells == filled && account.cellFates.reduce(0, +) == filled)
    #expect(account.empty == rows * headers.count - filled)
    let written = site.files("publications").map { site.folder.read("Content/publications/" + $0) ?? "" }
    // Of what was written each field is a cell.
    let fields = written.joined().matches(of: /\n(title|date|summary|tags):/).count
    #expect(outcome.exitCode == .success ? fields == account.imported : fields == 0)
  }

  @Test(
    "of the tables that offices save each row is accounted for, or nothing is written and the place is told",
    .enabled(
      if: isThere, "../shared is not there"),
    arguments: [
      ("s01-titled.xlsx", "Tarix"), ("s02-dates-of-1904.xlsx", "code"), ("s03-percent-and-formulas.xlsx", "Year"),
      ("s04-two-sheets.xlsx", "Month"), ("s05-ages-as-dates.xlsx", "Age"), ("s06-wide.xlsx", "Göstərici"),
      ("s07-quarters.ods", "Quarter"), ("s08-dot-thousands.csv", "Tarix"), ("s09-звонки 2014.csv", "Дата"),
      ("s10-percent-signs.csv", "Kod"), ("s11-lost-letters.csv", "Tarix"), ("s12-unicode-text.txt", "Ay"),
      ("s13-american.csv", "Date"), ("s14-thousands-or-decimals.csv", "Date"), ("s15-two-digit-years.csv", "Tarix"),
      ("s16-day-or-month.csv", "Date"),
    ])
  func offices(name: String, column: String) async throws {
    let site = ImportSite()
    let file = try Data(contentsOf: URL(filePath: checkout + "/../shared/data/spreadsheets/" + name))
    let before = try FileManager.default.subpathsOfDirectory(atPath: site.folder.path + "/Content").sorted()
    let outcome = try await site.run(
      [UInt8](file), as: name, ["--as", "pages", "--columns", "\(column)=title", "--ignore", "*"])
    let after = try FileManager.default.subpathsOfDirectory(atPath: site.folder.path + "/Content").sorted()
    if outcome.exitCode == .success {
      let account = try #require(Account(outcome.data), "\(outcome.data)")
      #expect(account.rowFates.reduce(0, +) == account.rows && account.cellFates.reduce(0, +) == account.cells)
      #expect(after.count > before.count)
    } else {
      #expect(outcome.messages.hasSuffix("Nothing was written.\n"), "\(outcome.messages)")
      #expect(
        outcome.exitCode == .usage || outcome.messages.contains("error["), "\(outcome.exitCode) \(outcome.messages)")
      #expect(after == before)
    }
  }

  private static let isThere = FileManager.default.fileExists(atPath: checkout + "/../shared/data/spreadsheets")

  @Test(
    "cells that were lost are told by sheet and cell", .enabled(if: isThere, "../shared is not there"),
    arguments: ["By month!C8): error[lost-figure]", "By month!C12): error[lost-figure]"])
  func lostCells(place: String) async throws {
    let site = ImportSite()
    let file = try Data(contentsOf: URL(filePath: checkout + "/../shared/data/spreadsheets/s04-two-sheets.xlsx"))
    let outcome = try await site.run(
      [UInt8](file), as: "s04.xlsx",
      ["--as", "pages", "--columns", "Sex=title,Month=updated,Value=tags,Note=summary", "--sheet", "By month"])
    #expect(outcome.exitCode == .contentErrors && outcome.messages.contains(place), "\(outcome.messages)")
  }

  @Test(
    "a workbook that cannot be read is a sentence",
    arguments: [
      ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0, 0], "an old kind, or one with a password"),
      ("page.xls", Array("<html></html>".utf8), "a web page under a workbook's name"),
      ("cut.xlsx", [0x50, 0x4B, 0x03, 0x04, 0], "not whole"), ("~$list.xlsx", [1], "Save and close the workbook"),
    ] as [(String, [UInt8], String)])
  func unreadable(name: String, bytes: [UInt8], says: String) async throws {
    let site = ImportSite()
    let outcome = try await site.run(bytes, as: name, ["--as", "pages"])
    #expect(outcome.exitCode != .success && outcome.messages.contains(says), "\(outcome.messages)")
    #expect(outcome.messages.hasSuffix("Nothing was written.\n"))
  }
}
