internal import Diagnostics
package import Exact

/// What was measured by the report's date: the latest figure, or the sum of the periods.
package struct Actual: Hashable, Sendable {
  package let value: Fraction
  /// The decimal places with which it was written, of a sum the most among its periods; `nil` for a share that was worked
  /// out from its parts.
  package let places: Int?
  /// The day for which it stands, as precise as given.
  package let date: PartialDate
  /// The first day that it covers; of a single date the day for which it stands.
  package let firstDay: Day
  /// How many figures there are up to it.
  package let count: Int

  /// The day for which it stands.
  package var day: Day { date.last }
  var days: Period { Period(firstDay, day) }
  var input: Input { Input(.actual, stepValue, on: date) }
}

extension Actual: StepResult {
  var stepValue: StepValue { .amount(value, places: places) }
}

extension Indicator {
  /// Whether the periods add up; only counts and amounts can, and not where growth is told by years.
  package var isSummed: Bool { kind.addsUp && aggregation == .sum && progressMethod != .cagr }

  /// Whether it is held or broken rather than reached.
  package var isLimit: Bool { direction?.isCeiling != nil && targets?.isEmpty == false }

  /// What was measured by the report's date.
  ///
  /// Missing as `not-reported` without any observation, as `no-data` when none counts or the periods overlap, as `hidden`
  /// where it rests on a hidden count, as `unclear` when nobody says whether several counts or amounts add up; else as
  /// the word says that stands in place of the figure.
  /// - Source: domain.md 4.1, "kind → aggregation", "a, for sum"
  package func actual(asOf: Day) -> Figure<Observed<Actual>> {
    let reportDate = Input(.asOf, .day(asOf))
    guard kind != .qualitative else { return Figure(.missing(.notApplicable), by: .actualOfWords, from: []) }
    let duplicates = duplicateObservations()
    guard duplicates.isEmpty else {
      return Figure(.missing(.noData), by: .actualTwice, from: [], warnings: duplicates)
    }
    do throws(ArithmeticFault) {
      let (given, untotalled) = try periodTotals(asOf: asOf)
      let totals = isSummed ? given.counting(besides: untotalled) : given
      let told = isSummed ? given.hiddenPeriodsTold(of: untotalled) : []
      if let hidden = hiddenTotal(among: untotalled, newest: totals.last) {
        return Figure(.missing(.hidden), by: hidden.hidingRule, from: hiddenInputs(hidden), warnings: told)
      }
      let untold = told + untotalled.compactMap(warning) + warnings(ofPartsAfter: totals.last, asOf: asOf)
      // A sum without one of its periods would count that one as 0, but where a longer one is given that holds it.
      let open = untotalled.last { period in
        totals.isEmpty || isSummed && !(period.word != nil && totals.contains { $0.period.contains(period.period) })
      }
      if let open, let word = open.word {
        let input = Input(.observation, .missing(word), on: open.date, at: open.place)
        return Figure(.missing(word), by: .actualWord, from: [input], warnings: untold)
      }
      if let open {
        let input = Input(.part, .missing(.noData), on: open.date, at: open.place)
        return Figure(.missing(.noData), by: open.rule, from: [input], warnings: untold)
      }
      guard let newest = totals.last else {
        return Figure(
          .missing(observations == nil ? .notReported : .noData), by: .actualMissing, from: [reportDate],
          warnings: untold)
      }
      if isSummed { return try sum(totals, newest: newest, warnings: untold) }
      if kind.addsUp, aggregation == nil, progressMethod != .cagr, totals.count > 1 {
        let warning = Diagnostic.aggregationNeeded(periods: totals.count, at: place(of: Indicator.kind))
        return Figure(.missing(.unclear), by: .actualMissing, from: [reportDate], warnings: [warning])
      }
      return latest(newest, of: totals.count, reportDate: reportDate, warnings: untold)
    } catch {
      return Figure(
        .missing(.unclear), by: .tooLarge, from: [], warnings: [.figuresTooLarge(at: place(of: Indicator.observations))]
      )
    }
  }

  /// The period without which there is no figure, since its total or a part of it is hidden.
  private func hiddenTotal(among untotalled: [UntotalledPeriod], newest: PeriodTotal?) -> UntotalledPeriod? {
    guard let hidden = untotalled.last(where: \.isHidden) else { return nil }
    return isSummed || newest.map { $0.period.isBefore(hidden.period) } ?? true ? hidden : nil
  }

  /// What the working of a hidden figure names.
  func hiddenInputs(_ hidden: UntotalledPeriod) -> [Input] {
    let limit = hidden.hidingRule == .actualHidden ? [Input(.threshold, .count(hidingLimit ?? 0))] : []
    return limit + [Input(.observation, .hidden, on: hidden.date, at: hidden.place)]
  }

