internal import Diagnostics
package import Exact

/// What a total has over its parts, which the page shows as "not recorded".
package struct NotRecorded: Hashable, Sendable {
  package let breakdown: Breakdown
  /// The total's period, as its author gave it.
  package let from: PartialDate?
  package let to: PartialDate
  /// The total less its parts; negative when the parts are more.
  package let amount: Fraction
}

extension Indicator {
  /// Where a count and its parts are both given and differ, with a warning for each.
  ///
  /// - Source: domain.md 4.2
  package func notRecorded(asOf: Day) -> Figure<[NotRecorded]> {
    guard kind == .count else { return Figure([], steps: []) }
    let counted = countedObservations(asOf: asOf)
    let parts = Dictionary(grouping: counted.filter { $0.breakdown != nil }, by: \.period)
    guard !parts.isEmpty else { return Figure([], steps: []) }
    var found: [NotRecorded] = []
    var steps: [Step] = []
    var warnings: [Diagnostic] = []
    for total in counted where total.isTotal {
      let ofPeriod = parts[total.period] ?? []
      for breakdown in Breakdown.allCases {
        let parts = ofPeriod.filter { $0.breakdown == breakdown }
        guard !parts.isEmpty, let sum = try? parts.sum(of: kind), let amount = try? total.amount(of: kind),
          let rest = try? amount - sum, rest != .zero
        else { continue }
        found.append(NotRecorded(breakdown: breakdown, from: total.from, to: total.to, amount: rest))
        let inputs = ([total] + parts).map {
          Input($0.isTotal ? .total : .part, .observed($0), on: $0.to, at: $0.range)
        }
        steps.append(Step(.notRecorded, from: inputs, gives: .amount(rest)))
        warnings.append(.partsDifferFromTotal(total, amount, sum, by: breakdown))
      }
    }
    return Figure(found, steps: steps, warnings: warnings)
  }
}

extension StepValue {
  /// An observation's figure as given.
  fileprivate static func observed(_ row: Observation) -> StepValue {
    row.value.map { .amount(Fraction($0.quantity)) } ?? .missing(.noData)
  }
}
