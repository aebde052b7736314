package import Exact

extension Assessment {
  /// Whether the assessment says anything about what a star takes: values, whether the promise can be checked, or how
  /// much it could change. A word that means missing says nothing.
  var codesConditions: Bool {
    let isRelevanceCoded =
      switch scheme.relevance {
      case .servesAny: values != nil
      case .rated(let variable, _): reading(of: variable)?.value != nil
      case nil: false
      }
    return isRelevanceCoded || reading(of: scheme.checkability)?.value != nil
      || reading(of: scheme.ambition)?.value != nil
  }

  /// Whether the commitment is relevant to open government, as this assessor sees it.
  ///
  /// By values: information, participation or accountability; technology alone is not enough. By the lens: `yes`. A site's
  /// scheme says which values or labels it takes.
  /// - Source: Independent Reporting Mechanism, domain.md 4.3
  package func relevance() -> Figure<Observed<Bool>> {
    switch scheme.relevance {
    case .servesAny(let civic):
      guard let values else { return Figure(.missing(.notReviewed), by: .relevanceNotCoded, from: []) }
      let wanted = OpenGovernmentValue.allCases.filter(civic.contains)
      let inputs = [
        Input(.values, .words(values.map(\.rawValue)), on: date, at: place(of: Assessment.values)),
        Input(.threshold, .words(wanted.map(\.rawValue))),
      ]
      return Figure(.value(!civic.isDisjoint(with: values)), by: .relevanceByValues, from: inputs)
    case .rated(let variable, let wanted):
      guard let rating = rating(of: variable), let reading = reading(of: variable) else {
        return Figure(.missing(.notReviewed), by: .relevanceNotCoded, from: [])
      }
      let input = Input(.relevant, shown(rating, of: variable), on: date, at: rating.range)
      return Figure(reading.map { wanted.contains($0.label) }, by: .relevanceByLens, from: [input])
    case nil: return Figure(.missing(.notApplicable), by: .relevanceNotInScheme, from: [])
    }
  }
}

extension Commitment {
  /// The assessment by which relevance and star are judged: the newest counted independent one that codes at least one
  /// of their conditions. All conditions come from that one.
  package func conditionsAssessment(asOf: Day) -> Assessment? {
    countedAssessments(asOf: asOf).filter { $0.kind == .independent && $0.codesConditions }.newest()?.assessment
  }

  /// Whether it is relevant to open government.
  package func relevance(asOf: Day) -> Figure<Observed<Bool>> {
    conditionsAssessment(asOf: asOf)?.relevance()
      ?? Figure(.missing(.notReviewed), by: .conditionsNotReviewed, from: [Input(.asOf, .day(asOf))])
  }
}
