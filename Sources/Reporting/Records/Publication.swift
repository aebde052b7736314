package import Exact
package import FrontMatter

/// A report or book to read.
package final class Publication: PlainRecord {
  package static let collection = Collection.publications

  package let header: RecordHeader
  package let places: FieldPlaces
  package let date: PartialDate?
  package let authors: [String]?
  package let attachments: [FilePath]?

  package static let date = Field("date", \Publication.date, "When it was published.")
  package static let authors = Field(
    "authors", \Publication.authors, "Who wrote it.", example: "[Transparency Azerbaijan]")
  package static let attachments = Field(
    "attachments", \Publication.attachments, "Files to take away, by their paths from the record's folder.",
    example: "[report.pdf]")

  package static let schema = Schema<Publication>(
    "publication", sharing: RecordHeader.schema, at: \.header,
    [date, authors, attachments])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row[Self.date]
    authors = row[Self.authors]
    attachments = row[Self.attachments]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Publication, header: RecordHeader) {
    self.header = header
    places = other.places
    date = other.date
    authors = other.authors
    attachments = other.attachments
  }
}
