extension Vocabulary {
  /// Every filter of the language but those that look at what is absent or at other filters.
  static let ownFilters =
    letterFilters + layoutFilters + markupFilters + numberFilters + listFilters + orderFilters + mapFilters

  static let ownTests = kindTests + comparisonTests
}
