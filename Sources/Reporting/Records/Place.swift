internal import Diagnostics
package import Exact
package import FrontMatter

/// Where something happens.
package final class Place: PlainRecord {
  package static let collection = Collection.places

  package let header: RecordHeader
  package let places: FieldPlaces
  package let kind: LocalisedText?
  package let point: Point?
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
    point = row[Self.point]
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

/// Where on the earth something lies, in degrees.
package struct Point: FieldValue, Hashable {
  package let latitude: Quantity
  package let longitude: Quantity

  private static let ends = [NumberRange(-90...90), NumberRange(-180...180)]

  package static var form: FieldForm { .numbers(ends) }
  package var content: FieldContent { .list([.number(latitude), .number(longitude)]) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Point? {
    if let meant = PointText.meant(by: node) {
      decoding.report(.notAPoint(meant: meant, at: node.range))
      return nil
    }
    if case .mapping = node.content {
      decoding.report(.notAPoint(meant: nil, at: node.range))
      return nil
    }
    let items = node.items
    // An editor of content writes an empty list where nothing was filled in.
    if items.isEmpty { return nil }
    let numbers = items.compactMap { Quantity.decode($0, as: field, &decoding) }
    guard numbers.count == items.count else { return nil }
    guard numbers.count == ends.count, zip(ends, numbers).allSatisfy({ $0.contains($1) }) else {
      decoding.report(.notAPoint(meant: nil, at: node.range))
      return nil
    }
    if numbers.allSatisfy({ $0.digits == 0 }) {
      decoding.report(.pointOfNothing(at: node.range))
      return nil
    }
    return Point(latitude: numbers[0], longitude: numbers[1])
  }
}
