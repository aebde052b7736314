internal import Diagnostics

/// What the declared completion and the milestones say against each other.
package enum Contradiction: Hashable, Sendable {
  case none
  /// Declared complete; these milestones (positions) are known to be open.
  case completeWithOpen([Int])
  /// Declared not started; these milestones (positions) are done.
  case notStartedWithDone([Int])
}

extension Contradiction: StepResult {
  var stepValue: StepValue { .flag(self != .none) }
}

extension Commitment {
  /// `complete` with an open milestone, or `not-started` with a done one. A milestone of which nothing is known
  /// contradicts nothing.
  ///
  /// - Parameter statuses: In the order of the milestones.
  /// - Source: domain.md 4.3
  package func contradiction(
    _ completion: Observed<CompletionRating>, _ statuses: [MilestoneStatus]
  ) -> Figure<Contradiction> {
    guard let rating = completion.value, let milestones else {
      return Figure(.none, by: .contradictionNone, from: [])
    }
    func figure(_ positions: [Int], _ make: ([Int]) -> Contradiction) -> Figure<Contradiction> {
      let parts = positions.map { Input(.milestone, .word(statuses[$0].word), at: milestones[$0].range) }
      let inputs = [rating.input(as: .completion)] + parts
      guard !positions.isEmpty else { return Figure(.none, by: .contradictionNone, from: inputs) }
      let warning = Diagnostic.contradiction(rating, positions.map { milestones[$0] })
      return Figure(make(positions), by: .contradiction, from: inputs, warnings: [warning])
    }
    switch rating.label.meaning {
    case .complete:
      return figure(statuses.indices.filter { statuses[$0].isOpen }, Contradiction.completeWithOpen)
    case .notStarted:
      return figure(statuses.indices.filter { statuses[$0].isDone }, Contradiction.notStartedWithDone)
    default: return Figure(.none, by: .contradictionNone, from: [rating.input(as: .completion)])
    }
  }
}
