extension [Observed<SchemeLabel>] {
  /// Whether a group of commitments is complete: only if all of them are.
  ///
  /// One that is known not to be complete settles it; else one that is missing or `unclear` makes it missing; withdrawn
  /// ones count as not complete.
  /// - Source: the rule of the United States' fifth action plan; domain.md 4.4
  package var isGroupComplete: Observed<Bool> {
    guard !isEmpty else { return .missing(.notApplicable) }
    if contains(where: { $0.value.map { ![.complete, .unclear].contains($0.label.meaning) } ?? false }) {
      return .value(false)
    }
    if let reason = lazy.compactMap(\.missing).first { return .missing(reason) }
    return allSatisfy { $0.value?.label.meaning == .complete } ? .value(true) : .missing(.unclear)
  }
}
