/// A text in the site's default language, and in those others for which a translation gives it.
package struct LocalisedText: Sendable, Hashable {
  /// In the default language.
  package let base: String
  private let others: [Other]

  private struct Other: Sendable, Hashable {
    let language: Int
    let text: String
  }

  package init(_ base: String, translations: [(language: Int, text: String)] = []) {
    self.base = base
    self.others = translations.map { Other(language: $0.language, text: $0.text) }
  }

  /// The text in a language (position among the site's); `nil` when it was not translated.
  package subscript(language: Int) -> String? {
    language == 0 ? base : others.first { $0.language == language }?.text
  }

  /// The text in a language, else in the default one.
  package func text(in language: Int) -> String {
    self[language] ?? base
  }
}

extension LocalisedText: FieldValue {
  package static var form: FieldForm { .title }
  package var content: FieldContent { .translatedText(self) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Self? {
    let translated = decoding.translated
    guard let base = String.decode(node, as: field, &decoding) else { return nil }
    let others = translated.compactMap { translation -> (language: Int, text: String)? in
      guard !translation.node.isBlank, let text = String.decode(translation.node, as: field, &decoding) else {
        return nil
      }
      return (translation.language, text)
    }
    return Self(base, translations: others)
  }
}
