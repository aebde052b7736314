internal import Content
internal import FrontMatter
internal import Localisation
internal import Manual
internal import Reporting
internal import Spreadsheets

/// A table as it goes out.
struct PublishedTable: Sendable {
  let name: String
  let columns: [ColumnDescription]
  /// The columns that together tell each row from all others; none where some of them may be empty.
  let key: [String]
  let rows: Int
  let bytes: [UInt8]
  /// The SHA-256 of the bytes, 64 hexadecimal digits.
  let hash: String

  /// For the archive of all tables.
  fileprivate let packed: PackedFile
  /// For the workbook.
  let sheet: PackedSheet

  /// Below `data/`.
  var file: String { name + ".csv" }

  /// - Parameter isRightToLeft: Do the columns of its sheet begin on the right?
  init(_ table: DataTable, isRightToLeft: Bool) {
    name = table.name
    let prepared = table.prepared()
    (columns, key) = (prepared.columns, prepared.key)
    var bytes: [UInt8] = []
    var sheet = SheetWriter(
      columns: columns.count, head: WorkbookParts.head(of: columns, isRightToLeft: isRightToLeft))
    rows = prepared.write(into: &bytes, &sheet)
    hash = SHA256.digits(of: bytes)
    packed = PackedFile(bytes)
    self.sheet = PackedSheet(sheet, columns: columns.count)
    self.bytes = bytes
  }
}

/// The tables as they go out, with what tells of them: known when each of them is made.
package struct DataRelease: Sendable {
  /// In the order of `DataTable.all`.
  let tables: [PublishedTable]
  /// `data/datapackage.json`.
  let package: [UInt8]
  /// `data/catalog.jsonld`
  let catalogue: [UInt8]
  /// `data/report.xlsx`
  let workbook: [UInt8]
  /// `data/all.zip`: all of these, with a text that explains them.
  let archive: [UInt8]

  static let archivePath = "data/all.zip"
}

extension PageContext {
  /// - Parameter languages: The site in each of its languages.
  func release(_ tables: [PublishedTable], languages: [PageContext]) -> DataRelease {
    let package = Array(DataPackage(self).document(of: tables).json.utf8)
    let own = [("README.md", Array(readMe(tables).utf8)), ("datapackage.json", package)]
    let files = own.map { ($0, PackedFile($1)) } + tables.map { ($0.file, $0.packed) }
    let archive = zipArchive(files.sorted { $0.0 < $1.0 }.map { (name: $0, file: $1) })
    let workbook = WorkbookFile(self, tables).bytes
    let catalogue = Catalogue(languages).document(of: tables, archive: archive.count, workbook: workbook.count)
    return DataRelease(
      tables: tables, package: package, catalogue: Array(catalogue.json.utf8), workbook: workbook, archive: archive)
  }

  /// What stands beside the tables for people: how to cite them, under which licence, and what each column is.
  private func readMe(_ tables: [PublishedTable]) -> String {
    let words = ManualWords(ManualLanguage(of: language.code))
    var text = "# \(siteTitle)\n\n\(citation(of: siteTitle))\n"
    if let licence = source.settings.licence { text += "\n\(word("download.licence", ["licence": licence]))\n" }
    text += "\n\(word("data_page.same")) \(word("data_page.missing"))\n"
    let head = ["table.column", "table.type", "table.meaning"].map { word($0) }.joined(separator: " | ")
    for table in tables {
      text += "\n## \(table.file)\n\n\(meaning(ofTable: table.name)). \(word("format.rows", count: table.rows)).\n"
      text += "\n| \(head) |\n|---|---|---|\n"
      for column in views(of: table.columns, words) {
        let cells = [column.names.map { "`\($0)`" }.joined(separator: ", "), column.form, column.meaning]
        text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }
    }
    return text
  }

  /// What a row of a table is.
  func meaning(ofTable name: String) -> String {
    language.knownWord("data_table.\(name)") ?? name
  }
}
