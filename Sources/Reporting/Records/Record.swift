package import Diagnostics
package import FrontMatter

/// A record of a collection: one file of the site.
///
/// Most are classes, since pages, lists, tables and totals hand them on all the time and none changes one: copying so
/// many fields would cost. Indicators and case statistics are structs, since a report shows them as they stood on its day
/// and with small counts hidden.
package protocol Record: Fielded {
  static var collection: Collection { get }

  /// The fields that every record may have.
  var header: RecordHeader { get }
  /// Where its values stand in the author's file.
  var places: FieldPlaces { get }
  /// Itself, for a switch over the kinds of record.
  var byKind: RecordByKind { get }

  /// What it says by the day of the report: without the facts that are dated after it and what follows from them.
  func asItStood(_ later: inout LaterFacts) -> Self
}

/// A record without dated facts but those that every record may have.
package protocol PlainRecord: Record {
  /// The same record with these common fields.
  init(_ other: Self, header: RecordHeader)
}

extension PlainRecord {
  package func asItStood(_ later: inout LaterFacts) -> Self { Self(self, header: later.known(header, of: self)) }
}

extension Record {
  package var slug: String { header.slug }

  /// The place of a field's value, else that of the whole record.
  package func place<Value>(of field: Field<Self, Value>) -> SourceRange { place(ofKey: field.key) }

  package func place<Value>(of field: Field<RecordHeader, Value>) -> SourceRange { place(ofKey: field.key) }

  /// The place of an item of a list of texts.
  package func place<Value>(ofItem position: Int, of field: Field<Self, Value>) -> SourceRange {
    places.place(ofItem: position, ofKey: field.key, in: Self.schema) ?? header.range
  }

  package func place<Value>(ofItem position: Int, of field: Field<RecordHeader, Value>) -> SourceRange {
    places.place(ofItem: position, ofKey: field.key, in: Self.schema) ?? header.range
  }

  /// The same by a key that may be one of those that the record declares.
  package func place(ofKey key: String) -> SourceRange {
    places.place(ofKey: key, in: Self.schema) ?? header.range
  }
}

extension Record {
  /// Shows each value of a kind that stands anywhere in the record, in the order of its fields.
  package func forEach<Found: FieldValue>(_ kind: Found.Type, _ visit: (Found, ValueTrail) -> Void) {
    Self.schema.forEach(kind, in: self, visit)
  }

  /// Where such a value stands.
  package func place(of trail: ValueTrail) -> SourceRange {
    Self.schema.place(of: trail, in: self) ?? trail.outermostKey.map(place(ofKey:)) ?? header.range
  }
}

/// The name of another record, as a field gives it.
package struct Reference<Target: Record>: FieldValue, Hashable {
  /// Position in the collection, by slug.
  package let index: Int
  package let range: SourceRange

  package static var form: FieldForm { .reference(Target.collection.rawValue) }
  package var content: FieldContent { .reference(collection: Target.collection.rawValue, index: index) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    guard let slug = String.decode(node, as: field, &decoding) else { return nil }
    let collection = Target.collection.rawValue
    guard let index = decoding.directory.index(of: slug, in: collection) else {
      let several = slug.split { ",; ".contains($0) }.map(String.init)
      if several.count > 1, several.allSatisfy({ decoding.directory.index(of: $0, in: collection) != nil }) {
        decoding.report(.severalReferences(slug, several, field, isItem: decoding.isItem, at: node.range))
        return nil
      }
      let nearest = decoding.isFull ? nil : decoding.directory.nearest(to: slug, in: collection)
      decoding.report(
        word: .danglingReference(
          slug, field, collection: collection, nearest: nearest?.slug, isSure: nearest?.isSure == true, at: node.range))
      return nil
    }
    return Reference(index: index, range: node.range)
  }
}
