package import Exact
internal import FrontMatter

extension Commitment {
  /// How many pieces of evidence stand behind the commitment: its own, its milestones', and those of the assessments and
  /// updates that count by the report's date.
  ///
  /// Warns when it is declared complete and there is none.
  /// - Source: domain.md 4.3
  package func evidenceCount(_ completion: Observed<CompletionRating>, asOf: Day) -> Figure<Int> {
    let assessed = countedAssessments(asOf: asOf)
    let updated = (updates ?? []).filter { $0.date.last <= asOf }
    let lists =
      [header.evidence] + (milestones ?? []).map(\.evidence) + assessed.map(\.evidence) + updated.map(\.evidence)
    let evidence = lists.flatMap { $0 ?? [] }
    let inputs = evidence.map { Input(.evidence, .word($0.title.base), on: $0.date, at: $0.range) }
    let rating = completion.value.flatMap { $0.isComplete && evidence.isEmpty ? $0 : nil }
    return Figure(
      evidence.count, by: .evidenceCount, from: inputs, warnings: rating.map { [.completeWithoutEvidence($0)] } ?? [])
  }
}
