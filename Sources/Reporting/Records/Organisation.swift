package import FrontMatter

/// A body that promises, acts, pays or assesses.
package final class Organisation: Record {
  package static let collection = Collection.organisations

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: OrganisationKind
  package let short: LocalisedText?
  package let url: WebAddress?
  package let identifier: String?
  package let reply: Reply?

  package static let kind = Field("kind", \Organisation.kind, "What kind of organisation it is.")
  package static let short = Field("short", \Organisation.short, "Its short name.", example: "TA", isFact: true)
  package static let url = Field("url", \Organisation.url, "Its website.")
  package static let identifier = Field(
    "identifier", \Organisation.identifier, "Its identifier in a public register, in the form of org-id.guide.",
    example: "XM-DAC-302-1", isFact: true)
  package static let reply = Field(
    "reply", \Organisation.reply, "What it answers to what the site says of it: text, date, source.")

  package static let schema = Schema<Organisation>(
    "organisation", sharing: RecordHeader.schema, at: \.header,
    [kind, short, url, identifier, reply])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let kind = row[Self.kind]
    short = row[Self.short]
    url = row[Self.url]
    identifier = row[Self.identifier]
    reply = row[Self.reply]
    places = row.places
    guard let header, let kind else { return nil }
    self.header = header
    self.kind = kind
  }

  private init(_ other: Organisation, header: RecordHeader, reply: Reply?) {
    self.header = header
    places = other.places
    kind = other.kind
    short = other.short
    url = other.url
    identifier = other.identifier
    self.reply = reply
  }

  package func asItStood(_ later: inout LaterFacts) -> Organisation {
    let isKnown = reply.map { !later.isLater($0.date, .reply, at: place(of: Organisation.reply)) } ?? false
    return Organisation(self, header: later.known(header, of: self), reply: isKnown ? reply : nil)
  }
}

package enum OrganisationKind: String, Vocabulary {
  case government, ngo, funder, media, other

  package static var named: String? { "organisation_kind" }
}
