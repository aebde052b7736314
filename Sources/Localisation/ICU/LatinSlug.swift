internal import CICU

/// The address that a title gives: small Latin letters, digits and hyphens, whatever its script.
///
/// `Şəffaflıq hesabatı` becomes `sheffafliq-hesabati`. Azerbaijani `ə`, `ş`, `ç` are written as they sound; other marks
/// are dropped. Other scripts follow the rules of BGN/PCGN where ICU has them for the language, as for Russian
/// (`Ежегодный отчёт`: `yezhegodnyy-otchet`), else those of ICU for any language.
///
/// - Returns: Nothing where the title has no letter and no digit; never more than 60 characters, by whole words where it
///   has several.
package func latinSlug(of title: String, in language: String) -> String {
  let primary = String(language.prefix { $0 != "-" }).lowercased()
  var text = title
  for (letter, sounds) in primary == "az" ? ownLetters + azerbaijaniLetters : ownLetters {
    text = text.replacing(letter, with: sounds)
  }
  var words: [String] = []
  var length = 0
  let latin = latinText(text, language: primary).lowercased().filter {
    !"'\"`\u{2BB}\u{2BC}\u{2018}\u{2019}".contains($0)
  }
  for word in latin.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
    length += word.count + 1
    guard length <= longestSlug + 1 || words.isEmpty else { break }
    words.append(String(word.prefix(longestSlug)))
  }
  return words.joined(separator: "-")
}

private let longestSlug = 60

/// Letters that ICU has no plain ones for.
private let ownLetters: [(String, String)] = [("ə", "e"), ("Ə", "e")]
private let azerbaijaniLetters: [(String, String)] = [("ş", "sh"), ("Ş", "sh"), ("ç", "ch"), ("Ç", "ch")]

private func latinText(_ text: String, language: String) -> String {
  let units = Array(text.utf16)
  // Cyrillic letters in a language that has none, such as a Russian name in an Azerbaijani title, are Russian ones.
  let anyLanguage = "ru-ru_Latn/BGN; Any-Latin; Latin-ASCII"
  let ownRules = "\(language)-\(language)_Latn/BGN; \(anyLanguage)"
  let rules = unsafe icu_hasScripts(ownRules) != 0 ? ownRules : anyLanguage
  return unsafe ICU.text { unsafe icu_toScript(rules, units, Int32(units.count), $0, $1, $2) }
}
