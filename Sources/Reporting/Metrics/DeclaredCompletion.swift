package import Diagnostics
package import Exact

/// A completion that somebody declared, of one day's state.
package struct CompletionRating: Hashable, Sendable {
  package let label: Label
  package let scheme: Scheme
  /// The time whose state it describes; `nil` where that is not said.
  package let state: PartialDate?
  /// When it was published.
  package let date: PartialDate
  package let by: Reference<Organisation>
  package let kind: AssessorKind
  package let place: SourceRange

  /// - Parameter reading: What the assessment says of completion.
  fileprivate init(_ assessment: Assessment, reading: SchemeLabel) {
    label = reading.label
    scheme = assessment.scheme
    state = assessment.state
    date = assessment.date
    by = assessment.by
    kind = assessment.kind
    place = assessment.place(of: Assessment.completion)
  }

  package var isComplete: Bool { label.meaning == .complete }

  /// Is it known that work remained: neither complete, nor withdrawn, nor unclear?
  package var isOpen: Bool { label.meaning.map { ![.complete, .withdrawn, .unclear].contains($0) } ?? true }

  package var schemeLabel: SchemeLabel { SchemeLabel(label, of: .completion, in: scheme) }
}

extension CompletionRating: StepResult {
  var stepValue: StepValue { .label(schemeLabel) }
}

extension CompletionRating {
  func input(as role: Input.Role) -> Input {
    Input(role, .label(schemeLabel), on: state ?? date, at: place)
  }

  /// The rating with whose word it is, of which state, and when it was published.
  var inputs: [Input] {
    [
      Input(.assessor, .word(kind.rawValue)), Input(.completion, .label(schemeLabel), at: place),
      Input(.stateAt, state.map { .date($0) } ?? .missing(.notReported)), Input(.published, .date(date)),
    ]
  }
}

/// How far a commitment got, as declared: by the judge, and by each kind of assessor.
package struct DeclaredCompletion: Sendable {
  /// The newest rating of the judge, the first kind of assessor that has rated: independent, else civil society, else the
  /// government itself.
  package let judged: Figure<Observed<CompletionRating>>
  package let government: Figure<Observed<CompletionRating>>
  package let independent: Figure<Observed<CompletionRating>>
  package let civilSociety: Figure<Observed<CompletionRating>>
  /// Whether the government and the judge differ. Missing where one of the two has not rated, where one could not tell,
  /// and where they rate by two schemes that no mapping joins.
  package let isConflicting: Figure<Observed<Bool>>
  /// The newest rating by each kind of a state after a day: see `Commitment.declaredCompletion`.
  let afterEnd: [AssessorKind: CompletionRating]

  package subscript(kind: AssessorKind) -> Figure<Observed<CompletionRating>> {
    switch kind {
    case .independent: independent
    case .civilSociety: civilSociety
    case .government: government
    }
  }
}

extension Commitment {
  /// The newest counted completions (domain.md 4.3).
  ///
  /// `unclear` and `withdrawn` are ratings; the words that mean missing are passed over, and give the reason when nothing
  /// else is there.
  package func declaredCompletion(asOf: Day) -> DeclaredCompletion {
    let counted = countedAssessments(asOf: asOf)
    func newest(of kind: AssessorKind) -> Figure<Observed<CompletionRating>> {
      newestCompletion(counted.filter { $0.kind == kind }, asOf: asOf)
    }
    let government = newest(of: .government)
    let independent = newest(of: .independent)
    let civilSociety = newest(of: .civilSociety)
    let judge = [independent, civilSociety, government].first { $0.value.value != nil }
    let judged = judge.flatMap(\.value.value).map { rating in
      Figure(
        Observed.value(rating), by: .completionJudged, from: rating.inputs + [Input(.asOf, .day(asOf))],
        warnings: judge?.warnings ?? [])
    }
    let afterEnd = end.map { end in
      counted.filter { $0.completion != nil && ($0.state.map { $0.first > end.last } ?? false) }
    }
    return DeclaredCompletion(
      judged: judged ?? newestCompletion(counted, asOf: asOf), government: government, independent: independent,
      civilSociety: civilSociety,
      isConflicting: Self.conflict(government.value, judged?.value ?? .missing(.notReviewed)),
      afterEnd: Dictionary(grouping: afterEnd ?? [], by: \.kind).compactMapValues { $0.newest()?.assessment.completion }
    )
  }

  private func newestCompletion(_ counted: [Assessment], asOf: Day) -> Figure<Observed<CompletionRating>> {
    let reportDate = Input(.asOf, .day(asOf))
    guard let (assessment, warnings) = counted.filter({ $0.completion != nil }).newest(),
      let rating = assessment.completion
    else {
      let said = counted.filter { $0.reading(of: .completion) != nil }.newest()?.assessment
      let reason = said?.reading(of: .completion)?.missing ?? (counted.isEmpty ? .notReviewed : .notReported)
      return Figure(.missing(reason), by: .completionMissing, from: [reportDate])
    }
    return Figure(
      .value(rating), by: .completionNewest, from: [rating.input(as: .completion), reportDate], warnings: warnings)
  }

  /// - Parameter judged: The judge's rating; where the judge is the government itself, there is nobody to differ from.
  private static func conflict(
    _ government: Observed<CompletionRating>, _ judged: Observed<CompletionRating>
  ) -> Figure<Observed<Bool>> {
    func missing(_ reason: Missing) -> Figure<Observed<Bool>> {
      Figure(.missing(reason), by: .ratingsConflictMissing, from: [])
    }
    guard let one = government.value else { return missing(government.missing ?? .notReported) }
    guard let other = judged.value, other.kind != .government else { return missing(.notReviewed) }
    let inputs = [one.input(as: .government), other.input(as: .judge)]
    guard one.label.meaning != .unclear, other.label.meaning != .unclear else {
      return Figure(.missing(.unclear), by: .ratingsConflictUnclear, from: inputs)
    }
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

extension Assessment {
  /// The completion that it rates; `nil` where it gives none, or a word that means missing.
  fileprivate var completion: CompletionRating? {
    reading(of: .completion)?.value.map { CompletionRating(self, reading: $0) }
  }
}
