package import FrontMatter

/// A body that promises, acts, pays or assesses.
package final class Organisation: PlainRecord {
  package static let collection = Collection.organisations

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: OrganisationKind
  package let short: LocalisedText?
  package let url: WebAddress?
  package let identifier: String?

  package static let kind = Field("kind", \Organisation.kind, "What kind of organisation it is.")
  package static let short = Field("short", \Organisation.short, "Its short name.", example: "TA", isFact: true)
  package static let url = Field("url", \Organisation.url, "Its website.")
  package static let identifier = Field(
    "identifier", \Organisation.identifier, "Its identifier in a public register, in the form of org-id.guide.",
    example: "XM-DAC-302-1", isFact: true)

  package static let schema = Schema<Organisation>(
    "organisation", sharing: RecordHeader.schema, at: \.header,
    [kind, short, url, identifier])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let kind = row[Self.kind]
    short = row[Self.short]
    url = row[Self.url]
    identifier = row[Self.identifier]
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
    identifier = other.identifier
  }
}

package enum OrganisationKind: String, Vocabulary {
  case government, ngo, funder, media, other

  package static var named: String? { "organisation_kind" }
}
