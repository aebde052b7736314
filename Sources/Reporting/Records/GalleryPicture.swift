package import Diagnostics
package import Exact
package import FrontMatter

/// One of several pictures that a record's page shows together.
package struct GalleryPicture: Fielded, FieldValue {
  package let image: FilePath
  package let alt: LocalisedText
  package let credit: LocalisedText?
  package let focus: PictureFocus?
  package let range: SourceRange

  package static let image = Field(
    "image", \GalleryPicture.image, "The picture, by its path from the record's folder.", example: "opening.jpg")
  package static let alt = Field(
    "alt", \GalleryPicture.alt, "What it shows, for those who cannot see it.",
    example: "Visitors at the opening of the centre")
  package static let credit = Field(
    "credit", \GalleryPicture.credit, "Who took or drew it.", example: "Transparency Azerbaijan")
  package static let focus = Field(
    "focus", \GalleryPicture.focus,
    "What stays in sight where it is cut: hundredths of its width and height, from the left and from above.",
    example: "[50, 30]")

  package static let schema = Schema<GalleryPicture>("picture", [image, alt, credit, focus])

  package init?(_ row: inout FieldRow) {
    let image = row[Self.image]
    let alt = row[Self.alt]
    credit = row[Self.credit]
    focus = row[Self.focus]
    range = row.range
    guard let image, let alt else { return nil }
    self.image = image
    self.alt = alt
  }

  package func knownPlace(ofKey key: String) -> SourceRange? { range }
}

/// The point of a picture that stays in sight where it is cut, in hundredths of its width and height.
package struct PictureFocus: FieldValue, Hashable {
  package let x: Quantity
  package let y: Quantity

  private static let ends = [NumberRange(0...100), NumberRange(0...100)]

  package static var form: FieldForm { .numbers(ends) }
  package var content: FieldContent { .list([.number(x), .number(y)]) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> PictureFocus? {
    let items = node.items
    if case .sequence = node.content, items.isEmpty { return nil }
    let numbers = items.compactMap { Quantity.decode($0, as: field, &decoding) }
    guard numbers.count == items.count || items.isEmpty else { return nil }
    guard numbers.count == ends.count, zip(ends, numbers).allSatisfy({ $0.contains($1) }) else {
      decoding.report(.notAFocus(at: node.range))
      return nil
    }
    return PictureFocus(x: numbers[0], y: numbers[1])
  }
}

extension Diagnostic {
  fileprivate static func notAFocus(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-focus", "`focus` must be two numbers from 0 to 100: how far from the left and from above.", at: range,
      help: "Write it such as `[50, 30]`.")
  }
}
