package import Diagnostics
package import Exact
package import FrontMatter

/// A promise in a plan: who is to do what until when, and how far it got.
package final class Commitment: Record {
  package static let collection = Collection.commitments

  package let header: RecordHeader
  package let places: FieldPlaces
  package let plan: Reference<Plan>
  package let number: String?
  package let ogpID: String?
  package let theme: LocalisedText?
  package let lead: Reference<Organisation>?
  package let support: [Reference<Organisation>]?
  package let start: PartialDate?
  package let end: PartialDate?
  package let dateNote: LocalisedText?
  /// What the plan's authors claim; relevance uses the assessment's own.
  package let values: [OpenGovernmentValue]?
  package let problem: LocalisedText?
  package let expected: LocalisedText?
  package let baselineSituation: LocalisedText?
  package let outcomeSituation: LocalisedText?
  package let originalText: LocalisedText?
  package let milestones: [Milestone]?
  package let assessments: [Assessment]?
  package let updates: [Update]?
  package let withdrawn: Withdrawal?

  package static let schema = Schema<Commitment>(
    "commitment", sharing: RecordHeader.schema, at: \.header,
    [
      Field("plan", \.plan, "The plan that holds it."),
      Field("number", \.number, "Its number in the plan, such as 2.2."),
      Field("ogp_id", \.ogpID, "Its number in OGP's database, such as AZ0038."),
      Field("theme", \.theme, "The plan's area or subject to which it belongs."),
      Field("lead", \.lead, "The institution responsible."),
      Field("support", \.support, "The institutions that help."),
      Field("start", \.start, "When work was to begin."),
      Field("end", \.end, "When it was to be done."),
      Field("date_note", \.dateNote, "The source's words where its dates contradict each other."),
      Field("values", \.values, "The values of open government that its authors claim."),
      Field("problem", \.problem, "What is wrong and should change."),
      Field("expected", \.expected, "What is to be different afterwards."),
      Field("baseline_situation", \.baselineSituation, "How things stood before."),
      Field("outcome_situation", \.outcomeSituation, "How things stood afterwards."),
      Field("original_text", \.originalText, "The plan's own words."),
      Field("milestones", \.milestones, "The steps to it, each with its date."),
      Field("assessments", \.assessments, "Ratings, each by an assessor at a date."),
      Field("updates", \.updates, "Reports on progress."),
      Field("withdrawn", \.withdrawn, "When, by whom and why it was withdrawn."),
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let plan: Reference<Plan>? = row["plan"]
    number = row["number"]
    ogpID = row["ogp_id"]
    theme = row["theme"]
    lead = row["lead"]
    support = row["support"]
    start = row["start"]
    end = row["end"]
    dateNote = row["date_note"]
    values = row["values"]
    problem = row["problem"]
    expected = row["expected"]
    baselineSituation = row["baseline_situation"]
    outcomeSituation = row["outcome_situation"]
    originalText = row["original_text"]
    milestones = row["milestones"]
    assessments = row["assessments"]
    updates = row["updates"]
    withdrawn = row["withdrawn"]
    places = row.places
    guard let header, let plan else { return nil }
    self.header = header
    self.plan = plan
  }

  private init(
    _ other: Commitment, header: RecordHeader, milestones: [Milestone]?, assessments: [Assessment]?, updates: [Update]?,
    withdrawn: Withdrawal?
  ) {
    self.header = header
    places = other.places
    plan = other.plan
    number = other.number
    ogpID = other.ogpID
    theme = other.theme
    lead = other.lead
    support = other.support
    start = other.start
    end = other.end
    dateNote = other.dateNote
    values = other.values
    problem = other.problem
    expected = other.expected
    baselineSituation = other.baselineSituation
    outcomeSituation = other.outcomeSituation
    originalText = other.originalText
    self.milestones = milestones
    self.assessments = assessments
    self.updates = updates
    self.withdrawn = withdrawn
  }

  package func asItStood(_ later: inout LaterFacts) -> Commitment {
    return Commitment(
      self, header: later.known(header, of: self),
      milestones: milestones?.map { $0.asItStood(&later) },
      assessments: later.known(assessments, .assessment, on: { $0.date }, at: { $0.place(of: "date") }) {
        $0.evidence = $1.known($0.evidence)
      },
      updates: later.known(updates, .update, on: { $0.date }, at: { $0.place(of: "date") }) {
        $0.evidence = $1.known($0.evidence)
      },
      withdrawn: withdrawn.flatMap { later.isLater($0.date, .withdrawal, at: place(of: "withdrawn")) ? nil : $0 })
  }
}

/// OGP's values, as the IRM codes them.
package enum OpenGovernmentValue: String, Vocabulary {
  case information, participation, accountability, technology
}

/// A step of a commitment.
package struct Milestone: Fielded, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package let title: LocalisedText
  package let start: PartialDate?
  package let due: PartialDate?
  package private(set) var done: PartialDate?
  /// As given; what holds is computed from it and the dates.
  package private(set) var status: MilestoneDeclaration?
  package let responsible: Reference<Organisation>?
  package private(set) var evidence: [Evidence]?

  package static let schema = Schema<Milestone>(
    "milestone",
    [
      Field("title", \.title, "What is to be done."),
      Field("start", \.start, "When work on it was to begin."),
      Field("due", \.due, "Day by which it was to be done."),
      Field("done", \.done, "Day on which it was done."),
      Field("status", \.status, "Where it stands, as reported."),
      Field("responsible", \.responsible, "The institution responsible."),
      Field("evidence", \.evidence, "Where it can be checked."),
    ])

  package init?(_ row: inout FieldRow) {
    let title: LocalisedText? = row["title"]
    start = row["start"]
    due = row["due"]
    done = row["done"]
    status = row["status"]
    responsible = row["responsible"]
    evidence = row["evidence"]
    range = row.range
    places = row.places
    guard let title else { return nil }
    self.title = title
  }

  /// Without a completion that lies after the day of the report, and without the word that tells of it.
  fileprivate func asItStood(_ later: inout LaterFacts) -> Milestone {
    var former = self
    if let done, later.isLater(done, .completion, at: place(of: "done")) {
      former.done = nil
      if status == .done { former.status = nil }
    }
    former.evidence = later.known(evidence)
    return former
  }
}

