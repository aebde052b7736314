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

  package static let schema = Schema<Plan>(
    "plan", sharing: RecordHeader.schema, at: \.header,
    [
      Field("kind", \.kind, "What kind of plan it is."),
      Field("number", \.number, "Which plan of its kind, from 1."),
      Field("adopted_by", \.adoptedBy, "Who adopted it."),
      Field("adopted_on", \.adoptedOn, "When it was adopted."),
      Field("start", \.start, "When it began."),
      Field("end", \.end, "When it ended or is to end."),
      Field("date_note", \.dateNote, "The source's words where its dates contradict each other."),
      Field("status", \.status, "Where it stands."),
      Field("scheme", \.scheme, "The assessment scheme by which its commitments are rated."),
      Field("star_formula", \.starFormula, "Which of the IRM's formulas gives a star."),
      Field("url", \.url, "The plan's own text on the web."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let kind: PlanKind? = row["kind"]
    number = row["number"]
    adoptedBy = row["adopted_by"]
    adoptedOn = row["adopted_on"]
    let start: PartialDate? = row["start"]
    let end: PartialDate? = row["end"]
    dateNote = row["date_note"]
    status = row["status"]
    scheme = row["scheme"]
    starFormula = row["star_formula"]
    url = row["url"]
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
      adoptedOn: later.known(adoptedOn, .adoption, at: place(of: "adopted_on")))
  }
}

package enum PlanKind: String, Vocabulary {
  case openGovernment = "ogp"
  case antiCorruption = "anti-corruption"
  case other
}

package enum PlanStatus: String, Vocabulary {
  case active, ended, inactive
}

/// The IRM's rules for a starred commitment: of 2014, and stricter from April 2015.
package enum StarFormula: String, Vocabulary {
  case of2014 = "2014"
  case of2015 = "2015"
}
