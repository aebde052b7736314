internal import Reporting

extension DataTable {
  static func indicators(_ report: Report) -> DataTable {
    DataTable(name: "indicators") { CollectionTable(report, report.records.indicators).bytes() }
  }

  static func observations(_ report: Report) -> DataTable {
    DataTable(name: "observations") {
      PartTable(report: report, table: report.records.indicators, parent: "indicator", parts: { $0.observations ?? [] })
        .bytes()
    }
  }

  static func targets(_ report: Report) -> DataTable {
    DataTable(name: "targets") {
      PartTable(report: report, table: report.records.indicators, parent: "indicator", parts: { $0.targets ?? [] })
        .bytes()
    }
  }

  static func progress(_ report: Report) -> DataTable {
    DataTable(name: "progress") { CSVFile(columns: []).bytes }
  }
}
