package import Exact

/// A language of the site: its words, and how it writes numbers, dates and lists.
///
/// A class, since every page carries it along, and copying so many parts would cost.
package final class Language: Sendable {
  /// Position among the site's languages; 0 is the default one.
  package let index: Int
  private let rules: WritingRules
  /// The language's own, then those that stand in for what is not translated.
  private let words: [Words]
  /// The first of `words` that has a key, and what it says there.
  private let entries: [String: Found]
  private let marksStandIns: Bool

  private struct Found {
    let place: Int
    let entry: Words.Entry
  }

  package init(index: Int, words: Words, fallbacks: [Words]) {
    self.index = index
    rules = words.rules
    self.words = [words] + fallbacks
    var entries: [String: Found] = [:]
    for (place, words) in self.words.enumerated() {
      for key in words.keys where entries[key] == nil {
        entries[key] = words[key].map { Found(place: place, entry: $0) }
      }
    }
    self.entries = entries
    marksStandIns = false
  }

  private init(_ other: Language, marksStandIns: Bool) {
    index = other.index
    rules = other.rules
    words = other.words
    entries = other.entries
    self.marksStandIns = marksStandIns
  }

  /// The same, in which the words of another language are marked where they stand in (`StandInMark`); itself where it
  /// lacks none.
  package var marked: Language {
    missingWords.isEmpty ? self : Language(self, marksStandIns: true)
  }

  /// The same without marks.
  package var unmarked: Language {
    marksStandIns ? Language(self, marksStandIns: false) : self
  }

  /// The languages whose words are marked where they stand in, by the place that their mark has.
  package var standIns: [StandIn] {
    guard marksStandIns else { return [] }
    return words.dropFirst().map {
      StandIn(
        code: $0.rules.language,
        direction: $0.rules.isRightToLeft == rules.isRightToLeft ? nil : $0.rules.isRightToLeft ? "rtl" : "ltr")
    }
  }

  /// Such as `az` (BCP 47).
  package var code: String { rules.language }

  /// As HTML and SVG write it.
  package var direction: String { rules.isRightToLeft ? "rtl" : "ltr" }

  /// The language's name in itself, as its words or else CLDR have it: "Azərbaycanca".
  package var name: String {
    if case .phrase(let name) = words[0]["language.name"] { return name.filled(with: [:]) }
    return rules.ownName
  }

  /// The name of a country by its code of two or three letters; `nil` where there is none.
  package func countryName(_ code: String) -> String? { rules.countryName(code) }

  // MARK: Words

  /// Is there such a word, in this language or the default one?
  package func hasWord(_ key: String) -> Bool { entries[key] != nil }

  /// A phrase with its names filled in; a counted phrase takes the form that `count` asks for, and `{n}` is the count.
  ///
  /// A key that no language has gives the key itself in brackets, which no page should show: `wordKeys` in the tests
  /// sees to it.
  package func word(_ key: String, _ values: Fillings = [:], count: Int? = nil) -> String {
    knownWord(key, values, count: count) ?? "[\(key)]"
  }

  /// The same, but `nil` for a key that no language has.
  package func knownWord(_ key: String, _ values: Fillings = [:], count: Int? = nil) -> String? {
    guard let found = entries[key] else { return nil }
    var values = values
    if let count, values["n"] == nil { values["n"] = number(count) }
    let mark = mark(ofWordsAt: found.place)
    switch found.entry {
    case .phrase(let phrase): return phrase.filled(with: values, standingIn: mark)
    case .counted(let forms):
      // Words that stand in are counted by the rules of their own language.
      let form = words[found.place].rules.plurals.form(of: count ?? 0)
      return (forms[form] ?? forms[.other])?.filled(with: values, standingIn: mark)
    }
  }

  /// What marks the words at a place as another language's; `nil` where nothing need.
  private func mark(ofWordsAt place: Int) -> Unicode.Scalar? {
    guard marksStandIns, place > 0 else { return nil }
    // English of one country for that of another is spoken alike.
    let isSame = words[place].rules.language.prefix { $0 != "-" } == code.prefix { $0 != "-" }
    return isSame ? nil : StandInMark.begin(place - 1)
  }

  /// What `{` `}` names a phrase wants; empty for an unknown key.
  package func names(of key: String) -> [String] {
    switch entries[key]?.entry {
    case .phrase(let phrase): phrase.names
    case .counted(let forms): Set(forms.values.flatMap(\.names)).sorted()
    case nil: []
    }
  }

  /// The keys that have no word of this language, so that another one stands in. Its name is never lacking.
  package var missingWords: [String] {
    let own = Set(words[0].keys)
    return Set(words.dropFirst().flatMap(\.keys)).subtracting(own).subtracting(["language.name"]).sorted()
  }

  // MARK: Sentences

  /// Items as a sentence lists them: "a, b and c".
  package func list(_ items: [String]) -> String { rules.and.text(items) }

  /// Items of which one is meant: "a, b or c".
  package func choice(_ items: [String]) -> String { rules.or.text(items) }

  package func lowercased(_ text: String) -> String { rules.lowercased(text) }

  /// A label as it stands within a sentence: its first letter small.
  package func smallFirst(_ label: String) -> String {
    // Two signs of ASCII are two letters: no mark of the second joins the first.
    if label.utf8.count > 1, label.utf8.prefix(2).allSatisfy({ $0 < 0x80 }) {
      let rest = label.utf8.index(after: label.startIndex)
      return lowercased(String(label[..<rest])) + label[rest...]
    }
    let start = label.firstIndex { !$0.unicodeScalars.allSatisfy(StandInMark.isMark) } ?? label.startIndex
    let letter = label[start...].prefix(1)
    return label[..<start] + lowercased(String(letter)) + label[letter.endIndex...]
  }

  // MARK: Order

  /// Does one text stand before another in a list of this language? Neither, where it sees no difference.
  package func isOrdered(_ one: String, before other: String) -> Bool { rules.alphabet.compare(one, other) < 0 }

  // MARK: Numbers

  package func number(_ quantity: Quantity) -> String { rules.numbers.text(quantity.description) }

  package func number(_ count: Int) -> String { rules.numbers.text(String(count)) }

  /// - Parameter plain: A plain decimal such as `-12345.67`.
  package func number(plain: String) -> String { rules.numbers.text(plain) }

  /// - Parameter plain: A plain decimal, such as `32`: so many per cent, "32%".
  package func percent(_ plain: String) -> String { rules.numbers.percent(plain) }

  /// What parts numbers in a row: "0.5, 0.3", but "0,5; 0,3".
  package var numberSeparator: String { rules.numbers.separator }

  // MARK: Dates

  /// As precise as the date is: "31 August 2017", "August 2017", "2017".
  package func date(_ date: PartialDate) -> String { rules.text(date) }

  package func date(_ day: Day) -> String { date(PartialDate(day)) }

  package func year(of day: Day) -> String { rules.year(of: day) }
}
