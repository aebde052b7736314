internal import Localisation
internal import Reporting
internal import Template

/// One of the conditions of a star.
struct ConditionView: TemplateView {
  /// `yes`, `no`, `unknown`.
  let answer: String
  let word: String
  let text: String
  /// What this commitment was rated.
  let value: String

  /// The shape that goes with the answer.
  var icon: String { answer == "unknown" ? "no-data" : answer }

  static let declaration = ViewDeclaration<ConditionView>(
    "condition",
    [
      .init("answer", \.answer),
      .init("icon", \.icon),
      .init("word", \.word),
      .init("text", \.text),
      .init("value", \.value),
    ])
}

extension PageContext {
  // MARK: Sentences

  /// How much it could change, against the others of its plan, and whether it was starred; `nil` where nobody rated
  /// either.
  func matter(of commitment: Commitment, _ figures: CommitmentFigures) -> String? {
    guard let label = figures.ambition.value, let same = report.sharing(ambitionOf: commitment)?.value else {
      return starWord(figures).map { "\(word("answer.matter_unknown")) \($0)" }
    }
    // An invented one is not among those of its plan.
    let key = label.label.isHigh ? "answer.matter_yes" : "answer.matter_no"
    let sentence = word(
      same.count > 0 ? key : "answer.matter_alone",
      [
        "level": inSentence(label), "n": language.number(same.count),
        "total": language.number(same.all),
      ], count: same.count)
    return [sentence, starWord(figures)].compactMap(\.self).joined(separator: " ")
  }

  /// How the others of its plan were counted that are rated alike.
  func ambitionWorkings(of commitment: Commitment) -> [WorkingView] {
    report.sharing(ambitionOf: commitment).map { [working(NamedFigure(.sameAmbition, $0))] } ?? []
  }

  /// What the star came to; `nil` where the plan gives none.
  private func starWord(_ figures: CommitmentFigures) -> String? {
    switch figures.star.value {
    case .value(true): word("answer.matter_starred")
    case .value(false): word("answer.matter_not_starred")
    case .missing(.notApplicable): nil
    case .missing: word("answer.star_unknown")
    }
  }

  // MARK: Conditions

  /// The conditions of a star as the newest independent assessment that codes one of them rates them.
  func conditions(of commitment: Commitment) -> [ConditionView] {
    guard let formula = report.starFormula(of: commitment),
      let assessment = report.figures(of: commitment).conditions,
      let rule = assessment.scheme.stars[formula]
    else { return [] }
    let scheme = assessment.scheme
    return [
      condition(assessment, scheme.checkability, wanted: rule.checkability, sentence: "star.specific"),
      relevance(assessment),
      condition(assessment, scheme.ambition, wanted: rule.ambition, sentence: "star.potential"),
      condition(assessment, .completion, wanted: rule.completion, sentence: "star.completed"),
    ]
  }

  private func relevance(_ assessment: Assessment) -> ConditionView {
    let holds = answer(assessment.relevance().value)
    return ConditionView(
      answer: holds, word: word("answer_word.\(holds)"), text: relevanceCondition(of: assessment.scheme),
      value: word("star.this_one", ["value": relevanceGiven(assessment)]))
  }

  /// What the assessor said of it.
  private func relevanceGiven(_ assessment: Assessment) -> String {
    if case .rated(let variable, _) = assessment.scheme.relevance { return rated(assessment, variable) }
    guard let values = assessment.values else { return word("missing.not-reviewed") }
    return values.isEmpty ? word("missing.none") : language.list(values.map { inSentence("values.\($0.rawValue)") })
  }

  private func condition(
    _ assessment: Assessment, _ variable: AssessmentVariable?, wanted: Set<Label>, sentence: String
  ) -> ConditionView {
    let holds = answer(assessment.isRated(variable, as: wanted))
    return ConditionView(
      answer: holds, word: word("answer_word.\(holds)"),
      text: condition(sentence, variable, wanted, of: assessment.scheme),
      value: word("star.this_one", ["value": rated(assessment, variable)]))
  }

  private func rated(_ assessment: Assessment, _ variable: AssessmentVariable?) -> String {
    let reading = assessment.reading(of: variable) ?? .missing(.notReviewed)
    return reading.value.map { inSentence($0) } ?? word(reading)
  }

  // MARK: What a star takes

  /// The conditions of a star, as its scheme has them.
  func conditions(of rule: Scheme.StarRule, in scheme: Scheme) -> [String] {
    [
      condition("star.specific", scheme.checkability, rule.checkability, of: scheme), relevanceCondition(of: scheme),
      condition("star.potential", scheme.ambition, rule.ambition, of: scheme),
      condition("star.completed", .completion, rule.completion, of: scheme),
    ]
  }

  private func condition(
    _ sentence: String, _ variable: AssessmentVariable?, _ wanted: Set<Label>, of scheme: Scheme
  ) -> String {
    word(sentence, ["levels": language.choice(words(wanted, of: variable, in: scheme))])
  }

  private func relevanceCondition(of scheme: Scheme) -> String {
    let wanted =
      switch scheme.relevance {
      case .servesAny(let civic):
        OpenGovernmentValue.allCases.filter(civic.contains).map { inSentence("values.\($0.rawValue)") }
      case .rated(let variable, let labels): words(labels, of: variable, in: scheme)
      case nil: [String]()
      }
    return word("star.relevant", ["wanted": language.choice(wanted)])
  }

  /// Labels in their order, as they stand within a sentence.
  private func words(_ labels: Set<Label>, of variable: AssessmentVariable?, in scheme: Scheme) -> [String] {
    guard let variable = scheme.variable(variable) else { return [] }
    return (variable.labels + variable.unordered).filter(labels.contains)
      .map { inSentence(SchemeLabel($0, of: variable.name, in: scheme)) }
  }

  private func answer(_ holds: Observed<Bool>) -> String {
    holds.value.map { $0 ? "yes" : "no" } ?? "unknown"
  }
}