  private func latest(
    _ newest: PeriodTotal, of count: Int, reportDate: Input, warnings: [Diagnostic]
  ) -> Figure<Observed<Actual>> {
    let actual = Actual(
      value: newest.amount, places: newest.places, date: newest.date, firstDay: newest.firstDay, count: count)
    let inputs = [newest.input(as: .observation), reportDate]
    let isOddSum = aggregation == .sum && !kind.addsUp
    return Figure(
      .value(actual), by: .actualLatest, from: inputs,
      warnings: warnings + (isOddSum ? [.sumOfShares(kind, at: place(of: Indicator.aggregation))] : []))
  }

  /// Do figures that begin together grow with their periods, such as a quarter, a half, nine months, a year?
  ///
  /// - Parameters:
  ///   - together: Those that begin on one day, by their last days.
  ///   - later: Is it one of them?
  private static func areCumulative(_ together: [PeriodTotal], with later: PeriodTotal) -> Bool {
    guard together.contains(later), let first = together.first, let last = together.last else { return false }
    let isGrowing = zip(together, together.dropFirst()).allSatisfy { $0.amount <= $1.amount }
    return isGrowing && first.amount < last.amount
  }

  private func sum(
    _ totals: [PeriodTotal], newest: PeriodTotal, warnings: [Diagnostic]
  ) throws(ArithmeticFault) -> Figure<Observed<Actual>> {
    switch try PeriodSum.of(totals) {
    case .overlap(let one, let other):
      let inputs = [one, other].map { $0.input(as: .observation) }
      let (earlier, later) = one.period.last < other.period.last ? (one, other) : (other, one)
      let isCumulative = Self.areCumulative(totals.filter { $0.period.first == earlier.period.first }, with: later)
      return Figure(
        .missing(.noData), by: .actualOverlap, from: inputs,
        warnings: warnings
          + [isCumulative ? .cumulativePeriods(earlier, later) : .overlappingPeriods(one, other)])
    case .sum(let sum, let parts, let replaced):
      let inputs = parts.map { $0.input(as: .part) }
      let firstDay = parts.map(\.period.first).min() ?? newest.period.first
      if let place = newestBreak(within: Period(firstDay, newest.period.last)) {
        return Figure(
          .missing(.acrossBreak), by: .actualAcrossBreak, from: inputs + [place.input],
          warnings: warnings + [.sumAcrossBreak(place, at: newest.place)])
      }
      let actual = Actual(
        value: sum, places: parts.compactMap(\.places).max(), date: newest.date, firstDay: firstDay, count: parts.count)
      let differing = replaced.filter { $0.total.amount != $0.partsSum }
      return Figure(
        .value(actual), by: .actualSum, from: inputs,
        warnings: warnings + differing.map { .periodsDifferFromTotal($0.total, sum: $0.partsSum) })
    }
  }
}

extension [PeriodTotal] {
  /// Without the parts of a longer period that is given, where a word stands in place of another of its parts: they cannot
  /// count in its place.
  fileprivate func counting(besides untotalled: [UntotalledPeriod]) -> [PeriodTotal] {
    let wholes = untotalled.filter { $0.word != nil }.compactMap { open in
      filter { $0.period.contains(open.period) }.min { $0.period.length < $1.period.length }
    }
    guard !wholes.isEmpty else { return self }
    return filter { total in !wholes.contains { $0.period != total.period && $0.period.contains(total.period) } }
  }

  /// Periods that their source hides, and that a longer one tells less all its others.
  fileprivate func hiddenPeriodsTold(of untotalled: [UntotalledPeriod]) -> [Diagnostic] {
    untotalled.filter { $0.hidingRule == .actualWithheld && $0.isHidden }.compactMap { hidden in
      let whole = first { whole in
        guard whole.period != hidden.period, whole.period.contains(hidden.period) else { return false }
        let others = filter { $0.period != whole.period && whole.period.contains($0.period) }.map(\.period)
        return (others + [hidden.period]).tile(whole.period)
      }
      return whole.map { .hiddenCountTold(by: "period", at: hidden.place, total: $0.place) }
    }
  }
}

extension Period {
  fileprivate var length: Int32 { last.number - first.number }
}

extension [Period] {
  /// Does each begin on the day after the one before it, from the first day of the whole to its last?
  fileprivate func tile(_ whole: Period) -> Bool {
    let sorted = self.sorted { $0.first < $1.first }
    return sorted.first?.first == whole.first && sorted.last?.last == whole.last
      && zip(sorted, sorted.dropFirst()).allSatisfy { $0.last.adding(days: 1) == $1.first }
  }
}

extension UntotalledPeriod {
  /// By which its indicator has no figure.
  fileprivate var rule: Rule {
    if case .sharedPeople = reason { .actualPartsShared } else { .actualPartMissing }
  }

  var isHidden: Bool { word == .hidden }

  /// Why it has no figure that is told, where that is so.
  var word: Missing? {
    if case .missing(let word, _) = reason { word } else { nil }
  }

  /// The rule that says who hides it: this site, or the source.
  var hidingRule: Rule {
    if case .missing(_, isOwn: false) = reason { .actualWithheld } else { .actualHidden }
  }
}
