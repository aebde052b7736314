package import Diagnostics

extension Assessment {
  /// The rating of a variable as written.
  package func rating(of variable: AssessmentVariable) -> Rating? {
    switch variable {
    case .specificity: specificity
    case .verifiable: verifiable
    case .openGovernmentLens: openGovernmentLens
    case .potentialImpact: potentialImpact
    case .potentialForResults: potentialForResults
    case .completion: completion
    case .projectedCompletion: projectedCompletion
    case .earlyResults: earlyResults
    }
  }

  /// The rating as its scheme reads it; `nil` when the assessment does not code the variable.
  package func reading(of variable: AssessmentVariable) -> Observed<Label>? {
    guard let rating = rating(of: variable) else { return nil }
    return scheme.scheme.variable(variable)?.reading(of: rating.label)
  }

  /// What is wrong with the ratings by the assessment's scheme.
  package func checkAgainstScheme() -> [Diagnostic] {
    let scheme = scheme.scheme
    var found = AssessmentVariable.allCases.compactMap { name -> Diagnostic? in
      guard let rating = rating(of: name) else { return nil }
      guard let variable = scheme.variable(name) else {
        return .notInScheme(name.rawValue, scheme, at: rating.range)
      }
      return variable.reading(of: rating.label) == nil ? .unknownLabel(rating, of: variable, in: scheme) : nil
    }
    if values != nil, case .lens = scheme.relevance {
      found.append(.notInScheme("values", scheme, at: place(of: "values")))
    }
    return found
  }
}

extension Diagnostic {
  static func notInScheme(_ variable: String, _ scheme: Scheme, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-in-scheme", "The scheme `\(scheme.name.rawValue)` does not rate `\(variable)`.", at: range,
      help: "It rates \(oneOf(scheme.variables.map(\.name.rawValue), joining: "and")).")
  }

  static func unknownLabel(_ rating: Rating, of variable: Scheme.Variable, in scheme: Scheme) -> Diagnostic {
    let words = (variable.labels + variable.unordered).map(\.word)
    let missing = Missing.allCases.map(\.rawValue).filter { !words.contains($0) }
    let nearest = nearMiss(rating.label, among: words + missing)
    let allowed = "Allowed are \(oneOf(words, joining: "and")); where there is no rating, \(oneOf(missing))."
    return Diagnostic(
      "unknown-label", "`\(variable.name.rawValue)` cannot be `\(rating.label)` in `\(scheme.name.rawValue)`.",
      at: rating.range, help: nearest.map { "Did you mean `\($0)`? \(allowed)" } ?? allowed, suggestion: nearest)
  }
}
