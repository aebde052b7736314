import TestSupport
import Testing

@testable import vitrine

/// Tables that count on from the beginning of each year, or whose dates end periods.
@Suite struct RunningTotalsTests {
  private static let record = "Content/indicators/i.md"
  private static let table = "Content/indicators/i.csv"

  private static func site(
    _ csv: String, _ settings: String, kind: String = "count", aggregation: String = "aggregation: sum\n"
  ) -> [String: String] {
    [
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      record:
        "---\ntitle: I\nproject: j\nunit: u\nkind: \(kind)\ndirection: rising\n\(aggregation)table: {\(settings)}\n---\n",
      table: csv,
    ]
  }

  struct Reading: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [String: String]
    /// Beginning, end and figure of each row of observations.csv.
    let rows: [String]
  }

  static let readings = [
    Reading(
      testDescription: "a quarter, a half, nine months, a year, and the next year's first quarter",
      files: site(
        "to,value\n2015-03,10\n2015-06,25\n2015-09,25\n2015,40\n2016-03,12\n", "cumulative: true"),
      rows: [
        "2015-01,2015-03,10", "2015-04,2015-06,15", "2015-07,2015-09,0", "2015-10,2015-12,15", "2016-01,2016-03,12",
      ]),
    Reading(
      testDescription: "days, decimals, and rows in another order",
      files: site("to,value\n2015-06-30,2.75\n2015-03-31,1.5\n", "cumulative: true", kind: "amount"),
      rows: ["2015-04-01,2015-06-30,1.25", "2015-01-01,2015-03-31,1.5"]),
    Reading(
      testDescription: "an office's dates, which end months",
      files: site("to;value\n31.03.2015;10\n30.06.2015;25\n", "cumulative: true, period: month"),
      rows: ["2015-01,2015-03,10", "2015-04,2015-06,15"]),
    Reading(
      testDescription: "each part by itself, and a year that begins in July",
      files: site(
        "from,to,sex,value\n2015-07,2015-09,female,4\n2015-07,2015-09,male,9\n2015-07,2015-12,female,7\n2015-07,2015-12,male,9\n",
        "cumulative: true"),
      rows: ["2015-07,2015-09,4", "2015-07,2015-09,9", "2015-10,2015-12,3", "2015-10,2015-12,0"]),
    Reading(
      testDescription: "a word, over which the next total reaches back",
      files: site("to,value\n2015-03,10\n2015-06,no-data\n2015-09,30\n", "cumulative: true"),
      rows: ["2015-01,2015-03,10", "2015-04,2015-06,", "2015-04,2015-09,20"]),
    Reading(
      testDescription: "shares, by what they are counted of; of none there is no share",
      files: site(
        "to,numerator,denominator\n2015-03,5,10\n2015-06,5,10\n2015-09,9,16\n", "cumulative: true", kind: "percentage",
        aggregation: ""),
      rows: ["2015-01,2015-03,5/10", "2015-07,2015-09,4/6"]),
    Reading(
      testDescription: "days that end quarters, each for itself",
      files: site("to,value\n2015-03-31,10\n2015-06-30,15\n", "period: quarter"),
      rows: ["2015-01,2015-03,10", "2015-04,2015-06,15"]),
    Reading(
      testDescription: "days that end months and years",
      files: site("from,to,value\n,2015-12-31,10\n2016-07-01,2016-12-31,3\n", "period: year"),
      rows: ["2015-01,2015-12,10", "2016-07-01,2016-12,3"]),
    Reading(
      testDescription: "days that end months",
      files: site("to,value\n2016-01-31,1\n2016-02-29,2\n", "period: month"), rows: [",2016-01,1", ",2016-02,2"]),
  ]

  @Test("each row gets its period and what was added in it", arguments: readings)
  func reads(reading: Reading) async throws {
    let site = SmallSite(reading.files)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let lines = (site.folder.read("Output/data/observations.csv") ?? "").split(separator: "\n").map(String.init)
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    let rows = lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      func cell(_ name: String) -> Substring { header.firstIndex(of: name).map { cells[$0] } ?? "" }
      let share = [cell("numerator"), cell("denominator")].joined(separator: "/")
      return [cell("from"), cell("to"), share == "/" ? cell("value") : Substring(share)].joined(separator: ",")
    }
    #expect(rows == reading.rows)
  }

  @Test("the author and the reader are told that differences stand there")
  func told() async throws {
    let site = SmallSite(Self.site("to,value\n2015-03,10\n2015-06,25\n", "cumulative: true"))
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    let outcome = try await site.run("build")
    #expect(outcome.reports == ["Content/indicators/i.md:8:8: note[read-as-running-totals]"])
    #expect(outcome.messages.contains("So 2015-04 to 2015-06 has 15."))
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    let page = site.folder.read("Output/indicators/i/index.html") ?? ""
    #expect(page.contains("what was added since the running total before, which the source gives"))
  }

  static let mistakes: [Mistake] = [
    Mistake(
      "a running total that falls",
      site("to,value\n2015-03,10\n2015-06,①8\n", "cumulative: true"), reports: ["①: error[falling-total]"]),
    Mistake(
      "a share as a running total",
      site("to,value\n2015-03,10\n2015-06,①12\n", "cumulative: true", kind: "percentage", aggregation: ""),
      reports: ["①: error[share-as-total]"]),
    Mistake(
      "a day that ends no month",
      site("to,value\n①2015-03-30,10\n", "period: quarter"), reports: ["①: error[no-end-of-month]"]),
    Mistake(
      "of which the latest counts",
      site("to,value\n2015-03,10\n", "cumulative: true", aggregation: "aggregation: latest\n")
        .merging([
          record:
            "---\ntitle: I\nproject: j\nunit: u\nkind: count\ndirection: rising\naggregation: latest\ntable: ①{cumulative: true}\n---\n"
        ]) { $1 }, reports: ["①: error[totals-without-sum]"]),
    Mistake(
      "figures of two kinds",
      site(
        "to,value,numerator,denominator\n2015-03,,5,10\n①2015-06,60,,\n", "cumulative: true", kind: "percentage",
        aggregation: ""), reports: ["①: error[mixed-totals]"]),
    Mistake(
      "a revision of a running total",
      site("to,value\n2015-03,10\n", "cumulative: true")
        .merging([
          record:
            "---\ntitle: I\nproject: j\nunit: u\nkind: count\ndirection: rising\naggregation: sum\ntable: ①{cumulative: true}\n---\n",
          "Content/indicators/i.revisions.csv": "to,date,kind,old,reason\n2015-03,2016,correction,8,R\n",
        ]) { $1 }, reports: ["①: error[revised-totals]"]),
    Mistake(
      "counts of cases",
      [
        "Content/cases/c.md": "---\ntitle: C\ntable: ①{cumulative: true}\n---\n",
        "Content/cases/c.csv": "centre,from,to,contacts\nbaku,2015-01,2015-03,50\n",
        "Content/places/baku.md": "---\ntitle: Baku\n---\n",
      ], reports: ["①: error[periods-of-cases]"]),
    Mistake(
      "a length that is none",
      site("from,to,value\n2015-01-01,2015-03-31,10\n", "period: ①week"), reports: ["①: error[unknown-value]"]),
  ]

  @Test("each mistake is told at its place", arguments: mistakes)
  func tells(mistake: Mistake) async throws {
    let site = SmallSite()
    for (name, text) in mistake.files { site.folder.write(text.bytes, to: name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == mistake.expected)
  }
}
