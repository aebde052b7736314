package import Diagnostics
package import Exact
internal import FrontMatter

/// Everything that a site reports: its records with their links resolved, and the day that its figures speak for.
package struct Report: Sendable {
  package let settings: SiteSettings
  /// Without drafts, what is not shown on the report's day, and small counts of people.
  package let records: Records
  /// The day that every figure speaks for.
  package let asOf: Day
  package let asOfOrigin: AsOfOrigin
  package let backlinks: Backlinks
  /// By position; made once, since pages, lists and tables all show them.
  let commitmentFigures: [CommitmentFigures?]
  let indicatorFigures: [IndicatorFigures?]
  let caseFigures: [Int: CaseFigures]
  /// Of evidence that stands behind too many records to prove one of them.
  let genericAddresses: Set<String>

  /// Who named the day that every figure speaks for.
  package enum AsOfOrigin: String, CaseIterable, Sendable {
    case option, settings
    case newestFact = "newest_fact"
  }

  /// How the report is to be made.
  package struct Options: Sendable {
    /// In place of the settings' date.
    package var asOf: Day?
    package var includesDrafts: Bool

    package init(asOf: Day? = nil, includesDrafts: Bool = false) {
      self.asOf = asOf
      self.includesDrafts = includesDrafts
    }
  }

  /// Checks the records against each other and takes out what is not shown.
  ///
  /// - Returns: `nil` when there is no day to speak for; then `diagnostics` says so.
  package init?(
    _ records: Records, settings: SiteSettings, options: Options, at place: SourceRange,
    diagnostics: inout [Diagnostic]
  ) {
    var records = records
    let ownDay = settings.asOf?.last ?? NewestDate.of(records)
    guard let asOf = options.asOf ?? ownDay else {
      // A date that cannot be read was told already.
      let isToldAlready = diagnostics.contains { $0.severity == .error && $0.range?.file == place.file }
      if !isToldAlready { diagnostics.append(.noReportDate(at: place)) }
      return nil
    }
    if let published = settings.published, options.asOf == nil, published.last < asOf {
      let range = settings.places.place(of: "published", in: SiteSettings.schema) ?? place
      diagnostics.append(.publishedBeforeReport(published, asOf: asOf, at: range))
    }
    var sight = Hiding(
      records: records, published: settings.published?.last ?? asOf, includesDrafts: options.includesDrafts)
    Records.visitTables(&sight)
    var links = HiddenLinks(all: records, shown: sight.records)
    if sight.hasHidden { Records.visitTables(&links) }
    diagnostics += links.diagnostics
    records = sight.records

    // An earlier day that is asked for makes nothing that lies after it a mistake.
    var checks = RecordChecks(records: records, asOf: max(asOf, ownDay ?? asOf))
    Records.visitTables(&checks)
    diagnostics += checks.diagnostics
    records.indicators.update { $0.asItStood(on: asOf) }

    let hiding = CaseHiding(
      records.cases, places: records.places, limit: settings.caseLimit, asOf: asOf,
      knownUntil: max(asOf, ownDay ?? asOf))
    records.cases.update { $0.withRows(hiding.rows[$0.header.position]) }
    diagnostics += hiding.diagnostics

    self.settings = settings
    self.records = records
    self.asOf = asOf
    asOfOrigin = options.asOf != nil ? .option : settings.asOf != nil ? .settings : .newestFact
    self.backlinks = Backlinks(records)
    commitmentFigures = records.commitments.map { commitment in
      let plan = records.plans[commitment.plan]
      return CommitmentFigures(commitment, starFormula: plan?.starFormula, scheme: plan?.scheme, asOf: asOf)
    }
    let thresholds = Thresholds(settings.thresholds)
    indicatorFigures = records.indicators.map { IndicatorFigures($0, asOf: asOf, thresholds: thresholds) }
    caseFigures = hiding.figures
    genericAddresses = GenericEvidence(records).addresses
    diagnostics += records.commitments.positions.flatMap { commitmentFigures[$0]?.warnings ?? [] }
    diagnostics += records.indicators.positions.flatMap { indicatorFigures[$0]?.warnings ?? [] }
  }
}

/// Takes drafts and records out of time out of sight.
private struct Hiding: RecordTableVisitor {
  var records: Records
  /// The day of the publication.
  let published: Day
  let includesDrafts: Bool
  var hasHidden = false

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let before = records[keyPath: table].count
    records[keyPath: table].hide { record in
      let header = record.header
      return header.isDraft == true && !includesDrafts
        || header.publishOn.map { $0.first > published } ?? false
        || header.expiresOn.map { $0.last < published } ?? false
    }
    if records[keyPath: table].count < before { hasHidden = true }
  }
}

/// Reports references from records that are shown to records that are not.
private struct HiddenLinks: RecordTableVisitor {
  let all: Records
  let shown: Records
  var diagnostics: [Diagnostic] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in shown[keyPath: table].shown {
      for field in Element.schema.fields {
        check(field.read(record), of: field.description.key, in: record)
      }
    }
  }

  private mutating func check(_ content: FieldContent, of key: String, in record: some Record) {
    switch content {
    case .reference(let collection, let index):
      guard let target = Collection(rawValue: collection), let hidden = hiddenTitle(target, index) else { return }
      diagnostics.append(.linkToHidden(hidden, field: key, at: record.place(of: key)))
    case .list(let items):
      for item in items { check(item, of: key, in: record) }
    case .group(let parts):
      for part in parts { check(part.content, of: key, in: record) }
    default: break
    }
  }

  /// The title of a record that exists but is not shown.
  private func hiddenTitle(_ collection: Collection, _ index: Int) -> String? {
    all.header(collection, index).flatMap { shown.header(collection, index) == nil ? $0.title.base : nil }
  }
}

extension Records {
  /// The common fields of a record, by collection and position; `nil` when it is not there or not shown.
  package func header(_ collection: Collection, _ position: Int) -> RecordHeader? {
    switch collection {
    case .projects: projects[position]?.header
    case .objectives: objectives[position]?.header
    case .results: results[position]?.header
    case .activities: activities[position]?.header
    case .indicators: indicators[position]?.header
    case .plans: plans[position]?.header
    case .commitments: commitments[position]?.header
    case .organisations: organisations[position]?.header
    case .places: places[position]?.header
    case .beneficiaries: beneficiaries[position]?.header
    case .cases: cases[position]?.header
    case .news: news[position]?.header
    case .events: events[position]?.header
    case .publications: publications[position]?.header
    case .pages: pages[position]?.header
    }
  }
}
