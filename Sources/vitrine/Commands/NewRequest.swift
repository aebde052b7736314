internal import Manual

/// The arguments of `new`.
struct NewRequest {
  /// Of a record, in the singular or plural; or `translation`.
  var kind = ""
  /// The record's title, or the file to translate.
  var subject = ""
  var language: String?
  var site: String?

  static let translation = "translation"
  private static let records = FileKind.all.filter { $0.collection != nil }

  static let singulars = records.map(\.name)

  /// Every word for a kind, each once.
  static let kinds: [String] =
    records.reduce(into: []) { words, kind in
      for word in [kind.name, kind.collection ?? kind.name] where !words.contains(word) { words.append(word) }
    } + [translation]

  var isTranslation: Bool { kind == Self.translation }

  /// The kind of record; `nil` of a translation.
  var record: FileKind? { Self.records.first { [$0.name, $0.collection].contains(kind) } }
}
