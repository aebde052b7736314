package import Exact

/// A commitment with its figures, for what is counted over many.
package struct RatedCommitment: Sendable {
  package let commitment: Commitment
  package let figures: CommitmentFigures
}

/// What is counted over the commitments of a plan, or over all.
package struct CommitmentTotals: Sendable {
  /// How many have a rating of completion that counts.
  package let completions: Figure<Tally>
  /// Those that are complete or nearly so. Unclear ones stay in the base.
  package let high: Figure<Tally>
  /// The share of those; only where at least half are rated.
  package let highShare: Figure<Observed<Fraction>>
  package let late: Figure<Tally>
  /// Those of which nobody could tell, or of which nobody said anything.
  package let unknown: Figure<Tally>
  /// How many have a rating of completion by the government.
  package let byGovernment: Figure<Tally>
  package let byIndependent: Figure<Tally>
  /// Those whose date has passed and of which nobody said, or could tell, how much was done.
  package let lateUnknown: Figure<Tally>
  /// How many have an independent rating of how much they could change.
  package let ambitions: Figure<Tally>
  /// Whether all together are complete: only if each of them is.
  package let isComplete: Figure<Observed<Bool>>
  /// The one that got least far, of several the one that was due first; `nil` where none is rated, or where they are
  /// rated by several schemes, which are not compared.
  package let leastDone: Figure<RatedCommitment?>

  /// Above so many commitments a working names none: each has its own on its page.
  static let longestList = 400

  package init(_ rated: [RatedCommitment], asOf: Day) {
    let isListed = rated.count <= Self.longestList
    func figure(
      _ tally: Tally, by rule: Rule, from more: [Input] = [], listing inputs: () -> [Input]
    ) -> Figure<Tally> {
      Figure(tally, by: rule, from: [Input(.total, .count(rated.count))] + more + (isListed ? inputs() : []))
    }
    let ratings = rated.map(\.figures.completion.newest.value)
    let isUnknown = ratings.map { Observed.value($0.isUnknown) }
    let isLate = rated.map(\.figures.late.value)
    let completions = figure(Tally(ratings.map { .value($0.value != nil) }), by: .completionCounts) {
      rated.map(\.completionInput)
    }
    self.completions = completions
    let high = figure(Tally(rated.map(\.figures.highCompletion.value)), by: .highCount) {
      rated.filter { $0.figures.highCompletion.value == .value(true) }.map(\.completionInput)
    }
    self.high = high
    highShare = Self.share(high.value, rated: completions.value)
    isComplete = Figure(
      ratings.isGroupComplete, by: .groupComplete,
      from: [Input(.total, .count(rated.count))]
        + (isListed ? rated.filter { $0.figures.completion.newest.value.value?.isComplete != true } : [])
        .map(\.completionInput))
    leastDone = Self.leastDone(rated, isListed: isListed)
    late = figure(Tally(isLate), by: .lateCount, from: [Input(.asOf, .day(asOf))]) {
      zip(rated, isLate).filter { $0.1 == .value(true) }.compactMap { rated, _ in
        rated.commitment.end.map { Input(.end, .date($0), at: rated.commitment.place(of: "end")) }
      }
    }
    unknown = figure(Tally(isUnknown), by: .unknownCount) {
      zip(rated, isUnknown).filter { $0.1 == .value(true) }.map(\.0.completionInput)
    }
    func raters(_ rating: (DeclaredCompletion) -> Observed<CompletionRating>, rule: Rule) -> Figure<Tally> {
      let ratings = rated.map { rating($0.figures.completion) }
      return figure(Tally(ratings.map { .value($0.value != nil) }), by: rule, from: [Input(.asOf, .day(asOf))]) {
        ratings.compactMap { $0.value?.input(as: .completion) }
      }
    }
    byGovernment = raters(\.government.value, rule: .governmentCount)
    byIndependent = raters(\.independent.value, rule: .independentCount)
    let isLateUnknown = rated.map { Observed.value($0.isLateUnknown(asOf: asOf)) }
    lateUnknown = figure(Tally(isLateUnknown), by: .lateUnknownCount, from: [Input(.asOf, .day(asOf))]) {
      zip(rated, isLateUnknown).filter { $0.1 == .value(true) }.map(\.0.completionInput)
    }
    ambitions = figure(
      Tally(rated.map { .value($0.commitment.ambition(asOf: asOf).value != nil) }), by: .ambitionCounts
    ) {
      rated.map { $0.commitment.ambitionInput(asOf: asOf) }
    }
  }

  /// - Source: domain.md 4.4
  private static func share(_ high: Tally, rated: Tally) -> Figure<Observed<Fraction>> {
    guard rated.count > 0, rated.count * 2 >= rated.all,
      let share = try? Fraction(Int128(high.count), over: Int128(high.all))
    else {
      return Figure(
        .missing(rated.all == 0 ? .notApplicable : .noData), by: .highShareTooLittle,
        from: [Input(.rating, .count(rated.count)), Input(.total, .count(rated.all))])
    }
    return Figure(
      .value(share), by: .highShare, from: [Input(.done, .count(high.count)), Input(.total, .count(high.all))])
  }

  private static func leastDone(_ rated: [RatedCommitment], isListed: Bool) -> Figure<RatedCommitment?> {
    let ranked = rated.compactMap { one -> (rated: RatedCommitment, scheme: Scheme, code: Int)? in
      guard let rating = one.figures.completion.newest.value.value,
        let code = rating.scheme.variable(.completion)?.code(of: rating.label)
      else { return nil }
      return (one, rating.scheme, code)
    }
    let lowest = ranked.lazy.map(\.code).min()
    let last = ranked.filter { $0.code == lowest }.map(\.rated)
    guard Set(ranked.map(\.scheme)).count == 1, let first = last.min(by: { $0.wasDue(before: $1) }) else {
      let reason: Missing = ranked.isEmpty ? .notReviewed : .notApplicable
      return Figure(nil, steps: [Step(.leastDoneMissing, from: [], gives: .missing(reason))])
    }
    let inputs = isListed ? last.map(\.completionInput) : [first.completionInput]
    return Figure(first, steps: [Step(.leastDone, from: inputs, gives: .word(first.commitment.slug))])
  }
}

