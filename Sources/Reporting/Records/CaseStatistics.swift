package import Diagnostics
package import Exact
package import FrontMatter

/// Legal aid statistics: counts by centre, period and kind, never single cases.
package struct CaseStatistics: Record {
  package static let collection = Collection.cases

  package let header: RecordHeader
  package let places: FieldPlaces
  package let rows: [CaseCount]?

  package static let schema = Schema<CaseStatistics>(
    "set of case statistics", sharing: RecordHeader.schema, at: \.header,
    [Field("rows", \.rows, "The counts; they stand in the CSV file of the same name.")])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    rows = row["rows"]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }
}

/// The people and cases of one centre in one period, of one kind.
package struct CaseCount: Fielded, FieldValue {
  package let range: SourceRange
  package let centre: Reference<Place>
  package let from: PartialDate?
  package let to: PartialDate
  package let channel: String?
  package let topic: String?
  package let sex: String?
  package let age: String?
  package let contacts: Int?
  package let cases: Int?
  package let closed: Int?
  package let outcome: String?

  package static let schema = Schema<CaseCount>(
    "row of case statistics",
    [
      Field("centre", \.centre, "The legal aid centre's place."),
      Field("from", \.from, "First day of the period."),
      Field("to", \.to, "Last day of the period."),
      Field("channel", \.channel, "How people came, such as visit or phone."),
      Field("topic", \.topic, "What it was about."),
      Field("sex", \.sex, "The sex of those who came."),
      Field("age", \.age, "The age group of those who came."),
      Field("contacts", \.contacts, "How many people came."),
      Field("cases", \.cases, "How many cases were opened."),
      Field("closed", \.closed, "How many cases were closed."),
      Field("outcome", \.outcome, "How they ended."),
    ])

  package init?(_ row: inout FieldRow) {
    let centre: Reference<Place>? = row["centre"]
    from = row["from"]
    let to: PartialDate? = row["to"]
    channel = row["channel"]
    topic = row["topic"]
    sex = row["sex"]
    age = row["age"]
    contacts = row["contacts"]
    cases = row["cases"]
    closed = row["closed"]
    outcome = row["outcome"]
    range = row.range
    guard let centre, let to else { return nil }
    self.centre = centre
    self.to = to
  }
}
