internal import Exact
internal import FrontMatter
internal import Reporting

extension DataTable {
  /// What holds of many records together, a row a roll-up: every number that pages show of it.
  ///
  /// `kind` is the collection of the record, or for commitments of one plan what they have in common; then `record` says
  /// what that is, and is empty where it is not given. A record that nothing lies below has no row.
  static func rollUps(_ report: Report) -> DataTable {
    DataTable("rollups") {
      Table([
        Column<RollUpRow>("kind", "What the records lie below, or what they have in common.", .word(RollUpRow.kinds)) {
          .text($0.kind)
        },
        Column("record", "The record below which they lie, or what they have in common.", .text) { .text($0.record) },
        Column("plan", "The plan to which the commitments belong.", .reference(.plans)) { .text($0.plan) },
        Column("basis", "The collection of the records that are counted.", .word(Collection.self)) {
          .text($0.basis.rawValue)
        },
        Column("of", "How many records there are.", .count) { .count($0.all) },
        Column("with_data", "Of how many of them something is known.", .count) { .count($0.withData) },
        Column("missing", "Of how many of them nothing is known.", .count) { .count($0.all - $0.withData) },
        Column("distribution", "How many of them have which word.", .list(.text)) { .counts($0.distribution) },
        Column("timeliness", "How many commitments stand how against their dates.", .list(.text)) {
          .counts($0.timeliness)
        },
        Column(
          "share", "The share of commitments whose completion is high, or of the way to the targets.", .share,
          reasons: Missing.words
        ) { .observed($0.share) { .share($0) } },
        Column("complete", "Whether every commitment is complete.", .flag, reasons: Missing.words) {
          .observed($0.isComplete) { .flag($0) }
        },
        Column("high", "How many commitments have a high completion.", .count) { .count($0.high) },
        Column("late", "How many commitments somebody saw open after their dates.", .count) { .count($0.late) },
        Column(
          "not_reviewed_since", "How many commitments nobody has looked at since their dates.", .count
        ) { .count($0.notReviewedSince) },
        Column("unknown", "Of how many commitments nobody knows how far they got.", .count) { .count($0.unknown) },
        Column("worst", "The record that got least far.", .reference(nil)) { .text($0.worst) },
        .asOf(report),
      ]) { show in
        for row in rows(report).sorted(by: { $0.key < $1.key }) { show(row) }
      }
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

  typealias Counts = [(word: String, count: Int)]

  static let kinds = Reporting.Collection.allCases.map(\.rawValue) + Grouping.allCases.map(\.rawValue)

  let kind: String
  let record: String?
  let plan: String?
  let basis: Reporting.Collection
  let all: Int
  let withData: Int
  let distribution: Counts
  var timeliness: Counts = []
  var share: Observed<Fraction>?
  var isComplete: Observed<Bool>?
  var high: Int?
  var late: Int?
  var notReviewedSince: Int?
  var unknown: Int?
  var worst: String?

  private init(
    _ subject: Subject, of basis: Reporting.Collection, _ all: Int, withData: Int, distribution: Counts
  ) {
    switch subject {
    case .record(let given): (kind, record, plan) = (type(of: given).collection.rawValue, given.header.id, nil)
    case .group(let grouping, let name, let given): (kind, record, plan) = (grouping.rawValue, name, given.header.id)
    }
    self.basis = basis
    self.all = all
    self.withData = withData
    self.distribution = distribution
  }

  /// - Returns: `nil` without any commitment.
  init?(_ subject: Subject, _ rated: [RatedCommitment], in report: Report) {
    guard !rated.isEmpty else { return nil }
    let totals = report.totals(of: rated)
    let scheme = report.completionScale(of: rated)?.scheme
    self.init(
      subject, of: .commitments, rated.count, withData: totals.completions.value.count,
      distribution: report.distribution(of: rated).map { ($0.completion.name(in: scheme), $0.count) })
    timeliness = Timeliness.allCases.map { ($0.rawValue, totals.timeliness.value[$0]) }
    share = totals.highShare.value
    isComplete = totals.isComplete.value
    high = totals.high.value.count
    late = totals.late.value.count
    notReviewedSince = totals.notReviewedSince.value.count
    unknown = totals.unknown.value.count
    worst = totals.leastDone.value?.commitment.header.id
  }

  /// - Returns: `nil` without any indicator.
  init?(_ record: some Record, _ summary: Report.Summary) {
    guard summary.isMeasured else { return nil }
    self.init(
      .record(record), of: .indicators, summary.of, withData: summary.withData,
      distribution: summary.distribution.map { ($0.status.rawValue, $0.count) })
    share = summary.number.value
    worst = summary.worst.value?.header.id
  }

  /// - Returns: `nil` without any activity.
  init?(_ place: Place, _ totals: ActivityTotals) {
    let completed = totals.completed.value
    guard completed.all > 0 else { return nil }
    self.init(
      .record(place), of: .activities, completed.all, withData: totals.withData,
      distribution: totals.distribution.map { ($0.status?.rawValue ?? Missing.notReported.rawValue, $0.count) })
  }

  var key: (String, String, String) { (kind, plan ?? "", record ?? "") }
}

extension Cell {
  /// How many have which word, those that occur: `limited=3`.
  fileprivate static func counts(_ counts: RollUpRow.Counts) -> Cell {
    .list(counts.filter { $0.count > 0 }.map { .text("\($0.word)=\($0.count)") })
  }

  fileprivate static func observed<Value>(_ figure: Observed<Value>?, _ cell: (Value) -> Cell) -> Cell {
    figure.map { .observed($0, cell) } ?? .absent
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
