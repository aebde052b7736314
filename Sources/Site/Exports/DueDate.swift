internal import Exact
internal import Reporting

/// A day by which something was promised that was not done, or withdrawn, by the day of the report.
struct DueDate: Sendable {
  /// By position.
  let commitment: Int
  /// Its place in the commitment; `nil` for the commitment itself.
  let milestone: Int?
  let date: PartialDate
}

extension Report {
  /// - Source: domain.md 3, "Timeliness"
  func dueDates(of commitment: Commitment) -> [DueDate] {
    let position = commitment.header.position
    let figures = figures(of: commitment)
    let standing = figures.timeliness.value.timeliness
    guard standing != .withdrawn else { return [] }
    // A rating of the whole closes no milestone: one that is open stays here, as among what is past its date.
    let whole =
      standing == .complete ? nil : commitment.end.map { DueDate(commitment: position, milestone: nil, date: $0) }
    let steps = zip(commitment.milestones ?? [], figures.milestones).enumerated().compactMap { place, step in
      let (milestone, status) = step
      guard let due = milestone.due, !status.value.isDone, status.value != .withdrawn else { return nil as DueDate? }
      return DueDate(commitment: position, milestone: place, date: due)
    }
    return [whole].compactMap(\.self) + steps
  }
}
