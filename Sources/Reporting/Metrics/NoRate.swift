/// Why an indicator measured by its yearly rate of change has no rate, in the order in which the reasons are looked at.
///
/// - Source: cagr.md, "Where there is no number"
package enum NoRate: String, CaseIterable, Hashable, Sendable {
  case duplicateYear = "duplicate-year"
  case noData = "no-data"
  case directionMissing = "direction-missing"
  case directionUnknown = "direction-unknown"
  case baseAfterLast = "base-after-last"
  case targetYearNotAfterBase = "target-year-not-after-base"
  case oneObservation = "one-observation"
  case baseIsZero = "base-is-zero"
  case targetIsZero = "target-is-zero"
  case signChange = "sign-change"
  case targetMetAtBase = "target-met-at-base"
  /// A figure of the series is hidden, so that nobody can be recognised.
  case hidden
  /// The figures have too many digits to be computed with exactly.
  case tooLarge = "too-large"
}

/// What follows from a yearly rate, or why there is no rate.
package enum Rated<Value: Sendable>: Sendable {
  case value(Value)
  case none(NoRate)

  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  package var reason: NoRate? {
    if case .none(let reason) = self { reason } else { nil }
  }
}

extension Rated: StepResult where Value: StepResult {
  var stepValue: StepValue {
    switch self {
    case .value(let value): value.stepValue
    case .none(let reason): .word(reason.rawValue)
    }
  }
}

extension NoRate {
  /// The rule that says so in words.
  var rule: Rule {
    switch self {
    case .duplicateYear: .noRateDuplicateYear
    case .noData: .noRateNoData
    case .directionMissing: .noRateDirectionMissing
    case .directionUnknown: .noRateDirectionUnknown
    case .baseAfterLast: .noRateBaseAfterLast
    case .targetYearNotAfterBase: .noRateTargetYearNotAfterBase
    case .oneObservation: .noRateOneObservation
    case .baseIsZero: .noRateBaseIsZero
    case .targetIsZero: .noRateTargetIsZero
    case .signChange: .noRateSignChange
    case .targetMetAtBase: .noRateTargetMetAtBase
    case .hidden: .actualHidden
    case .tooLarge: .tooLarge
    }
  }
}
