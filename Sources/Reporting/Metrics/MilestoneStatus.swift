internal import Diagnostics
internal import Exact

/// Where a milestone stands at the report's date.
package enum MilestoneStatus: Hashable, Sendable {
  case withdrawn
  case doneOnTime
  /// Days from the last day it was due to the last day on which it may have been done.
  case doneLate(days: Int)
  /// Done, but the dates do not tell whether on time.
  case done
  /// Days from the day it was due to the report's date; `nil` where only the month or year is given: nobody can count days
  /// from there.
  case overdue(days: Int?)
  case inProgress
  case notStarted
  case upcoming
  case unknown

  /// The word in data files.
  package var word: String {
    switch self {
    case .withdrawn: "withdrawn"
    case .doneOnTime: "done-on-time"
    case .doneLate: "done-late"
    case .done: "done"
    case .overdue: "overdue"
    case .inProgress: "in-progress"
    case .notStarted: "not-started"
    case .upcoming: "upcoming"
    case .unknown: "unknown"
    }
  }

  package var isDone: Bool {
    switch self {
    case .doneOnTime, .doneLate, .done: true
    default: false
    }
  }

  /// Whether it is known that work remains; `unknown` says neither.
  package var isOpen: Bool {
    switch self {
    case .overdue, .inProgress, .notStarted, .upcoming: true
    default: false
    }
  }
}

extension MilestoneStatus: StepResult {
  var stepValue: StepValue {
    switch self {
    case .doneLate(let days), .overdue(let days?): .days(days)
    default: .word(word)
    }
  }
}

extension Commitment {
  /// The record's withdrawal, where it is dated by the report's date.
  func countedWithdrawal(asOf: Day) -> Input? {
    guard let withdrawn, withdrawn.date.last <= asOf else { return nil }
    return Input(.withdrawn, .date(withdrawn.date), at: place(of: Commitment.withdrawn))
  }

  /// Where each milestone stands, in their order in the file.
  ///
  /// - Parameter withdrawal: The commitment's, by the record or by its judge.
  func milestoneStatuses(withdrawal: Input?, asOf: Day) -> [Figure<MilestoneStatus>] {
    (milestones ?? []).map { $0.status(withdrawal: withdrawal, asOf: asOf) }
  }
}

extension Milestone {
  /// The first rule that holds of domain.md 4.3.
  ///
  /// - Parameter withdrawal: The whole commitment's, when it was withdrawn by the report's date.
  func status(withdrawal: Input?, asOf: Day) -> Figure<MilestoneStatus> {
    let reportDate = Input(.asOf, .day(asOf))
    let given = status.map { Input(.status, .word($0.rawValue), at: place(of: Milestone.status)) }
    if let given, status == .withdrawn { return Figure(.withdrawn, by: .milestoneWithdrawn, from: [given]) }

    let isDoneUndated = status == .done && done == nil
    if let done, done.last <= asOf { return completed(on: done) }
    if let withdrawal, !isDoneUndated {
      return Figure(.withdrawn, by: .milestoneWithdrawnWithCommitment, from: [withdrawal])
    }
    if let given, isDoneUndated { return Figure(.done, by: .milestoneDoneUndated, from: [given]) }
    if let due, due.last < asOf {
      let dueInput = Input(.due, .date(due), at: place(of: Milestone.due))
      let days = due.precision == .day ? asOf - due.last : nil
      let rule: Rule = days == nil ? .milestoneOverdueUncounted : .milestoneOverdue
      return Figure(.overdue(days: days), by: rule, from: [dueInput, reportDate])
    }
    if let given, status == .inProgress { return Figure(.inProgress, by: .milestoneAsGiven, from: [given]) }
    if let given, status == .notStarted { return Figure(.notStarted, by: .milestoneAsGiven, from: [given]) }
    if let start, start.first > asOf {
      let startInput = Input(.start, .date(start), at: place(of: Milestone.start))
      return Figure(.upcoming, by: .milestoneUpcoming, from: [startInput, reportDate])
    }
    return Figure(.unknown, by: .milestoneUnknown, from: [reportDate])
  }

  /// On time or late when every day of `done` lies on one side of the due date, else just done.
  private func completed(on done: PartialDate) -> Figure<MilestoneStatus> {
    let doneInput = Input(.done, .date(done), at: place(of: Milestone.done))
    guard let due else { return Figure(.done, by: .milestoneDone, from: [doneInput]) }
    let inputs = [doneInput, Input(.due, .date(due), at: place(of: Milestone.due))]
    if done.last <= due.last { return Figure(.doneOnTime, by: .milestoneDoneOnTime, from: inputs) }
    if done.first > due.last {
      return Figure(.doneLate(days: done.last - due.last), by: .milestoneDoneLate, from: inputs)
    }
    return Figure(.done, by: .milestoneDone, from: inputs)
  }
}
