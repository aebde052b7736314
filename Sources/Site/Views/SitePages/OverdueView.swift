internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// Everything whose date has passed and that is not known to be done: what somebody saw open after its date, what somebody
/// looked at and could not tell, and what nobody has reviewed since, each apart.
struct OverdueView: TemplateView {
  let answer: String
  let lists: [OverdueListView]

  static let declaration = ViewDeclaration<OverdueView>(
    "overdue lists",
    [
      .init("answer", \.answer),
      .init("lists", \.lists),
    ])
}

/// One of the three, by the institution responsible.
struct OverdueListView: TemplateView {
  /// `late`, `unclear` or `not-reviewed-since`.
  let id: String
  let heading: String
  let text: String
  /// How the commitments in it are counted.
  let workings: [WorkingView]
  /// The institution with the longest delay first.
  let groups: [OverdueGroupView]
  /// The way to all institutions, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<OverdueListView>(
    "overdue list",
    [
      .init("id", \.id),
      .init("heading", \.heading),
      .init("text", \.text),
      .init("workings", \.workings),
      .init("groups", \.groups),
      .init("more", \.more),
    ])
}

struct OverdueGroupView: TemplateView {
  /// The institution; that none is named, else.
  let heading: WordsView
  let url: String?
  /// "3 commitments, 2 milestones."
  let count: String
  /// Its length, in per cent of the longest of the list.
  let bar: String
  /// The longest delay first.
  let items: [OverdueItemView]
  /// Of each item, where they have no page of their own.
  let workings: [WorkingView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<OverdueGroupView>(
    "overdue group",
    [
      .init("heading", \.heading),
      .init("url", \.url),
      .init("count", \.count),
      .init("bar", \.bar),
      .init("items", \.items),
      .init("workings", \.workings),
      .init("more", \.more),
    ])
}

struct OverdueItemView: TemplateView {
  /// "Late by 900 days", "due December 2013".
  let state: String
  let isLate: Bool
  let title: String
  let lang: String?
  let url: String
  /// The commitment to which a milestone belongs.
  let about: WordsView?
  /// When it was due, and whose word it is that it was still open.
  let note: String

  static let declaration = ViewDeclaration<OverdueItemView>(
    "overdue item",
    [
      .init("state", \.state),
      .init("is_late", \.isLate),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("about", \.about),
      .init("note", \.note),
    ])
}

extension PageContext {
  func overduePage() -> OverdueView {
    let late = order.lists.overdue[.late] ?? []
    let unclear = order.lists.overdue[.unclear] ?? []
    let unknown = order.lists.overdue[.notReviewedSince] ?? []
    let totals = report.totals(of: records.commitments.counted.map(report.rated))
    let sentences = [
      word("overdue_page.\(late.isEmpty ? "none" : "answer")_late", ["items": counts(late.flatMap(\.items))]),
      unclear.isEmpty ? nil : word("overdue_page.answer_unclear", ["items": counts(unclear.flatMap(\.items))]),
      word(
        "overdue_page.\(unknown.isEmpty ? "none" : "answer")_not_reviewed", ["items": counts(unknown.flatMap(\.items))]),
    ]
    return OverdueView(
      answer: sentences.compactMap(\.self).joined(separator: " "),
      lists: [
        list(.late, late, workings(totals.named, [.lateCount])),
        list(.unclear, unclear, workings(totals.named, [.timelinessCounts])),
        list(.notReviewedSince, unknown, workings(totals.named, [.notReviewedSinceCount])),
      ].compactMap(\.self))
  }

  /// - Returns: `nil` where nothing stands in it.
  private func list(_ kind: Timeliness, _ groups: [OverdueGroup], _ workings: [WorkingView]) -> OverdueListView? {
    guard !groups.isEmpty else { return nil }
    let most = groups.map(\.items.count).max() ?? 1
    return OverdueListView(
      id: kind.rawValue, heading: word(kind), text: word("overdue_page.text_\(kind.rawValue)"), workings: workings,
      groups: groups.prefix(OverdueGroup.mostOnPage).map { view(of: $0, kind, most: most) },
      more: more(.institutions(kind), groups.count, key: "overdue_page.all_institutions"))
  }

  private func view(of group: OverdueGroup, _ kind: Timeliness, most: Int) -> OverdueGroupView {
    let items = group.items.prefix(OverdueGroup.mostItems)
    let more = more(list(of: group, kind), group.items.count)
    return OverdueGroupView(
      heading: name(of: group), url: group.institution.flatMap { records.organisations[$0] }.map { link(to: $0).url },
      count: counts(group.items), bar: bar(group.items.count, of: most),
      items: items.map(view), workings: more == nil ? workings(of: items) : [], more: more)
  }

  private func bar(_ count: Int, of most: Int) -> String {
    (try? Fraction(Int128(count), over: Int128(most))).map { frameShare($0) } ?? "0"
  }

  /// The institution; that none is named, else.
  func name(of group: OverdueGroup) -> WordsView {
    group.institution.flatMap { records.organisations[$0] }.map { words($0.header.title) }
      ?? WordsView(text: word("overdue_page.nobody"), lang: nil)
  }

  func list(of group: OverdueGroup, _ kind: Timeliness) -> PartList {
    .overdue(kind, institution: group.institution.flatMap { records.organisations[$0]?.slug })
  }

  func workings(of items: some Sequence<OverdueItem>) -> [WorkingView] {
    items.map { working($0.figure, titled: text($0.title)) }
  }

  /// "21 commitments, 3 milestones"; a kind of which there is none is not named.
  func counts(_ items: [OverdueItem]) -> String {
    let milestones = items.count { $0.position != nil }
    return [("count.commitments", items.count - milestones), ("count.milestones", milestones)]
      .filter { $0.1 > 0 }
      .map { word($0.0, count: $0.1) }
      .joined(separator: ", ")
  }

  func view(of item: OverdueItem) -> OverdueItemView {
    let due = word("milestone.due", ["date": language.date(item.due)])
    let isLate = item.timeliness == .late
    let state = isLate ? item.days.map { word("milestone.overdue", count: $0) } : nil
    let basis = item.basis.map { word("overdue_page.basis_\($0.rawValue)") }
    return OverdueItemView(
      state: state ?? due, isLate: isLate, title: text(item.title), lang: language(of: item.title),
      url: link(to: item.commitment).url, about: item.milestone.map { _ in words(item.commitment.header.title) },
      note: [state.map { _ in due }, basis].compactMap(\.self).joined(separator: word("site.separator")))
  }
}
