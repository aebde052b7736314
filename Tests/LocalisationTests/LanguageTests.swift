import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Localisation

/// A language with the words that a YAML text gives.
func language(_ code: String, _ yaml: String) throws -> Language {
  var diagnostics: [Diagnostic] = []
  let fields = try #require(
    readYAML(Array(yaml.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics))
  var words = Words()
  words.add(fields, diagnostics: &diagnostics)
  #expect(diagnostics.isEmpty)
  return Language(code: code, index: 0, words: words, fallback: words)
}

@Suite struct PluralFormTests {
  @Test(
    "Russian counts by the last digits, Azerbaijani and English by one",
    arguments: [
      (1, PluralForm.one, PluralForm.one), (2, .few, .other), (4, .few, .other), (5, .many, .other),
      (11, .many, .other), (12, .many, .other), (14, .many, .other), (21, .one, .other), (22, .few, .other),
      (100, .many, .other), (101, .one, .other), (111, .many, .other), (0, .many, .other),
    ])
  func forms(count: Int, russian: PluralForm, other: PluralForm) {
    #expect(PluralForm.of(count, in: "ru") == russian)
    #expect(PluralForm.of(count, in: "az") == other)
    #expect(PluralForm.of(count, in: "en") == other)
  }
}

@Suite struct LanguageTests {
  @Test(
    "numbers take the language's signs",
    arguments: [
      ("8080", "8.080"), ("999", "999"), ("-1234567.50", "−1.234.567,50"), ("0.5", "0,5"), ("1000", "1.000"),
    ])
  func numbers(plain: String, shown: String) throws {
    let azerbaijani = try language("az", "format: {decimal: \",\", group: \".\", group_from: 4, minus: \"−\"}")
    #expect(azerbaijani.number(try Quantity.parse(plain)) == shown)
  }

  @Test(
    "dates are as precise as they are given",
    arguments: [("2017", "2017 г."), ("2017-08", "август 2017 г."), ("2017-08-31", "31 августа 2017 г.")])
  func dates(iso: String, shown: String) throws {
    let russian = try language(
      "ru",
      """
      format: {day: "{day} {month} {year} г.", month: "{month} {year} г.", year: "{year} г."}
      months: [января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря]
      months_alone: [январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь]
      """)
    #expect(russian.date(try PartialDate.parse(iso)) == shown)
  }

  @Test("a counted phrase takes the form of its count, and fills it in")
  func counted() throws {
    let russian = try language(
      "ru", "days: {one: \"{n} день\", few: \"{n} дня\", many: \"{n} дней\", other: \"{n} дня\"}")
    #expect([1, 3, 11, 21].map { russian.word("days", count: $0) } == ["1 день", "3 дня", "11 дней", "21 день"])
  }

  @Test("names are filled in, and other braces stay")
  func names() throws {
    let english = try language("en", "of: \"{n} of {total} {x y}\"")
    #expect(english.word("of", ["n": "3", "total": "{n}"]) == "3 of {n} {x y}")
  }

  @Test("what a language lacks is taken from the default one")
  func fallback() throws {
    var diagnostics: [Diagnostic] = []
    var first = Words()
    let fields = try #require(
      readYAML(Array("a: A\nb: B".utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics))
    first.add(fields, diagnostics: &diagnostics)
    let language = Language(code: "az", index: 1, words: Words(), fallback: first)
    #expect(language.word("b") == "B")
    #expect(!language.hasWord("c"))
  }
}
