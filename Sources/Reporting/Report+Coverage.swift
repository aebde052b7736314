package import Exact

/// How many commitments of a plan an organisation rated.
package struct RatingsGiven: Sendable {
  package let plan: Plan
  package let figure: Figure<Tally>
}

// What is counted over indicators and results, and over some commitments of a plan.
extension Report {
  /// How many of these indicators have a figure by the report's date.
  package func coverage(of indicators: [Indicator]) -> Figure<Tally> {
    let measured = indicators.map { indicator in
      let actual = figures(of: indicator).actual
      let place = actual.inputs.lazy.compactMap(\.place).first ?? indicator.header.range
      return Input(.observation, actual.value.stepValue, on: actual.value.value?.date, at: place)
    }
    let answers = indicators.map { Observed.value(figures(of: $0).actual.value.value != nil) }
    let given = [Input(.total, .count(indicators.count)), Input(.asOf, .day(asOf))]
    return Figure(Tally(answers), by: .withData, from: given + measured)
  }

  /// How many of these indicators have a target.
  package func targets(of indicators: [Indicator]) -> Figure<Tally> {
    let targets = indicators.compactMap { indicator in
      indicator.finalTarget.map {
        Input(
          .target, .amount(Fraction($0.value.quantity)), on: $0.date, at: indicator.place(of: Indicator.targets))
      }
    }
    let answers = indicators.map { Observed.value($0.finalTarget != nil) }
    return Figure(Tally(answers), by: .withTarget, from: [Input(.total, .count(indicators.count))] + targets)
  }

  /// How many of these results (positions) have no indicator that counts.
  package func withoutIndicator(results positions: [Int]) -> Figure<Tally> {
    let results = positions.compactMap { records.results[$0] }
    let answers = results.map { Observed.value(indicators(ofResult: $0.header.position).isEmpty) }
    let without = zip(results, answers).filter { $0.1 == .value(true) }.map { result, _ in
      Input(.record, .word(result.slug), at: result.header.range)
    }
    return Figure(Tally(answers), by: .withoutIndicator, from: [Input(.total, .count(results.count))] + without)
  }

  /// Which commitments an organisation had rated by the report's date, plan by plan, in the order of the plans' ids.
  package func ratings(by organisation: Int) -> [RatingsGiven] {
    let rated = counted(backlinks.commitmentsOfAssessor[organisation], in: records.commitments)
      .compactMap { commitment in
        commitment.countedAssessments(asOf: asOf).last { $0.by.index == organisation }.map { (commitment, $0) }
      }
    let plans = Dictionary(grouping: rated) { $0.0.plan.index }
    return records.plans.shown.compactMap { plan in
      guard let rated = plans[plan.header.position] else { return nil }
      let all = counted(backlinks.commitmentsOfPlan[plan.header.position], in: records.commitments).count
      let inputs = rated.map { Input(.rating, .word($0.0.slug), on: $0.1.date, at: $0.1.range) }
      return RatingsGiven(
        plan: plan,
        figure: Figure(
          Tally(count: rated.count, all: all), by: .ratingsGiven,
          from: [Input(.total, .count(all)), Input(.asOf, .day(asOf))]
            + (rated.count <= CommitmentTotals.longestList ? inputs : [])))
    }
  }

  /// How many of a plan's commitments belong to one of its groups.
  package func size(of group: CommitmentGroup, amongst total: Int) -> Figure<Tally> {
    Figure(
      Tally(count: group.commitments.count, all: total), by: .groupCount, from: [Input(.total, .count(total))])
  }
}

extension Indicator {
  /// The newest target; of two for one day the later in the file.
  package var finalTarget: Target? {
    targets?.enumerated().max { ($0.element.date.last, $0.offset) < ($1.element.date.last, $1.offset) }?.element
  }

  /// What a figure of a day is held against: the final target; of limits the newest by that day, else the first.
  /// - Source: domain.md 2, "Forms"
  package func target(on day: Day) -> Target? {
    guard isLimit else { return finalTarget }
    let sorted = (targets ?? []).enumerated()
      .sorted { ($0.element.date.last, $0.offset) < ($1.element.date.last, $1.offset) }.map(\.element)
    return sorted.last { $0.date.last <= day } ?? sorted.first
  }
}
