import TestSupport
import Testing

@testable import vitrine

/// Pages of the records that bear a tag.
@Suite struct TagTests {
  private static let templates = [
    "Themes/default/templates/base.html":
      "<html lang=\"{{ page.language }}\"><body>{% for tag in page.tags %}[{{ tag.text }} {{ tag.url }}"
      + "{% if tag.lang is defined %} {{ tag.lang }}{% endif %}]{% endfor %}{% block main %}{% endblock %}</body></html>",
    "Themes/default/templates/list.html":
      "{% extends \"base.html\" %}{% block main %}{{ page.heading }}: {{ view.answer }}{% for group in view.groups %}"
      + " {% if group.heading is defined %}{{ group.heading.text }}{% endif %}{% for entry in group.entries %}"
      + " ({{ entry.title }} {{ entry.url }} {{ entry.about }}){% endfor %}{% endfor %}{% endblock %}",
    "Content/strings/en.yaml":
      "nav: {tags: Subjects, commitments: Promises, news: News}\ncount: {records: {one: \"{n} record\", other: \"{n} records\"}}\n"
      + "tags_page: {title: Subjects, answer: {one: \"{n} subject\", other: \"{n} subjects\"},"
      + " about: {one: \"{n} is about it.\", other: \"{n} are about it.\"}}\n",
    "Content/strings/az.yaml": "tag: {tax-law: Vergi hüququ}\n",
    "Content/commitments/c.md": "---\ntitle: Promise\nplan: p\ntags: [Tax law, Courts, tax-law]\n---\n",
    "Content/commitments/invented.md":
      "---\ntitle: Invented\nplan: p\nillustrative: true\ntags: [Courts, Ghosts]\n---\n",
    "Content/news/n.md": "---\ntitle: Note\ndate: 2014\ntags: [TAX LAW]\n---\n",
  ]

  @Test("records that bear a tag stand together, however it is spelt; a site's words translate it")
  func pages() async throws {
    let site = SmallSite(Self.templates)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    func page(_ name: String) -> String {
      (site.folder.read("Output/\(name)/index.html") ?? "none").replacing(/<\/?(html|body)[^>]*>/, with: "")
        .trimmingCharacters()
    }
    #expect(
      page("tags") == "Subjects: 2 subjects  (Courts /tags/courts/ 1 record) (Tax law /tags/tax-law/ 2 records)")
    #expect(
      page("tags/tax-law") == "Tax law: 2 are about it. Promises (Promise /commitments/c/ ) News (Note /news/n/ 2014)")
    #expect(page("tags/courts") == "Courts: 1 is about it. Promises (Promise /commitments/c/ )")
    #expect(page("tags/ghosts") == "none")
    #expect(page("commitments/c") == "[Tax law /tags/tax-law/][Courts /tags/courts/]")
    #expect(page("az/commitments/c") == "[Vergi hüququ /az/tags/tax-law/][Courts /az/tags/courts/ en]")
    // An invented record names the tag that others bear too, and none of its own.
    #expect(page("commitments/invented") == "[Courts /tags/courts/]")
  }

  @Test("a site without tags has no page of them")
  func none() async throws {
    let site = SmallSite()
    #expect(try await site.run("build").exitCode == .success)
    #expect(site.folder.files(below: "Output").keys.allSatisfy { !$0.contains("tags") })
  }
}

extension String {
  fileprivate func trimmingCharacters() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
