import TestSupport
import Testing

@testable import vitrine

/// What an institution answers to what is said of it.
@Suite struct ReplyTests {
  private func page(_ reply: String, _ commitment: String = "lead: o") async throws -> String {
    let site = SmallSite([
      "Content/organisations/o.md": "---\ntitle: Office\nkind: government\n\(reply)---\n",
      "Content/commitments/c.md": "---\ntitle: Promise\nplan: p\n\(commitment)\n---\n",
    ])
    site.folder.remove("Themes/default")
    let outcome = try await site.run("build", "--quiet", programFolder: checkout + "/Tests")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    return try #require(site.folder.read("Output/organisations/o/index.html"))
  }

  @Test(
    "a reply stands beside what is said of an institution, or that none is published",
    arguments: [
      ("reply: {text: We disagree., date: 2016-05-01, source: \"https://a-site.test/r\"}\n", "We disagree."),
      ("", "none published"),
      // It was not there by the day of the report.
      ("reply: {text: We disagree., date: 2017-09-01}\n", "none published"),
    ])
  func shown(reply: String, text: String) async throws {
    let page = try await page(reply)
    #expect(page.contains("<dt>Reply</dt>"))
    #expect(page.contains(text))
    #expect(page.contains("href=\"https://a-site.test/r\"") == reply.contains("source"))
  }

  @Test("an institution of which nothing is said has no line for it")
  func nothingSaid() async throws {
    #expect(try await page("", "").contains("<dt>Reply</dt>") == false)
  }
}
