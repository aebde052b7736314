internal import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Reporting

/// That `country` names the country by its code, which readers would see.
///
/// - Parameter language: The site's default one.
func countryAsCode(_ settings: SiteSettings, _ language: Language) -> Diagnostic? {
  guard let code = settings.country?.base, (2...3).contains(code.utf8.count), !shortNames.contains(code),
    code.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }),
    let name = language.countryName(code),
    let place = settings.places.place(of: SiteSettings.country, in: SiteSettings.schema)
  else { return nil }
  return Diagnostic(
    "slug-as-text", "`country` is a text that readers see, and `\(code)` is a code.", severity: .warning, at: place,
    help: "Write what the country is called.", suggestion: name)
}

/// Codes by which people call their country, too.
private let shortNames: Set = ["UK", "US", "USA", "UAE", "GB", "EU"]
