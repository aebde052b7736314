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
  /// How many stand how against their date: each commitment counts once.
  package let timeliness: Figure<TimelinessCounts>
  /// Those that somebody saw open after their date.
  package let late: Figure<Tally>
  /// Those whose date has passed, and of which nobody has said since how far they are.
  package let notReviewedSince: Figure<Tally>
  /// Those of which nobody could tell, or of which nobody said anything.
  package let unknown: Figure<Tally>
  /// How many have a rating of completion by the government.
  package let byGovernment: Figure<Tally>
  package let byIndependent: Figure<Tally>
  /// How many the government alone has rated, so that its word on itself heads them.
  package let byGovernmentAlone: Figure<Tally>
  /// The milestones of those that nobody has rated, where they speak in place of ratings.
  package let unratedMilestones: Figure<MilestoneCounts>
  /// How many have an independent rating of how much they could change.
  package let ambitions: Figure<Tally>
  /// How many have which rating of how much they could change.
  let sharesOfAmbition: [SchemeLabel: Tally]
  /// Whether all together are complete: only if each of them is.
  package let isComplete: Figure<Observed<Bool>>
  /// The one that got least far, of several the one that was due first; `nil` where none is rated, or where they are
  /// rated by several schemes, which are not compared.
  package let leastDone: Figure<RatedCommitment?>

  /// The judge's rating where all that are rated have one of the same assessor, state and date.
  package let commonRating: CompletionRating?

  /// Above so many commitments a working names none: each has its own on its page.
  static let longestList = 400

  package init(_ rated: [RatedCommitment], asOf: Day) {
    let ratings = rated.compactMap(\.figures.completion.judged.value.value)
    commonRating = ratings.first.flatMap { first in
      ratings.allSatisfy { $0.by.index == first.by.index && $0.date == first.date && $0.state == first.state }
        ? first : nil
    }
    let isListed = rated.count <= Self.longestList
    func figure(
      _ tally: Tally, by rule: Rule, from more: [Input] = [], listing inputs: () -> [Input]
    ) -> Figure<Tally> {
      Figure(tally, by: rule, from: [Input(.total, .count(rated.count))] + more + (isListed ? inputs() : []))
    }
    let shown = rated.map(\.figures.shown)
    let isUnknown = shown.map { Observed.value($0.isUnknown) }
    let completions = figure(Tally(shown.map { .value($0.value != nil) }), by: .completionCounts) {
      rated.map(\.completionInput)
    }
    self.completions = completions
    let high = figure(Tally(rated.map(\.figures.highCompletion.value)), by: .highCount) {
      rated.filter { $0.figures.highCompletion.value == .value(true) }.map(\.completionInput)
    }
    self.high = high
    highShare = Self.share(high.value, rated: completions.value)
    isComplete = Figure(
      shown.isGroupComplete, by: .groupComplete,
      from: [Input(.total, .count(rated.count))]
        + (isListed ? rated.filter { $0.figures.shown.value?.label.meaning != .complete } : [])
        .map(\.completionInput))
    leastDone = Self.leastDone(rated, isListed: isListed)
    timeliness = Figure(
      TimelinessCounts(rated.map(\.figures.timeliness.value.timeliness)), by: .timelinessCounts,
      from: [Input(.total, .count(rated.count)), Input(.asOf, .day(asOf))])
    func standing(_ wanted: Timeliness, rule: Rule) -> Figure<Tally> {
      let stands = rated.map { Observed.value($0.figures.timeliness.value.timeliness == wanted) }
      return figure(Tally(stands), by: rule, from: [Input(.asOf, .day(asOf))]) {
        zip(rated, stands).filter { $0.1 == .value(true) }.compactMap { rated, _ in
          rated.commitment.end.map { Input(.end, .date($0), at: rated.commitment.place(of: Commitment.end)) }
        }
      }
    }
    late = standing(.late, rule: .lateCount)
    notReviewedSince = standing(.notReviewedSince, rule: .notReviewedSinceCount)
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
    let isAlone = rated.map { Observed.value($0.figures.isRatedByGovernmentAlone) }
    byGovernmentAlone = figure(Tally(isAlone), by: .governmentAloneCount) {
      zip(rated, isAlone).filter { $0.1 == .value(true) }.map(\.0.completionInput)
    }
    let unrated = rated.filter(\.figures.isToldByMilestones)
    let counts = MilestoneCounts(unrated.flatMap { $0.figures.milestones.map(\.value) })
    unratedMilestones = Figure(
      counts, by: .unratedMilestones,
      from: [
        Input(.total, .count(unrated.count)), Input(.milestone, .count(counts.total)),
        Input(.withdrawn, .count(counts.withdrawn)), Input(.overdue, .count(counts.overdue)),
      ])
    ambitions = figure(
      Tally(rated.map { .value($0.figures.ambition.value != nil) }), by: .ambitionCounts
    ) {
      rated.map(\.figures.ambitionInput)
    }
    sharesOfAmbition = Dictionary(grouping: rated.compactMap(\.figures.ambition.value)) { $0 }
      .mapValues { Tally(count: $0.count, all: rated.count) }
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
      guard let shown = one.figures.shown.value,
        let code = shown.scheme.variable(.completion)?.code(of: shown.label)
      else { return nil }
      return (one, shown.scheme, code)
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

/// How many commitments stand how against their date. The counts add up to all.
package struct TimelinessCounts: Hashable, Sendable, StepResult {
  private let counts: [Timeliness: Int]
  package let all: Int

  init(_ standings: [Timeliness]) {
    counts = Dictionary(standings.map { ($0, 1) }, uniquingKeysWith: +)
    all = standings.count
  }

  package subscript(timeliness: Timeliness) -> Int { counts[timeliness] ?? 0 }

  var stepValue: StepValue {
    .counts(Timeliness.allCases.filter { self[$0] > 0 }.map { WordCount(word: $0.rawValue, count: self[$0]) })
  }
}

extension Observed<SchemeLabel> {
  /// Is nothing known: nobody could tell, or nobody said anything?
  package var isUnknown: Bool { value.map { $0.label.meaning == .unclear } ?? true }
}

extension RatedCommitment {
  /// By the date promised, those without one last, then by id.
  fileprivate func wasDue(before other: RatedCommitment) -> Bool {
    switch (commitment.end?.last, other.commitment.end?.last) {
    case (let one?, let two?) where one != two: one < two
    case (_?, nil): true
    case (nil, _?): false
    default: commitment.header.id.utf8.lexicographicallyPrecedes(other.commitment.header.id.utf8)
    }
  }

  /// How far it is shown to have got, where that stands: the rating or the withdrawal, else the record.
  fileprivate var completionInput: Input {
    let rating = figures.completion.judged.value.value
    return switch figures.shown {
    case .value(let label) where label == rating?.schemeLabel:
      rating?.input(as: .completion)
        ?? Input(.completion, .label(label), at: commitment.header.range)
    case .value(let label): Input(.completion, .label(label), at: commitment.place(of: Commitment.withdrawn))
    case .missing(let reason): Input(.completion, .missing(reason), at: commitment.header.range)
    }
  }
}

extension Report {
  /// The commitments of all plans that an organisation leads.
  package func commitments(ledBy position: Int) -> [RatedCommitment] {
    counted(backlinks.commitmentsOfLead[position], in: records.commitments).map(rated)
  }

  package func totals(of rated: [RatedCommitment]) -> CommitmentTotals { CommitmentTotals(rated, asOf: asOf) }

  package func rated(_ commitment: Commitment) -> RatedCommitment {
    RatedCommitment(commitment: commitment, figures: figures(of: commitment))
  }
}
