/// What a page needs to know of a body besides its HTML.
package struct RenderedBody: Sendable {
  package struct Heading: Hashable, Sendable {
    /// As written in the HTML, from 2 unless the renderer was told otherwise.
    package let level: Int
    package let id: String
    /// Plain text.
    package let text: String

    package init(level: Int, id: String, text: String) {
      self.level = level
      self.id = id
      self.text = text
    }
  }

  /// For the table of contents, in the order of the text.
  package let headings: [Heading]
  /// All links and images whose destinations can be read, in the order of the text; footnotes come last.
  package let links: [MarkdownLink]
  /// What can be linked to: headings, footnotes, elements of raw HTML.
  package let ids: Set<String>
  /// The first paragraph that stands directly in the body, as plain text; `nil` without one.
  package let firstParagraph: String?
  /// What the site makes within the text, in its order.
  package let placed: [PlacedDirective]

  package init(
    headings: [Heading], links: [MarkdownLink], ids: Set<String>, firstParagraph: String?,
    placed: [PlacedDirective] = []
  ) {
    self.headings = headings
    self.links = links
    self.ids = ids
    self.firstParagraph = firstParagraph
    self.placed = placed
  }
}
