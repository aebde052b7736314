internal import Diagnostics
internal import Exact

/// The rules between the fields of an indicator, whatever the report's day.
extension Indicator {
  func checkFields() -> [Diagnostic] {
    var found: [Diagnostic] = []
    found += checkKind()
    if let total, totalBreakdown == nil {
      found.append(.oddTotal(total, among: breakdowns, at: place(of: Indicator.total)))
    }
    found += checkExpected()
    let breaks = (breaks ?? []).enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    for (first, second) in zip(breaks, breaks.dropFirst()) where first.element.day == second.element.day {
      found.append(.twoBreaks(first.element, second.element))
    }
    found += checkMethod()
    found += (observations ?? []).flatMap(check) + financialYears()
    found += checkReadings() + checkPeriods() + checkTargetsOfSum() + checkEnds() + checkPlausible()
    let points =
      [baseline.map { ($0.value, $0.place(of: Baseline.value)) }]
      + (targets ?? []).map { ($0.value, $0.place(of: Target.value)) }
    if progressMethod != .cagr, let direction, direction.isCeiling != nil, targets?.isEmpty ?? true {
      found.append(.limitMissing(direction, at: place(of: Indicator.direction)))
    }
    return found + points.compactMap(\.self).flatMap { checkRange($0.quantity, at: $1) }
  }

  /// `2008-09, 2009-10, 2010-11` in one series are financial years, though each could be a month. Source: domain.md 1
  private func financialYears() -> [Diagnostic] {
    let ends = (observations ?? []).filter { $0.from == nil && $0.to.precision == .month }
    let years = ends.map { end -> Int? in
      let year = end.to.first.year
      return PartialDate(year: year, month: (year + 1) % 100) == end.to ? year : nil
    }
    let told = Set(years.compactMap(\.self))
    // A series of months has others beside those.
    guard !years.contains(nil), told.contains(where: { told.contains($0 + 1) }) else { return [] }
    return zip(ends, years).compactMap { end, year in
      year.map { .financialYear($0, to: end.to, at: end.place(of: Observation.to)) }
    }
  }

  /// What goes with which kind of figure.
  private func checkKind() -> [Diagnostic] {
    var found: [Diagnostic] = []
    let because = "by an indicator of `kind: \(kind.rawValue)`"
    if let scale {
      if kind != .score {
        found.append(.unusedField("scale", because: because, at: place(of: Indicator.scale)))
      } else if scale.min >= scale.max {
        found.append(.oddScale(scale, at: place(of: Indicator.scale)))
      }
    }
    if suppression != nil, kind != .count {
      found.append(.suppressionOfOthers(kind, at: place(of: Indicator.suppression)))
    }
    let levels = levels ?? []
    if kind == .level {
      if levels.isEmpty { found.append(.levelsMissing(at: place(of: Indicator.kind))) }
      let repeated = levels.indices.first { levels[..<$0].contains(levels[$0]) }
      if let missing = levels.firstIndex(where: { Missing.inFigure(meantBy: $0)?.rawValue == $0 }) {
        found.append(.levelOfMissing(levels[missing], at: place(ofItem: missing, of: Indicator.levels)))
      }
      if let repeated {
        found.append(.levelTwice(levels[repeated], at: place(ofItem: repeated, of: Indicator.levels)))
      }
    } else if !levels.isEmpty {
      found.append(.unusedField("levels", because: because, at: place(of: Indicator.levels)))
    }
    if kind == .qualitative {
      let given = [("baseline", baseline != nil), ("targets", targets != nil), ("observations", observations != nil)]
      found += given.filter(\.1).map { .figuresOfWords($0.0, at: place(ofKey: $0.0)) }
    }
    return found
  }

  /// A count has no fraction, wherever one of its figures stands; an amount that can be read in two ways is read in none
  /// unless another figure of the series tells which. Source: domain.md 1
  private func checkReadings() -> [Diagnostic] {
    let figures =
      ([baseline].compactMap { $0?.given } + (targets ?? []).map(\.given) + (observations ?? []).map(\.given)
      + revisedParts.flatMap { $0.changes.map { $0.revision.given } }).flatMap(\.self)
    switch kind {
    case .count:
      return figures.compactMap { figure in
        if figure.quantity.readsTwoWays { return .countOfTwoReadings(figure.quantity, at: figure.place) }
        return Fraction(figure.quantity).denominator == 1 ? nil : .fractionOfCount(figure.quantity, at: figure.place)
      }
    case .amount: return figures.readInTwoWays
    case .percentage, .score, .level, .yesNo:
      // What stands above and below the line is counted.
      let parts = (observations ?? []).flatMap { row in
        [(row.numerator, Observation.numerator), (row.denominator, Observation.denominator)].compactMap { part, field in
          part.map { GivenFigure(quantity: $0, place: row.place(of: field)) }
        }
      }
      return parts.compactMap { $0.quantity.readsTwoWays ? .countOfTwoReadings($0.quantity, at: $0.place) : nil }
    case .ratio, .qualitative: return []
    }
  }

