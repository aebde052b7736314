package import Exact
package import FrontMatter

/// Something that happened and is reported.
package final class News: PlainRecord {
  package static let collection = Collection.news

  package let header: RecordHeader
  package let places: FieldPlaces
  package let date: PartialDate?
  package let authors: [String]?
  package let attachments: [FilePath]?

  package static let date = Field("date", \News.date, "The day of the news.")
  package static let authors = Field("authors", \News.authors, "Who wrote it.", example: "[Transparency Azerbaijan]")
  package static let attachments = Field(
    "attachments", \News.attachments, "Files to take away, by their paths from the record's folder.",
    example: "[letter.pdf]")

  package static let schema = Schema<News>(
    "news item", sharing: RecordHeader.schema, at: \.header,
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

  package init(_ other: News, header: RecordHeader) {
    self.header = header
    places = other.places
    date = other.date
    authors = other.authors
    attachments = other.attachments
  }
}
