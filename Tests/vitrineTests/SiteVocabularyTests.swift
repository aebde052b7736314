import Site
import Template
import TestSupport
import Testing

@testable import vitrine

@Suite struct SiteVocabularyTests {
  static let examples = ThemeLanguagePage.examples("site-example")

  @Test("each example of the site's filters and functions gives what stands beside it", arguments: examples)
  func example(example: ThemeLanguagePage.Example) throws {
    let folder = TemporaryFolder()
    folder.write(example.template, to: "templates/t.html")
    folder.link("strings", to: checkout + "/Themes/default/strings")
    folder.write(try #require(ThemeLanguagePage.blocks("json").first), to: "d.json")
    let outcome = try folder.renderTheme("t.html", "--data", "d.json", "--templates", "templates")
    #expect(outcome.messages == "")
    #expect(outcome.data == example.result)
  }

  @Test("every filter, test and function that the site adds has an example")
  func complete() {
    let (own, all) = (Vocabulary(), Vocabulary.ofTheSite)
    let filters = Set(all.filters.keys).subtracting(own.filters.keys)
    let functions = Set(all.functions.keys).subtracting(own.functions.keys)
    #expect(filters.count >= 4)
    for name in filters { #expect(ThemeLanguagePage.shows(name, behind: ["| "], in: Self.examples), "\(name)") }
    for name in functions { #expect(ThemeLanguagePage.shows(name, behind: ["{{ "], in: Self.examples), "\(name)") }
    #expect(all.tests.count == own.tests.count)
  }

  @Test(
    "words, numbers and dates are those of the page's language",
    arguments: [
      ("az", "dekabr 2013 1.234.567,5 3 öhdəlik"), ("ru", "декабрь 2013 г. 1 234 567,5 3 обязательства"),
    ])
  func languages(code: String, written: String) throws {
    let folder = TemporaryFolder()
    folder.write("{{ end | date }} {{ n | number }} {{ t('count.commitments', n=3) }}", to: "templates/t.html")
    folder.link("strings", to: checkout + "/Themes/default/strings")
    folder.write(#"{"end": "2013-12", "n": 1234567.5, "page": {"language": "\#(code)"}}"#, to: "d.json")
    let outcome = try folder.renderTheme("t.html", "--data", "d.json", "--templates", "templates")
    // CLDR keeps the parts of a number and of a date together by no-break spaces, wide or narrow.
    let data = outcome.data.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    #expect(data == written)
  }

  @Test(
    "an address leads to a page in the page's language or to a file, wherever the site is published",
    arguments: [
      ("commitments/", "/reports/az/commitments/"), ("", "/reports/az/"), ("data/plans.csv", "/reports/data/plans.csv"),
    ])
  func address(path: String, link: String) async throws {
    let site = SmallSite([
      "Themes/default/templates/plan.html":
        "{% extends \"base.html\" %}{% block main %}<a href=\"{{ \"\(path)\" | address }}\">x</a>{% endblock %}\n"
    ])
    let outcome = try await site.run("build", "--base-url", "https://example.org/reports")
    #expect(outcome.exitCode == .success)
    #expect(site.folder.read("Output/az/plans/p/index.html")?.contains("<a href=\"\(link)\">x</a>") == true)
  }

  @Test("an address that leads nowhere is an error at its place, with the nearest one")
  func deadAddress() async throws {
    let template = MarkedText(
      "{% extends \"base.html\" %}{% block main %}{{ \"comitments/\" | ①address }}{% endblock %}\n")
    let site = SmallSite()
    site.folder.write(template.bytes, to: "Themes/default/templates/plan.html")
    let outcome = try await site.run("build")
    let place = try #require(template.places["①"])
    #expect(outcome.reports.first == "Themes/default/templates/plan.html:\(place): error[unknown-address]")
    #expect(outcome.messages.contains("did you mean `commitments/`?"))
  }
}
