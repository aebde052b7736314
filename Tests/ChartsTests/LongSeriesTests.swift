import Exact
import Testing

@testable import Charts

@Suite struct LongSeriesTests {
  private let start = ChartCases.day("2003-01-01")

  private func point(_ number: Int, _ value: Int) -> SeriesChart.Point {
    .init(start.adding(days: number) ?? start, Fraction(value), label: "\(value)")
  }

  @Test("a line of thousands of figures stays small, and keeps its highest and its lowest figure")
  func thousands() {
    let chart = ChartCases.series("Long", .counts) { chart in
      chart.facts = (0..<5_000).map { point($0, $0 == 1_234 ? 5_000 : $0 == 4_321 ? 0 : 1_000 + $0 % 7) }
    }
    let drawing = chart.drawing(style: ChartCases.style).inPage(id: "chart")
    #expect(drawing.utf8.count < 40_000)
    #expect(drawing.matches(of: /<circle/).count == 1)
    let line = drawing.firstMatch(of: /class="chart-fact" points="([^"]+)"/).map { String($0.1) } ?? ""
    let heights = line.split(separator: " ").compactMap { Double($0.split(separator: ",")[1]) }
    #expect(heights.count > 600 && heights.min() == 0 && heights.max() == 100)
  }

  @Test("where a hundred figures or fewer stand, each has its dot; beyond that one that no line joins")
  func dots() {
    func dots(_ count: Int) -> Int {
      let chart = ChartCases.series("Dots", .counts) { chart in
        chart.facts = (0..<count).map { point($0 * 30, $0) }
        // The third figure stands alone.
        chart.breaks = [
          .init(start.adding(days: 45) ?? start, label: ""), .init(start.adding(days: 75) ?? start, label: ""),
        ]
      }
      return chart.drawing(style: ChartCases.style).inPage(id: "chart").matches(of: /class="chart-dot"/).count
    }
    #expect(dots(100) == 100)
    #expect(dots(101) == 2)
  }
}
