package import Exact
package import FrontMatter

/// Whom to tell of a weakness of the site, and until when that holds (RFC 9116).
package struct SecuritySettings: Fielded, FieldValue {
  package let expires: PartialDate
  package let contact: WebAddress?
  package let policy: WebAddress?
  package let places: FieldPlaces

  package static let expires = Field(
    "expires", \SecuritySettings.expires, "The last day on which this holds; a year ahead at most.")
  package static let contact = Field(
    "contact", \SecuritySettings.contact,
    "A page or mailto: address to write to; unless given, that of the site's contact.")
  package static let policy = Field(
    "policy", \SecuritySettings.policy, "A page that says what becomes of reports.")

  package static let schema = Schema<SecuritySettings>(
    "security",
    [expires, contact, policy])

  package init?(_ row: inout FieldRow) {
    let expires = row[Self.expires]
    contact = row[Self.contact]
    policy = row[Self.policy]
    places = row.places
    guard let expires else { return nil }
    self.expires = expires
  }
}

/// Which records have a picture of their own for social networks.
package enum CardSetting: String, Vocabulary {
  /// Each commitment and indicator.
  case all
  /// Each plan and collection, of a site with many records.
  case some

  package static var named: String? { nil }
}
