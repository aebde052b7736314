import Testing
import TestSupport

@testable import vitrine

@Suite struct SchemaFilesTests {
  private static func site() -> SmallSite {
    SmallSite([
      "Content/site.yaml": "title: T\nbase_url: https://t.org/\nlanguages: [en, az]\nas_of: 2016-01-01\n",
      "Content/plans/p.md": "---\ntitle: P\nkind: ogp\nstart: 2012\nend: 2015\n---\n",
      "Content/schemes/steps.yaml": "variables:\n- name: depth\n  labels: [{label: shallow}, {label: deep}]\n",
    ])
  }

  @Test("a schema has the site's own schemes and records")
  func printed() async throws {
    let outcome = try await Self.site().schema("commitment")
    #expect(outcome.exitCode == .success)
    #expect(outcome.data.contains(#""depth": {"#))
    #expect(outcome.data.contains(#""enum": ["shallow", "deep","#))
    #expect(outcome.data.contains(#""examples": ["p"]"#))
    #expect(
      try await Self.site().schema("plans").data.contains(#""required": ["title", "kind", "start", "end"]"#))
  }

  @Test("an unknown name is told the nearest one")
  func unknown() async throws {
    let outcome = try await Self.site().schema("commitmnets")
    #expect(outcome.exitCode == .usage)
    #expect(outcome.messages.contains("Did you mean `commitments`?"))
  }

  @Test("an editor's settings are written once, and never over those that are there")
  func editor() async throws {
    let site = Self.site()
    #expect(try await site.schema("--editor", "vscode").exitCode == .success)
    let settings = try #require(site.folder.read(".vscode/settings.json"))
    #expect(
      settings.contains(
        ##""./.vscode/vitrine/plans.schema.json": ["Content/plans/**/*.md", "!Content/plans/**/*.az.md"]"##))
    #expect(settings.contains(##""./.vscode/vitrine/plans.translation.schema.json": ["Content/plans/**/*.az.md"]"##))
    #expect(site.folder.read(".vscode/vitrine/site.schema.json")?.contains("base_url") == true)
    site.folder.write("{}", to: ".vscode/settings.json")
    let again = try await site.schema("--editor", "vscode")
    #expect(
      again.exitCode == .success && again.data.contains("add these lines") && again.data.contains("plans.schema.json"))
    #expect(site.folder.read(".vscode/settings.json") == "{}")
  }

  @Test(
    "one thing is asked for at a time",
    arguments: [
      [], ["--language", "az"], ["plans", "--cms", "decap"], ["--editor", "vscode", "--output", "x"],
    ])
  func usage(arguments: [String]) {
    #expect(throws: UsageFault.self) { try Command.parse(["schema"] + arguments) }
  }

  @Test(
    "records as a content editor writes them are read: keys in any order, quoted dates, empty texts, named languages")
  func edited() async throws {
    let site = Self.site()
    site.folder.write(
      """
      ---
      status: active
      start: "2014-06-30"
      title: 'A'
      summary: ""
      funder: ""
      image: ""
      tags: []
      partners:

        - role: ""
          organisation: "o"
      evidence:
          - title: x
            url: ""
            accessed: "2015-01-01"
      budget: {amount: "", currency: ""}
      spent:
        amount: null
        currency: ""
        to: null
      draft: false
      ---
      """, to: "Content/projects/a.en.md")
    site.folder.write("---\ntitle: Az\nsummary: \"\"\n---\n", to: "Content/projects/a.az.md")
    site.folder.write("---\nkind: ngo\ntitle: O\n---\n", to: "Content/organisations/o.en.md")
    #expect(try await site.run("build", "--strict").reports == [])
    #expect(site.folder.read("Output/az/projects/a/index.html")?.contains("<h1") == true)
    site.folder.write(
      "---\ntitle: B\nstart: 2014-06-30T21:00:00.000Z\n---\n", to: "Content/projects/b.en.md")
    let told = try await site.run("check")
    #expect(told.reports.filter { $0.contains("error") } == ["Content/projects/b.en.md:3:8: error[not-a-date]"])
    #expect(told.messages.contains("`time_format: false`"))
  }
}

extension SmallSite {
  /// Runs `vitrine schema`.
  fileprivate func schema(_ arguments: String...) async throws -> Outcome {
    guard case .schema(let request) = try Command.parse(["schema"] + arguments + ["--site", folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    return await SchemaFiles(request: request, environment: .test(in: folder.path)).run()
  }
}
