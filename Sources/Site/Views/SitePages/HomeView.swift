internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// The first page: how the promises stand against their dates, on whose word, and what else there is.
struct HomeView: TemplateView {
  let title: String
  /// The newest plan that has commitments.
  let plan: PlanView?
  let planLink: LinkView?
  /// Who made the promises, and who publishes this.
  let about: String?
  /// Of a site without a plan.
  let answers: [AnswerView]
  let workings: [WorkingView]
  /// Where there are several plans: what holds of all their commitments, and of each plan.
  let plans: PlansView?
  let projects: [EntryView]
  /// The way to all of them, where there are more.
  let moreProjects: LinkView?
  let results: [ResultSummaryView]
  let moreResults: LinkView?
  let news: [EntryView]

  static let declaration = ViewDeclaration<HomeView>(
    "home",
    [
      .init("title", \.title),
      .init("plan", \.plan),
      .init("plan_link", \.planLink),
      .init("about", \.about),
      .init("answers", \.answers),
      .init("workings", \.workings),
      .init("plans", \.plans),
      .init("projects", \.projects),
      .init("more_projects", \.moreProjects),
      .init("results", \.results),
      .init("more_results", \.moreResults),
      .init("news", \.news),
    ])
}

/// Several plans together, then one by one.
struct PlansView: TemplateView {
  let answer: String
  let workings: [WorkingView]
  /// The newest first.
  let rows: [PlanRowView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<PlansView>(
    "plans",
    [
      .init("answer", \.answer),
      .init("workings", \.workings),
      .init("rows", \.rows),
      .init("more", \.more),
    ])
}

/// A plan in a list: when, and how far its commitments got.
struct PlanRowView: TemplateView {
  let title: String
  let lang: String?
  let url: String
  let about: String
  let answer: String
  let distribution: DistributionView

  static let declaration = ViewDeclaration<PlanRowView>(
    "plan row",
    [
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("about", \.about),
      .init("answer", \.answer),
      .init("distribution", \.distribution),
    ])
}

/// One of the home page's numbers.
struct AnswerView: TemplateView {
  let number: String
  /// "of 37 · 32%"; empty for the whole itself.
  let base: String
  let label: String
  let url: String
  let text: String
  /// `late`, `unknown`, `plain`.
  let look: String

  static let declaration = ViewDeclaration<AnswerView>(
    "answer",
    [
      .init("number", \.number),
      .init("base", \.base),
      .init("label", \.label),
      .init("url", \.url),
      .init("text", \.text),
      .init("look", \.look),
    ])
}

extension PageContext {
  func home() -> HomeView {
    let plans = plansWithCommitments()
    let plan = plans.first.map { ($0.header.position, $0) }
    let results = records.results.naturalPositions.filter { records.results[$0]?.header.isIllustrative != true }
    let projects = order.listed[.projects] ?? []
    return HomeView(
      title: word(plan == nil ? "answer.home_title_project" : "answer.home_title"),
      plan: plan.map { view(ofPlan: $0.0, $0.1) }, planLink: plan.map { link(to: $0.1) },
      about: plan.flatMap { about($0.1) }, answers: plan == nil ? answers(results) : [],
      workings: plan.map { workings(report.totals(ofPlan: $0.0).named, Self.counts) } ?? workingsOfResults(),
      plans: plans.count > 1 ? view(of: plans) : nil,
      projects: entries(.projects, projects.prefix(Self.mostRows)),
      moreProjects: more(.projects, projects.count, shown: Self.mostRows),
      results: self.results(Array(results.prefix(Self.mostRows)), in: .brief),
      moreResults: more(.results, results.count, shown: Self.mostRows),
      news: (order.listed[.news] ?? []).prefix(5).compactMap { records.news[$0] }.map { entry($0, about: about($0)) })
  }

  /// So many records of one kind stand on the first page.
  private static let mostRows = 20

  /// The way to a collection's list, where the page shows only some.
  private func more(_ collection: Reporting.Collection, _ count: Int, shown: Int) -> LinkView? {
    count > shown ? LinkView(text: word("list.show_all", count: count), url: link(.list(collection, page: 1))) : nil
  }

