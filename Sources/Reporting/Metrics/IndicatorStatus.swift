internal import Exact

/// How an indicator stands against its target; the raw value is the word in data files.
package enum IndicatorStatus: String, CaseIterable, Sendable {
  case achieved
  case onTrack = "on-track"
  case behind
  case offTrack = "off-track"
  case reversed
  case partlyMet = "partly-met"
  case missed
  case notMeasuredAtEnd = "not-measured-at-end"
  case tooEarly = "too-early"
  case noBaseline = "no-baseline"
  case directionUnclear = "direction-unclear"
  /// A break in the series lies between baseline and newest figure.
  case notComparable = "not-comparable"
  case noData = "no-data"
  case noTarget = "no-target"
  case qualitative
  // Of `progress_method: cagr`, beside `achieved`.
  case substantial, moderate, limited, deterioration
  /// There is no yearly rate; the reason is told beside it.
  case noRate = "no-rate"
}

extension IndicatorStatus: StepResult {
  var stepValue: StepValue { .word(rawValue) }
}

/// What a linear status is decided by.
struct StatusQuestion {
  let course: Course
  let actual: Observed<Actual>
  let attainment: Observed<Fraction>
  let elapsed: Observed<Fraction>
  let pace: Observed<Fraction>
  let periodMonths: Int
  let asOf: Day
  let thresholds: Thresholds
  /// Of a figure that is hidden, or else of a baseline that is, what its working names, and the rule that hides it.
  let hidden: [Input]
  let hidingRule: Rule
}

extension StatusQuestion {
  /// The first status that holds, in the order of domain.md 4.1.
  func answer() -> Figure<IndicatorStatus> {
    switch course {
    case .qualitative: return Figure(.qualitative, by: .statusQualitative, from: [])
    case .noTarget: return Figure(.noTarget, by: .statusNoTarget, from: [])
    case .unclear where actual.value != nil: return Figure(.directionUnclear, by: .statusDirectionUnclear, from: [])
    case .unclear, .path, .goal, .hold, .limit: break
    }
    if actual.missing == .hidden { return Figure(.noData, by: hidingRule, from: hidden) }
    guard let actual = actual.value, let target = course.target(on: actual.day) else {
      let rule: Rule = actual.missing == .acrossBreak ? .statusNoSum : .statusNoData
      return Figure(.noData, by: rule, from: [Input(.asOf, .day(asOf))])
    }
    let measured = actual.input
    guard attainment.missing != .acrossBreak else {
      return Figure(.notComparable, by: .statusNotComparable, from: [measured])
    }
    let isMet = course.isMet(by: actual)
    switch course {
    case .hold:
      return Figure(isMet ? .achieved : .missed, by: .statusHold, from: [measured, target.input(as: .target)])
    case .limit:
      return Figure(isMet ? .achieved : .missed, by: .statusLimit, from: [measured, target.input(as: .limit)])
    default: break
    }
    if isMet { return Figure(.achieved, by: .statusAchieved, from: [measured, target.input(as: .target)]) }
    if asOf > target.day { return afterEnd(target, actual, measured) }
    if case .goal = course {
      guard hidden.isEmpty else { return Figure(.noBaseline, by: .actualHidden, from: hidden) }
      return Figure(.noBaseline, by: .statusNoBaseline, from: [target.input(as: .target), Input(.asOf, .day(asOf))])
    }
    return underway()
  }

  /// The target's day has passed and it was not met.
  private func afterEnd(_ target: DatedValue, _ actual: Actual, _ measured: Input) -> Figure<IndicatorStatus> {
    if let earliest = target.day.adding(months: -periodMonths), actual.day < earliest {
      let inputs = [measured, Input(.end, .date(target.date), at: target.place), Input(.period, .months(periodMonths))]
      return Figure(.notMeasuredAtEnd, by: .statusNotMeasuredAtEnd, from: inputs)
    }
    guard let share = attainment.value else {
      return Figure(.missed, by: .statusNotMet, from: [measured, target.input(as: .target)])
    }
    let inputs = [Input(.attainment, .share(share)), Input(.threshold, .share(thresholds.partlyMet))]
    return share >= thresholds.partlyMet
      ? Figure(.partlyMet, by: .statusPartlyMet, from: inputs) : Figure(.missed, by: .statusMissed, from: inputs)
  }

  private func underway() -> Figure<IndicatorStatus> {
    if let share = attainment.value, share < .zero {
      return Figure(.reversed, by: .statusReversed, from: [Input(.attainment, .share(share))])
    }
    guard let planned = elapsed.value, let pace = pace.value, planned >= thresholds.tooEarly else {
      let inputs = [Input(.elapsed, elapsed.stepValue), Input(.threshold, .share(thresholds.tooEarly))]
      return Figure(.tooEarly, by: .statusTooEarly, from: inputs)
    }
    let measured = Input(.pace, .share(pace))
    let (upper, lower) = (
      Input(.threshold, .share(thresholds.onTrack)), Input(.threshold, .share(thresholds.behind))
    )
    if pace >= thresholds.onTrack { return Figure(.onTrack, by: .statusOnTrack, from: [measured, upper]) }
    if pace >= thresholds.behind { return Figure(.behind, by: .statusBehind, from: [measured, lower, upper]) }
    return Figure(.offTrack, by: .statusOffTrack, from: [measured, lower])
  }
}
