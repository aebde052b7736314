import TestSupport
import Testing

@testable import vitrine

@Suite struct LanguageTests {
  @Test("lists of names stand in the alphabet of the page's language, within their headings")
  func order() async throws {
    var files = [
      "Themes/default/templates/list.html":
        "{% extends \"base.html\" %}{% block main %}{% for group in view.groups %}{% for entry in group.entries %}"
        + "{{ entry.title }} {% endfor %}{% endfor %}{% endblock %}"
    ]
    // The names of the files would have another order.
    for (slug, kind, title, own) in [
      ("a", "ngo", "Zeta", "Xəbər"), ("b", "ngo", "Éclair", "Həyat"), ("c", "ngo", "Fish", "Işıq"),
      ("d", "ngo", "Dove", "İnkişaf"), ("e", "government", "Office", "Ofis"),
    ] {
      files["Content/organisations/\(slug).md"] = "---\ntitle: \(title)\nkind: \(kind)\n---\n"
      files["Content/organisations/\(slug).az.md"] = "---\ntitle: \(own)\n---\n"
    }
    let site = SmallSite(files)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let english = site.folder.read("Output/organisations/index.html") ?? ""
    let azerbaijani = site.folder.read("Output/az/organisations/index.html") ?? ""
    #expect(english.contains("Office Dove Éclair Fish Zeta "), "\(english)")
    // x stands between h and ı in Azerbaijani, and ı before i.
    #expect(azerbaijani.contains("Ofis Həyat Xəbər Işıq İnkişaf "), "\(azerbaijani)")
  }

  @Test("a language may be any: its direction, dates and name are CLDR's; the words of the default one stand in")
  func anyLanguage() async throws {
    let site = SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, ar, xx]\n",
      "Themes/default/templates/not-found.html":
        "<html lang=\"{{ page.language }}\" dir=\"{{ page.direction }}\"><body>{{ site.as_of.text }}"
        + "{% for other in page.languages %} {{ other.name }}{% endfor %} {{ t(\"own\") }}</body></html>",
      "Content/strings/en.yaml": "own: word\n",
    ])
    let outcome = try await site.run("build")
    #expect(
      outcome.reports == [
        "Content/site.yaml:4:12: warning[no-words]", "Content/site.yaml:4:12: warning[no-words]",
        "Content/site.yaml:4:12: warning[unknown-language]",
      ])
    #expect(
      site.folder.read("Output/ar/404.html")
        == "<html lang=\"ar\" dir=\"rtl\"><body>٣١ أغسطس ٢٠١٧ L العربية Xx word</body></html>")
  }

  @Test(
    "a sentence says when as its language does, for a year, a month and a day",
    arguments: [
      (
        "2014", "When reviewed (published in 2014; of which day’s state is not said) completion was limited.",
        "(опубликовано: 2014; на какой день состояние, не сказано)"
      ),
      ("2014-06", "When reviewed (in June 2014) completion was limited.", "(июнь 2014\u{202F}г.)"),
      ("2014-06-01", "When reviewed (on 1 June 2014) completion was limited.", "(1 июня 2014\u{202F}г.)"),
    ])
  func dates(written: String, english: String, russian: String) async throws {
    let site = SmallSite([
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, ru]\n",
      "Content/organisations/o.md": "---\ntitle: O\nkind: other\n---\n",
      "Content/commitments/c.md": "---\ntitle: P\nplan: p\nassessments:\n"
        + "  - {date: \(written), by: o, kind: independent, scheme: irm-2011, completion: limited}\n---\n",
    ])
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/commitments/c/index.html")?.contains(english) == true)
    #expect(
      site.folder.read("Output/ru/commitments/c/index.html")?.contains("При оценке \(russian) ") == true)
  }

  @Test("a counted word of the site lacks a form, with its place")
  func pluralForm() async throws {
    let site = SmallSite(["Content/strings/az.yaml": "own:\n  days: {one: x, few: y, other: z}\n"])
    let outcome = try await site.run("build")
    #expect(outcome.reports == ["Content/strings/az.yaml:2:18: warning[needless-plural-form]"])
  }
}
