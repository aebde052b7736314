internal import Exact

extension Rule {
  /// What the rule works with whatever the record says: every working has it among its inputs, and the method page
  /// states it. Thresholds are none of these: a site may set its own.
  package var constants: [Input] {
    switch self {
    case .growthObserved, .growthRequired: [Input(.digits, .count(Growth.significantDigits))]
    case .limitFactor: [Input(.power, .amount(limitPower)), Input(.digits, .count(Growth.significantDigits))]
    default: []
    }
  }
}
