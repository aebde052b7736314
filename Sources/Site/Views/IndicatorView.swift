internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What an indicator's page says.
struct IndicatorView: TemplateView {
  let kicker: String
  let answer: String
  let row: IndicatorRowView
  let series: SeriesView
  let facts: [FactView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<IndicatorView>(
    "indicator",
    [
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("row", \.row),
      .init("series", \.series),
      .init("facts", \.facts),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

/// An indicator in a list: figure, target, status.
struct IndicatorRowView: TemplateView {
  let title: String
  let lang: String?
  let url: String
  /// "15 of 45", or why there is none.
  let figure: String
  let hasFigure: Bool
  /// "33%", where there is a share.
  let percent: String?
  /// Beside a share above 100 % or below 0.
  let remark: String?
  /// Length of the bar in per cent of its frame, 0…100; `nil` without a share.
  let bar: String?
  /// Where the plan would be by then, in per cent of the frame.
  let planned: String?
  let target: String
  let hasTarget: Bool
  let status: StatusView
  /// That the figure is out of date.
  let stale: StatusView?
  let date: String?

  static let declaration = ViewDeclaration<IndicatorRowView>(
    "indicator row",
    [
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("figure", \.figure),
      .init("has_figure", \.hasFigure),
      .init("percent", \.percent),
      .init("remark", \.remark),
      .init("bar", \.bar),
      .init("planned", \.planned),
      .init("target", \.target),
      .init("has_target", \.hasTarget),
      .init("status", \.status),
      .init("stale", \.stale),
      .init("date", \.date),
    ])
}

extension PageContext {
  func view(of indicator: Indicator) -> IndicatorView {
    let figures = report.figures(of: indicator)
    return IndicatorView(
      kicker: kicker(of: indicator), answer: answer(of: indicator, figures), row: row(of: indicator, figures),
      series: series(of: indicator, figures), facts: facts(of: indicator),
      evidence: eachOnce(evidence((indicator.header.evidence ?? []) + countedEvidence(of: indicator))),
      workings: workings(of: figures))
  }

  private func kicker(of indicator: Indicator) -> String {
    let above = indicator.result.flatMap { records.results[$0] }.map { text($0.header.title) }
    let project = indicator.project.flatMap { records.projects[$0] }.map { text($0.header.title) }
    return [word("record.indicator"), above ?? project].compactMap(\.self).joined(separator: word("site.separator"))
  }

  // MARK: Amounts

  /// A figure in the indicator's way: a share with its sign, a level in its word, a plain number.
  func amount(_ value: Fraction, of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage: language.percent(value.plain)
    case .yesNo: word("answer_word.\(value == .zero ? "no" : "yes")")
    case .level:
      Int(value.plain).flatMap { rank in
        indicator.levels.flatMap { $0.indices.contains(rank - 1) ? $0[rank - 1] : nil }
      } ?? value.plain
    default: language.number(plain: value.plain)
    }
  }

  func amount(_ figure: RecordedFigure, of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage: language.percent(figure.quantity.description)
    case .yesNo, .level: amount(Fraction(figure.quantity), of: indicator)
    default: language.number(figure.quantity)
    }
  }

  /// The unit within a sentence; empty where the figure says it.
  func unit(of indicator: Indicator) -> String {
    switch indicator.kind {
    case .percentage, .yesNo, .level, .qualitative: ""
    default: text(indicator.unit)
    }
  }

  func percent(_ share: Fraction) -> String {
    guard let printed = try? PrintedPercentage(share) else { return "" }
    return switch printed {
    case .whole(let whole): language.percent(String(whole))
    case .over99: word("format.over", ["n": language.percent("99")])
    case .under1: word("format.under", ["n": language.percent("1")])
    case .underMinus1: word("format.under", ["n": language.percent("-1")])
    }
  }

  // MARK: Sentences

  private func answer(of indicator: Indicator, _ figures: IndicatorFigures) -> String {
    guard let actual = figures.actual.value.value else { return word("answer.indicator_none") }
    var values = [
      "value": amount(actual.value, of: indicator), "unit": unit(of: indicator), "date": language.date(actual.date),
    ]
    var sentences: [String] = []
    if indicator.kind == .score, let scale = indicator.scale {
      values["target"] = language.number(scale.max)
      sentences.append(word("answer.indicator_score", values))
    } else if case .linear(let linear) = figures.progress, let share = linear.attainment.value.value,
      let target = indicator.finalTarget
    {
      values["target"] = amount(target.value, of: indicator)
      values["percent"] = percent(share)
      sentences.append(word("answer.indicator_of", values))
    } else if let from = indicator.latestTotal(asOf: report.asOf)?.from {
      values["from"] = language.date(from)
      values["to"] = values["date"]
      sentences.append(word("answer.indicator_period", values))
    } else {
      sentences.append(word("answer.indicator_value", values))
    }
    sentences += remarks(on: indicator, figures)
    return sentences.map(tidied).joined(separator: " ")
  }

  private func remarks(on indicator: Indicator, _ figures: IndicatorFigures) -> [String] {
    guard case .linear(let linear) = figures.progress else { return [] }
    var sentences: [String] = []
    if linear.status.value == .noTarget { sentences.append(word("answer.indicator_no_target")) }
    if linear.status.value == .notMeasuredAtEnd { sentences.append(word("answer.indicator_no_later")) }
    if let forecast = linear.forecast.value.value, let target = indicator.finalTarget {
      sentences.append(
        word(
          "answer.indicator_forecast",
          [
            "forecast": amount(forecast.value, of: indicator), "date": language.date(target.date),
            "target": amount(target.value, of: indicator),
          ]))
    }
    return sentences
  }

  /// Without the blanks that an empty unit leaves.
  private func tidied(_ sentence: String) -> String {
    sentence.replacing("  ", with: " ").replacing(" .", with: ".")
  }

  // MARK: The row

  func row(of indicator: Indicator, _ figures: IndicatorFigures) -> IndicatorRowView {
    let actual = figures.actual.value
    var share: Fraction?
    var planned: Fraction?
    var status = StatusView(id: "no-data", icon: "no-data", word: word("status.no-data"))
    if case .linear(let linear) = figures.progress {
      share = linear.attainment.value.value
      planned = linear.elapsed.value.value
      status = self.status(linear.status.value, isLimit: indicator.isLimit)
    }
    let target = indicator.finalTarget
    return IndicatorRowView(
      title: text(indicator.header.title), lang: language(of: indicator.header.title),
      url: link(.record(.indicators, slug: indicator.slug)),
      figure: figure(actual, target: target, of: indicator), hasFigure: actual.value != nil,
      percent: share.map { percent($0) }, remark: share.flatMap { remark(on: $0) },
      bar: share.map { frameShare($0) }, planned: share == nil ? nil : planned.map { frameShare($0) },
      target: target.map {
        word("series.target_by", ["value": amount($0.value, of: indicator), "date": language.date($0.date)])
      } ?? word("status.no-target"),
      hasTarget: target != nil, status: status, stale: figures.isStale.value ? stale(actual.value) : nil,
      date: actual.value.map { language.date($0.date) })
  }

  private func figure(_ actual: Observed<Actual>, target: Target?, of indicator: Indicator) -> String {
    switch actual {
    case .missing(let reason): return word("missing.\(reason.rawValue)")
    case .value(let actual):
      let value = amount(actual.value, of: indicator)
      let whole = indicator.kind == .score ? indicator.scale.map { language.number($0.max) } : nil
      guard let whole = whole ?? target.map({ amount($0.value, of: indicator) }) else { return value }
      return word("format.of", ["n": value, "total": whole])
    }
  }

  private func remark(on share: Fraction) -> String? {
    switch PrintedPercentage.remark(on: share) {
    case .exceeded: word("status.exceeded")
    case .movedAway: word("status.moved_away")
    case nil: nil
    }
  }

  /// The bar is clamped, the number never.
  private func frameShare(_ share: Fraction) -> String {
    (try? PrintedPercentage.bar(of: share) * Fraction(100))?.decimal(places: 2) ?? "0"
  }

  func status(_ status: IndicatorStatus, isLimit: Bool) -> StatusView {
    let key: String =
      switch status {
      case .achieved where isLimit: "held"
      case .missed where isLimit: "broken"
      default: status.rawValue
      }
    return StatusView(id: status.rawValue, icon: status.icon, word: word("status.\(key)"))
  }

  private func stale(_ actual: Actual?) -> StatusView? {
    actual.map { actual in
      let age = duration(from: actual.day, to: report.asOf)
      return StatusView(id: "stale", icon: "clock", word: word("status.stale", ["age": age]))
    }
  }

  // MARK: Facts and working

  private func facts(of indicator: Indicator) -> [FactView] {
    let direction = indicator.direction.map { direction in
      let limit = indicator.finalTarget.map { amount($0.value, of: indicator) } ?? ""
      return word("direction.\(direction.rawValue)", ["limit": limit])
    }
    let baseline = indicator.baseline.map { "\(amount($0.value, of: indicator)) (\(language.date($0.date)))" }
    let target = indicator.finalTarget.map { "\(amount($0.value, of: indicator)) (\(language.date($0.date)))" }
    return [
      fact("what_is_counted", indicator.definition), fact("unit", indicator.unit),
      fact("kind", word("indicator_kind.\(indicator.kind.rawValue)")),
      fact("better_is", direction ?? word("direction.unclear")),
      indicator.kind == .qualitative ? nil : fact("baseline", baseline),
      indicator.kind == .qualitative ? nil : fact("target", target),
      fact("progress_method", word("fact.\((indicator.progressMethod ?? .linear).rawValue)")),
      optionalFact("aggregation", indicator.aggregation.map { word("aggregation.\($0.rawValue)") }),
      fact("source", indicator.source), optionalFact("method", indicator.method),
      optionalFact("frequency", indicator.frequency.map { word("frequency.\($0.rawValue)") }),
      fact("counted_by", link(indicator.responsible, in: records.organisations).map { [$0] }),
      fact("checked_by", indicator.verified.map { word("verified.\($0.rawValue)") }),
      optionalFact("rationale", indicator.rationale), optionalFact("limitations", indicator.limitations),
      optionalFact("expects", indicator.expects.map { $0.map(breakdown).joined(separator: ", ") }),
      optionalFact("result", indicator.result, in: records.results),
      optionalFact("project", indicator.project, in: records.projects),
    ].compactMap(\.self)
  }

  /// The word of a breakdown such as `place`.
  private func breakdown(_ name: String) -> String {
    language.hasWord("table.\(name)") ? inSentence("table.\(name)") : name
  }

  private func countedEvidence(of indicator: Indicator) -> [Evidence] {
    (indicator.observations ?? []).filter { $0.to.last <= report.asOf }.flatMap { $0.evidence ?? [] }
  }

  private func workings(of figures: IndicatorFigures) -> [WorkingView] {
    let measured = [working("actual", figures.actual.steps), working("stale", figures.isStale.steps)]
    guard case .linear(let linear) = figures.progress else { return measured }
    return [
      working("status", linear.status.steps), working("course", linear.course.steps), measured[0],
      working("attainment", linear.attainment.steps), working("elapsed", linear.elapsed.steps),
      working("pace", linear.pace.steps), working("forecast", linear.forecast.steps), measured[1],
    ]
  }
}

extension Indicator {
  /// Is it held or broken, rather than reached?
  var isLimit: Bool { direction == .keepBelow || direction == .keepAbove }

  /// The newest total that counts by a day.
  func latestTotal(asOf: Day) -> Observation? {
    (observations ?? []).filter { $0.isTotal && $0.to.last <= asOf }.max { $0.to.last < $1.to.last }
  }
}
