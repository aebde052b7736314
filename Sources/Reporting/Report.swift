package import Diagnostics
package import Exact
internal import FrontMatter
package import Threads

/// Everything that a site reports: its records with their links resolved, and the day that its figures speak for.
package struct Report: Sendable {
  package let settings: SiteSettings
  /// Without drafts, what is not shown on the day of publication, facts dated after the report's day, and small counts of
  /// people.
  package private(set) var records: Records
  /// The day that every figure speaks for.
  package let asOf: Day
  package let asOfOrigin: AsOfOrigin
  /// The day of publication, with which `publish_on` and `expires_on` compare.
  package let published: Day
  /// The fact that sets the day, where neither the site nor an option does.
  package let newestDate: NewestDate?
  package let absent: AbsentRecords
  /// For their author alone, and only where it is asked for.
  package let hiddenCounts: [HiddenCount]
  private var made: Made
  /// Where reading is noted; `nil` where nobody wants to know.
  private var notes: ReadNotes?

  /// What is made of the records once, since pages, lists and tables all show it.
  private struct Made: Sendable {
    var backlinks: Backlinks
    /// By position.
    var commitmentFigures: [CommitmentFigures?]
    var indicatorFigures: [IndicatorFigures?]
    var caseFigures: [Int: CaseFigures]
    var planTotals: [Int: CommitmentTotals]
    var evidence: EvidenceOfRecords
    var genericAddresses: Set<String>
    var quality: [CollectionQuality] = []
  }

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
  /// - Parameter workers: Two of them check the records and make the figures at once.
  /// - Returns: `nil` when there is no day to speak for; then `diagnostics` says so.
  package init?(
    _ written: Records, settings: SiteSettings, options: Options, at place: SourceRange,
    by workers: Workers = Workers(jobs: 1), diagnostics: inout [Diagnostic]
  ) async {
    var read = written
    diagnostics += read.readPeriods()
    let all = read
    guard let days = ReportDays(all, settings, options) else {
      // A date that cannot be read was told already.
      let isToldAlready = diagnostics.contains { $0.severity == .error && $0.range?.file == place.file }
      if !isToldAlready { diagnostics.append(.noReportDate(at: place)) }
      return nil
    }
    diagnostics += days.faults(settings, options, at: place)
    var absence = RecordAbsence(
      records: all, published: days.published, pastDay: options.asOf, includesDrafts: options.includesDrafts,
      includesWaiting: options.includesWaiting)
    Records.visitTables(&absence)
    diagnostics += absence.faults
    let (absent, shown) = (absence.absent, absence.records)
    var links = AbsentLinks(absent: absent, shown: shown)
    if !absent.all.isEmpty { Records.visitTables(&links) }
    diagnostics += links.diagnostics

    let (checks, made) = await workers.both(
      {
        // An earlier day that is asked for makes nothing that lies after it a mistake.
        var checks = RecordChecks(
          records: shown, asOf: days.knownUntil, published: days.isPublishedGiven ? days.published : nil,
          publisher: settings.publisher?.base)
        checks.checkAll(settings)
        return checks
      },
      {
        var told: [Diagnostic] = []
        let report = await Report(
          shown, of: all, absent, settings: settings, options: options, days: days, by: workers, diagnostics: &told)
        return (report: report, diagnostics: told)
      })
    diagnostics += checks.diagnostics
    // A record that cannot be read may hold a newer fact.
    if options.asOf == nil, !diagnostics.hasErrors,
      let place = settings.places.place(of: SiteSettings.asOf, in: SiteSettings.schema),
      let newest = NewestDate.of(shown)
    {
      diagnostics += checks.faults(ofAge: newest, at: place)
    }
    diagnostics += made.diagnostics
    self = made.report
  }

  /// Makes figures of records.
  ///
  /// - Parameters:
  ///   - shown: The records without those that are absent.
  ///   - all: Those too.
  private init(
    _ shown: Records, of all: Records, _ absent: AbsentRecords, settings: SiteSettings, options: Options,
    days: ReportDays, by workers: Workers, diagnostics: inout [Diagnostic]
  ) async {
    let asOf = days.asOf
    self.absent = absent
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
    let backlinks = Backlinks(records)
    let commitmentFigures = await records.commitments.map(by: workers) { [records] commitment in
      let plan = records.plans[commitment.plan]
      return CommitmentFigures(commitment, starFormula: plan?.starFormula, scheme: plan?.scheme, asOf: asOf)
    }
    let (commitments, figures) = (records.commitments, commitmentFigures)
    let planTotals = backlinks.commitmentsOfPlan.mapValues { positions in
      let rated = positions.compactMap { position -> RatedCommitment? in
        guard let commitment = commitments[position], commitment.header.isIllustrative != true,
          let figures = figures[position]
        else { return nil }
        return RatedCommitment(commitment: commitment, figures: figures)
      }
      return CommitmentTotals(rated, asOf: asOf)
    }
    let thresholds = Thresholds(settings.thresholds)
    let indicatorFigures = await records.indicators.map(by: workers) {
      IndicatorFigures($0, asOf: asOf, thresholds: thresholds)
    }
    let evidence = EvidenceOfRecords(records)
    made = Made(
      backlinks: backlinks, commitmentFigures: commitmentFigures, indicatorFigures: indicatorFigures,
      caseFigures: hiding.figures, planTotals: planTotals, evidence: evidence,
      genericAddresses: GenericEvidence(records, evidence).addresses)
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
    made.quality = QualityVisitor(self).found
  }
}

