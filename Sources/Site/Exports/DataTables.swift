internal import Reporting

extension DataTable {
  /// Every table of a site, in the order of domain.md 5; then those of the pages of the same name.
  static func all(_ source: SiteSource) -> [DataTable] {
    let report = source.report
    let records = report.records
    return [
      plain("projects", report, records.projects), plain("objectives", report, records.objectives),
      plain("results", report, records.results), plain("activities", report, records.activities),
      indicators(report), observations(report), targets(report), breaks(report), revisions(report),
      plain("plans", report, records.plans),
      commitments(report, source.schemes), milestones(report), assessments(report, source.schemes), updates(report),
      plain("organisations", report, records.organisations), plain("places", report, records.places),
      plain("beneficiaries", report, records.beneficiaries), cases(report), evidence(source),
      progress(report), rollUps(report), overdue(report), quality(report), ogpCommitments(report),
    ]
  }

  /// The collections of which there is a table.
  static let collections: Set<Reporting.Collection> = [
    .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .organisations, .places,
    .beneficiaries,
  ]

  private static func plain<Element>(
    _ name: String, _ report: Report, _ table: RecordTable<Element>
  ) -> DataTable {
    DataTable(name) { .collection(table, of: report, figures: { _ in }, computed: []) }
  }
}
