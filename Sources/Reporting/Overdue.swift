internal import Diagnostics
package import Exact
package import FrontMatter

/// Something whose date has passed, and that is not known to be done: a commitment or a milestone.
package struct OverdueItem: Sendable {
  package let commitment: Commitment
  /// Of the milestone, from 1; `nil` for the commitment as a whole.
  package let position: Int?
  package let due: PartialDate
  /// From the day it was due to the report's date, at least 1; `nil` where only the month or year is given.
  package let days: Int?
  /// `late` where somebody saw it open after its date, or the record itself says so of a milestone; else `unclear` or
  /// `notReviewedSince`.
  package let timeliness: Timeliness
  /// Whose word that it is late, or that it could not be told, rests on.
  package let basis: Standing.Basis?
  /// The milestone's institution, else the one that leads the commitment; `nil` when neither is named.
  package let responsible: Reference<Organisation>?
  /// How it came to be here.
  package let figure: NamedFigure

  package var milestone: Milestone? {
    position.flatMap { position in commitment.milestones.map { $0[position - 1] } }
  }

  /// The milestone's, else the commitment's.
  package var title: LocalisedText { milestone?.title ?? commitment.header.title }
}

extension Report {
  /// Everything whose date has passed at the report's date and that is not known to be done: the longest first, those of
  /// one length by id and position. Invented records are left out, and what was withdrawn.
  package var overdue: [OverdueItem] {
    let items = records.commitments.counted.flatMap { overdueItems(of: $0) }
    return items.enumerated()
      .sorted { ($0.element.due.last, $0.offset) < ($1.element.due.last, $1.offset) }.map(\.element)
  }

  private func overdueItems(of commitment: Commitment) -> [OverdueItem] {
    let figures = figures(of: commitment)
    var items: [OverdueItem] = []
    let standing = figures.timeliness.value
    if [.late, .unclear, .notReviewedSince].contains(standing.timeliness), let end = commitment.end {
      let days = end.precision == .day ? asOf - end.last : nil
      let place = commitment.place(of: Commitment.end)
      items.append(
        OverdueItem(
          commitment: commitment, position: nil, due: end, days: days, timeliness: standing.timeliness,
          basis: standing.basis, responsible: commitment.lead,
          figure: NamedFigure(.timeliness, figures.timeliness.counting(days, from: end, to: asOf, at: place))))
    }
    for (index, (milestone, status)) in zip(commitment.milestones ?? [], figures.milestones).enumerated() {
      guard case .overdue(let days) = status.value, let due = milestone.due else { continue }
      let part = NamedFigure.Part(position: index + 1, title: milestone.title)
      let isOpen = commitment.isKnownOpen(milestone, status.value, asOf: asOf)
      items.append(
        OverdueItem(
          commitment: commitment, position: index + 1, due: due, days: days,
          timeliness: isOpen ? .late : .notReviewedSince, basis: isOpen ? .milestones : nil,
          responsible: milestone.responsible ?? commitment.lead,
          figure: NamedFigure(.milestoneStatus, status, of: part)))
    }
    return items
  }
}

extension Figure<Standing> {
  /// With the days since the date, where they can be counted.
  fileprivate func counting(_ days: Int?, from end: PartialDate, to asOf: Day, at place: SourceRange) -> Self {
    guard let days else { return self }
    let inputs = [Input(.end, .date(end), at: place), Input(.asOf, .day(asOf))]
    return Figure(value, steps: steps + [Step(.daysLate, from: inputs, gives: .days(days))])
  }
}
