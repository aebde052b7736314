package import Exact

/// An amount in the indicator's unit, as the result of a step.
package struct Amount: Hashable, Sendable {
  package let value: Fraction
}

extension Amount: StepResult {
  var stepValue: StepValue { .amount(value) }
}

extension Indicator {
  /// How far the latest figure is on the right side of the limit in force on its day: negative when the limit is broken.
  ///
  /// - Source: domain.md 4.1, "direction"
  package func distanceToLimit(_ course: Course, _ actual: Observed<Actual>) -> Figure<Observed<Amount>> {
    guard case .limit(_, let isCeiling) = course else {
      return Figure(.missing(.notApplicable), by: .distanceMissing, from: [])
    }
    guard let actual = actual.value, let limit = course.target(on: actual.day) else {
      return Figure(.missing(actual.missing ?? .noData), by: .distanceMissing, from: [])
    }
    let inputs = [actual.input, limit.input(as: .limit)]
    return Figure(by: .distanceToLimit, from: inputs, at: limit.place) { () throws(ArithmeticFault) in
      Amount(value: try isCeiling ? limit.value - actual.value : actual.value - limit.value)
    }
  }
}
