import Diagnostics
import Exact
import FrontMatter
import Testing

@testable import Localisation

/// The words of a language that a YAML text gives, and what was said about them.
func words(_ code: String, _ yaml: String) throws -> (words: Words, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let fields = try #require(
    readYAML(Array(yaml.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics))
  var words = Words(WritingRules(language: code))
  words.add(fields, diagnostics: &diagnostics)
  return (words, diagnostics)
}

func language(_ code: String, _ yaml: String = "{}") throws -> Language {
  let (words, diagnostics) = try words(code, yaml)
  #expect(diagnostics.isEmpty)
  return Language(index: 0, words: words, fallbacks: [])
}

@Suite struct LanguageTests {
  @Test(
    "numbers and shares are written as CLDR has it, to their last decimal place, with a minus for a hyphen",
    arguments: [
      ("az", "8080", "8.080", "8.080%"), ("az", "-1234567.50", "−1.234.567,50", "−1.234.567,50%"),
      ("en", "999", "999", "999%"), ("en", "-1000", "−1,000", "−1,000%"),
      ("ru", "8080", "8\u{A0}080", "8\u{A0}080\u{A0}%"), ("ru", "0.5", "0,5", "0,5\u{A0}%"),
      // Groups begin with the second digit before them in Polish, and have two digits in Hindi.
      ("pl", "8080", "8080", "8080%"), ("pl", "18080", "18\u{A0}080", "18\u{A0}080%"),
      ("hi", "123456789", "12,34,56,789", "12,34,56,789%"),
      ("tr", "32", "32", "%32"),
      ("fa", "1404.5", "۱٬۴۰۴٫۵", "۱٬۴۰۴٫۵٪"),
      ("ar-u-nu-latn", "8080", "8,080", "8,080\u{200E}%\u{200E}"),
      (
        "en", "123456789012345678901234567890.000000000000000001",
        "123,456,789,012,345,678,901,234,567,890.000000000000000001",
        "123,456,789,012,345,678,901,234,567,890.000000000000000001%"
      ),
    ])
  func numbers(code: String, plain: String, number: String, percent: String) throws {
    let language = try language(code)
    #expect(language.number(plain: plain) == number)
    #expect(language.percent(plain) == percent)
  }

  @Test(
    "words that stand in are marked where they are asked for so, but not what is filled in, nor those of a kindred code"
  )
  func marks() throws {
    let english = try words("en", "{a: \"On {day}.\", b: Own, n: {one: one, other: \"{n} days\"}}").words
    let own = Language(index: 1, words: try words("az", "b: Öz").words, fallbacks: [english]).marked
    // Swift writes the marks out in no text.
    func written(_ text: String) -> String {
      text.replacing("\(StandInMark.begin(0))", with: "<").replacing("\(StandInMark.end)", with: ">")
    }
    #expect(written(own.word("a", ["day": "2 mart"])) == "<On >2 mart<.>")
    #expect(written(own.word("a", ["day": "2017"])) == "<On 2017.>")
    #expect(written(own.word("a", ["day": "mart."])) == "<On >mart.<>")
    #expect(written(own.word("n", count: 3)) == "<3 days>")
    #expect(own.word("b") == "Öz")
    #expect(written(own.smallFirst(own.word("a", ["day": "1"]))) == "<on 1.>")
    #expect(own.unmarked.word("a", ["day": "2 mart"]) == "On 2 mart.")
    #expect(StandInMark.bare(own.word("a", ["day": "2 mart"])) == "On 2 mart.")
    let british = Language(index: 1, words: try words("en-GB", "{}").words, fallbacks: [english]).marked
    #expect(british.word("b") == "Own")
    #expect(Language(index: 1, words: english, fallbacks: [english]).marked.standIns.isEmpty)
  }

  @Test(
    "numbers in a row are parted by what is not in them",
    arguments: [("en", ", "), ("az", "; "), ("ru", "; "), ("fa", ", ")])
  func numberSeparator(code: String, separator: String) throws {
    #expect(try language(code).numberSeparator == separator)
  }