// MARK: - What is made of the records

extension Report {
  /// The same, of which is noted what is read.
  package func noting(by notes: ReadNotes) -> Report {
    var report = self
    report.records = records.noting(by: notes)
    report.notes = notes
    return report
  }

  /// Which records refer to which.
  package var backlinks: Backlinks {
    notes?.note(.everything)
    return made.backlinks
  }

  /// What every check of data quality finds, by collection.
  package var quality: [CollectionQuality] {
    notes?.note(.everything)
    return made.quality
  }

  /// Of evidence that stands behind too many records to prove one of them.
  var genericAddresses: Set<String> {
    notes?.note(.everything)
    return made.genericAddresses
  }

  /// Every piece of evidence in a shown record, its own first.
  package func evidence<Element: Record>(of record: Element) -> [PlacedEvidence] {
    notes?.note(.fields(Element.collection, record.header.position))
    return made.evidence[record]
  }

  /// - Precondition: the commitment is one of the report's.
  package func figures(of commitment: Commitment) -> CommitmentFigures {
    notes?.note(.fields(.commitments, commitment.header.position))
    notes?.note(.fields(.plans, commitment.plan.index))
    guard let figures = made.commitmentFigures[commitment.header.position] else { notShown(commitment) }
    return figures
  }

  /// - Precondition: the indicator is one of the report's.
  package func figures(of indicator: Indicator) -> IndicatorFigures {
    notes?.note(.fields(.indicators, indicator.header.position))
    guard let figures = made.indicatorFigures[indicator.header.position] else { notShown(indicator) }
    return figures
  }

  /// - Precondition: the set is one of the report's.
  package func figures(of cases: CaseStatistics) -> CaseFigures {
    notes?.note(.all(.cases))
    notes?.note(.all(.places))
    guard let figures = made.caseFigures[cases.header.position] else { notShown(cases) }
    return figures
  }

  /// A plan's commitments that count: all but the invented ones.
  package func totals(ofPlan position: Int) -> CommitmentTotals {
    notes?.note(.everything)
    return unnotedTotals(ofPlan: position)
  }

  private func unnotedTotals(ofPlan position: Int) -> CommitmentTotals {
    made.planTotals[position] ?? totals(of: [])
  }

  /// How many of its plan's commitments that count have the ambition of this one; `nil` where nobody rated it.
  package func sharing(ambitionOf commitment: Commitment) -> Figure<Tally>? {
    let figures = figures(of: commitment)
    guard let ambition = figures.ambition.value else { return nil }
    notes?.note(.ambitionShare(commitment.header.position))
    let plan = unnotedTotals(ofPlan: commitment.plan.index)
    let tally = plan.sharesOfAmbition[ambition] ?? Tally(count: 0, all: plan.ambitions.value.all)
    return Figure(tally, by: .sameAmbition, from: [Input(.total, .count(tally.all)), figures.ambitionInput])
  }

  private func notShown(_ record: some Record) -> Never {
    internalFault("\(record.slug) was asked for its figures, but the report does not show it")
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
