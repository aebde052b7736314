import TestSupport
import Testing

@testable import vitrine

/// Docs/site, the site for authors.
@Suite struct DocsSiteTests {
  @Test("it is built with the theme of the checkout, each warning an error")
  func builds() async throws {
    let site = TemporaryFolder()
    site.copy(checkout + "/Docs/site/Content", to: "Content")
    guard case .build(let request) = try Command.parse(["build", "--strict", "--site", site.path]) else { return }
    let environment = Environment.test(in: site.path, programFolder: checkout + "/Tests")
    let outcome = await Build(request: request, environment: environment).run()
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(outcome.messages.contains(", 0 warnings"))
    let page = try #require(site.read("Output/pages/tutorial/index.html"))
    #expect(page.contains("vitrine init our-site") && page.contains("href=\"/pages/how-to/\""))
  }
}
