extension Commitment {
  /// Whether the declared completion is among its scheme's high labels, such as substantial and complete.
  ///
  /// `unclear` and `withdrawn` are not high, and stay in the base of the share.
  /// - Source: domain.md 4.3
  package func highCompletion(_ completion: Observed<CompletionRating>) -> Figure<Observed<Bool>> {
    Figure(
      completion.map(\.label.isHigh), by: .highCompletion,
      from: completion.value.map { [$0.input(as: .completion)] } ?? [])
  }
}
