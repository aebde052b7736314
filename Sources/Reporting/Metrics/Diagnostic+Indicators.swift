internal import Diagnostics
internal import Exact

// What is odd about the figures of an indicator.
extension Diagnostic {
  // MARK: What was measured

  static func duplicateObservation(_ row: Observation, first: Observation) -> Diagnostic {
    let subject = row.isTotal ? "Two totals" : "Two figures for the same part"
    return Diagnostic(
      "duplicate-observation", "\(subject) are given for the period to \(row.to).", at: row.range,
      help: "Keep the one that holds; a correction replaces the old figure, and `note` can say so.",
      notes: [Note("The other one is here.", at: first.range)])
  }

  static func overlappingPeriods(_ one: PeriodTotal, _ other: PeriodTotal) -> Diagnostic {
    Diagnostic(
      "overlapping-periods",
      "The periods to \(one.date) and to \(other.date) share days, so they cannot be added up.", severity: .warning,
      at: other.place,
      help: "Write `from` and `to` so that periods follow each other; or give all parts of the longer period.",
      notes: [Note("The other period is here.", at: one.place)])
  }

  /// - Parameters:
  ///   - earlier: Begins with the later one and is less.
  static func cumulativePeriods(_ earlier: PeriodTotal, _ later: PeriodTotal) -> Diagnostic {
    let added = (try? later.amount - earlier.amount).map(\.plain) ?? ""
    let from = earlier.period.last.adding(days: 1)?.description ?? ""
    return Diagnostic(
      "overlapping-periods",
      "The periods to \(earlier.date) and to \(later.date) begin together and grow, so these look cumulative and cannot be added up.",
      severity: .warning, at: later.place,
      help:
        "Write at each what was added since the one before, here `from: \(from)`, `to: \(later.date)` and \(added); or, where a "
        + "table counts on through each year, `table: {cumulative: true}`.",
      notes: [Note("The other period is here.", at: earlier.place)])
  }

  static func periodsDifferFromTotal(_ total: PeriodTotal, sum: Fraction) -> Diagnostic {
    Diagnostic(
      "parts-differ-from-total",
      "The total to \(total.date) is \(total.amount.plain), but its periods add up to \(sum.plain).",
      severity: .warning, at: total.place, help: "The periods count. Correct the total, or delete it.")
  }

  /// - Parameter whole: The total, or a part that is itself taken apart.
  static func partsDifferFromTotal(
    _ whole: Observation, _ difference: PartsDifference, by breakdown: Breakdown
  ) -> Diagnostic {
    let subject = whole.isTotal ? "total" : "part"
    return Diagnostic(
      "parts-differ-from-total",
      "The \(subject) to \(whole.to) is \(difference.told), but its parts by \(breakdown.name) add up to \(difference.made).",
      severity: .warning, at: whole.range,
      help: difference.rest != nil
        ? "The page shows the difference as not recorded. Correct the figures if that is not so."
        : "Correct the figures; where the parts are not the whole of it, accept the warning with the reason.")
  }

  static func partMissing(_ period: UntotalledPeriod, of other: Observation, by breakdown: Breakdown) -> Diagnostic {
    Diagnostic(
      "part-missing",
      "The period to \(period.date) lacks a part by \(breakdown.name) that another period has, so it has no total.",
      severity: .warning, at: period.place,
      help: "Write the part's figure, 0 when there was nothing to count; or give the total itself.",
      notes: [Note("The other period has it here.", at: other.range)])
  }

  static func partsWithoutCounts(_ period: UntotalledPeriod, kind: IndicatorKind) -> Diagnostic {
    let isShare = kind == .percentage || kind == .ratio
    return Diagnostic(
      "part-missing",
      "The parts of the period to \(period.date) cannot be added up\(isShare ? " without `numerator` and `denominator`" : ""), so it has no total.",
      severity: .warning, at: period.place,
      help: isShare
        ? "Write both at each part, or give the total itself." : "Give the total itself, and delete `total`.")
  }

