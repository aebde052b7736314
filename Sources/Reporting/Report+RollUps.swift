internal import Diagnostics
package import Exact

// The figures of results, objectives and projects, each from those below it (domain.md 4.4).
extension Report {
  /// The indicators that count for a result: all but the invented ones.
  package func indicators(ofResult position: Int) -> [Indicator] {
    (backlinks.indicatorsOfResult[position] ?? []).compactMap { records.indicators[$0] }
      .filter { $0.header.isIllustrative != true }
  }

  package func rollUp(ofResult position: Int) -> RollUp {
    RollUp(indicators(ofResult: position).map { RollUp.Child($0, figures(of: $0)) })
  }

  /// What stands above results: the mean of its parts' single numbers, and how many indicators below it have data.
  package struct Summary: Sendable {
    package let number: Figure<Observed<Fraction>>
    /// How many of the indicators below have a figure.
    package let coverage: Figure<Tally>
    /// How many indicators have a status of their own, each of them in the working.
    package let statuses: Figure<Int>
    /// The one that is least advanced towards its target; `nil` where none has a share of the way.
    package let worst: Figure<Indicator?>
    /// How many of the indicators below have which status; those that occur.
    package let distribution: [RollUp.StatusCount]
    /// All that lie below and count.
    package let indicators: [Indicator]
    /// Those of them of which the number is the mean: not what belongs to a part that has no number itself.
    package let averaged: [Indicator]
    /// The one level of what the number is the mean of: that of the whole, where its record gives none.
    fileprivate let level: ResultLevel?

    package var withData: Int { coverage.value.count }
    package var of: Int { coverage.value.all }

    /// No indicator at all lies below.
    package var isMeasured: Bool { of > 0 }
  }

  package func summary(ofResult position: Int) -> Summary {
    let indicators = indicators(ofResult: position)
    let parts = indicators.compactMap { RollUp.Child($0, figures(of: $0)).contribution }
    return summary(
      rollUp(ofResult: position).number, of: indicators, averaged: indicators.filter(hasShare), averaging: parts)
  }

  package func summary(ofObjective position: Int) -> Summary {
    summary(results: backlinks.resultsOfObjective[position] ?? [], objectives: [])
  }

  /// Its objectives, the results that belong to none, and the indicators of the project itself.
  package func summary(ofProject position: Int) -> Summary {
    let loose = (backlinks.resultsOfProject[position] ?? []).filter { records.results[$0]?.objective == nil }
    return summary(
      results: loose, objectives: backlinks.objectivesOfProject[position] ?? [],
      indicators: backlinks.indicatorsOfProject[position] ?? [])
  }

  private func summary(results: [Int], objectives: [Int], indicators: [Int] = []) -> Summary {
    var contributions: [Contribution] = []
    var below: [Indicator] = []
    var averaged: [Indicator] = []
    func add(_ part: Summary, weight: Quantity?, level: ResultLevel?, at place: SourceRange) {
      below += part.indicators
      averaged += part.averaged
      contributions.append(Contribution(part.number.value, weight: weight, level: level ?? part.level, at: place))
    }
    for position in results {
      guard let result = records.results[position], result.header.isIllustrative != true else { continue }
      add(summary(ofResult: position), weight: result.weight, level: result.level, at: result.header.range)
    }
    for position in objectives {
      guard let objective = records.objectives[position], objective.header.isIllustrative != true else { continue }
      add(summary(ofObjective: position), weight: objective.weight, level: objective.level, at: objective.header.range)
    }
    for indicator in indicators.compactMap({ records.indicators[$0] }) where indicator.header.isIllustrative != true {
      let child = RollUp.Child(indicator, figures(of: indicator))
      below.append(indicator)
      if hasShare(indicator) { averaged.append(indicator) }
      contributions += [child.contribution].compactMap(\.self)
    }
    return summary(contributions.rolledUp(), of: below, averaged: averaged, averaging: contributions)
  }

  /// Whether it has what averages are made of.
  private func hasShare(_ indicator: Indicator) -> Bool {
    RollUp.Child(indicator, figures(of: indicator)).contribution?.share.value != nil
  }

  /// - Parameter indicators: All that lie below.
  private func summary(
    _ number: Figure<Observed<Fraction>>, of indicators: [Indicator], averaged: [Indicator],
    averaging parts: [Contribution]
  ) -> Summary {
    let levels = Set(parts.map(\.level))
    let children = indicators.map { RollUp.Child($0, figures(of: $0)) }
    let rollUp = RollUp(children)
    let statuses = indicators.map { indicator in
      Input(.indicator, figures(of: indicator).status.stepValue, at: indicator.header.range)
    }
    return Summary(
      number: number, coverage: coverage(of: indicators),
      statuses: Figure(
        indicators.count, by: .statusCounts, from: [Input(.total, .count(indicators.count))] + statuses),
      worst: Self.worst(of: children, rollUp.worst.map { indicators[$0] }), distribution: rollUp.distribution,
      indicators: indicators, averaged: number.value.value == nil ? [] : averaged,
      level: levels.count == 1 ? levels.first.flatMap(\.self) : nil)
  }

  private static func worst(of children: [RollUp.Child], _ worst: Indicator?) -> Figure<Indicator?> {
    let inputs = children.compactMap(\.contribution).filter { $0.share.value != nil }.map {
      Input(.share, $0.share.stepValue, at: $0.place)
    }
    let step =
      if let worst {
        Step(.leastAdvanced, from: inputs, gives: .word(worst.slug))
      } else {
        Step(.leastAdvancedMissing, from: [], gives: .missing(.notApplicable))
      }
    return Figure(worst, steps: [step])
  }
}
