package import Diagnostics
package import Exact

/// Progress as a yearly rate of change: does the indicator grow or fall fast enough to be at its target on time?
///
/// - Source: Statistics Canada's progress measure, as Open SDG 2.4 publishes it (cagr.md)
package struct CAGRProgress: Sendable {
  /// With a target the observed rate over the required one, without a target the observed rate; above 0 when the figure
  /// goes the wanted way.
  package let value: Figure<Rated<Growth>>
  package let status: Figure<Rated<IndicatorStatus>>
  package let warnings: [Diagnostic]

  /// The yearly rate from the base to the newest figure; `nil` where there is none.
  package var observed: Fraction? { rate(.observedGrowth) }
  /// The yearly rate that leads from the base to the target; `nil` without a target or a rate.
  package var required: Fraction? { rate(.requiredGrowth) }

  private func rate(_ role: Input.Role) -> Fraction? {
    guard case .rate(let rate)? = value.inputs.first(where: { $0.role == role })?.value else { return nil }
    return rate
  }

  init(_ indicator: Indicator, asOf: Day, thresholds: Thresholds) {
    do throws(NoSeries) {
      let series = try indicator.growthSeries(asOf: asOf)
      let question = GrowthQuestion(indicator: indicator, series: series, thresholds: thresholds)
      value = question.value()
      status = question.status(value.value)
      warnings = question.warnings + [status.value.reason.flatMap(question.warning)].compactMap(\.self)
    } catch {
      value = Figure(.none(error.reason), by: error.reason.rule, from: error.inputs)
      status = Figure(.none(error.reason), by: error.reason.rule, from: error.inputs)
      warnings = [error.warning].compactMap(\.self)
    }
  }
}

/// What a rate and its label are decided by, once there is a series.
private struct GrowthQuestion {
  let indicator: Indicator
  let base: DatedValue
  let current: DatedValue
  let passedOver: DatedValue?
  /// Where a break moved the base, that it did.
  let moved: [Step]
  /// The final target.
  let goal: DatedValue?
  let isRising: Bool
  let thresholds: Thresholds

  init(indicator: Indicator, series: GrowthSeries, thresholds: Thresholds) {
    self.indicator = indicator
    base = series.base
    current = series.current
    passedOver = series.passedOver
    moved = [series.moved].compactMap(\.self)
    goal = indicator.sortedTargets.last
    isRising = indicator.direction == .rising
    self.thresholds = thresholds
  }

  private var inputs: [Input] {
    [base.input(as: .baseline), current.input(as: .actual)] + (goal.map { [$0.input(as: .target)] } ?? [])
  }

  private func isMet(_ goal: DatedValue, by point: DatedValue) -> Bool {
    isRising ? point.value >= goal.value : point.value <= goal.value
  }

  /// The first reason for which there is no rate.
  private var reason: NoRate? {
    if let goal, goal.year <= base.year { return .targetYearNotAfterBase }
    if current.year == base.year { return .oneObservation }
    if base.value == .zero { return .baseIsZero }
    if goal?.value == .zero { return .targetIsZero }
    let isAcross = [current, goal].compactMap(\.self).contains {
      $0.value != .zero && ($0.value < .zero) != (base.value < .zero)
    }
    if isAcross { return .signChange }
    return goal.map { isMet($0, by: base) } == true ? .targetMetAtBase : nil
  }

  // MARK: The rate

  /// s · d · o, over |q| where there is a target: signs so that the wanted way is above 0, on either side of 0.
  func value() -> Figure<Rated<Growth>> {
    if let reason { return Figure(.none(reason), by: reason.rule, from: inputs, after: moved) }
    do throws(ArithmeticFault) {
      let (observed, step) = try growth(to: current, as: .actual, by: .growthObserved)
      let isNegative = base.value < .zero
      let inDirection = isRising == isNegative ? -observed : observed
      let inputs = [Input(.observedGrowth, .rate(observed))] + indicator.directionInputs
      guard let goal else {
        return Figure(.value(Growth(rate: inDirection)), by: .growthInDirection, from: inputs, after: moved + [step])
      }
      let (required, requiredStep) = try growth(to: goal, as: .target, by: .growthRequired)
      return Figure(
        .value(Growth(rate: try inDirection / max(required, -required))), by: .growthRatio,
        from: inputs + [Input(.requiredGrowth, .rate(required))], after: moved + [step, requiredStep])
    } catch {
      return Figure(.none(.tooLarge), by: .tooLarge, from: inputs)
    }
  }