  static func totalMissing(_ part: Observation, kind: IndicatorKind) -> Diagnostic {
    let names = part.breakdowns.map { "`\($0.name)`" }.joined(separator: " and ")
    let added = kind.addsUp || kind.isShare ? part.breakdown : nil
    let ways = added.map { "; or `total: sum-of \($0.name)` when its parts make the total" } ?? ""
    return Diagnostic(
      "total-missing", "To \(part.to) there are parts by \(names) and no total, so the indicator has no figure for it.",
      severity: .warning, at: part.range, help: "Write a row without \(names) for the total\(ways).")
  }

  static func aggregationNeeded(periods: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "aggregation-needed", "There are figures for \(periods) periods, but not whether they add up.", at: range,
      help: "Write `aggregation: sum` when they add up, or `aggregation: latest` when the newest one counts.")
  }

  static func sumOfShares(_ kind: IndicatorKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "sum-of-shares", "Figures of `kind: \(kind.rawValue)` cannot be added up.", at: range,
      help: "Write `aggregation: latest`.", suggestion: "latest")
  }

  static func figuresTooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "figures-too-large", "These figures have too many digits to be computed with exactly.", at: range,
      help: "Use a larger unit, such as millions.")
  }

  // MARK: How it is judged

  static func directionUnclear(_ declared: Direction, from: Fraction, to goal: Fraction, at range: SourceRange)
    -> Diagnostic
  {
    let isRising = goal > from
    let (other, limit, side) =
      isRising
      ? (Direction.rising, Direction.keepBelow, "must not rise above")
      : (.falling, .keepAbove, "must not fall below")
    return Diagnostic(
      "direction-unclear",
      "`direction` is `\(declared.rawValue)`, but the target \(goal.plain) lies \(isRising ? "above" : "below") the baseline \(from.plain).",
      severity: .warning, at: range,
      help: "Write `\(other.rawValue)`; or `\(limit.rawValue)` when \(goal.plain) is a limit that the figure \(side).")
  }

  static func directionUnknown(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "direction-needed", "Without a baseline nobody can tell whether more or less is better.", severity: .warning,
      at: range, help: "Write `direction: rising` or `direction: falling`, or give the `baseline`.")
  }

  static func fallingWithoutBaseline(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "baseline-needed",
      "Without a baseline nobody can tell how far a falling figure has come, only whether it is there.",
      severity: .warning, at: range, help: "Give the `baseline`, with its date and value.")
  }

  static func directionNeededToHold(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "direction-needed", "The target equals the baseline, so nobody can tell which side of it is right.", at: range,
      help:
        "Write `direction: rising` when it must not fall below, or `direction: falling` when it must not rise above.")
  }

  static func twoTargets(_ first: DatedValue, _ second: DatedValue) -> Diagnostic {
    Diagnostic(
      "two-targets", "Two targets are set for \(second.date); the later one in the file counts.", severity: .warning,
      at: second.place, help: "Delete the one that does not hold.",
      notes: [Note("The other one is here.", at: first.place)])
  }

  static func interimBeyondGoal(_ interim: DatedValue, _ goal: DatedValue) -> Diagnostic {
    Diagnostic(
      "interim-beyond-final",
      "The interim target of \(interim.date), \(interim.value.plain), lies beyond the final one of \(goal.date), \(goal.value.plain).",
      severity: .warning, at: interim.place,
      help: "Correct a date or a value: the target with the latest date is the final one.",
      notes: [Note("The final one is here.", at: goal.place)])
  }

  static func targetNotAfterStart(_ goal: DatedValue, isSummed: Bool) -> Diagnostic {
    Diagnostic(
      "target-not-after-baseline",
      "The target's date \(goal.date) is not after \(isSummed ? "the first period's start" : "the baseline's date").",
      severity: .warning, at: goal.place,
      help: "Correct the dates; until then no pace can be told. A year stands for its last day.")
  }

  static func targetBeforeStart(_ target: DatedValue) -> Diagnostic {
    Diagnostic(
      "target-not-after-baseline", "The interim target of \(target.date) is not after the start, so it is left out.",
      severity: .warning, at: target.place, help: "Correct its date, or delete it.")
  }
}
