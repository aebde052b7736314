import Diagnostics
import Testing

@testable import Localisation

@Suite struct PluralTests {
  @Test(
    "Russian counts by the last digits, Azerbaijani and English by one",
    arguments: [
      (1, PluralForm.one, PluralForm.one), (2, .few, .other), (4, .few, .other), (5, .many, .other),
      (11, .many, .other), (12, .many, .other), (14, .many, .other), (21, .one, .other), (22, .few, .other),
      (100, .many, .other), (101, .one, .other), (111, .many, .other), (0, .many, .other), (-1, .one, .one),
    ])
  func forms(count: Int, russian: PluralForm, other: PluralForm) {
    #expect(WritingRules(language: "ru").plurals.form(of: count) == russian)
    #expect(WritingRules(language: "az").plurals.form(of: count) == other)
    #expect(WritingRules(language: "en").plurals.form(of: count) == other)
  }

  @Test("Arabic has six forms")
  func arabic() {
    let rules = WritingRules(language: "ar")
    #expect(rules.pluralForms == PluralForm.allCases)
    #expect([0, 1, 2, 3, 11, 100].map { rules.plurals.form(of: $0) } == [.zero, .one, .two, .few, .many, .other])
  }

  @Test("a counted phrase has every form of its language and no other; the same words for every count are a plain text")
  func check() throws {
    let yaml = """
      a: {one: "1", few: "2", other: "3"}
      b: {one: "1", other: "2"}
      c: "{n}"
      group: {one: "1", two: {x: "2"}}
      d:
        one: "1"
      """
    func said(_ code: String) throws -> [String] {
      try words(code, yaml).diagnostics.map {
        "\($0.severity) \($0.range?.line ?? 0):\($0.range?.column ?? 0) \($0.message)"
      }
    }
    let (english, russian) = (try said("en"), try said("ru"))
    #expect(
      english == [
        "warning 1:15 `a` has the form `few`, which the language `en` does not have: no count ever takes it.",
        "error 5:1 `d` lacks the form `other`, which the language `en` has.",
      ])
    #expect(
      russian.prefix(3) == [
        "warning 1:1 `a` lacks the form `many`, which the language `ru` has.",
        "warning 2:1 `b` lacks the form `few`, which the language `ru` has.",
        "warning 2:1 `b` lacks the form `many`, which the language `ru` has.",
      ])
  }
}
