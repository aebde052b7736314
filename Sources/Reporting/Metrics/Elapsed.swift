internal import Diagnostics
package import Exact

extension Indicator {
  /// The share of the planned way that should be covered when the indicator was last measured, at most 1.
  ///
  /// Without interim targets the share of days from baseline to target. 0 or less when it was measured before the
  /// baseline's day.
  /// - Source: domain.md 4.1
  package func elapsed(_ course: Course, _ actual: Observed<Actual>) -> Figure<Observed<Fraction>> {
    guard case .path(_, let goal, _) = course, let actual = actual.value else {
      let isStartHidden = !isSummed && hiddenBaseline != nil
      let reason = course.reasonForNoGoal ?? actual.missing ?? (isStartHidden ? .hidden : .notReported)
      return Figure(.missing(reason), by: .elapsedMissing, from: [])
    }
    guard breakFromBaseline(course, actual) == nil else {
      return Figure(.missing(.acrossBreak), by: .elapsedMissing, from: [])
    }
    guard let path = targetPath(course, actual) else {
      // Where a baseline is the start, the course has said so, whatever was measured.
      let warnings = isSummed ? [Diagnostic.targetNotAfterStart(goal, isSummed: true)] : []
      return Figure(.missing(.notApplicable), by: .elapsedMissing, from: [], warnings: warnings)
    }
    let interim = sortedTargets.dropLast()
    let inputs =
      [Input(.start, .day(path.start.day), at: start?.place), Input(.end, .date(goal.date), at: goal.place)]
      + [actual.input] + interim.map { $0.input(as: .interimTarget) }
    let figure = Figure(by: interim.isEmpty ? .elapsed : .elapsedOnPath, from: inputs, at: goal.place) {
      () throws(ArithmeticFault) in try path.elapsed(on: actual.day)
    }
    let outside = isSummed ? interim.filter { $0.day <= path.start.day } : []
    return Figure(
      figure.value, steps: figure.steps, warnings: figure.warnings + outside.map(Diagnostic.targetBeforeStart))
  }
}
