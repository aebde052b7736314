import Exact
import TestSupport
import Testing

@testable import Charts

@Suite struct ChartGoldenTests {
  @Test("drawings are as they were", arguments: ChartCases.all.map(\.name))
  func drawing(name: String) throws {
    let drawing = try #require(ChartCases.all.first { $0.name == name }?.drawing)
    #expect(GoldenFile.holds(drawing.inPage(id: "chart") + "\n", as: "chart_\(name).svg"))
    #expect(!GoldenFile.renews, "The golden files are renewed: look at the difference, then run the tests again.")
  }

  @Test("files of their own are as they were", arguments: ChartFile.Size.allCases)
  func file(size: ChartFile.Size) {
    let file = ChartFile(
      heading: "Requests for information that were answered in time, of all that were received by state bodies",
      note: "Per cent of requests, Azerbaijan", source: "Source: <sample>", chart: .series(ChartCases.planned))
    let text = String(decoding: file.made(size, style: ChartCases.style).bytes, as: UTF8.self)
    #expect(GoldenFile.holds(text, as: "chart_file-\(size).svg"))
    #expect(!GoldenFile.renews, "The golden files are renewed: look at the difference, then run the tests again.")
  }

  @Test("bars as a file are as they were, as high as they are many")
  func barFile() {
    let bars = ["Women", "Men"].map { BarChart.Bar($0, .given($0 == "Women" ? 12 : 30, label: $0)) }
    let chart = BarChart(
      title: "By sex. Cases", description: "Women: 12; Men: 30.",
      groups: ["Baku", "Ganja <1>"].map {
        BarChart.Group($0, bars: bars + [.init("Not known", .missing(label: "hidden"))])
      })
    #expect(holds(.bars(chart), as: "chart_file-bars.svg"))
    #expect(!GoldenFile.renews, "The golden files are renewed: look at the difference, then run the tests again.")
  }

  @Test("a line in Arabic keeps its full stop at its end")
  func rightToLeft() {
    let file = ChartFile(heading: "عدد (الناس).", note: "People (all).", source: "", chart: .series(ChartCases.planned))
    let text = String(decoding: file.made(.download, style: ChartCases.style).bytes, as: UTF8.self)
    #expect(text.contains(">\u{2067}عدد (الناس).\u{2069}</text>"))
    #expect(text.contains(">People (all).</text>"))
  }

  private func holds(_ chart: ChartFile.Chart, as name: String) -> Bool {
    let file = ChartFile(heading: "Legal aid", note: "By centre", source: "The publisher", chart: chart)
    return GoldenFile.holds(
      String(decoding: file.made(.download, style: ChartCases.style).bytes, as: UTF8.self), as: name)
  }

  @Test("small drawings of several places share one scale")
  func multiples() {
    let charts = [("Baku", 52), ("Ganja", 24), ("Quba", 15)].map { name, value in
      ChartCases.series(name, .counts) {
        $0.facts = [ChartCases.point("2012", 12), ChartCases.point("2015", Fraction(value))]
        $0.missing =
          name == "Quba" ? [.init(ChartCases.day("2013-01-01"), ChartCases.day("2014-12-31"), label: "hidden")] : []
      }
    }
    let drawings = charts.multiples(style: ChartCases.style).map { $0.inPage(id: "chart") }
    #expect(GoldenFile.holds(drawings.joined(separator: "\n") + "\n", as: "chart_multiples.svg"))
    #expect(!GoldenFile.renews, "The golden files are renewed: look at the difference, then run the tests again.")
    #expect(drawings.allSatisfy { $0.contains(">60</text>") })
    let four = charts.map { (name: $0.title, chart: $0) } + [(name: "A name of many words, for two lines", charts[0])]
    #expect(holds(.multiples(four), as: "chart_file-multiples.svg"))
    #expect([SeriesChart]().multiples(style: ChartCases.style).isEmpty)
  }
}

@Suite struct SafeDrawingTests {
  @Test("no text of an author becomes markup, and no drawing says style", arguments: ChartCases.all.map(\.name))
  func isSafe(name: String) throws {
    let drawing = try #require(ChartCases.all.first { $0.name == name }?.drawing)
    let text = drawing.inPage(id: "chart")
    #expect(!text.contains("<script"))
    #expect(!text.contains("style="))
    #expect(!text.contains("NaN"))
    #expect(!text.contains(/="[^"]*[<>][^"]*"/))
    #expect(text.contains("role=\"img\""))
    #expect(!text.unicodeScalars.contains { $0.value < 32 })
    #expect(!text.contains(/<[a-z]+[^>]*\son[a-z]+=/))
  }

  @Test("runs end at a break and are thin across days without figures")
  func runs() {
    let chart = ChartCases.series("Runs", .counts) {
      $0.facts = ["2010", "2011", "2012", "2013", "2015", "2016"].map { ChartCases.point($0, 1) }
      $0.breaks = [.init(ChartCases.day("2012-01-01"), label: "new way")]
      $0.missing = [.init(ChartCases.day("2014-01-01"), ChartCases.day("2014-12-31"), label: "none")]
    }
    #expect(chart.runs.map(\.points.count) == [2, 2, 2, 2])
    #expect(chart.runs.map(\.isThin) == [false, false, true, false])
  }
}
