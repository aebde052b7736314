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
  package let late: Figure<Tally>
  /// Those of which nobody could tell, or of which nobody said anything.
  package let unknown: Figure<Tally>
  /// How many have an independent rating of how much they could change.
  package let ambitions: Figure<Tally>

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
    let isUnknown = ratings.map { Observed.value($0.value.map { $0.label.meaning == .unclear } ?? true) }
    let isLate = rated.map(\.figures.late.value)
    completions = figure(Tally(ratings.map { .value($0.value != nil) }), by: .completionCounts) {
      rated.map(\.completionInput)
    }
    high = figure(Tally(rated.map(\.figures.highCompletion.value)), by: .highCount) {
      rated.filter { $0.figures.highCompletion.value == .value(true) }.map(\.completionInput)
    }
    late = figure(Tally(isLate), by: .lateCount, from: [Input(.asOf, .day(asOf))]) {
      zip(rated, isLate).filter { $0.1 == .value(true) }.compactMap { rated, _ in
        rated.commitment.end.map { Input(.end, .date($0), at: rated.commitment.place(of: "end")) }
      }
    }
    unknown = figure(Tally(isUnknown), by: .unknownCount) {
      zip(rated, isUnknown).filter { $0.1 == .value(true) }.map(\.0.completionInput)
    }
    ambitions = figure(
      Tally(rated.map { .value($0.commitment.ambition(asOf: asOf).value != nil) }), by: .ambitionCounts
    ) {
      rated.map { $0.commitment.ambitionInput(asOf: asOf) }
    }
  }
}

extension RatedCommitment {
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
    conditionsAssessment(asOf: asOf).flatMap { $0.reading(of: $0.scheme.ambition) } ?? .missing(.notReviewed)
  }

  fileprivate func ambitionInput(asOf: Day) -> Input {
    let assessment = conditionsAssessment(asOf: asOf)
    let rating = assessment.flatMap { $0.rating(of: $0.scheme.ambition) }
    switch ambition(asOf: asOf) {
    case .value(let label):
      return Input(.rating, .label(label), on: assessment?.date, at: rating?.range ?? header.range)
    case .missing(let reason): return Input(.rating, .missing(reason), at: rating?.range ?? header.range)
    }
  }
}

extension Report {
  /// A plan's commitments that count: all but the invented ones.
  package func totals(ofPlan position: Int) -> CommitmentTotals {
    let commitments = (backlinks.commitmentsOfPlan[position] ?? []).compactMap { records.commitments[$0] }
    return totals(of: commitments.filter { $0.header.isIllustrative != true }.map(rated))
  }

  package func totals(of rated: [RatedCommitment]) -> CommitmentTotals { CommitmentTotals(rated, asOf: asOf) }

  package func rated(_ commitment: Commitment) -> RatedCommitment {
    RatedCommitment(commitment: commitment, figures: figures(of: commitment))
  }
}
