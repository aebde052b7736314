import Glibc
import TestSupport
import Testing

@testable import vitrine

/// What may be compared, added up and forecast, from the author's figures to pages, tables and the recomputation.
@Suite struct FairFiguresTests {
  private static let site = [
    "site.yaml": "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az, ru]\n",
    "projects/p.md": "---\ntitle: P\nstart: 2012\nend: 2018\n---\n",
    "results/r.md": "---\ntitle: R\nproject: p\nlevel: outcome\n---\n",
  ]

  private func built(
    _ indicators: [String: String], also files: [String: String] = [:], command: String = "build"
  ) async throws -> (folder: TemporaryFolder, outcome: Outcome) {
    let folder = TemporaryFolder()
    for (name, text) in Self.site.merging(files, uniquingKeysWith: { $1 }) { folder.write(text, to: "Content/" + name) }
    for (name, fields) in indicators {
      let result = ["result:", "project:"].contains { fields.contains($0) } ? "" : "result: r\n"
      folder.write(
        "---\ntitle: \(name)\n\(result)level: outcome\n\(fields)\n---\n", to: "Content/indicators/\(name).md")
    }
    guard case .build(let request) = try Command.parse([command, "--site", folder.path]) else {
      return (folder, Outcome(exitCode: .usage))
    }
    let outcome = await Build(
      request: request, environment: .test(in: folder.path, programFolder: checkout + "/Tests")
    ).run()
    return (folder, outcome)
  }

