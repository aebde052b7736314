internal import Charts
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting

// Legal aid statistics as charts. They are made of the counts as published: what is hidden in the table is hidden here.
extension PageContext {
  /// The centres over the periods as small charts, or as bars where there is one period.
  func centreChart(_ cases: CaseStatistics) -> WordedChart? {
    guard let (rows, measure) = cases.rows?.centresDrawn else { return nil }
    let periods = Set(rows.map(\.period))
    guard periods.count > 1 else {
      return bars(
        of: cases.header, heading: heading("centre", of: rows), note: word("table.\(measure.rawValue)"),
        [BarChart.Group(bars: rows.map { BarChart.Bar(centre(of: $0), amount(of: $0[measure])) })])
    }
    var centres: [String] = []
    for row in rows where !centres.contains(centre(of: row)) { centres.append(centre(of: row)) }
    let charts = centres.map { name in
      let rows = rows.filter { centre(of: $0) == name }.sorted { $0.period.last < $1.period.last }
      return (name: name, chart: chart(of: rows, measure, name))
    }
    return WordedChart(
      title: text(cases.header.title),
      heading: "\(word("heading.by_centre")): \(word("table.\(measure.rawValue)"))", note: word("chart.one_scale"),
      source: nil, chart: .multiples(charts), style: plainStyle)
  }

  /// The parts of the newest period; where there are several centres, a group for each part with a bar for each centre,
  /// else the one is named above.
  func chart(of cases: CaseStatistics, by dimension: CaseDimension) -> WordedChart? {
    guard let (shown, measure) = cases.rows?.newest(by: dimension) else { return nil }
    var labels: [String] = []
    for row in shown where !labels.contains(label(of: row, dimension)) { labels.append(label(of: row, dimension)) }
    let centres = Set(shown.map { centre(of: $0) })
    let groups =
      centres.count > 1
      ? labels.map { label in
        BarChart.Group(
          label,
          bars: shown.filter { self.label(of: $0, dimension) == label }.map {
            BarChart.Bar(centre(of: $0), amount(of: $0[measure]))
          })
      } : [BarChart.Group(bars: shown.map { BarChart.Bar(label(of: $0, dimension), amount(of: $0[measure])) })]
    return bars(
      of: cases.header, heading: heading(dimension.rawValue, of: shown),
      note: ([word("table.\(measure.rawValue)")] + (centres.count == 1 ? centres : []))
        .joined(separator: word("site.separator")), groups)
  }

  private func heading(_ name: String, of rows: [CaseCount]) -> String {
    let period = rows.first.map { text(of: $0.period) }
    return [word("heading.by_\(name)"), period].compactMap(\.self).joined(separator: ", ")
  }

  private func centre(of row: CaseCount) -> String { link(row.centre, in: records.places)?.text ?? "" }

  private func amount(of count: GuardedCount?) -> BarChart.Amount {
    switch count {
    case .given(let number): .given(Fraction(number), label: language.number(number))
    case .hidden: .missing(label: word("chart.hidden"))
    case .missing(let reason): .missing(label: word("missing.\(reason.rawValue)"))
    case nil: .missing(label: word("missing.not-reported"))
    }
  }

  private func chart(of rows: [CaseCount], _ measure: CaseMeasure, _ name: String) -> SeriesChart {
    let counted = rows.compactMap { row in row[measure]?.number.map { (row: row, count: $0) } }
    let told = counted.map { "\(text(of: $0.row.period)): \(language.number($0.count))" }
    let title = "\(name). \(word("table.\(measure.rawValue)"))"
    var chart = SeriesChart(
      title: title,
      description: "\(told.joined(separator: "; ")).", kind: .counts)
    chart.facts = counted.map {
      .init($0.row.period.last, Fraction($0.count), label: language.number($0.count))
    }
    chart.missing = rows.filter { $0[measure]?.number == nil }.map { row in
      .init(
        row.period.first, row.period.last,
        label: word("missing.\((row[measure]?.reason ?? .notReported).rawValue)"))
    }
    return chart
  }
}

extension [CaseCount] {
  /// The totals of the centres that a chart shows, and which of their counts; `nil` where there is nothing to draw.
  var centresDrawn: (rows: [CaseCount], measure: CaseMeasure)? {
    let rows = filter { $0.dimensions.isEmpty }.shortest
    return rows.measureDrawn.map { (rows, $0) }
  }

  /// The parts of the newest period, and which of their counts a chart shows.
  func newest(by dimension: CaseDimension) -> (rows: [CaseCount], measure: CaseMeasure)? {
    let parts = filter { $0.dimensions == [dimension] }
    guard let newest = parts.map(\.period).max(by: { ($0.last, $0.first) < ($1.last, $1.first) }) else { return nil }
    let shown = parts.filter { $0.period == newest }
    return shown.measureDrawn.map { (shown, $0) }
  }

  /// The rows in whose period no other of their centre lies: a year would stand among its quarters as if it were one more.
  private var shortest: [CaseCount] {
    var isLonger = [Bool](repeating: false, count: count)
    for indices in Dictionary(grouping: indices, by: { self[$0].centre.index }).values {
      let sorted = indices.sorted {
        (self[$0].period.first, self[$1].period.last) < (self[$1].period.first, self[$0].period.last)
      }
      for (position, index) in sorted.enumerated() {
        let period = self[index].period
        let begunWithin = sorted[(position + 1)...].prefix { self[$0].period.first <= period.last }
        isLonger[index] = begunWithin.contains { self[$0].period.last <= period.last && self[$0].period != period }
      }
    }
    return indices.filter { !isLonger[$0] }.map { self[$0] }
  }

  /// What is drawn: the first measure of which a count is given. Measures are never added up.
  private var measureDrawn: CaseMeasure? {
    CaseMeasure.allCases.first { measure in contains(where: { $0[measure]?.number != nil }) }
  }
}
