internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What a plan's page says, and what the home page says of its first plan.
struct PlanView: TemplateView {
  let kicker: String
  /// Of all its commitments.
  let rollUp: RollUpView
  /// Whose ratings these are, and when they were given.
  let rated: String?
  /// How many stand how against their date: each commitment counts once.
  let standings: [AnswerView]
  let wall: WallView
  let matrix: MatrixView?
  let matrixWorkings: [WorkingView]
  let filters: [FilterView]
  /// "All 37 commitments", over the rows.
  let listHeading: String
  let rows: [CommitmentRowView]
  let facts: [FactView]
  let pages: [PagerLinkView]
  let previous: LinkView?
  let next: LinkView?
  let evidence: [EvidenceView]

  static let declaration = ViewDeclaration<PlanView>(
    "plan",
    [
      .init("kicker", \.kicker),
      .init("roll_up", \.rollUp),
      .init("rated", \.rated),
      .init("standings", \.standings),
      .init("wall", \.wall),
      .init("matrix", \.matrix),
      .init("matrix_workings", \.matrixWorkings),
      .init("filters", \.filters),
      .init("list_heading", \.listHeading),
      .init("rows", \.rows),
      .init("facts", \.facts),
      .init("pages", \.pages),
      .init("previous", \.previous),
      .init("next", \.next),
      .init("evidence", \.evidence),
    ])
}

extension PageContext {
  func view(ofPlan position: Int, _ plan: Plan) -> PlanView {
    let rated = rated(order.parts.commitments(of: position))
    let totals = report.totals(of: rated)
    let evidenced = report.commitmentEvidence(ofPlan: position)
    let list = listPage(1, of: plan, by: .number)
    return PlanView(
      kicker: kicker(of: plan),
      rollUp: rollUp(rated, also: [NamedFigure(.commitmentsWithEvidence, evidenced)]),
      rated: ratedBy(rated, totals.commonRating, of: plan), standings: standings(totals, of: plan),
      wall: wall(rated, totals.commonRating, of: plan),
      matrix: matrix(rated, of: plan),
      matrixWorkings: workings(totals.named, [.ambitionCounts]), filters: filters(of: plan, at: .all(.number)),
      listHeading: word("heading.all_commitments", count: rated.count), rows: self.rated(list.shown).map(row),
      facts: facts(of: plan) + [fact("commitments_with_evidence", evidenced.value)].compactMap(\.self),
      pages: list.pages, previous: list.previous, next: list.next, evidence: listed(evidence(plan.header.evidence)))
  }

  func kicker(of plan: Plan) -> String {
    plan.number.map { word("record.plan_number", ["number": language.number($0)]) } ?? word("record.plan")
  }

  /// What is counted of a plan's completion; how ambitious it is has a section of its own.
  static let counts: [NamedFigure.Name] = [
    .completionCounts, .highCount, .highShare, .timelinessCounts, .lateCount, .notReviewedSinceCount, .unknownCount,
  ]
  /// Who rated them.
  static let raters: [NamedFigure.Name] = [
    .governmentCount, .independentCount, .governmentAloneCount, .unratedMilestones,
  ]

  // MARK: Sentences

  func answer(_ totals: CommitmentTotals) -> String {
    guard totals.completions.value.all > 0 else { return word("answer.plan_none") }
    return completionSentence(totals) + standingSentences(totals)
  }

  private func completionSentence(_ totals: CommitmentTotals) -> String {
    let high = totals.high.value
    guard high.base > 0 else { return word("answer.plan_nobody") + milestonesSentence(totals) }
    // No share is given of commitments of which fewer than half are rated.
    let isTold = totals.highShare.value.value != nil
    var sentence = word(
      isTold ? "answer.plan_done" : "answer.plan_done_few",
      [
        "done": language.number(high.count), "total": language.number(high.all),
        "commitments": word("count.commitments", count: high.all),
        "percent": percent(high.count, of: high.all),
      ], count: agreement(high.count, of: high.all))
    if let common = totals.commonRating { sentence += word("answer.plan_when", ["review": review(common)]) }
    let unknown = totals.unknown.value.count
    if unknown > 0 { sentence += word("answer.plan_unknown", count: unknown) }
    return sentence + "." + milestonesSentence(totals)
  }

