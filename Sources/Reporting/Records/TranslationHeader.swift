package import FrontMatter

/// What the file of a translation may say beside the texts of its record.
package struct TranslationHeader: Fielded {
  package let slug: Slug?

  package static let slug = Field(
    "slug", \TranslationHeader.slug, "The end of the page's address in this language, unless it is the same.",
    example: "illik-hesabat-2014")

  package static let schema = Schema<TranslationHeader>("translation", [slug])

  package init?(_ row: inout FieldRow) {
    slug = row[Self.slug]
  }

  /// The fields among those of a translation.
  package static func fields(of translation: Node) -> Node {
    let keys = schema.descriptions.map(\.key)
    return Node(.mapping(translation.entries.filter { keys.contains($0.key) }), at: translation.range)
  }
}
