extension Commitment {
  /// Whether the declared completion is among its scheme's high labels, such as substantial and complete.
  ///
  /// `unclear` and `withdrawn` are not high, and stay in the base of the share; so does what was withdrawn after it was
  /// rated.
  /// - Source: domain.md 4.3
  func highCompletion(
    _ completion: Observed<CompletionRating>, shown: Observed<SchemeLabel>
  ) -> Figure<Observed<Bool>> {
    let isWithdrawn = shown.value?.label.meaning == .withdrawn && completion.value?.schemeLabel != shown.value
    guard !isWithdrawn else {
      return Figure(.value(false), by: .highCompletionWithdrawn, from: [])
    }
    guard let rating = completion.value else {
      return Figure(completion.map(\.label.isHigh), by: .highCompletionMissing, from: [])
    }
    return Figure(.value(rating.label.isHigh), by: .highCompletion, from: [rating.input(as: .completion)])
  }
}
