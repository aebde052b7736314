internal import Reporting

extension DataTable {
  /// The commitments with their figures. Source of the columns: domain.md 5.
  static func commitments(_ report: Report) -> DataTable {
    DataTable(name: "commitments") {
      CollectionTable(
        report: report, table: report.records.commitments, row: { report.figures(of: $0) },
        computed: [
          ComputedColumn("completion", { $0.completion.judged.value }) { .plain($0.label.word) },
          ComputedColumn("completion_date") { .date($0.completion.judged.value.value?.date) },
          ComputedColumn("completion_state_at") { .date($0.completion.judged.value.value?.state) },
          ComputedColumn("completion_by") { figures in
            figures.completion.judged.value.value.flatMap { report.records.organisations[$0.by] }
              .map { .text($0.header.id) } ?? .empty
          },
          ComputedColumn("completion_kind") {
            $0.completion.judged.value.value.map { .plain($0.kind.rawValue) } ?? .empty
          },
          ComputedColumn("completion_government", { $0.completion.government.value }) { .plain($0.label.word) },
          ComputedColumn("completion_independent", { $0.completion.independent.value }) { .plain($0.label.word) },
          ComputedColumn("completion_civil_society", { $0.completion.civilSociety.value }) { .plain($0.label.word) },
          ComputedColumn("ratings_conflict", { $0.completion.isConflicting.value }) { .flag($0) },
          ComputedColumn("timeliness") { .plain($0.timeliness.value.timeliness.rawValue) },
          ComputedColumn("timeliness_basis") {
            $0.timeliness.value.basis.map { .plain($0.rawValue) } ?? .empty
          },
          ComputedColumn("relevant", { $0.relevance.value }) { .flag($0) },
          ComputedColumn("star", { $0.star.value }) { .flag($0) },
          ComputedColumn("high_completion", { $0.highCompletion.value }) { .flag($0) },
          ComputedColumn("schedule", { $0.schedule.value }) { .plain($0.rawValue) },
          ComputedColumn("milestones_total", { $0.reportedCounts.map(\.total) }) { .count($0) },
          ComputedColumn("milestones_done", { $0.reportedCounts.map(\.done) }) { .count($0) },
          ComputedColumn("milestones_withdrawn", { $0.reportedCounts.map(\.withdrawn) }) { .count($0) },
          ComputedColumn("milestones_overdue", { $0.reportedCounts.map(\.overdue) }) { .count($0) },
          ComputedColumn("milestone_share", { $0.milestoneShare.value }) { .share($0) },
          ComputedColumn("contradiction") { .flag($0.contradiction.value != .none) },
          ComputedColumn("evidence_count") { .count($0.evidenceCount.value) },
        ]
      ).bytes()
    }
  }

  static func milestones(_ report: Report) -> DataTable {
    DataTable(name: "milestones") {
      PartTable(report: report, table: report.records.commitments, parent: "commitment", parts: { $0.milestones ?? [] })
        .bytes(
          figures: { report.figures(of: $0).milestones.map(\.value) },
          computed: [
            ComputedColumn("computed_status") { .plain($0.figures[$0.position].word) },
            ComputedColumn("days_overdue") { row in
              if case .overdue(let days?) = row.figures[row.position] { .count(days) } else { .empty }
            },
            ComputedColumn("days_late") { row in
              if case .doneLate(let days) = row.figures[row.position] { .count(days) } else { .empty }
            },
          ])
    }
  }

  /// With a column for each variable of the site's own schemes after those of the built-in ones.
  static func assessments(_ report: Report, _ schemes: Schemes) -> DataTable {
    DataTable(name: "assessments") {
      PartTable(
        report: report, table: report.records.commitments, parent: "commitment", parts: { $0.assessments ?? [] }
      )
      .bytes(
        figures: { report.starFormula(of: $0) },
        computed: schemes.ownVariables.map { variable in
          ComputedColumn(variable.name) { $0.part.rating(of: variable).map { .text($0.text) } ?? .empty }
        } + [
          ComputedColumn("relevant", { $0.part.relevance().value }) { .flag($0) },
          ComputedColumn("star", { $0.figures.map($0.part.star)?.value ?? .missing(.notApplicable) }) { .flag($0) },
        ])
    }
  }

  static func updates(_ report: Report) -> DataTable {
    DataTable(name: "updates") {
      PartTable(report: report, table: report.records.commitments, parent: "commitment", parts: { $0.updates ?? [] })
        .bytes()
    }
  }
}

extension CommitmentFigures {
  /// The counts of milestones; missing, not 0, where nobody has named any.
  fileprivate var reportedCounts: Observed<MilestoneCounts> {
    milestoneShare.value.missing == .notReported ? .missing(.notReported) : .value(milestoneCounts)
  }
}