  /// What adds up covers a period: from its `from`, or the year or month that its `to` names.
  private func checkPeriods() -> [Diagnostic] {
    guard isSummed else { return [] }
    return (observations ?? []).filter { $0.from == nil && $0.to.precision == .day }.map {
      .periodNeeded($0.to, every: frequency, at: $0.place(of: Observation.to))
    }
  }

  /// What adds up is held against running totals: targets that stay, fall, or rise by less than a fifth of what the first one
  /// holds, each in as much time, were meant for each period.
  private func checkTargetsOfSum() -> [Diagnostic] {
    guard isSummed, direction?.isCeiling == nil, let first = sortedTargets.first, first.value > .zero,
      let begin = (observations ?? []).filter(\.isTotal).map(\.period.first).min(), begin <= first.day
    else { return [] }
    let steps = zip(sortedTargets, sortedTargets.dropFirst()).filter { $0.day < $1.day }
    guard let fifth = try? first.value / 5, !steps.isEmpty else { return [] }
    // The first target may be of several years.
    let days = first.day - begin + 1
    let areOfPeriods = steps.allSatisfy { before, after in
      guard let rise = try? after.value - before.value else { return false }
      return rise < fifth && (after.day - before.day) * 10 >= days * 9
    }
    return areOfPeriods ? [.targetsOfPeriods(steps[0].1, after: first)] : []
  }

  /// Of two totals that end on one day, the newest is that of the shorter period; the other says something else.
  private func checkEnds() -> [Diagnostic] {
    guard !isSummed, kind != .qualitative else { return [] }
    let rows = (observations ?? []).filter { $0.isTotal && $0.from != nil || $0.isTotal && $0.to.precision != .day }
    var ends: [Day: Observation] = [:]
    return rows.compactMap { row in
      guard let other = ends.updateValue(row, forKey: row.to.last), other.period != row.period else { return nil }
      return .twoPeriodsOfOneEnd(row.to, at: row.range, other.range)
    }
  }

  /// A breakdown that no figure has, and whose name is almost that of another, is probably misspelt.
  private func checkExpected() -> [Diagnostic] {
    guard isWhole, let expects else { return [] }
    let given = Set((observations ?? []).flatMap(\.breakdowns))
    let others = (Breakdown.common + given).filter { !expects.contains($0) }.map(\.name)
    return expects.enumerated().compactMap { position, breakdown in
      guard !given.contains(breakdown), !Breakdown.common.contains(breakdown) else { return nil }
      return nearMiss(breakdown.name, among: others).map {
        .absentBreakdown(breakdown, nearest: $0, at: place(ofItem: position, of: Indicator.expects))
      }
    }
  }

  /// What goes with which method of telling progress.
  private func checkMethod() -> [Diagnostic] {
    var found: [Diagnostic] = []
    func note(_ key: String, _ isGiven: Bool, _ because: String) {
      if isGiven { found.append(.unusedField(key, because: because, at: place(ofKey: key))) }
    }
    guard progressMethod == .cagr else {
      let newest = (observations ?? []).map(\.to).max { $0.last < $1.last }
      if isWhole, !isSummed, let baseline, let newest, newest.last < baseline.date.last {
        found.append(.figuresBeforeBaseline(newest, baseline: baseline.date, at: baseline.range))
      }
      let because = "along a straight line; it belongs to `progress_method: cagr`"
      note("base_year", baseYear != nil, because)
      note("limit", limit != nil, because)
      return found
    }
    if aggregation == .sum { found.append(.sumWithCAGR(at: place(of: Indicator.aggregation))) }
    if kind == .qualitative || !kind.words(levels: levels ?? []).isEmpty {
      found.append(.cagrOfWords(kind, at: place(of: Indicator.progressMethod)))
    }
    if baseline != nil, baseYear != nil { found.append(.baselineAndBaseYear(at: place(of: Indicator.baseYear))) }
    note("limit", limit != nil && targets?.isEmpty == false, "beside a target")
    return found
  }

