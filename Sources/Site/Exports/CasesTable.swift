internal import FrontMatter
internal import Reporting

extension DataTable {
  /// The legal aid statistics. Small counts, and those that would tell them, are hidden in the report itself.
  static func cases(_ report: Report) -> DataTable {
    DataTable("cases") {
      func explained(_ column: Column<CaseCount>, _ count: @escaping (CaseCount) -> GuardedCount?) -> Column<CaseCount>
      {
        column.explained(by: [.notReported, .hidden]) { row in
          switch count(row) {
          case nil: .notReported
          case .hidden: .hidden
          case .given: nil
          }
        }
      }
      return .parts(
        of: report.records.cases, { $0.rows ?? [] },
        parent: (name: "record", about: "The set of statistics to which it belongs."),
        declared: .declared(of: report).changing(CaseCount.contacts) { explained($0, \.contacts) }
          .changing(CaseCount.cases) { explained($0, \.cases) }.changing(CaseCount.closed) { explained($0, \.closed) },
        figures: { _ in }, computed: [])
    }
  }
}
