internal import Diagnostics
package import Exact

/// What a figure has over its parts, which the page shows as "not recorded".
package struct NotRecorded: Sendable {
  package let breakdown: Breakdown
  /// The total, or a part that is itself taken apart.
  package let whole: Observation
  /// The whole less its parts; negative when the parts are more.
  package let amount: Fraction
}

extension Indicator {
  /// Where a figure and its parts are both given and differ, with a warning for each; of shares the warning alone, since
  /// what is left of them is no share.
  ///
  /// - Source: domain.md 4.2
  package func notRecorded(asOf: Day) -> Figure<[NotRecorded]> {
    let counted = countedObservations(asOf: asOf)
    var parts: [PartsKey: [Observation]] = [:]
    for row in counted where !row.isTotal {
      for breakdown in row.breakdowns {
        parts[PartsKey(whole: row.coverage.without(breakdown), breakdown: breakdown), default: []].append(row)
      }
    }
    guard isWhole, !parts.isEmpty else { return Figure([], steps: []) }
    // What shares people differs from its total for that, and no rest is left.
    let unadded = (try? unaddedBreakdowns(asOf: asOf)) ?? []
    var found: [NotRecorded] = []
    var steps: [Step] = []
    var warnings: [Diagnostic] = []
    for whole in counted {
      let coverage = whole.coverage
      for breakdown in breakdowns where !unadded.contains(breakdown) {
        guard let parts = parts[PartsKey(whole: coverage, breakdown: breakdown)] else { continue }
        if whole.missing == nil, let told = parts.onlyWithheld {
          warnings.append(.hiddenCountTold(by: breakdown.name, at: told.range, total: whole.range))
        } else if whole.word == .hidden, kind.addsUp, parts.allSatisfy({ $0.missing == nil }) {
          warnings.append(.hiddenTotalTold(by: breakdown.name, at: whole.range))
        }
        guard let difference = try? whole.difference(from: parts, as: kind) else { continue }
        warnings.append(.partsDifferFromTotal(whole, difference, by: breakdown))
        guard let rest = difference.rest else { continue }
        found.append(NotRecorded(breakdown: breakdown, whole: whole, amount: rest))
        let inputs = parts.map { Input(.part, .observed($0), on: $0.to, at: $0.range, labels: $0.labels) }
        let labels = whole.isTotal ? nil : whole.labels
        let total = Input(.total, .observed(whole), on: whole.to, at: whole.range, labels: labels)
        steps.append(Step(.notRecorded, from: [total] + inputs, gives: .amount(rest)))
      }
    }
    return Figure(found, steps: steps, warnings: warnings)
  }

  /// By what a whole is taken apart.
  private struct PartsKey: Hashable {
    let whole: Coverage
    let breakdown: Breakdown
  }
}

/// What a figure says of itself, and what its parts make of it.
struct PartsDifference {
  let told: String
  let made: String
  /// The one less the other, of counts.
  let rest: Fraction?
}

extension Observation {
  /// How it differs from its parts; `nil` when it does not, or they cannot be added up.
  fileprivate func difference(
    from parts: [Observation], as kind: IndicatorKind
  ) throws(ArithmeticFault) -> PartsDifference? {
    guard kind.isShare else {
      guard let sum = try parts.sum(of: kind), let amount = try amount(of: kind), amount != sum else { return nil }
      return PartsDifference(told: amount.plain, made: sum.plain, rest: try amount - sum)
    }
    guard let (above, below) = try parts.sumOfShares(), below != .zero else { return nil }
    if let numerator, let denominator {
      guard (Fraction(numerator), Fraction(denominator)) != (above, below) else { return nil }
      return PartsDifference(
        told: "\(numerator) of \(denominator)", made: "\(above.plain) of \(below.plain)", rest: nil)
    }
    // Without what it is of, it may be rounded.
    let share = try kind.share(above, of: below)
    guard let value, try !share.rounds(to: value.quantity) else { return nil }
    return PartsDifference(told: value.quantity.description, made: share.plain, rest: nil)
  }
}

extension [Observation] {
  /// The one of these parts that its source holds back, where all others are told.
  fileprivate var onlyWithheld: Observation? {
    let untold = filter { $0.missing != nil }
    return untold.count == 1 && untold[0].word == .hidden ? untold[0] : nil
  }
}

extension StepValue {
  /// An observation's figure as given.
  fileprivate static func observed(_ row: Observation) -> StepValue {
    row.value.map { .amount(Fraction($0.quantity), places: Int($0.quantity.scale)) }
      ?? .missing(row.missing ?? .noData)
  }
}
