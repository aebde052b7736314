package import Exact
internal import FrontMatter

extension Commitment {
  /// The evidence that stands behind the commitment: its own, its milestones', and that of the assessments and updates
  /// that count by the report's date.
  package func countedEvidence(asOf: Day) -> [Evidence] {
    let lists =
      [header.evidence] + (milestones ?? []).map(\.evidence) + countedAssessments(asOf: asOf).map(\.evidence)
      + countedUpdates(asOf: asOf).map(\.evidence)
    return lists.flatMap { $0 ?? [] }
  }

  /// How many pieces of evidence stand behind the commitment.
  ///
  /// Warns when it is declared complete and there is none.
  /// - Source: domain.md 4.3
  package func evidenceCount(_ completion: Observed<CompletionRating>, asOf: Day) -> Figure<Int> {
    let evidence = countedEvidence(asOf: asOf)
    let inputs = evidence.map { Input(.evidence, .word($0.title.base), on: $0.date, at: $0.range) }
    let rating = completion.value.flatMap { $0.isComplete && evidence.isEmpty ? $0 : nil }
    return Figure(
      evidence.count, by: .evidenceCount, from: inputs, warnings: rating.map { [.completeWithoutEvidence($0)] } ?? [])
  }
}

extension Indicator {
  /// The evidence that stands behind the indicator: its own, and that of the observations that count by the report's
  /// date.
  package func countedEvidence(asOf: Day) -> [Evidence] {
    (header.evidence ?? []) + countedObservations(asOf: asOf).flatMap { $0.evidence ?? [] }
  }
}
