internal import Exact
internal import FrontMatter
internal import Reporting

extension DataTable {
  static func indicators(_ report: Report) -> DataTable {
    DataTable("indicators") {
      .collection(
        report.records.indicators, of: report,
        figures: { (indicator: $0, actual: $0.actual(asOf: report.asOf).value) },
        computed: [
          Column("baseline_value", "The figure of the baseline.", .figure) { .figure($0.indicator.baseline?.value) }
            .explained(by: [.hidden]) { $0.indicator.hiddenBaseline.map { _ in .hidden } },
          Column("baseline_date", "The day for which the baseline holds.", .date) {
            .date($0.indicator.baseline?.date ?? $0.indicator.hiddenBaseline?.date)
          },
          Column("target_value", "The figure of the last target.", .figure) {
            .figure($0.indicator.finalTarget?.value)
          },
          Column("target_date", "The day by which the last target was to be reached.", .date) {
            .date($0.indicator.finalTarget?.date)
          },
          Column("actual_value", "The figure that holds at the report's date.", .figure, reasons: Missing.words) {
            row in
            .observed(row.actual) { actual in
              if let word = row.indicator.word(for: actual.value) { return .text(word) }
              return .number(actual.places.map { actual.value.decimal(places: $0) } ?? actual.value.plain)
            }
          },
          Column("actual_date", "The day for which that figure holds.", .date) { .date($0.actual.value?.date) },
        ])
    }
  }

  private static let indicator = (name: "indicator", about: "The indicator to which it belongs.")

  static func observations(_ report: Report) -> DataTable {
    DataTable("observations") {
      let indicators = report.records.indicators
      let own = Set(indicators.counted.flatMap { ($0.observations ?? []).flatMap { $0.ownParts.map(\.key) } })
      return .parts(
        of: indicators, { $0.observations ?? [] }, parent: indicator,
        declared: .declared(gathering: own.sorted(), of: report)
          .explaining(Observation.value, by: Missing.inFigures) { $0.missing }, figures: { _ in }, computed: [])
    }
  }

  /// The breaks by the report's date.
  static func breaks(_ report: Report) -> DataTable {
    DataTable("breaks") {
      .parts(
        of: report.records.indicators, { $0.countedBreaks(asOf: report.asOf) }, parent: indicator,
        declared: .declared(of: report), figures: { _ in }, computed: [])
    }
  }

  static func targets(_ report: Report) -> DataTable {
    DataTable("targets") {
      .parts(
        of: report.records.indicators, { $0.targets ?? [] }, parent: indicator,
        declared: .declared(of: report),
        figures: { _ in }, computed: [])
    }
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
