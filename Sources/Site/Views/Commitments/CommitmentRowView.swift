internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// A commitment in a list: both ratings side by side.
struct CommitmentRowView: TemplateView {
  let tile: TileView
  let government: CellView
  let independent: CellView
  /// That the two ratings differ, and whether only by a mapping; `nil` where they do not.
  let difference: String?
  let potential: CellView
  let due: CellView
  let late: CellView
  let isLate: Bool

  static let declaration = ViewDeclaration<CommitmentRowView>(
    "commitment row",
    [
      .init("tile", \.tile),
      .init("government", \.government),
      .init("independent", \.independent),
      .init("difference", \.difference),
      .init("potential", \.potential),
      .init("due", \.due),
      .init("late", \.late),
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
      independent: cell(figures.completion.independent.value),
      difference: difference(figures.completion),
      potential: ambition.value == nil ? CellView(missing: potential) : CellView(potential),
      due: commitment.end.map { CellView(language.date($0)) } ?? CellView(missing: word("missing.not-reported")),
      late: lateCell(rated), isLate: figures.late.value == .value(true))
  }

  private func difference(_ completion: DeclaredCompletion) -> String? {
    guard completion.isConflicting.value == .value(true) else { return nil }
    let isMapped = completion.government.value.value?.scheme != completion.independent.value.value?.scheme
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

  /// Late or not.
  private func lateCell(_ rated: RatedCommitment) -> CellView {
    if rated.isLateUnknown(asOf: report.asOf) { return CellView(missing: word("late.unknown")) }
    return switch rated.figures.late.value {
    case .value(true): CellView(word("late.word"))
    case .value(false): CellView(word("late.not_late"))
    case .missing: CellView(missing: word("late.no_date"))
    }
  }
}
