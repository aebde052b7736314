package import Diagnostics
package import Exact
internal import FrontMatter

/// Everything that a site reports: its records with their links resolved, and the day that its figures speak for.
package struct Report: Sendable {
  package let settings: SiteSettings
  /// Without drafts, what is not shown on the day of publication, facts dated after the report's day, and small counts of
  /// people.
  package let records: Records
  /// The day that every figure speaks for.
  package let asOf: Day
  package let asOfOrigin: AsOfOrigin
  /// The day of publication, with which `publish_on` and `expires_on` compare.
  package let published: Day
  /// The fact that sets the day, where neither the site nor an option does.
  package let newestDate: NewestDate?
  package let absent: AbsentRecords
  package let backlinks: Backlinks
  /// By position; made once, since pages, lists and tables all show them.
  let commitmentFigures: [CommitmentFigures?]
  let indicatorFigures: [IndicatorFigures?]
  let caseFigures: [Int: CaseFigures]
  let planTotals: [Int: CommitmentTotals]
  /// For their author alone, and only where it is asked for.
  package let hiddenCounts: [HiddenCount]
  let evidence: EvidenceOfRecords
  /// Of evidence that stands behind too many records to prove one of them.
  let genericAddresses: Set<String>
  /// What every check of data quality finds, by collection.
  package private(set) var quality: [CollectionQuality] = []

  /// Who named the day that every figure speaks for.
  package enum AsOfOrigin: String, CaseIterable, Sendable {
    case option, settings
    case newestFact = "newest_fact"
  }

  /// Is it the report of a past day, made again for somebody who asked for that day?
  package var isRebuilt: Bool { asOfOrigin == .option }

  /// How the report is to be made.
  package struct Options: Sendable {
    /// In place of the settings' date.
    package var asOf: Day?
    /// The day of publication, in place of the settings' one.
    package var published: Day?
    package var includesDrafts: Bool
    /// Are records shown before their `publish_on`? They set no day of the figures.
    package var includesWaiting = false
    /// Is the author told what readers can still say of hidden counts?
    package var tellsPrivacy = false

    package init(asOf: Day? = nil, published: Day? = nil, includesDrafts: Bool = false) {
      self.asOf = asOf
      self.published = published
      self.includesDrafts = includesDrafts
    }
  }

  /// Checks the records against each other and takes out what is not shown.
  ///
  /// - Returns: `nil` when there is no day to speak for; then `diagnostics` says so.
  package init?(
    _ written: Records, settings: SiteSettings, options: Options, at place: SourceRange,
    diagnostics: inout [Diagnostic]
  ) {
    var all = written
    diagnostics += all.readPeriods()
    guard let days = ReportDays(all, settings, options) else {
      // A date that cannot be read was told already.
      let isToldAlready = diagnostics.contains { $0.severity == .error && $0.range?.file == place.file }
      if !isToldAlready { diagnostics.append(.noReportDate(at: place)) }
      return nil
    }
    let asOf = days.asOf
    diagnostics += days.faults(settings, options, at: place)
    var absence = RecordAbsence(
      records: all, published: days.published, pastDay: options.asOf, includesDrafts: options.includesDrafts,
      includesWaiting: options.includesWaiting)
    Records.visitTables(&absence)
    diagnostics += absence.faults
    absent = absence.absent
    let shown = absence.records
    var links = AbsentLinks(absent: absent, shown: shown)
    if !absent.all.isEmpty { Records.visitTables(&links) }
    diagnostics += links.diagnostics

    // An earlier day that is asked for makes nothing that lies after it a mistake.
    var checks = RecordChecks(
      records: shown, asOf: days.knownUntil, published: days.isPublishedGiven ? days.published : nil,
      publisher: settings.publisher?.base)
    Records.visitTables(&checks)
    checks.checkNumbers(shown.commitments.shown)
    checks.checkPoints(shown.places.shown)
    checks.checkNames(in: settings)
    diagnostics += checks.diagnostics
    // A record that cannot be read may hold a newer fact.
    if options.asOf == nil, !diagnostics.hasErrors,
      let place = settings.places.place(of: SiteSettings.asOf, in: SiteSettings.schema),
      let newest = NewestDate.of(shown)
    {
      diagnostics += checks.faults(ofAge: newest, at: place)
    }
    var former = FormerRecords(
      records: shown, later: LaterFacts(after: asOf, knownUntil: days.knownUntil, heldBack: absent),
      published: days.published)
    Records.visitTables(&former)
    diagnostics += former.later.mistakes + former.later.notes
    var records = former.records

    var everShown = all.cases
    everShown.hide { $0.header.isDraft == true && !options.includesDrafts }
    let hiding = CaseHiding(
      records.cases, known: everShown, places: all.places, limit: settings.caseLimit, asOf: asOf,
      knownUntil: days.knownUntil, tellsPrivacy: options.tellsPrivacy)
    records.cases.update { $0.withRows(hiding.rows[$0.header.position]) }
    records.activities.update { $0.hidingParticipants(below: settings.participantLimit) }
    let formerIndicators = records.indicators
    records.indicators.update {
      $0.hidingSmallCounts(knownAs: shown.indicators[$0.header.position] ?? $0, places: all.places, asOf: asOf)
    }
    diagnostics += hiding.diagnostics + records.activities.shown.flatMap(\.toldParticipants)
    var privacy = hiding.privacy
    if options.tellsPrivacy {
      for activity in shown.activities.shown { privacy.add(activity, below: settings.participantLimit) }
      for indicator in shown.indicators.shown { privacy.add(indicator, places: all.places, asOf: asOf) }
    }
    hiddenCounts = privacy.hidden
    diagnostics += privacy.notes

    self.settings = settings
    self.records = records
    self.asOf = asOf
    published = days.published
    asOfOrigin = days.origin
    newestDate = days.newest
    self.backlinks = Backlinks(records)
    commitmentFigures = records.commitments.map { commitment in
      let plan = records.plans[commitment.plan]
      return CommitmentFigures(commitment, starFormula: plan?.starFormula, scheme: plan?.scheme, asOf: asOf)
    }
    let (commitments, figures) = (records.commitments, commitmentFigures)
    planTotals = backlinks.commitmentsOfPlan.mapValues { positions in
      let rated = positions.compactMap { position -> RatedCommitment? in
        guard let commitment = commitments[position], commitment.header.isIllustrative != true,
          let figures = figures[position]
        else { return nil }
        return RatedCommitment(commitment: commitment, figures: figures)
      }
      return CommitmentTotals(rated, asOf: asOf)
    }
    let thresholds = Thresholds(settings.thresholds)
    indicatorFigures = records.indicators.map { IndicatorFigures($0, asOf: asOf, thresholds: thresholds) }
    caseFigures = hiding.figures
    evidence = EvidenceOfRecords(records)
    genericAddresses = GenericEvidence(records, evidence).addresses
    diagnostics += records.commitments.positions.flatMap { position in
      guard let figures = commitmentFigures[position] else { return [Diagnostic]() }
      let known = records.commitments[position].map { evidence[$0].count }
      return known == shown.commitments[position]?.allEvidence.count ? figures.warnings : figures.warningsButOfEvidence
    }
    diagnostics += records.indicators.positions.flatMap { position in
      // What is odd is told of the figures as they are written: what is hidden explains nothing away.
      guard let former = formerIndicators[position], former.hidingLimit != nil else {
        return indicatorFigures[position]?.warnings ?? []
      }
      let published = indicatorFigures[position]?.warnings ?? []
      return IndicatorFigures(former, asOf: asOf, thresholds: thresholds).warnings.filter {
        $0.id != "hidden-count-told"
      }
        + published.filter { $0.id == "hidden-count-told" }
    }
    quality = QualityVisitor(self).found
  }
}

extension Records {
  /// A record by collection and position; `nil` when it is not there or not shown.
  package func record(_ collection: Collection, _ position: Int) -> (any Record)? {
    switch collection {
    case .projects: projects[position]
    case .objectives: objectives[position]
    case .results: results[position]
    case .activities: activities[position]
    case .indicators: indicators[position]
    case .plans: plans[position]
    case .commitments: commitments[position]
    case .organisations: organisations[position]
    case .places: places[position]
    case .beneficiaries: beneficiaries[position]
    case .cases: cases[position]
    case .news: news[position]
    case .events: events[position]
    case .publications: publications[position]
    case .pages: pages[position]
    }
  }

  /// The common fields of such a record.
  package func header(_ collection: Collection, _ position: Int) -> RecordHeader? {
    record(collection, position)?.header
  }
}
