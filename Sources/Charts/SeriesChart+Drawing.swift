internal import Exact

extension SeriesChart {
  /// Room for half of a mark and of a date.
  static let gutterAtEnd = 16

  /// - Parameter frame: The narrowest frame that it is to be shown in.
  package func drawing(in frame: Drawing.Frame = .page, style: Drawing.Style) -> Drawing {
    guard let days, !values.isEmpty else { return emptyDrawing(frame) }
    let axis = ValueAxis(values, kind: kind)
    let labels = axis.ticks.map(style.tick)
    let gutter = Drawing.gutter(for: labels)
    // Long labels stand on their lines, since beside them they would take half a phone's width.
    let areBeside = gutter <= Drawing.widestGutter / 2
    var drawing = Drawing(
      title: title, description: description, height: frame.height, gutterAtStart: areBeside ? gutter : 0,
      gutterAtEnd: Self.gutterAtEnd)
    let plot = Plot(
      width: frame.width - drawing.gutterAtStart - drawing.gutterAtEnd, height: frame.height - Plot.top - Plot.bottom)
    let dates = DateAxis(days, width: plot.width, label: style.date)
    addPlot(to: &drawing.content, plot, axis, dates, labels: labels, areBeside: areBeside)
    return drawing
  }

  /// Everything between the gutters.
  ///
  /// - Parameters:
  ///   - labels: What is written at the axis's ticks.
  ///   - areBeside: In the gutter, not on their lines.
  func addPlot(
    to content: inout SVG, _ plot: Plot, _ axis: ValueAxis, _ dates: DateAxis, labels: [String], areBeside: Bool
  ) {
    content.add(
      "svg", ["y": String(Plot.top), "width": "100%", "height": String(plot.height), "overflow": "visible"]
    ) { svg in
      addGrounds(to: &svg, axis, dates)
      svg.addGrid(axis, labels: labels, areBeside: areBeside)
      svg.addDates(dates, below: plot.height)
      addLines(to: &svg, axis, dates)
      addMarks(to: &svg, axis, dates)
      addLabels(to: &svg, plot, axis, dates, labels: areBeside ? [] : labels)
    }
  }

  private func emptyDrawing(_ frame: Drawing.Frame) -> Drawing {
    var drawing = Drawing(title: title, description: description, height: 120)
    let lines = lines(of: emptyLabel, within: frame.width - 32)
    drawing.content.add("rect", ["class": "chart-hidden", "fill": "url(#hatch)", "width": "100%", "height": "100%"])
    for (index, line) in lines.enumerated() {
      let y = 64 - (lines.count - 1) * 9 + index * 18
      drawing.content.add(
        "text", ["class": "chart-label", "x": "50%", "y": String(y), "text-anchor": "middle"], words: line)
    }
    return drawing
  }

  // MARK: Layers, from the ground up

  private func addGrounds(to svg: inout SVG, _ axis: ValueAxis, _ dates: DateAxis) {
    if let limit {
      for (place, end, value, _) in limit.places(axis, dates) {
        svg.add(
          "rect",
          [
            "class": "chart-beyond", "x": place.percent, "y": limit.isCeiling ? "0" : value.percent,
            "width": Place(hundredths: end.hundredths - place.hundredths).percent,
            "height": (limit.isCeiling ? value : value.mirrored).percent,
          ])
      }
    }
    for stretch in missing {
      let (from, to) = (dates.place(of: stretch.first), dates.place(of: stretch.last))
      svg.add(
        "rect",
        [
          "class": "chart-missing", "fill": "url(#hatch)", "x": from.percent, "y": "0",
          "width": Place(hundredths: to.hundredths - from.hundredths).percent, "height": "100%",
        ])
    }
  }