  @Test("a word in place of a figure is said on the page and in the tables, and no figure beside it is called missing")
  func words() async throws {
    let common = "unit: people\nkind: count\ndirection: rising\naggregation: sum\ntargets: [{date: 2018, value: 100}]\n"
    let (folder, outcome) = try await built([
      "open": common
        + "baseline: {date: 2012, value: 0}\nobservations: [{to: 2013, value: 20}, {to: 2014, value: not-applicable}, {to: 2015, value: 20}]",
      "withheld": common + "observations: [{to: 2015, value: 30}, {to: 2016, value: hidden}]",
      "covered": common
        + "observations: [{from: 2014-01, to: 2014-06, value: 30}, {from: 2014-07, to: 2014-12, value: no-data}, {from: 2014-01, to: 2014-12, value: 70}]",
      "answers":
        "unit: answer\nkind: yes-no\ndirection: rising\nobservations: [{to: 2014, value: no}, {to: 2015, value: unclear}]",
    ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(try answer(folder, "indicators/open") == "The source gives no figure: not applicable (2014).")
    #expect(try answer(folder, "indicators/withheld") == "The source holds the count back: hidden (2016).")
    #expect(try answer(folder, "indicators/covered").contains("70 of 100 people"))
    #expect(try answer(folder, "indicators/answers").hasPrefix("No by 2014."))
    let open = try #require(folder.read("Output/indicators/open/index.html"))
    #expect(open.contains("Cannot be added up") && !open.contains("No figures yet"))
    #expect(open.contains("After 2015, until 31 August 2017") && !open.contains("After 2012"))
    let table = try #require(folder.read("Output/data/observations.csv"))
    for row in [
      "answers,1,,2014,no,", "answers,2,,2015,,,,,,,,,,unclear", "open,2,,2014,,,,,,,,,,not-applicable",
      "withheld,2,,2016,,,,,,,,,,hidden",
    ] { #expect(table.contains("\n" + row), "\(row)") }
    expectRecomputed(folder)
  }

  @Test("an objective without a level has that of its results, so that its project's outcomes have their mean")
  func levelOfParts() async throws {
    let fields = """
      unit: "%"
      kind: percentage
      baseline: {date: 2012, value: 0}
      targets: [{date: 2018, value: 80}]
      observations: [{to: 2015, value: 20}, {to: 2016, value: 40}]
      """
    let (folder, outcome) = try await built(
      ["i": fields, "k": fields.replacing("value: 40", with: "value: 60") + "\nresult: s"],
      also: [
        "objectives/o.md": "---\ntitle: O\nproject: p\n---\n",
        "objectives/without-results.md": "---\ntitle: Without results\nproject: p\n---\n",
        "results/s.md": "---\ntitle: S\nproject: p\nobjective: o\nlevel: outcome\n---\n",
      ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let rows = try #require(folder.read("Output/data/progress.csv")).split(separator: "\n")
    for row in ["o,objectives,,,0.7500,", "p,projects,,,0.6250,"] { #expect(rows.contains { $0.hasPrefix(row) }) }
    expectRecomputed(folder)
  }

  @Test("figures of parts alone, or that cannot be added up, are not called none; parts beyond their total are no rest")
  func figuresWithoutTotal() async throws {
    let common = "unit: people\nkind: count\ndirection: rising\ntargets: [{date: 2018, value: 500}]\n"
    let (folder, outcome) = try await built([
      "parts": common
        + "aggregation: latest\nobservations: [{to: 2015, sex: female, value: 100}, {to: 2015, sex: male, value: 120}]",
      "shared": common
        + "aggregation: sum\nobservations: [{from: 2015-01, to: 2015-12, value: 100}, {from: 2015-07, to: 2016-06, value: 120}]",
      "beyond": common
        + "aggregation: latest\nobservations: [{to: 2015, value: 200}, {to: 2015, sex: female, value: 100}, {to: 2015, sex: male, value: 120}]",
    ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(try answer(folder, "indicators/parts") == "There are figures of parts alone, and none of the whole.")
    #expect(try answer(folder, "indicators/shared").hasPrefix("The periods 100 ("))
    for (name, word) in [("parts", "No total"), ("shared", "Cannot be added up")] {
      let page = try #require(folder.read("Output/indicators/\(name)/index.html"))
      #expect(page.contains(word) && !page.contains("No figures"), "\(name)")
    }
    let beyond = try #require(folder.read("Output/indicators/beyond/index.html"))
    #expect(beyond.contains("parts more than the total: 20") && !beyond.contains("not recorded: −20"))
    #expect(folder.read("Output/indicators/beyond/chart-sex.svg")?.contains("Not recorded") == false)
    expectRecomputed(folder)
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
    // There are figures, so that is not what its status says.
    let sum = try #require(folder.read("Output/indicators/sum/index.html"))
    #expect(sum.contains("Cannot be added up") && !sum.contains("No figures yet"))
    #expect(try answer(folder, "indicators/rate").contains("growth is counted from 2015 on, with 61 (2015)."))
    for (language, word) in [("", "Not comparable"), ("az/", "Müqayisə olunmur"), ("ru/", "Несопоставимо")] {
      let page = try #require(folder.read("Output/\(language)indicators/share/index.html"))
      #expect(page.contains(word))
      #expect(page.contains("#i-no-data\"/></svg>"))
    }
    // From 2014 to 2015 nothing is said to have changed, and no plan leads across.
    let chart = try #require(folder.read("Output/indicators/share/chart.svg"))
    #expect(chart.contains("From 61% (2015) to 66% (2016)") && !chart.contains("planned path"))
    // After the break the running total begins again: 61, 61 + 4.
    #expect(folder.read("Output/indicators/sum/chart.svg")?.contains("From 61 (2015) to 65 (2016)") == true)
    #expect(folder.read("Output/data/quality.csv")?.contains("not-comparable") == true)
    expectRecomputed(folder)
  }

  /// What an indicator's page must say where, by its fields.
  struct Printing: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let fields: String
    let answer: String
    /// Texts of the chart.
    let chart: [String]

    init(_ description: String, _ fields: String, answer: String, chart: [String]) {
      (testDescription, self.fields, self.answer, self.chart) = (description, fields, answer, chart)
    }
  }

  static let printings: [Printing] = [
    // 2 + (3.9 − 2) · 2191 / 1461 = 4.849
    Printing(
      "measured figures keep their author's places",
      """
      unit: "%"
      kind: percentage
      baseline: {date: 2012, value: 2}
      targets: [{date: 2018, value: 5.00}]
      observations: [{to: 2015, value: 3.50}, {to: 2016, value: 3.90}]
      """,
      answer:
        "3.90%, 2016: 63% of the way to the target of 5.00%. At this pace it would be 4.85% by 2018, against a target of 5.00%.",
      chart: [">3.90%<", ">2%<", "Target 5.00%", "4.85% at this pace", "3.90%, planned by then: 4.00%"]),
    // 2 + 3 · 1461 / 2191 = 4.0005, which four places tell from 4; 2 + 2 · 2191 / 1461 = 4.9993, which three tell from 5
    Printing(
      "a planned and a forecast figure have as many as tell them from the one beside them",
      """
      unit: "%"
      kind: percentage
      baseline: {date: 2012, value: 2}
      targets: [{date: 2018, value: 5}]
      observations: [{to: 2015, value: 3}, {to: 2016, value: 4}]
      """,
      answer:
        "4%, 2016: 67% of the way to the target of 5%. At this pace it would be 4.999% by 2018, against a target of 5%.",
      chart: ["4%, planned by then: 4.0005%", "4.999% at this pace"]),
    // 100 + 701 · 2191 / 1186 = 1395.02
    Printing(
      "a count is a whole number, forecast or planned",
      """
      unit: people
      kind: count
      aggregation: latest
      baseline: {date: 2012, value: 100}
      targets: [{date: 2018, value: 2000}]
      observations: [{to: 2015, value: 700}, {to: 2016-03, value: 801.0}]
      """,
      answer:
        "801 people, March 2016: 37% of the way to the target of 2,000. At this pace it would be 1,395 by 2018, against a target of 2,000.",
      chart: [">801<", "1,395 at this pace", "801, planned by then: 1,128"]),
    // 40.5 + 41.0 + 3.25
    Printing(
      "a sum of amounts has the most places of its periods",
      """
      unit: hours
      kind: amount
      aggregation: sum
      targets: [{date: 2018, value: 200}]
      observations: [{to: 2014, value: 40.5}, {to: 2015, value: 41.0}, {to: 2016, value: 3.25}]
      """,
      answer:
        "84.75 of 200 hours (42%) by 2016. At this pace it would be 141.20 by 2018, against a target of 200.",
      chart: [">84.75<", ">40.5<", "141.20 at this pace", "84.75, planned by then: 120.04"]),
    // 40 + 50 · 2191 / 1461 = 114.98
    Printing(
      "a percentage is forecast at 100 at most, with the day on which the target would be met",
      """
      unit: "%"
      kind: percentage
      baseline: {date: 2012, value: 40}
      targets: [{date: 2018, value: 95}]
      observations: [{to: 2015, value: 82}, {to: 2016, value: 90}]
      """,
      answer:
        "90%, 2016: 91% of the way to the target of 95%. At this pace the target of 95% would be met on 26 May 2017.",
      chart: ["Target 95%", "90%, planned by then: 77%"]),
    // 1 / 100000 = 0.001 %: not 0, nor is the forecast 0.001 · 2191 / 1461 = 0.0015
    Printing(
      "what is more than nothing is never printed as 0 %",
      """
      unit: "%"
      kind: percentage
      baseline: {date: 2012, value: 0}
      targets: [{date: 2018, value: 0.04}]
      observations: [{to: 2015, value: 0.01}, {to: 2016, numerator: 1, denominator: 100000}]
      """,
      answer:
        "0.001% (1 of 100,000), 2016: 3% of the way to the target of 0.04%. At this pace it would be 0.001% by 2018, against a target of 0.04%.",
      chart: [">0.001%<", "0.001%, planned by then: 0.03%"]),
    Printing(
      "a share of not quite all is never printed as 100 %",
      """
      unit: "%"
      kind: percentage
      baseline: {date: 2012, value: 0}
      targets: [{date: 2018, value: 100}]
      observations: [{to: 2015, numerator: 1999, denominator: 2000}, {to: 2016, numerator: 99999, denominator: 100000}]
      """,
      answer:
        "99.999% (99,999 of 100,000), 2016: over 99% of the way to the target of 100%. At this pace the target of 100% would be met on 31 December 2016.",
      chart: [">99.999%<", "99.999%, planned by then: 67%"]),
    // the limit of 2018 does not hold yet
    Printing(
      "a figure is held against the limit of its day",
      """
      unit: "%"
      kind: percentage
      direction: keep-below
      targets: [{date: 2014, value: 10}, {date: 2018, value: 5}]
      observations: [{to: 2015, value: 7}, {to: 2016, value: 7.5}]
      """,
      answer: "7.5% by 2016. It was to stay under 10%.", chart: ["stay under 10%", "stay under 5%"]),
    // two years between two periods that are added up
    Printing(
      "what a sum lacks is said, without a frequency too",
      """
      unit: people
      kind: count
      aggregation: sum
      observations: [{to: 2013, value: 60}, {to: 2016, value: 70}]
      """,
      answer: "130 people by 2016. No target was published, so the figure stands alone.",
      chart: ["2014 to 2015: no figures published"]),
    // no plan reaches back before the baseline; the author is told that the figure is older
    Printing(
      "a figure older than the baseline has no plan beside it",
      """
      unit: people
      kind: count
      aggregation: latest
      baseline: {date: 2015, value: 100}
      targets: [{date: 2020, value: 50}]
      observations: [{to: 2010, value: 40}]
      """,
      answer: "40 people, 2010: 120% of the way to the target of 50.",
      chart: [": 2010: 40</title>", ">2010: 40; 2015: 100. "]),
    // 12 / 37 = 32.43 %, which nobody wrote
    Printing(
      "a share that nobody wrote is a whole per cent",
      """
      unit: "%"
      kind: percentage
      observations: [{to: 2015, numerator: 1, denominator: 8}, {to: 2016, numerator: 12, denominator: 37}]
      """,
      answer: "32% (12 of 37) by 2016. No target was published, so the figure stands alone.",
      chart: ["From 13% (2015) to 32% (2016)"]),
  ]

  @Test("a figure is printed in one way, in sentences, tables and charts", arguments: printings)
  func printed(_ row: Printing) async throws {
    let (folder, outcome) = try await built(["i": row.fields])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(try answer(folder, "indicators/i") == row.answer)
    let chart = try #require(folder.read("Output/indicators/i/chart.svg"))
    #expect(row.chart.filter { !chart.contains($0) } == [])
    expectRecomputed(folder)
  }

  @Test("a result's bar counts in the words of its list, and a project's own indicators stand in its numbers and bar")
  func wholes() async throws {
    let common = "unit: people\nkind: count\naggregation: latest\ntargets: [{date: 2018, value: 100}]\n"
    let begun = common + "baseline: {date: 2012, value: 0}\n"
    let (folder, outcome) = try await built([
      "parts": common + "direction: rising\nobservations: [{to: 2016, sex: female, value: 20}]",
      "clear": begun + "observations: [{to: 2016, value: 20}]", "none": begun,
      "clearer": begun + "observations: [{to: 2016, value: 40}]",
      "own": "project: p\n" + begun + "observations: [{to: 2016, value: 60}]",
    ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(
      try answer(folder, "results/r")
        == "2 of 4 indicators have a figure. 2 of 4 can be compared with a target: on average 30% of the way.")
    #expect(
      try answer(folder, "projects/p")
        == "3 of 5 indicators have a figure. 3 of 5 can be compared with a target: on average 45% of the way.")
    for (page, total) in [("results/r", 4), ("projects/p", 5)] {
      let html = try #require(folder.read("Output/\(page)/index.html"))
      for words in ["No total: 1", "No figures yet: 1", "All indicators</th><td class=\"number\">\(total)</td>"] {
        #expect(html.contains(words), "\(page): \(words)")
      }
    }
  }

  @Test("a working without a rating or a figure says so, and not that nothing was reached")
  func nothing() async throws {
    let rated = "{date: 2014, by: o, kind: independent, scheme: irm-2011, completion: limited}"
    let (folder, outcome) = try await built(
      ["none": "unit: people\nkind: count\ntargets: [{date: 2018, value: 100}]"],
      also: [
        "organisations/o.md": "---\ntitle: O\nkind: other\n---\n",
        "plans/p.md": "---\ntitle: P\nkind: ogp\nstart: 2012\nend: 2018\n---\n",
        "commitments/c.md": "---\ntitle: C\nplan: p\nassessments: [\(rated)]\n---\n",
        "commitments/d.md": "---\ntitle: D\nplan: p\n---\n",
      ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let workings = [
      (
        "commitments/c",
        "<dd>No independent rating by 31 August 2017 says how far it was to be by then: not reviewed.</dd>"
      ),
      ("commitments/d", "<dd>Its completion is not rated: not reviewed.</dd>"),
      ("projects/p", "<dd>None has a share of the way: not applicable.</dd>"),
    ]
    for (page, working) in workings {
      #expect(try #require(folder.read("Output/\(page)/index.html")).contains(working), "\(page)")
    }
  }

  @Test("an average names the indicators that it is of, and why there is none is true of weights too")
  func averaged() async throws {
    let common = "unit: people\nkind: count\naggregation: latest\ntargets: [{date: 2018, value: 100}]\n"
    func indicator(_ result: String, _ value: Int?, weight: Int = 1) -> String {
      let figure = value.map { "observations: [{to: 2016, value: \($0)}]\n" } ?? ""
      return "result: \(result)\n" + common + "weight: \(weight)\nbaseline: {date: 2012, value: 0}\n" + figure
    }
    let (folder, outcome) = try await built(
      [
        // 30 % on average; 1 of 3 has a figure, so there is no average; 2 of 3 with 2 of the weight of 7 neither.
        "a": indicator("r", 20), "b": indicator("r", 40),
        "c": indicator("thin", 80), "d": indicator("thin", nil), "e": indicator("thin", nil),
        "f": indicator("heavy", 50), "g": indicator("heavy", 60), "h": indicator("heavy", nil, weight: 5),
      ],
      also: [
        "projects/q.md": "---\ntitle: Q\nstart: 2012\n---\n",
        "results/thin.md": "---\ntitle: Thin\nproject: p\nlevel: outcome\n---\n",
        "results/heavy.md": "---\ntitle: Heavy\nproject: q\nlevel: outcome\n---\n",
      ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let compared = "3 of 5 indicators have a figure. 3 of 5 can be compared with a target. "
    #expect(
      try answer(folder, "projects/p")
        == compared
        + "The average is of 2 of them, 30% of the way: the others are under results or objectives without an average."
    )
    #expect(
      try answer(folder, "results/thin")
        == "1 of 3 indicators has a figure. No average is given: fewer than half have a figure and a target.")
    for page in ["results/heavy", "projects/q"] {
      #expect(
        try answer(folder, page)
          == "2 of 3 indicators have a figure. No average is given: less than half of the weight has data.")
    }
    expectRecomputed(folder)
  }

  @Test("a score on a scale that begins below 0 is not said to be so much of its end")
  func score() async throws {
    let fields = "unit: points\nkind: score\nscale: {min: -5, max: 5}\nobservations: [{to: 2016, value: -2.5}]"
    let (folder, outcome) = try await built([
      "low": fields, "usual": fields.replacing("min: -5", with: "min: 0").replacing("-2.5", with: "2.5"),
    ])
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(try answer(folder, "indicators/low").hasPrefix("−2.5 points on a scale from −5 to 5, 2016."))
    #expect(try answer(folder, "indicators/usual").hasPrefix("2.5 of 5 points, 2016."))
    let list = try #require(folder.read("Output/results/r/index.html"))
    #expect(list.contains("<b>−2.5</b> points") && list.contains("<b>2.5 of 5</b> points"))
  }
}
