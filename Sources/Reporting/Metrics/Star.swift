package import Exact

extension Assessment {
  /// Whether the commitment earns a star by these ratings: it can be checked, is relevant, could change much and is at
  /// least substantially complete.
  ///
  /// One condition that is not met makes it false; else one that is missing makes it missing, for the first such reason.
  /// - Source: Independent Reporting Mechanism; the formula from April 2015 asks for transformative impact, that of 2014
  ///   for moderate or transformative.
  package func star(by formula: StarFormula) -> Figure<Observed<Bool>> {
    guard let rule = scheme.stars[formula] else {
      return Figure(.missing(.notApplicable), by: .starNotInScheme, from: [])
    }
    let relevance = relevance()
    let conditions = [
      condition(scheme.checkability, is: rule.checkability),
      relevance,
      condition(scheme.ambition, is: rule.ambition),
      condition(.completion, is: rule.completion),
    ]
    let value: Observed<Bool> =
      if conditions.contains(where: { $0.value == .value(false) }) {
        .value(false)
      } else if let reason = conditions.lazy.compactMap(\.value.missing).first {
        .missing(reason)
      } else {
        .value(true)
      }
    let roles: [Input.Role] = [.specificity, .relevant, .ambition, .completion]
    let inputs = zip(roles, conditions).map { Input($0, $1.value.stepValue, on: date) }
    let isContradicted = starred != nil && value.value != nil && starred != value.value
    return Figure(
      value, by: .star, from: inputs, after: conditions.flatMap(\.steps),
      warnings: isContradicted ? [.starAgainstAssessor(self, by: formula)] : [])
  }

  /// Whether a rating is one of those wanted; `unclear` is no answer, whatever else it may be. Missing as `not-reviewed`
  /// where the assessment does not rate it.
  package func isRated(_ variable: AssessmentVariable?, as wanted: Set<Label>) -> Observed<Bool> {
    guard let reading = reading(of: variable) else { return .missing(.notReviewed) }
    return reading.value?.label.meaning == .unclear ? .missing(.unclear) : reading.map { wanted.contains($0.label) }
  }

  private func condition(_ variable: AssessmentVariable?, is wanted: Set<Label>) -> Figure<Observed<Bool>> {
    guard let variable, let rating = rating(of: variable), reading(of: variable) != nil else {
      return Figure(.missing(.notReviewed), by: .conditionNotCoded, from: [])
    }
    let wantedLabels = scheme.variable(variable)?.labels.filter(wanted.contains) ?? []
    let inputs = [
      Input(.rating, shown(rating, of: variable), on: date, at: rating.range),
      Input(.threshold, .labels(wantedLabels.map { SchemeLabel($0, of: variable, in: scheme) })),
    ]
    return Figure(isRated(variable, as: wanted), by: .condition, from: inputs)
  }
}

extension Commitment {
  /// Whether it has earned a star.
  ///
  /// - Parameter formula: The plan's; `nil` when its scheme has no star, which is then not applicable.
  package func star(by formula: StarFormula?, asOf: Day) -> Figure<Observed<Bool>> {
    guard let formula else { return Figure(.missing(.notApplicable), by: .starWithoutFormula, from: []) }
    return conditionsAssessment(asOf: asOf)?.star(by: formula)
      ?? Figure(.missing(.notReviewed), by: .conditionsNotReviewed, from: [Input(.asOf, .day(asOf))])
  }
}
