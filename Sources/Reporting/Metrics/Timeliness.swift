internal import Diagnostics
package import Exact

/// How a commitment stands against the date promised for it. In the order in which a first page tells them; each
/// commitment is one of these, so that their counts add up to all.
///
/// The words stand in tables and addresses and never change once released.
package enum Timeliness: String, CaseIterable, Sendable {
  case complete, withdrawn
  case noDate = "no-date"
  case notDue = "not-due"
  /// Somebody saw it open after its date.
  case late
  /// Somebody looked after its date, and could not tell.
  case unclear
  /// Its date has passed, and nobody has said since how far it is.
  case notReviewedSince = "not-reviewed-since"
}

/// How a commitment stands against its date, and on whose word that rests.
package struct Standing: Hashable, Sendable {
  package enum Basis: String, CaseIterable, Sendable {
    case independent
    case civilSociety = "civil-society"
    case government, milestones

    init(_ kind: AssessorKind) {
      self =
        switch kind {
        case .independent: .independent
        case .civilSociety: .civilSociety
        case .government: .government
        }
    }
  }

  package let timeliness: Timeliness
  /// `nil` where the dates of the record alone tell, or nobody has told.
  package let basis: Basis?
  /// The rating on which it rests, where it rests on one.
  package let rating: CompletionRating?

  fileprivate init(_ timeliness: Timeliness, by rating: CompletionRating? = nil) {
    self.timeliness = timeliness
    self.rating = rating
    basis = rating.map { Basis($0.kind) }
  }

  /// Late by its own milestones.
  fileprivate init(lateBy basis: Basis) {
    timeliness = .late
    self.basis = basis
    rating = nil
  }
}

extension Standing: StepResult {
  var stepValue: StepValue { .word(timeliness.rawValue) }
}

extension Commitment {
  /// How it stands against its date: the first that holds of domain.md 4.3.
  ///
  /// It is late only where somebody saw it open after its end: an independent assessor, else civil society; the
  /// government by its own admission; or, where nobody has rated it, the record itself by a milestone that it calls open.
  ///
  /// - Parameter withdrawal: The record's, when it was withdrawn by the report's date.
  /// - Parameter milestones: In the order of the commitment's own.
  func standing(
    _ completion: DeclaredCompletion, withdrawal: Input?, milestones: [MilestoneStatus], asOf: Day
  ) -> Figure<Standing> {
    if let withdrawal { return Figure(Standing(.withdrawn), by: .timelinessWithdrawn, from: [withdrawal]) }
    let judged = completion.judged.value.value
    if let judged, judged.label.meaning == .withdrawn {
      return Figure(Standing(.withdrawn, by: judged), by: .timelinessRatedWithdrawn, from: judged.inputs)
    }
    if let judged, judged.isComplete {
      return Figure(Standing(.complete, by: judged), by: .timelinessComplete, from: judged.inputs)
    }
    let reportDate = Input(.asOf, .day(asOf))
    guard let end else { return Figure(Standing(.noDate), by: .lateWithoutEnd, from: [reportDate]) }
    let dates = [Input(.end, .date(end), at: place(of: Commitment.end)), reportDate]
    guard end.last < asOf else { return Figure(Standing(.notDue), by: .lateNotYet, from: dates) }

    let reviewed = completion.afterEnd[.independent] ?? completion.afterEnd[.civilSociety]
    let admitted = completion.afterEnd[.government]
    if let open = [reviewed, admitted].compactMap(\.self).first(where: \.isOpen) {
      return Figure(Standing(.late, by: open), by: .late, from: dates + open.inputs)
    }
    let open = openMilestones(milestones, asOf: asOf)
    if judged == nil, !open.isEmpty {
      let parts = open.map { position, milestone in
        Input(.milestone, .word(milestones[position].word), on: milestone.due, at: milestone.range)
      }
      return Figure(Standing(lateBy: .milestones), by: .lateByMilestones, from: dates + parts)
    }
    let newest = reviewed ?? (judged?.kind == .government ? admitted : nil)
    if let newest, newest.label.meaning == .unclear {
      return Figure(Standing(.unclear, by: newest), by: .timelinessUnclear, from: dates + newest.inputs)
    }
    return Figure(
      Standing(.notReviewedSince), by: .notReviewedSince, from: dates + (judged.map { $0.inputs } ?? []))
  }

  /// The milestones that are overdue and of which the record itself says that they are still open, by their positions.
  private func openMilestones(_ statuses: [MilestoneStatus], asOf: Day) -> [(Int, Milestone)] {
    zip(milestones ?? [], statuses).enumerated().filter { isKnownOpen($0.element.0, $0.element.1, asOf: asOf) }
      .map { ($0.offset, $0.element.0) }
  }

  /// Does the record say of a milestone that is overdue that it is still open: by its state, or by a report or a change
  /// of the record after its due date?
  package func isKnownOpen(_ milestone: Milestone, _ status: MilestoneStatus, asOf: Day) -> Bool {
    guard case .overdue = status, let due = milestone.due else { return false }
    let told = countedUpdates(asOf: asOf).map(\.date) + [header.updated].compactMap(\.self).filter { $0.last <= asOf }
    return milestone.status == .inProgress || milestone.status == .notStarted
      || told.contains { $0.first > due.last }
  }
}
