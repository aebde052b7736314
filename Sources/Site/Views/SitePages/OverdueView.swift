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

  static let declaration = ViewDeclaration<OverdueListView>(
    "overdue list",
    [
      .init("id", \.id),
      .init("heading", \.heading),
      .init("text", \.text),
      .init("workings", \.workings),
      .init("groups", \.groups),
    ])
}

struct OverdueGroupView: TemplateView {
  /// The institution; that none is named, else.
  let heading: WordsView
  let url: String?
  /// "3 commitments, 2 milestones."
  let count: String
  /// The longest delay first.
  let items: [OverdueItemView]
  /// Empty where there are too many to be read here: each stands on its commitment's page too.
  let workings: [WorkingView]

  static let declaration = ViewDeclaration<OverdueGroupView>(
    "overdue group",
    [
      .init("heading", \.heading),
      .init("url", \.url),
      .init("count", \.count),
      .init("items", \.items),
      .init("workings", \.workings),
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
  /// More workings than this are no help on one page, and slow to load on an old phone.
  private static let mostWorkings = 100

  func overduePage() -> OverdueView {
    let items = report.overdue
    let late = items.filter { $0.timeliness == .late }
    let unclear = items.filter { $0.timeliness == .unclear }
    let unknown = items.filter { $0.timeliness == .notReviewedSince }
    let totals = report.totals(of: records.commitments.counted.map(report.rated))
    let sentences = [
      word("overdue_page.\(late.isEmpty ? "none" : "answer")_late", ["items": counts(late)]),
      unclear.isEmpty ? nil : word("overdue_page.answer_unclear", ["items": counts(unclear)]),
      word("overdue_page.\(unknown.isEmpty ? "none" : "answer")_not_reviewed", ["items": counts(unknown)]),
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
  private func list(_ kind: Timeliness, _ items: [OverdueItem], _ workings: [WorkingView]) -> OverdueListView? {
    guard !items.isEmpty else { return nil }
    var order: [Int?] = []
    var groups: [Int?: [OverdueItem]] = [:]
    for item in items {
      let responsible = item.responsible.flatMap { records.organisations[$0] }?.header.position
      if groups[responsible] == nil { order.append(responsible) }
      groups[responsible, default: []].append(item)
    }
    return OverdueListView(
      id: kind.rawValue, heading: word(kind), text: word("overdue_page.text_\(kind.rawValue)"), workings: workings,
      groups: order.map { group(of: $0, groups[$0] ?? []) })
  }

  private func group(of organisation: Int?, _ items: [OverdueItem]) -> OverdueGroupView {
    let responsible = organisation.flatMap { records.organisations[$0] }
    return OverdueGroupView(
      heading: responsible.map { words($0.header.title) }
        ?? WordsView(text: word("overdue_page.nobody"), lang: nil),
      url: responsible.map { link(to: $0).url }, count: counts(items), items: items.map(view),
      workings: items.count > Self.mostWorkings ? [] : items.map { working($0.figure, titled: text($0.title)) })
  }

  /// "21 commitments, 3 milestones"; a kind of which there is none is not named.
  private func counts(_ items: [OverdueItem]) -> String {
    let milestones = items.count { $0.position != nil }
    return [("count.commitments", items.count - milestones), ("count.milestones", milestones)]
      .filter { $0.1 > 0 }
      .map { word($0.0, count: $0.1) }
      .joined(separator: ", ")
  }

  private func view(of item: OverdueItem) -> OverdueItemView {
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
