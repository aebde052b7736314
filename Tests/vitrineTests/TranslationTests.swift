import TestSupport
import Testing

@testable import vitrine

@Suite struct TranslationTests {
  private static let files = [
    "Content/commitments/c.md":
      "---\ntitle: Promise\nsummary: S\nplan: p\nmilestones: [{title: M}, {title: N}]\n---\nText.\n",
    "Content/commitments/c.az.md": "---\ntitle: Vəd\nmilestones: [{of: M, title: A}]\n---\n",
    "Content/strings/en.yaml": "own: {word: W, days: {one: \"{n} day\", other: \"{n} days\"}}\n",
    "Content/strings/az.yaml": "own: {word: S}\n",
  ]

  private static let expected = [
    "Content/commitments/c.az.md:1:1: note[untranslated-record]", "Content/plans/p.md:2:8: note[untranslated-record]",
    "Content/site.yaml:1:1: note[untranslated-record]", "Content/site.yaml:4:12: note[translations]",
    "Content/site.yaml:4:12: note[translations]",
    "Content/strings/az.yaml:1:1: note[untranslated-word]",
  ]

  @Test("a check notes what is not translated, by record, by word, and in all")
  func check() async throws {
    let outcome = try await SmallSite(Self.files).run("check", "--strict", "--translations")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(outcome.reports == Self.expected)
    for sentence in [
      "Not translated into `az`: `summary`, `milestones.title`, its text.", "Not translated into `az`: `title`.",
      "The word `own.days` is not translated into `az`.", "commitments: not wholly translated into `az`: 1 of 1.",
    ] {
      #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    }
  }

  @Test("a check counts what is not translated, unless it is asked to list it")
  func counted() async throws {
    let outcome = try await SmallSite(Self.files).run("check")
    #expect(outcome.reports == ["Content/site.yaml:4:12: note[untranslated]"])
    #expect(outcome.messages.contains("Not translated into `az`: 5 texts of 3 files and 1 word of the theme."))
    #expect(outcome.messages.contains("vitrine check --translations"))
  }

  @Test("a build says nothing of it", arguments: [["build"], ["build", "--strict"]])
  func build(arguments: [String]) async throws {
    let site = SmallSite(Self.files)
    let outcome = try await arguments.count == 1 ? site.run("build") : site.run("build", "--strict")
    #expect(outcome.exitCode == .success)
    #expect(outcome.reports == [])
  }

  @Test("where translations are required, each that is missing is an error", arguments: ["build", "check"])
  func required(command: String) async throws {
    let site = SmallSite(Self.files)
    let outcome = try await site.run(command, "--require-translations")
    #expect(outcome.exitCode == .contentErrors)
    #expect(outcome.reports == Self.expected.map { $0.replacing("note[untranslated", with: "error[untranslated") })
    #expect(site.folder.written("Output") == nil)
  }

  @Test("what the site is called, who publishes it and whom to ask are said in each language")
  func settings() async throws {
    let base =
      "<html lang=\"{{ page.language }}\"><body>{{ site.title.text }} {{ site.publisher.text | default(\"\") }}"
      + "{{ site.contact.name.text }}{{ site.contact.name.lang | default(\"\") }}{% block top %}{% endblock %}{% block main %}{% endblock %}</body></html>"
    let site = SmallSite([
      "Content/site.yaml":
        "title: T\nbase_url: https://e.org/\nas_of: 2017\nlanguages: [en, az]\npublisher: P\ncontact: Office\n",
      "Content/site.az.yaml": "title: B\npublisher: N\n",
      "Themes/default/templates/base.html": base,
    ])
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(site.folder.read("Output/plans/p/index.html")?.contains("<body>T POffice</body>") == true)
    #expect(site.folder.read("Output/az/plans/p/index.html")?.contains("<body>B NOfficeen</body>") == true)
  }

  @Test(
    "a file of settings in another language holds texts alone, of a language that the site has and not of the first",
    arguments: [
      ("site.az.yaml", "title: B\nas_of: 2016\n", "2:1: error[data-in-translation]"),
      ("site.az.yaml", "titel: B\n", "1:1: error[unknown-key]"),
      ("site.en.yaml", "title: B\n", "1:1: error[translation-into-default]"),
      ("site.tr.yaml", "title: B\n", "1:1: error[no-such-language]"),
      ("site..yaml", "title: B\n", "1:1: error[no-such-language]"),
    ])
  func faultySettings(name: String, text: String, report: String) async throws {
    let site = SmallSite(["Content/" + name: text])
    #expect(try await site.run("build").reports == ["Content/\(name):\(report)"])
  }

  @Test("a site that is translated whole lacks nothing")
  func whole() async throws {
    let site = SmallSite([
      "Content/commitments/c.az.md": "---\ntitle: Vəd\n---\nMətn.\n", "Content/plans/p.az.md": "---\ntitle: P\n---\n",
      "Content/site.az.yaml": "title: B\n",
    ])
    let outcome = try await site.run("check", "--require-translations")
    #expect(outcome.exitCode == .success)
    #expect(outcome.reports == [])
  }

  @Test("a page that is not translated names the language that it shows in the reader's")
  func shownLanguage() async throws {
    let site = SmallSite()
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    #expect(try await site.run("build").exitCode == .success)
    let page = try #require(site.folder.read("Output/az/commitments/c/index.html"))
    #expect(page.contains("Səhifə bu dildə göstərilir: ingilis dili."))
  }
}
