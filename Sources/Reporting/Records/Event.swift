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
  package let indicators: [Reference<Indicator>]?
  package let commitments: [Reference<Commitment>]?
  package let outcome: LocalisedText?
  package let participants: Int?
  package let report: Reference<Publication>?

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

  package static let indicators = Field(
    "indicators", \Event.indicators, "Indicators that it is about; their figures stand below it.")
  package static let commitments = Field("commitments", \Event.commitments, "Commitments that it is about.")
  package static let outcome = Field(
    "outcome", \Event.outcome, "What came of it, once it is over.", form: .prose,
    example: "The ministry agreed to publish the minutes.")
  package static let participants = Field(
    "participants", \Event.participants, "How many people came.", isFact: true)
  package static let report = Field("report", \Event.report, "The publication that tells of it.", isFact: true)

  package static let schema = Schema<Event>(
    "event", sharing: RecordHeader.schema, at: \.header,
    [
      date, start, end, dateNote, site, authors, attachments, indicators, commitments, outcome, participants, report,
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    date = row[Self.date]
    start = row[Self.start]
    end = row[Self.end]
    dateNote = row[Self.dateNote]
    site = row[Self.site]
    authors = row[Self.authors]
    attachments = row[Self.attachments]
    indicators = row[Self.indicators]
    commitments = row[Self.commitments]
    outcome = row[Self.outcome]
    participants = row[Self.participants]
    report = row[Self.report]
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
    indicators = other.indicators
    commitments = other.commitments
    outcome = other.outcome
    participants = other.participants
    report = other.report
  }
}
