internal import Diagnostics
internal import Exact
internal import FrontMatter

/// The rules that no field can check alone: between fields, between records, against the report's day.
struct RecordChecks: RecordTableVisitor {
  let records: Records
  let asOf: Day
  /// The day of publication, where it is said.
  let published: Day?
  /// The name of whoever publishes the site.
  let publisher: String?
  /// The positions of organisations by the names of their files.
  let organisations: [String: Int]
  var diagnostics: [Diagnostic] = []

  init(records: Records, asOf: Day, published: Day?, publisher: String? = nil) {
    self.records = records
    self.asOf = asOf
    self.published = published
    self.publisher = publisher
    organisations = Dictionary(
      records.organisations.slugs.enumerated().compactMap { position, slug in slug.map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Holds all records against each other, and the settings against them.
  mutating func checkAll(_ settings: SiteSettings) {
    Records.visitTables(&self)
    checkNumbers(records.commitments.shown)
    checkPoints(records.places.shown)
    checkNames(in: settings)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let shown = records[keyPath: table].shown
    checkIDs(shown)
    for record in shown {
      checkHeader(record)
      checkNames(in: record)
      diagnostics += OddDates(in: record, of: context(of: record)).diagnostics
      switch record.byKind {
      case .project(let project): check(project)
      case .activity(let activity): check(activity)
      case .indicator(let indicator): check(indicator)
      case .plan(let plan): check(plan)
      case .commitment(let commitment): check(commitment)
      case .event(let event): check(event)
      case .news(let news):
        if !news.places.isFaulty(News.date, in: News.schema) {
          checkDate(news.date, of: "news item", at: news.place(of: RecordHeader.title))
        }
        checkFar(news.date, at: news.place(of: News.date))
      case .publication(let publication): checkFar(publication.date, at: publication.place(of: Publication.date))
      case .place(let place): check(place)
      case .cases(let cases): check(cases)
      case .page(let page): diagnostics += page.faultsAsHome
      case .objective, .result, .organisation, .beneficiary: break
      }
    }
  }

  private mutating func checkIDs<Element: Record>(_ shown: [Element]) {
    // By id, so that two with the same stand side by side.
    for (first, second) in zip(shown, shown.dropFirst()) where first.header.id == second.header.id {
      diagnostics.append(
        .duplicateID(
          second.header.id, at: second.place(of: RecordHeader.givenID), first: first.place(of: RecordHeader.givenID)))
    }
  }

  private mutating func checkHeader(_ record: some Record) {
    if record.header.image != nil, record.header.alt == nil {
      diagnostics.append(.imageWithoutAlt(at: record.place(of: RecordHeader.image)))
    }
    if let image = record.header.image, let alt = record.header.alt?.base,
      let fault = PictureWords.fault(of: alt, file: image.text, at: record.place(of: RecordHeader.alt))
    {
      diagnostics.append(fault)
    }
    for picture in record.header.pictures ?? [] {
      if let fault = PictureWords.fault(of: picture.alt.base, file: picture.image.text, at: picture.range) {
        diagnostics.append(fault)
      }
    }
    if record.header.image == nil, record.header.credit != nil {
      diagnostics.append(.pictureFieldWithoutImage("credit", at: record.place(of: RecordHeader.credit)))
    }
    if record.header.image == nil, record.header.focus != nil {
      diagnostics.append(.pictureFieldWithoutImage("focus", at: record.place(of: RecordHeader.focus)))
    }
    if record.header.image == nil, record.header.alt != nil {
      diagnostics.append(.altWithoutImage(at: record.place(of: RecordHeader.alt)))
    }
    // Sources may be read long after the day of the figures, but not in another age.
    if let published = published ?? asOf.adding(months: 120) {
      for source in record.allEvidence.map(\.evidence) {
        guard let accessed = source.accessed, accessed.first > published else { continue }
        diagnostics.append(.accessedAfterPublication(accessed, published: self.published, at: source.range))
      }
    }
  }

  /// The plan or project to which a record belongs.
  private func context(of record: some Record) -> (any Record)? {
    guard let above = record.above(in: records) else { return nil }
    // An indicator may lie below a result, and that lies below its project.
    return if case .result = above.byKind { above.above(in: records) } else { above }
  }

  /// An end must not lie before its start.
  private mutating func checkOrder(
    _ start: PartialDate?, _ end: PartialDate?, names: (start: String, end: String), at place: SourceRange
  ) {
    guard let start, let end, end.last < start.first else { return }
    diagnostics.append(.endBeforeStart(end, start, names: names, at: place))
  }

  /// The same of a record, where `date_note` gives the source's words when the source itself has it so.
  private mutating func checkOrder(
    _ start: PartialDate?, _ end: PartialDate?, note: LocalisedText?, at place: SourceRange
  ) {
    guard let start, let end, end.last < start.first else { return }
    diagnostics.append(
      note == nil
        ? .endBeforeStartUnexplained(end, start, at: place) : .endBeforeStartInSource(end, start, at: place))
  }
}

// MARK: - By collection

extension RecordChecks {
  private mutating func check(_ project: Project) {
    checkOrder(project.start, project.end, note: project.dateNote, at: project.place(of: Project.end))
    checkStanding(project)
    diagnostics +=
      [
        (project.budget?.amount, project.place(of: Project.budget)),
        (project.spent?.amount, project.place(of: Project.spent)),
      ]
      .compactMap { amount, place in amount.map { GivenFigure(quantity: $0, place: place) } }.readInTwoWays
    for (amount, place) in [
      (project.budget?.amount, project.place(of: Project.budget)),
      (project.spent?.amount, project.place(of: Project.spent)),
    ] {
      if let amount, amount < .zero { diagnostics.append(.negativeAmount(amount, at: place)) }
    }
    if let budget = project.budget, let spent = project.spent, budget.currency == spent.currency,
      budget.amount < spent.amount
    {
      let place = project.place(of: Project.spent)
      diagnostics.append(.spentOverBudget(spent.amount, budget.amount, at: place))
    }
    if let budget = project.budget, let spent = project.spent, budget.currency != spent.currency {
      let place = project.place(of: Project.spent)
      diagnostics.append(.spentInOtherCurrency(spent.currency.code, budget.currency.code, at: place))
    }
    for partner in project.partners ?? [] { check(partner) }
  }

  private mutating func check(_ partner: Partner) {
    checkOrder(partner.from, partner.to, names: ("from", "to"), at: partner.organisation.range)
  }

  private mutating func check(_ activity: Activity) {
    checkOrder(activity.start, activity.end, note: activity.dateNote, at: activity.place(of: Activity.end))
    checkStanding(activity)
    diagnostics += activity.participantsOverTotal
    for partner in activity.partners ?? [] { check(partner) }
  }

  private mutating func check(_ plan: Plan) {
    checkStanding(plan)
    checkOrder(plan.start, plan.end, note: plan.dateNote, at: plan.place(of: Plan.end))
  }

  private mutating func check(_ event: Event) {
    checkStanding(event)
    if event.date != nil, event.start != nil || event.end != nil {
      let place = event.start == nil ? event.place(of: Event.end) : event.place(of: Event.start)
      diagnostics.append(.daysBesideDate(at: place))
    }
    checkFar(event.date, at: event.place(of: Event.date))
    checkFar(event.start, at: event.place(of: Event.start))
    checkOrder(event.start, event.end, note: event.dateNote, at: event.place(of: Event.end))
  }

  private mutating func check(_ place: Place) {
    var around = place.parent?.index
    // Another circle further up is told at its own places.
    var seen: Set<Int> = []
    while let next = around, seen.insert(next).inserted {
      guard next != place.header.position else {
        diagnostics.append(.placeInItself(at: place.place(of: Place.parent)))
        break
      }
      around = records.places[next]?.parent?.index
    }
  }

  private mutating func check(_ cases: CaseStatistics) {
    for row in cases.rows ?? [] {
      checkOrder(row.from, row.to, names: ("from", "to"), at: row.range)
      if let closed = row.closed?.number, let cases = row.cases?.number, closed > cases {
        diagnostics.append(.closedOverCases(at: row.range))
      }
      if let cases = row.cases?.number, let contacts = row.contacts?.number, cases > contacts {
        diagnostics.append(.casesOverContacts(at: row.range))
      }
    }
  }

  private mutating func check(_ indicator: Indicator) {
    diagnostics += indicator.checkFields() + indicator.checkStanding()
    if let own = indicator.project, let result = indicator.result.flatMap({ records.results[$0] }),
      own.index != result.project.index
    {
      diagnostics.append(.projectAgainstResult(result.header.title.base, at: indicator.place(of: Indicator.project)))
    }
    for observation in indicator.observations ?? [] {
      checkOrder(observation.from, observation.to, names: ("from", "to"), at: observation.range)
    }
    for part in indicator.revisedParts {
      for change in part.changes {
        check(change, of: indicator.kind)
        if let figure = part.measuredOn, change.revision.date.last < figure.first {
          let place = change.revision.place(of: FigureRevision.date)
          diagnostics.append(.revisionBeforeFigure(change.revision.date, of: figure, at: place))
        }
      }
    }
  }

  private mutating func check(_ change: FigureChange, of kind: IndicatorKind) {
    let revision = change.revision
    diagnostics += change.contradictions(as: kind)
    if revision.oldFigure == change.new { diagnostics.append(.revisionWithoutChange(at: revision.range)) }
  }

  private mutating func check(_ commitment: Commitment) {
    checkStanding(commitment)
    checkOrder(commitment.start, commitment.end, note: commitment.dateNote, at: commitment.place(of: Commitment.end))
    for milestone in commitment.milestones ?? [] { check(milestone, of: commitment) }
    checkTwice(commitment.milestones ?? [])
    for assessment in commitment.assessments ?? [] { check(assessment, of: commitment) }
    for update in commitment.updates ?? [] {
      checkAfterStart(update.date, "report on progress", of: commitment, at: update.place(of: Update.date))
    }
    if let date = commitment.withdrawn?.date {
      checkAfterStart(date, "withdrawal", of: commitment, at: commitment.place(of: Commitment.withdrawn))
    }
    guard let end = commitment.end, let plan = records.plans[commitment.plan] else { return }
    let place = commitment.place(of: Commitment.end)
    if end.last < plan.start.first { diagnostics.append(.endBeforePlan(end, plan: plan.start, at: place)) }
    // Plans are often late by a year or two; further off, a digit is another one.
    if let limit = plan.end.last.adding(months: 36), end.first > limit, commitment.dateNote == nil {
      diagnostics.append(.endAfterPlan(end, plan: plan.end, at: place))
    }
  }

  /// Nothing is said of a commitment before its plan begins.
  private mutating func checkAfterStart(
    _ date: PartialDate, _ what: String, of commitment: Commitment, at place: SourceRange
  ) {
    guard let plan = records.plans[commitment.plan], date.last < plan.start.first else { return }
    diagnostics.append(.datedBeforePlan(what, date, plan: plan.start, at: place))
  }

  /// Which is told by itself.
  private func isBeforeAdoption(_ done: PartialDate, of commitment: Commitment) -> Bool {
    records.plans[commitment.plan]?.adoptedOn.map { done.last < $0.first } ?? false
  }

  private mutating func check(_ assessment: Assessment, of commitment: Commitment) {
    diagnostics += assessment.checkAgainstScheme()
    checkAfterStart(assessment.date, "assessment", of: commitment, at: assessment.place(of: Assessment.date))
    guard let state = assessment.stateAt else { return }
    let place = assessment.place(of: Assessment.stateAt)
    if state.first > assessment.date.last {
      diagnostics.append(.stateAfterDate(state, published: assessment.date, at: place))
    } else if state.first > asOf {
      diagnostics.append(.stateInFuture(state, asOf: asOf, at: place))
    }
    if let plan = records.plans[commitment.plan], state.last < plan.start.first {
      diagnostics.append(.stateBeforePlan(state, plan: plan.start, at: place))
    }
  }

  /// Two milestones with the same title and date are one that was copied.
  private mutating func checkTwice(_ milestones: [Milestone]) {
    var seen: [String: Milestone] = [:]
    for milestone in milestones {
      guard let due = milestone.due else { continue }
      let name = "\(due) \(milestone.title.base)"
      if let first = seen[name] {
        diagnostics.append(
          .milestoneTwice(at: milestone.place(ofKey: "title"), first: first.place(ofKey: "title")))
      } else {
        seen[name] = milestone
      }
    }
  }

  private mutating func check(_ milestone: Milestone, of commitment: Commitment) {
    func place(_ key: String) -> SourceRange { milestone.place(ofKey: key) }
    checkOrder(milestone.start, milestone.due, names: ("start", "due"), at: place("due"))
    if let done = milestone.done {
      if let start = milestone.start, done.last < start.first {
        diagnostics.append(.doneBeforeStart(done, start, at: place("done")))
      } else if let start = commitment.start, done.last < start.first, !isBeforeAdoption(done, of: commitment) {
        diagnostics.append(.doneBeforeStart(done, start, of: "the commitment", at: place("done")))
      }
      if let status = milestone.status, status != .done {
        diagnostics.append(.doneAgainstStatus(done, status, at: place("status")))
      }
    }
    if let due = milestone.due, let start = commitment.start, due.last < start.first {
      diagnostics.append(.milestoneOutside(due, of: "before the commitment begins (\(start))", at: place("due")))
    }
    if let due = milestone.due, let end = commitment.end, due.first > end.last {
      diagnostics.append(.milestoneOutside(due, of: "after the commitment ends (\(end))", at: place("due")))
    }
  }
}
