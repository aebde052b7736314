package import FrontMatter

/// The row of a table that a record was made of, so that it is never made of it twice.
package struct ImportedRow: Fielded, FieldValue {
  package let file: String
  /// `nil` for a text file.
  package let sheet: String?
  package let row: Int
  package let sha256: FileHash

  package static let file = Field(
    "file", \ImportedRow.file, "The name of the table's file.", example: "commitments.xlsx")
  package static let sheet = Field("sheet", \ImportedRow.sheet, "The sheet of the workbook.", example: "Data")
  package static let row = Field(
    "row", \ImportedRow.row, "The row, counted from 1; of a text file the line.", form: .count(in: .from(1)),
    example: "7")
  package static let sha256 = Field(
    "sha256", \ImportedRow.sha256, "The SHA-256 of the file, 64 hexadecimal digits.")

  package static let schema = Schema<ImportedRow>("imported row", [file, sheet, row, sha256])

  package init?(_ row: inout FieldRow) {
    let file = row[Self.file]
    sheet = row[Self.sheet]
    let number = row[Self.row]
    let sha256 = row[Self.sha256]
    guard let file, let number, let sha256 else { return nil }
    (self.file, self.row, self.sha256) = (file, number, sha256)
  }
}
