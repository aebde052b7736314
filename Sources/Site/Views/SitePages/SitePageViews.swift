internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// A page of a collection's list.
struct ListView: TemplateView {
  let answer: String
  /// Which records lack figures or ratings.
  let lacking: String?
  /// How the answer was counted.
  let workings: [WorkingView]
  /// The line before each title is a date.
  let isDated: Bool
  /// Is there a table of these records to take away?
  let hasTable: Bool
  let groups: [ListGroupView]
  let pages: [PagerLinkView]
  let previous: LinkView?
  let next: LinkView?

  init(
    _ answer: String, _ page: ListPage, lacking: String? = nil, workings: [WorkingView] = [], isDated: Bool = false,
    hasTable: Bool = false, groups: [ListGroupView]
  ) {
    self.answer = answer
    self.lacking = lacking
    self.workings = workings
    self.isDated = isDated
    self.hasTable = hasTable
    self.groups = groups
    pages = page.pages
    previous = page.previous
    next = page.next
  }

  static let declaration = ViewDeclaration<ListView>(
    "list",
    [
      .init("answer", \.answer),
      .init("lacking", \.lacking),
      .init("workings", \.workings),
      .init("is_dated", \.isDated),
      .init("has_table", \.hasTable),
      .init("groups", \.groups),
      .init("pages", \.pages),
      .init("previous", \.previous),
      .init("next", \.next),
    ])
}

/// The records of a list that belong together: of one plan, result or year.
struct ListGroupView: TemplateView {
  let heading: WordsView?
  let url: String?
  let entries: [EntryView]
  let commitments: [CommitmentRowView]
  let indicators: [IndicatorRowView]
  /// Those that belong to a project or an objective.
  let results: [ResultSummaryView]
  let overdue: [OverdueItemView]

  init(
    heading: WordsView? = nil, url: String? = nil, entries: [EntryView] = [], commitments: [CommitmentRowView] = [],
    indicators: [IndicatorRowView] = [], results: [ResultSummaryView] = [], overdue: [OverdueItemView] = []
  ) {
    self.heading = heading
    self.url = url
    self.entries = entries
    self.commitments = commitments
    self.indicators = indicators
    self.results = results
    self.overdue = overdue
  }

  static let declaration = ViewDeclaration<ListGroupView>(
    "list group",
    [
      .init("heading", \.heading),
      .init("url", \.url),
      .init("entries", \.entries),
      .init("commitments", \.commitments),
      .init("indicators", \.indicators),
      .init("results", \.results),
      .init("overdue", \.overdue),
    ])
}

extension PageContext {
  // MARK: Lists

  func list<Element: Record>(_ table: RecordTable<Element>, page: Int) -> ListView {
    let listed = listed(in: table)
    let list = listPage(page, of: listed, isNewestFirst: Element.collection.isNewestFirst) {
      .list(Element.collection, page: $0)
    }
    // The first page says what holds of all.
    let count = recordCount(Element.collection, list.total)
    let whole = page == 1 ? whole(Element.collection, listed) ?? Whole(count) : Whole(count)
    return ListView(
      whole.answer, list, lacking: whole.lacking, workings: workings(whole.figures),
      isDated: Element.collection.isDated, hasTable: !Theme.tables(of: Element.collection).isEmpty,
      groups: groups(list.shown.compactMap { table[$0] }))
  }

