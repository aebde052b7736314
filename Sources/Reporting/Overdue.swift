internal import Diagnostics
package import Exact
package import FrontMatter

/// Something that was due before the report's date and was not done: a commitment that is late, or a milestone.
package struct OverdueItem: Sendable {
  package let commitment: Commitment
  /// Of the milestone, from 1; `nil` for the commitment as a whole.
  package let position: Int?
  package let due: PartialDate
  /// From the last day it was due to the report's date; at least 1.
  package let days: Int
  /// The milestone's institution, else the one that leads the commitment; `nil` when neither is named.
  package let responsible: Reference<Organisation>?
  /// How it came to be overdue.
  package let figure: NamedFigure

  package var milestone: Milestone? {
    position.flatMap { position in commitment.milestones.map { $0[position - 1] } }
  }

  /// The milestone's, else the commitment's.
  package var title: LocalisedText { milestone?.title ?? commitment.header.title }
}

extension Report {
  /// Everything that is overdue at the report's date: the longest first, those of one length by id and position. Invented
  /// records are left out.
  package var overdue: [OverdueItem] {
    let items = records.commitments.counted.flatMap { overdueItems(of: $0) }
    return items.enumerated().sorted { ($1.element.days, $0.offset) < ($0.element.days, $1.offset) }.map(\.element)
  }

  private func overdueItems(of commitment: Commitment) -> [OverdueItem] {
    let figures = figures(of: commitment)
    var items: [OverdueItem] = []
    if figures.late.value == .value(true), let end = commitment.end {
      items.append(
        OverdueItem(
          commitment: commitment, position: nil, due: end, days: asOf - end.last, responsible: commitment.lead,
          figure: NamedFigure(.late, figures.late.days(from: end, to: asOf, at: commitment.place(of: "end")))))
    }
    for (index, (milestone, status)) in zip(commitment.milestones ?? [], figures.milestones).enumerated() {
      guard case .overdue(let days) = status.value, let due = milestone.due else { continue }
      let part = NamedFigure.Part(position: index + 1, title: milestone.title)
      items.append(
        OverdueItem(
          commitment: commitment, position: index + 1, due: due, days: days,
          responsible: milestone.responsible ?? commitment.lead,
          figure: NamedFigure(.milestoneStatus, status, of: part)))
    }
    return items
  }
}

extension Figure<Observed<Bool>> {
  /// By how many days something is late that is.
  fileprivate func days(from end: PartialDate, to asOf: Day, at place: SourceRange) -> Figure<Int> {
    let inputs = [Input(.end, .date(end), at: place), Input(.asOf, .day(asOf))]
    let days = asOf - end.last
    return Figure<Int>(days, steps: steps + [Step(.daysLate, from: inputs, gives: .days(days))])
  }
}
