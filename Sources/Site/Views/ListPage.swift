internal import Localisation
internal import Reporting
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
  static let listLength = 50

  /// How many pages a list of so many records has.
  ///
  /// - Parameter isNewestFirst: Then the further pages are full, and the first one has what is newer: up to twice as many.
  static func pages(of count: Int, isNewestFirst: Bool = false) -> Int {
    isNewestFirst ? max(1, count / listLength) : (count + listLength - 1) / listLength
  }

  /// - Parameters:
  ///   - isNewestFirst: The further pages count from the oldest, so that a page keeps its records when new ones come.
  ///   - name: Of each page.
  func listPage(
    _ number: Int, of positions: [Int], isNewestFirst: Bool = false, name: (Int) -> PageName
  ) -> ListPage {
    let length = Self.listLength
    let count = max(1, Self.pages(of: positions.count, isNewestFirst: isNewestFirst))
    let numbers = isNewestFirst ? [1] + (2..<max(2, count + 1)).reversed() : Array(1...count)
    let place = numbers.firstIndex(of: number) ?? 0
    let first = isNewestFirst ? positions.count - (count - 1) * length : length
    let start = place == 0 ? 0 : min(first + (place - 1) * length, positions.count)
    let end = min(place == 0 ? first : start + length, positions.count)
    func beside(_ place: Int, _ key: String) -> LinkView? {
      numbers.indices.contains(place) ? LinkView(text: word("pager.\(key)"), url: link(name(numbers[place]))) : nil
    }
    return ListPage(
      number: number, shown: positions[start..<end], total: positions.count,
      pages: pager(at: place, of: numbers, name: name), previous: beside(place - 1, "previous"),
      next: beside(place + 1, "next"))
  }

  /// "Page 3", for titles.
  func pageNumber(_ number: Int) -> String { word("pager.page", ["n": language.number(number)]) }

  private func pager(at current: Int, of numbers: [Int], name: (Int) -> PageName) -> [PagerLinkView] {
    guard numbers.count > 1 else { return [] }
    let places = numbers.indices.filter { $0 == 0 || $0 == numbers.count - 1 || abs($0 - current) <= 2 }
    return zip(places, [-1] + places).flatMap { place, before in
      let link = PagerLinkView(
        text: language.number(numbers[place]), url: link(name(numbers[place])), isCurrent: place == current,
        isGap: false)
      return place - before > 1 ? [PagerLinkView(text: "…", url: "", isCurrent: false, isGap: true), link] : [link]
    }
  }
}

extension Reporting.Collection {
  /// Do lists of its records begin with the newest?
  var isNewestFirst: Bool {
    switch self {
    case .news, .events, .publications: true
    case .projects, .objectives, .results, .activities, .indicators, .plans, .commitments, .organisations, .places,
      .beneficiaries, .cases, .pages:
      false
    }
  }
}
