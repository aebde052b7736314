internal import Diagnostics
package import Exact

/// Where a commitment stood against where it should have been.
package enum Schedule: String, CaseIterable, Sendable {
  case behind, on, ahead
}

extension Schedule: StepResult {
  var stepValue: StepValue { .word(rawValue) }
}

extension Commitment {
  /// The projected less the actual completion, by their places in the order not-started 1 … complete 4: above 0 behind,
  /// 0 on, below 0 ahead.
  ///
  /// From the newest counted independent assessment that gives a projected completion; of the built-in schemes, irm-2011 alone has it.
  /// - Source: Independent Reporting Mechanism, to 2015; domain.md 4.3
  package func schedule(asOf: Day) -> Figure<Observed<Schedule>> {
    guard let (assessment, warnings) = newestProjecting(asOf: asOf),
      let projected = assessment.reading(of: .projectedCompletion)
    else {
      return Figure(.missing(.notReviewed), by: .scheduleNotProjected, from: [Input(.asOf, .day(asOf))])
    }
    let inputs = [
      assessment.input(of: .projectedCompletion, as: .projected),
      assessment.input(of: .completion, as: .completion) ?? Input(.completion, .missing(.notReviewed)),
    ].compactMap(\.self)
    let actual = assessment.reading(of: .completion) ?? .missing(.notReviewed)
    guard let projected = projected.value?.label, let actual = actual.value?.label else {
      let reason = projected.missing ?? actual.missing ?? .unclear
      return Figure(.missing(reason), by: .scheduleMissing, from: inputs)
    }
    guard let completion = assessment.scheme.variable(.completion), let aim = completion.code(of: projected),
      let reached = completion.code(of: actual)
    else {
      let isUnclear = projected.meaning == .unclear || actual.meaning == .unclear
      return Figure(.missing(isUnclear ? .unclear : .notApplicable), by: .scheduleMissing, from: inputs)
    }
    let schedule: Schedule = aim > reached ? .behind : aim < reached ? .ahead : .on
    return Figure(.value(schedule), by: .schedule, from: inputs, warnings: warnings)
  }
}

extension Commitment {
  /// The assessment that says how far the commitment should have been: the newest counted independent one that does.
  package func projectingAssessment(asOf: Day) -> Assessment? { newestProjecting(asOf: asOf)?.assessment }

  private func newestProjecting(asOf: Day) -> (assessment: Assessment, warnings: [Diagnostic])? {
    countedAssessments(asOf: asOf).filter {
      $0.kind == .independent && $0.reading(of: .projectedCompletion) != nil
    }.newest()
  }
}

extension Assessment {
  /// A rating as a working shows it; `nil` when it is not given.
  func input(of variable: AssessmentVariable, as role: Input.Role) -> Input? {
    rating(of: variable).map { Input(role, shown($0, of: variable), on: date, at: $0.range) }
  }
}
