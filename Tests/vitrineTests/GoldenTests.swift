import TestSupport
import Testing

@testable import vitrine

/// Pages of the small site in Tests/Fixtures, held against the files in Tests/Golden.
///
/// `make golden` renews them, and that run fails, so that it never passes for a test run.
@Suite struct GoldenTests {
  private static let pages = [
    "index.html", "plans/ogp-2012-2015/index.html", "plans/ogp-2012-2015/theme/public-participation/index.html",
    "az/plans/ogp-2012-2015/status/limited/index.html", "ru/plans/ogp-2012-2015/sorted/due/index.html",
    "organisations/executive-authorities/index.html", "places/baku/index.html", "data/rollups.csv",
    "commitments/nap1-2-2/index.html",
    "az/commitments/nap1-2-2/index.html", "ru/commitments/nap1-2-2/index.html",
    "indicators/requests-answered/index.html", "indicators/people-advised/index.html",
    "indicators/decisions-published/index.html", "az/indicators/decisions-published/index.html", "data/revisions.csv",
    "data/indicators.csv",
    "results/citizens-empowered/index.html", "projects/apt/index.html", "cases/centres-example/index.html",
    "pages/about/index.html", "commitments/index.html", "overdue/index.html", "changes/index.html",
    "quality/index.html",
    "az/quality/index.html", "method/index.html", "ru/method/index.html", "data/commitments.csv", "data/milestones.csv",
    "data/assessments.csv", "data/progress.csv", "data/observations.csv", "data/evidence.csv", "data/cases.csv",
    "data/overdue.csv", "data/quality.csv",
    "sitemap.xml",
  ]

  @Test("pages and tables of the small site are as they were")
  func golden() async throws {
    let folder = TemporaryFolder()
    let site = checkout + "/Tests/Fixtures/small-site"
    guard
      case .build(let request) = try Command.parse([
        "build", "--site", site, "--output", folder.path + "/out", "--quiet",
      ])
    else { return }
    let environment = Environment.test(in: site, programFolder: checkout + "/Tests")
    let outcome = await Build(request: request, environment: environment).run()
    try #require(outcome.exitCode == .success, "\(outcome.messages)")
    for page in Self.pages {
      let built = try #require(folder.read("out/" + page), "\(page) was not built")
      compare(built, with: page)
    }
    #expect(!GoldenFile.renews, "The golden files are renewed: look at the difference, then run the tests again.")
  }

  @Test(
    "what explain says of a commitment, an indicator and a plan is as it was",
    arguments: [
      "commitments/nap1-2-2", "indicators/requests-answered", "indicators/decisions-published", "plans/ogp-2012-2015",
    ])
  func explain(record: String) async throws {
    let site = checkout + "/Tests/Fixtures/small-site"
    guard case .explain(let request) = try Command.parse(["explain", record, "--site", site]) else { return }
    let environment = Environment.test(in: site, programFolder: checkout + "/Tests")
    let outcome = await Explain(request: request, environment: environment).run()
    #expect(outcome.exitCode == .success)
    #expect(outcome.messages.isEmpty)
    compare(outcome.data, with: "explain/\(record).txt")
    #expect(!GoldenFile.renews, "The golden files are renewed: look at the difference, then run the tests again.")
  }

  private func compare(_ made: String, with page: String) {
    // The style sheet's name changes with each change of the style, which is not the page's concern.
    let holds = GoldenFile.holds(made, as: page.replacing("/", with: "_"), comparable: Self.withoutStyleSheetName)
    #expect(holds, "\(page) differs from Tests/Golden; see make golden")
  }

  private static func withoutStyleSheetName(_ page: String) -> String {
    page.replacing(/assets\/site-[a-z0-9]+\.css/, with: "assets/site.css")
  }
}
