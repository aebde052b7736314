internal import Diagnostics
internal import FrontMatter

// What is odd about the figures of a commitment.
extension Diagnostic {
  static func sameDayAssessments(_ passedOver: Assessment, _ taken: Assessment) -> Diagnostic {
    Diagnostic(
      "same-day-assessments",
      "Two \(taken.kind.rawValue) assessments describe the same state and have the date \(taken.date); the later one counts.",
      severity: .warning, at: taken.place(of: Assessment.date),
      help:
        "Write the day of each, such as 2014-06-30, or whose state each describes, in `state_at`; or delete the one that was replaced.",
      notes: [Note("The other one is here.", at: passedOver.place(of: Assessment.date))])
  }

  static func starAgainstAssessor(_ assessment: Assessment, by formula: StarFormula) -> Diagnostic {
    let isGiven = assessment.starred == true
    return Diagnostic(
      "star-against-assessor",
      "By `starred` the assessor \(isGiven ? "gave a star" : "gave no star"), but by the ratings and the formula of \(formula.rawValue) there is \(isGiven ? "none" : "one").",
      severity: .warning, at: assessment.place(of: Assessment.starred),
      help: "Correct a rating, `starred`, or the plan's `star_formula`; the ratings count.")
  }

  static func contradiction(_ rating: CompletionRating, _ milestones: [Milestone]) -> Diagnostic {
    let titles = milestones.map(\.title.base)
    let subject = milestones.count == 1 ? "this milestone is" : "these milestones are"
    let state = rating.isComplete ? "not done" : "done"
    return Diagnostic(
      "contradiction",
      "The completion is `\(rating.label)`, but \(subject) \(state): \(oneOf(titles, joining: "and")).",
      severity: .warning, at: rating.place,
      help: rating.isComplete
        ? "Write `done` with its date at the milestone, or correct the completion."
        : "Correct the completion, or delete `done` at the milestone.",
      notes: milestones.map { Note("The milestone is here.", at: $0.range) })
  }

  static func completeWithoutEvidence(_ rating: CompletionRating) -> Diagnostic {
    Diagnostic(
      "complete-without-evidence", "The completion is `\(rating.label)`, but no evidence of it is given.",
      severity: .warning,
      at: rating.place,
      help:
        "Write `evidence` with a title and a url or file at the commitment, a milestone, the assessment or an update.")
  }
}
