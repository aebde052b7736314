internal import Diagnostics
internal import Exact

// What can be wrong with commitments, their milestones and ratings.
extension Diagnostic {
  static func stateAfterDate(_ state: PartialDate, published: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "state-after-date",
      "`state_at` (\(state)) lies after `date` (\(published)), but nobody can judge a state before it is there.",
      at: range,
      help: "`state_at` is the day whose state is described, `date` the day on which the judgement was published.")
  }

  static func stateInFuture(_ state: PartialDate, asOf: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "state-in-future", "`state_at` (\(state)) lies after the day that the report speaks for (\(asOf)).",
      severity: .warning, at: range, help: "Correct the date, or `as_of` in site.yaml.")
  }

  static func stateBeforePlan(_ state: PartialDate, plan start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "state-before-plan", "`state_at` (\(state)) lies before the plan began (\(start)).", severity: .warning,
      at: range,
      help: "Write the day whose state the rating describes, such as the end of the year under review.")
  }

  static func datedBeforePlan(
    _ what: String, _ date: PartialDate, plan start: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dated-before-plan", "By its date (\(date)) this \(what) lies before the plan began (\(start)).",
      severity: .warning, at: range,
      help: "Correct the date; or, where it is right, accept the warning with the reason.")
  }

  static func endAfterPlan(_ end: PartialDate, plan planEnd: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-after-plan", "`end` (\(end)) lies years after the plan ended (\(planEnd)).", severity: .warning, at: range,
      help: "Correct the date; or, where the plan has it so, accept the warning with the reason.")
  }

  static func endBeforePlan(_ end: PartialDate, plan start: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "end-before-plan", "`end` (\(end)) lies before the plan began (\(start)).", severity: .warning, at: range,
      help: "Correct the date; or, where the plan has it so, accept the warning with the reason.")
  }

  /// - Parameter owner: Whose start it is, where it is not the milestone's own.
  static func doneBeforeStart(
    _ done: PartialDate, _ start: PartialDate, of owner: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "done-before-start",
      "`done` (\(done)) lies before " + (owner.map { "\($0) began" } ?? "`start`") + " (\(start)).", severity: .warning,
      at: range,
      help: "Correct one of them; or, where it was done early, accept the warning with the reason.")
  }

  static func doneAgainstStatus(
    _ done: PartialDate, _ status: MilestoneDeclaration, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "done-against-status",
      "`status` is `\(status.rawValue)`, but `done` (\(done)) says that it was done; \(status == .withdrawn ? "the status" : "the date") counts.",
      severity: .warning, at: range, help: "Delete the one that does not hold.")
  }

  static func milestoneTwice(at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "milestone-twice", "Two milestones have this title and this date, and both count.", severity: .warning, at: range,
      help: "Delete one of them, or say in its title what is another thing.",
      notes: [Note("The other one is here.", at: first)])
  }

  static func milestoneOutside(_ due: PartialDate, of bound: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "milestone-outside", "The milestone is due (\(due)) \(bound).", severity: .warning, at: range,
      help: "Correct one of the dates; or, where the plan has it so, accept the warning with the reason.")
  }
}
