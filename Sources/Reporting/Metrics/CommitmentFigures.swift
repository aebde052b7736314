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
  package let highCompletion: Figure<Observed<Bool>>
  package let relevance: Figure<Observed<Bool>>
  package let star: Figure<Observed<Bool>>
  package let schedule: Figure<Observed<Schedule>>
  package let late: Figure<Observed<Bool>>
  package let contradiction: Figure<Contradiction>
  package let evidenceCount: Figure<Int>

  /// - Parameter starFormula: That of the commitment's plan.
  package init(_ commitment: Commitment, starFormula: StarFormula?, asOf: Day) {
    milestones = commitment.milestoneStatuses(asOf: asOf)
    let statuses = milestones.map(\.value)
    milestoneCounts = MilestoneCounts(statuses)
    milestoneShare = commitment.milestoneShare(milestoneCounts)
    completion = commitment.declaredCompletion(asOf: asOf)
    let declared = completion.newest.value
    highCompletion = commitment.highCompletion(declared)
    relevance = commitment.relevance(asOf: asOf)
    star = commitment.star(by: starFormula, asOf: asOf)
    schedule = commitment.schedule(asOf: asOf)
    late = commitment.late(declared, asOf: asOf)
    contradiction = commitment.contradiction(declared, statuses)
    evidenceCount = commitment.evidenceCount(declared, asOf: asOf)
  }

  /// Declared complete, and nothing to show for it: the page says "no evidence published".
  package var isWithoutEvidence: Bool {
    evidenceCount.value == 0 && completion.newest.value.value?.isComplete == true
  }

  /// What is odd about the commitment, each said once.
  package var warnings: [Diagnostic] {
    let all =
      completion.newest.warnings + completion.government.warnings + completion.independent.warnings
      + schedule.warnings + contradiction.warnings + evidenceCount.warnings + star.warnings
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }
  }
}