extension Observed<CompletionRating> {
  /// Is nothing known: nobody could tell, or nobody said anything?
  package var isUnknown: Bool { value.map { $0.label.meaning == .unclear } ?? true }
}

extension RatedCommitment {
  /// Has its date passed, and nobody said, or could tell, how much was done?
  package func isLateUnknown(asOf: Day) -> Bool {
    guard let end = commitment.end, end.last < asOf else { return false }
    return figures.completion.newest.value.isUnknown
  }

  /// By the date promised, those without one last, then by id.
  fileprivate func wasDue(before other: RatedCommitment) -> Bool {
    switch (commitment.end?.last, other.commitment.end?.last) {
    case (let one?, let two?) where one != two: one < two
    case (_?, nil): true
    case (nil, _?): false
    default: commitment.header.id.utf8.lexicographicallyPrecedes(other.commitment.header.id.utf8)
    }
  }

  /// Its newest completion, where it was rated; where it was not, the record.
  fileprivate var completionInput: Input {
    switch figures.completion.newest.value {
    case .value(let rating): rating.input(as: .completion)
    case .missing(let reason): Input(.completion, .missing(reason), at: commitment.header.range)
    }
  }
}

extension Commitment {
  /// How much it could change, as the newest counted independent assessment that codes a condition rates it.
  package func ambition(asOf: Day) -> Observed<SchemeLabel> {
    conditionsAssessment(asOf: asOf)?.ambition ?? .missing(.notReviewed)
  }

  func ambitionInput(asOf: Day) -> Input {
    let assessment = conditionsAssessment(asOf: asOf)
    let rating = assessment.flatMap { $0.rating(of: $0.scheme.ambition) }
    switch assessment?.ambition ?? .missing(.notReviewed) {
    case .value(let label):
      return Input(.rating, .label(label), on: assessment?.date, at: rating?.range ?? header.range)
    case .missing(let reason): return Input(.rating, .missing(reason), at: rating?.range ?? header.range)
    }
  }
}

extension Assessment {
  fileprivate var ambition: Observed<SchemeLabel>? { reading(of: scheme.ambition) }
}

extension Report {
  /// A plan's commitments that count: all but the invented ones.
  package func totals(ofPlan position: Int) -> CommitmentTotals {
    totals(of: counted(backlinks.commitmentsOfPlan[position], in: records.commitments).map(rated))
  }

  /// The commitments of all plans that an organisation leads.
  package func commitments(ledBy position: Int) -> [RatedCommitment] {
    counted(backlinks.commitmentsOfLead[position], in: records.commitments).map(rated)
  }

  package func totals(of rated: [RatedCommitment]) -> CommitmentTotals { CommitmentTotals(rated, asOf: asOf) }

  package func rated(_ commitment: Commitment) -> RatedCommitment {
    RatedCommitment(commitment: commitment, figures: figures(of: commitment))
  }
}
