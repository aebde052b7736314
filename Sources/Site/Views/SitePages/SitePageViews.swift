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

  static let declaration = ViewDeclaration<ListGroupView>(
    "list group",
    [
      .init("heading", \.heading),
      .init("url", \.url),
      .init("entries", \.entries),
      .init("commitments", \.commitments),
      .init("indicators", \.indicators),
    ])
}

/// The data page: every table to take away.
struct DataView: TemplateView {
  let answer: String
  let tables: [DataTableView]

  static let declaration = ViewDeclaration<DataView>(
    "data",
    [
      .init("answer", \.answer),
      .init("tables", \.tables),
    ])
}

struct DataTableView: TemplateView {
  let name: String
  let url: String
  /// What a row is.
  let content: String

  static let declaration = ViewDeclaration<DataTableView>(
    "data table",
    [
      .init("name", \.name),
      .init("url", \.url),
      .init("content", \.content),
    ])
}

extension PageContext {
  func dataPage(_ tables: [String]) -> DataView {
    DataView(
      answer: word("data_page.answer", count: tables.count),
      tables: tables.map { name in
        let key = "data_table.\(name)"
        return DataTableView(
          name: "\(name).csv", url: addresses.link(toFile: "data/\(name).csv"),
          content: language.hasWord(key) ? word(key) : name)
      })
  }

  // MARK: Lists

  func list<Element: Record>(_ table: RecordTable<Element>, page: Int) -> ListView {
    let listed = listed(in: table)
    let list = listPage(page, of: listed) { .list(Element.collection, page: $0) }
    // The first page says what holds of all.
    let whole = page == 1 ? whole(listed.compactMap { table[$0] }) : Whole(recordCount(Element.collection, list.total))
    return ListView(
      answer: whole.answer, lacking: whole.lacking, workings: workings(whole.figures),
      isDated: [.news, .events, .publications, .activities].contains(Element.collection),
      hasTable: Theme.tables[Element.collection] != nil, groups: groups(list.shown.compactMap { table[$0] }),
      pages: list.pages, previous: list.previous, next: list.next)
  }

  /// The positions that lists show, in their order. What people look for by its name stands by its name, in the
  /// alphabet of the language, within the heading that it stands under.
  private func listed<Element: Record>(in table: RecordTable<Element>) -> [Int] {
    let listed = order.listed[Element.collection] ?? []
    guard [.organisations, .places, .beneficiaries].contains(Element.collection) else { return listed }
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
    switch record {
    case let organisation as Organisation: OrganisationKind.allCases.firstIndex(of: organisation.kind) ?? 0
    case let beneficiary as Beneficiary: beneficiary.kind.flatMap(BeneficiaryKind.allCases.firstIndex(of:)) ?? .max
    default: 0
    }
  }

  private func recordCount(_ collection: Reporting.Collection, _ count: Int) -> String {
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

  private func whole<Element: Record>(_ all: [Element]) -> Whole {
    let count = recordCount(Element.collection, all.count)
    switch all {
    case _ where all.isEmpty: return Whole(count)
    case let commitments as [Commitment]:
      let rated = commitments.map(report.rated)
      let totals = report.totals(of: rated)
      let lacking = [lacking(totals), ratedAlone(totals)].compactMap(\.self)
      return Whole(
        answer(totals, of: rated), lacking: lacking.isEmpty ? nil : lacking.joined(separator: " "),
        figures: totals.named.filter { (Self.counts + Self.raters).contains($0.name) })
    case let indicators as [Indicator]:
      let (targets, coverage) = (report.targets(of: indicators), report.coverage(of: indicators))
      let (with, without) = (targets.value.count, coverage.value.all - coverage.value.count)
      let total = language.number(indicators.count)
      return Whole(
        count + " " + word("answer.results_indicators", ["n": language.number(with), "total": total], count: with)
          + ".",
        lacking: without == 0 ? nil : word("list.lacking", ["n": language.number(without), "total": total]),
        figures: [NamedFigure(.withTarget, targets), NamedFigure(.withData, coverage)])
    case let results as [Result]:
      let tally = report.withoutIndicator(results: results.map(\.header.position))
      let (without, total) = (tally.value.count, language.number(results.count))
      return Whole(
        without == 0
          ? count
          : word("answer.results_without", ["n": language.number(without), "total": total], count: without),
        figures: [NamedFigure(.withoutIndicator, tally)])
    default: return Whole(count)
    }
  }

  /// The records in groups, in the order in which the first of each comes.
  private func groups<Element: Record>(_ shown: [Element]) -> [ListGroupView] {
    var order: [ListHeading] = []
    var members: [ListHeading: [Element]] = [:]
    for record in shown {
      let heading = heading(over: record)
      if members[heading] == nil { order.append(heading) }
      members[heading, default: []].append(record)
    }
    return order.map { heading in
      let records = members[heading] ?? []
      return ListGroupView(
        heading: heading.text.map { WordsView(text: $0, lang: heading.lang) }, url: heading.url,
        entries: records.compactMap(plainEntry),
        commitments: records.compactMap { record in
          (record as? Commitment).map { row(report.rated($0)) }
        },
        indicators: records.compactMap { ($0 as? Indicator).map { row(of: $0, report.figures(of: $0)) } })
    }
  }

  private struct ListHeading: Hashable {
    var text: String?
    var lang: String?
    var url: String?
  }

  private func heading(over record: some Record) -> ListHeading {
    switch record {
    case let commitment as Commitment: heading(records.plans[commitment.plan])
    case let indicator as Indicator:
      heading(
        indicator.result.flatMap { records.results[$0] }, else: indicator.project.flatMap { records.projects[$0] })
    case let result as Result: heading(result.objective.flatMap { records.objectives[$0] })
    case let news as News: heading(year: news.date)
    case let event as Event: heading(year: event.date ?? event.start)
    case let publication as Publication: heading(year: publication.date)
    case let organisation as Organisation:
      ListHeading(text: word("organisation_kind.\(organisation.kind.rawValue)"))
    case let beneficiary as Beneficiary:
      ListHeading(text: beneficiary.kind.map { word("beneficiary_kind.\($0.rawValue)") })
    default: ListHeading()
    }
  }

  private func heading(year date: PartialDate?) -> ListHeading {
    ListHeading(text: date.map { language.year(of: $0.last) })
  }

  private func heading(_ record: (some Record)?) -> ListHeading {
    guard let record else { return ListHeading() }
    let link = link(to: record)
    return ListHeading(text: link.text, lang: link.lang, url: link.url)
  }

  private func heading(_ record: (some Record)?, else other: (some Record)?) -> ListHeading {
    record == nil ? heading(other) : heading(record)
  }

  /// Commitments and indicators have rows of their own.
  private func plainEntry(_ record: some Record) -> EntryView? {
    record is Commitment || record is Indicator ? nil : entry(record, about: about(record))
  }
}
