internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What a commitment's page says, in the order in which it is read.
struct CommitmentView: TemplateView {
  let tile: TileView
  let kicker: String
  /// The opening sentences, which carry the figures.
  let answer: String
  let noEvidence: String?
  /// A contradiction between rating and milestones, in words.
  let contradiction: WordsView?
  let promise: PromiseView?
  let summary: WordsView?
  let ratings: [RatingView]
  /// The ratings as a drawing; `nil` where they have no common order.
  let ladder: LadderView?
  /// What the ratings say against each other and against the plan.
  let verdicts: [VerdictView]
  let completionWorkings: [WorkingView]
  /// How much it could change, against the others of its plan; then the star.
  let matter: String?
  let conditions: [ConditionView]
  let starWorkings: [WorkingView]
  /// What the levels of completion mean by which it was rated; none for words of a site's own.
  let meanings: [FactView]
  let milestonesAnswer: String
  let milestones: [MilestoneView]
  /// The way to all of them, where there are more.
  let moreMilestones: LinkView?
  let milestoneWorkings: [WorkingView]
  let updates: [UpdateView]
  let moreUpdates: LinkView?
  let timeline: [TimelineEventView]
  let moreEvents: LinkView?
  let facts: [FactView]
  let evidence: [EvidenceView]
  /// "2 items.", or that there are none.
  let evidenceNote: String

  static let declaration = ViewDeclaration<CommitmentView>(
    "commitment",
    [
      .init("tile", \.tile),
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("no_evidence", \.noEvidence),
      .init("contradiction", \.contradiction),
      .init("promise", \.promise),
      .init("summary", \.summary),
      .init("ratings", \.ratings),
      .init("ladder", \.ladder),
      .init("verdicts", \.verdicts),
      .init("completion_workings", \.completionWorkings),
      .init("matter", \.matter),
      .init("conditions", \.conditions),
      .init("star_workings", \.starWorkings),
      .init("meanings", \.meanings),
      .init("milestones_answer", \.milestonesAnswer),
      .init("milestones", \.milestones),
      .init("more_milestones", \.moreMilestones),
      .init("milestone_workings", \.milestoneWorkings),
      .init("updates", \.updates),
      .init("more_updates", \.moreUpdates),
      .init("timeline", \.timeline),
      .init("more_events", \.moreEvents),
      .init("facts", \.facts),
      .init("evidence", \.evidence),
      .init("evidence_note", \.evidenceNote),
    ])
}

/// The promise in the plan's own words.
struct PromiseView: TemplateView {
  let text: String
  let lang: String?
  let note: String

  static let declaration = ViewDeclaration<PromiseView>(
    "promise",
    [
      .init("text", \.text),
      .init("lang", \.lang),
      .init("note", \.note),
    ])
}

extension PageContext {
  /// So many milestones, moments and reports on progress stand on one page.
  private static let mostParts = 50
  private static let mostUpdates = 20

  func view(of commitment: Commitment) -> CommitmentView {
    let figures = report.figures(of: commitment)
    let named = figures.named(of: commitment)
    let evidence = allEvidence(of: commitment)
    let milestones = cut(
      Array(zip(commitment.milestones ?? [], figures.milestones)), to: Self.mostParts, allIn: "milestones")
    let updates = cut(
      commitment.countedUpdates(asOf: report.asOf), to: Self.mostUpdates, newest: true, allIn: "updates")
    let events = cut(timeline(of: commitment, figures), to: Self.mostParts, newest: true, allIn: "milestones")
    return CommitmentView(
      tile: tile(of: commitment, figures), kicker: kicker(of: commitment), answer: answer(of: commitment, figures),
      noEvidence: figures.isWithoutEvidence ? word("answer.commitment_no_evidence") : nil,
      contradiction: contradiction(figures).map { WordsView(text: $0, lang: nil) }, promise: promise(of: commitment),
      summary: words(commitment.header.summary), ratings: ratings(of: commitment), ladder: ladder(of: commitment),
      verdicts: verdicts(of: commitment, figures), completionWorkings: workings(named, Self.completionFigures),
      matter: matter(of: commitment, figures), conditions: conditions(of: commitment),
      starWorkings: ambitionWorkings(of: commitment) + workings(named, [.relevant, .star]),
      meanings: meanings(of: commitment), milestonesAnswer: milestonesAnswer(figures.milestoneCounts),
      milestones: milestones.shown.map { milestone($0, $1.value, of: commitment) }, moreMilestones: milestones.more,
      milestoneWorkings: workings(named, [.milestoneShare, .contradiction, .milestoneStatus]),
      updates: updates.shown.map(update), moreUpdates: updates.more,
      timeline: Array(events.shown), moreEvents: events.more, facts: facts(of: commitment), evidence: listed(evidence),
      evidenceNote: evidence.isEmpty ? word("evidence.none") : word("evidence.count", count: evidence.count))
  }

