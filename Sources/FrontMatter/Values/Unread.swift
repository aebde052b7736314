/// A value kept as it is written: what it may be is declared in another file.
package struct Unread: Sendable, FieldValue {
  package let node: Node

  package static var form: FieldForm { .declaredElsewhere }
  package static var mayBeBlank: Bool { false }
  package var content: FieldContent { .written(node) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Unread? {
    Unread(node: node)
  }
}
