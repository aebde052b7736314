package import FrontMatter

/// A page of text, such as "About".
package final class Page: PlainRecord {
  package static let collection = Collection.pages

  package let header: RecordHeader
  package let places: FieldPlaces
  /// Of the first page: what it shows, in this order; `nil` for what the site holds.
  package let blocks: [HomeBlock]?

  package static let blocks = Field(
    "blocks", \Page.blocks, "Of pages/home.md alone: what the first page shows, in this order.", isInstruction: true)

  package static let schema = Schema<Page>("page", sharing: RecordHeader.schema, at: \.header, [blocks])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    blocks = row[Self.blocks]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Page, header: RecordHeader) {
    self.header = header
    places = other.places
    blocks = other.blocks
  }

  /// Is it the first page of the site, `pages/home.md`?
  package var isHome: Bool { slug == Self.slugOfHome }

  /// The name of the file that makes a page the first one.
  package static let slugOfHome = "home"
}

extension Records {
  /// What the site's authors wrote for the first page.
  package var home: Page? { pages.shown.first(where: \.isHome) }
}
