/// What kind of value a name or member has, as far as it is known before anything is rendered.
package indirect enum ValueType: Sendable {
  /// Not known: what is done with it is checked when it is rendered.
  case any
  case text, html, number, flag, date
  case list(ValueType)
  case map(ValueType)
  /// May have no value; then it is absent.
  case optional(ValueType)
  /// Asked for only when needed, so that shapes may refer to each other: `.object { Organisation.shape }`.
  case object(@Sendable () -> Shape)

  /// Itself, or what an optional may hold.
  var unwrapped: ValueType {
    if case .optional(let type) = self { type.unwrapped } else { self }
  }
}

/// The members of a kind of record, in order: names and types, declared once and shared by all records of the kind.
package final class Shape: Sendable {
  /// What templates write behind the point, and what stands there.
  package struct Member: Sendable {
    /// As templates write it: `title`.
    package let name: String
    /// Optional when a record may be without it.
    package let type: ValueType

    package init(_ name: String, _ type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// What one such record is called in messages: `commitment`.
  package let name: String
  /// In the order of their positions.
  package let members: [Member]
  private let positions: [String: Int]

  /// - Precondition: no two members have the same name.
  package init(_ name: String, _ members: [Member]) {
    self.name = name
    self.members = members
    self.positions = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
  }

  /// The position of a member, the one that `TemplateObject.member(at:)` is asked for.
  package func position(of member: String) -> Int? { positions[member] }
}

extension Shape: Equatable {
  /// Shapes are the same only when they are one and the same declaration.
  package static func == (left: Shape, right: Shape) -> Bool { left === right }
}

/// A record that templates can read.
///
/// Best a small struct: an index and what it points into.
package protocol TemplateObject: Sendable {
  /// The same one for all records of a kind.
  var shape: Shape { get }

  /// The value of the member at this position of the shape; `nil` when it is absent.
  func member(at position: Int) -> Value?

  /// Whether the other object is the same record, for `==` and `in`.
  func isSame(as other: any TemplateObject) -> Bool

  /// The parts for `{% for a, b in … %}`, when the record is a pair or the like.
  var parts: [Value]? { get }

  /// What `tojson` makes of it, of a kind that writes itself.
  var json: HTMLSafeJSON? { get }
}

extension TemplateObject {
  /// Never, unless the type says more.
  package func isSame(as other: any TemplateObject) -> Bool { false }
  /// None: most records are no pairs.
  package var parts: [Value]? { nil }
  /// None: most records are to be read by their members.
  package var json: HTMLSafeJSON? { nil }
}

extension TemplateObject where Self: Equatable {
  /// By `==`.
  package func isSame(as other: any TemplateObject) -> Bool { other as? Self == self }
}