  /// How far those got that nobody has rated, by their milestones; empty where there are none.
  private func milestonesSentence(_ totals: CommitmentTotals) -> String {
    let counts = totals.unratedMilestones.value
    return counts.total > counts.withdrawn
      ? " " + word("answer.plan_milestones", ["milestones": milestoneSentence(counts)]) : ""
  }

  /// One sentence for each of those that stand badly or unknown against their date, where there are any.
  private func standingSentences(_ totals: CommitmentTotals) -> String {
    let counts = totals.timeliness.value
    return [Timeliness.withdrawn, .late, .unclear, .notReviewedSince].filter { counts[$0] > 0 }.map { timeliness in
      " "
        + word(
          "answer.plan_\(timeliness.rawValue)",
          ["n": language.number(counts[timeliness]), "total": language.number(counts.all)], count: counts[timeliness])
    }.joined()
  }

  /// Whose judgement it is, of which state, published when; and that the plan's end has not been rated.
  func ratedBy(_ rated: [RatedCommitment], _ common: CompletionRating?, of plan: Plan) -> String? {
    let judged = common.flatMap { rating in
      records.organisations[rating.by].map { by in
        word("answer.plan_rated", ["assessor": text(by.header.title), "review": review(rating)])
      }
    }
    let ratings = rated.compactMap(\.figures.completion.judged.value.value)
    let isEndRated = ratings.contains { ($0.state?.last ?? .earliest) >= plan.end.last }
    let isUnrated = plan.end.last < report.asOf && !ratings.isEmpty && !isEndRated
    let sentences = [judged, isUnrated ? word("answer.plan_end_unrated") : nil].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Says for how many there is no rating by the government, and for how many no independent one.
  func lacking(_ totals: CommitmentTotals) -> String? {
    let sentences = [("government", totals.byGovernment.value), ("independent", totals.byIndependent.value)]
      .filter { $0.1.count < $0.1.all }
      .map { kind, rated in
        let without = language.number(rated.all - rated.count)
        return word("list.lacking_\(kind)", ["n": without, "total": language.number(rated.all)])
      }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Of how many the government's word on itself is the only one; `nil` where there are none.
  func ratedAlone(_ totals: CommitmentTotals) -> String? {
    let alone = totals.byGovernmentAlone.value
    guard alone.count > 0 else { return nil }
    return word("list.government_alone", ["n": language.number(alone.count), "total": language.number(alone.all)])
  }

  private func facts(of plan: Plan) -> [FactView] {
    let adopted = [text(plan.adoptedBy), plan.adoptedOn.map { language.date($0) }].compactMap(\.self)
    return [
      fact("adopted", adopted.isEmpty ? nil : adopted.joined(separator: ", ")),
      fact("runs", period(plan.start, plan.end)), optionalFact("date_note", plan.dateNote),
      fact("kind", word("plan_kind.\(plan.kind.rawValue)")),
      fact("state", plan.status.map { word("plan_status.\($0.rawValue)") }),
      optionalFact("rated_with", plan.scheme.map { name(of: $0) }),
      optionalFact("star_formula", plan.starFormula.map { word("star_formula.\($0.rawValue)") }),
      plan.url.map { fact("url", values: [ValueView(text: $0.text, url: $0.text)]) },
      optionalFact("contact", plan.header.contact),
    ].compactMap(\.self)
  }
}

extension Commitment {
  /// By the parts of the number, 2.10 after 2.9, then by id.
  func isNumbered(before other: Commitment) -> Bool {
    func parts(_ commitment: Commitment) -> [Int] {
      (commitment.number ?? "").split(separator: ".").map { Int($0) ?? .max }
    }
    let (left, right) = (parts(self), parts(other))
    if left != right { return left.lexicographicallyPrecedes(right) }
    return header.id < other.header.id
  }
}
