internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// Something that happened to a commitment, or was to happen.
struct TimelineEventView: TemplateView {
  let icon: String
  let date: String
  let text: String
  let isLate: Bool

  static let declaration = ViewDeclaration<TimelineEventView>(
    "timeline event",
    [
      .init("icon", \.icon),
      .init("date", \.date),
      .init("text", \.text),
      .init("is_late", \.isLate),
    ])
}

extension PageContext {
  private struct Moment {
    let date: PartialDate
    let icon: String
    let text: String
  }

  /// From the plan's adoption to the report's date, which closes it.
  func timeline(of commitment: Commitment, _ figures: CommitmentFigures) -> [TimelineEventView] {
    let plan = records.plans[commitment.plan]
    var events: [Moment] = [
      plan?.adoptedOn.map { Moment(date: $0, icon: "dot", text: word("timeline.adopted")) },
      commitment.start.map { Moment(date: $0, icon: "dot", text: word("timeline.starts")) },
      commitment.end.map { Moment(date: $0, icon: "clock", text: word("timeline.due")) },
      plan.map { Moment(date: $0.end, icon: "ring", text: word("timeline.plan_ends")) },
      commitment.withdrawn.map { withdrawn($0) },
    ].compactMap(\.self)
    events += (commitment.milestones ?? []).compactMap { milestone in
      milestone.done.map {
        Moment(
          date: $0, icon: "achieved",
          text: word("timeline.milestone_done", ["title": text(milestone.title)]))
      }
    }
    events += commitment.countedAssessments(asOf: report.asOf).map { review($0) }
    let past = events.filter { $0.date.last <= report.asOf }
    let sorted = past.enumerated().sorted { ($0.element.date.last, $0.offset) < ($1.element.date.last, $1.offset) }
    let shown = sorted.map(\.element).map { moment in
      TimelineEventView(icon: moment.icon, date: language.date(moment.date), text: moment.text, isLate: false)
    }
    return shown + [today(commitment, figures)]
  }

  private func withdrawn(_ withdrawal: Withdrawal) -> Moment {
    let by = link(withdrawal.by, in: records.organisations)?.text ?? word("missing.not-reported")
    return Moment(date: withdrawal.date, icon: "no-target", text: word("timeline.withdrawn", ["by": by]))
  }

  private func review(_ assessment: Assessment) -> Moment {
    let level = assessment.reading(of: .completion).map { reading in
      reading.value.map { inSentence($0) } ?? self.level(reading).word
    }
    let assessor = word("assessor.\(assessment.kind.rawValue)")
    let state = assessment.stateAt.map { word("timeline.state", ["state": stateAt($0)]) } ?? ""
    return Moment(
      date: assessment.date, icon: assessment.kind.rawValue,
      text: (level.map { word("timeline.review", ["kind": assessor, "level": $0]) } ?? assessor) + state)
  }

  /// What holds on the report's date.
  private func today(_ commitment: Commitment, _ figures: CommitmentFigures) -> TimelineEventView {
    let (text, isLate) = standing(commitment, figures)
    return TimelineEventView(
      icon: isLate ? "clock" : "dot", date: word("timeline.as_of", ["date": language.date(report.asOf)]), text: text,
      isLate: isLate)
  }

  private func standing(_ commitment: Commitment, _ figures: CommitmentFigures) -> (text: String, isLate: Bool) {
    let timeliness = figures.timeliness.value.timeliness
    guard let end = commitment.end, [.notDue, .late, .unclear, .notReviewedSince].contains(timeliness) else {
      return (word(timeliness == .complete ? "timeline.complete" : "timeliness.\(timeliness.rawValue)"), false)
    }
    let days = [end.last, report.asOf].sorted()
    let text = word("timeline.\(timeliness.rawValue)", ["duration": duration(from: days[0], to: days[1])])
    return (text, timeliness == .late)
  }
}
