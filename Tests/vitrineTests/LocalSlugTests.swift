import TestSupport
import Testing

@testable import vitrine

/// Addresses that a translation gives in its language.
@Suite struct LocalSlugTests {
  private static let templates = [
    "Themes/default/templates/base.html":
      "<html lang=\"{{ page.language }}\"><body>{% for other in page.languages %}[{{ other.url }}]{% endfor %}"
      + "{% block main %}{% endblock %}{{ page.body | default(\"\") }}</body></html>",
    "Themes/default/templates/commitment.html":
      "{% extends \"base.html\" %}{% block main %}{{ \"commitments/c/\" | address }}{% endblock %}",
    "Content/plans/p.az.md": "---\ntitle: Plan\nslug: fəaliyyət-planı\n---\n[Vəd](../commitments/c.md)\n",
    "Content/commitments/c.az.md": "---\ntitle: Vəd\nslug: vəd\n---\n[Plan](../plans/p.md)\n",
  ]

  @Test("a translation's own address is its page's, in its language alone, and every link leads there")
  func addresses() async throws {
    let site = SmallSite(Self.templates)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let own = "/az/commitments/v%C9%99d/"
    let english = try #require(site.folder.read("Output/commitments/c/index.html"))
    #expect(english.contains("[/commitments/c/][\(own)]/commitments/c/"))
    #expect(english.contains("<a href=\"/plans/p/\">"))
    let azerbaijani = try #require(site.folder.read("Output/az/commitments/vəd/index.html"))
    #expect(azerbaijani.contains("[/commitments/c/][\(own)]\(own)"))
    #expect(azerbaijani.contains("<a href=\"/az/plans/f%C9%99aliyy%C9%99t-plan%C4%B1/\">Plan</a>"))
    let plan = try #require(site.folder.read("Output/az/plans/fəaliyyət-planı/index.html"))
    #expect(plan.contains("<a href=\"\(own)\">Vəd</a>"))
    #expect(site.folder.read("Output/az/commitments/c/index.html") == nil)
    #expect(site.folder.read("Output/sitemap.xml")?.contains("https://a-site.test\(own)") == true)
  }

  @Test(
    "an address that cannot be one, or is another's, is told where it stands",
    arguments: [
      ("slug: ①a/b", "odd-slug", "Use letters, digits and hyphens"), ("slug: ①..", "odd-slug", "cannot be one"),
      ("slug: ①[a]", "not-a-text", "a list or group begins"), ("①slag: a", "unknown-key", "Did you mean `slug`?"),
      ("slug: ①d", "duplicate-address", "`/az/commitments/d/index.html`"),
      ("slug: ①D", "duplicate-address", "in capital letters alone"),
    ])
  func faults(line: String, id: String, words: String) async throws {
    let text = MarkedText("---\ntitle: Vəd\n\(line)\n---\n")
    let site = SmallSite(["Content/commitments/b.md": "---\ntitle: Before\nplan: p\n---\n"])
    site.folder.write("---\ntitle: Other\nplan: p\n---\n", to: "Content/commitments/a.md")
    site.folder.write(text.bytes, to: "Content/commitments/e.az.md")
    site.folder.write("---\ntitle: Promise\nplan: p\n---\n", to: "Content/commitments/e.md")
    site.folder.write("---\ntitle: Taken\nplan: p\n---\n", to: "Content/commitments/d.md")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    let place = try #require(text.places["①"])
    #expect(outcome.reports == ["Content/commitments/e.az.md:\(place): error[\(id)]"])
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }

  @Test("an old address below a language's folder leads to the page in that language")
  func aliases() async throws {
    let site = SmallSite(Self.templates)
    site.folder.write(
      "---\ntitle: Promise\nplan: p\naliases: [/old/, /az/köhnə/]\n---\n", to: "Content/commitments/c.md")
    #expect(try await site.run("build").exitCode == .success)
    #expect(site.folder.read("Output/old/index.html")?.contains("url=https://a-site.test/commitments/c/\"") == true)
    let old = try #require(site.folder.read("Output/az/köhnə/index.html"))
    #expect(old.contains("<html lang=\"az\">") && old.contains("<title>Vəd</title>"))
    #expect(old.contains("url=https://a-site.test/az/commitments/v%C9%99d/\""))
  }

  @Test("a record's own address is its file's name")
  func ofTheRecord() async throws {
    let outcome = try await SmallSite(["Content/commitments/c.md": "---\ntitle: P\nplan: p\nslug: x\n---\n"]).run(
      "build")
    #expect(outcome.reports == ["Content/commitments/c.md:4:1: error[unknown-key]"])
  }
}
