import Glibc
import TestSupport
import Testing

/// The pages of Docs/site that readers follow step by step.
@Suite(.timeLimit(.minutes(2))) struct TutorialPreviewTests {
  @Test("the tutorial does what it says: begun, looked at, broken, mended, built and published")
  func tutorial() throws {
    var player = TutorialPlayer()
    defer { player.stop() }
    try player.play("tutorial.md")
    let page = try #require(player.folder.read("published/commitments/answers-within-seven-days/index.html"))
    #expect(page.contains("answer every letter of a citizen within <strong>seven days</strong>"))
    #expect(
      player.folder.read("published/plans/action-plan-2027/index.html")?.contains("Answers within seven days") == true)
    for (path, text) in player.folder.files(below: "published") where path.hasSuffix(".html") {
      #expect(!text.contains("notice-illustrative"), "\(path)")
    }
  }

  @Test("three commands lead from nothing to a news item in the browser")
  func firstNews() throws {
    var player = TutorialPlayer()
    defer { player.stop() }
    try player.play("how-to/first-news.md")
    let served = try #require(player.served)
    #expect(served.ask("/news/our-report-is-published/").body.contains("<h1>Our report is published</h1>"))
    #expect(served.ask("/news/").body.contains("Our report is published"))
    player.folder.write(
      try #require(player.folder.read("our-site/Content/news/our-report-is-published.md")) + "Read it.\n",
      to: "our-site/Content/news/our-report-is-published.md")
    for _ in 0..<600 where !served.ask("/news/our-report-is-published/").body.contains("Read it.") { usleep(20_000) }
    #expect(served.ask("/news/our-report-is-published/").body.contains("<p>Read it.</p>"))
  }
}
