internal import Localisation
internal import Template

/// One page of a long list of records, and the way to its others.
struct ListPage {
  /// From 1.
  let number: Int
  /// Positions of its records.
  let shown: ArraySlice<Int>
  /// How many records the whole list has.
  let total: Int
  /// The first and the last page, and those beside this one; none where there is only one.
  let pages: [PagerLinkView]
  let previous: LinkView?
  let next: LinkView?
}

struct PagerLinkView: TemplateView {
  let text: String
  let url: String
  let isCurrent: Bool
  /// Stands for the pages that are left out.
  let isGap: Bool

  static let declaration = ViewDeclaration<PagerLinkView>(
    "pager link",
    [
      .init("text", \.text),
      .init("url", \.url),
      .init("is_current", \.isCurrent),
      .init("is_gap", \.isGap),
    ])
}

extension PageContext {
  /// How many records one page of a list holds.
  static let listLength = 100

  /// How many pages a list of so many records has.
  static func pages(of count: Int) -> Int { (count + listLength - 1) / listLength }

  /// - Parameter name: Of each page.
  func listPage(_ number: Int, of positions: [Int], name: (Int) -> PageName) -> ListPage {
    let start = min((number - 1) * Self.listLength, positions.count)
    let count = max(1, Self.pages(of: positions.count))
    func beside(_ number: Int, _ key: String) -> LinkView? {
      (1...count).contains(number) ? LinkView(text: word("pager.\(key)"), url: link(name(number))) : nil
    }
    return ListPage(
      number: number, shown: positions[start..<min(start + Self.listLength, positions.count)], total: positions.count,
      pages: pager(current: number, of: count, name: name), previous: beside(number - 1, "previous"),
      next: beside(number + 1, "next"))
  }

  /// "Page 3", for titles.
  func pageNumber(_ number: Int) -> String { word("pager.page", ["n": language.number(number)]) }

  private func pager(current: Int, of count: Int, name: (Int) -> PageName) -> [PagerLinkView] {
    guard count > 1 else { return [] }
    let numbers = (1...count).filter { $0 == 1 || $0 == count || abs($0 - current) <= 2 }
    return zip(numbers, [0] + numbers).flatMap { number, before in
      let link = PagerLinkView(
        text: language.number(number), url: link(name(number)), isCurrent: number == current, isGap: false)
      return number - before > 1 ? [PagerLinkView(text: "…", url: "", isCurrent: false, isGap: true), link] : [link]
    }
  }
}
