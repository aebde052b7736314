package import Diagnostics

extension Node {
  /// Goes through the texts that stand in fields, those of groups and of rows of a table too, each with its place and the
  /// name of its field.
  package func visitTexts(_ fields: [FieldDescription], _ visit: (String, SourceRange, String) -> Void) {
    for entry in entries {
      guard let field = fields.first(where: { $0.key == entry.key }) else { continue }
      entry.value.visitTexts(field.form, of: field.key, visit)
    }
  }

  private func visitTexts(_ form: FieldForm, of key: String, _ visit: (String, SourceRange, String) -> Void) {
    switch form {
    case .text, .translatedText, .wording: if let text { visit(text, range, key) }
    case .list(let item): for node in items { node.visitTexts(item, of: key, visit) }
    case .mapping(let value): for entry in entries { entry.value.visitTexts(value, of: key, visit) }
    case .group(let group), .groupOrText(let group): visitTexts(group.fields, visit)
    case .code, .date, .number, .figure, .count, .numbers, .orWord, .flag, .choice, .openChoice, .reference, .address,
      .file,
      .declaredElsewhere:
      break
    }
  }
}
