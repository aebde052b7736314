internal import Exact
internal import Localisation
internal import Reporting

// What pages say of how a commitment stands, on whose word, of which state, and when that was published.
extension PageContext {
  // MARK: Whose word, of when

  /// The time whose state a rating describes and when it was published: "state at the end of 2013, published in 2014".
  func review(_ rating: CompletionRating) -> String { review(of: rating.state, on: rating.date) }

  func review(_ assessment: Assessment) -> String { review(of: assessment.state, on: assessment.date) }

  private func review(of state: PartialDate?, on date: PartialDate) -> String {
    guard let state else { return word("review.state_unsaid", ["when": when(date)]) }
    return state == date
      ? word("review.same", ["when": when(date)])
      : word("review.state", ["state": stateAt(state), "when": when(date)])
  }

  /// "at the end of 2013", "on 30 June 2013": a state is that of the last day.
  func stateAt(_ state: PartialDate) -> String {
    let key =
      switch state.precision {
      case .year: "review.end_of_year"
      case .month: "review.end_of_month"
      case .day: "review.day"
      }
    return word(key, ["date": language.date(state)])
  }

  // MARK: How it stands

  /// How it stands against its date, in a word or two: "Late", "Past its date, not reviewed since".
  func word(_ timeliness: Timeliness) -> String { word("timeliness.\(timeliness.rawValue)") }

  /// A sentence on how it stands against its date; `nil` where the headline has said so already.
  ///
  /// - Parameter told: The rating that the headline has told, which is not told twice.
  func sentence(of standing: Standing, after told: CompletionRating?) -> String? {
    let key = "answer.standing_\(standing.timeliness.rawValue)"
    switch standing.timeliness {
    case .complete, .withdrawn, .noDate, .notDue: return nil
    case .late, .unclear, .notReviewedSince:
      guard let rating = standing.rating else {
        return standing.basis == .milestones ? "\(word(key)) \(word("answer.standing_milestones"))" : word(key)
      }
      if rating == told { return standing.timeliness == .late ? word(key + "_then") : nil }
      return word(
        key + "_rated",
        [
          "assessor": word("assessor_in_sentence.\(rating.kind.rawValue)"),
          "level": inSentence(rating.schemeLabel), "review": review(rating),
        ])
    }
  }

  /// Where the government says of itself that it is complete, after the end, and that does not count: it is named.
  func namedCompletion(_ figures: CommitmentFigures) -> String? {
    guard figures.timeliness.value.timeliness == .notReviewedSince,
      let rating = [figures.completion.civilSociety, figures.completion.government].lazy.compactMap(\.value.value)
        .first(where: { $0.isComplete && $0 != figures.completion.judged.value.value })
    else { return nil }
    return word(
      "answer.standing_named",
      ["assessor": word("assessor_in_sentence.\(rating.kind.rawValue)"), "review": review(rating)])
  }

  // MARK: How far it got

  /// How far it got, as a box and its word: withdrawn first, then the judge's rating, then its milestones.
  ///
  /// What the government alone says of itself is an outline; milestones are drawn apart from ratings.
  func level(of figures: CommitmentFigures) -> LevelView {
    if figures.isToldByMilestones {
      let counts = figures.milestoneCounts
      let tenths = counts.done * 10 / max(1, counts.total - counts.withdrawn)
      return LevelView(fill: .milestones(tenths: tenths), word: milestoneSentence(counts))
    }
    let level = level(figures.shown)
    guard figures.isRatedByGovernmentAlone, figures.timeliness.value.timeliness != .withdrawn,
      case .part(let percent) = level.fill
    else { return level }
    return LevelView(fill: .outline(percent), word: word("completion.own", ["level": level.word]))
  }

  /// "4 of 10 milestones done, 2 overdue".
  func milestoneSentence(_ counts: MilestoneCounts) -> String {
    let base = counts.total - counts.withdrawn
    let done = word(
      "answer.milestones_count", ["done": language.number(counts.done), "total": language.number(base)], count: base)
    return counts.overdue > 0 ? done + word("answer.milestones_count_overdue", count: counts.overdue) : done
  }
}