  func kicker(of commitment: Commitment) -> String {
    let name = commitment.number.map { word("record.commitment_number", ["number": $0]) } ?? word("record.commitment")
    return [name, text(commitment.theme)].compactMap(\.self).joined(separator: word("site.separator"))
  }

  private func promise(of commitment: Commitment) -> PromiseView? {
    commitment.originalText.map { original in
      let lang = language(of: original)
      let name = lang.map { language.knownWord("language_name.\($0)") ?? $0 }
      let note = [word("promise.official"), name.map { word("promise.in_language", ["language": $0]) }]
      return PromiseView(
        text: text(original), lang: lang, note: note.compactMap(\.self).joined(separator: word("site.separator")))
    }
  }

  // MARK: Sentences

  func answer(of commitment: Commitment, _ figures: CommitmentFigures) -> String {
    let promised =
      commitment.end.map { word("answer.commitment_promised", ["date": language.date($0)]) }
      ?? word("answer.commitment_no_date")
    let standing = figures.timeliness.value
    let isWithdrawn = standing.timeliness == .withdrawn
    return [
      isWithdrawn ? withdrawal(of: commitment, standing) : nil, promised,
      isWithdrawn && standing.rating != nil ? nil : reviewed(figures),
      figures.isRatedByGovernmentAlone ? word("answer.commitment_own_rating") : nil,
      sentence(of: standing, after: figures.completion.judged.value.value),
      namedCompletion(figures),
    ].compactMap(\.self).joined(separator: " ")
  }

  /// Who withdrew it, and when.
  private func withdrawal(of commitment: Commitment, _ standing: Standing) -> String {
    if let rating = standing.rating { return word("answer.commitment_withdrawn_rated", ["review": review(rating)]) }
    return word("answer.commitment_withdrawn", ["when": commitment.withdrawn.map { when($0.date) } ?? ""])
  }

  private func reviewed(_ figures: CommitmentFigures) -> String? {
    guard let rating = figures.completion.judged.value.value else {
      guard figures.isToldByMilestones else {
        return figures.timeliness.value.timeliness == .withdrawn ? nil : word("answer.commitment_not_assessed")
      }
      return word("answer.commitment_milestones", ["milestones": milestoneSentence(figures.milestoneCounts)])
    }
    let review = review(rating)
    switch rating.label.meaning {
    case .unclear: return word("answer.commitment_reviewed_unclear", ["review": review])
    case .complete: return word("answer.commitment_reviewed_complete", ["review": review])
    default:
      let key = rating.label.meaning == .notStarted ? "answer.commitment_not_started" : "answer.commitment_reviewed"
      let values: Fillings = ["review": review, "level": inSentence(rating.schemeLabel)]
      let short = levelsBehind(rating, figures)
      return short > 0 ? word(key + "_less", values, count: short) : word(key, values)
    }
  }

  /// How many levels less than was due by then; 0 when it is not behind, or when it was rated again since.
  private func levelsBehind(_ rating: CompletionRating, _ figures: CommitmentFigures) -> Int {
    guard figures.schedule.value == .value(.behind), rating.kind == .independent,
      figures.schedule.inputs.allSatisfy({ $0.date == rating.date }),
      let order = rating.scheme.variable(.completion)
    else { return 0 }
    let codes = figures.schedule.inputs.compactMap { input -> Int? in
      if case .label(let rated) = input.value { order.code(of: rated.label) } else { nil }
    }
    return codes.count == 2 ? codes[0] - codes[1] : 0
  }

  private func contradiction(_ figures: CommitmentFigures) -> String? {
    guard let rating = figures.completion.judged.value.value else { return nil }
    let values: Fillings = [
      "level": inSentence(rating.schemeLabel), "total": language.number(figures.milestoneCounts.total),
    ]
    return switch figures.contradiction.value {
    case .none: nil
    case .completeWithOpen(let open): word("answer.contradiction_open", values, count: open.count)
    case .notStartedWithDone(let done): word("answer.contradiction_done", values, count: done.count)
    }
  }

  private func milestonesAnswer(_ counts: MilestoneCounts) -> String {
    guard counts.total > 0 else { return word("answer.milestones_none") }
    guard counts.withdrawn < counts.total else { return word("answer.milestones_all_withdrawn", count: counts.total) }
    var sentence = word(
      "answer.milestones_done", ["total": language.number(counts.total - counts.withdrawn)], count: counts.done)
    if counts.overdue > 0 { sentence += word("answer.milestones_overdue", count: counts.overdue) }
    if counts.withdrawn > 0 { sentence += word("answer.milestones_withdrawn", count: counts.withdrawn) }
    return sentence + "."
  }

  // MARK: Working

  private static let completionFigures: [NamedFigure.Name] = [
    .completion, .timeliness, .completionGovernment, .completionIndependent, .completionCivilSociety, .ratingsConflict,
    .highCompletion, .schedule,
    .evidenceCount,
  ]
}
