internal import Reporting

extension DataTable {
  /// What the checks of data quality found: a row a finding. `breakdown-given` tells of something that is there, every
  /// other check of a gap.
  static func quality(_ report: Report) -> DataTable {
    DataTable(name: "quality") {
      var file = CSVFile(columns: ["record", "collection", "check", "detail"])
      let findings = report.quality.flatMap(\.answers).flatMap(\.findings)
      func key(_ finding: QualityFinding) -> (String, String, String, String) {
        (finding.header.id, finding.collection.rawValue, finding.check.name, finding.detail)
      }
      for finding in findings.sorted(by: { key($0) < key($1) }) {
        file.append([
          .text(finding.header.id), .plain(finding.collection.rawValue), .plain(finding.check.name),
          finding.detail.isEmpty ? .empty : .text(finding.detail),
        ])
      }
      return file.bytes
    }
  }
}
