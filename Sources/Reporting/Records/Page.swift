package import FrontMatter

/// A page of text, such as "About".
package final class Page: PlainRecord {
  package static let collection = Collection.pages

  package let header: RecordHeader
  package let places: FieldPlaces

  package static let schema = Schema<Page>("page", sharing: RecordHeader.schema, at: \.header, [])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Page, header: RecordHeader) {
    self.header = header
    places = other.places
  }
}
