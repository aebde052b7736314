internal import FrontMatter
internal import Manual

/// What a column means: one sentence, in whatever language the manual speaks.
indirect enum ColumnMeaning: Sendable {
  /// A sentence of the program's own, in English, with names that are filled in.
  case said(String, [String: String] = [:])
  /// What a field says of itself.
  case field(FieldDescription)
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
    case .said, .field, .part: nil
    }
  }

  var english: String { text(in: Self.englishWords) }

  private static let englishWords = ManualWords(.english)

  func text(in words: ManualWords) -> String {
    switch self {
    case .said(let sentence, let names): words.about(column: sentence, names)
    case .field(let field): words.about(field)
    case .part(let name, let meaning):
      words.about(column: "Of `{name}`: {meaning}", ["name": name, "meaning": meaning.text(in: words)])
    case .translation(let name, let language):
      words.about(column: "The same as `{name}`, in {language}.", ["name": name, "language": language])
    case .reason(let name): words.about(column: "Why `{name}` is empty.", ["name": name])
    }
  }
}
