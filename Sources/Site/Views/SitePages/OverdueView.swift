internal import Localisation
internal import Reporting
internal import Template

/// Everything that is overdue, by the institution responsible.
struct OverdueView: TemplateView {
  let answer: String
  /// Of how many it is not known whether they are late.
  let unknown: String?
  let unknownWorkings: [WorkingView]
  /// The institution with the longest delay first.
  let groups: [OverdueGroupView]

  static let declaration = ViewDeclaration<OverdueView>(
    "overdue list",
    [
      .init("answer", \.answer),
      .init("unknown", \.unknown),
      .init("unknown_workings", \.unknownWorkings),
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
  /// "Overdue by 900 days".
  let days: String
  let title: String
  let lang: String?
  let url: String
  /// The commitment to which a milestone belongs.
  let about: WordsView?
  let due: String

  static let declaration = ViewDeclaration<OverdueItemView>(
    "overdue item",
    [
      .init("days", \.days),
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("about", \.about),
      .init("due", \.due),
    ])
}

extension PageContext {
  /// More workings than this are no help on one page, and slow to load on an old phone.
  private static let mostWorkings = 100

  func overduePage() -> OverdueView {
    let items = report.overdue
    var order: [Int?] = []
    var groups: [Int?: [OverdueItem]] = [:]
    for item in items {
      let responsible = item.responsible.flatMap { records.organisations[$0] }?.header.position
      if groups[responsible] == nil { order.append(responsible) }
      groups[responsible, default: []].append(item)
    }
    let totals = report.totals(of: records.commitments.counted.map(report.rated))
    let unknown = totals.lateUnknown.value.count
    return OverdueView(
      answer: items.isEmpty ? word("overdue_page.none") : word("overdue_page.answer", ["items": counts(items)]),
      unknown: unknown > 0 ? word("overdue_page.unknown", count: unknown) : nil,
      unknownWorkings: unknown > 0 ? workings(totals.named, [.lateUnknownCount]) : [],
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
    OverdueItemView(
      days: word("milestone.overdue", count: item.days), title: text(item.title), lang: language(of: item.title),
      url: link(to: item.commitment).url, about: item.milestone == nil ? nil : words(item.commitment.header.title),
      due: word("milestone.due", ["date": language.date(item.due)]))
  }
}
