/// Why there is no figure: never 0 and never left out.
package enum Missing: String, Hashable, Sendable {
  /// Whoever should have said it has not.
  case notReported = "not-reported"
  /// Nobody has looked into it yet.
  case notReviewed = "not-reviewed"
  /// It was looked into, and there is nothing to be had.
  case noData = "no-data"
  /// The question makes no sense here.
  case notApplicable = "not-applicable"
  /// It was looked into, and the answer cannot be told.
  case unclear
  /// A break in the series lies between the figures; it follows from the record, and nobody writes it.
  case acrossBreak = "across-break"
  /// It rests on a count that is not told, so that nobody can be recognised; nobody writes it either.
  case hidden
}

extension Missing: CaseIterable {
  /// The five that may be written in place of a rating (domain.md 3).
  package static let allCases: [Missing] = [.notReported, .notReviewed, .noData, .notApplicable, .unclear]
}

/// A value, or the reason why there is none.
package enum Observed<Value: Sendable>: Sendable {
  case value(Value)
  case missing(Missing)

  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  package var missing: Missing? {
    if case .missing(let reason) = self { reason } else { nil }
  }

  /// The value made into another, or the same reason.
  package func map<Other, Fault: Error>(
    _ transform: (Value) throws(Fault) -> Other
  ) throws(Fault) -> Observed<Other> {
    switch self {
    case .value(let value): .value(try transform(value))
    case .missing(let reason): .missing(reason)
    }
  }
}

extension Observed: Equatable where Value: Equatable {}
extension Observed: Hashable where Value: Hashable {}
