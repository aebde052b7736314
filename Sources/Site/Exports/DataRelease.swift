internal import Content
internal import FrontMatter
internal import Localisation
internal import Reporting

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

  init(_ table: DataTable) {
    name = table.name
    (columns, key) = table.description
    var bytes: [UInt8] = []
    rows = table.writeCSV(into: &bytes)
    hash = SHA256.digits(of: bytes)
    self.bytes = bytes
  }
}

/// The tables as they go out, with what tells of them: known when each of them is made.
package struct DataRelease: Sendable {
  /// In the order of `DataTable.all`.
  let tables: [PublishedTable]
  /// `data/datapackage.json`.
  let package: [UInt8]
}

extension PageContext {
  func release(_ tables: [PublishedTable]) -> DataRelease {
    let package = DataPackage(self).document(of: tables)
    return DataRelease(tables: tables, package: Array(package.json.utf8))
  }

  /// What a row of a table is.
  func meaning(ofTable name: String) -> String {
    language.knownWord("data_table.\(name)") ?? name
  }
}