  /// The newest first.
  private func plansWithCommitments() -> [Plan] {
    let plans = records.plans.shown.filter { report.backlinks.commitmentsOfPlan[$0.header.position]?.isEmpty == false }
    return plans.enumerated().sorted { one, other in
      let (left, right) = (one.element.start.first, other.element.start.first)
      return left == right ? one.offset > other.offset : left > right
    }.map(\.element)
  }

  private func view(of plans: [Plan]) -> PlansView {
    let all = plans.flatMap { rated(order.parts.commitments(of: $0.header.position)) }
    let totals = report.totals(of: all)
    return PlansView(
      answer: answer(totals), workings: workings(totals.named, Self.counts),
      rows: plans.prefix(Self.mostRows).map { plan in
        let rated = rated(order.parts.commitments(of: plan.header.position))
        return PlanRowView(
          title: text(plan.header.title), lang: language(of: plan.header.title), url: link(to: plan).url,
          about: period(plan.start, plan.end) ?? "", answer: answer(report.totals(ofPlan: plan.header.position)),
          distribution: distribution(rated))
      }, more: more(.plans, plans.count, shown: Self.mostRows))
  }

  // MARK: How commitments stand

  /// How many commitments of a plan stand how against their date, each with the page that lists them: all that stand
  /// somewhere, and the five that a reader looks for.
  func standings(_ totals: CommitmentTotals, of plan: Plan) -> [AnswerView] {
    let counts = totals.timeliness.value
    guard counts.all > 0 else { return [] }
    let groups = order.parts.groups(of: plan.header.position, by: .timeliness)
    return Timeliness.allCases.filter { counts[$0] > 0 || $0.isAlwaysTold }.map { timeliness in
      let count = counts[timeliness]
      let group = groups.first { $0.group.value == .timeliness(timeliness) }
      return AnswerView(
        number: language.number(count), base: word("format.base", ["total": language.number(counts.all)]),
        label: word(timeliness),
        url: group.map { link(.planGroup(plan: plan.slug, .timeliness, key: $0.key, page: 1)) }
          ?? link(.record(.plans, slug: plan.slug)) + "#commitments",
        text: word("answer.home_\(timeliness.rawValue)"), look: count > 0 ? timeliness.look : "plain")
    }
  }

  /// Whose plan it is, and who publishes what is known of it.
  private func about(_ plan: Plan) -> String? {
    let sentences = [
      text(plan.adoptedBy).map { word("answer.home_adopted", ["who": $0]) },
      text(source.settings.publisher).map { word("answer.home_published", ["who": $0]) },
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private func workingsOfResults() -> [WorkingView] {
    let results = records.results.countedPositions
    guard !results.isEmpty else { return [] }
    let indicators = results.flatMap { report.indicators(ofResult: $0) }
    return workings([
      NamedFigure(.withData, report.coverage(of: indicators)),
      NamedFigure(.withTarget, report.targets(of: indicators)),
    ])
  }

  /// The answers of a site without a plan: how many results, and of which there are figures.
  private func answers(_ results: [Int]) -> [AnswerView] {
    guard !results.isEmpty else { return [] }
    let indicators = results.flatMap { report.indicators(ofResult: $0) }
    let url = link(.list(.results, page: 1))
    let base = word("format.base", ["total": language.number(indicators.count)])
    func answer(_ key: String, _ count: Int, base: String) -> AnswerView {
      AnswerView(
        number: language.number(count), base: base, label: word("answer.home_\(key)"), url: url,
        text: word("answer.home_\(key)_text", count: count), look: "plain")
    }
    return [
      answer("results", results.count, base: ""), answer("indicators", indicators.count, base: ""),
      answer("figures", indicators.count { report.figures(of: $0).actual.value.value != nil }, base: base),
      answer("targets", indicators.count { $0.finalTarget != nil }, base: base),
    ]
  }
}

extension Timeliness {
  /// Told on a first page even where there is none: its absence is an answer too.
  fileprivate var isAlwaysTold: Bool { self != .withdrawn && self != .unclear }

  fileprivate var look: String {
    switch self {
    case .late: "late"
    case .unclear, .notReviewedSince: "unknown"
    case .complete, .withdrawn, .noDate, .notDue: "plain"
    }
  }
}
