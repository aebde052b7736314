package import Exact

/// A language of the site: its words, and how it writes numbers and dates.
///
/// A class, since every page carries it along, and copying so many parts would cost.
package final class Language: Sendable {
  /// Such as `az` (BCP 47).
  package let code: String
  /// Position among the site's languages; 0 is the default one.
  package let index: Int
  private let words: Words
  /// The words of the default language, for what is not translated.
  private let fallback: Words
  private let numbers: NumberStyle
  private let dates: DateStyle

  package init(code: String, index: Int, words: Words, fallback: Words) {
    self.code = code
    self.index = index
    self.words = words
    self.fallback = fallback
    let own = { (key: String) in words[key] ?? fallback[key] }
    numbers = NumberStyle(own)
    dates = DateStyle(own)
  }

  // MARK: Words

  /// Is there such a word, in this language or the default one?
  package func hasWord(_ key: String) -> Bool { entry(key) != nil }

  /// A phrase with its names filled in; a counted phrase takes the form that `count` asks for, and `{n}` is the count.
  ///
  /// A key that no language has gives the key itself in brackets, which no page should show: `wordKeys` in the tests
  /// sees to it.
  package func word(_ key: String, _ values: Fillings = [:], count: Int? = nil) -> String {
    knownWord(key, values, count: count) ?? "[\(key)]"
  }

  /// The same, but `nil` for a key that no language has.
  package func knownWord(_ key: String, _ values: Fillings = [:], count: Int? = nil) -> String? {
    var values = values
    if let count, values["n"] == nil { values["n"] = number(count) }
    switch entry(key) {
    case .phrase(let phrase):
      return phrase.filled(with: values)
    case .counted(let forms):
      let form = PluralForm.of(count ?? 0, in: words[key] == nil ? "en" : code)
      return (forms[form] ?? forms[.other])?.filled(with: values)
    case .list(let items):
      return items.joined(separator: ", ")
    case nil:
      return nil
    }
  }

  /// What `{` `}` names a phrase wants; empty for an unknown key.
  package func names(of key: String) -> [String] {
    switch entry(key) {
    case .phrase(let phrase): phrase.names
    case .counted(let forms): Set(forms.values.flatMap(\.names)).sorted()
    case .list, nil: []
    }
  }

  private func entry(_ key: String) -> Words.Entry? { words[key] ?? fallback[key] }

  /// Items as a sentence lists them: "a, b and c".
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return word("format.list_and", ["items": items.dropLast().joined(separator: ", "), "last": last])
  }

  // MARK: Numbers

  package func number(_ quantity: Quantity) -> String { numbers.text(quantity.description) }

  package func number(_ count: Int) -> String { numbers.text(String(count)) }

  /// - Parameter plain: A plain decimal such as `-12345.67`.
  package func number(plain: String) -> String { numbers.text(plain) }

  /// A share as whole percent, such as "32%".
  package func percent(_ whole: String) -> String { word("format.percent", ["n": numbers.text(whole)]) }

  // MARK: Dates

  /// As precise as the date is: "31 August 2017", "August 2017", "2017".
  package func date(_ date: PartialDate) -> String { dates.text(date) }

  package func date(_ day: Day) -> String { date(PartialDate(day)) }
}
