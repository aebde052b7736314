internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What holds of many records together: a sentence with its figures, how they are distributed, and how it was counted.
struct RollUpView: TemplateView {
  let answer: String
  /// `nil` where there are none.
  let distribution: DistributionView?
  /// That all together are complete, where each is.
  let whole: String?
  /// The one that got least far.
  let worst: WorstView?
  /// Of how many the only rating is the government's own.
  let alone: String?
  /// Which ratings some of them lack.
  let lacking: String?
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<RollUpView>(
    "roll-up",
    [
      .init("answer", \.answer),
      .init("distribution", \.distribution),
      .init("whole", \.whole),
      .init("worst", \.worst),
      .init("alone", \.alone),
      .init("lacking", \.lacking),
      .init("workings", \.workings),
    ])
}

/// The record that got least far among several.
struct WorstView: TemplateView {
  let label: String
  let title: String
  let lang: String?
  let url: String
  /// How far it got.
  let value: String

  static let declaration = ViewDeclaration<WorstView>(
    "worst",
    [
      .init("label", \.label),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("value", \.value),
    ])
}

extension PageContext {
  // MARK: Commitments

  /// - Parameter figures: What else is counted of them, for the working.
  /// - Parameter areAlike: They were gathered by how far they got, so that it tells nothing how they are distributed,
  ///   nor which got least far.
  func rollUp(
    _ rated: [RatedCommitment], areAlike: Bool = false, also figures: [NamedFigure] = []
  ) -> RollUpView {
    let totals = report.totals(of: rated)
    let ofTheWhole: [NamedFigure.Name] = areAlike ? [] : [.groupComplete, .leastDone]
    return RollUpView(
      answer: answer(totals), distribution: rated.isEmpty || areAlike ? nil : distribution(rated),
      whole: areAlike ? nil : whole(totals), worst: areAlike ? nil : worst(totals, rated),
      alone: ratedAlone(totals), lacking: lacking(totals),
      workings: workings(totals.named, Self.counts + ofTheWhole + Self.raters) + workings(figures))
  }

  /// Said only where it holds: that one of many is open says nothing that the counts do not.
  private func whole(_ totals: CommitmentTotals) -> String? {
    let count = totals.completions.value.all
    guard count > 1, totals.isComplete.value == .value(true) else { return nil }
    return word("answer.whole_complete", ["total": language.number(count)], count: count)
  }

  /// `nil` where all got equally far: to name one of them would single it out for nothing.
  private func worst(_ totals: CommitmentTotals, _ rated: [RatedCommitment]) -> WorstView? {
    let labels = Set(rated.compactMap(\.figures.shown.value))
    guard labels.count > 1, let worst = totals.leastDone.value else { return nil }
    let commitment = worst.commitment
    let link = link(to: commitment)
    return WorstView(
      label: word("figure.least_done"),
      title: [commitment.number, link.text].compactMap(\.self).joined(separator: " "),
      lang: language(of: commitment.header.title), url: link.url,
      value: level(worst.figures.shown).word)
  }

  func distribution(_ rated: [RatedCommitment]) -> DistributionView {
    let scale = report.completionScale(of: rated)
    let shares = report.distribution(of: rated).map { one in
      let level = scale.map { self.level(one.completion, on: $0) } ?? self.level(one.completion)
      return Share(word: level.word, look: .level(level.fill), count: one.count)
    }
    let readings = rated.map(\.figures.shown)
    return distribution(
      shares, label: word("completion.label"), totalLabel: word("completion.all"),
      note: scale.flatMap { mappingNote(readings, on: $0) })
  }

  // MARK: Indicators

  /// The indicator that is least advanced towards its target, of several.
  func worst(_ summary: Report.Summary) -> WorstView? {
    guard summary.of > 1, let indicator = summary.worst.value,
      case .linear(let linear) = report.figures(of: indicator).progress, let share = linear.attainment.value.value
    else { return nil }
    return WorstView(
      label: word("figure.least_advanced"), title: text(indicator.header.title),
      lang: language(of: indicator.header.title), url: link(to: indicator).url, value: percent(share))
  }

  // MARK: Activities

  /// - Returns: `nil` for a place at which nothing is reported to have been done.
  func rollUp(ofPlace position: Int) -> RollUpView? {
    let totals = report.activities(ofPlace: position)
    let completed = totals.completed.value
    guard completed.all > 0 else { return nil }
    let shares = totals.distribution.map { state, count in
      Share(
        word: state.map { word("activity_status.\($0.rawValue)") } ?? word("missing.not-reported"),
        look: .level(state?.fill ?? .unknown), count: count)
    }
    return RollUpView(
      answer: answer(completed),
      distribution: distribution(shares, label: word("fact.state"), totalLabel: word("activity_status.all")),
      whole: nil, worst: nil, alone: nil, lacking: nil,
      workings: [working(NamedFigure(.activityCounts, totals.completed))])
  }

  /// "3 of 5 activities here (60%) were completed."; the share only where at least half have a state.
  private func answer(_ completed: Tally) -> String {
    let unknown = completed.all - completed.base
    guard unknown < completed.all else { return word("answer.activities_unknown", count: completed.all) }
    var values = share(completed.count, of: completed.all)
    values["activities"] = word("count.activities", count: completed.all)
    var sentence = word(
      completed.base * 2 < completed.all ? "answer.activities_done_few" : "answer.activities_done",
      values, count: agreement(completed.count, of: completed.all))
    if unknown > 0 { sentence += word("answer.plan_unknown", count: unknown) }
    return sentence + "."
  }
}

extension ActivityStatus {
  fileprivate var fill: BoxFill {
    switch self {
    case .planned: .part(0)
    case .active: .part(30)
    case .completed: .part(100)
    case .cancelled: .withdrawn
    case .suspended: .empty
    }
  }
}
