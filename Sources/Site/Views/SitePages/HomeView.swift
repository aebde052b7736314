internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// The first page: what was promised, what was done, what is late, what is not known.
struct HomeView: TemplateView {
  let title: String
  /// The newest plan that has commitments.
  let plan: PlanView?
  let planLink: LinkView?
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
  let isLate: Bool

  static let declaration = ViewDeclaration<AnswerView>(
    "answer",
    [
      .init("number", \.number),
      .init("base", \.base),
      .init("label", \.label),
      .init("url", \.url),
      .init("text", \.text),
      .init("is_late", \.isLate),
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
      answers: plan.map { answers(ofPlan: $0.0, $0.1) } ?? answers(results),
      workings: plan.map { workings(report.totals(ofPlan: $0.0).named, Self.counts) } ?? workingsOfResults(),
      projects: records.projects.counted.map { entry($0, about: about($0)) }, results: results,
      news: (order.listed[.news] ?? []).prefix(5).compactMap { records.news[$0] }.map { entry($0, about: about($0)) })
  }

  // MARK: Four answers

  private func answers(ofPlan position: Int, _ plan: Plan) -> [AnswerView] {
    let rated = rated(order.parts.commitments(of: position))
    let totals = report.totals(ofPlan: position)
    let url = link(.record(.plans, slug: plan.slug))
    let total = language.number(rated.count)
    let areas = Set(rated.compactMap { $0.commitment.theme?.base }).count
    let years = word(
      "format.years",
      ["from": language.year(of: plan.start.first), "to": language.year(of: plan.end.last)])
    func answer(
      _ key: String, _ count: Int, base: String, part: String, text: String, url other: String? = nil
    ) -> AnswerView {
      AnswerView(
        number: language.number(count), base: base, label: word("answer.home_\(key)"), url: other ?? url + "#" + part,
        text: text, isLate: key == "late" && count > 0)
    }
    let done = totals.high.value.count
    let base = word("format.base", ["total": total])
    return [
      answer(
        "promised", rated.count, base: "", part: "areas",
        text: areas > 0
          ? word(
            "answer.home_promised_text", ["areas": word("count.areas", count: areas), "years": years],
            count: rated.count)
          : word("answer.home_promised_text_plain", ["years": years], count: rated.count)),
      answer(
        "done", done,
        base: totals.highShare.value.value == nil
          ? base : word("format.base_percent", ["total": total, "percent": percent(done, of: rated.count)]),
        part: "completion",
        text: doneText(rated, totals)),
      answer(
        "late", totals.late.value.count, base: base, part: "commitments", text: word("answer.home_late_text"),
        url: link(.overdue)),
      answer("unknown", totals.unknown.value.count, base: base, part: "completion", text: unknownText(rated)),
    ]
  }

  private func doneText(_ rated: [RatedCommitment], _ totals: CommitmentTotals) -> String {
    guard totals.high.value.base > 0 else { return word("answer.home_done_text_none") }
    return commonRating(rated).map { word("answer.home_done_text", ["when": when($0.date)]) }
      ?? word("answer.home_done_text_plain")
  }

  private func unknownText(_ rated: [RatedCommitment]) -> String {
    let areAllRated = rated.allSatisfy { $0.figures.completion.newest.value.value != nil }
    return word(areAllRated ? "answer.home_unknown_text" : "answer.home_unknown_text_unrated")
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
        text: word("answer.home_\(key)_text", count: count), isLate: false)
    }
    return [
      answer("results", results.count, base: ""), answer("indicators", rows.count, base: ""),
      answer("figures", rows.count { $0.hasFigure }, base: base),
      answer("targets", rows.count { $0.hasTarget }, base: base),
    ]
  }
}
