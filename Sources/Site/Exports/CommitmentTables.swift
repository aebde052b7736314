internal import Reporting

extension DataTable {
  /// The commitments with their figures. Source of the columns: domain.md 5.
  static func commitments(_ report: Report, _ schemes: Schemes) -> DataTable {
    DataTable("commitments") {
      let completions = CellForm.word(schemes.words(of: .completion))
      return .collection(
        report.records.commitments, of: report, figures: { report.figures(of: $0) },
        computed: [
          Column("completion", "How far it got, by the word of the judge.", completions, { $0.completion.judged.value })
          {
            .text($0.label.word)
          },
          Column("completion_date", "When the judge's rating was published.", .date) {
            .date($0.completion.judged.value.value?.date)
          },
          Column("completion_state_at", "The day whose state the judge's rating describes.", .date) {
            .date($0.completion.judged.value.value?.state)
          },
          Column("completion_by", "Who the judge is.", .reference(.organisations)) {
            .record($0.completion.judged.value.value.flatMap { report.records.organisations[$0.by] })
          },
          Column("completion_kind", "On whose behalf the judge rates.", .word(AssessorKind.self)) {
            .text($0.completion.judged.value.value?.kind.rawValue)
          },
          Column(
            "completion_government", "How far it got, by the government's own word.", completions,
            { $0.completion.government.value }
          ) { .text($0.label.word) },
          Column(
            "completion_independent", "How far it got, by the word of independent assessors.", completions,
            { $0.completion.independent.value }
          ) { .text($0.label.word) },
          Column(
            "completion_civil_society", "How far it got, by the word of civil society.", completions,
            { $0.completion.civilSociety.value }
          ) { .text($0.label.word) },
          Column(
            "ratings_conflict", "Whether the government and the judge say different things.", .flag,
            { $0.completion.isConflicting.value }
          ) { .flag($0) },
          Column("timeliness", "How it stands against its date.", .word(Timeliness.self)) {
            .text($0.timeliness.value.timeliness.rawValue)
          },
          Column(
            "timeliness_basis", "Whose word it rests on how it stands against its date.", .word(Standing.Basis.self)
          ) { .text($0.timeliness.value.basis?.rawValue) },
          Column("relevant", "Whether it is relevant to open government.", .flag, { $0.relevance.value }) { .flag($0) },
          Column("star", "Whether it has the star of the plan's formula.", .flag, { $0.star.value }) { .flag($0) },
          Column(
            "high_completion", "Whether the judge's rating counts as high.", .flag, { $0.highCompletion.value }
          ) { .flag($0) },
          Column(
            "schedule", "Whether it is behind or ahead of where it should have been.", .word(Schedule.self),
            { $0.schedule.value }
          ) { .text($0.rawValue) },
          Column("milestones_total", "How many milestones it has.", .count, { $0.reportedCounts.map(\.total) }) {
            .count($0)
          },
          Column("milestones_done", "How many milestones are done.", .count, { $0.reportedCounts.map(\.done) }) {
            .count($0)
          },
          Column(
            "milestones_withdrawn", "How many milestones were withdrawn.", .count,
            { $0.reportedCounts.map(\.withdrawn) }
          ) { .count($0) },
          Column(
            "milestones_overdue", "How many milestones are overdue.", .count, { $0.reportedCounts.map(\.overdue) }
          ) { .count($0) },
          Column(
            "milestone_share", "The share of milestones that are done, without those that were withdrawn.", .share,
            { $0.milestoneShare.value }
          ) { .share($0) },
          Column("contradiction", "Whether its rating and its milestones contradict each other.", .flag) {
            .flag($0.contradiction.value != .none)
          },
          Column("evidence_count", "How many pieces of evidence stand behind it.", .count) {
            .count($0.evidenceCount.value)
          },
        ])
    }
  }

  private static let commitment = (name: "commitment", about: "The commitment to which it belongs.")

  static func milestones(_ report: Report) -> DataTable {
    DataTable("milestones") {
      .parts(
        of: report.records.commitments, { $0.milestones ?? [] }, parent: commitment, declared: .declared(of: report),
        figures: { report.figures(of: $0).milestones.map(\.value) },
        computed: [
          Column("computed_status", "Where it stands by its dates.", .word(MilestoneStatus.words)) {
            .text($0.figures[$0.position].word)
          },
          Column("days_overdue", "Days since the day it was due.", .days) { row in
            if case .overdue(let days) = row.figures[row.position] { .count(days) } else { .absent }
          },
          Column("days_late", "Days from the day it was due to the day it was done.", .days) { row in
            if case .doneLate(let days) = row.figures[row.position] { .count(days) } else { .absent }
          },
        ])
    }
  }

  /// With a column for each variable of the site's own schemes after those of the built-in ones.
  static func assessments(_ report: Report, _ schemes: Schemes) -> DataTable {
    DataTable("assessments") {
      .parts(
        of: report.records.commitments, { $0.assessments ?? [] }, parent: commitment, declared: .declared(of: report),
        figures: { report.starFormula(of: $0) },
        computed: schemes.ownVariables.map { variable in
          Column(
            ColumnDescription(name: variable.name, meaning: .rating(of: variable.name), form: .text)
          ) { .text($0.part.rating(of: variable)?.text) }
        } + [
          Column("relevant", "Whether it is rated relevant to open government.", .flag, { $0.part.relevance().value }) {
            .flag($0)
          },
          Column(
            "star", "Whether the rating gives it the star of the plan's formula.", .flag,
            { $0.figures.map($0.part.star)?.value ?? .missing(.notApplicable) }
          ) { .flag($0) },
        ])
    }
  }

  static func updates(_ report: Report) -> DataTable {
    DataTable("updates") {
      .parts(
        of: report.records.commitments, { $0.updates ?? [] }, parent: commitment, declared: .declared(of: report),
        figures: { _ in }, computed: [])
    }
  }
}

extension CommitmentFigures {
  /// The counts of milestones; missing, not 0, where nobody has named any.
  fileprivate var reportedCounts: Observed<MilestoneCounts> {
    milestoneShare.value.missing == .notReported ? .missing(.notReported) : .value(milestoneCounts)
  }
}

extension Schemes {
  /// Every word by which any of them rates a variable.
  fileprivate func words(of variable: AssessmentVariable) -> [String] {
    var seen: Set<String> = []
    return all.compactMap { $0.variable(variable) }.flatMap { $0.labels + $0.unordered }.map(\.word)
      .filter { seen.insert($0).inserted }
  }
}

extension MilestoneStatus {
  fileprivate static let words = [
    withdrawn, doneOnTime, doneLate(days: 0), done, overdue(days: nil), inProgress, notStarted, upcoming, unknown,
  ].map(\.word)
}
