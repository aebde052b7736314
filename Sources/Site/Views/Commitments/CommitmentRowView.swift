internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// A commitment in a list: the judge's rating, the government's own beside it, and how it stands against its date.
struct CommitmentRowView: TemplateView {
  let tile: TileView
  let government: CellView
  let hasGovernmentRating: Bool
  let completion: CellView
  /// Whose rating that is, where it is not an independent assessor's.
  let judge: String?
  /// That the two ratings differ, and whether only by a mapping; `nil` where they do not.
  let difference: String?
  let potential: CellView
  let due: CellView
  let timeliness: CellView
  let isLate: Bool

  static let declaration = ViewDeclaration<CommitmentRowView>(
    "commitment row",
    [
      .init("tile", \.tile),
      .init("government", \.government),
      .init("has_government_rating", \.hasGovernmentRating),
      .init("completion", \.completion),
      .init("judge", \.judge),
      .init("difference", \.difference),
      .init("potential", \.potential),
      .init("due", \.due),
      .init("timeliness", \.timeliness),
      .init("is_late", \.isLate),
    ])
}

extension PageContext {
  func row(_ rated: RatedCommitment) -> CommitmentRowView {
    let (commitment, figures) = (rated.commitment, rated.figures)
    let ambition = ambition(of: commitment)
    let potential = word(ambition)
    return CommitmentRowView(
      tile: tile(of: commitment, figures), government: governmentCell(figures.completion.government.value),
      hasGovernmentRating: figures.completion.government.value.value != nil,
      completion: completionCell(figures), judge: judge(figures),
      difference: difference(figures.completion),
      potential: ambition.value == nil ? CellView(missing: potential) : CellView(potential),
      due: commitment.end.map { CellView(language.date($0)) } ?? CellView(missing: word("missing.not-reported")),
      timeliness: timelinessCell(figures), isLate: figures.timeliness.value.timeliness == .late)
  }

  private func difference(_ completion: DeclaredCompletion) -> String? {
    guard completion.isConflicting.value == .value(true) else { return nil }
    let isMapped = completion.government.value.value?.scheme != completion.judged.value.value?.scheme
    return word(isMapped ? "table.differs_mapped" : "table.differs")
  }

  private func cell(_ completion: Observed<CompletionRating>) -> CellView {
    let level = level(completion)
    return completion.value == nil ? CellView(missing: level.word) : CellView(level.word)
  }

  /// A government that says nothing has not reported, whether or not others have reviewed.
  private func governmentCell(_ completion: Observed<CompletionRating>) -> CellView {
    completion.missing == .notReviewed ? CellView(missing: word("missing.not-reported")) : cell(completion)
  }

  /// How far it got: withdrawn, as the judge rates it, or by its milestones.
  private func completionCell(_ figures: CommitmentFigures) -> CellView {
    if figures.isToldByMilestones { return CellView(milestoneSentence(figures.milestoneCounts)) }
    let level = level(figures.shown)
    return figures.shown.value == nil ? CellView(missing: level.word) : CellView(level.word)
  }

  private func judge(_ figures: CommitmentFigures) -> String? {
    if figures.isToldByMilestones { return word("judge.milestones") }
    guard let rating = figures.completion.judged.value.value, rating.kind != .independent else { return nil }
    return word("judge.\(rating.kind.rawValue)")
  }

  /// What is not known of its date has the look of that.
  private func timelinessCell(_ figures: CommitmentFigures) -> CellView {
    let timeliness = figures.timeliness.value.timeliness
    return switch timeliness {
    case .noDate, .unclear, .notReviewedSince: CellView(missing: word(timeliness))
    case .complete, .withdrawn, .notDue, .late: CellView(word(timeliness))
    }
  }
}
