/// The raw elements that are open, so that none stays open past the block that holds it.
struct OpenElements {
  private struct Element {
    let name: String
    /// How deep in the body's tree it was opened: only tags at the same depth may close it.
    let depth: Int
  }

  private var elements: [Element] = []

  var count: Int { elements.count }
  var isEmpty: Bool { elements.isEmpty }

  func contains(_ name: String) -> Bool { elements.contains { $0.name == name } }

  /// The last element that is open, if it was opened at this depth.
  func innermost(at depth: Int) -> String? {
    elements.last.flatMap { $0.depth == depth ? $0.name : nil }
  }

  /// Closes what the element ends by beginning, as browsers do: `<li>` ends the item before it.
  mutating func prepare(for name: String, depth: Int, html: inout [UInt8]) {
    let (ends, stops) = Self.ended[name] ?? (["p"], ["td", "th", "caption", "table"])
    if Self.ended[name] == nil, AllowedHTML.content(of: name) != .block { return }
    for index in elements.indices.reversed() {
      guard elements[index].depth == depth, !stops.contains(elements[index].name) else { return }
      if ends.contains(elements[index].name) {
        close(from: index, html: &html)
        return
      }
    }
  }

  mutating func push(_ name: String, depth: Int) {
    elements.append(Element(name: name, depth: depth))
  }

  /// Closes an element, and those within it.
  /// - Returns: `false` when none of that name was opened at this depth.
  mutating func close(_ name: String, depth: Int, html: inout [UInt8]) -> Bool {
    guard let index = elements.lastIndex(where: { $0.name == name || $0.depth != depth }),
      elements[index].name == name, elements[index].depth == depth
    else { return false }
    close(from: index, html: &html)
    return true
  }

  /// Closes all that was opened at this depth or deeper.
  mutating func closeAll(from depth: Int, html: inout [UInt8]) {
    guard let index = elements.firstIndex(where: { $0.depth >= depth }) else { return }
    close(from: index, html: &html)
  }

  private mutating func close(from index: Int, html: inout [UInt8]) {
    for element in elements[index...].reversed() {
      html.write(html: "</")
      html.write(text: element.name)
      html.write(html: ">")
    }
    elements.removeSubrange(index...)
  }

  /// For an element: what it ends, and where the search for that stops.
  private static let ended: [String: (ends: Set<String>, stops: Set<String>)] = [
    "li": (["li"], ["ul", "ol"]), "dt": (["dt", "dd"], ["dl"]), "dd": (["dt", "dd"], ["dl"]),
    "td": (["td", "th"], ["tr", "table"]), "th": (["td", "th"], ["tr", "table"]),
    "tr": (["tr", "caption", "colgroup"], ["table"]),
    "thead": (["thead", "tbody", "tfoot", "caption", "colgroup"], ["table"]),
    "tbody": (["thead", "tbody", "tfoot", "caption", "colgroup"], ["table"]),
    "tfoot": (["thead", "tbody", "tfoot", "caption", "colgroup"], ["table"]),
  ]
}
