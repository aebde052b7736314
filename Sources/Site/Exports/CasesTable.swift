internal import FrontMatter
internal import Reporting

extension DataTable {
  /// The legal aid statistics. Small counts, and those that would tell them, are hidden in the report itself.
  static func cases(_ report: Report) -> DataTable {
    DataTable("cases") {
      let declared = [Column<CaseCount>].declared(of: report)
        .explaining(CaseCount.contacts, by: Missing.inFigures) { reason($0.contacts) }
        .explaining(CaseCount.cases, by: Missing.inFigures) { reason($0.cases) }
        .explaining(CaseCount.closed, by: Missing.inFigures) { reason($0.closed) }
      return .parts(
        of: report.records.cases, { $0.rows ?? [] },
        parent: (name: "record", about: "The set of statistics to which it belongs."),
        declared: declared, figures: { _ in }, computed: [])
    }
  }

  private static func reason(_ count: GuardedCount?) -> Missing? {
    guard let count else { return .notReported }
    return count.reason
  }
}
