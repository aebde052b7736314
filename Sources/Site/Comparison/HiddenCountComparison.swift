internal import Diagnostics
internal import DisclosureControl
internal import Exact
internal import Reporting

/// Looks for hidden counts that the published tables and the new ones tell together.
///
/// Of the published site it knows what its tables say. The numbers behind what is hidden now stand in for those that were
/// hidden then: by them it is known which sums hold, and nothing else is told of them.
struct HiddenCountComparison {
  /// A count of the site as it stands.
  private struct Place: Hashable {
    let range: SourceRange
    let measure: CaseMeasure?
  }

  /// What makes a count one of its own in both tables.
  private struct Key: Hashable {
    let place: Int?
    let period: Period
    let labels: [String?]
  }

  /// A row of either table.
  private struct Line {
    let row: FigureComparison.Row
    let isFormer: Bool
    let key: Key
    /// By measure, as the table has them.
    let figures: [String]
    /// By measure: the number, also of what is hidden now.
    let numbers: [Int?]

    func isHidden(_ measure: Int) -> Bool { figures[measure] == Missing.hidden.rawValue }
  }

  private let report: Report
  /// By id.
  private let places: [String: Int]
  private let hidden: [Place: Int]

  init(_ report: Report) {
    self.report = report
    places = Dictionary(
      report.records.places.positions.compactMap { position in
        report.records.places[position].map { ($0.header.id, position) }
      }
    ) { first, _ in first }
    hidden = Dictionary(report.hiddenCounts.map { (Place(range: $0.range, measure: $0.measure), $0.count) }) {
      first, _ in first
    }
  }

  func changes(_ comparisons: [FigureComparison]) -> [PublishedChange] {
    let byTable = Dictionary(comparisons.map { ($0.form.table, $0) }) { first, _ in first }
    return cases(byTable["cases"]) + indicators(byTable["observations"], byTable["indicators"])
  }

  // MARK: Case statistics

  private func cases(_ comparison: FigureComparison?) -> [PublishedChange] {
    guard let comparison else { return [] }
    let rows = Dictionary(report.records.cases.counted.map { ($0.header.id, $0.rows ?? []) }) { first, _ in first }
    let dimensions = CaseDimension.allCases.map(\.rawValue)
    let lines = lines(of: comparison, placeIn: "centre", dimensions, measures: CaseMeasure.allCases.count) {
      row, measure in
      guard let rows = rows[row.record], let position = Int(row.position), rows.indices.contains(position - 1) else {
        return nil
      }
      return hidden[Place(range: rows[position - 1].range, measure: CaseMeasure.allCases[measure])]
    }
    return told(lines, in: comparison.form) { report.countsToldTogether(by: $0) }
  }

  // MARK: Indicators

  private func indicators(
    _ observations: FigureComparison?, _ baselines: FigureComparison?
  ) -> [PublishedChange] {
    guard let observations else { return [] }
    func byRecord(_ rows: [FigureComparison.Row]?) -> [String: [FigureComparison.Row]] {
      Dictionary(grouping: rows ?? [], by: \.record)
    }
    let (former, current) = (byRecord(observations.before), byRecord(observations.after))
    let (formerBaselines, currentBaselines) = (byRecord(baselines?.before), byRecord(baselines?.after))
    return report.records.indicators.counted.filter { $0.kind == .count }.flatMap { indicator -> [PublishedChange] in
      let id = indicator.header.id
      let rows = (former[id] ?? [], current[id] ?? [])
      let given = Set(observations.form.keys + (baselines?.form.keys ?? []))
      let own = Set((rows.0 + rows.1).flatMap { $0.keys.map(\.name) }).subtracting(given).sorted()
      let dimensions = ["sex", "age"] + own
      let whole = (formerBaselines[id] ?? [], currentBaselines[id] ?? [])
      let ofBaseline = lines(whole.0, whole.1, placeIn: "place", dimensions, measures: 1) { _, _ in
        indicator.hiddenBaseline.flatMap { hidden[Place(range: $0.range, measure: nil)] }
      }
      let ofObservations = lines(rows.0, rows.1, placeIn: "place", dimensions, measures: 1) { row, _ in
        guard let all = indicator.observations, let position = Int(row.position), all.indices.contains(position - 1)
        else { return nil }
        return hidden[Place(range: all[position - 1].range, measure: nil)]
      }
      return told(ofBaseline + ofObservations, in: observations.form) {
        report.countsToldTogether(by: $0, of: indicator, baselines: ofBaseline.count)
      }
    }
  }

