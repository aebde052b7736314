internal import Template

/// What a page says at whose address there is nothing, or no longer.
struct NotFoundView: TemplateView {
  let answer: String

  static let declaration = ViewDeclaration<NotFoundView>("page for what is not found", [.init("answer", \.answer)])
}