  private func addLines(to svg: inout SVG, _ axis: ValueAxis, _ dates: DateAxis) {
    svg.add(
      "svg",
      [
        "width": "100%", "height": "100%", "viewBox": "0 0 100 100", "preserveAspectRatio": "none",
        "overflow": "visible",
      ]
    ) { svg in
      func add(_ points: [Point], _ name: String) {
        let places = thinned(points.map { (x: dates.place(of: $0.day), y: axis.place(of: $0.value).mirrored) })
          .map { "\($0.x.plain),\($0.y.plain)" }
        svg.add(
          "polyline",
          ["class": name, "points": places.joined(separator: " ")])
      }
      if let limit {
        for (place, end, value, _) in limit.places(axis, dates) {
          svg.add(
            "polyline",
            [
              "class": "chart-limit", "points": "\(place.plain),\(value.plain) \(end.plain),\(value.plain)",
            ])
        }
      }
      if path.count > 1 { add(path, "chart-plan") }
      for run in runs { add(run.points, run.isThin ? "chart-gap" : "chart-fact") }
      if let forecast, let last = measured.last { add([last, forecast], "chart-forecast") }
    }
    for place in breaks.map({ dates.place(of: $0.day) }) {
      svg.add(
        "line", ["class": "chart-break", "x1": place.percent, "x2": place.percent, "y1": "0", "y2": "100%"])
    }
  }

  /// So many points of a line are drawn as they are.
  private static let mostPoints = 400

  /// A line that looks the same: of the points within a six-hundredth of the width, which no screen tells apart, the first
  /// and the last, the highest and the lowest.
  private func thinned(_ points: [(x: Place, y: Place)]) -> [(x: Place, y: Place)] {
    guard points.count > Self.mostPoints else { return points }
    var kept: [(x: Place, y: Place)] = []
    var start = points.startIndex
    while start < points.endIndex {
      let column = points[start].x.hundredths * 600 / 10_000
      let end = points[start...].firstIndex { $0.x.hundredths * 600 / 10_000 != column } ?? points.endIndex
      let heights = (start..<end).map { (height: points[$0].y.hundredths, index: $0) }
      let extremes = [heights.min { $0 < $1 }, heights.max { $0 < $1 }].compactMap { $0?.index }
      for index in Set([start, end - 1] + extremes).sorted() { kept.append(points[index]) }
      start = end
    }
    return kept
  }

  /// Of more figures than this the line is drawn, a dot for the newest and for those that no line joins.
  private static let mostDots = 100

  private func addMarks(to svg: inout SVG, _ axis: ValueAxis, _ dates: DateAxis) {
    func add(_ point: Point, _ name: String, radius: Int) {
      svg.add(
        "circle",
        [
          "class": name, "cx": dates.place(of: point.day).percent,
          "cy": axis.place(of: point.value).mirrored.percent, "r": String(radius),
        ])
    }
    for point in path.dropFirst().dropLast() where path.count <= Self.mostDots { add(point, "chart-ring", radius: 4) }
    if let target { add(target, "chart-ring", radius: 6) }
    if let baseline { add(baseline, "chart-ring", radius: 6) }
    let joined = facts.count > Self.mostDots ? Set(runs.flatMap(\.points).dropLast().map(\.day)) : []
    for fact in facts where !joined.contains(fact.day) { add(fact, "chart-dot", radius: 6) }
  }

  /// Does the way to the target rise from the newest figure?
  private var isBehind: Bool {
    guard let target, let last = measured.last else { return false }
    return last.day < target.day && last.value < target.value
  }

