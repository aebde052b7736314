internal import Diagnostics
package import FrontMatter

/// What the International Aid Transparency Initiative's standard asks of a project beside what its record says.
package struct IATIReference: Fielded, FieldValue {
  package let identifier: String?
  package let sector: String?
  package let country: CountryCode?
  package let reportingOrganisation: Reference<Organisation>?
  package let parent: String?
  package let commitments: [Reference<Commitment>]?
  package let places: FieldPlaces

  package static let identifier = Field(
    "identifier", \IATIReference.identifier, "The activity's IATI identifier.", example: "US-GOV-1-AZ-2012")
  package static let sector = Field(
    "sector", \IATIReference.sector, "The DAC sector code, five digits.", example: #""15113""#)
  package static let country = Field(
    "country", \IATIReference.country, "The country that benefits, by its two letters (ISO 3166).")
  package static let reportingOrganisation = Field(
    "reporting_org", \IATIReference.reportingOrganisation,
    "Who reports; unless given, the organisation with whose identifier the activity's begins.")
  package static let parent = Field(
    "parent", \IATIReference.parent, "The IATI identifier of the activity of which it is a part, such as the funder's.",
    example: "US-GOV-1-AID-112-A-12-00003")
  package static let commitments = Field(
    "commitments", \IATIReference.commitments, "The commitments that it helps to keep.")

  /// `{}` asks for a place in the data as well, and is told what it lacks.
  package static var mayBeBlank: Bool { false }

  package static let schema = Schema<IATIReference>(
    "IATI reference",
    [identifier, sector, country, reportingOrganisation, parent, commitments])

  package init?(_ row: inout FieldRow) {
    identifier = row[Self.identifier]
    sector = row[Self.sector]
    country = row[Self.country]
    reportingOrganisation = row[Self.reportingOrganisation]
    parent = row[Self.parent]
    commitments = row[Self.commitments]
    places = row.places
  }
}

/// A country by its code of two letters (ISO 3166-1).
package struct CountryCode: FieldValue, Hashable {
  package let code: String

  package static var form: FieldForm {
    .code(
      CodeForm(
        "country-code", "the two letters of a country (ISO 3166) such as AZ", pattern: "^[A-Z]{2}$", example: "AZ"))
  }
  package var content: FieldContent { .text(code) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> CountryCode? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    guard !isCode(text) else { return CountryCode(code: text) }
    let upper = text.uppercased()
    decoding.report(.notACountryCode(text, field, meant: isCode(upper) ? upper : nil, at: node.range))
    return nil
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}

extension Diagnostic {
  fileprivate static func notACountryCode(
    _ written: String, _ field: FieldDescription, meant: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-a-country-code", "`\(field.key)` must be \(field.form.words), but here it is `\(written)`.", at: range,
      help: meant.map { "Did you mean `\($0)`?" }, suggestion: meant, insteadOf: meant == nil ? nil : written)
  }
}
