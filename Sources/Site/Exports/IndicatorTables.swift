internal import Exact
internal import FrontMatter
internal import Reporting

extension DataTable {
  static func indicators(_ report: Report) -> DataTable {
    DataTable(name: "indicators") {
      CollectionTable(
        report: report, table: report.records.indicators,
        row: { (indicator: $0, actual: $0.actual(asOf: report.asOf).value) },
        computed: [
          ComputedColumn("baseline_value", missing: { $0.indicator.hiddenBaseline.map { _ in .hidden } }) {
            .figure($0.indicator.baseline?.value)
          },
          ComputedColumn("baseline_date") { .date(($0.indicator.baseline?.date ?? $0.indicator.hiddenBaseline?.date)) },
          ComputedColumn("target_value") { .figure($0.indicator.finalTarget?.value) },
          ComputedColumn("target_date") { .date($0.indicator.finalTarget?.date) },
          ComputedColumn("actual_value", missing: { $0.actual.missing }) { row in
            row.actual.value.map { actual in
              let number = actual.places.map { actual.value.decimal(places: $0) } ?? actual.value.plain
              return .plain(row.indicator.word(for: actual.value) ?? number)
            } ?? .empty
          },
          ComputedColumn("actual_date") { .date($0.actual.value?.date) },
        ]
      ).bytes()
    }
  }

  static func observations(_ report: Report) -> DataTable {
    DataTable(name: "observations") {
      let indicators = report.records.indicators
      let own = Set(indicators.counted.flatMap { ($0.observations ?? []).flatMap { $0.ownParts.map(\.key) } })
      return PartTable(
        report: report, table: indicators, parent: "indicator", parts: { $0.observations ?? [] },
        gathered: own.sorted()
      ).bytes(
        figures: { _ in },
        computed: [ComputedColumn("value_missing") { .reason($0.part.isHidden ? .hidden : nil) }])
    }
  }

  /// The breaks by the report's date.
  static func breaks(_ report: Report) -> DataTable {
    DataTable(name: "breaks") {
      PartTable(
        report: report, table: report.records.indicators, parent: "indicator",
        parts: { $0.countedBreaks(asOf: report.asOf) }
      ).bytes()
    }
  }

  static func targets(_ report: Report) -> DataTable {
    DataTable(name: "targets") {
      PartTable(report: report, table: report.records.indicators, parent: "indicator", parts: { $0.targets ?? [] })
        .bytes()
    }
  }
}

extension Cell {
  /// Why another cell is empty.
  static func reason(_ missing: Missing?) -> Cell { missing.map { .plain($0.rawValue) } ?? .empty }

  /// A figure as its author gave it: the number, or the word that stands for it.
  static func figure(_ figure: RecordedFigure?) -> Cell {
    figure.map { .plain($0.description) } ?? .empty
  }
}

extension Indicator {
  /// The word that stands for a figure; `nil` where figures are numbers.
  func word(for figure: Fraction) -> String? {
    switch kind {
    case .yesNo: figure == .zero ? "no" : "yes"
    case .level: level(ofRank: figure)
    default: nil
    }
  }

  /// The level of a rank, from 1; `nil` for a figure that is the rank of none.
  func level(ofRank rank: Fraction) -> String? {
    guard let levels, rank.denominator == 1, 0 < rank.numerator, rank.numerator <= levels.count else { return nil }
    return levels[Int(rank.numerator) - 1]
  }
}
