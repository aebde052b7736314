import Glibc
import TestSupport
import Testing

@testable import vitrine

/// What may be compared, added up and forecast, from the author's figures to pages, tables and the recomputation.
@Suite struct FairFiguresTests {
  private static let site = [
    "site.yaml": "title: T\nbase_url: https://example.org/\nas_of: 2017-08-31\nlanguages: [en, az, ru]\n",
    "projects/p.md": "---\ntitle: P\nstart: 2012\nend: 2018\n---\n",
    "results/r.md": "---\ntitle: R\nproject: p\nlevel: outcome\n---\n",
  ]

  private func built(_ indicators: [String: String], command: String = "build") async throws -> (
    folder: TemporaryFolder, outcome: Outcome
  ) {
    let folder = TemporaryFolder()
    for (name, text) in Self.site { folder.write(text, to: "Content/" + name) }
    for (name, fields) in indicators {
      folder.write(
        "---\ntitle: \(name)\nresult: r\nlevel: outcome\n\(fields)\n---\n", to: "Content/indicators/\(name).md")
    }
    guard case .build(let request) = try Command.parse([command, "--site", folder.path]) else {
      return (folder, Outcome(exitCode: .usage))
    }
    let outcome = await Build(
      request: request, environment: .test(in: folder.path, programFolder: checkout + "/Tests")
    ).run()
    return (folder, outcome)
  }

  private func answer(_ folder: TemporaryFolder, _ page: String) throws -> String {
    let page = try #require(folder.read("Output/\(page)/index.html"))
    return String(
      try #require(page.split(separator: "<p class=\"answer\">").dropFirst().first?.split(separator: "</p>").first))
  }

  private func expectRecomputed(_ folder: TemporaryFolder) {
    guard system("command -v python3 > /dev/null") == 0 else { return }
    let script = "\(checkout)/Tests/Recomputation/recompute.py"
    #expect(system("python3 \(script) \(folder.path)/Output") == 0, "see what it printed above")
  }

  private static let broken = [
    // 40 was counted in the old way, 61 and 66 in the new one
    "share": """
    unit: "%"
    kind: percentage
    baseline: {date: 2012, value: 40}
    targets: [{date: 2018, value: 80}]
    observations: [{to: 2014, value: 45}, {to: 2015, value: 61}, {to: 2016, value: 66}]
    breaks: [{date: 2015, reason: counted by request}, {date: 2018}]
    """,
    "sum": """
    unit: people
    kind: count
    aggregation: sum
    targets: [{date: 2018, value: 80}]
    observations: [{to: 2014, value: 45}, {to: 2015, value: 61}, {to: 2016, value: 4}]
    breaks: [{date: 2015}]
    """,
    // (66 / 61)^(1/1) − 1 = 0.08197 over (80 / 61)^(1/3) − 1 = 0.09459
    "rate": """
    unit: points
    kind: score
    progress_method: cagr
    direction: rising
    baseline: {date: 2012, value: 10}
    targets: [{date: 2018, value: 80}]
    observations: [{to: 2014, value: 45}, {to: 2015, value: 61}, {to: 2016, value: 66}]
    breaks: [{date: 2015-06}]
    """,
  ]

  @Test("across a break pages, tables and the recomputation compare and add up nothing")
  func breaks() async throws {
    let (folder, outcome) = try await built(Self.broken)
    let warnings = outcome.reports.filter { $0.contains("warning") }
    #expect(
      warnings == [
        "Content/indicators/share.md:7:11: warning[across-break]",
        "Content/indicators/sum.md:9:62: warning[across-break]",
      ], "\(outcome.messages)")
    let progress = readCSV(folder.read("Output/data/progress.csv") ?? "").filter { $0["collection"] == "indicators" }
    #expect(
      progress.map {
        "\($0["record"] ?? "") \($0["status"] ?? "") \($0["attainment"] ?? "") \($0["attainment_missing"] ?? "")"
      }
        == ["rate moderate 0.866508579764 ", "share not-comparable  across-break", "sum no-data  across-break"])
    // The break of 2018 lies after the report's day.
    #expect(
      readCSV(folder.read("Output/data/breaks.csv") ?? "").map { "\($0["indicator"] ?? "") \($0["date"] ?? "")" }
        == ["rate 2015-06", "share 2015", "sum 2015"])
    #expect(
      try answer(folder, "indicators/share")
        == "66% by 2016. The way of counting changed in between, so it is not compared with the baseline of 2012.")
    #expect(try answer(folder, "indicators/sum").hasPrefix("The break of 2015 lies within the periods"))
    #expect(try answer(folder, "indicators/rate").contains("growth is counted from 2015 on, with 61 (2015)."))
    for (language, word) in [("", "Not comparable"), ("az/", "Müqayisə olunmur"), ("ru/", "Несопоставимо")] {
      let page = try #require(folder.read("Output/\(language)indicators/share/index.html"))
      #expect(page.contains(word))
      #expect(page.contains("<use href=\"#i-no-data\"/>"))
    }
    // From 2014 to 2015 nothing is said to have changed, and no plan leads across.
    let chart = try #require(folder.read("Output/indicators/share/chart.svg"))
    #expect(chart.contains("From 61% (2015) to 66% (2016)") && !chart.contains("planned path"))
    // After the break the running total begins again: 61, 61 + 4.
    #expect(folder.read("Output/indicators/sum/chart.svg")?.contains("From 61 (2015) to 65 (2016)") == true)
    #expect(folder.read("Output/data/quality.csv")?.contains("not-comparable") == true)
    expectRecomputed(folder)
  }
}
