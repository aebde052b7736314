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

  package static let schema = Schema<Publication>(
    "publication", sharing: RecordHeader.schema, at: \.header,
    [
      Field("date", \.date, "When it was published."),
      Field("authors", \.authors, "Who wrote it."),
      Field("attachments", \.attachments, "Files to take away, by their paths from the record's folder."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row["date"]
    authors = row["authors"]
    attachments = row["attachments"]
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
