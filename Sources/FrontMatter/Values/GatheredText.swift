/// What stands under a key that the schema does not know and the record declares.
package struct GatheredText: Hashable, Sendable {
  package let key: String
  package let text: String

  static let group = FieldGroup(
    name: "text under a declared key",
    fields: [
      FieldDescription(key: "key", form: .text, isRequired: true, about: "The key, as the record declares it."),
      FieldDescription(key: "text", form: .text, isRequired: true, about: "What stands there."),
    ], alternatives: [])

  var content: FieldContent { .group([("key", .text(key)), ("text", .text(text))]) }
}
