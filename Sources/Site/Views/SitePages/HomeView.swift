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
  let projects: [EntryView]
  let results: [ResultSummaryView]
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
      .init("projects", \.projects),
      .init("results", \.results),
      .init("news", \.news),
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
    let newest = records.plans.positions.filter { report.backlinks.commitmentsOfPlan[$0]?.isEmpty == false }
      .max { left, right in
        let starts = [left, right].map { records.plans[$0]?.start.first ?? .earliest }
        return starts[0] < starts[1]
      }
    let plan = newest.flatMap { position in records.plans[position].map { (position, $0) } }
    let results = results(records.results.positions)
    return HomeView(
      title: word(plan == nil ? "answer.home_title_project" : "answer.home_title"),
      plan: plan.map { view(ofPlan: $0.0, $0.1) }, planLink: plan.map { link(to: $0.1) },
      about: plan.flatMap { about($0.1) }, answers: plan == nil ? answers(results) : [],
      workings: plan.map { workings(report.totals(ofPlan: $0.0).named, Self.counts) } ?? workingsOfResults(),
      projects: records.projects.counted.map { entry($0, about: about($0)) }, results: results,
      news: (order.listed[.news] ?? []).prefix(5).compactMap { records.news[$0] }.map { entry($0, about: about($0)) })
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
  private func answers(_ results: [ResultSummaryView]) -> [AnswerView] {
    guard !results.isEmpty else { return [] }
    let rows = results.flatMap(\.rows)
    let url = link(.list(.results, page: 1))
    let base = word("format.base", ["total": language.number(rows.count)])
    func answer(_ key: String, _ count: Int, base: String) -> AnswerView {
      AnswerView(
        number: language.number(count), base: base, label: word("answer.home_\(key)"), url: url,
        text: word("answer.home_\(key)_text", count: count), look: "plain")
    }
    return [
      answer("results", results.count, base: ""), answer("indicators", rows.count, base: ""),
      answer("figures", rows.count { $0.hasFigure }, base: base),
      answer("targets", rows.count { $0.hasTarget }, base: base),
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
