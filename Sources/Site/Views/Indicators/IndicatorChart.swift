internal import Charts
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting

extension Indicator {
  /// Is there something to draw: figures that can be held against others, or against a plan?
  func hasChart(asOf: Day) -> Bool {
    switch kind {
    case .qualitative, .yesNo: false
    case .count, .amount, .percentage, .ratio, .score, .level:
      targets != nil || baseline != nil || hiddenBaseline != nil
        || countedObservations(asOf: asOf).filter(\.isTotal).count > 1
    }
  }

  /// The ways in which figures are taken apart that a chart of bars can show.
  func drawnBreakdowns(asOf: Day) -> [Breakdown] {
    switch kind {
    case .qualitative, .yesNo, .level: []
    case .count, .amount, .percentage, .ratio, .score:
      breakdowns.filter { breakdown in countedObservations(asOf: asOf).contains { $0.breakdowns == [breakdown] } }
    }
  }

  fileprivate func axis(of series: MeasuredSeries) -> ValueAxis.Kind {
    switch kind {
    case .count: series.points.allSatisfy { $0.value.denominator == 1 } ? .counts : .amounts
    case .score: .scale
    case .level: .levels
    case .amount, .percentage, .ratio, .yesNo, .qualitative: .amounts
    }
  }

  /// The ends of its scale, which the axis holds whatever was measured.
  fileprivate var scaleEnds: [Fraction] {
    if let scale, kind == .score { return [Fraction(scale.min), Fraction(scale.max)] }
    if let levels, kind == .level { return [.one, Fraction(levels.count)] }
    return []
  }
}

extension PageContext {
  /// `nil` where there is nothing to draw.
  func chart(of indicator: Indicator, _ figures: IndicatorFigures, _ series: MeasuredSeries) -> WordedChart? {
    guard indicator.hasChart(asOf: report.asOf) else { return nil }
    let heading = finding(of: indicator, figures, series)
    var chart = SeriesChart(
      title: "\(text(indicator.header.title)): \(heading)", description: description(of: indicator, figures, series),
      kind: indicator.axis(of: series))
    chart.alsoHolds = indicator.scaleEnds
    fill(&chart, with: indicator, figures, series)
    let source = [
      text(indicator.source).map { word("chart.source", ["source": $0]) + (endsSentence($0) ? "" : ".") },
      key(to: chart),
    ]
    // "%" says nothing alone.
    let unit = indicator.kind == .percentage ? text(indicator.definition) ?? text(indicator.unit) : text(indicator.unit)
    return WordedChart(
      title: text(indicator.header.title), heading: heading,
      note: indicator.isSummed ? "\(unit), \(word("series.running_total"))" : unit,
      source: source.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "), chart: .series(chart),
      style: style(of: indicator))
  }

  private func endsSentence(_ text: String) -> Bool { text.hasSuffix(".") }

  private func style(of indicator: Indicator) -> Drawing.Style {
    Drawing.Style(tick: { self.tick($0, of: indicator) }, date: { self.language.date($0) })
  }

