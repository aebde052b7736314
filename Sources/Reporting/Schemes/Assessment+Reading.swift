package import Diagnostics

extension Assessment {
  /// The rating as its scheme reads it; `nil` when the assessment does not code the variable.
  package func reading(of variable: AssessmentVariable?) -> Observed<SchemeLabel>? {
    guard let variable, let rating = rating(of: variable) else { return nil }
    return scheme.variable(variable)?.reading(of: rating.text)?.map { SchemeLabel($0, of: variable, in: scheme) }
  }

  /// A rating as a working shows it: the label where it is one, else the word as written.
  func shown(_ rating: SchemeWord, of variable: AssessmentVariable) -> StepValue {
    reading(of: variable)?.value.map { .label($0) } ?? .word(rating.text)
  }

  /// What is wrong with the ratings by the assessment's scheme.
  package func checkAgainstScheme() -> [Diagnostic] {
    var found = ratings.compactMap { name, rating -> Diagnostic? in
      guard let variable = scheme.variable(name) else { return .notInScheme(name.name, scheme, at: rating.range) }
      return variable.reading(of: rating.text) == nil ? .unknownLabel(rating, of: variable, in: scheme) : nil
    }
    if values != nil, !scheme.readsValues {
      found.append(.notInScheme("values", scheme, at: place(of: Assessment.values)))
    }
    return found
  }
}

extension Diagnostic {
  static func notInScheme(_ variable: String, _ scheme: Scheme, at range: SourceRange) -> Diagnostic {
    let names = scheme.variables.map(\.name.name)
    let rated = "It rates \(oneOf(names, joining: "and"))."
    return Diagnostic(
      "not-in-scheme", "The scheme `\(scheme.name)` does not rate `\(variable)`.", at: range,
      help: nearMiss(variable, among: names).map { "Did you mean `\($0)`? \(rated)" } ?? rated)
  }

  static func unknownLabel(_ rating: SchemeWord, of variable: Scheme.Variable, in scheme: Scheme) -> Diagnostic {
    let labels = (variable.labels + variable.unordered).map(\.word)
    let missing = (variable.missing.map(\.word) + Missing.allCases.map(\.rawValue)).filter { !labels.contains($0) }
    let nearest = meantLabel(by: rating.text, among: labels) ?? nearMiss(rating.text, among: labels + missing)
    let ratings = labels.isEmpty ? "" : "Allowed are \(oneOf(labels, joining: "and")). "
    let allowed = ratings + "Where there is no rating, write \(oneOf(missing))."
    return Diagnostic(
      "unknown-label", "`\(variable.name.name)` cannot be `\(rating.text)` in `\(scheme.name)`.",
      at: rating.range, help: nearest.map { "Did you mean `\($0)`? \(allowed)" } ?? allowed, suggestion: nearest,
      insteadOf: sureMiss(rating.text, among: labels + missing) == nearest ? rating.text : nil)
  }
}
