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

  package static let schema = Schema<Event>(
    "event", sharing: RecordHeader.schema, at: \.header,
    [
      Field("date", \.date, "The day of the event; or else start and end."),
      Field("start", \.start, "Its first day."),
      Field("end", \.end, "Its last day."),
      Field("date_note", \.dateNote, "The source's words where its dates contradict each other."),
      Field("place", \.site, "Where it takes place."),
      Field("authors", \.authors, "Who organises it."),
      Field("attachments", \.attachments, "Files to take away, by their paths from the record's folder."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row["date"]
    start = row["start"]
    end = row["end"]
    dateNote = row["date_note"]
    site = row["place"]
    authors = row["authors"]
    attachments = row["attachments"]
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
