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
    let ambition = ambition(of: commitment)
    guard case .value(let label) = ambition,
      let assessment = commitment.conditionsAssessment(asOf: report.asOf),
      let variable = assessment.scheme.scheme.variable(assessment.scheme.scheme.ambition)
    else {
      return starWord(figures).map { "\(word("answer.matter_unknown")) \($0)" }
    }
    let same = sharing(label, with: commitment).value
    let sentence = word(
      variable.high.contains(label) ? "answer.matter_yes" : "answer.matter_no",
      [
        "level": inSentence("ambition.\(label.word)"), "n": language.number(same.count),
        "total": language.number(same.all),
      ])
    return [sentence, starWord(figures)].compactMap(\.self).joined(separator: " ")
  }

  private func sharing(_ label: Label, with commitment: Commitment) -> Figure<Tally> {
    let (count, total) = order.sharing(label, inPlan: commitment.plan.index)
    return report.sharing(ambitionOf: commitment, count, of: total)
  }

  /// How the others of its plan were counted that are rated alike.
  func ambitionWorkings(of commitment: Commitment) -> [WorkingView] {
    ambition(of: commitment).value.map { [working(NamedFigure(.sameAmbition, sharing($0, with: commitment)))] } ?? []
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
      let assessment = commitment.conditionsAssessment(asOf: report.asOf),
      let rule = assessment.scheme.scheme.stars[formula]
    else { return [] }
    return [
      condition(assessment, .specificity, wanted: rule.specificity, sentence: "star.specific", words: "specificity"),
      relevance(assessment),
      condition(assessment, .potentialImpact, wanted: rule.ambition, sentence: "star.potential", words: "ambition"),
      condition(assessment, .completion, wanted: rule.completion, sentence: "star.completed", words: "completion"),
    ]
  }

  private func relevance(_ assessment: Assessment) -> ConditionView {
    let holds = answer(assessment.relevance().value)
    let values = assessment.values.map { values in
      values.isEmpty ? word("missing.none") : language.list(values.map { inSentence("values.\($0.rawValue)") })
    }
    return ConditionView(
      answer: holds, word: word("answer_word.\(holds)"), text: word("star.relevant"),
      value: word("star.this_one", ["value": values ?? word("missing.not-reviewed")]))
  }

  private func condition(
    _ assessment: Assessment, _ variable: AssessmentVariable, wanted: Set<Label>, sentence: String, words: String
  ) -> ConditionView {
    let labels = assessment.scheme.scheme.variable(variable)?.labels.filter(wanted.contains) ?? []
    let reading = assessment.reading(of: variable)
    let holds: Observed<Bool> =
      switch reading {
      case .value(.unclear): .missing(.unclear)
      case .value(let label): .value(wanted.contains(label))
      case .missing(let reason): .missing(reason)
      case nil: .missing(.notReviewed)
      }
    let rated: String =
      switch reading {
      case .value(let label): inSentence("\(words).\(label.word)")
      case .missing(let reason): word("missing.\(reason.rawValue)")
      case nil: word("missing.not-reviewed")
      }
    return ConditionView(
      answer: answer(holds), word: word("answer_word.\(answer(holds))"),
      text: word(sentence, ["levels": oneOf(labels.map { inSentence("\(words).\($0.word)") })]),
      value: word("star.this_one", ["value": rated]))
  }

  private func answer(_ holds: Observed<Bool>) -> String {
    holds.value.map { $0 ? "yes" : "no" } ?? "unknown"
  }

  /// "medium or high".
  func oneOf(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return word("format.list_or", ["items": words.dropLast().joined(separator: ", "), "last": last])
  }
}