  private func check(_ row: Observation) -> [Diagnostic] {
    if let value = row.value {
      return checkRange(value.quantity, at: row.place(of: Observation.value)) + checkParts(of: row, value.quantity)
    }
    guard let numerator = row.numerator, let denominator = row.denominator else { return [] }
    let place = row.place(of: Observation.numerator)
    guard kind.isShare else { return kind == .qualitative ? [] : [.shareOfNoShare(kind, at: place)] }
    guard kind == .percentage else { return [] }
    if numerator > denominator { return [.numeratorOverDenominator(numerator, denominator, at: place)] }
    return numerator < .zero ? [.oddPercentage(numerator, at: place)] : []
  }

  /// A value and what it is said to be a share of.
  private func checkParts(of row: Observation, _ value: Quantity) -> [Diagnostic] {
    if let share = row.stated.contradictedShare(as: kind) {
      return [.valueAgainstParts(value, share: share, of: row.stated, at: row.place(of: Observation.value))]
    }
    switch (row.numerator, row.denominator) {
    case (_?, nil): return [.halfAShare("numerator", without: "denominator", at: row.place(of: Observation.numerator))]
    case (nil, _?):
      return [.halfAShare("denominator", without: "numerator", at: row.place(of: Observation.denominator))]
    default: return []
    }
  }

  /// Whether a figure lies where figures of its kind can lie.
  private func checkRange(_ figure: Quantity, at place: SourceRange) -> [Diagnostic] {
    if kind == .score, let scale, scale.min < scale.max, figure < scale.min || figure > scale.max {
      return [.outsideScale(figure, min: scale.min, max: scale.max, at: place)]
    }
    if kind == .count, figure < .zero { return [.negativeCount(figure, at: place)] }
    let isOdd = kind == .percentage && !(0...100).contains(Fraction(figure))
    return isOdd ? [.oddPercentage(figure, at: place)] : []
  }
}

extension [GivenFigure] {
  /// What is wrong with figures that belong together and may have fractions: those that can be read in two ways, where no
  /// other has other places after the point, or four digits before it.
  var readInTwoWays: [Diagnostic] {
    guard !contains(where: { $0.quantity.tellsReading }) else { return [] }
    return filter { $0.quantity.readsTwoWays }.map { .amountOfTwoReadings($0.quantity, at: $0.place) }
  }
}

extension Quantity {
  /// Does it tell how others beside it are to be read? `12` does not.
  fileprivate var tellsReading: Bool {
    !readsTwoWays && (scale > 0 && scale != 3 || description.drop { $0 == "-" }.prefix { $0 != "." }.count > 3)
  }
}

extension Diagnostic {
  fileprivate static func countOfTwoReadings(_ figure: Quantity, at range: SourceRange) -> Diagnostic {
    let all = figure.description.replacing(".", with: "")
    let small =
      Fraction(figure).denominator == 1
      ? "\(Fraction(figure).plain) if that is" : "`kind: amount` and \(figure)0 where a fraction is"
    return Diagnostic(
      "two-readings", "`\(figure)` can be read in two ways, and a count is a whole number.", at: range,
      help: "Write \(all) if that is meant, or \(small).")
  }

  fileprivate static func amountOfTwoReadings(_ figure: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "two-readings", "`\(figure)` can be read in two ways, and no other figure beside it tells which.", at: range,
      help:
        "Write \(figure.description.replacing(".", with: "")) if that is meant, or \(figure)0 if the point parts a fraction."
    )
  }

  fileprivate static func fractionOfCount(_ figure: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "fraction-of-count", "A count is a whole number, but here it is \(figure).", at: range,
      help: "Write the whole number; or `kind: amount` for what has fractions, such as money, hours or kilometres.")
  }

  fileprivate static func financialYear(_ year: Int, to date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "financial-year", "`\(date)` reads as a month, but with the others of its series it is a financial year.",
      at: range,
      help: "Write `from: \(year)-04-01` and `to: \(year + 1)-03-31`, or whichever days it has, in two columns.")
  }

  fileprivate static func periodNeeded(
    _ day: PartialDate, every frequency: Frequency?, at range: SourceRange
  ) -> Diagnostic {
    let (year, month, _) = day.last.components
    let whole = PartialDate(year: year, month: month).flatMap { $0.last == day.last ? $0 : nil }
    // The last day of December may as well stand for the year, that of March for a quarter.
    let isMonth = frequency == .monthly || frequency == nil && month != 12
    let alone = [whole, month == 12 && whole != nil ? PartialDate(year: year) : nil].compactMap { $0.map { "`\($0)`" } }
    return Diagnostic(
      "period-needed", "\(day) is one day, but figures that add up each cover a period.", at: range,
      help: "Write `from`, the first day of the period"
        + (alone.isEmpty
          ? "; a month or a year is written alone, such as \(year)."
          : "; or \(alone.joined(separator: " or ")) alone for the whole of it."),
      suggestion: isMonth ? whole?.description : nil)
  }
}
