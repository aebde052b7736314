internal import Diagnostics
package import Exact

extension Indicator {
  /// The share of the way from baseline to target that has been covered, 1 = target met.
  ///
  /// (a − b) / (g − b), where the signs make it right for falling indicators too: below 0 when the value moved away,
  /// above 1 when the target is exceeded. Without a baseline a / g for rising indicators, none for falling ones. None
  /// for a target that is to be held and for limits, nor where a break lies between baseline and figure.
  /// - Source: domain.md 4.1
  package func attainment(_ course: Course, _ actual: Observed<Actual>) -> Figure<Observed<Fraction>> {
    guard let actual = actual.value, course.reasonForNoGoal == nil, let goal = course.target(on: actual.day) else {
      let reason = course.reasonForNoGoal ?? actual.missing ?? .noData
      return Figure(.missing(reason), by: .attainmentMissing, from: [])
    }
    if !isSummed, let hiddenBaseline {
      return Figure(.missing(.hidden), by: .actualHidden, from: hiddenInputs(hiddenBaseline))
    }
    let inputs = [actual.input, goal.input(as: .target)]
    guard case .path(let from, _, _) = course else {
      // A falling indicator, or one that is to rise to 0, has no share without a baseline.
      guard course.canHaveAttainment else {
        return Figure(.missing(.notReported), by: .attainmentMissing, from: inputs)
      }
      return Figure(by: .attainmentWithoutBaseline, from: inputs, at: goal.place) { () throws(ArithmeticFault) in
        try actual.value / goal.value
      }
    }
    if let place = breakFromBaseline(course, actual), let start {
      return Figure(
        .missing(.acrossBreak), by: .attainmentAcrossBreak,
        from: [actual.input, start.input(as: .baseline), place.input],
        warnings: [.acrossBreak(place, baseline: start, actual)])
    }
    let rule: Rule = isSummed ? .attainmentOfSum : .attainment
    let base = isSummed ? [] : [start?.input(as: .baseline)].compactMap(\.self)
    return Figure(by: rule, from: inputs + base, at: goal.place) { () throws(ArithmeticFault) in
      try (actual.value - from) / (goal.value - from)
    }
  }
}

extension Figure {
  /// A value that is computed exactly; one that would need more than 128 bits is missing and says so.
  init<Result: StepResult>(
    by rule: Rule, from inputs: [Input], at place: SourceRange, _ compute: () throws(ArithmeticFault) -> Result
  ) where Value == Observed<Result> {
    do throws(ArithmeticFault) {
      self.init(.value(try compute()), by: rule, from: inputs)
    } catch {
      self.init(.missing(.unclear), by: .tooLarge, from: inputs, warnings: [.figuresTooLarge(at: place)])
    }
  }
}
