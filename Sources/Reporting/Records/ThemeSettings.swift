package import FrontMatter

/// Which theme a site has, and what it chooses of the theme's options.
package struct ThemeSettings: Sendable, FieldValue {
  /// `nil` where only options are given.
  package let name: String?
  /// The whole group; `nil` where the name stands alone. What it may hold, the theme declares.
  package let choices: Node?

  package static var form: FieldForm { .declaredElsewhere }
  package var content: FieldContent { choices.map { .written($0) } ?? .text(name ?? "default") }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> ThemeSettings? {
    switch node.content {
    case .scalar:
      return String.decode(node, as: field, &decoding).map { ThemeSettings(name: $0, choices: nil) }
    case .mapping(let entries):
      let name = entries.first { $0.key == "name" && !$0.value.isBlank }?.value
      if case .scalar(let text, _)? = name?.content { return ThemeSettings(name: text, choices: node) }
      // A name that is none is told with the options, once it is known which there are.
      return ThemeSettings(name: nil, choices: node)
    case .sequence, .table:
      decoding.report(.notATheme(at: node.range))
      return nil
    }
  }
}
