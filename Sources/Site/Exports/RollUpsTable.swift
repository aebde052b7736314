internal import Exact
internal import FrontMatter
internal import Reporting

extension DataTable {
  /// What holds of many records together, a row a roll-up: every number that pages show of it.
  ///
  /// `kind` is the collection of the record, or for commitments of one plan what they have in common; then `record` says
  /// what that is, and is empty where it is not given. A record that nothing lies below has no row.
  static func rollUps(_ report: Report) -> DataTable {
    DataTable(name: "rollups") {
      var file = CSVFile(columns: [
        "kind", "record", "plan", "basis", "of", "with_data", "missing", "distribution", "timeliness", "share",
        "complete", "high", "late", "not_reviewed_since", "unknown", "worst", "as_of", "share_missing",
        "complete_missing",
      ])
      for row in rows(report).sorted(by: { $0.key < $1.key }) { file.append(row.cells(asOf: report.asOf)) }
      return file.bytes
    }
  }

  private static func rows(_ report: Report) -> [RollUpRow] {
    let records = report.records
    let results = summaryRows(records.results) { report.summary(ofResult: $0) }
    let objectives = summaryRows(records.objectives) { report.summary(ofObjective: $0) }
    let projects = summaryRows(records.projects) { report.summary(ofProject: $0) }
    let organisations = records.organisations.counted.compactMap { organisation in
      RollUpRow(.record(organisation), report.commitments(ledBy: organisation.header.position), in: report)
    }
    let places = records.places.counted.compactMap { place in
      RollUpRow(place, report.activities(ofPlace: place.header.position))
    }
    return results + objectives + projects + organisations + places
      + records.plans.counted.flatMap { planRows($0, report) }
  }

  private static func summaryRows<Element: Record>(
    _ table: RecordTable<Element>, _ summary: (Int) -> Report.Summary
  ) -> [RollUpRow] {
    table.counted.compactMap { RollUpRow($0, summary($0.header.position)) }
  }

  private static func planRows(_ plan: Plan, _ report: Report) -> [RollUpRow] {
    let all = (report.backlinks.commitmentsOfPlan[plan.header.position] ?? []).filter {
      report.records.commitments[$0]?.header.isIllustrative != true
    }
    func row(_ subject: RollUpRow.Subject, _ positions: [Int]) -> RollUpRow? {
      RollUpRow(subject, positions.compactMap { report.records.commitments[$0] }.map(report.rated), in: report)
    }
    let groups = Grouping.allCases.flatMap { grouping in
      report.groups(of: all, by: grouping).compactMap { group in
        row(.group(grouping, group.value.id(in: report.records, of: plan), plan), group.commitments)
      }
    }
    return [row(.record(plan), all)].compactMap(\.self) + groups
  }
}

private struct RollUpRow {
  enum Subject {
    case record(any Record)
    case group(Grouping, String?, Plan)
  }

  let kind: String
  let record: String?
  let plan: String?
  /// From the basis to the number of those without data.
  let counts: [Cell]
  /// From the distribution to the worst.
  let figures: [Cell]
  let reasons: [Cell]

  private init(
    _ subject: Subject, of basis: Reporting.Collection, _ total: Int, withData: Int,
    distribution: [(word: String, count: Int)], timeliness: TimelinessCounts? = nil, figures: [Cell],
    reasons: [Missing?]
  ) {
    switch subject {
    case .record(let given): (kind, record, plan) = (type(of: given).collection.rawValue, given.header.id, nil)
    case .group(let grouping, let name, let given): (kind, record, plan) = (grouping.rawValue, name, given.header.id)
    }
    counts = [.plain(basis.rawValue), .count(total), .count(withData), .count(total - withData)]
    let standings = Timeliness.allCases.map { (word: $0.rawValue, count: timeliness?[$0] ?? 0) }.filter { $0.count > 0 }
    self.figures =
      [distribution, standings].map { counts in
        .plain(counts.map { "\($0.word)=\($0.count)" }.joined(separator: ";"))
      } + figures
    self.reasons = reasons.map { $0.map { .plain($0.rawValue) } ?? .empty }
  }

  /// - Returns: `nil` without any commitment.
  init?(_ subject: Subject, _ rated: [RatedCommitment], in report: Report) {
    guard !rated.isEmpty else { return nil }
    let totals = report.totals(of: rated)
    let scheme = report.completionScale(of: rated)?.scheme
    let distribution = report.distribution(of: rated).filter { $0.count > 0 }.map {
      (word: $0.completion.name(in: scheme), count: $0.count)
    }
    let isComplete = totals.isComplete.value
    self.init(
      subject, of: .commitments, rated.count, withData: totals.completions.value.count, distribution: distribution,
      timeliness: totals.timeliness.value,
      figures: [
        .share(totals.highShare.value.value), isComplete.value.map { .flag($0) } ?? .empty,
        .count(totals.high.value.count), .count(totals.late.value.count),
        .count(totals.notReviewedSince.value.count), .count(totals.unknown.value.count),
        totals.leastDone.value.map { .text($0.commitment.header.id) } ?? .empty,
      ], reasons: [totals.highShare.value.missing, isComplete.missing])
  }

  /// - Returns: `nil` without any indicator.
  init?(_ record: some Record, _ summary: Report.Summary) {
    guard summary.isMeasured else { return nil }
    self.init(
      .record(record), of: .indicators, summary.of, withData: summary.withData,
      distribution: summary.distribution.map { ($0.status.rawValue, $0.count) },
      figures: [
        .share(summary.number.value.value), .empty, .empty, .empty, .empty, .empty,
        summary.worst.value.map { .text($0.header.id) } ?? .empty,
      ], reasons: [summary.number.value.missing, nil])
  }

  /// - Returns: `nil` without any activity.
  init?(_ place: Place, _ totals: ActivityTotals) {
    let completed = totals.completed.value
    guard completed.all > 0 else { return nil }
    self.init(
      .record(place), of: .activities, completed.all, withData: totals.withData,
      distribution: totals.distribution.map { ($0.status?.rawValue ?? Missing.notReported.rawValue, $0.count) },
      figures: Array(repeating: .empty, count: 7), reasons: [nil, nil])
  }

  var key: (String, String, String) { (kind, plan ?? "", record ?? "") }

  func cells(asOf: Day) -> [Cell] {
    [.plain(kind), record.map { .text($0) } ?? .empty, plan.map { .text($0) } ?? .empty]
      + counts + figures + [.plain(asOf.description)] + reasons
  }
}

extension CommitmentGroup.Value {
  /// As tables name it: the theme in the default language, the institution's id; `nil` where none is given.
  fileprivate func id(in records: Records, of plan: Plan) -> String? {
    switch self {
    case .theme(let theme): theme.base
    case .institution(let position): records.organisations[position]?.header.id
    case .status(let completion): completion.name(in: plan.scheme)
    case .due(let year): String(year)
    case .timeliness(let timeliness): timeliness.rawValue
    case .none: nil
    }
  }
}

extension Observed<SchemeLabel> {
  /// As tables name it: the scheme's own words as they are, those of another with its name before them.
  fileprivate func name(in scheme: Scheme?) -> String {
    switch self {
    case .value(let label) where scheme == nil || label.scheme == scheme || label.label.meaning == .withdrawn:
      label.label.word
    case .value(let label): "\(label.scheme.name)/\(label.label.word)"
    case .missing(let reason): reason.rawValue
    }
  }
}
