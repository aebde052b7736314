package import Exact
package import FrontMatter

/// A government's plan that holds commitments.
package final class Plan: Record {
  package static let collection = Collection.plans

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: PlanKind
  package let number: Int?
  package let adoptedBy: LocalisedText?
  package let adoptedOn: PartialDate?
  package let start: PartialDate
  package let end: PartialDate
  package let dateNote: LocalisedText?
  package let status: PlanStatus?
  package let scheme: Scheme?
  package let starFormula: StarFormula?
  package let url: WebAddress?

  package static let kind = Field("kind", \Plan.kind, "What kind of plan it is.")
  package static let number = Field(
    "number", \Plan.number, "Which plan of its kind, from 1.", form: .count(in: .from(1)), example: "1")
  package static let adoptedBy = Field("adopted_by", \Plan.adoptedBy, "Who adopted it.", example: "the President")
  package static let adoptedOn = Field("adopted_on", \Plan.adoptedOn, "When it was adopted.")
  package static let start = Field("start", \Plan.start, "When it began.")
  package static let end = Field("end", \Plan.end, "When it ended or is to end.")
  package static let dateNote = Field(
    "date_note", \Plan.dateNote, "The source's words where its dates contradict each other.", form: .prose,
    example: #""The decree gives two ends, 2015 and 2016.""#)
  package static let status = Field("status", \Plan.status, "Where it stands.")
  package static let scheme = Field("scheme", \Plan.scheme, "The assessment scheme by which its commitments are rated.")
  package static let starFormula = Field("star_formula", \Plan.starFormula, "Which of the IRM's formulas gives a star.")
  package static let url = Field("url", \Plan.url, "The plan's own text on the web.")

  package static let schema = Schema<Plan>(
    "plan", sharing: RecordHeader.schema, at: \.header,
    [kind, number, adoptedBy, adoptedOn, start, end, dateNote, status, scheme, starFormula, url])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let kind = row[Self.kind]
    number = row[Self.number]
    adoptedBy = row[Self.adoptedBy]
    adoptedOn = row[Self.adoptedOn]
    let start = row[Self.start]
    let end = row[Self.end]
    dateNote = row[Self.dateNote]
    status = row[Self.status]
    scheme = row[Self.scheme]
    starFormula = row[Self.starFormula]
    url = row[Self.url]
    places = row.places
    guard let header, let kind, let start, let end else { return nil }
    self.header = header
    self.kind = kind
    self.start = start
    self.end = end
  }

  private init(_ other: Plan, header: RecordHeader, adoptedOn: PartialDate?) {
    self.header = header
    places = other.places
    kind = other.kind
    number = other.number
    adoptedBy = other.adoptedBy
    self.adoptedOn = adoptedOn
    start = other.start
    end = other.end
    dateNote = other.dateNote
    status = other.status
    scheme = other.scheme
    starFormula = other.starFormula
    url = other.url
  }

  package func asItStood(_ later: inout LaterFacts) -> Plan {
    Plan(
      self, header: later.known(header, of: self),
      adoptedOn: later.known(adoptedOn, .adoption, at: place(of: Plan.adoptedOn)))
  }
}

package enum PlanKind: String, Vocabulary {
  case openGovernment = "ogp"
  case antiCorruption = "anti-corruption"
  case other

  package static var named: String? { "plan_kind" }
}

package enum PlanStatus: String, Vocabulary {
  case active, ended, inactive

  package static var named: String? { "plan_status" }
}

/// The IRM's rules for a starred commitment: of 2014, and stricter from April 2015.
package enum StarFormula: String, Vocabulary {
  case of2014 = "2014"
  case of2015 = "2015"

  package static var named: String? { "star_formula" }
}
