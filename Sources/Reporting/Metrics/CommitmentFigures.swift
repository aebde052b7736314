package import Diagnostics
package import Exact

/// Every figure of a commitment at the report's date: what its page shows and the tables' computed columns.
///
/// A class, since whatever shows or counts commitments hands them on.
package final class CommitmentFigures: Sendable {
  /// In the order of the milestones.
  package let milestones: [Figure<MilestoneStatus>]
  package let milestoneCounts: MilestoneCounts
  package let milestoneShare: Figure<Observed<Fraction>>
  package let completion: DeclaredCompletion
  /// How far it got, as boxes and lists show it: withdrawn where it was withdrawn, whatever it was rated before, else as
  /// the judge rates it.
  package let shown: Observed<SchemeLabel>
  package let highCompletion: Figure<Observed<Bool>>
  /// The assessment by which relevance and star are judged.
  package let conditions: Assessment?
  /// How much it could change, as that assessment rates it.
  package let ambition: Observed<SchemeLabel>
  let ambitionInput: Input
  package let relevance: Figure<Observed<Bool>>
  package let star: Figure<Observed<Bool>>
  package let schedule: Figure<Observed<Schedule>>
  package let timeliness: Figure<Standing>
  package let contradiction: Figure<Contradiction>
  package let evidenceCount: Figure<Int>

  /// - Parameter starFormula: That of the commitment's plan.
  /// - Parameter scheme: The plan's.
  package init(_ commitment: Commitment, starFormula: StarFormula?, scheme: Scheme? = nil, asOf: Day) {
    completion = commitment.declaredCompletion(asOf: asOf)
    let declared = completion.judged.value
    let withdrawal = commitment.countedWithdrawal(asOf: asOf)
    milestones = commitment.milestoneStatuses(withdrawal: withdrawal ?? declared.withdrawal, asOf: asOf)
    let statuses = milestones.map(\.value)
    milestoneCounts = MilestoneCounts(statuses)
    milestoneShare = commitment.milestoneShare(milestoneCounts)
    timeliness = commitment.standing(completion, withdrawal: withdrawal, milestones: statuses, asOf: asOf)
    shown =
      timeliness.value.timeliness == .withdrawn
      ? .value((declared.value?.scheme ?? scheme)?.withdrawn ?? .withdrawn) : declared.map(\.schemeLabel)
    highCompletion = commitment.highCompletion(declared, shown: shown)
    conditions = commitment.conditionsAssessment(asOf: asOf)
    ambition = conditions?.ambition ?? .missing(.notReviewed)
    ambitionInput = commitment.ambitionInput(conditions)
    relevance = commitment.relevance(asOf: asOf)
    star = commitment.star(by: starFormula, asOf: asOf)
    schedule = commitment.schedule(asOf: asOf)
    contradiction = commitment.contradiction(declared, statuses)
    evidenceCount = commitment.evidenceCount(declared, asOf: asOf)
  }

  /// Declared complete, and nothing to show for it: the page says "no evidence published".
  package var isWithoutEvidence: Bool {
    evidenceCount.value == 0 && completion.judged.value.value?.isComplete == true
  }

  /// Nobody has rated it, and its milestones speak in place of a rating.
  package var isToldByMilestones: Bool {
    shown.value == nil && milestoneCounts.total > milestoneCounts.withdrawn
  }

  /// Nobody but the government itself has rated it.
  package var isRatedByGovernmentAlone: Bool { completion.judged.value.value?.kind == .government }

  /// What is odd about the commitment, each said once.
  package var warnings: [Diagnostic] { warningsButOfEvidence + evidenceCount.warnings }

  /// The same of one whose evidence lies after the report's date, of which none is asked for.
  var warningsButOfEvidence: [Diagnostic] {
    let all =
      AssessorKind.allCases.flatMap { completion[$0].warnings } + schedule.warnings + contradiction.warnings
      + star.warnings
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }
  }
}

extension Observed<CompletionRating> {
  /// What it says of milestones that are not done: that the commitment was withdrawn.
  fileprivate var withdrawal: Input? {
    value.flatMap { rating in
      rating.label.meaning == .withdrawn
        ? Input(.withdrawn, .date(rating.state ?? rating.date), at: rating.place) : nil
    }
  }
}

extension Commitment {
  fileprivate func ambitionInput(_ assessment: Assessment?) -> Input {
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
