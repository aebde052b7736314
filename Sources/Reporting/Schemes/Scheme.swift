/// A word by which a scheme rates, such as `substantial`. Stored as the word, never as a number: the Open Government
/// Partnership's own codes shifted between releases.
package struct Label: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let word: String

  package init(_ word: String) {
    self.word = word
  }

  package init(stringLiteral word: String) {
    self.word = word
  }

  package var description: String { word }

  package static let notStarted: Label = "not-started"
  package static let limited: Label = "limited"
  package static let substantial: Label = "substantial"
  package static let complete: Label = "complete"
  package static let withdrawn: Label = "withdrawn"
  package static let unclear: Label = "unclear"
}

/// A variable that an assessment rates in words; its raw value is the field's name.
package enum AssessmentVariable: String, CaseIterable, Sendable {
  case specificity, verifiable
  case openGovernmentLens = "open_government_lens"
  case potentialImpact = "potential_impact"
  case potentialForResults = "potential_for_results"
  case completion
  case projectedCompletion = "projected_completion"
  case earlyResults = "early_results"
}

/// The words of an assessment and what they mean, in one version (domain.md 3).
package struct Scheme: Sendable {
  /// One variable of a scheme.
  package struct Variable: Sendable {
    package let name: AssessmentVariable
    /// In order, the lowest first.
    package let labels: [Label]
    /// Words that rate but have no place in the order, such as `withdrawn`.
    package let unordered: [Label]
    /// Other spellings, as found in published data.
    package let aliases: [String: Label]
    /// Words of this scheme that mean missing, beside the five that always do.
    package let missing: [String: Missing]
    /// The labels that count as high.
    package let high: Set<Label>

    init(
      _ name: AssessmentVariable, _ labels: [Label], unordered: [Label] = [], aliases: [String: Label] = [:],
      missing: [String: Missing] = [:], high: Set<Label> = []
    ) {
      self.name = name
      self.labels = labels
      self.unordered = unordered
      self.aliases = aliases
      self.missing = missing
      self.high = high
    }

    /// What a word means here; `nil` when the scheme does not know it.
    package func reading(of word: String) -> Observed<Label>? {
      let label = aliases[word] ?? Label(word)
      if labels.contains(label) || unordered.contains(label) { return .value(label) }
      return (missing[word] ?? Missing(rawValue: word)).map { .missing($0) }
    }

    /// The label's place in the order, from 1; `nil` for one that has none.
    package func code(of label: Label) -> Int? {
      labels.firstIndex(of: label).map { $0 + 1 }
    }
  }

  /// What makes a commitment relevant to open government.
  package enum RelevanceRule: Sendable {
    /// Serving at least one of these values.
    case servesAny(of: Set<OpenGovernmentValue>)
    /// This label of the open-government lens.
    case lens(Label)
  }

  /// What a star takes, beside relevance.
  package struct StarRule: Sendable {
    package let specificity: Set<Label>
    package let ambition: Set<Label>
    package let completion: Set<Label>
  }

  package let name: SchemeName
  package let variables: [Variable]
  package let relevance: RelevanceRule
  /// The variable that says whether a promise can be checked.
  package let checkability: AssessmentVariable
  /// The variable that says how much a promise could change.
  package let ambition: AssessmentVariable
  /// Empty for a scheme without a star.
  package let stars: [StarFormula: StarRule]

  package func variable(_ name: AssessmentVariable) -> Variable? {
    variables.first { $0.name == name }
  }
}
