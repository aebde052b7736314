internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// Links that choose among a plan's commitments by one thing, or put them in another order.
struct FilterView: TemplateView {
  let label: String
  let options: [FilterOptionView]

  static let declaration = ViewDeclaration<FilterView>(
    "filter",
    [
      .init("label", \.label),
      .init("options", \.options),
    ])
}

struct FilterOptionView: TemplateView {
  let text: String
  let lang: String?
  let url: String
  /// How many commitments; none where only the order changes.
  let count: String?
  let isCurrent: Bool

  static let declaration = ViewDeclaration<FilterOptionView>(
    "filter option",
    [
      .init("text", \.text),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("count", \.count),
      .init("is_current", \.isCurrent),
    ])
}

/// What a page shows of a plan's commitments.
enum PlanSelection: Equatable {
  case all(CommitmentOrder)
  case group(Grouping, Int)

  var isWhole: Bool { if case .all = self { true } else { false } }
}

extension PageContext {
  func filters(of plan: Plan, at selection: PlanSelection) -> [FilterView] {
    let parts = order.parts
    let all = parts.commitments(of: plan.header.position).count
    let filters = Grouping.allCases.compactMap { grouping -> FilterView? in
      let groups = parts.groups(of: plan.header.position, by: grouping)
      guard !groups.isEmpty else { return nil }
      let list = PartList.groups(plan: plan.slug, grouping)
      let more = more(list, groups.count).map {
        FilterOptionView(text: $0.text, lang: nil, url: $0.url, count: nil, isCurrent: false)
      }
      let isChosen = if case .group(grouping, _) = selection { true } else { false }
      let any = FilterOptionView(
        text: word("list.all"), lang: nil, url: link(to: plan).url + "#commitments", count: language.number(all),
        isCurrent: !isChosen)
      return FilterView(
        label: word("filter.\(grouping.rawValue)"),
        // Where another thing is chosen, all are not shown.
        options: (isChosen || selection.isWhole ? [any] : [])
          + groups.prefix(more == nil ? groups.count : PartLists.fewOnPage).enumerated().map { index, one in
            let name = name(of: one.group.value)
            return FilterOptionView(
              text: name.text, lang: name.lang,
              url: link(.planGroup(plan: plan.slug, grouping, key: one.key, page: 1)),
              count: language.number(one.group.commitments.count), isCurrent: selection == .group(grouping, index))
          } + [more].compactMap(\.self))
    }
    return filters + [sorts(of: plan, at: selection)].compactMap(\.self)
  }

  /// The commitments of a group stand by number.
  private func sorts(of plan: Plan, at selection: PlanSelection) -> FilterView? {
    let orders = order.parts.orders(of: plan.header.position)
    guard case .all = selection, orders.count > 1 else { return nil }
    return FilterView(
      label: word("list.sort"),
      options: orders.map { order in
        FilterOptionView(
          text: word("list.by_\(order.rawValue)"), lang: nil,
          url: order == .number
            ? link(to: plan).url + "#commitments" : link(.planOrder(plan: plan.slug, order, page: 1)),
          count: nil, isCurrent: selection == .all(order))
      })
  }

  /// What the commitments of a group have in common.
  func name(of value: CommitmentGroup.Value) -> WordsView {
    switch value {
    case .theme(let theme): words(theme)
    case .institution(let position):
      records.organisations[position].map { words($0.header.title) }
        ?? WordsView(text: word("missing.not-reported"), lang: nil)
    case .status(let completion): WordsView(text: level(completion).word, lang: nil)
    case .timeliness(let timeliness): WordsView(text: word(timeliness), lang: nil)
    case .due(let year): WordsView(text: PartialDate(year: year).map { language.date($0) } ?? String(year), lang: nil)
    case .none: WordsView(text: word("missing.not-reported"), lang: nil)
    }
  }
}
