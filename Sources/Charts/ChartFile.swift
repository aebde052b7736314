/// A chart as a file of its own, to be taken away: with its heading, source and colours.
package struct ChartFile: Sendable {
  package enum Size: Sendable, CaseIterable {
    /// 640 × 360; bars take the height that they need.
    case download
    /// 1200 × 630, as pages are shown where they are shared: the same in larger letters.
    case card

    /// What it is shown in, of so many units of height.
    fileprivate func shown(_ height: Int) -> (width: Int, height: Int) {
      switch self {
      case .download: (640, height)
      case .card: (1200, 630)
      }
    }

    /// How high it is in units, 640 to the width, of which text takes 13.
    fileprivate var drawnHeight: Int {
      switch self {
      case .download: 360
      case .card: 336
      }
    }

    /// The lines of figures keep their px however large the rest is shown, so a card needs thicker ones.
    fileprivate var lineStyle: String {
      switch self {
      case .download:
        ".chart-fact{stroke-width:3px}.chart-gap{stroke-width:1.5px}.chart-plan{stroke-width:2px;stroke-dasharray:2 4}"
          + ".chart-forecast{stroke-width:2.5px;stroke-dasharray:8 5}.chart-limit{stroke-width:2px}"
      case .card:
        ".chart-fact{stroke-width:6px}.chart-gap{stroke-width:3px}.chart-plan{stroke-width:4px;stroke-dasharray:4 8}"
          + ".chart-forecast{stroke-width:5px;stroke-dasharray:16 10}.chart-limit{stroke-width:4px}"
      }
    }
  }

  package enum Chart: Sendable {
    case series(SeriesChart)
    case bars(BarChart)
    /// Small ones on one scale, each with its name.
    case multiples([(name: String, chart: SeriesChart)])

    /// In sentences, for those who do not see it.
    package var description: String {
      switch self {
      case .series(let chart): chart.description
      case .bars(let chart): chart.description
      case .multiples(let charts): charts.map { "\($0.name): \($0.chart.description)" }.joined(separator: " ")
      }
    }
  }

  let heading: String
  /// Unit and place.
  let note: String
  let source: String
  let chart: Chart

  package init(heading: String, note: String, source: String, chart: Chart) {
    self.heading = heading
    self.note = note
    self.source = source
    self.chart = chart
  }

  private static let width = 640
  private static let margin = 24
  private static let leastDrawing = 160
  /// Small drawings beside each other, and the space between them.
  private static let columns = 3
  private static let gap = 16
  private static let line = 18
  /// The heading's letters against those that are measured: 18 px to 13.
  private static let headingScale = (18, 13)

  private static var inner: Int { width - 2 * margin }

  /// A drawing and where it stands, in units from where the first may.
  private struct Panel {
    var names: [String] = []
    let drawing: Drawing
    var x = 0
    var y = 0
    var width = ChartFile.inner
  }

  /// What is drawn, within the height that words leave, and the height that it takes.
  private func panels(within left: Int, style: Drawing.Style) -> (panels: [Panel], height: Int) {
    switch chart {
    case .series(let chart):
      let height = max(left, Self.leastDrawing)
      let drawing = chart.drawing(in: .init(width: Self.inner, height: height), style: style)
      return ([Panel(drawing: drawing)], height)
    case .bars(let chart):
      let drawing = chart.drawing(in: .init(width: Self.inner, height: left))
      return ([Panel(drawing: drawing)], drawing.height)
    case .multiples(let charts):
      let width = (Self.inner - (Self.columns - 1) * Self.gap) / Self.columns
      var panels: [Panel] = []
      var (y, highest) = (0, 0)
      for (index, drawing) in charts.map(\.chart).multiples(style: style).enumerated() {
        let column = index % Self.columns
        if column == 0 { (y, highest) = (y + highest, 0) }
        let names = isolated(charts[index].name, within: width)
        panels.append(
          Panel(names: names, drawing: drawing, x: column * (width + Self.gap), y: y, width: width))
        highest = max(highest, names.count * Self.line + drawing.height + Self.gap)
      }
      return (panels, y + highest)
    }
  }

  /// The text in lines, each of which runs as the text begins.
  private func isolated(_ text: String, within width: Int) -> [String] {
    let isolate = Isolate(ofFirstLetterIn: text)
    return lines(of: text, within: width).map { isolate.around($0) }
  }

  /// In a few words, for those who do not see it.
  private var title: String {
    switch chart {
    case .series(let chart): chart.title
    case .bars(let chart): "\(heading). \(chart.title)"
    case .multiples: "\(heading). \(note)"
    }
  }

  /// - Returns: The drawing, and how high it is shown.
  package func made(_ size: Size, style: Drawing.Style) -> (bytes: [UInt8], height: Int) {
    let width = Self.width
    let inner = Self.inner
    let headings = isolated(heading, within: inner * Self.headingScale.1 / Self.headingScale.0 * 9 / 10)
    let notes = isolated(note, within: inner)
    let sources = isolated(source, within: inner)
    let top = Self.margin + headings.count * 24 + notes.count * Self.line
    let bottom = sources.count * Self.line + Self.margin / 2
    let (panels, drawn) = panels(within: size.drawnHeight - top - bottom, style: style)
    // Words are never cut: where they are many, the file grows.
    let height = top + drawn + bottom
    let shown = size.shown(height)

    var svg = SVG()
    svg.add(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": String(shown.width), "height": String(shown.height),
        "viewBox": "0 0 \(width) \(height)", "role": "img", "aria-labelledby": "title",
        "aria-describedby": "description",
      ]
    ) { svg in
      svg.add("title", ["id": "title"], words: title)
      svg.add("desc", ["id": "description"], words: chart.description)
      svg.add("style", [:], words: Self.styleSheet + size.lineStyle)
      svg.add("defs", [:]) { svg in
        svg.add(
          "pattern",
          [
            "id": "hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
          ]
        ) { $0.add("path", ["class": "hatch-line", "d": "M0 0v6"]) }
      }
      svg.add("rect", ["class": "chart-ground", "width": "100%", "height": "100%"])
      var y = Self.margin + 10
      for line in headings {
        svg.add("text", ["class": "chart-heading", "x": String(Self.margin), "y": String(y)], words: line)
        y += 24
      }
      for line in notes {
        svg.add("text", ["class": "chart-label", "x": String(Self.margin), "y": String(y - 4)], words: line)
        y += Self.line
      }
      for panel in panels {
        let (x, drawing) = (Self.margin + panel.x, panel.drawing)
        var y = top + panel.y
        for name in panel.names {
          svg.add("text", ["class": "chart-strong", "x": String(x), "y": String(y + 12)], words: name)
          y += Self.line
        }
        svg.add(
          "svg",
          [
            "x": String(x + drawing.gutterAtStart), "y": String(y),
            "width": String(panel.width - drawing.gutterAtStart - drawing.gutterAtEnd),
            "height": String(drawing.height), "overflow": "visible",
          ]
        ) { $0.add(drawing.content) }
      }
      for (index, line) in sources.enumerated() {
        let y = height - Self.margin / 2 - (sources.count - 1 - index) * Self.line - 4
        svg.add("text", ["class": "chart-label", "x": String(Self.margin), "y": String(y)], words: line)
      }
    }
    return (svg.bytes + "\n".utf8, shown.height)
  }

  /// The theme's light colours as plain values, which every viewer of drawings knows.
  private static let styleSheet = """
    text{font:13px -apple-system,Segoe UI,Roboto,Noto Sans,Helvetica Neue,Arial,sans-serif;fill:#465761;\
    paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}\
    .chart-heading{font-size:18px;font-weight:700;fill:#13212a}.chart-strong{font-weight:700;fill:#13212a}\
    .chart-ground{fill:#fff}.chart-grid{stroke:#c6d0d4}.chart-axis,.chart-break{stroke:#6f7f88}\
    .chart-zero,.chart-limit{stroke:#13212a}\
    polyline{fill:none;vector-effect:non-scaling-stroke}.chart-fact,.chart-gap,.chart-forecast{stroke:#178f83}\
    .chart-plan{stroke:#465761}.chart-dot{fill:#178f83;stroke:#fff;stroke-width:2px}.chart-bar{fill:#178f83}\
    .chart-ring{fill:#fff;stroke:#465761;stroke-width:2px}\
    .chart-beyond{fill:#f1f5f5}.chart-hidden{stroke:#6f7f88;stroke-dasharray:4 3}\
    .hatch-line{stroke:#6f7f88}
    """
}
