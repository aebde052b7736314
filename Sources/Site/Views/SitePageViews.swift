internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// The first page: what was promised, what was done, what is late, what is not known.
struct HomeView: TemplateView {
  let kicker: String?
  /// The newest plan that has commitments.
  let plan: PlanView?
  let planTitle: String?
  let planURL: String?
  let projects: [EntryView]
  let results: [ResultView]
  let news: [EntryView]

  static let declaration = ViewDeclaration<HomeView>(
    "home",
    [
      .init("kicker", \.kicker),
      .init("plan", \.plan),
      .init("plan_title", \.planTitle),
      .init("plan_url", \.planURL),
      .init("projects", \.projects),
      .init("results", \.results),
      .init("news", \.news),
    ])
}

/// A page of a collection's list.
struct ListView: TemplateView {
  let answer: String
  let entries: [EntryView]
  let commitments: [CommitmentRowView]
  let indicators: [IndicatorRowView]
  let pages: [PagerLinkView]
  let previous: LinkView?
  let next: LinkView?

  static let declaration = ViewDeclaration<ListView>(
    "list",
    [
      .init("answer", \.answer),
      .init("entries", \.entries),
      .init("commitments", \.commitments),
      .init("indicators", \.indicators),
      .init("pages", \.pages),
      .init("previous", \.previous),
      .init("next", \.next),
    ])
}

struct PagerLinkView: TemplateView {
  let text: String
  let url: String
  let isCurrent: Bool

  static let declaration = ViewDeclaration<PagerLinkView>(
    "pager link",
    [
      .init("text", \.text),
      .init("url", \.url),
      .init("is_current", \.isCurrent),
    ])
}

/// The data page: every table to take away.
struct DataView: TemplateView {
  let answer: String
  let tables: [LinkView]

  static let declaration = ViewDeclaration<DataView>(
    "data",
    [
      .init("answer", \.answer),
      .init("tables", \.tables),
    ])
}

extension PageContext {
  func home() -> HomeView {
    let newest = records.plans.positions.filter { report.backlinks.commitmentsOfPlan[$0]?.isEmpty == false }
      .max { left, right in
        let starts = [left, right].map { records.plans[$0]?.start.first ?? .earliest }
        return starts[0] < starts[1]
      }
    let plan = newest.flatMap { position in records.plans[position].map { (position, $0) } }
    let results = records.results.positions.filter { records.results[$0]?.header.isIllustrative != true }
    return HomeView(
      kicker: plan.map { text($0.1.header.title) }, plan: plan.map { view(ofPlan: $0.0, $0.1) },
      planTitle: plan.map { text($0.1.header.title) },
      planURL: plan.map { link(.record(.plans, slug: $0.1.slug)) },
      projects: records.projects.counted.map { entry($0, about: about($0)) }, results: self.results(results),
      news: (order.listed[.news] ?? []).prefix(5).compactMap { records.news[$0] }.map { entry($0, about: about($0)) })
  }

  func dataPage(_ tables: [String]) -> DataView {
    DataView(
      answer: word("data_page.answer", count: tables.count),
      tables: tables.map { LinkView(text: "\($0).csv", url: addresses.link(toFile: "data/\($0).csv")) })
  }

  /// How many records one page of a list holds.
  static let listLength = 100

  func list<Element: Record>(_ table: RecordTable<Element>, page: Int) -> ListView {
    let all = order.listed[Element.collection] ?? []
    let start = (page - 1) * Self.listLength
    let shown = all.dropFirst(start).prefix(Self.listLength).compactMap { table[$0] }
    let count = max(1, (all.count + Self.listLength - 1) / Self.listLength)
    func pageLink(_ number: Int, _ text: String) -> LinkView {
      LinkView(text: text, url: link(.list(Element.collection, page: number)))
    }
    return ListView(
      answer: word("count.records", count: all.count), entries: shown.compactMap(plainEntry),
      commitments: shown.compactMap { record in
        (record as? Commitment).map { row(RatedCommitment(commitment: $0, figures: report.figures(of: $0))) }
      },
      indicators: shown.compactMap { ($0 as? Indicator).map { row(of: $0, report.figures(of: $0)) } },
      pages: count == 1
        ? []
        : (1...count).map { number in
          PagerLinkView(
            text: language.number(number), url: link(.list(Element.collection, page: number)),
            isCurrent: number == page)
        },
      previous: page > 1 ? pageLink(page - 1, word("pager.previous")) : nil,
      next: page < count ? pageLink(page + 1, word("pager.next")) : nil)
  }

  /// Commitments and indicators have rows of their own.
  private func plainEntry(_ record: some Record) -> EntryView? {
    record is Commitment || record is Indicator ? nil : entry(record, about: about(record))
  }
}
