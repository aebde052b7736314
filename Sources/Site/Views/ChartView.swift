internal import Charts
internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// A chart with what has to stand beside it: the finding above, unit and source.
struct ChartView: TemplateView {
  let id: String
  /// What it finds.
  let heading: String
  /// Unit and place.
  let note: String
  /// One, or several small ones on the same scale.
  let panels: [ChartPanelView]
  /// Whose figures they are, and what the lines mean; `nil` where the page says it.
  let source: String?

  static let declaration = ViewDeclaration<ChartView>(
    "chart",
    [
      .init("id", \.id),
      .init("heading", \.heading),
      .init("note", \.note),
      .init("panels", \.panels),
      .init("source", \.source),
    ])
}

struct ChartPanelView: TemplateView {
  /// `nil` for the only one.
  let title: String?
  let drawing: HTML

  static let declaration = ViewDeclaration<ChartPanelView>(
    "chart panel",
    [
      .init("title", \.title),
      .init("drawing", \.drawing),
    ])

  init(title: String? = nil, _ drawing: Drawing, id: String) {
    self.title = title
    self.drawing = HTML(trusted: Array(drawing.inPage(id: id).utf8))
  }
}

extension PageContext {
  /// A chart of bars; its description names each, since bars have few.
  func bars(
    _ id: String, heading: String, note: String, _ groups: [BarChart.Group], frame: ClosedRange<Fraction>? = nil
  ) -> ChartView {
    let description = groups.map { group in
      let bars = group.bars.map { bar in
        switch bar.amount {
        case .given(_, let label), .missing(let label): "\(bar.label): \(label)"
        }
      }.joined(separator: "; ")
      return group.label.isEmpty ? bars : "\(group.label) – \(bars)"
    }.joined(separator: "; ")
    let chart = BarChart(
      title: "\(heading). \(note)", description: "\(description). \(word("chart.table_follows"))", groups: groups,
      frame: frame)
    return ChartView(
      id: id, heading: heading, note: note, panels: [ChartPanelView(chart.drawing(), id: id)], source: nil)
  }

  /// A number as charts show it, large ones in words: "1.2 trillion". The table has the digits.
  func short(_ value: Fraction) -> String {
    let size = value < .zero ? -value : value
    // What rounds to 1,000 million is 1 billion.
    for (unit, name) in Self.largeNumbers where size >= ((try? unit - unit / 2000) ?? unit) {
      guard let share = try? value / unit else { break }
      return word("format.\(name)", ["n": language.number(plain: share.decimal(significantDigits: 3))])
    }
    return language.number(plain: value.decimal(significantDigits: 12))
  }

  private static let largeNumbers: [(unit: Fraction, name: String)] = [
    (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"),
  ]

  /// Whole years or months by their names, other days from one to the other.
  func text(of days: Period) -> String {
    let (first, last) = (days.first.components, days.last.components)
    var (from, to) = (PartialDate?.some(PartialDate(days.first)), PartialDate?.some(PartialDate(days.last)))
    if first.day == 1, last.day == Day.daysInMonth(last.month, of: last.year) {
      let isYears = first.month == 1 && last.month == 12
      from = PartialDate(year: first.year, month: isYears ? nil : first.month)
      to = PartialDate(year: last.year, month: isYears ? nil : last.month)
    }
    return period(from, to) ?? ""
  }
}
