internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// An author's words, with their language where it is not the page's.
struct WordsView: TemplateView {
  let text: String
  /// For the attribute `lang`; `nil` where the words are in the page's language.
  let lang: String?

  static let declaration = ViewDeclaration<WordsView>(
    "words",
    [
      .init("text", \.text),
      .init("lang", \.lang),
    ])
}

extension PageContext {
  func words(_ text: LocalisedText) -> WordsView {
    WordsView(text: self.text(text), lang: language(of: text))
  }

  func words(_ text: LocalisedText?) -> WordsView? { text.map { words($0) } }

  /// The language of an author's text where it is not the page's, because it was not translated.
  func language(of text: LocalisedText) -> String? {
    text[language.index] == nil ? source.settings.languages.first : nil
  }

  func language(of text: LocalisedText?) -> String? { text.flatMap { language(of: $0) } }

  /// A label as it stands within a sentence: its first letter small.
  func inSentence(_ key: String) -> String { language.smallFirst(word(key)) }
}