  @Test(
    "dates are as precise as they are given, and in the language's order",
    arguments: [
      ("en", "31 August 2017", "August 2017", "2017"), ("en-US", "August 31, 2017", "August 2017", "2017"),
      ("az", "31 avqust 2017", "avqust 2017", "2017"),
      ("ru", "31 августа 2017\u{202F}г.", "август 2017\u{202F}г.", "2017"),
      ("ar", "٣١ أغسطس ٢٠١٧", "أغسطس ٢٠١٧", "٢٠١٧"), ("zh", "2017年8月31日", "2017年8月", "2017年"),
      // The years of Persia and Thailand are others, but the report's are those of its files.
      ("fa", "۳۱ اوت ۲۰۱۷", "اوت ۲۰۱۷", "۲۰۱۷"), ("th", "31 สิงหาคม ค.ศ. 2017", "สิงหาคม 2017", "2017"),
    ])
  func dates(code: String, day: String, month: String, year: String) throws {
    let language = try language(code)
    let shown = try ["2017-08-31", "2017-08", "2017"].map { language.date(try PartialDate.parse($0)) }
    #expect(shown == [day, month, year])
  }

  @Test("a day of one digit has as many digits as the language writes")
  func shortDay() throws {
    #expect(try language("hy").date(try PartialDate.parse("2017-05-03")) == "03 մայիսի, 2017 թ.")
    #expect(try language("en").date(try PartialDate.parse("0987-05-03")) == "3 May 987")
  }

  @Test("a sentence lists things as its language does")
  func lists() throws {
    #expect(try language("en").list(["a", "b", "c"]) == "a, b and c")
    #expect(try language("en").choice(["a", "b", "c"]) == "a, b or c")
    #expect(try language("az").list(["a", "b"]) == "a və b")
    #expect(try language("ru").choice(["а", "б", "в"]) == "а, б или в")
    // Before an i, y becomes e.
    #expect(try language("es").list(["padres", "hijas", "é", "hijos"]) == "padres, hijas, é e hijos")
    #expect(try language("ar").list(["أ", "ب"]) == "أ وب")
    #expect(try language("en").list([]) == "")
    #expect(try language("en").list(["only"]) == "only")
  }

  @Test(
    "words stand in the order of the language's alphabet",
    arguments: [
      ("az", ["can", "çay", "dağ", "ev", "əl", "fil", "xalq", "ışıq", "İqtisad", "kənd", "qız", "lalə"]),
      ("ru", ["Еда", "ёлка", "жизнь", "Ирис", "йод", "Яблоко"]),
      ("en", ["apple", "Éclair", "fish", "zebra"]), ("sv", ["apa", "zebra", "ål", "ärta", "öl"]),
    ])
  func order(code: String, sorted: [String]) throws {
    let language = try language(code)
    #expect(sorted.reversed().sorted { language.isOrdered($0, before: $1) } == sorted)
  }

  @Test("small letters are the language's")
  func smallLetters() throws {
    #expect(try language("az").lowercased("İIƏ") == "iıə")
    #expect(try language("en").lowercased("I") == "i")
    #expect(try language("ru").lowercased("ЁЖ") == "ёж")
  }

  @Test("Arabic and Hebrew are written from right to left", arguments: [("ar", true), ("he", true), ("az", false)])
  func direction(code: String, isRightToLeft: Bool) throws {
    #expect(try language(code).direction == (isRightToLeft ? "rtl" : "ltr"))
  }

  @Test("a language is called as its words say, or else as it calls itself")
  func ownName() throws {
    #expect(try language("az").name == "Azərbaycan")
    #expect(try language("az", "language: {name: Azərbaycanca}").name == "Azərbaycanca")
    #expect(try language("ar").name == "العربية")
  }

  @Test("a language that CLDR does not have is known to be none")
  func unknown() throws {
    #expect(!WritingRules(language: "xx").isKnown)
    #expect(WritingRules(language: "az-Latn-AZ").isKnown)
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

  @Test(
    "a sentence that ends with an abbreviation has one full stop",
    arguments: [("2014\u{202F}г.", "Срок: 2014\u{202F}г."), ("2014", "Срок: 2014."), ("", "Срок: .")])
  func fullStop(value: String, sentence: String) throws {
    #expect(try language("ru", "due: \"Срок: {date}.\"").word("due", ["date": value]) == sentence)
  }

  @Test("what a language lacks is taken from the default one, counted as that one counts")
  func fallback() throws {
    let first = try words("ru", "a: A\ndays: {one: день, few: дня, many: дней, other: дня}").words
    let language = Language(index: 1, words: Words(WritingRules(language: "az")), fallbacks: [first])
    #expect(language.word("a") == "A")
    #expect(language.word("days", count: 21) == "день")
    #expect(!language.hasWord("c"))
  }
}
