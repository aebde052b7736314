internal import Exact
internal import Reporting

extension DataTable {
  /// How far indicators, results, objectives and projects got. Source of the columns: domain.md 5.
  static func progress(_ report: Report) -> DataTable {
    DataTable(name: "progress") {
      var file = CSVFile(columns: [
        "record", "collection", "status", "overlay", "attainment", "elapsed", "pace", "forecast_value", "forecast_date",
        "with_data", "of", "as_of", "method", "attainment_missing", "status_missing",
      ])
      let rows =
        indicatorRows(report) + summaryRows(report, report.records.results) { report.summary(ofResult: $0) }
        + summaryRows(report, report.records.objectives) { report.summary(ofObjective: $0) }
        + summaryRows(report, report.records.projects) { report.summary(ofProject: $0) }
      for row in rows.sorted(by: { $0.key < $1.key }) { file.append(row.cells) }
      return file.bytes
    }
  }

  private struct ProgressRow {
    let id: String
    let collection: Reporting.Collection
    /// From the status on.
    let figures: [Cell]

    var key: (String, String) { (id, collection.rawValue) }
    var cells: [Cell] { [.text(id), .plain(collection.rawValue)] + figures }
  }

  private static func indicatorRows(_ report: Report) -> [ProgressRow] {
    let asOf = Cell.plain(report.asOf.description)
    return report.records.indicators.counted.map { indicator in
      let figures = report.figures(of: indicator)
      let overlay: Cell = figures.isStale.value ? .plain("stale") : .empty
      let hasData = figures.actual.value.value == nil ? 0 : 1
      var cells: [Cell]
      var reasons: [Cell]
      switch figures.progress {
      case .linear(let linear):
        let forecast = linear.forecast.value.value
        cells = [
          .plain(linear.status.value.rawValue), overlay, .share(linear.attainment.value.value),
          .share(linear.elapsed.value.value), .share(linear.pace.value.value),
          forecast.map { .plain($0.value.plain) } ?? .empty,
          forecast?.reached.map { .plain($0.description) } ?? .empty,
        ]
        reasons = [linear.attainment.value.missing.map { .plain($0.rawValue) } ?? .empty, .empty]
      case .cagr(let cagr):
        cells = [
          cagr.status.value.value.map { .plain($0.rawValue) } ?? .empty, overlay,
          cagr.value.value.value.map { .plain($0.rate.decimal(significantDigits: 12)) } ?? .empty, .empty, .empty,
          .empty,
          .empty,
        ]
        reasons = [cagr.value.value.reason, cagr.status.value.reason].map { $0.map { .plain($0.rawValue) } ?? .empty }
      }
      cells += [.count(hasData), .count(1), asOf, .plain((indicator.progressMethod ?? .linear).rawValue)] + reasons
      return ProgressRow(id: indicator.header.id, collection: .indicators, figures: cells)
    }
  }

  private static func summaryRows<Element: Record>(
    _ report: Report, _ table: RecordTable<Element>, _ summary: (Int) -> Report.Summary
  ) -> [ProgressRow] {
    table.positions.compactMap { position in
      guard let record = table[position], record.header.isIllustrative != true else { return nil }
      let summary = summary(position)
      let cells: [Cell] = [
        summary.isMeasured ? .empty : .plain("not-measured"), .empty, .share(summary.number.value.value), .empty,
        .empty, .empty, .empty, .count(summary.withData), .count(summary.of), .plain(report.asOf.description), .empty,
        summary.number.value.missing.map { .plain($0.rawValue) } ?? .empty, .empty,
      ]
      return ProgressRow(id: record.header.id, collection: Element.collection, figures: cells)
    }
  }
}
