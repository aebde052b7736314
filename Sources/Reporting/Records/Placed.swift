package import Diagnostics
package import FrontMatter

/// A part of a record that knows where its fields stand.
package protocol Placed: Fielded {
  /// Where the whole part stands.
  var range: SourceRange { get }
  var places: FieldPlaces { get }
}

extension Placed {
  /// The place of a field's value, else that of the whole part.
  package func place<Value>(of field: Field<Self, Value>) -> SourceRange { place(ofKey: field.key) }

  /// The same by a key that may be one of those that the record declares.
  package func place(ofKey key: String) -> SourceRange {
    places.place(ofKey: key, in: Self.schema) ?? range
  }

  package func knownPlace(ofKey key: String) -> SourceRange? { place(ofKey: key) }
}

extension Milestone: Placed {}
extension Assessment: Placed {}
extension Update: Placed {}
extension FigureRevision: Placed {}
