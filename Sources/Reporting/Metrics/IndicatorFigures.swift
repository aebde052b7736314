package import Diagnostics
package import Exact

/// Every figure of an indicator at the report's date.
package struct IndicatorFigures: Sendable {
  /// By which method progress is told; each page names it.
  package enum Progress: Sendable {
    case linear(LinearProgress)
    case cagr(CAGRProgress)
  }

  package let actual: Figure<Observed<Actual>>
  package let isStale: Figure<Bool>
  package let notRecorded: Figure<[NotRecorded]>
  package let progress: Progress
  private let isWhole: Bool
  private let sharing: [SharingBreakdown]

  package init(_ indicator: Indicator, asOf: Day, thresholds: Thresholds = .standard) {
    actual = indicator.actual(asOf: asOf)
    isStale = indicator.isStale(asOf: asOf, after: thresholds.stalePeriods)
    notRecorded = indicator.notRecorded(asOf: asOf)
    isWhole = indicator.isWhole
    sharing = (try? indicator.sharingBreakdowns(asOf: asOf)) ?? []
    progress =
      switch indicator.progressMethod ?? .linear {
      case .linear: .linear(LinearProgress(indicator, actual, asOf: asOf, thresholds: thresholds))
      // A limit is held or broken by either method, and has no rate.
      case .cagr where indicator.isLimit:
        .linear(LinearProgress(indicator, actual, asOf: asOf, thresholds: thresholds))
      case .cagr: .cagr(CAGRProgress(indicator, asOf: asOf, thresholds: thresholds))
      }
  }

  /// What is odd about the indicator.
  package var warnings: [Diagnostic] {
    // Without the rows that cannot be read the others seem to lack parts and periods.
    let ofRows = actual.warnings + notRecorded.warnings
    let found = (isWhole ? ofRows : ofRows.filter { $0.severity == .error }) + sharing.map(\.warning)
    return switch progress {
    case .linear(let linear): found + linear.warnings
    case .cagr(let cagr): found + cagr.warnings
    }
  }

  /// How it stands against its target, by either method.
  package var status: IndicatorStatus {
    switch progress {
    case .linear(let linear): linear.status.value
    case .cagr(let cagr): cagr.status.value.value ?? .noRate
    }
  }
}

/// Progress along a straight way from baseline to target.
package struct LinearProgress: Sendable {
  package let course: Figure<Course>
  package let attainment: Figure<Observed<Fraction>>
  package let elapsed: Figure<Observed<Fraction>>
  package let pace: Figure<Observed<Fraction>>
  package let forecast: Figure<Observed<Forecast>>
  package let status: Figure<IndicatorStatus>
  /// How far the latest figure is on the right side of its limit, negative beyond it; for `keep-below` and `keep-above`.
  package let distanceToLimit: Figure<Observed<Amount>>

  init(_ indicator: Indicator, _ figure: Figure<Observed<Actual>>, asOf: Day, thresholds: Thresholds) {
    let actual = figure.value
    course = indicator.course()
    attainment = indicator.attainment(course.value, actual)
    elapsed = indicator.elapsed(course.value, actual)
    pace = indicator.pace(attainment.value, elapsed.value)
    forecast = indicator.forecast(course.value, actual, attainment.value, asOf: asOf)
    distanceToLimit = indicator.distanceToLimit(course.value, actual)
    status = StatusQuestion(
      course: course.value, actual: actual, attainment: attainment.value, elapsed: elapsed.value, pace: pace.value,
      periodMonths: indicator.periodMonths, asOf: asOf, thresholds: thresholds,
      hidden: actual.missing == .hidden
        ? figure.inputs : indicator.isSummed ? [] : indicator.hiddenBaseline.map(indicator.hiddenInputs) ?? [],
      hidingRule: figure.steps.last?.rule ?? .actualHidden
    ).answer()
  }

  var warnings: [Diagnostic] {
    course.warnings + attainment.warnings + elapsed.warnings + pace.warnings + forecast.warnings
      + distanceToLimit.warnings
  }
}
