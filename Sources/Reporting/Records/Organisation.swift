package import FrontMatter

/// A body that promises, acts, pays or assesses.
package final class Organisation: PlainRecord {
  package static let collection = Collection.organisations

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: OrganisationKind
  package let short: LocalisedText?
  package let url: WebAddress?

  package static let schema = Schema<Organisation>(
    "organisation", sharing: RecordHeader.schema, at: \.header,
    [
      Field("kind", \.kind, "What kind of organisation it is."),
      Field("short", \.short, "Its short name."),
      Field("url", \.url, "Its website."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let kind: OrganisationKind? = row["kind"]
    short = row["short"]
    url = row["url"]
    places = row.places
    guard let header, let kind else { return nil }
    self.header = header
    self.kind = kind
  }

  package init(_ other: Organisation, header: RecordHeader) {
    self.header = header
    places = other.places
    kind = other.kind
    short = other.short
    url = other.url
  }
}

package enum OrganisationKind: String, Vocabulary {
  case government, ngo, funder, media, other
}
