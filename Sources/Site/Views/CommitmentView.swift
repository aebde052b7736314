internal import Diagnostics
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
  let contradiction: String?
  let ratings: [RatingView]
  /// What the ratings say against each other and against the plan.
  let verdicts: [VerdictView]
  let conditions: [ConditionView]
  /// What the star came to, in words; `nil` where the plan gives none.
  let star: String?
  let milestonesAnswer: String
  let milestones: [MilestoneView]
  let updates: [UpdateView]
  let facts: [FactView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<CommitmentView>(
    "commitment",
    [
      .init("tile", \.tile),
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("no_evidence", \.noEvidence),
      .init("contradiction", \.contradiction),
      .init("ratings", \.ratings),
      .init("verdicts", \.verdicts),
      .init("conditions", \.conditions),
      .init("star", \.star),
      .init("milestones_answer", \.milestonesAnswer),
      .init("milestones", \.milestones),
      .init("updates", \.updates),
      .init("facts", \.facts),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

/// What one assessor said.
struct RatingView: TemplateView {
  let icon: String
  let assessor: String
  let who: String
  let level: LevelView?
  /// In place of a level: that no rating is published.
  let none: String?
  let quote: String?

  static let declaration = ViewDeclaration<RatingView>(
    "rating",
    [
      .init("icon", \.icon),
      .init("assessor", \.assessor),
      .init("who", \.who),
      .init("level", \.level),
      .init("none", \.none),
      .init("quote", \.quote),
    ])
}

struct VerdictView: TemplateView {
  /// `behind`, `on`, `ahead`, `disagree`, `agree`, `plain`.
  let kind: String
  let text: String

  static let declaration = ViewDeclaration<VerdictView>(
    "verdict",
    [
      .init("kind", \.kind),
      .init("text", \.text),
    ])
}

/// One of the conditions of a star.
struct ConditionView: TemplateView {
  /// `yes`, `no`, `unknown`.
  let answer: String
  let word: String
  let text: String
  /// What this commitment was rated.
  let value: String

  static let declaration = ViewDeclaration<ConditionView>(
    "condition",
    [
      .init("answer", \.answer),
      .init("word", \.word),
      .init("text", \.text),
      .init("value", \.value),
    ])
}

struct MilestoneView: TemplateView {
  let title: String
  let status: StatusView
  let dates: String
  let responsible: LinkView?
  let evidence: [EvidenceView]

  static let declaration = ViewDeclaration<MilestoneView>(
    "milestone",
    [
      .init("title", \.title),
      .init("status", \.status),
      .init("dates", \.dates),
      .init("responsible", \.responsible),
      .init("evidence", \.evidence),
    ])
}

struct UpdateView: TemplateView {
  let date: DateView
  let progress: String
  let nextSteps: String?
  let challenges: String?

  static let declaration = ViewDeclaration<UpdateView>(
    "update",
    [
      .init("date", \.date),
      .init("progress", \.progress),
      .init("next_steps", \.nextSteps),
      .init("challenges", \.challenges),
    ])
}

extension PageContext {
  func view(of commitment: Commitment) -> CommitmentView {
    let figures = report.figures(of: commitment)
    return CommitmentView(
      tile: tile(of: commitment, figures), kicker: kicker(of: commitment), answer: answer(of: commitment, figures),
      noEvidence: figures.isWithoutEvidence ? word("answer.commitment_no_evidence") : nil,
      contradiction: contradiction(figures),
      ratings: ratings(of: commitment, figures), verdicts: verdicts(of: commitment, figures),
      conditions: conditions(of: commitment), star: starWord(figures),
      milestonesAnswer: milestonesAnswer(figures.milestoneCounts),
      milestones: zip(commitment.milestones ?? [], figures.milestones).map { milestone($0, $1.value) },
      updates: (commitment.updates ?? []).filter { $0.date.last <= report.asOf }.map(update),
      facts: facts(of: commitment), evidence: allEvidence(of: commitment), workings: workings(of: figures))
  }

  func tile(of commitment: Commitment, _ figures: CommitmentFigures) -> TileView {
    TileView(
      number: commitment.number ?? "", title: text(commitment.header.title),
      url: link(.record(.commitments, slug: commitment.slug)), level: level(figures.completion.newest.value),
      isStarred: figures.star.value == .value(true))
  }

  // MARK: Levels

  func level(_ completion: Observed<CompletionRating>) -> LevelView {
    switch completion {
    case .value(let rating): level(rating.label, in: rating.scheme)
    case .missing(let reason): LevelView(fill: "fill-unknown", word: word("missing.\(reason.rawValue)"))
    }
  }

  func level(_ label: Label, in scheme: SchemeName) -> LevelView {
    LevelView(fill: Self.fill(label, in: scheme), word: word("completion.\(label.word)"))
  }

  /// The fuller the box, the more was done; what has no place in the order has a look of its own (visual.md 2).
  private static func fill(_ label: Label, in scheme: SchemeName) -> String {
    switch label {
    case .notStarted: "fill-0"
    case .limited: "fill-30"
    case .substantial: "fill-60"
    case .complete: "fill-100"
    case .withdrawn: "fill-withdrawn"
    case "no-evidence": "fill-none"
    default: "fill-unknown"
    }
  }

  // MARK: Sentences

  private func kicker(of commitment: Commitment) -> String {
    let name = commitment.number.map { word("record.commitment_number", ["number": $0]) } ?? word("record.commitment")
    let plan = records.plans[commitment.plan].map { text($0.header.title) }
    return [name, text(commitment.theme), plan].compactMap(\.self).joined(separator: word("site.separator"))
  }

  func answer(of commitment: Commitment, _ figures: CommitmentFigures) -> String {
    let promised =
      commitment.end.map { word("answer.commitment_promised", ["date": language.date($0)]) }
      ?? word("answer.commitment_no_date")
    return [promised, reviewed(figures)].joined(separator: " ")
  }

  private func reviewed(_ figures: CommitmentFigures) -> String {
    guard let rating = figures.completion.newest.value.value else { return word("answer.commitment_not_assessed") }
    let date = language.date(rating.date)
    switch rating.label {
    case .unclear: return word("answer.commitment_reviewed_unclear", ["date": date])
    case .withdrawn: return word("answer.commitment_withdrawn", ["date": date])
    default:
      let values = ["date": date, "level": levelInSentence(rating.label)]
      let short = levelsBehind(figures)
      return short > 0
        ? word("answer.commitment_reviewed_less", values, count: short) : word("answer.commitment_reviewed", values)
    }
  }

  /// How many levels less than was due by then; 0 when it is not behind.
  private func levelsBehind(_ figures: CommitmentFigures) -> Int {
    guard figures.schedule.value == .value(.behind), let scheme = figures.completion.newest.value.value?.scheme.scheme,
      let order = scheme.variable(.completion)
    else { return 0 }
    let words = figures.schedule.inputs.compactMap { input -> Int? in
      if case .word(let word) = input.value { order.code(of: Label(word)) } else { nil }
    }
    return words.count == 2 ? words[0] - words[1] : 0
  }

  /// A level within a sentence: in small letters.
  private func levelInSentence(_ label: Label) -> String {
    word("completion.\(label.word)").lowercased()
  }

  private func contradiction(_ figures: CommitmentFigures) -> String? {
    guard let rating = figures.completion.newest.value.value else { return nil }
    let values = ["level": levelInSentence(rating.label), "total": language.number(figures.milestoneCounts.total)]
    return switch figures.contradiction.value {
    case .none: nil
    case .completeWithOpen(let open): word("answer.contradiction_open", values, count: open.count)
    case .notStartedWithDone(let done): word("answer.contradiction_done", values, count: done.count)
    }
  }

  private func milestonesAnswer(_ counts: MilestoneCounts) -> String {
    guard counts.total > 0 else { return word("answer.milestones_none") }
    var sentence = word(
      "answer.milestones_done",
      ["done": language.number(counts.done), "total": language.number(counts.total - counts.withdrawn)])
    if counts.overdue > 0 { sentence += word("answer.milestones_overdue", count: counts.overdue) }
    if counts.withdrawn > 0 { sentence += word("answer.milestones_withdrawn", count: counts.withdrawn) }
    return sentence + "."
  }

  // MARK: Ratings

  private func ratings(of commitment: Commitment, _ figures: CommitmentFigures) -> [RatingView] {
    let counted = commitment.countedAssessments(asOf: report.asOf).filter { $0.completion != nil }
    var rows: [RatingView] = []
    if let projecting = counted.last(where: { $0.projectedCompletion != nil }),
      let projected = projecting.projectedCompletion
    {
      rows.append(
        RatingView(
          icon: "due", assessor: word("assessor.due"), who: word("assessor.due_note"),
          level: level(of: projected, in: projecting.scheme), none: nil, quote: nil))
    }
    for kind in [AssessorKind.independent, .government, .civilSociety] {
      let said = counted.filter { $0.kind == kind }
      rows += said.map { rating($0) }
      if said.isEmpty, kind != .civilSociety {
        rows.append(
          RatingView(
            icon: kind.rawValue, assessor: word("assessor.\(kind.rawValue)"), who: "", level: nil,
            none: word("assessor.none"), quote: nil))
      }
    }
    return rows
  }

  private func rating(_ assessment: Assessment) -> RatingView {
    let by = records.organisations[assessment.by].map { text($0.header.title) }
    let who = [by, language.date(assessment.date)].compactMap(\.self).joined(separator: ", ")
    return RatingView(
      icon: assessment.kind.rawValue, assessor: word("assessor.\(assessment.kind.rawValue)"), who: who,
      level: assessment.completion.map { level(of: $0, in: assessment.scheme) }, none: nil,
      quote: text(assessment.quote))
  }

  private func level(of rating: Rating, in scheme: SchemeName) -> LevelView {
    switch scheme.scheme.variable(.completion)?.reading(of: rating.label) {
    case .value(let label): level(label, in: scheme)
    case .missing(let reason): LevelView(fill: "fill-unknown", word: word("missing.\(reason.rawValue)"))
    case nil: LevelView(fill: "fill-unknown", word: rating.label)
    }
  }

  private func verdicts(of commitment: Commitment, _ figures: CommitmentFigures) -> [VerdictView] {
    var verdicts: [VerdictView] = []
    if let schedule = figures.schedule.value.value, let words = projectedAndActual(of: commitment) {
      verdicts.append(VerdictView(kind: schedule.rawValue, text: word("answer.schedule_\(schedule.rawValue)", words)))
    }
    let completion = figures.completion
    switch (completion.isConflicting.value.value, completion.government.value.value, completion.independent.value.value)
    {
    case (true, let government?, let independent?):
      let said = [government, independent].map { rating in
        word(
          "answer.ratings_one_says",
          ["assessor": word("assessor.\(rating.kind.rawValue)"), "level": levelInSentence(rating.label)])
      }
      verdicts.append(
        VerdictView(
          kind: "disagree", text: word("answer.ratings_disagree", ["ratings": said.joined(separator: ", ")])))
    case (false, let government?, _):
      let level = levelInSentence(government.label)
      verdicts.append(VerdictView(kind: "agree", text: word("answer.ratings_agree", ["level": level])))
    case (_, nil, _?): verdicts.append(VerdictView(kind: "plain", text: word("answer.ratings_no_government")))
    case (_, _?, nil): verdicts.append(VerdictView(kind: "plain", text: word("answer.ratings_no_independent")))
    default: break
    }
    return verdicts
  }

  private func projectedAndActual(of commitment: Commitment) -> [String: String]? {
    let assessment = commitment.countedAssessments(asOf: report.asOf).last {
      $0.kind == .independent && $0.projectedCompletion != nil
    }
    guard let assessment, let projected = assessment.projectedCompletion, let actual = assessment.completion else {
      return nil
    }
    return [
      "projected": word("completion.\(projected.label)").lowercased(),
      "actual": word("completion.\(actual.label)").lowercased(),
    ]
  }
}
