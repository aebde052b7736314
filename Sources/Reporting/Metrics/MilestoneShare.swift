package import Exact

/// How many milestones stand where.
package struct MilestoneCounts: Hashable, Sendable {
  package let total: Int
  package let done: Int
  package let withdrawn: Int
  package let overdue: Int

  package init(_ statuses: [MilestoneStatus]) {
    total = statuses.count
    done = statuses.count { $0.isDone }
    withdrawn = statuses.count { $0 == .withdrawn }
    overdue = statuses.count { if case .overdue = $0 { true } else { false } }
  }
}

extension MilestoneCounts: StepResult {
  var stepValue: StepValue { .part(done, of: total - withdrawn) }
}

extension Commitment {
  /// The share of milestones that are done, of those that were not withdrawn: 0…1.
  ///
  /// Missing as `not-reported` when no milestones are given, as `not-applicable` when there are none to do.
  /// - Source: domain.md 4.3
  package func milestoneShare(_ counts: MilestoneCounts) -> Figure<Observed<Fraction>> {
    let place = place(of: Commitment.milestones)
    let inputs = [
      Input(.done, .count(counts.done), at: place), Input(.total, .count(counts.total), at: place),
      Input(.withdrawn, .count(counts.withdrawn), at: place),
    ]
    guard milestones != nil else {
      return Figure(.missing(.notReported), by: .milestoneShareMissing, from: inputs)
    }
    let base = counts.total - counts.withdrawn
    guard let share = try? Fraction(counts.done) / Fraction(base) else {
      return Figure(.missing(.notApplicable), by: .milestoneShareMissing, from: inputs)
    }
    return Figure(.value(share), by: .milestoneShare, from: inputs)
  }
}
