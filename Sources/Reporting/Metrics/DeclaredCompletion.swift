package import Diagnostics
package import Exact

/// A completion that somebody declared at a date.
package struct CompletionRating: Hashable, Sendable {
  package let label: Label
  package let scheme: Scheme
  package let date: PartialDate
  package let by: Reference<Organisation>
  package let kind: AssessorKind
  package let place: SourceRange

  package var isComplete: Bool { label.meaning == .complete }

  package var schemeLabel: SchemeLabel { SchemeLabel(label, of: .completion, in: scheme) }
}

extension CompletionRating: StepResult {
  var stepValue: StepValue { .label(schemeLabel) }
}

/// How far a commitment got, as declared: by whoever spoke last, and by each side.
package struct DeclaredCompletion: Sendable {
  package let newest: Figure<Observed<CompletionRating>>
  package let government: Figure<Observed<CompletionRating>>
  package let independent: Figure<Observed<CompletionRating>>
  /// Whether government and independent assessors differ; missing when one is silent, or when they rate by two schemes
  /// that no mapping joins.
  package let isConflicting: Figure<Observed<Bool>>
}

extension Commitment {
  /// The newest counted completions (domain.md 4.3).
  ///
  /// `unclear` and `withdrawn` are ratings; the words that mean missing are passed over, and give the reason when nothing
  /// else is there.
  package func declaredCompletion(asOf: Day) -> DeclaredCompletion {
    let counted = countedAssessments(asOf: asOf)
    let government = newestCompletion(counted.filter { $0.kind == .government }, asOf: asOf)
    let independent = newestCompletion(counted.filter { $0.kind == .independent }, asOf: asOf)
    return DeclaredCompletion(
      newest: newestCompletion(counted, asOf: asOf), government: government, independent: independent,
      isConflicting: Self.conflict(government.value, independent.value))
  }

  private func newestCompletion(_ counted: [Assessment], asOf: Day) -> Figure<Observed<CompletionRating>> {
    let reportDate = Input(.asOf, .day(asOf))
    let rated = counted.filter { $0.reading(of: .completion)?.value != nil }
    guard let (assessment, warnings) = rated.newest(), let reading = assessment.reading(of: .completion)?.value
    else {
      let said = counted.filter { $0.reading(of: .completion) != nil }.newest()?.assessment
      let reason = said?.reading(of: .completion)?.missing ?? (counted.isEmpty ? .notReviewed : .notReported)
      return Figure(.missing(reason), by: .completionMissing, from: [reportDate])
    }
    let rating = CompletionRating(
      label: reading.label, scheme: assessment.scheme, date: assessment.date, by: assessment.by, kind: assessment.kind,
      place: assessment.place(of: "completion"))
    let inputs = [rating.input(as: .completion), reportDate]
    return Figure(.value(rating), by: .completionNewest, from: inputs, warnings: warnings)
  }

  private static func conflict(
    _ government: Observed<CompletionRating>, _ independent: Observed<CompletionRating>
  ) -> Figure<Observed<Bool>> {
    guard let one = government.value, let other = independent.value else {
      return Figure(
        .missing(government.missing ?? independent.missing ?? .notReported), by: .ratingsConflictMissing, from: [])
    }
    let inputs = [one.input(as: .government), other.input(as: .independent)]
    guard one.scheme != other.scheme else {
      return Figure(.value(one.label != other.label), by: .ratingsConflict, from: inputs)
    }
    guard let mapped = one.schemeLabel.compared(with: other.schemeLabel) else {
      return Figure(.missing(.notApplicable), by: .ratingsOfTwoSchemes, from: inputs)
    }
    let labels = [mapped.one, mapped.other].map { Input(.mapped, .label($0.label), at: $0.place) }
    return Figure(
      .value(mapped.one.label != mapped.other.label), by: .ratingsConflictMapped, from: inputs + labels)
  }
}

extension CompletionRating {
  func input(as role: Input.Role) -> Input {
    Input(role, .label(schemeLabel), on: date, at: place)
  }
}
