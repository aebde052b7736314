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

  package static let plan = Field("plan", \Commitment.plan, "The plan that holds it.", isParent: true)
  package static let number = Field(
    "number", \Commitment.number, "Its number in the plan, such as 2.2.", example: #""2.2""#)
  package static let ogpID = Field(
    "ogp_id", \Commitment.ogpID, "Its number in OGP's database, such as AZ0038.", example: "AZ0038")
  package static let theme = Field(
    "theme", \Commitment.theme, "The plan's area or subject to which it belongs.", example: "Access to information")
  package static let lead = Field("lead", \Commitment.lead, "The institution responsible.")
  package static let support = Field("support", \Commitment.support, "The institutions that help.")
  package static let start = Field("start", \Commitment.start, "When work was to begin.")
  package static let end = Field("end", \Commitment.end, "When it was to be done.")
  package static let dateNote = Field(
    "date_note", \Commitment.dateNote, "The source's words where its dates contradict each other.", form: .prose,
    example: #""The plan gives two ends, 2014 and 2015.""#)
  package static let values = Field(
    "values", \Commitment.values, "The values of open government that its authors claim.")
  package static let problem = Field(
    "problem", \Commitment.problem, "What is wrong and should change.", form: .prose,
    example: "Citizens wait for answers longer than the law allows.")
  package static let expected = Field(
    "expected", \Commitment.expected, "What is to be different afterwards.", form: .prose,
    example: "Every request is answered within seven days.")
  package static let baselineSituation = Field(
    "baseline_situation", \Commitment.baselineSituation, "How things stood before.", form: .prose,
    example: "One request of three was answered in time.")
  package static let outcomeSituation = Field(
    "outcome_situation", \Commitment.outcomeSituation, "How things stood afterwards.", form: .prose,
    example: "Two requests of three are answered in time.")
  package static let originalText = Field(
    "original_text", \Commitment.originalText, "The plan's own words.", form: .prose,
    example: #""Public bodies shall answer requests in time.""#)
  package static let milestones = Field("milestones", \Commitment.milestones, "The steps to it, each with its date.")
  package static let assessments = Field(
    "assessments", \Commitment.assessments, "Ratings, each by an assessor at a date.")
  package static let updates = Field("updates", \Commitment.updates, "Reports on progress.")
  package static let withdrawn = Field("withdrawn", \Commitment.withdrawn, "When, by whom and why it was withdrawn.")

  package static let schema = Schema<Commitment>(
    "commitment", sharing: RecordHeader.schema, at: \.header,
    [
      plan, number, ogpID, theme, lead, support, start, end, dateNote, values, problem, expected, baselineSituation,
      outcomeSituation, originalText, milestones, assessments, updates, withdrawn,
    ])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    let plan = row[Self.plan]
    number = row[Self.number]
    ogpID = row[Self.ogpID]
    theme = row[Self.theme]
    lead = row[Self.lead]
    support = row[Self.support]
    start = row[Self.start]
    end = row[Self.end]
    dateNote = row[Self.dateNote]
    values = row[Self.values]
    problem = row[Self.problem]
    expected = row[Self.expected]
    baselineSituation = row[Self.baselineSituation]
    outcomeSituation = row[Self.outcomeSituation]
    originalText = row[Self.originalText]
    milestones = row[Self.milestones]
    assessments = row[Self.assessments]
    updates = row[Self.updates]
    withdrawn = row[Self.withdrawn]
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
      assessments: later.known(assessments, .assessment, on: { $0.date }, at: { $0.place(of: Assessment.date) }) {
        $0.evidence = $1.known($0.evidence)
      },
      updates: later.known(updates, .update, on: { $0.date }, at: { $0.place(of: Update.date) }) {
        $0.evidence = $1.known($0.evidence)
      },
      withdrawn: withdrawn.flatMap {
        later.isLater($0.date, .withdrawal, at: place(of: Commitment.withdrawn)) ? nil : $0
      })
  }
}

/// OGP's values, as the IRM codes them.
package enum OpenGovernmentValue: String, Vocabulary {
  case information, participation, accountability, technology

  package static var named: String? { "values" }
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

  package static let title = Field(
    "title", \Milestone.title, "What is to be done.", example: "Publish the list of answers")
  package static let start = Field("start", \Milestone.start, "When work on it was to begin.")
  package static let due = Field("due", \Milestone.due, "Day by which it was to be done.")
  package static let done = Field("done", \Milestone.done, "Day on which it was done.")
  package static let status = Field("status", \Milestone.status, "Where it stands, as reported.")
  package static let responsible = Field("responsible", \Milestone.responsible, "The institution responsible.")
  package static let evidence = Field("evidence", \Milestone.evidence, "Where it can be checked.")

  package static let schema = Schema<Milestone>(
    "milestone",
    [title, start, due, done, status, responsible, evidence])

  package init?(_ row: inout FieldRow) {
    let title = row[Self.title]
    start = row[Self.start]
    due = row[Self.due]
    done = row[Self.done]
    status = row[Self.status]
    responsible = row[Self.responsible]
    evidence = row[Self.evidence]
    range = row.range
    places = row.places
    guard let title else { return nil }
    self.title = title
  }

  /// Without a completion that lies after the day of the report, and without the word that tells of it.
  fileprivate func asItStood(_ later: inout LaterFacts) -> Milestone {
    var former = self
    if let done, later.isLater(done, .completion, at: place(of: Milestone.done)) {
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

  package static var named: String? { "milestone_word" }
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

  package static let date = Field("date", \Update.date, "The day of the report.")
  package static let progress = Field(
    "progress", \Update.progress, "What was done.", form: .prose, example: "The list is published each month.")
  package static let nextSteps = Field(
    "next_steps", \Update.nextSteps, "What comes next.", form: .prose, example: "Courts are to join in 2015.")
  package static let challenges = Field(
    "challenges", \Update.challenges, "What stood in the way.", form: .prose, example: "Two ministries sent no figures."
  )
  package static let evidence = Field("evidence", \Update.evidence, "Where it can be checked.")

  package static let schema = Schema<Update>(
    "update",
    [date, progress, nextSteps, challenges, evidence])

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    let progress = row[Self.progress]
    nextSteps = row[Self.nextSteps]
    challenges = row[Self.challenges]
    evidence = row[Self.evidence]
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

  package static let date = Field("date", \Withdrawal.date, "When it was withdrawn.")
  package static let by = Field("by", \Withdrawal.by, "Who withdrew it.")
  package static let reason = Field(
    "reason", \Withdrawal.reason, "Why.", form: .prose, example: "The law that it rested on was repealed.")

  package static let schema = Schema<Withdrawal>(
    "withdrawal",
    [date, by, reason])

  package init?(_ row: inout FieldRow) {
    let date = row[Self.date]
    by = row[Self.by]
    reason = row[Self.reason]
    guard let date else { return nil }
    self.date = date
  }
}
