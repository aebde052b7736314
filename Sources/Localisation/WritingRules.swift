internal import CICU
internal import Exact

/// How a language writes, as CLDR has it: numbers, dates, lists, forms of counted words, small letters, the order of
/// words.
///
/// A class, since a language and its words share it, and parts of it are ICU's own.
package final class WritingRules: Sendable {
  /// Such as `az` (BCP 47).
  package let language: String
  package let isRightToLeft: Bool
  private let locale: ICULocale
  let numbers: NumberStyle
  private let dates: DateStyle
  let plurals: PluralRules
  let alphabet: Alphabet
  let and: ListStyle
  let or: ListStyle
  /// Of A…Z, asked of ICU once: nearly every word of a page's sentences begins with one of them.
  private let smallLetters: [String]

  private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")

  package init(language: String) {
    self.language = language
    locale = ICULocale(tag: language)
    isRightToLeft = unsafe icu_isRightToLeft(locale.name) != 0
    numbers = NumberStyle(locale)
    dates = DateStyle(locale)
    plurals = PluralRules(locale)
    alphabet = Alphabet(locale)
    and = ListStyle(.and, locale)
    or = ListStyle(.or, locale)
    smallLetters = Self.capitals.map { [locale] in Self.lowercased(String(UnicodeScalar($0)), locale) }
  }

  /// Does CLDR have the language? If not, it is written by the rules of none: dates such as "2017 M08 31".
  package var isKnown: Bool { !numbers.isOfNoLanguage }

  /// The forms of counted phrases.
  package var pluralForms: [PluralForm] { plurals.forms }

  /// The language's name in itself, as a menu has it: "Azərbaycan" for `az`.
  var ownName: String {
    let name = language
    let own = unsafe ICU.text { unsafe icu_ownName(name, $0, $1, $2) }
    let first = Array(own.prefix(1).utf16)
    let capital = unsafe ICU.text { unsafe icu_toUpper($0, $1, first, Int32(first.count), locale.name, $2) }
    return capital + own.dropFirst()
  }

  /// The name of a country by its code of two or three letters; `nil` where there is none.
  func countryName(_ code: String) -> String? {
    let (country, name) = ("und_" + code.uppercased(), language)
    let written = unsafe ICU.text { unsafe icu_countryName(country, name, $0, $1, $2) }
    return written.isEmpty || written.count < 4 && written == code.uppercased() ? nil : written
  }

  /// In small letters: İ becomes i in Azerbaijani, and I becomes ı.
  func lowercased(_ text: String) -> String {
    if text.utf8.count == 1, let letter = text.utf8.first, Self.capitals.contains(letter) {
      return smallLetters[Int(letter - Self.capitals.lowerBound)]
    }
    return Self.lowercased(text, locale)
  }

  private static func lowercased(_ text: String, _ locale: ICULocale) -> String {
    let units = Array(text.utf16)
    return unsafe ICU.text { unsafe icu_toLower($0, $1, units, Int32(units.count), locale.name, $2) }
  }

  /// As precise as the date is.
  func text(_ date: PartialDate) -> String { dates.text(date, numbers) }

  func year(of day: Day) -> String { dates.year(of: day, numbers) }
}
