package import FrontMatter

/// Whom a reader may ask about the site.
package struct SiteContact: Fielded, FieldValue {
  package let name: LocalisedText?
  package let email: EmailAddress?
  package let phone: String?
  package let address: LocalisedText?
  package let url: WebAddress?

  package static let name = Field(
    "name", \SiteContact.name, "Who answers: a role, not a person.", example: "Press office")
  package static let email = Field("email", \SiteContact.email, "An address for letters, such as office@example.org.")
  package static let phone = Field(
    "phone", \SiteContact.phone, "A number to call.", form: phoneForm,
    example: #""+994 12 000 00 00""#)
  package static let address = Field(
    "address", \SiteContact.address, "Where to find the office.", form: .prose, example: #""Baku, Nizami 1""#)
  package static let url = Field("url", \SiteContact.url, "A page with more ways to write.")

  package static let schema = Schema<SiteContact>(
    "contact",
    [name, email, phone, address, url])

  /// Several may stand in one text, and hotlines have few digits.
  private static let phoneForm: FieldForm = {
    let blanks = #"[-–‑().\s]*"#
    let number = #"\s*(?:\*?[0-9]{3,4}|(?:\(?\+)?\#(blanks)(?:[0-9]\#(blanks)){5,15})\s*"#
    return .code(
      CodeForm(
        "phone", "a number to call such as +994 12 000 00 00", pattern: "^\(number)(?:[,;/]\(number))*$",
        example: "+994 12 000 00 00", numbers: 100...999_999_999_999_999))
  }()

  package init?(_ row: inout FieldRow) {
    name = row[Self.name]
    email = row[Self.email]
    phone = row[Self.phone]
    address = row[Self.address]
    url = row[Self.url]
  }

  /// The numbers to call, of which some write several into one text.
  package var phones: [String] { Self.phones(in: phone) }

  package static func phones(in text: String?) -> [String] {
    (text ?? "").split { ",;/".contains($0) }.map(String.init)
  }

  /// What a telephone dials for one of them; `nil` where that is not sure, as for `456 78 90 ext. 12` or a part of a number.
  package static func dialled(_ phone: String) -> String? {
    var written = phone.trimmingPrefix { $0 == " " }
    // Some write the whole code in brackets: (+994 12) 510 00 00.
    if written.hasPrefix("(+") { written.removeFirst() }
    let isShort = written.allSatisfy { $0.isASCII && $0.isNumber || $0 == "*" }
    // The 0 before the code of a town is not dialled behind that of a country.
    if written.first == "+", let zero = written.firstRange(of: "(0)") { written.removeSubrange(zero) }
    let digits = written.filter { $0.isASCII && $0.isNumber }
    let isPlain = written.dropFirst(written.first == "+" ? 1 : 0).allSatisfy {
      $0.isASCII && $0.isNumber || $0.isWhitespace || "-–‑().".contains($0)
    }
    // Hotlines: 113, *1199.
    if isShort, 3...4 ~= digits.count { return String(written) }
    return isPlain && 5...15 ~= digits.count ? (written.first == "+" ? "+" : "") + digits : nil
  }

  /// Can each of its numbers be called?
  var hasPlainPhones: Bool { phones.allSatisfy { Self.dialled($0) != nil } }

  /// The group as it should be written, where one text says how to ask: `Press office, press@forum.az`.
  static func meant(by text: String) -> String? {
    let email = text.firstMatch(of: /[\w.+-]+@[\w-]+(\.[\w-]+)+/).map { String($0.0) }
    let page = text.firstMatch(of: /https?:\/\/[^\s,;]+/).map { String($0.0) }
    let phone = text.firstMatch(of: /\(?\+?\d[\d ()-]{6,}\d/).map { String($0.0) }
    let ways = [("email", email), ("phone", phone.map { "\"\($0)\"" }), ("url", page)].compactMap { key, way in
      way.map { "\(key): \($0)" }
    }
    guard !ways.isEmpty else { return nil }
    var name = text
    for way in [email, page, phone].compactMap(\.self) { name = name.replacing(way, with: "") }
    let words = name.split { " ,;:/()".contains($0) }.joined(separator: " ")
    return "{" + ((words.isEmpty ? [] : ["name: \(words)"]) + ways).joined(separator: ", ") + "}"
  }

  /// Does it say how to ask?
  var canBeReached: Bool { email != nil || phone != nil || address != nil || url != nil }
}
