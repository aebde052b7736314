extension Commitment {
  /// Whether the declared completion is among its scheme's high labels: substantial or complete.
  ///
  /// `unclear` and `withdrawn` are not high, and stay in the base of the share.
  /// - Source: domain.md 4.3
  package func highCompletion(_ completion: Observed<CompletionRating>) -> Figure<Observed<Bool>> {
    let isHigh = completion.map { rating in
      rating.scheme.scheme.variable(.completion)?.high.contains(rating.label) ?? false
    }
    return Figure(isHigh, by: .highCompletion, from: completion.value.map { [$0.input(as: .completion)] } ?? [])
  }
}

/// How many of those of which it can be told: the late, the highly complete, the starred of a plan.
package struct Tally: Hashable, Sendable {
  package let count: Int
  /// Those of which it can be told.
  package let base: Int
  /// All, with those of which it cannot.
  package let all: Int

  package init(_ answers: some Swift.Collection<Observed<Bool>>) {
    count = answers.count { $0 == .value(true) }
    base = answers.count { $0.value != nil }
    all = answers.count
  }
}
