package import Exact
package import FrontMatter

/// Something that people can come to.
package final class Event: PlainRecord {
  package static let collection = Collection.events

  package let header: RecordHeader
  package let places: FieldPlaces
  package let date: PartialDate?
  package let start: PartialDate?
  package let end: PartialDate?
  package let dateNote: LocalisedText?
  package let site: Reference<Place>?
  package let authors: [String]?
  package let attachments: [FilePath]?

  package static let date = Field("date", \Event.date, "The day of the event; or else start and end.")
  package static let start = Field("start", \Event.start, "Its first day.")
  package static let end = Field("end", \Event.end, "Its last day.")
  package static let dateNote = Field(
    "date_note", \Event.dateNote, "The source's words where its dates contradict each other.", form: .prose,
    example: #""The invitation gives an end before the start.""#)
  package static let site = Field("place", \Event.site, "Where it takes place.")
  package static let authors = Field(
    "authors", \Event.authors, "Who organises it.", example: "[Transparency Azerbaijan]")
  package static let attachments = Field(
    "attachments", \Event.attachments, "Files to take away, by their paths from the record's folder.",
    example: "[programme.pdf]")

  package static let schema = Schema<Event>(
    "event", sharing: RecordHeader.schema, at: \.header,
    [date, start, end, dateNote, site, authors, attachments])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row[Self.date]
    start = row[Self.start]
    end = row[Self.end]
    dateNote = row[Self.dateNote]
    site = row[Self.site]
    authors = row[Self.authors]
    attachments = row[Self.attachments]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Event, header: RecordHeader) {
    self.header = header
    places = other.places
    date = other.date
    start = other.start
    end = other.end
    dateNote = other.dateNote
    site = other.site
    authors = other.authors
    attachments = other.attachments
  }
}
