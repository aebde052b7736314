extension SchemeName {
  /// The scheme of this name.
  package var scheme: Scheme {
    switch self {
    case .irm2011: .irm2011
    case .irm2018: .irm2018
    case .irm2021: .irm2021
    }
  }
}

extension Scheme {
  /// The Independent Reporting Mechanism's scheme for plans to 2017.
  package static let irm2011 = Scheme(
    name: .irm2011,
    variables: [
      Variable(.specificity, ["none", "low", "medium", "high"], high: ["medium", "high"]),
      Variable(.potentialImpact, potentialImpact, high: ["transformative"]),
      completion(.completion, completionOf2011, unordered: [.withdrawn, .unclear]),
      completion(.projectedCompletion, completionOf2011, unordered: [.unclear]),
      earlyResults,
    ],
    relevance: .servesAny(of: civicValues), checkability: .specificity, ambition: .potentialImpact,
    stars: [
      .of2014: StarRule(
        specificity: ["medium", "high"], ambition: ["moderate", "transformative"], completion: highCompletion),
      .of2015: StarRule(specificity: ["medium", "high"], ambition: ["transformative"], completion: highCompletion),
    ])

  /// The scheme for plans of 2018 to 2020.
  package static let irm2018 = Scheme(
    name: .irm2018,
    variables: [
      Variable(.verifiable, ["no", "yes"], high: ["yes"]),
      Variable(.potentialImpact, potentialImpact, high: ["transformative"]),
      completion(.completion, completionOf2021, unordered: [.withdrawn, .unclear]),
      earlyResults,
    ],
    relevance: .servesAny(of: civicValues), checkability: .verifiable, ambition: .potentialImpact, stars: [:])

  /// The scheme for plans from 2021.
  package static let irm2021 = Scheme(
    name: .irm2021,
    variables: [
      Variable(.verifiable, ["no", "yes"], high: ["yes"]),
      Variable(.openGovernmentLens, ["no", "yes"], high: ["yes"]),
      Variable(.potentialForResults, ["unclear", "modest", "substantial"], high: ["substantial"]),
      completion(.completion, completionOf2021, unordered: [.unclear]),
      earlyResults,
    ],
    relevance: .lens("yes"), checkability: .verifiable, ambition: .potentialForResults, stars: [:])

  /// Technology alone does not make a commitment relevant (IRM).
  private static let civicValues: Set<OpenGovernmentValue> = [.information, .participation, .accountability]
  private static let highCompletion: Set<Label> = [.substantial, .complete]
  private static let potentialImpact: [Label] = ["none", "minor", "moderate", "transformative"]
  private static let completionOf2011: [Label] = [.notStarted, .limited, .substantial, .complete]
  private static let completionOf2021: [Label] = ["no-evidence", .notStarted, .limited, .substantial, .complete]
  private static let earlyResults = Variable(
    .earlyResults, ["worsens", "none", "marginal", "major", "outstanding"], high: ["major", "outstanding"])

  /// `unclear` rates here (domain.md 4.3), while to every other variable it means missing.
  private static func completion(
    _ name: AssessmentVariable, _ labels: [Label], unordered: [Label]
  ) -> Variable {
    Variable(
      name, labels, unordered: unordered, aliases: ["completed": .complete, "not started": .notStarted],
      high: highCompletion)
  }
}
