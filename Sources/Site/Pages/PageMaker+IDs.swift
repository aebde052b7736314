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
    for id in ElementIDs.all(in: page) where ofText.remove(id) == nil { ofPage.insert(id) }
    return ofPage.isDisjoint(with: material.textIDs) ? [] : ofPage
  }

  /// Links to parts that their pages do not have. The pages in question are made once more and searched.
  func deadAnchors(_ anchors: [PageAnchors]) -> [Diagnostic] {
    let links = anchors.flatMap(\.links)
    guard let order = contexts.first?.order, !links.isEmpty else { return [] }
    let subjects = Dictionary(
      PagePlan(source.report.records, order).subjects.map { ($0.name, $0.subject) },
      uniquingKeysWith: { first, _ in first })
    var renderers = state()
    var known: [String: Set<String>] = [:]
    return links.compactMap { link in
      let address = contexts[link.language].addresses.file(of: link.page, in: link.language)
      let request = subjects[link.page].map { PageRequest(subject: $0, language: link.language, name: link.page) }
      let ids = known[address] ?? request.map { self.ids(of: $0, by: &renderers) } ?? []
      known[address] = ids
      return ids.contains(link.anchor) ? nil : .deadAnchor(link.anchor, among: ids.sorted(), at: link.range)
    }
  }

  private func ids(of request: PageRequest, by renderers: inout [Renderer]) -> Set<String> {
    var buffer: [UInt8] = []
    _ = render(request, by: &renderers, into: &buffer)
    return Set(ElementIDs.all(in: buffer[...]))
  }
}
