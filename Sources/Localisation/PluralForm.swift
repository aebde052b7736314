/// The forms of a counted phrase (CLDR plural categories); a language has some of them, and always `other`.
package enum PluralForm: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}
