/// The forms of a counted phrase (CLDR plural categories).
package enum PluralForm: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other

  /// The form that a language takes for a whole number.
  ///
  /// Source: CLDR 44, plural rules for cardinal numbers, for the languages that ship; any other language takes `one`
  /// for 1, as most do.
  package static func of(_ count: Int, in language: String) -> PluralForm {
    switch language {
    case "ru", "uk", "be": slavic(count)
    default: count == 1 ? .one : .other
    }
  }

  private static func slavic(_ count: Int) -> PluralForm {
    let tens = count.magnitude % 100
    switch count.magnitude % 10 {
    case 1 where tens != 11: return .one
    case 2...4 where !(12...14).contains(tens): return .few
    default: return .many
    }
  }
}