  /// The positions that lists show, in their order. What people look for by its name stands by its name, in the
  /// alphabet of the language, within the heading that it stands under.
  private func listed<Element: Record>(in table: RecordTable<Element>) -> [Int] {
    let listed = order.listed[Element.collection] ?? []
    guard Element.collection.isLookedUpByName else { return listed }
    let named = listed.compactMap { table[$0] }.map { (record: $0, name: text($0.header.title), kind: kind(of: $0)) }
    return named.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      if left.kind != right.kind { return left.kind < right.kind }
      if language.isOrdered(left.name, before: right.name) { return true }
      return !language.isOrdered(right.name, before: left.name) && one.offset < other.offset
    }.map(\.element.record.header.position)
  }

  /// The place of a record's kind among all; 0 where there are none.
  private func kind(of record: some Record) -> Int {
    switch record.byKind {
    case .organisation(let organisation): OrganisationKind.allCases.firstIndex(of: organisation.kind) ?? 0
    case .beneficiary(let beneficiary): beneficiary.kind.flatMap(BeneficiaryKind.allCases.firstIndex(of:)) ?? .max
    case .project, .objective, .result, .activity, .indicator, .plan, .commitment, .place, .cases, .news, .event,
      .publication, .page:
      0
    }
  }

  func recordCount(_ collection: Reporting.Collection, _ count: Int) -> String {
    word("list_count.\(collection.rawValue)", count: count)
  }

  /// What holds of all records of a list.
  private struct Whole {
    let answer: String
    /// Which of them have no ratings or figures, said before anyone looks further.
    var lacking: String?
    /// What the answer counts.
    var figures: [NamedFigure] = []

    init(_ answer: String, lacking: String? = nil, figures: [NamedFigure] = []) {
      self.answer = answer
      self.lacking = lacking
      self.figures = figures
    }
  }

  /// - Returns: `nil` where their number is all that there is to say.
  private func whole(_ collection: Reporting.Collection, _ positions: [Int]) -> Whole? {
    guard !positions.isEmpty else { return nil }
    let count = recordCount(collection, positions.count)
    switch collection {
    case .commitments:
      let rated = positions.compactMap { records.commitments[$0] }.map(report.rated)
      let totals = report.totals(of: rated)
      let lacking = [lacking(totals), ratedAlone(totals)].compactMap(\.self)
      return Whole(
        answer(totals), lacking: lacking.isEmpty ? nil : lacking.joined(separator: " "),
        figures: totals.named.filter { (Self.counts + Self.raters).contains($0.name) })
    case .indicators:
      let indicators = positions.compactMap { records.indicators[$0] }
      let (targets, coverage) = (report.targets(of: indicators), report.coverage(of: indicators))
      let (with, without) = (targets.value.count, coverage.value.all - coverage.value.count)
      let (total, all) = (language.number(indicators.count), word("count.indicators", count: indicators.count))
      return Whole(
        count + " " + word("answer.results_indicators", ["total": total, "indicators": all], count: with) + ".",
        lacking: without == 0
          ? nil : word("list.lacking", ["n": language.number(without), "total": total], count: without),
        figures: [NamedFigure(.withTarget, targets), NamedFigure(.withData, coverage)])
    case .results:
      let tally = report.withoutIndicator(results: positions)
      let (without, total) = (tally.value.count, language.number(positions.count))
      return Whole(
        without == 0
          ? count
          : word("answer.results_without", ["n": language.number(without), "total": total], count: without),
        figures: [NamedFigure(.withoutIndicator, tally)])
    case .projects, .objectives, .activities, .plans, .organisations, .places, .beneficiaries, .cases, .news, .events,
      .publications, .pages:
      return nil
    }
  }

  /// The records in groups, in the order in which the first of each comes.
  func groups<Element: Record>(_ shown: [Element]) -> [ListGroupView] {
    var order: [ListHeading] = []
    var members: [ListHeading: [Element]] = [:]
    for record in shown {
      let heading = heading(over: record)
      if members[heading] == nil { order.append(heading) }
      members[heading, default: []].append(record)
    }
    return order.map { heading in
      var entries: [EntryView] = []
      var commitments: [CommitmentRowView] = []
      var indicators: [IndicatorRowView] = []
      for record in members[heading] ?? [] {
        switch record.byKind {
        case .commitment(let commitment): commitments.append(row(report.rated(commitment)))
        case .indicator(let indicator): indicators.append(row(of: indicator, report.figures(of: indicator)))
        case .project, .objective, .result, .activity, .plan, .organisation, .place, .beneficiary, .cases, .news,
          .event, .publication, .page:
          entries.append(entry(record, about: about(record)))
        }
      }
      return ListGroupView(
        heading: heading.text.map { WordsView(text: $0, lang: heading.lang) }, url: heading.url, entries: entries,
        commitments: commitments, indicators: indicators)
    }
  }

  private struct ListHeading: Hashable {
    var text: String?
    var lang: String?
    var url: String?
  }

  private func heading(over record: some Record) -> ListHeading {
    switch record.byKind {
    case .commitment, .indicator: heading(record.above(in: records))
    case .result(let result): heading(result.objective.flatMap { records.objectives[$0] })
    case .news, .event, .publication: ListHeading(text: record.ownDate.map { language.year(of: $0.last) })
    case .organisation(let organisation):
      ListHeading(text: word("organisation_kind.\(organisation.kind.rawValue)"))
    case .beneficiary(let beneficiary):
      ListHeading(text: beneficiary.kind.map { word("beneficiary_kind.\($0.rawValue)") })
    case .project, .objective, .activity, .plan, .place, .cases, .page: ListHeading()
    }
  }

  private func heading(_ record: (any Record)?) -> ListHeading {
    guard let record else { return ListHeading() }
    let link = link(to: record)
    return ListHeading(text: link.text, lang: link.lang, url: link.url)
  }
}

extension Reporting.Collection {
  /// Do lists show when each of its records was?
  fileprivate var isDated: Bool {
    switch self {
    case .activities, .news, .events, .publications: true
    case .projects, .objectives, .results, .indicators, .plans, .commitments, .organisations, .places, .beneficiaries,
      .cases, .pages:
      false
    }
  }

  /// Do people look for its records by their names?
  fileprivate var isLookedUpByName: Bool {
    switch self {
    case .organisations, .places, .beneficiaries: true
    case .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .cases, .news, .events,
      .publications, .pages:
      false
    }
  }
}
