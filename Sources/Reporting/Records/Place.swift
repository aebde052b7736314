package import Exact
package import FrontMatter

/// Where something happens.
package final class Place: PlainRecord {
  package static let collection = Collection.places

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: LocalisedText?
  /// Latitude and longitude in degrees.
  package let point: [Quantity]?
  package let parent: Reference<Place>?

  package static let kind = Field("kind", \Place.kind, "What it is, such as city.", example: "city")
  package static let point = Field(
    "point", \Place.point, "Latitude and longitude in degrees, such as [40.41, 49.87].", example: "[40.41, 49.87]")
  package static let parent = Field("parent", \Place.parent, "The greater place that it lies in.", isFact: true)

  package static let schema = Schema<Place>(
    "place", sharing: RecordHeader.schema, at: \.header,
    [kind, point, parent])

  package init?(_ row: inout FieldRow) {
    let header = RecordHeader(&row)
    kind = row[Self.kind]
    // An editor of content writes an empty list where nothing was filled in.
    point = row[Self.point].flatMap { $0.isEmpty ? nil : $0 }
    parent = row[Self.parent]
    places = row.places
    guard let header else { return nil }
    self.header = header
  }

  package init(_ other: Place, header: RecordHeader) {
    self.header = header
    places = other.places
    kind = other.kind
    point = other.point
    parent = other.parent
  }
}
