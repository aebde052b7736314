package import Diagnostics

/// The fields and items that lead from a record to a value in it.
package struct ValueTrail: Sendable {
  fileprivate struct Step {
    let key: String
    /// From 1; `nil` outside of lists.
    var item: Int?
  }

  fileprivate private(set) var steps: [Step] = []

  package init() {}

  /// The group that holds the value: `milestones/2` is the second milestone; empty the record itself.
  package var group: String {
    steps.dropLast().map { step in step.item.map { "\(step.key)/\($0)" } ?? step.key }.joined(separator: "/")
  }

  /// The field of the record in which the value stands, itself or in a group.
  package var outermostKey: String? { steps.first?.key }

  /// The field of the innermost group in which it stands.
  package var innermostKey: String? { steps.last?.key }

  fileprivate mutating func enter(_ key: String) { steps.append(Step(key: key)) }

  fileprivate mutating func enter(item: Int) { steps[steps.count - 1].item = item }

  fileprivate mutating func leave() { steps.removeLast() }
}

/// The steps of a trail that are still to be gone.
package struct RestOfTrail {
  fileprivate let steps: ArraySlice<ValueTrail.Step>

  /// The field of the present group.
  fileprivate var key: String? { steps.first?.key }
  fileprivate var item: Int? { steps.first?.item }
  fileprivate var next: RestOfTrail { RestOfTrail(steps: steps.dropFirst()) }
}

extension FieldValue {
  package static var kinds: Set<ObjectIdentifier> { [ObjectIdentifier(Self.self)] }

  package func forEach<Found: FieldValue>(
    _ kind: Found.Type, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void
  ) {
    // Nearly all are of another type, which the types tell sooner than the value does.
    if Found.self == Self.self, let found = self as? Found { visit(found, trail) }
  }

  package func place(of trail: RestOfTrail) -> SourceRange? { nil }
}

extension Array where Element: FieldValue {
  package static var kinds: Set<ObjectIdentifier> { Element.kinds }

  package func forEach<Found: FieldValue>(
    _ kind: Found.Type, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void
  ) {
    for index in indices {
      trail.enter(item: index + 1)
      self[index].forEach(kind, &trail, visit)
    }
  }

  package func place(of trail: RestOfTrail) -> SourceRange? {
    trail.item.flatMap { indices.contains($0 - 1) ? self[$0 - 1].place(of: trail) : nil }
  }
}

extension FieldValue where Self: Fielded {
  package static var kinds: Set<ObjectIdentifier> { Set(schema.holders.keys).union([ObjectIdentifier(Self.self)]) }

  package func forEach<Found: FieldValue>(
    _ kind: Found.Type, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void
  ) {
    if Found.self == Self.self, let found = self as? Found {
      visit(found, trail)
    } else {
      Self.schema.forEach(kind, in: self, &trail, visit)
    }
  }

  package func place(of trail: RestOfTrail) -> SourceRange? {
    let rest = trail.next
    return Self.schema.place(of: rest, in: self) ?? rest.key.flatMap(knownPlace)
  }
}

extension Schema {
  /// Shows each value of a kind that stands anywhere in a record, in the order of the fields.
  ///
  /// Costs one look-up for each group, and a visit of those fields alone that may hold such a value.
  package func forEach<Found: FieldValue>(
    _ kind: Found.Type, in record: Record, _ visit: (Found, ValueTrail) -> Void
  ) {
    var trail = ValueTrail()
    forEach(kind, in: record, &trail, visit)
  }

  fileprivate func forEach<Found: FieldValue>(
    _ kind: Found.Type, in record: Record, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void
  ) {
    for field in holders[ObjectIdentifier(kind)] ?? [] { field.forEach(kind, in: record, &trail, visit) }
  }

  /// Where a value of a group inside the record stands; `nil` where no group on the way knows.
  package func place(of trail: ValueTrail, in record: Record) -> SourceRange? {
    place(of: RestOfTrail(steps: trail.steps[...]), in: record)
  }

  fileprivate func place(of trail: RestOfTrail, in record: Record) -> SourceRange? {
    fields.first { $0.description.key == trail.key }?.values?.place(of: trail, in: record)
  }
}

/// The value of a field in a record, whatever its type is, to be searched.
protocol SearchedField<Record>: Sendable {
  associatedtype Record: Sendable

  /// The types of value that may stand there.
  var kinds: Set<ObjectIdentifier> { get }

  func forEach<Found: FieldValue>(
    _ kind: Found.Type, in record: Record, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void)

  func place(of trail: RestOfTrail, in record: Record) -> SourceRange?
}

struct OwnValue<Record: Sendable, Value: FieldValue>: SearchedField {
  let key: String
  let value: @Sendable (Record) -> Value?

  var kinds: Set<ObjectIdentifier> { Value.kinds }

  func forEach<Found: FieldValue>(
    _ kind: Found.Type, in record: Record, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void
  ) {
    guard let value = value(record) else { return }
    trail.enter(key)
    value.forEach(kind, &trail, visit)
    trail.leave()
  }

  func place(of trail: RestOfTrail, in record: Record) -> SourceRange? { value(record)?.place(of: trail) }
}

/// The same of a field that was declared for a part of the record.
struct ValueInside<Record: Sendable, Part: Sendable>: SearchedField {
  let part: any KeyPath<Record, Part> & Sendable
  let field: any SearchedField<Part>

  var kinds: Set<ObjectIdentifier> { field.kinds }

  func forEach<Found: FieldValue>(
    _ kind: Found.Type, in record: Record, _ trail: inout ValueTrail, _ visit: (Found, ValueTrail) -> Void
  ) {
    field.forEach(kind, in: record[keyPath: part], &trail, visit)
  }

  func place(of trail: RestOfTrail, in record: Record) -> SourceRange? {
    field.place(of: trail, in: record[keyPath: part])
  }
}
