internal import Exact
internal import Reporting

extension DataTable {
  /// How far indicators, results, objectives and projects got. Source of the columns: domain.md 5.
  static func progress(_ report: Report) -> DataTable {
    DataTable("progress") {
      Table(
        [
          Column<ProgressRow>("record", "The record whose progress it is.", .reference(nil)) { .text($0.id) },
          Column("collection", "The collection of the record.", .word(Collection.self)) {
            .text($0.collection.rawValue)
          },
          Column(
            "status", "How it stands against its target.",
            .word(IndicatorStatus.allCases.map(\.rawValue) + [ProgressRow.notMeasured]), reasons: NoRate.words
          ) { $0.status },
          Column("overlay", "`stale` where the newest figure is old.", .word([ProgressRow.stale])) { $0.overlay },
          Column(
            "attainment", "The share of the way that was covered; with the method cagr, how fast it goes.", .number,
            reasons: Missing.words + NoRate.words
          ) { $0.attainment },
          Column("elapsed", "The share of the time that has passed.", .share) { $0.elapsed },
          Column("pace", "The share of the way over the share of the time.", .number) { $0.pace },
          Column("forecast_value", "The figure at the target's date, should it go on like this.", .number) {
            $0.forecastValue
          },
          Column("forecast_date", "When the target is reached, should it go on like this.", .date) { $0.forecastDate },
          Column("with_data", "How many indicators have a figure.", .count) { .count($0.withData) },
          Column("of", "How many indicators there are.", .count) { .count($0.all) },
          .asOf(report),
          Column("method", "How progress is measured; empty for several indicators.", .word(ProgressMethod.self)) {
            .text($0.method?.rawValue)
          },
        ], key: ["record", "collection"], explainingFirst: "attainment"
      ) { show in
        let rows =
          report.records.indicators.counted.map { ProgressRow($0, report.figures(of: $0)) }
          + rows(report.records.results) { report.summary(ofResult: $0) }
          + rows(report.records.objectives) { report.summary(ofObjective: $0) }
          + rows(report.records.projects) { report.summary(ofProject: $0) }
        for row in rows.sorted(by: { $0.key < $1.key }) { show(row) }
      }
    }
  }

  private static func rows<Element: Record>(
    _ table: RecordTable<Element>, _ summary: (Int) -> Report.Summary
  ) -> [ProgressRow] {
    table.counted.map { ProgressRow($0, summary($0.header.position)) }
  }
}

private struct ProgressRow {
  static let notMeasured = "not-measured"
  static let stale = "stale"

  let id: String
  let collection: Reporting.Collection
  var status = Cell.absent
  var overlay = Cell.absent
  var attainment: Cell
  var elapsed = Cell.absent
  var pace = Cell.absent
  var forecastValue = Cell.absent
  var forecastDate = Cell.absent
  let withData: Int
  let all: Int
  let method: ProgressMethod?

  var key: (String, String) { (id, collection.rawValue) }

  init(_ indicator: Indicator, _ figures: IndicatorFigures) {
    id = indicator.header.id
    collection = .indicators
    if figures.isStale.value { overlay = .text(Self.stale) }
    switch figures.progress {
    case .linear(let linear):
      status = .text(linear.status.value.rawValue)
      attainment = .observed(linear.attainment.value) { .share($0) }
      elapsed = .observed(linear.elapsed.value) { .share($0) }
      pace = .observed(linear.pace.value) { .share($0) }
      forecastValue = .observed(linear.forecast.value) { .number($0.value.plain) }
      forecastDate = .observed(linear.forecast.value) { .date($0.reached.map { PartialDate($0) }) }
    case .cagr(let cagr):
      status = .rated(cagr.status.value) { .text($0.rawValue) }
      attainment = .rated(cagr.value.value) { .number($0.rate.decimal(significantDigits: 12)) }
    }
    withData = figures.actual.value.value == nil ? 0 : 1
    all = 1
    method = indicator.progressMethod ?? .linear
  }

  init<Element: Record>(_ record: Element, _ summary: Report.Summary) {
    id = record.header.id
    collection = Element.collection
    if !summary.isMeasured { status = .text(Self.notMeasured) }
    attainment = .observed(summary.number.value) { .share($0) }
    withData = summary.withData
    all = summary.of
    method = nil
  }
}

extension Cell {
  /// What follows from a yearly rate, or why there is none.
  fileprivate static func rated<Value>(_ figure: Rated<Value>, _ cell: (Value) -> Cell) -> Cell {
    switch figure {
    case .value(let value): cell(value)
    case .none(let reason): .missing(reason)
    }
  }
}

extension NoRate {
  fileprivate static let words = allCases.map(\.rawValue)
}
