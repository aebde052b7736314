package import Exact

/// Amounts side by side, in groups: a bar each, its name beside or above it, its figure at its end.
package struct BarChart: Sendable {
  package enum Amount: Sendable {
    case given(Fraction, label: String)
    /// Hidden or not recorded, and the word for it: never drawn as nothing.
    case missing(label: String)
  }

  package struct Bar: Sendable {
    package let label: String
    package let amount: Amount

    package init(_ label: String, _ amount: Amount) {
      self.label = label
      self.amount = amount
    }
  }

  package struct Group: Sendable {
    /// Empty where there is one group, which needs no name.
    package let label: String
    package let bars: [Bar]

    package init(_ label: String = "", bars: [Bar]) {
      self.label = label
      self.bars = bars
    }
  }

  let title: String
  let description: String
  let groups: [Group]
  /// The scale's ends, such as 0 and 100 of a percentage: a bar beyond stops there, with an arrow and its true number.
  let frame: ClosedRange<Fraction>?

  package init(title: String, description: String, groups: [Group], frame: ClosedRange<Fraction>? = nil) {
    self.title = title
    self.description = description
    self.groups = groups
    self.frame = frame
  }

  private var bars: [Bar] { groups.flatMap(\.bars) }

  private var axis: ValueAxis {
    let values = bars.compactMap { bar -> Fraction? in
      if case .given(let value, _) = bar.amount { value } else { nil }
    }
    return ValueAxis(frame.map { [$0.lowerBound, $0.upperBound] } ?? values + [.zero], kind: .scale)
  }
}

// MARK: - Drawing

extension BarChart {
  private static let row = 34
  private static let barHeight = 24
  private static let line = 18
  /// The hatched piece that stands for an amount that is not told.
  private static let hatchWidth = 30

  package func drawing(in frame: Drawing.Frame = .page) -> Drawing {
    let gutter = Drawing.gutter(for: bars.map(\.label))
    // Long names stand above their bars.
    let areBeside = gutter <= Drawing.widestGutter
    let figures = bars.compactMap { bar -> String? in
      if case .given(let value, let label) = bar.amount { arrowed(label, value) } else { nil }
    }
    let axis = axis
    var content = SVG()
    var y = 0
    for group in groups {
      for text in lines(of: group.label, within: frame.width) {
        content.add(
          "text",
          ["class": "chart-strong", "x": "0", "y": String(y + 16), "dx": areBeside ? String(-gutter) : "0"],
          words: text)
        y += Self.line + 4
      }
      let top = y
      var rows = SVG()
      for bar in group.bars {
        if areBeside {
          rows.add(
            "text", ["class": "chart-tick", "x": "-8", "y": String(y + 21), "text-anchor": "end"], words: bar.label)
        } else {
          for text in lines(of: bar.label, within: frame.width) {
            rows.add("text", ["class": "chart-tick", "x": "0", "y": String(y + 14)], words: text)
            y += Self.line
          }
        }
        add(bar, at: y + (Self.row - Self.barHeight) / 2, to: &rows, axis)
        y += Self.row
      }
      let zero = axis.place(of: .zero)
      content.add(
        "line", ["class": "chart-axis", "x1": zero.percent, "x2": zero.percent, "y1": String(top), "y2": String(y)])
      content.add(rows)
      y += groups.count > 1 ? 10 : 0
    }
    return Drawing(
      title: title, description: description, height: max(y, Self.row), gutterAtStart: areBeside ? gutter : 0,
      gutterAtEnd: min(Drawing.gutter(for: figures), Drawing.widestGutter), content: content)
  }

  private func add(_ bar: Bar, at y: Int, to svg: inout SVG, _ axis: ValueAxis) {
    let zero = axis.place(of: .zero)
    let height = String(Self.barHeight)
    switch bar.amount {
    case .missing(let label):
      svg.add(
        "rect",
        [
          "class": "chart-hidden", "fill": "url(#hatch)", "x": zero.percent, "y": String(y),
          "width": String(Self.hatchWidth), "height": height,
        ])
      svg.add(
        "text",
        ["class": "chart-label", "x": zero.percent, "y": String(y + 16), "dx": String(Self.hatchWidth + 6)],
        words: label)
    case .given(let value, let label):
      let end = axis.place(of: frame.map { value.clamped(to: $0) } ?? value)
      svg.add(
        "rect",
        [
          "class": "chart-bar", "x": min(zero, end).percent, "y": String(y),
          "width": Place(hundredths: abs(end.hundredths - zero.hundredths)).percent, "height": height,
        ])
      svg.add(
        "text", ["class": "chart-strong", "x": max(zero, end).percent, "y": String(y + 16), "dx": "6"],
        words: arrowed(label, value))
    }
  }

  private func arrowed(_ label: String, _ value: Fraction) -> String {
    guard let frame, !frame.contains(value) else { return label }
    return (value > frame.upperBound ? "▸ " : "◂ ") + label
  }
}