  /// The newest figure and the target come first: what finds no room after them stands in the table.
  ///
  /// - Parameter labels: What stands on the lines of the ticks.
  private func addLabels(
    to svg: inout SVG, _ plot: Plot, _ axis: ValueAxis, _ dates: DateAxis, labels: [String]
  ) {
    var placement = LabelPlacement(width: plot.width, height: plot.height)
    for (tick, label) in zip(axis.ticks, labels) {
      let y = axis.place(of: tick).mirrored.pixels(of: plot.height) - 9
      placement.keepFree(LabelPlacement.Label(text: label, x: .start, y: y))
    }
    func place(_ point: Point) -> (x: Place, y: Place) {
      (dates.place(of: point.day), axis.place(of: point.value).mirrored)
    }
    for point in measured + [target].compactMap(\.self) {
      placement.keepFree(x: place(point).x, y: place(point).y, radius: 6)
    }
    func add(_ point: Point?, isBelow: Bool = false, isStrong: Bool) {
      guard let point, !point.label.isEmpty else { return }
      let (x, y) = place(point)
      let label = placement.place(point.label, at: x, y, isBelow: isBelow, isStrong: isStrong)
      if let label { svg.add(label) }
    }
    func add(_ text: String, from left: Place, to right: Place, y heights: [Int]) {
      let middle = Place(hundredths: (left.hundredths + right.hundredths) / 2)
      let half = textWidth(text) / 2
      let x = middle.pixels(of: plot.width)
      let anchor: LabelPlacement.Anchor = x < half ? .start : x + half > plot.width ? .end : .middle
      let edge = anchor == .start ? Place.start : anchor == .end ? .end : middle
      for y in heights {
        guard let label = placement.place(.init(text: text, x: edge, y: y, anchor: anchor)) else { continue }
        svg.add(label)
        return
      }
    }
    let (first, last) = (measured.first, measured.last)
    // A label to the right of the first figure and to the left of the last lies clear of the line between them.
    add(
      last, isBelow: measured.dropLast().last.map { $0.value > (last?.value ?? 0) } ?? false || isBehind, isStrong: true
    )
    add(target, isStrong: true)
    for (from, end, height, part) in limit?.places(axis, dates) ?? [] {
      let y = height.pixels(of: plot.height)
      var label = LabelPlacement.Label(
        text: part.label, x: end, y: limit?.isCeiling == true ? max(y - 6, -6) : y + 16, anchor: .end, isStrong: true)
      if let placed = placement.place(label) {
        svg.add(placed)
        continue
      }
      label = .init(text: part.label, x: from, y: label.y, gap: 6, isStrong: true)
      if let placed = placement.place(label) { svg.add(placed) }
    }
    if measured.count > 1 {
      add(first, isBelow: measured[1].value > measured[0].value, isStrong: true)
    }
    let atFoot = [plot.height - 8, plot.height - 24, 12]
    for stretch in missing {
      add(stretch.label, from: dates.place(of: stretch.first), to: dates.place(of: stretch.last), y: atFoot)
    }
    add(forecast, isStrong: false)
    for one in breaks { add(one.label, from: dates.place(of: one.day), to: dates.place(of: one.day), y: [4] + atFoot) }
    if let (from, to) = zip(path, path.dropFirst()).max(by: { $0.1.day - $0.0.day < $1.1.day - $1.0.day }) {
      let y = (place(from).y.pixels(of: plot.height) + place(to).y.pixels(of: plot.height)) / 2 - 8
      add(pathLabel, from: place(from).x, to: place(to).x, y: [y])
    }
  }
}

/// Px of the part of a chart in which figures are drawn.
struct Plot {
  /// Room above for the labels of the highest figures.
  static let top = 20
  /// Room below for the dates.
  static let bottom = 28

  let width: Int
  let height: Int
}

extension SeriesChart.Limit {
  /// From where to where each part holds, and at what height.
  fileprivate func places(_ axis: ValueAxis, _ dates: DateAxis) -> [(
    from: Place, to: Place, y: Place, part: SeriesChart.Point
  )] {
    parts.indices.map { index in
      let from = index == 0 ? Place.start : dates.place(of: parts[index].day)
      let to = index + 1 < parts.count ? dates.place(of: parts[index + 1].day) : Place.end
      return (from, to, axis.place(of: parts[index].value).mirrored, parts[index])
    }
  }
}

extension SVG {
  /// The lines at the ticks; the one at zero is the ground on which figures stand.
  fileprivate mutating func addGrid(_ axis: ValueAxis, labels: [String], areBeside: Bool) {
    for (tick, label) in zip(axis.ticks, labels) {
      let y = axis.place(of: tick).mirrored
      let name = tick == .zero ? "chart-zero" : "chart-grid"
      add("line", ["class": name, "x1": "0", "x2": "100%", "y1": y.percent, "y2": y.percent])
      if areBeside {
        add(
          "text",
          ["class": "chart-tick", "x": "-8", "y": y.percent, "dy": "4", "text-anchor": "end"], words: label)
      } else {
        add("text", ["class": "chart-tick", "x": "0", "y": y.percent, "dy": "-9"], words: label)
      }
    }
  }

  fileprivate mutating func addDates(_ dates: DateAxis, below height: Int) {
    for tick in dates.ticks {
      let (start, end) = (dates.place(of: tick.date.first), dates.place(of: tick.date.last))
      for edge in [start, end] {
        add(
          "line",
          [
            "class": "chart-axis", "x1": edge.percent, "x2": edge.percent, "y1": String(height),
            "y2": String(height + 5),
          ])
      }
      let anchor = tick.place.hundredths == 0 ? "start" : tick.place.hundredths == Place.full ? "end" : "middle"
      add(
        "text",
        ["class": "chart-tick", "x": tick.place.percent, "y": String(height + 22), "text-anchor": anchor],
        words: tick.label)
    }
  }
}
