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
  /// Its figures over time; `nil` where there is nothing to compare.
  let chart: ChartView?
  let series: SeriesView
  /// The parts of the newest period.
  let breakdowns: [ChartView]
  /// What was published before and replaced since.
  let changes: [FigureChangeView]
  let facts: [FactView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<IndicatorView>(
    "indicator",
    [
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("row", \.row),
      .init("chart", \.chart),
      .init("series", \.series),
      .init("breakdowns", \.breakdowns),
      .init("changes", \.changes),
      .init("facts", \.facts),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

/// An indicator in a list: figure, target, status.
struct IndicatorRowView: TemplateView {
  var title: String
  let lang: String?
  let url: String
  /// "15 of 45", or why there is none.
  let figure: String
  let hasFigure: Bool
  /// Empty where the figure says it.
  let unit: String
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
      .init("unit", \.unit),
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
    let measured = indicator.measuredSeries(figures, asOf: report.asOf)
    return IndicatorView(
      kicker: word("record.indicator"), answer: answer(of: indicator, figures), row: row(of: indicator, figures),
      chart: chart(of: indicator, figures, measured)?.view(id: ShownPart.series.name),
      series: series(of: indicator, figures, measured),
      breakdowns: breakdownCharts(of: indicator, figures), changes: changes(of: indicator), facts: facts(of: indicator),
      evidence: listed(eachOnce(evidence(indicator.countedEvidence(asOf: report.asOf)))),
      workings: workings(figures.named))
  }

  // MARK: Sentences

  /// By which there is no figure, in a sentence that says why.
  private static var tellingRules: [Rule] {
    [.actualAcrossBreak, .actualHidden, .actualOverlap, .actualWithheld, .actualWord]
  }

  private func answer(of indicator: Indicator, _ figures: IndicatorFigures) -> String {
    guard let actual = figures.actual.value.value else {
      if let step = figures.actual.steps.last, Self.tellingRules.contains(step.rule) { return sentence(of: step) }
      if indicator.kind == .qualitative { return word("answer.indicator_words") }
      return word(hasFigures(indicator) ? "answer.indicator_parts" : "answer.indicator_none")
    }
    var values: Fillings = [
      "value": figure(actual, of: indicator), "unit": unit(of: indicator), "date": language.date(actual.date),
    ]
    var sentences: [String] = []
    if indicator.kind == .score, let scale = indicator.scale {
      values["target"] = language.number(scale.max)
      values["from"] = language.number(scale.min)
      sentences.append(word(scale.isFromBelowZero ? "answer.indicator_scale" : "answer.indicator_score", values))
    } else if let share = shareOfWay(indicator, figures), let target = indicator.finalTarget {
      values["target"] = amount(target.value, of: indicator)
      values["percent"] = percent(share)
      sentences.append(word(indicator.isShareOfTarget ? "answer.indicator_of" : "answer.indicator_way", values))
    } else if let from = indicator.beginning(of: actual) {
      values["from"] = language.date(from)
      values["to"] = values["date"]
      sentences.append(word("answer.indicator_period", values))
    } else {
      sentences.append(word("answer.indicator_value", values))
    }
    sentences += remarks(on: indicator, figures)
    let answer = sentences.joined(separator: " ")
    return values["unit"] == "" ? tidied(answer) : answer
  }

  /// The share of the way to the target; none for yes and no, which have no way.
  private func shareOfWay(_ indicator: Indicator, _ figures: IndicatorFigures) -> Fraction? {
    guard case .linear(let linear) = figures.progress, indicator.kind != .yesNo else { return nil }
    return linear.attainment.value.value
  }

  private func remarks(on indicator: Indicator, _ figures: IndicatorFigures) -> [String] {
    switch figures.progress {
    case .linear(let linear): remarks(on: indicator, linear, figures)
    case .cagr(let cagr): remarks(on: indicator, cagr)
    }
  }

  /// How fast it changes and would have to, or why there is no telling.
  private func remarks(on indicator: Indicator, _ cagr: CAGRProgress) -> [String] {
    func rate(_ rate: Fraction) -> String {
      guard let rate = try? rate * 100 else { return "" }
      // What moves is never printed as 0.
      let places = rate == .zero ? 1 : (1...6).first { rate.decimal(places: $0).contains { "1"..."9" ~= $0 } }
      return language.percent(rate.decimal(places: places ?? 1))
    }
    if cagr.status.value.reason != nil { return cagr.status.steps.suffix(1).map { sentence(of: $0) } }
    guard let observed = cagr.observed else { return [] }
    let moved = cagr.value.steps.filter { $0.rule == .growthBaseMoved }.map { sentence(of: $0) }
    guard let required = cagr.required, let target = indicator.finalTarget else {
      return moved + [word("answer.indicator_growth", ["observed": rate(observed)])]
    }
    let values: Fillings = [
      "observed": rate(observed), "required": rate(required), "target": amount(target.value, of: indicator),
      "date": language.date(target.date),
    ]
    return moved + [word("answer.indicator_growth_needed", values)]
  }

  /// What the newest figure is held against; where there is none, what holds on the report's day.
  private func target(of indicator: Indicator, _ actual: Observed<Actual>) -> Target? {
    indicator.target(on: actual.value?.day ?? report.asOf)
  }

  private func remarks(
    on indicator: Indicator, _ linear: LinearProgress, _ figures: IndicatorFigures
  ) -> [String] {
    var sentences: [String] = []
    if indicator.isLimit, let limit = target(of: indicator, figures.actual.value) {
      sentences.append(
        word(
          indicator.direction == .keepBelow ? "answer.indicator_below" : "answer.indicator_above",
          ["limit": amount(limit.value, of: indicator)]))
    }
    if linear.status.value == .notComparable, let baseline = indicator.baseline {
      sentences.append(word("answer.indicator_not_comparable", ["from": language.date(baseline.date)]))
    }
    if linear.status.value == .noTarget { sentences.append(word("answer.indicator_no_target")) }
    if linear.status.value == .notMeasuredAtEnd { sentences.append(word("answer.indicator_no_later")) }
    if let forecast = linear.forecast.value.value, let target = indicator.finalTarget {
      var values: Fillings = ["target": amount(target.value, of: indicator)]
      if forecast.isHeld, let reached = forecast.reached {
        values["date"] = language.date(reached)
        sentences.append(word("answer.indicator_forecast_met", values))
      } else {
        values["date"] = language.date(target.date)
        values["forecast"] = amount(forecast.value, beside: Fraction(target.value.quantity), of: indicator)
        sentences.append(word("answer.indicator_forecast", values))
      }
    }
    return sentences
  }

  /// Without the blanks that an empty unit leaves.
  private func tidied(_ sentence: String) -> String {
    [("  ", " "), (" .", "."), (" ;", ";"), (" ,", ",")].reduce(sentence) { text, pair in
      text.replacing(pair.0, with: pair.1)
    }
  }

  // MARK: The row

  func row(of indicator: Indicator, _ figures: IndicatorFigures) -> IndicatorRowView {
    let actual = figures.actual.value
    var share: Fraction?
    var planned: Fraction?
    if case .linear(let linear) = figures.progress {
      share = shareOfWay(indicator, figures)
      planned = linear.elapsed.value.value
    }
    let target = self.target(of: indicator, actual)
    return IndicatorRowView(
      title: text(indicator.header.title), lang: language(of: indicator.header.title),
      url: link(.record(.indicators, slug: indicator.slug)),
      figure: figure(actual, target: target, of: indicator), hasFigure: actual.value != nil,
      unit: unit(of: indicator), percent: share.map { shareWord($0, of: indicator) },
      remark: share.flatMap { remark(on: $0, isAgainstTarget: figures.isAgainstTarget) },
      bar: share.map { frameShare($0) }, planned: share == nil ? nil : planned.map { frameShare($0) },
      target: target.map { aim($0, of: indicator) } ?? word("status.no-target"),
      hasTarget: target != nil, status: status(figures, of: indicator),
      stale: figures.isStale.value ? stale(actual.value) : nil,
      date: actual.value.map { language.date($0.date) })
  }

  private func figure(_ actual: Observed<Actual>, target: Target?, of indicator: Indicator) -> String {
    switch actual {
    case .missing(let reason): return word("missing.\(reason.rawValue)")
    case .value(let actual):
      let value = figure(actual, of: indicator)
      let scale = indicator.kind == .score ? indicator.scale : nil
      if let scale, scale.isFromBelowZero { return value }
      let whole = scale.map { language.number($0.max) }
      let aim = indicator.isShareOfTarget ? target.map { amount($0.value, of: indicator) } : nil
      guard let whole = whole ?? aim else { return value }
      return word("format.of", ["n": value, "total": whole])
    }
  }

  /// The figure; a percentage with what it is of: "32% (12 of 37)".
  private func figure(_ actual: Actual, of indicator: Indicator) -> String {
    let value = amount(actual.value, places: actual.places, of: indicator)
    guard indicator.kind == .percentage, let total = indicator.latestTotal(asOf: report.asOf),
      let numerator = total.numerator, let denominator = total.denominator
    else { return value }
    return word(
      "format.percent_of",
      ["percent": value, "n": language.number(numerator), "total": language.number(denominator)])
  }

  /// "33%" beside "15 of 45"; "50% of the way" where the way did not begin at nothing.
  private func shareWord(_ share: Fraction, of indicator: Indicator) -> String {
    indicator.isShareOfTarget ? percent(share) : word("series.of_way", ["percent": percent(share)])
  }

  /// "Target 45 by December 2015", or the limit to be kept.
  private func aim(_ target: Target, of indicator: Indicator) -> String {
    let value = amount(target.value, of: indicator)
    return switch indicator.direction {
    case .keepBelow: word("direction.keep-below", ["limit": value])
    case .keepAbove: word("direction.keep-above", ["limit": value])
    default: word("series.target_by", ["value": value, "date": language.date(target.date)])
    }
  }

  private func remark(on share: Fraction, isAgainstTarget: Bool) -> String? {
    let direction =
      switch PrintedPercentage.remark(on: share) {
      case .exceeded: word("status.exceeded")
      case .movedAway: word("status.moved_away")
      case nil: String?.none
      }
    let remarks = [direction, isAgainstTarget ? word("series.against_target") : nil].compactMap(\.self)
    return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
  }

  /// The bar is clamped, the number never.
  func frameShare(_ share: Fraction) -> String {
    (try? PrintedPercentage.bar(of: share) * Fraction(100))?.decimal(places: 2) ?? "0"
  }

  func status(_ figures: IndicatorFigures, of indicator: Indicator) -> StatusView {
    let view = status(figures.status, isLimit: indicator.isLimit)
    // There are figures, but no sum of them.
    let hidesBaseline = figures.status == .noBaseline && indicator.hiddenBaseline != nil
    return switch figures.actual.value.missing {
    case nil where hidesBaseline: StatusView(id: view.id, icon: view.icon, word: word("status.hidden"))
    case .acrossBreak: StatusView(id: view.id, icon: view.icon, word: word("status.no-sum"))
    case .hidden where figures.status == .noData:
      StatusView(id: view.id, icon: view.icon, word: word("status.hidden"))
    case .some where figures.status == .noData && hasFigures(indicator):
      StatusView(
        id: view.id, icon: view.icon,
        word: word(cannotBeAdded(figures, indicator) ? "status.no-sum" : "status.no-total"))
    default: view
    }
  }

  /// Whether a figure stands on the page, be it of the whole or of a part.
  func hasFigures(_ indicator: Indicator) -> Bool {
    indicator.countedObservations(asOf: report.asOf).contains { $0.missing == nil }
  }

  /// There are figures of the whole, and no sum of them.
  func cannotBeAdded(_ figures: IndicatorFigures, _ indicator: Indicator) -> Bool {
    let rules: [Rule] = [.actualWord, .actualOverlap]
    return indicator.isSummed && figures.actual.steps.last.map { rules.contains($0.rule) } ?? false
  }

  func status(_ status: IndicatorStatus, isLimit: Bool) -> StatusView {
    let key: String =
      switch status {
      case .achieved where isLimit: "held"
      case .missed where isLimit: "broken"
      default: status.rawValue
      }
    let group = status.isOfGrowth ? "pace" : "status"
    return StatusView(id: status.rawValue, icon: status.icon, word: word("\(group).\(key)"))
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
      let actual = report.figures(of: indicator).actual.value
      let limit = self.target(of: indicator, actual).map { amount($0.value, of: indicator) } ?? ""
      return word("direction.\(direction.rawValue)", ["limit": limit])
    }
    let baseline = indicator.baseline.map { "\(amount($0.value, of: indicator)) (\(language.date($0.date)))" }
    let hidden = indicator.hiddenBaseline.map { "\(word("missing.hidden")) (\(language.date($0.date)))" }
    let target = indicator.finalTarget.map { "\(amount($0.value, of: indicator)) (\(language.date($0.date)))" }
    return [
      fact("what_is_counted", indicator.definition), fact("unit", indicator.unit),
      fact("kind", word("indicator_kind.\(indicator.kind.rawValue)")),
      fact("better_is", direction ?? word("direction.unclear")),
      indicator.kind == .qualitative ? nil : fact("baseline", baseline ?? hidden),
      indicator.kind == .qualitative ? nil : fact("target", target),
      optionalFact("progress_method", progressMethod(of: indicator)),
      optionalFact("aggregation", indicator.aggregation.map { word("aggregation.\($0.rawValue)") }),
      optionalFact("parted", indicator.isOfRunningTotals ? word("fact.from_running_totals") : nil),
      fact("source", indicator.source), optionalFact("method", indicator.method),
      optionalFact("frequency", indicator.frequency.map { word("frequency.\($0.rawValue)") }),
      fact("counted_by", link(indicator.responsible, in: records.organisations).map { [$0] }),
      fact("checked_by", indicator.verified.map { word("verified.\($0.rawValue)") }),
      optionalFact("rationale", indicator.rationale), optionalFact("limitations", indicator.limitations),
      optionalFact("expects", expected(of: indicator)),
      optionalFact(
        "suppression", indicator.hidingLimit.map { word("answer.suppressed", ["n": language.number($0 - 1)]) }),
      optionalFact("result", indicator.result, in: records.results),
      optionalFact("project", indicator.project, in: records.projects),
      optionalFact("contact", indicator.header.contact),
    ].compactMap(\.self)
  }
}

extension PageContext {
  /// How its progress is worked out; `nil` where there is no target to come nearer to, and no yearly rate either.
  private func progressMethod(of indicator: Indicator) -> String? {
    let method = indicator.progressMethod ?? .linear
    guard method != .linear || indicator.finalTarget != nil && !indicator.isLimit else { return nil }
    return word("fact.\(method.rawValue)")
  }

  /// The breakdowns that were promised, those that no figure has marked so.
  private func expected(of indicator: Indicator) -> String? {
    let given = Set(indicator.countedObservations(asOf: report.asOf).flatMap(\.breakdowns))
    return indicator.expects.map { breakdowns in
      breakdowns.map { breakdown in
        let name = name(of: breakdown)
        return given.contains(breakdown) ? name : word("fact.expects_missing", ["name": name])
      }.joined(separator: ", ")
    }
  }
}

extension IndicatorFigures {
  /// Is the share that of the target alone, because there is no baseline?
  fileprivate var isAgainstTarget: Bool {
    guard case .linear(let linear) = progress, case .goal = linear.course.value else { return false }
    return true
  }
}

extension IndicatorStatus {
  /// Is it a label of the yearly rate?
  fileprivate var isOfGrowth: Bool {
    switch self {
    case .substantial, .moderate, .limited, .deterioration: true
    default: false
    }
  }
}

extension Indicator {
  /// A computed rank as the level that it has reached, which lies between the lowest and the highest; any other figure as
  /// it is.
  func reachedLevel(_ figure: Fraction) -> Fraction {
    guard kind == .level, let levels, !levels.isEmpty else { return figure }
    // Ranks begin at 1.
    let rank = Int(clamping: figure.numerator / figure.denominator)
    return Fraction(min(max(rank, 1), levels.count))
  }

  /// Is its progress the figure's share of the target, because the way began at nothing?
  var isShareOfTarget: Bool {
    guard [.count, .amount, .ratio, .score].contains(kind) else { return false }
    return isSummed || baseline.map { $0.value.quantity.digits == 0 } ?? true
  }

  /// The beginning of what a figure covers, as precise as its author gave it; `nil` when no period is given.
  func beginning(of actual: Actual) -> PartialDate? {
    (observations ?? []).first { $0.isTotal && $0.from?.first == actual.firstDay }?.from
  }

  /// The newest total that counts by a day.
  func latestTotal(asOf: Day) -> Observation? {
    countedObservations(asOf: asOf).filter(\.isTotal).max { $0.to.last < $1.to.last }
  }
}
