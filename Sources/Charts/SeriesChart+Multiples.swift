internal import Exact

extension [SeriesChart] {
  /// Small drawings of the same figure for several places and the like, all on one scale.
  package func multiples(style: Drawing.Style) -> [Drawing] {
    let days = compactMap(\.days)
    guard let first = days.map(\.lowerBound).min(), let last = days.map(\.upperBound).max(),
      let kind = self.first?.kind
    else { return [] }
    let axis = ValueAxis(flatMap(\.values) + [.zero], kind: kind)
    // Two numbers say the scale; more would leave no room for the lines.
    let labels = axis.ticks.enumerated().map { index, tick in
      index == 0 || index == axis.ticks.count - 1 ? style.tick(tick) : ""
    }
    let gutter = Drawing.gutter(for: labels)
    let plot = Plot(
      width: SeriesChart.multiple.width - gutter - SeriesChart.gutterAtEnd,
      height: SeriesChart.multiple.height - Plot.top - Plot.bottom)
    let dates = DateAxis(first...last, width: plot.width, label: style.date)
    return map { chart in
      var drawing = Drawing(
        title: chart.title, description: chart.description, height: SeriesChart.multiple.height,
        gutterAtStart: gutter, gutterAtEnd: SeriesChart.gutterAtEnd)
      chart.addPlot(to: &drawing.content, plot, axis, dates, labels: labels, areBeside: true)
      return drawing
    }
  }
}

extension SeriesChart {
  /// The least that a small drawing is given, in px.
  fileprivate static let multiple = (width: 152, height: 120)
}