  /// A round figure of the axis, with no more places than it needs.
  private func tick(_ value: Fraction, of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage: language.percent(value.plain)
    case .level, .yesNo: amount(value, places: nil, of: indicator)
    case .count, .amount, .ratio, .score, .qualitative: short(value)
    }
  }

  /// A figure as the chart shows it: from a million on in words.
  private func short(_ value: Fraction, places: Int?, of indicator: Indicator) -> String {
    max(value, -value) < 1_000_000 ? amount(value, places: places, of: indicator) : short(value)
  }

  private func short(_ figure: RecordedFigure, of indicator: Indicator) -> String {
    short(Fraction(figure.quantity), places: Int(figure.quantity.scale), of: indicator)
  }

  /// A planned or forecast figure as the chart shows it.
  private func short(_ value: Fraction, beside other: Fraction, of indicator: Indicator) -> String {
    let words = short(value)
    let isTold = max(value, -value) >= 1_000_000 && (value == other || words != short(other))
    return isTold ? words : amount(value, beside: other, of: indicator)
  }

  // MARK: Parts

  private func fill(
    _ chart: inout SeriesChart, with indicator: Indicator, _ figures: IndicatorFigures, _ series: MeasuredSeries
  ) {
    func point(_ day: Day, _ value: Fraction, _ label: String? = nil) -> SeriesChart.Point {
      .init(day, value, label: label ?? short(value, places: nil, of: indicator))
    }
    chart.facts = series.points.map {
      point($0.period.last, $0.value, short($0.value, places: $0.places, of: indicator))
    }
    if let baseline = indicator.baseline, !indicator.isSummed {
      chart.baseline = point(
        baseline.date.last, Fraction(baseline.value.quantity), short(baseline.value, of: indicator))
    }
    guard chart.baseline != nil || !chart.facts.isEmpty else {
      chart.emptyLabel = emptyLabel(of: indicator, figures)
      return
    }
    if chart.baseline == nil, let first = series.points.first { chart.alsoCovers = [first.period.first] }
    if let path = series.path {
      chart.path = ([path.start] + path.waypoints).map { point($0.day, $0.value) }
      chart.pathLabel = word("series.planned_path")
    }
    if indicator.isLimit {
      let limits = (indicator.targets ?? []).sorted { $0.date.last < $1.date.last }
      let isCeiling = indicator.direction == .keepBelow
      chart.limit = SeriesChart.Limit(
        parts: limits.map { limit in
          let label = word(
            isCeiling ? "series.stay_under" : "series.stay_over",
            ["value": short(limit.value, of: indicator)])
          return point(limit.date.last, Fraction(limit.value.quantity), label)
        }, isCeiling: isCeiling)
    } else if let target = indicator.finalTarget {
      chart.target = point(
        target.date.last, Fraction(target.value.quantity),
        word("series.target_label", ["value": short(target.value, of: indicator)]))
    }
    if case .linear(let linear) = figures.progress, let forecast = linear.forecast.value.value {
      let target = indicator.finalTarget.map { Fraction($0.value.quantity) } ?? forecast.value
      let value = short(forecast.value, beside: target, of: indicator)
      chart.forecast = point(forecast.day, forecast.value, word("series.at_this_pace", ["value": value]))
    }
    chart.breaks = indicator.countedBreaks(asOf: report.asOf).map { place in
      let reason = text(place.reason).flatMap { textWidth($0) <= Self.longestReason ? $0 : nil }
      return .init(place.day, label: reason ?? word("series.break"))
    }
    chart.missing =
      series.missing.map { .init($0.first, $0.last, label: label(of: $0, series)) }
      + series.untold.map { .init($0.period.first, $0.period.last, label: said(of: $0.period, $0.reason)) }
  }

  /// Px: a longer reason stands in the table alone.
  private static let longestReason = 180

  private func label(of stretch: Period, _ series: MeasuredSeries) -> String {
    series.isOpen(stretch)
      ? word("series.no_figures") : word("series.not_reported", ["period": text(of: stretch)])
  }

  /// "2013: not reported".
  private func said(of period: Period, _ reason: Missing) -> String {
    text(of: period) + word("site.colon") + word("missing.\(reason.rawValue)")
  }

  private func emptyLabel(of indicator: Indicator, _ figures: IndicatorFigures) -> String {
    let first = indicator.targets?.map(\.date).min { $0.last < $1.last }
    if figures.actual.value.missing == .hidden { return word("chart.hidden") }
    if figures.actual.steps.last?.rule == .actualWord, let reason = figures.actual.value.missing {
      return word("missing.\(reason.rawValue)")
    }
    if hasFigures(indicator) { return nothingWord(of: indicator, figures, "series.no_figures") }
    guard indicator.observations == nil, let first, first.last > report.asOf else { return word("series.no_figures") }
    return word("series.first_due", ["date": language.date(first)])
  }

  // MARK: Words

  /// Why there is no figure, where one is hidden, or its author says so.
  private func untoldWord(_ figures: IndicatorFigures) -> String? {
    switch figures.actual.steps.last?.rule {
    case .actualWithheld: "chart.finding_withheld"
    case .actualWord: "chart.finding_word"
    default: figures.actual.value.missing == .hidden ? "chart.finding_hidden" : nil
    }
  }

  /// What a chart without a figure says.
  private func nothingWord(of indicator: Indicator, _ figures: IndicatorFigures, _ none: String) -> String {
    if let untold = untoldWord(figures) { return word(untold) }
    guard hasFigures(indicator) else { return word(none) }
    return word(cannotBeAdded(figures, indicator) ? "status.no-sum" : "status.no-total")
  }

  private func finding(of indicator: Indicator, _ figures: IndicatorFigures, _ series: MeasuredSeries) -> String {
    guard let last = series.points.last else {
      return nothingWord(of: indicator, figures, "chart.finding_none")
    }
    var values: Fillings = [
      "value": short(last.value, places: last.places, of: indicator), "date": language.date(last.date),
    ]
    if let path = series.path, last.period.last >= path.start.day,
      let planned = try? path.planned(on: last.period.last)
    {
      values["planned"] = short(planned, beside: last.value, of: indicator)
      return word("chart.finding_planned", values)
    }
    // Across a break nothing is said to have changed from one figure to the other.
    let comparable = told(of: indicator, series).first {
      $0.date.last < last.date.last
        && indicator.newestBreak(within: Period($0.firstDay, last.date.last)) == nil
    }
    guard let first = comparable else { return word("chart.finding_one", values) }
    values["first"] = short(first.value, places: first.places, of: indicator)
    values["from"] = language.date(first.date)
    return word("chart.finding_change", values)
  }

  /// What was measured, from the baseline on.
  private func told(
    of indicator: Indicator, _ series: MeasuredSeries
  ) -> [(value: Fraction, places: Int?, date: PartialDate, firstDay: Day)] {
    let baseline = indicator.isSummed ? nil : indicator.baseline
    return (baseline.map { [(Fraction($0.value.quantity), Int($0.value.quantity.scale), $0.date, $0.date.last)] } ?? [])
      + series.points.map { ($0.value, $0.places, $0.date, $0.firstDay) }
  }

  /// Two sentences: the first and the last figure; the target and what is not known.
  private func description(
    of indicator: Indicator, _ figures: IndicatorFigures, _ series: MeasuredSeries
  ) -> String {
    // A baseline may be newer than what was counted.
    let told = told(of: indicator, series).enumerated()
      .sorted { ($0.element.date.last, $0.offset) < ($1.element.date.last, $1.offset) }.map(\.element)
    let ends = [told.first, told.count > 1 ? told.last : nil].compactMap(\.self)
    let first = ends.map { "\(language.date($0.date)): \(amount($0.value, places: $0.places, of: indicator))" }
    let target = indicator.finalTarget.map {
      word("series.target_by", ["value": amount($0.value, of: indicator), "date": language.date($0.date)])
    }
    let unknown =
      series.missing.map { "\(text(of: $0)): \(word("series.no_figures"))" }
      + series.untold.map { said(of: $0.period, $0.reason) }
    let none = nothingWord(of: indicator, figures, "series.no_figures")
    let sentences = [
      first.isEmpty ? none : first.joined(separator: "; "),
      ([target ?? word("status.no-target")] + unknown).joined(separator: "; "),
    ]
    return sentences.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
  }

  /// What the lines mean, of those that are drawn.
  private func key(to chart: SeriesChart) -> String {
    [
      chart.facts.isEmpty ? nil : "chart.key_dots", chart.path.isEmpty ? nil : "chart.key_path",
      chart.forecast == nil ? nil : "chart.key_forecast", chart.missing.isEmpty ? nil : "chart.key_missing",
    ].compactMap(\.self).map { word($0) }.joined(separator: " ")
  }

  // MARK: Breakdowns

  /// The parts of the newest period that has any, a chart for each way of taking it apart.
  func breakdownCharts(of indicator: Indicator, _ figures: IndicatorFigures) -> [ChartView] {
    indicator.drawnBreakdowns(asOf: report.asOf).compactMap { breakdown in
      chart(of: indicator, figures, by: breakdown)?
        .view(id: ShownPart.breakdown(breakdown).name, follows: word("chart.table_follows"))
    }
  }

  func chart(of indicator: Indicator, _ figures: IndicatorFigures, by breakdown: Breakdown) -> WordedChart? {
    let parts = indicator.countedObservations(asOf: report.asOf).filter { $0.breakdowns == [breakdown] }
    guard let newest = parts.max(by: { $0.period.last < $1.period.last }) else { return nil }
    var bars = parts.filter { $0.period == newest.period }.map { bar(of: $0, indicator) }
    for rest in figures.notRecorded.value
    where rest.breakdown == breakdown && rest.whole.isTotal && rest.whole.to == newest.to && rest.amount > .zero {
      bars.append(
        BarChart.Bar(word("sex.not-recorded"), .missing(label: amount(rest.amount, places: nil, of: indicator))))
    }
    let key = "heading.by_\(breakdown.name)"
    let heading = language.hasWord(key) ? word(key) : name(of: breakdown)
    return self.bars(
      of: indicator.header, heading: "\(heading), \(text(of: newest.period))",
      note: text(indicator.unit), [BarChart.Group(bars: bars)], frame: indicator.kind == .percentage ? 0...100 : nil)
  }

  private func bar(of part: Observation, _ indicator: Indicator) -> BarChart.Bar {
    guard let value = (try? part.amount(of: indicator.kind)) ?? nil else {
      let reason = word(part.isHidden ? "chart.hidden" : "missing.\((part.missing ?? .noData).rawValue)")
      return BarChart.Bar(partLabel(of: part.labels) ?? "", .missing(label: reason))
    }
    return BarChart.Bar(
      partLabel(of: part.labels) ?? "",
      .given(value, label: amount(value, places: part.value.map { Int($0.quantity.scale) }, of: indicator)))
  }
}

extension MeasuredSeries {
  /// Does the stretch lie after the newest figure?
  func isOpen(_ stretch: Period) -> Bool {
    points.last.map { $0.period.last < stretch.first } ?? true
  }
}
