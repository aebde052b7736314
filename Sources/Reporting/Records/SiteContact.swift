package import FrontMatter

/// Whom a reader may ask about the site.
package struct SiteContact: Fielded, FieldValue {
  package let name: LocalisedText?
  package let email: EmailAddress?
  package let phone: String?
  package let address: LocalisedText?
  package let url: WebAddress?

  package static let schema = Schema<SiteContact>(
    "contact",
    [
      Field("name", \.name, "Who answers: a role, not a person."),
      Field("email", \.email, "An address for letters, such as office@example.org."),
      Field("phone", \.phone, "A number to call."),
      Field("address", \.address, "Where to find the office."),
      Field("url", \.url, "A page with more ways to write."),
    ])

  package init?(_ row: inout FieldRow) {
    name = row["name"]
    email = row["email"]
    phone = row["phone"]
    address = row["address"]
    url = row["url"]
  }

  /// Does it say how to ask?
  var canBeReached: Bool { email != nil || phone != nil || address != nil || url != nil }
}
