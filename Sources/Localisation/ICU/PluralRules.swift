internal import CICU
internal import Diagnostics

/// The forms that a language has for counted things, and which of them a count takes.
struct PluralRules: ~Copyable, Sendable {
  private let rules: ICUObject
  /// In the order of `PluralForm`; `other` is always among them.
  let forms: [PluralForm]

  init(_ locale: ICULocale) {
    let opened = unsafe ICU.call { unsafe icu_openPlurals(locale.name, $0) }
    rules = unsafe ICUObject("plural rules", opened) { unsafe icu_closePlurals($0) }
    let names = unsafe Self.names(rules.pointer)
    forms = PluralForm.allCases.filter { names.contains($0.rawValue) }
  }

  private static func names(_ rules: OpaquePointer) -> Set<String> {
    guard let list = unsafe ICU.call({ unsafe icu_pluralForms(rules, $0) }) else {
      internalFault("ICU names no plural forms")
    }
    defer { unsafe icu_closeNames(list) }
    var names: Set<String> = []
    while let name = unsafe ICU.call({ unsafe icu_nextName(list, $0) }) { names.insert(unsafe String(cString: name)) }
    return names
  }

  /// ICU takes a count as a `Double`, which holds every whole number below 2⁵³.
  func form(of count: Int) -> PluralForm {
    let name = unsafe ICU.text({ unsafe icu_pluralForm(rules.pointer, Double(count), $0, $1, $2) }, room: 16)
    return PluralForm(rawValue: name) ?? .other
  }
}
