internal import Diagnostics
internal import Exact

// What is odd about an indicator that is measured by its yearly rate of change.
extension Diagnostic {
  static func noRate(_ because: String, at range: SourceRange, linear: String?) -> Diagnostic {
    Diagnostic(
      "no-rate", "The yearly rate cannot be computed because \(because).", severity: .warning, at: range,
      help: linear.map { "Write \($0): along a straight line there is a share." }
        ?? "The page says so in place of a label.")
  }

  static func rateNeedsDirection(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "direction-needed", "The yearly rate cannot be computed because `direction` must say rising or falling.",
      severity: .warning, at: range,
      help: "Write `direction: rising` when more is better, or `direction: falling` when less is.")
  }

  static func baseAfterLast(_ year: Int, newest: DatedValue, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "base-after-last",
      "The yearly rate cannot be computed because the baseline year \(year) is after the last observation, \(newest.year).",
      severity: .warning, at: range, help: "Add the newer observation, or write the right baseline or `base_year`.",
      notes: [Note("The last observation is here.", at: newest.place)])
  }

  static func standardBaseAfterLast(_ year: Int, newest: DatedValue, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "base-after-last",
      "The yearly rate cannot be computed: it is counted from \(year) where no other year is given, and the last observation is of \(newest.year).",
      severity: .warning, at: range, help: "Write the `baseline`, or the year to count from as `base_year`.",
      notes: [Note("The last observation is here.", at: newest.place)])
  }

  static func twoValuesInYear(_ first: DatedValue, _ second: DatedValue) -> Diagnostic {
    Diagnostic(
      "two-values-in-year", "The yearly rate cannot be computed because \(second.year) has two values.",
      severity: .warning, at: second.place,
      help: "Keep one a year, or write `progress_method: linear`, which takes any periods.",
      notes: [Note("The other one is here.", at: first.place)])
  }

  static func targetYearNotAfterBase(_ goal: DatedValue, _ base: DatedValue) -> Diagnostic {
    Diagnostic(
      "target-not-after-baseline",
      "The yearly rate cannot be computed because the target year \(goal.year) is not after the baseline year \(base.year).",
      severity: .warning, at: goal.place, help: "Correct the year of the target or of the baseline.",
      notes: [Note("The baseline is here.", at: base.place)])
  }

  static func observationAgainstBaseline(_ observation: DatedValue, _ baseline: DatedValue) -> Diagnostic {
    Diagnostic(
      "observation-against-baseline",
      "The observation of \(observation.year) is \(observation.value.plain), but the baseline of that year is \(baseline.value.plain); the baseline counts.",
      severity: .warning, at: observation.place, help: "Correct one of them.",
      notes: [Note("The baseline is here.", at: baseline.place)])
  }

  static func targetMetAtBaseline(_ goal: DatedValue, _ base: DatedValue, isRising: Bool) -> Diagnostic {
    let (direction, other, limit) =
      isRising
      ? (Direction.rising, Direction.falling, Direction.keepAbove) : (.falling, .rising, .keepBelow)
    return Diagnostic(
      "target-met-at-baseline",
      "`direction` is `\(direction.rawValue)`, but the baseline \(base.value.plain) already met the target \(goal.value.plain), so that no growth was required.",
      severity: .warning, at: goal.place,
      help:
        "Write `direction: \(limit.rawValue)` when the target is a limit to be kept, or `direction: \(other.rawValue)` when that is the way to it."
    )
  }

  static func targetYearPassed(_ goal: DatedValue, newest: DatedValue) -> Diagnostic {
    Diagnostic(
      "target-year-passed",
      "The newest observation, \(newest.year), is after the target year \(goal.year): the rate is computed, but the time is over.",
      severity: .warning, at: goal.place, help: "Add the target that followed; the last one by date counts.")
  }

  // MARK: Fields that do not go together

  static func sumWithCAGR(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "sum-with-cagr", "A sum has no yearly rate: `aggregation: sum` cannot stand beside `progress_method: cagr`.",
      at: range, help: "Write `aggregation: latest`, or `progress_method: linear`.", suggestion: "latest")
  }

  static func cagrOfWords(_ kind: IndicatorKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cagr-of-words", "What is told in words, `kind: \(kind.rawValue)`, has no yearly rate.", at: range,
      help: "Write `progress_method: linear`.", suggestion: "linear")
  }

  static func baselineAndBaseYear(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "baseline-and-base-year", "`base_year` cannot stand beside `baseline`, which says its year itself.", at: range,
      help: "Delete one of them: the baseline, when the observations hold its figure.")
  }

  static func unusedField(_ key: String, because: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("unused-field", "`\(key)` is not used \(because).", severity: .note, at: range, help: "Delete it.")
  }
}
