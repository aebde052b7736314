internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// The figures of an indicator in order of date: where it began, what was counted, what was aimed at.
struct SeriesView: TemplateView {
  /// The heading of the column of figures.
  let valueLabel: String
  /// Whether some figures are of a part only.
  let hasParts: Bool
  let rows: [SeriesRowView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<SeriesView>(
    "series",
    [
      .init("value_label", \.valueLabel),
      .init("has_parts", \.hasParts),
      .init("is_long", \.rows.isLongTable),
      .init("rows", \.rows),
      .init("more", \.more),
    ])
}

extension Array {
  /// Would the rows push the page down? Then they are shown on demand.
  var isLongTable: Bool { count > 12 }
}

/// A row of the table of figures.
struct SeriesRowView: TemplateView {
  let date: String
  /// Counted, target, and the like; or why there is no figure.
  let kind: String
  let value: String
  let isMissing: Bool
  /// The part of the total that it is, if it is one.
  let part: String?
  let note: WordsView?
  let sources: [EvidenceView]

  static let declaration = ViewDeclaration<SeriesRowView>(
    "series row",
    [
      .init("date", \.date),
      .init("kind", \.kind),
      .init("value", \.value),
      .init("is_missing", \.isMissing),
      .init("part", \.part),
      .init("note", \.note),
      .init("sources", \.sources),
    ])
}

extension PageContext {
  func series(of indicator: Indicator, _ figures: IndicatorFigures, _ measured: MeasuredSeries) -> SeriesView {
    var rows: [(day: Day, row: SeriesRowView)] = []
    if let baseline = indicator.baseline {
      rows.append((baseline.date.last, row(of: baseline, indicator)))
    } else if let hidden = indicator.hiddenBaseline {
      rows.append((hidden.date.last, row(of: hidden)))
    }
    for observation in indicator.observations ?? [] where observation.to.last <= report.asOf {
      rows.append((observation.to.last, row(of: observation, indicator)))
    }
    rows += figures.notRecorded.value.map { ($0.whole.to.last, row(of: $0, indicator)) }
    for place in indicator.countedBreaks(asOf: report.asOf) {
      rows.append((place.day, row(of: place)))
    }
    rows += measured.missing.map { ($0.last, row(of: $0, measured, indicator)) }
    let final = indicator.finalTarget
    for target in indicator.targets ?? [] {
      rows.append((target.date.last, row(of: target, isFinal: target.range == final?.range, indicator)))
    }
    let sorted = rows.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    let (shown, more) = cut(sorted.map(\.element.row), to: 100, newest: true, allIn: "observations")
    let unit = unit(of: indicator)
    return SeriesView(
      valueLabel: unit.isEmpty ? word("series.value") : "\(word("series.value")), \(unit)",
      hasParts: rows.contains { $0.row.part != nil }, rows: Array(shown), more: more)
  }

  private func row(of baseline: Baseline, _ indicator: Indicator) -> SeriesRowView {
    SeriesRowView(
      date: language.date(baseline.date), kind: kind("series.baseline", changed: baseline.changes),
      value: amount(baseline.value, of: indicator), isMissing: false, part: nil, note: words(baseline.note),
      sources: [])
  }

  private func row(of baseline: HiddenBaseline) -> SeriesRowView {
    SeriesRowView(
      date: language.date(baseline.date), kind: word("series.baseline"), value: word("missing.hidden"), isMissing: true,
      part: nil, note: words(baseline.note), sources: [])
  }

  private func row(of target: Target, isFinal: Bool, _ indicator: Indicator) -> SeriesRowView {
    SeriesRowView(
      date: language.date(target.date),
      kind: kind(isFinal ? "series.target" : "series.interim", changed: target.changes),
      value: amount(target.value, of: indicator), isMissing: false, part: nil, note: nil, sources: [])
  }

  /// What a figure has over its parts.
  private func row(of rest: NotRecorded, _ indicator: Indicator) -> SeriesRowView {
    let isOver = rest.amount < .zero
    let value = amount(isOver ? -rest.amount : rest.amount, places: nil, of: indicator)
    let part = [partLabel(of: rest.whole.labels), name(of: rest.breakdown)].compactMap(\.self).joined(separator: ", ")
    return SeriesRowView(
      date: period(rest.whole.from, rest.whole.to) ?? "", kind: word("series.counted"),
      value: word(isOver ? "missing.over_total" : "missing.not_recorded", ["n": value]), isMissing: true, part: part,
      note: nil, sources: [])
  }

  private func row(of place: SeriesBreak) -> SeriesRowView {
    SeriesRowView(
      date: language.date(place.date), kind: word("series.break"), value: word("format.dash"), isMissing: true,
      part: nil, note: words(place.reason), sources: [])
  }

  /// Days for which a figure was due.
  private func row(of stretch: Period, _ measured: MeasuredSeries, _ indicator: Indicator) -> SeriesRowView {
    let figures = indicator.countedObservations(asOf: report.asOf).filter {
      $0.missing == nil && $0.to.last < stretch.first
    }
    let newest =
      measured.points.last?.date ?? figures.max { $0.to.last < $1.to.last }?.to ?? indicator.baseline?.date
    let isOpen = measured.isOpen(stretch)
    let end =
      indicator.finalTarget.map(\.date).flatMap { $0.last == stretch.last ? $0 : nil } ?? PartialDate(stretch.last)
    let after = newest.map { word("series.after", ["from": language.date($0), "to": language.date(end)]) }
    return SeriesRowView(
      date: (isOpen ? after : nil) ?? text(of: stretch),
      kind: word(isOpen ? "series.no_figures" : "missing.not-reported"), value: word("format.dash"), isMissing: true,
      part: nil, note: nil, sources: [])
  }

  private func row(of observation: Observation, _ indicator: Indicator) -> SeriesRowView {
    let isMissing = observation.value == nil && (observation.numerator == nil || observation.denominator == nil)
    return SeriesRowView(
      date: period(observation.from, observation.to) ?? "",
      kind: kind("series.counted", changed: observation.changes), value: stated(observation.stated, of: indicator),
      isMissing: isMissing, part: partLabel(of: observation.labels), note: words(observation.note),
      sources: evidence(observation.evidence))
  }

  /// "Counted", and since when it is another figure than before.
  private func kind(_ key: String, changed changes: [FigureChange]) -> String {
    guard let newest = changes.last else { return word(key) }
    return "\(word(key)), \(word("series.changed", ["date": language.date(newest.revision.date)]))"
  }
}
