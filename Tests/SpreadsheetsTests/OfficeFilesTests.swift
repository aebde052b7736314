import Diagnostics
import Exact
import Foundation
import FrontMatter
import Spreadsheets
import TestSupport
import Testing

/// The files of offices in ../shared, each with what must be read from it.
struct OfficeFile: CustomTestStringConvertible, Sendable {
  let name: String
  /// Of a workbook with several tables, the one that is asked for.
  let sheet: String?

  var testDescription: String { name + (sheet.map { " " + $0 } ?? "") }

  static let folder = URL(filePath: checkout).deletingLastPathComponent().appending(
    path: "shared/data/spreadsheets")

  static let all: [OfficeFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".expected.json") }.sorted().flatMap { name in
      let file = OfficeFile(name: String(name.dropLast(".expected.json".count)), sheet: nil)
      let choices = (file.whole["choices"] as? [String: Any])?.keys.sorted() ?? []
      return [file] + choices.map { OfficeFile(name: file.name, sheet: $0) }
    }
  }()

  var whole: [String: Any] {
    let data = try? Data(contentsOf: Self.folder.appending(path: name + ".expected.json"))
    return data.flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] } ?? [:]
  }

  var expected: [String: Any] {
    sheet.flatMap { (whole["choices"] as? [String: Any])?[$0] as? [String: Any] } ?? whole
  }

  /// What its author says first.
  var settings: String {
    let told = whole["told"] as? [String: Any] ?? [:]
    var parts = sheet.map { ["sheet: \($0)"] } ?? []
    if let encoding = told["encoding"] as? String { parts.append("encoding: \(encoding.replacing("le", with: ""))") }
    let columns = (told["columns"] as? [String: String] ?? [:]).map { "\($0): \($1)" }
    if !columns.isEmpty { parts.append("columns: {\(columns.joined(separator: ", "))}") }
    return "{\(parts.joined(separator: ", "))}"
  }
}

/// A row of observations, as far as tables of offices matter.
struct ReadRow: Fielded {
  static let from = Field("from", { (_: ReadRow) -> PartialDate? in nil }, "")
  static let to = Field("to", { (_: ReadRow) -> PartialDate? in nil }, "")
  static let value = Field("value", { (_: ReadRow) -> Quantity? in nil }, "")
  static let numerator = Field("numerator", { (_: ReadRow) -> Quantity? in nil }, "")
  static let denominator = Field("denominator", { (_: ReadRow) -> Quantity? in nil }, "")
  static let place = Field("place", { (_: ReadRow) -> String? in nil }, "")
  static let sex = Field("sex", { (_: ReadRow) -> String? in nil }, "")
  static let age = Field("age", { (_: ReadRow) -> String? in nil }, "")
  static let note = Field("note", { (_: ReadRow) -> LocalisedText? in nil }, "")
  static let schema = Schema<ReadRow>(
    "row", [from, to, value, numerator, denominator, place, sex, age, note])
  init?(_ row: inout FieldRow) { nil }
}

/// A table as it was read, and what was said of it.
struct ReadTable {
  var rows: [[String: String]]?
  var reports: [String] = []
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], named name: String, settings: String = "{}", declared: [String] = ["code"]) {
    var found: [Diagnostic] = []
    let yaml = Array("table: \(settings)\n".utf8)
    let node = readYAML(yaml[...], file: SourceFile(index: 1), firstLine: 1, diagnostics: &found)?.value(of: "table")
    var decoding = Decoding(slug: "", directory: ReferenceDirectory())
    let description = Field("table", { (_: ReadRow) -> TableSettings? in nil }, "").declared.description
    let said = node.flatMap { TableSettings.decode($0, as: description, &decoding) }
    let fields = TableFields(ReadRow.schema.descriptions, declared: declared) { _, _ in nil }
    let file = SourceFile(index: 0)
    let isText = name.hasSuffix(".csv") || name.hasSuffix(".txt")
    let table =
      isText
      ? OfficeTable(text: bytes, file: file, fields: fields, settings: said ?? .none, diagnostics: &found)
      : OfficeTable(workbook: bytes, file: file, fields: fields, settings: said ?? .none, diagnostics: &found)
    found += decoding.diagnostics
    diagnostics = found
    rows = table.table?.rows.map { row in
      Dictionary(row.entries.map { ($0.key, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
    }
    var files = SourceFiles()
    _ = files.add(name)
    if let sheet = table.sheet { files.setSheet(sheet, of: file) }
    reports = found.map { diagnostic in
      let place = diagnostic.range.map { files.cell(at: $0) ?? "\($0.line):\($0.column)" } ?? ""
      return "\(place) \(diagnostic.severity) \(diagnostic.id.name)"
    }
  }
}

@Suite struct OfficeFilesTests {
  @Test(
    "what offices save is read to the last figure, or asked about",
    .enabled(if: !OfficeFile.all.isEmpty, "../shared is not there"), arguments: OfficeFile.all)
  func read(_ file: OfficeFile) throws {
    let name = try #require(file.whole["file"] as? String)
    let bytes = [UInt8](try Data(contentsOf: OfficeFile.folder.appending(path: name)))
    let table = ReadTable(bytes, named: name, settings: file.settings)
    if let place = file.expected["at"] as? String, file.expected["refused"] != nil {
      #expect(table.rows == nil)
      let also = (file.expected["also"] as? [[String: Any]] ?? []).compactMap { $0["at"] as? String }
      for place in [place] + also where file.expected["choices"] == nil {
        #expect(table.reports.contains { $0.hasPrefix(place + " error") }, "\(place): \(table.reports)")
      }
      return
    }
    let rows = try #require(table.rows, "\(table.reports)")
    var left = rows.map(\.plain)
    for observation in try #require(file.expected["observations"] as? [[String: Any]]) {
      let row = observation.compactMapValues { $0 as? String }.filter { $0.key != "value_may_be" }.plain
      let place = left.firstIndex { $0 == row }
      #expect(place != nil, "missing: \(row)")
      if let place { left.remove(at: place) }
    }
    #expect(left.isEmpty)
    for one in file.expected["left_out"] as? [[String: Any]] ?? [] where one["severity"] as? String == "error" {
      let place = try #require(one["at"] as? String)
      let row = place.drop { $0 != "!" && $0 != ":" }.filter(\.isNumber)
      #expect(
        table.reports.contains { $0.contains("error lost-figure") && $0.contains(place.contains("!") ? row : place) },
        "\(place): \(table.reports)")
    }
  }
}

extension [String: String] {
  /// Figures as plain decimals without zeros at their end.
  fileprivate var plain: [String: String] {
    reduce(into: [:]) { plain, entry in
      let isFigure = ["value", "numerator", "denominator"].contains(entry.key)
      plain[entry.key] = isFigure ? (Decimal(string: entry.value)?.description ?? entry.value) : entry.value
    }
  }
}
