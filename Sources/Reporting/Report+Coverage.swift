internal import Exact

// What is counted over indicators and results, wherever they stand.
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
          .target, .amount(Fraction($0.value.quantity)), on: $0.date, at: indicator.place(of: "targets"))
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
}

extension Indicator {
  /// The newest target; of two for one day the later in the file.
  package var finalTarget: Target? {
    targets?.enumerated().max { ($0.element.date.last, $0.offset) < ($1.element.date.last, $1.offset) }?.element
  }
}
