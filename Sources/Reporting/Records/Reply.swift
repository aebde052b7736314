package import Exact
package import FrontMatter

/// What an institution answers to what the site says of it.
package struct Reply: Fielded, FieldValue {
  package let text: LocalisedText
  package let date: PartialDate
  package let source: WebAddress?

  package static let text = Field(
    "text", \Reply.text, "What it answers, in its own words.", form: .prose,
    example: "The ministry does not share the rating of the second commitment.")
  package static let date = Field("date", \Reply.date, "When it answered.")
  package static let source = Field("source", \Reply.source, "Where the answer can be read on the web.")

  package static let schema = Schema<Reply>(
    "reply",
    [text, date, source])

  package init?(_ row: inout FieldRow) {
    let text = row[Self.text]
    let date = row[Self.date]
    source = row[Self.source]
    guard let text, let date else { return nil }
    self.text = text
    self.date = date
  }
}
