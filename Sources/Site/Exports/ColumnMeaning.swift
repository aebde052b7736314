internal import FrontMatter
internal import Manual

/// What a column means: one sentence, in whatever language the manual speaks.
indirect enum ColumnMeaning: Sendable {
  /// A sentence of the program's own, in English, with names that are filled in.
  case said(String, [String: String] = [:])
  /// What a field says of itself.
  case field(FieldDescription)
  /// The rating of the variable of this name, by a scheme of the site.
  case rating(of: String)
  /// The meaning of a part of the field of this name.
  case part(of: String, ColumnMeaning)
  /// The same as the column of this name, in another language.
  case translation(of: String, language: String)
  /// Why the column of this name is empty.
  case reason(for: String)

  /// The column beside which it stands and whose meaning it has.
  var base: String? {
    switch self {
    case .translation(let name, _), .reason(let name): name
    case .said, .field, .rating, .part: nil
    }
  }

  /// Do authors state it? What is worked out may be otherwise the next day, though nobody wrote a word.
  var isStated: Bool {
    switch self {
    case .field, .rating, .translation: true
    case .part(_, let meaning): meaning.isStated
    case .said, .reason: false
    }
  }

  /// Do sentences or names stand there, which people read in their language?
  var isText: Bool {
    switch self {
    case .field(let field): field.form.isWording
    case .part(_, let meaning): meaning.isText
    case .translation: true
    case .said, .rating, .reason: false
    }
  }

  var english: String { text(in: Self.englishWords) }

  private static let englishWords = ManualWords(.english)

  func text(in words: ManualWords) -> String {
    switch self {
    case .said(let sentence, let names): words.about(column: sentence, names)
    case .field(let field): words.about(field)
    case .rating(let name): words.about(column: "The rating of `{name}`, by a scheme of the site.", ["name": name])
    case .part(let name, let meaning):
      words.about(column: "Of `{name}`: {meaning}", ["name": name, "meaning": meaning.text(in: words)])
    case .translation(let name, let language):
      words.about(column: "The same as `{name}`, in {language}.", ["name": name, "language": language])
    case .reason(let name): words.about(column: "Why `{name}` is empty.", ["name": name])
    }
  }
}

extension FieldForm {
  fileprivate var isWording: Bool {
    switch self {
    case .translatedText, .wording: true
    case .text, .code, .date, .number, .figure, .count, .numbers, .flag, .choice, .openChoice, .reference, .address,
      .file, .orWord, .list, .mapping, .group, .groupOrText, .declaredElsewhere:
      false
    }
  }
}
