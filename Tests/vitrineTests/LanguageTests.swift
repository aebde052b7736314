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
        == "<html lang=\"ar\" dir=\"rtl\"><body>٣١ أغسطس ٢٠١٧ L العربية Xx "
        + "<span lang=\"en\" dir=\"ltr\">word</span></body></html>")
  }

  @Test("as a country writes it, a language has the words of the language itself, and its own over them")
  func languageOfCountry() async throws {
    let site = SmallSite([
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en-GB]\n",
      "Themes/default/strings/en.yaml": "one: general\ntwo: general\n",
      "Themes/default/strings/en-GB.yaml": "two: of the country\n",
      "Themes/default/templates/not-found.html": "{{ t(\"one\") }}, {{ t(\"two\") }}",
    ])
    let outcome = try await site.run("build")
    #expect(!outcome.reports.contains { $0.contains("no-words") }, "\(outcome.messages)")
    #expect(site.folder.read("Output/404.html") == "general, of the country")
  }

  @Test("the title of a source says whose language it is in a list of data quality too")
  func titlesOfSources() async throws {
    let site = SmallSite([
      "Content/news/n.md": "---\ntitle: N\ndate: 2014\nevidence: [{title: Order, url: https://e-qanun.az/1}]\n---\n",
      "Content/news/n.az.md": "---\ntitle: X\n---\n",
    ])
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let list = "quality/news/evidence-without-archive/index.html"
    #expect(try #require(site.folder.read("Output/\(list)")).contains(">Order<"))
    #expect(try #require(site.folder.read("Output/az/\(list)")).contains("<span lang=\"en\">Order</span>"))
  }

  @Test("words that stand in say whose they are where an element may, and what is filled in stays the page's own")
  func standIns() async throws {
    let site = SmallSite([
      "Content/site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az, ar]\n",
      "Content/strings/en.yaml":
        "own: {word: Word, when: \"Until {date}.\", count: {one: one day, other: \"{n} days\"}, both: Both}\n",
      "Content/strings/az.yaml": "own: {both: Hər ikisi}\n",
      "Themes/default/templates/not-found.html":
        "<html><head><title>{{ t(\"own.word\") }}</title></head><body title=\"{{ t(\"own.word\") }}\">"
        + "<p>{{ t(\"own.when\", values={\"date\": site.as_of.text}) }}</p>"
        + "<p>{{ t(\"own.when\", values={\"date\": t(\"own.word\")}) }}</p>"
        + "<p>{{ t(\"own.count\", n=3) }}, {{ t(\"own.both\") }}</p>"
        + "<select><option>{{ t(\"own.word\") }}</option></select><svg><text>{{ t(\"own.word\") }}</text></svg>"
        + "<!-- {{ t(\"own.word\") }} --></body></html>",
    ])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let head = "<html><head><title>Word</title></head><body title=\"Word\">"
    let end = "<select><option>Word</option></select><svg><text>Word</text></svg><!-- Word --></body></html>"
    #expect(
      site.folder.read("Output/404.html")
        == head + "<p>Until 31 August 2017.</p><p>Until Word.</p><p>3 days, Both</p>" + end)
    let (open, close) = ("<span lang=\"en\">", "</span>")
    #expect(
      site.folder.read("Output/az/404.html")
        == head + "<p>\(open)Until \(close)31 avqust 2017\(open).\(close)</p>"
        + "<p>\(open)Until \(close)\(open)Word\(close)\(open).\(close)</p>"
        + "<p>\(open)3 days\(close), Hər ikisi</p>" + end)
    #expect(
      site.folder.read("Output/ar/404.html")?.contains(
        "<p><span lang=\"en\" dir=\"ltr\">٣ days</span>, <span lang=\"en\" dir=\"ltr\">Both</span></p>") == true)
  }

  @Test("no page, drawing or file of a language without words holds a mark of them, and its words say so")
  func standInsOfTheTheme() async throws {
    let site = SmallSite()
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    site.folder.remove("Content")
    site.folder.copy(checkout + "/Tests/Fixtures/small-site/Content", to: "Content")
    let settings = try #require(site.folder.read("Content/site.yaml"))
    site.folder.write(settings.replacing("[en, az, ru]", with: "[en, az, ru, ka]"), to: "Content/site.yaml")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let files = site.folder.files(below: "Output")
    for (name, text) in files {
      #expect(
        !text.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) } && !text.contains("\\ufd"), "\(name)")
    }
    #expect(files.filter { $0.key.hasPrefix("ka/") }.count > 10)
    #expect(files["ka/index.html"]?.contains("<span lang=\"en\">Home</span>") == true)
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