  private func growth(
    to end: DatedValue, as role: Input.Role, by rule: Rule
  ) throws(ArithmeticFault) -> (rate: Fraction, step: Step) {
    let years = end.year - base.year
    let growth = try Growth(from: base.value, to: end.value, years: years)
    let inputs = [end.input(as: role), base.input(as: .baseline), Input(.years, .word(String(years)))]
    return (growth.rate, Step(rule, from: inputs, gives: growth.stepValue))
  }

  // MARK: The label

  func status(_ value: Rated<Growth>) -> Figure<Rated<IndicatorStatus>> {
    if let goal, isMet(goal, by: current) {
      return Figure(.value(.achieved), by: .statusAchieved, from: inputs, after: moved)
    }
    switch value {
    case .value(let growth):
      do throws(ArithmeticFault) {
        return try band(of: growth)
      } catch {
        return Figure(.none(.tooLarge), by: .tooLarge, from: inputs)
      }
    case .none(.targetMetAtBase):
      return Figure(.value(.deterioration), by: .statusNoLongerMet, from: inputs, after: moved)
    case .none(let reason): return Figure(.none(reason), by: reason.rule, from: inputs, after: moved)
    }
  }

  private func band(of growth: Growth) throws(ArithmeticFault) -> Figure<Rated<IndicatorStatus>> {
    var (upper, lower) = (thresholds.substantial, thresholds.moderate)
    var steps = moved
    if goal == nil {
      (upper, lower) = (thresholds.growthSubstantial, thresholds.growthModerate)
      if let limit = indicator.limit.map({ Fraction($0) }) {
        let factor = try limitFactor(of: base.value, limit: limit)
        (upper, lower) = (try upper * factor, try lower * factor)
        let given = Input(.limit, .amount(limit), at: indicator.place(of: Indicator.limit))
        steps += [Step(.limitFactor, from: [base.input(as: .baseline), given], gives: .rate(factor))]
      }
    }
    func figure(_ status: IndicatorStatus, _ rule: Rule, _ bands: Fraction...) -> Figure<Rated<IndicatorStatus>> {
      let inputs = [Input(.rate, growth.stepValue)] + bands.map { Input(.threshold, .rate($0)) }
      return Figure(.value(status), by: rule, from: inputs, after: steps)
    }
    if growth.rate >= upper { return figure(.substantial, .statusSubstantial, upper) }
    if growth.rate >= lower { return figure(.moderate, .statusModerate, lower, upper) }
    if growth.rate >= .zero { return figure(.limited, .statusLimited, .zero, lower) }
    return figure(.deterioration, .statusDeterioration, .zero)
  }

  // MARK: What is odd

  var warnings: [Diagnostic] {
    var found = [passedOver.map { Diagnostic.observationAgainstBaseline($0, base) }].compactMap(\.self)
    guard let goal else { return found }
    if reason == .targetMetAtBase, goal.value != base.value {
      found.append(.targetMetAtBaseline(goal, base, isRising: isRising))
    }
    if current.year > goal.year, reason != .targetYearNotAfterBase {
      found.append(.targetYearPassed(goal, newest: current))
    }
    return found
  }

  /// What the author is told where there is no label. One figure alone is how every series begins, and no fault.
  func warning(of reason: NoRate) -> Diagnostic? {
    switch reason {
    case .targetYearNotAfterBase: goal.map { .targetYearNotAfterBase($0, base) }
    case .baseIsZero: .noRate("growth from 0 has no rate", at: base.place, linear: linear)
    case .targetIsZero: goal.map { .noRate("no constant rate arrives at 0", at: $0.place, linear: linear) }
    case .signChange:
      .noRate("current or target lies on the other side of 0 from the baseline", at: current.place, linear: linear)
    case .tooLarge: .figuresTooLarge(at: base.place)
    default: nil
    }
  }

  /// What to write so that the other method works; `nil` where there is no target, and so no share either.
  private var linear: String? {
    guard goal != nil else { return nil }
    return indicator.baseline == nil ? "`progress_method: linear` and the `baseline`" : "`progress_method: linear`"
  }
}
