package import Exact

/// A chart as drawn: fluid in a page, or a file of its own.
///
/// Widths are per cent and heights px, so that it takes any width while its text stays at 13 px; the gutters left and
/// right are px. Colours come by class.
package struct Drawing: Sendable {
  /// How a chart writes its figures and dates.
  package struct Style: Sendable {
    /// A figure at a tick.
    let tick: @Sendable (Fraction) -> String
    let date: @Sendable (PartialDate) -> String

    package init(
      tick: @escaping @Sendable (Fraction) -> String, date: @escaping @Sendable (PartialDate) -> String
    ) {
      self.tick = tick
      self.date = date
    }
  }

  /// The narrowest frame that a chart is made for, in px: there no label lies on another.
  package struct Frame: Sendable {
    let width: Int
    let height: Int

    /// In a page on a phone of 320 px.
    package static let page = Frame(width: 288, height: 320)
  }

  /// What it shows, in a few words.
  let title: String
  /// The same in two sentences, for those who do not see it.
  package var description: String
  let height: Int
  /// Px for labels at the left.
  var gutterAtStart = 0
  /// Px for labels at the right.
  var gutterAtEnd = 0
  var content = SVG()

  /// The chart in a page; its gutters are classes, since a strict policy lets no page say `style`.
  ///
  /// - Parameter id: What the page calls it: letters, digits and hyphens.
  package func inPage(id: String) -> String {
    var svg = SVG()
    svg.add(
      "svg",
      [
        "class": "chart-drawing chart-start-\(gutterAtStart) chart-end-\(gutterAtEnd)", "width": "100%",
        "height": String(height), "role": "img", "aria-labelledby": "\(id)-title",
        "aria-describedby": "\(id)-description",
      ]
    ) { svg in
      svg.add("title", ["id": "\(id)-title"], words: title)
      svg.add("desc", ["id": "\(id)-description"], words: description)
      svg.add(content)
    }
    return String(decoding: svg.bytes, as: UTF8.self)
  }

  /// The px that such labels take, in steps of 16, which the theme has classes for.
  static func gutter(for labels: [String], besides space: Int = 8) -> Int {
    let longest = labels.map(textWidth).max() ?? 0
    return longest == 0 ? 0 : (longest + space + 15) / 16 * 16
  }

  /// The widest gutter that leaves a phone enough room for the drawing.
  static let widestGutter = 112
}
