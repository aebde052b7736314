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

/// A chart with its words: for its page, and as a file of its own.
struct WordedChart {
  /// What the figures are of.
  let title: String
  /// What it finds, or how it takes the figures apart.
  let heading: String
  /// Unit and place.
  let note: String
  /// `nil` where the page says it.
  let source: String?
  let chart: ChartFile.Chart
  let style: Drawing.Style

  /// - Parameters:
  ///   - id: What the page calls it.
  ///   - follows: What tells those who do not see it where the figures stand on the page.
  func view(id: String, follows: String? = nil) -> ChartView {
    func panel(_ drawing: Drawing, title: String? = nil, id: String) -> ChartPanelView {
      var drawing = drawing
      if let follows { drawing.description += " " + follows }
      return ChartPanelView(title: title, drawing, id: id)
    }
    let panels =
      switch chart {
      case .series(let chart): [panel(chart.drawing(style: style), id: id)]
      case .bars(let chart): [panel(chart.drawing(), id: id)]
      case .multiples(let charts):
        zip(charts, charts.map(\.chart).multiples(style: style)).enumerated().map { index, pair in
          panel(pair.1, title: pair.0.name, id: "\(id)-\(index + 1)")
        }
      }
    return ChartView(id: id, heading: heading, note: note, panels: panels, source: source)
  }

  /// What it shows, in a sentence, for those who do not see it.
  var description: String { chart.description }

  /// As a file of its own, and how high that is.
  ///
  /// - Parameter notice: What the page says above the figures, which the file takes along.
  func file(_ notice: String, publisher: String) -> (bytes: [UInt8], height: Int) {
    ChartFile(
      heading: title, note: "\(heading). \(note)",
      source: notice + (source.flatMap { $0.isEmpty ? nil : $0 } ?? publisher),
      chart: chart
    ).made(.download, style: style)
  }
}

extension PageContext {
  /// A chart of a record's page; `nil` where there is none.
  func chart(_ request: ShownRequest) -> WordedChart? {
    guard case .record(_, let position) = request.page.subject else { return nil }
    switch request.part {
    case .record: return nil
    case .series, .breakdown:
      return records.indicators[position].flatMap { indicator in
        let figures = report.figures(of: indicator)
        guard case .breakdown(let breakdown) = request.part else {
          return chart(of: indicator, figures, indicator.measuredSeries(figures, asOf: report.asOf))
        }
        return chart(of: indicator, figures, by: breakdown)
      }
    case .centres: return records.cases[position].flatMap { centreChart($0) }
    case .dimension(let dimension): return records.cases[position].flatMap { chart(of: $0, by: dimension) }
    }
  }

  /// The same as a file.
  func chartFile(_ request: ShownRequest) -> (bytes: [UInt8], height: Int)? {
    guard case .record(let collection, let position) = request.page.subject,
      let header = records.header(collection, position)
    else { return nil }
    return chart(request)?.file(notice(of: header), publisher: publisherAndDay)
  }

  /// What goes where the page's notices do not: invented figures, and those of a past day, must say so themselves.
  func notice(of header: RecordHeader) -> String {
    let notices = [header.isIllustrative == true ? "illustrative" : nil, report.isRebuilt ? "rebuilt" : nil]
    return notices.compactMap { $0.map { word("notice.\($0)_title") + " " } }.joined()
  }

  var publisherAndDay: String {
    [text(source.settings.publisher) ?? siteTitle, word("site.as_of", ["date": reportDate.text])].joined(
      separator: " · ")
  }

  /// A chart of bars; its description names each, since bars have few.
  func bars(
    of header: RecordHeader, heading: String, note: String, _ groups: [BarChart.Group],
    frame: ClosedRange<Fraction>? = nil
  ) -> WordedChart {
    let description = groups.map { group in
      let bars = group.bars.map { bar in
        switch bar.amount {
        case .given(_, let label), .missing(let label): "\(bar.label): \(label)"
        }
      }.joined(separator: "; ")
      return group.label.isEmpty ? bars : "\(group.label) – \(bars)"
    }.joined(separator: "; ")
    let chart = BarChart(title: "\(heading). \(note)", description: "\(description).", groups: groups, frame: frame)
    return WordedChart(
      title: text(header.title), heading: heading, note: note, source: nil, chart: .bars(chart), style: plainStyle)
  }

  /// Numbers as they are, large ones in words.
  var plainStyle: Drawing.Style { Drawing.Style(tick: { self.short($0) }, date: { self.language.date($0) }) }

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
