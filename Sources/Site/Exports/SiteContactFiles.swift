internal import Exact
internal import FrontMatter
internal import Reporting

/// What tells, at the places where people and programs look for it, whom to ask: `humans.txt`, and `.well-known/security.txt`
/// (RFC 9116) where the settings say until when it holds.
struct SiteContactFiles {
  static let securityPath = ".well-known/security.txt"
  static let humansPath = "humans.txt"

  private let settings: SiteSettings
  private let addresses: Addresses
  private let asOf: Day

  init(_ source: SiteSource, _ addresses: Addresses) {
    settings = source.settings
    asOf = source.report.asOf
    self.addresses = addresses
  }

  /// `nil` where nobody is named to whom one could write, or no day is given: nothing here asks a clock.
  var security: [UInt8]? {
    guard let security = settings.security, let contact = securityContact else { return nil }
    var lines = [
      "Contact: \(contact)", "Expires: \(security.expires.last)T23:59:59Z",
      "Preferred-Languages: \(settings.languages.joined(separator: ", "))",
      "Canonical: \(addresses.origin)\(addresses.link(toFile: Self.securityPath))",
    ]
    if let policy = security.policy { lines.append("Policy: \(policy.text)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var securityContact: String? {
    if let contact = settings.security?.contact { return contact.text }
    return settings.contact?.email.map { "mailto:" + $0.text } ?? settings.contact?.url?.text
  }

  /// `nil` where the settings name nobody.
  var humans: [UInt8]? {
    let contact = settings.contact
    let lines = [
      ("Publisher", settings.publisher?.base), ("Contact", contact?.name?.base), ("E-mail", contact?.email?.text),
      ("Telephone", contact?.phone), ("Address", contact?.address?.base), ("Page", contact?.url?.text),
    ].compactMap { name, text in text.map { "\(name): \($0)" } }
    guard !lines.isEmpty else { return nil }
    let site = [
      "Title: \(settings.title.base)", "Address: \(addresses.absolute(.home, in: 0))", "Figures as of: \(asOf)",
      "Languages: \(settings.languages.joined(separator: ", "))",
    ]
    let text = "/* TEAM */\n" + lines.joined(separator: "\n") + "\n\n/* SITE */\n" + site.joined(separator: "\n") + "\n"
    return Array(text.utf8)
  }

  /// `_headers`, which Netlify and Cloudflare Pages read: pages stay out of frames of other sites, but for those that are made
  /// for them. Browsers go by `frame-ancestors` where both are said.
  static func headers(_ addresses: Addresses, languages: [String]) -> [UInt8] {
    var text = "\(addresses.base)*\n  X-Frame-Options: SAMEORIGIN\n"
    for folder in [""] + languages.dropFirst().map({ $0 + "/" }) {
      // Charts beside the first have a folder of their own.
      for place in ["commitments/:name", "indicators/:name", "indicators/:name/:chart", "cases/:name/:chart"] {
        text += "\(addresses.base)\(folder)\(place)/embed/\n  Content-Security-Policy: frame-ancestors *\n"
      }
    }
    return Array(text.utf8)
  }
}
