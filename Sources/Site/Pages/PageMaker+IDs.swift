internal import Diagnostics
internal import Markup
internal import Reporting
internal import Template

// The ids of pages' elements: what links lead to, and what no text may use again.
extension PageMaker {
  /// The ids that the page has besides its text, if one of them stands in the text too.
  func takenIDs(of material: Material, in page: ArraySlice<UInt8>) -> Set<String> {
    guard !material.textIDs.isEmpty else { return [] }
    var ofPage: Set<String> = []
    var ofText = material.textIDs
    for id in page.elementIDs where ofText.remove(id) == nil { ofPage.insert(id) }
    return ofPage.isDisjoint(with: material.textIDs) ? [] : ofPage
  }

  /// Links to parts that their pages do not have. The pages in question are made once more and searched.
  func deadAnchors(_ anchors: [PageAnchors]) -> [Diagnostic] {
    let links = anchors.flatMap(\.links)
    guard let order = contexts.first?.order, !links.isEmpty else { return [] }
    let subjects = Dictionary(
      PagePlan(source.report.records, order).subjects.map { ($0.name, $0.subject) },
      uniquingKeysWith: { first, _ in first })
    var renderer = state()
    var known: [String: Set<String>] = [:]
    return links.compactMap { link in
      let address = contexts[link.language].addresses.file(of: link.page, in: link.language)
      let request = subjects[link.page].map { PageRequest(subject: $0, language: link.language, name: link.page) }
      let ids = known[address] ?? request.map { self.ids(of: $0, by: &renderer) } ?? []
      known[address] = ids
      return ids.contains(link.anchor) ? nil : .deadAnchor(link.anchor, among: ids.sorted(), at: link.range)
    }
  }

  private func ids(of request: PageRequest, by renderer: inout Renderer) -> Set<String> {
    var buffer: [UInt8] = []
    _ = render(request, by: &renderer, into: &buffer)
    return Set(buffer[...].elementIDs)
  }
}

extension ArraySlice<UInt8> {
  /// The ids of a page's elements, in their order.
  fileprivate var elementIDs: [String] {
    let before = Array(" id".utf8)
    let page = span
    var ids: [String] = []
    var index = before.count
    while index < page.count - 1 {
      // Most bytes are none, and are looked at once.
      guard page[index] == UInt8(ascii: "="), page[index + 1] == UInt8(ascii: "\""),
        before.indices.allSatisfy({ page[index - before.count + $0] == before[$0] })
      else {
        index += 1
        continue
      }
      let id = self[(startIndex + index + 2)...].prefix { $0 != UInt8(ascii: "\"") }
      ids.append(String(decoding: id, as: UTF8.self))
      index += 2 + id.count
    }
    return ids
  }
}
