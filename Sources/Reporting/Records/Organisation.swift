package import FrontMatter

/// A body that promises, acts, pays or assesses.
package final class Organisation: PlainRecord {
  package static let collection = Collection.organisations

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: OrganisationKind
  package let short: LocalisedText?
  package let url: WebAddress?

  package static let kind = Field("kind", \Organisation.kind, "What kind of organisation it is.")
  package static let short = Field("short", \Organisation.short, "Its short name.", example: "TA", isFact: true)
  package static let url = Field("url", \Organisation.url, "Its website.")

  package static let schema = Schema<Organisation>(
    "organisation", sharing: RecordHeader.schema, at: \.header,
    [kind, short, url])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let kind = row[Self.kind]
    short = row[Self.short]
    url = row[Self.url]
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

  package static var named: String? { "organisation_kind" }
}
