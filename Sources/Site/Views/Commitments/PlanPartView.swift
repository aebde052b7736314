internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// A page with some of a plan's commitments, or with all of them in another order.
struct PlanPartView: TemplateView {
  let kicker: String
  /// "Area: Tax transparency", for the window and for what quotes the page.
  let title: String
  let label: String
  let heading: WordsView
  let answer: String
  /// "7 of 37 commitments of the plan."
  let base: String?
  /// On the first page of a group.
  let rollUp: RollUpView?
  let filters: [FilterView]
  let listHeading: String
  let rows: [CommitmentRowView]
  let pages: [PagerLinkView]
  let previous: LinkView?
  let next: LinkView?

  static let declaration = ViewDeclaration<PlanPartView>(
    "plan part",
    [
      .init("kicker", \.kicker),
      .init("title", \.title),
      .init("label", \.label),
      .init("heading", \.heading),
      .init("answer", \.answer),
      .init("base", \.base),
      .init("roll_up", \.rollUp),
      .init("filters", \.filters),
      .init("list_heading", \.listHeading),
      .init("rows", \.rows),
      .init("pages", \.pages),
      .init("previous", \.previous),
      .init("next", \.next),
    ])
}

extension PageContext {
  func view(ofGroup index: Int, by grouping: Grouping, of plan: Plan, page: Int) -> PlanPartView {
    let one = order.parts.groups(of: plan.header.position, by: grouping)[index]
    let positions = one.group.commitments
    let all = order.parts.commitments(of: plan.header.position).count
    let size = report.size(of: one.group, amongst: all)
    var values = share(positions.count, of: all)
    let base = word("answer.group_of_plan", values, count: positions.count)
    let isOfOneLevel = grouping == .status
    let rollUp =
      page == 1
      ? self.rollUp(rated(positions), areAlike: isOfOneLevel, also: [NamedFigure(.groupCount, size)]) : nil
    let name = name(of: one.group.value)
    values["level"] = name.text
    return part(
      of: plan, label: word("filter.\(grouping.rawValue)"), heading: name,
      answer: isOfOneLevel ? word("answer.status_group", values) : rollUp?.answer ?? base,
      base: isOfOneLevel || rollUp == nil ? nil : base,
      rollUp: rollUp, selection: .group(grouping, index),
      list: listPage(page, of: positions) { .planGroup(plan: plan.slug, grouping, key: one.key, page: $0) })
  }

  func view(of plan: Plan, by order: CommitmentOrder, page: Int) -> PlanPartView {
    part(
      of: plan, label: word("list.sort"), heading: WordsView(text: word("list.by_\(order.rawValue)"), lang: nil),
      answer: answer(report.totals(ofPlan: plan.header.position)), base: nil, rollUp: nil, selection: .all(order),
      list: listPage(page, of: plan, by: order))
  }

  /// The first page by number is the plan's own.
  func listPage(_ page: Int, of plan: Plan, by order: CommitmentOrder) -> ListPage {
    listPage(page, of: self.order.parts.commitments(of: plan.header.position, by: order)) { number in
      order == .number && number == 1
        ? .record(.plans, slug: plan.slug) : .planOrder(plan: plan.slug, order, page: number)
    }
  }

  private func part(
    of plan: Plan, label: String, heading: WordsView, answer: String, base: String?, rollUp: RollUpView?,
    selection: PlanSelection, list: ListPage
  ) -> PlanPartView {
    let title = label + word("site.colon") + heading.text
    return PlanPartView(
      kicker: kicker(of: plan), title: list.number == 1 ? title : "\(title) (\(pageNumber(list.number)))", label: label,
      heading: heading, answer: answer, base: base, rollUp: rollUp, filters: filters(of: plan, at: selection),
      listHeading: word(selection.isWhole ? "heading.all_commitments" : "count.commitments", count: list.total),
      rows: rated(list.shown).map(row), pages: list.pages, previous: list.previous, next: list.next)
  }

  func rated(_ positions: some Sequence<Int>) -> [RatedCommitment] {
    positions.compactMap { records.commitments[$0] }.map(report.rated)
  }
}
