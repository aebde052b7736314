import TestSupport
import Testing

@testable import vitrine

/// The links of every page: the menu and the foot, as a site's settings give them.
@Suite struct MenuTests {
  private static let program = checkout + "/Tests"

  private func site(_ settings: String, _ files: [String: String] = [:]) -> (site: SmallSite, settings: MarkedText) {
    let about = ["Content/pages/about.md": "---\ntitle: About us\n---\n"]
    let site = SmallSite(files.merging(about) { $1 })
    site.folder.remove("Themes/default")
    let settings = MarkedText((site.folder.read("Content/site.yaml") ?? "") + settings)
    site.folder.write(settings.bytes, to: "Content/site.yaml")
    return (site, settings)
  }

  @Test("links stand in their order, under their headings, in words of the site's own and of each language")
  func menu() async throws {
    let (site, _) = site(
      """
      navigation:
        - to: home
        - {to: commitments, title: All promises, group: The promises}
        - {to: plans, group: The promises}
        - {to: "https://forum.az/", title: Our forum}
      footer:
        - {to: "https://facebook.com/forum", group: Follow us}
        - {to: pages/about}
      """,
      [
        "Content/site.az.yaml":
          "navigation:\n  - {to: commitments, title: Bütün vədlər, group: Vədlər}\nfooter:\n  - {to: \"https://facebook.com/forum\", group: İzləyin}\n"
      ])
    let outcome = try await site.run("build", programFolder: Self.program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = try #require(site.folder.read("Output/commitments/index.html"))
    let menu = try #require(page.split(separator: "<nav class=\"site-nav\"").last?.split(separator: "</nav>").first)
    #expect(
      menu.matches(of: /(?:<a href="([^"]*)"[^>]*>|<summary>)([^<]*)</).map { "\($0.1 ?? "") \($0.2)" } == [
        "/ Home", " The promises", "/commitments/ All promises", "/plans/ Action plans", "https://forum.az/ Our forum",
      ])
    #expect(menu.contains("<details class=\"is-current\">"))
    let foot = try #require(page.split(separator: "<footer").last)
    for words in ["<b>Follow us</b>", "<a href=\"https://facebook.com/forum\">facebook.com</a>", ">About us</a>"] {
      #expect(foot.contains(words), "\(words)")
    }
    let translated = try #require(site.folder.read("Output/az/index.html"))
    for words in ["<summary>Vədlər</summary>", ">Bütün vədlər</a>", "<b>İzləyin</b>"] {
      #expect(translated.contains(words), "\(words)")
    }
  }

  /// What site.yaml says, with `①` where the message must point.
  static let faults: [(settings: String, id: String, words: String)] = [
    ("navigation: [{to: ①comitments}]", "unknown-page", "Did you mean `commitments`?"),
    ("navigation: [{to: ①\"javascript:x\"}]", "not-an-address", "https://"),
    ("footer: [{to: ①pages/abuot}]", "unknown-page", "Did you mean `pages/about`?"),
    ("navigation: [{①too: home}]", "unknown-key", "Did you mean `to`?"),
    ("navigation: [{to: ①quality}]\ntheme: {quality: false}", "unknown-page", "the site has no such page"),
  ]

  @Test("a link that leads nowhere is told at its place", arguments: faults)
  func fault(settings: String, id: String, words: String) async throws {
    let (site, text) = site(settings)
    let place = try #require(text.places["①"])
    let outcome = try await site.run("build", programFolder: Self.program)
    #expect(
      outcome.reports.filter { !$0.contains(": note[") }.first == "Content/site.yaml:\(place): error[\(id)]",
      "\(outcome.messages)")
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }

  @Test("a site can do without the page on the quality of its data")
  func withoutQuality() async throws {
    let (site, _) = site("theme: {quality: false}\n")
    let outcome = try await site.run("build", programFolder: Self.program)
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let files = site.folder.files(below: "Output")
    #expect(files["quality/index.html"] == nil && files["az/quality/index.html"] == nil)
    #expect(!files.values.contains { $0.contains("/quality/") })
  }
}
