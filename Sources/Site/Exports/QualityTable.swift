internal import Reporting

extension DataTable {
  /// What the checks of data quality found: a row a finding. `breakdown-given` tells of something that is there, every
  /// other check of a gap.
  static func quality(_ report: Report) -> DataTable {
    DataTable("quality") {
      Table([
        Column<QualityFinding>("record", "The record about which it is.", .reference(nil)) { .text($0.header.id) },
        Column("collection", "The collection of the record.", .word(Collection.self)) { .text($0.collection.rawValue) },
        Column("check", "What was found.", .word(QualityCheck.all.map(\.name))) { .text($0.check.name) },
        Column("detail", "Which field, language or breakdown; empty where the check says it all.", .text) {
          $0.detail.isEmpty ? .absent : .text($0.detail)
        },
      ]) { show in
        let findings = report.quality.flatMap(\.answers).flatMap(\.findings)
        func key(_ finding: QualityFinding) -> (String, String, String, String) {
          (finding.header.id, finding.collection.rawValue, finding.check.name, finding.detail)
        }
        for finding in findings.sorted(by: { key($0) < key($1) }) { show(finding) }
      }
    }
  }
}