  // MARK: Both

  private func lines(
    of comparison: FigureComparison, placeIn column: String, _ dimensions: [String], measures: Int,
    _ hidden: (FigureComparison.Row, _ measure: Int) -> Int?
  ) -> [Line] {
    lines(comparison.before, comparison.after, placeIn: column, dimensions, measures: measures, hidden)
  }

  /// Rows whose places or dates are not to be read say nothing.
  ///
  /// - Parameter hidden: The number behind a count that is hidden now.
  private func lines(
    _ former: [FigureComparison.Row], _ current: [FigureComparison.Row], placeIn column: String,
    _ dimensions: [String], measures: Int, _ hidden: (FigureComparison.Row, _ measure: Int) -> Int?
  ) -> [Line] {
    func line(_ row: FigureComparison.Row, isFormer: Bool, numbers: ([String], Key) -> [Int?]) -> Line? {
      let texts = Dictionary(row.keys.map { ($0.name, $0.text) }) { first, _ in first }
      guard let to = (texts["to"] ?? texts["baseline_date"]).flatMap({ try? PartialDate.parse($0) }) else { return nil }
      let from = texts["from"].flatMap { try? PartialDate.parse($0) }
      let place = texts[column].map { places[$0] }
      if case .some(nil) = place { return nil }
      let key = Key(
        place: place ?? nil, period: Period(from?.first ?? to.first, to.last), labels: dimensions.map { texts[$0] })
      let figures = Array(row.figures.prefix(measures))
      return Line(row: row, isFormer: isFormer, key: key, figures: figures, numbers: numbers(figures, key))
    }
    func number(_ text: String) -> Int? { (try? Quantity.parse(text))?.count }
    let now = current.compactMap { row in
      line(row, isFormer: false) { figures, _ in
        figures.indices.map { figures[$0] == Missing.hidden.rawValue ? hidden(row, $0) : number(figures[$0]) }
      }
    }
    let behind = Dictionary(now.map { ($0.key, $0.numbers) }) { first, _ in first }
    let then = former.compactMap { row in
      line(row, isFormer: true) { figures, key in
        figures.indices.map { figures[$0] == Missing.hidden.rawValue ? behind[key]?[$0] : number(figures[$0]) }
      }
    }
    return then + now
  }

  private func told(
    _ lines: [Line], in form: FigureComparison.Form, _ audit: ([StatedCount]) -> [JointAudit.Told]
  ) -> [PublishedChange] {
    guard lines.contains(where: { $0.figures.contains(Missing.hidden.rawValue) }) else { return [] }
    let counts = lines.map { line in
      StatedCount(
        isFormer: line.isFormer, place: line.key.place, period: line.key.period, labels: line.key.labels,
        counts: line.numbers, isHidden: line.figures.indices.map { line.isHidden($0) })
    }
    let former = Dictionary(lines.filter(\.isFormer).map { ($0.key, $0) }) { first, _ in first }
    let current = Dictionary(lines.filter { !$0.isFormer }.map { ($0.key, $0) }) { first, _ in first }
    var seen: Set<[Key: Int]> = []
    return audit(counts).compactMap { told in
      let line = lines[told.row]
      // Both tables may hide it.
      guard seen.insert([line.key: told.measure]).inserted else { return nil }
      func figure(_ line: Line?) -> String? {
        line.map { $0.figures[told.measure] }.flatMap { $0.isEmpty ? nil : $0 }
      }
      let measure = line.figures.count > 1 ? ", \(form.figures[told.measure])" : ""
      return PublishedChange(
        kind: .uncoveredCount, subject: "\(form.collection.rawValue)/\(line.row.record)",
        detail: line.row.keysInWords + measure, before: figure(former[line.key]), after: figure(current[line.key]),
        numbers: told.numbers)
    }
  }
}