/// What is reported of a milestone.
package enum MilestoneDeclaration: String, Vocabulary {
  case notStarted = "not-started"
  case inProgress = "in-progress"
  case done, withdrawn, unknown
}

/// A report on progress.
package struct Update: Fielded, FieldValue {
  package let range: SourceRange
  package let places: FieldPlaces
  package let date: PartialDate
  package let progress: LocalisedText
  package let nextSteps: LocalisedText?
  package let challenges: LocalisedText?
  package fileprivate(set) var evidence: [Evidence]?

  package static let schema = Schema<Update>(
    "update",
    [
      Field("date", \.date, "The day of the report."),
      Field("progress", \.progress, "What was done."),
      Field("next_steps", \.nextSteps, "What comes next."),
      Field("challenges", \.challenges, "What stood in the way."),
      Field("evidence", \.evidence, "Where it can be checked."),
    ])

  package init?(_ row: inout FieldRow) {
    let date: PartialDate? = row["date"]
    let progress: LocalisedText? = row["progress"]
    nextSteps = row["next_steps"]
    challenges = row["challenges"]
    evidence = row["evidence"]
    range = row.range
    places = row.places
    guard let date, let progress else { return nil }
    self.date = date
    self.progress = progress
  }
}

/// That a commitment is no longer pursued.
package struct Withdrawal: Fielded, FieldValue {
  package let date: PartialDate
  package let by: Reference<Organisation>?
  package let reason: LocalisedText?

  package static let schema = Schema<Withdrawal>(
    "withdrawal",
    [
      Field("date", \.date, "When it was withdrawn."),
      Field("by", \.by, "Who withdrew it."),
      Field("reason", \.reason, "Why."),
    ])

  package init?(_ row: inout FieldRow) {
    let date: PartialDate? = row["date"]
    by = row["by"]
    reason = row["reason"]
    guard let date else { return nil }
    self.date = date
  }
}
