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
