internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// What a page of legal aid statistics says.
struct CasesView: TemplateView {
  let kicker: String
  /// What is counted, and that it is not to be added up.
  let measures: String
  /// What is hidden and why.
  let suppression: [String]
  /// The totals, then each breakdown.
  let tables: [CaseTableView]
  let evidence: [EvidenceView]
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<CasesView>(
    "cases",
    [
      .init("kicker", \.kicker),
      .init("measures", \.measures),
      .init("suppression", \.suppression),
      .init("tables", \.tables),
      .init("evidence", \.evidence),
      .init("workings", \.workings),
    ])
}

/// The counts by centre and period, whole or broken down.
struct CaseTableView: TemplateView {
  let id: String
  let heading: String
  /// What the parts are; none for the totals.
  let part: String?
  /// The newest period, or all of them, as a chart; `nil` where none would help.
  let chart: ChartView?
  let rows: [CaseRowView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<CaseTableView>(
    "case table",
    [
      .init("id", \.id),
      .init("heading", \.heading),
      .init("part", \.part),
      .init("chart", \.chart),
      .init("is_long", \.rows.isLongTable),
      .init("rows", \.rows),
      .init("more", \.more),
    ])
}

struct CaseRowView: TemplateView {
  let centre: String
  let period: String
  /// The part that it counts; none for a total.
  let part: CellView?
  /// Contacts, cases, closed.
  let counts: [CellView]

  static let declaration = ViewDeclaration<CaseRowView>(
    "case row",
    [
      .init("centre", \.centre),
      .init("period", \.period),
      .init("part", \.part),
      .init("counts", \.counts),
    ])
}

extension PageContext {
  /// The statistics by centre and period: whole, by each dimension alone, by several at once. No total is made here
  /// that the authors did not give.
  func view(of cases: CaseStatistics) -> CasesView {
    let figures = report.figures(of: cases)
    let rows = cases.rows ?? []
    let details = rows.filter { $0.dimensions.count > 1 }
    let totals = rows.filter { $0.dimensions.isEmpty }
    let follows = word("chart.table_follows")
    let tables =
      [
        table(
          "centre", totals.map { row(of: $0) },
          chart: centreChart(cases)?.view(id: ShownPart.centres.name, follows: follows))
      ]
      + CaseDimension.allCases.map {
        table(
          $0.rawValue, self.rows(rows, by: $0, figures), part: "table.\($0.rawValue)",
          chart: chart(of: cases, by: $0)?.view(id: ShownPart.dimension($0).name, follows: follows))
      }
      + [table("details", details.map { row(of: $0, part: CellView(group(of: $0))) }, part: "table.group")]
    return CasesView(
      kicker: word("record.cases"), measures: word("answer.case_measures"),
      suppression: suppression(figures, showsAny: !rows.isEmpty),
      tables: tables.compactMap(\.self), evidence: listed(evidence(cases.header.evidence)),
      workings: workings(figures.named))
  }

  private func suppression(_ figures: CaseFigures, showsAny: Bool) -> [String] {
    let limit = report.settings.caseLimit
    let withheld = figures.withheld > 0 ? [word("answer.cases_withheld", count: figures.withheld)] : []
    guard limit > 1 else { return withheld }
    let (hidden, leftOut) = (figures.hidden.value, figures.leftOut)
    var sentences = [word("answer.suppressed", ["n": language.number(limit - 1)])] + withheld
    if hidden > 0 { sentences.append(word("answer.cases_hidden", count: hidden)) }
    if leftOut > 0 {
      sentences.append(word(showsAny ? "answer.cases_left_out" : "answer.cases_all_left_out", count: leftOut))
    }
    return sentences + (hidden + leftOut + figures.withheld == 0 ? [word("answer.cases_none_hidden")] : [])
  }

  /// `nil` when there are no such rows.
  private func table(
    _ id: String, _ rows: [CaseRowView], part: String? = nil, chart: ChartView? = nil
  ) -> CaseTableView? {
    guard !rows.isEmpty else { return nil }
    let (shown, more) = cut(rows, to: 50, allIn: "cases")
    return CaseTableView(
      id: "by-\(id)", heading: word("heading.by_\(id)"), part: part.map { word($0) }, chart: chart, rows: Array(shown),
      more: more)
  }

  /// The parts of one dimension; after the last part of a total what it has over them.
  private func rows(_ rows: [CaseCount], by dimension: CaseDimension, _ figures: CaseFigures) -> [CaseRowView] {
    let parts = rows.filter { $0.dimensions == [dimension] }
    var views = parts.map { (part: $0, view: row(of: $0, part: CellView(label(of: $0, dimension)))) }
    for rest in figures.notRecorded.value where rest.dimension == dimension {
      guard let last = views.lastIndex(where: { $0.part.isPart(of: rest.total, by: dimension) }) else { continue }
      views.insert((rest.total, row(of: rest)), at: last + 1)
    }
    return views.map(\.view)
  }

  private func row(of row: CaseCount, part: CellView? = nil) -> CaseRowView {
    CaseRowView(
      centre: link(row.centre, in: records.places)?.text ?? "", period: text(of: row.period), part: part,
      counts: CaseMeasure.allCases.map { count(row[$0]) ?? CellView(missing: word("missing.not-reported")) })
  }

  private func row(of rest: NotRecordedCases) -> CaseRowView {
    CaseRowView(
      centre: link(rest.total.centre, in: records.places)?.text ?? "",
      period: text(of: rest.total.period), part: CellView(missing: word("sex.not-recorded")),
      counts: CaseMeasure.allCases.map { measure in
        rest.counts[measure].map { count in
          count < 0
            ? CellView(missing: word("missing.over_total", ["n": language.number(-count)]))
            : CellView(language.number(count))
        } ?? CellView(missing: word("format.dash"))
      })
  }

  /// `nil` when there is none.
  private func count(_ count: GuardedCount?) -> CellView? {
    switch count {
    case nil: nil
    case .hidden: CellView(missing: word("missing.hidden"))
    case .missing(let reason): CellView(missing: word("missing.\(reason.rawValue)"))
    case .given(let number): CellView(language.number(number))
    }
  }

  func label(of row: CaseCount, _ dimension: CaseDimension) -> String {
    if dimension == .sex { return row.sex.map { sexWord($0) } ?? "" }
    let label = row[dimension] ?? ""
    return labelWord(dimension.rawValue, label) ?? label
  }

  private func group(of row: CaseCount) -> String {
    row.dimensions.map { label(of: row, $0) }.joined(separator: ", ")
  }
}
