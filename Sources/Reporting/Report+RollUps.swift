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
    package let withData: Int
    package let of: Int

    /// No indicator at all lies below.
    package var isMeasured: Bool { of > 0 }
  }

  package func summary(ofResult position: Int) -> Summary {
    let rollUp = rollUp(ofResult: position)
    return Summary(number: rollUp.number, withData: rollUp.withData, of: rollUp.of)
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
    var (withData, total) = (0, 0)
    func add(_ part: Summary, weight: Quantity?, level: ResultLevel?) {
      withData += part.withData
      total += part.of
      contributions.append(Contribution(part.number.value, weight: weight, level: level))
    }
    for position in results {
      guard let result = records.results[position], result.header.isIllustrative != true else { continue }
      add(summary(ofResult: position), weight: result.weight, level: result.level)
    }
    for position in objectives {
      guard let objective = records.objectives[position], objective.header.isIllustrative != true else { continue }
      add(summary(ofObjective: position), weight: objective.weight, level: objective.level)
    }
    for indicator in indicators.compactMap({ records.indicators[$0] }) where indicator.header.isIllustrative != true {
      let child = RollUp.Child(indicator, figures(of: indicator))
      withData += child.hasData ? 1 : 0
      total += 1
      contributions += [child.contribution].compactMap(\.self)
    }
    return Summary(number: contributions.rolledUp(), withData: withData, of: total)
  }
}
