internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Reporting

/// What is not translated: texts of records, by record, and words of the site, by word; or how many of each there are.
struct MissingTranslations: RecordTableVisitor {
  private let source: SiteSource
  private let severity: Severity
  /// Is each told, or only how many there are?
  private let listsAll: Bool
  /// Of texts, records and words, by language.
  private var counts: [String: (texts: Int, records: Int, words: Int)] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SiteSource, languages: [Language], severity: Severity, listsAll: Bool) {
    self.source = source
    self.severity = severity
    self.listsAll = listsAll
    for (language, keys) in source.settings.untranslated(source.settings.languages) {
      add(keys, into: language, in: SiteFiles.settings(in: language), at: source.settingsRange)
    }
    Records.visitTables(&self)
    for language in languages { addWords(language) }
    guard !listsAll else { return }
    for language in source.settings.languages {
      guard let count = counts[language] else { continue }
      diagnostics.append(
        .untranslated(
          texts: count.texts, records: count.records, words: count.words, into: language, at: languagesPlace))
    }
  }

  private mutating func add(_ keys: [String], into language: String, in file: String, at place: SourceRange) {
    counts[language, default: (0, 0, 0)].texts += keys.count
    counts[language, default: (0, 0, 0)].records += 1
    if listsAll { diagnostics.append(.untranslatedRecord(keys, into: language, in: file, severity, at: place)) }
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    let records = source.report.records[keyPath: table].shown
    var lacking: [String: Int] = [:]
    for record in records {
      for (language, keys) in untranslated(record) {
        lacking[language, default: 0] += 1
        let place = file(of: language, record) ?? record.place(of: RecordHeader.title)
        add(keys, into: language, in: "\(record.slug).\(language).md", at: place)
      }
    }
    guard listsAll else { return }
    for (language, count) in lacking.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(
        .translationCount(count, of: records.count, Element.collection, into: language, at: languagesPlace))
    }
  }

  /// By language, the keys of the texts that are not translated; `body` for the text below the fields.
  private func untranslated<Element: Record>(_ record: Element) -> [(language: String, keys: [String])] {
    let fields = Dictionary(uniqueKeysWithValues: record.untranslated(source.report) ?? [])
    let text = source.text(Element.collection, record.header.position)
    return source.settings.languages.enumerated().dropFirst().compactMap { index, language in
      let translated = text?.translations.first { $0.language == index }?.body
      let lacksBody = text?.body?.isEmpty == false && translated?.isEmpty != false
      let keys = (fields[language] ?? []) + (lacksBody ? ["body"] : [])
      return keys.isEmpty ? nil : (language, keys)
    }
  }

  /// The beginning of a record's translation, where there is one.
  private func file<Element: Record>(of language: String, _ record: Element) -> SourceRange? {
    let index = source.settings.languages.firstIndex(of: language)
    let text = source.text(Element.collection, record.header.position)
    return text?.translations.first { $0.language == index }.map {
      SourceRange(file: $0.body.file, line: 1, column: 1)
    }
  }

  private mutating func addWords(_ language: Language) {
    let own = source.words.first { $0.language == language.code }?.fields.range
    for key in language.missingWords {
      counts[language.code, default: (0, 0, 0)].words += 1
      guard listsAll else { continue }
      diagnostics.append(.untranslatedWord(key, into: language.code, severity, at: own ?? languagesPlace))
    }
  }

  private var languagesPlace: SourceRange {
    source.settings.places.place(of: SiteSettings.givenLanguages, in: SiteSettings.schema) ?? source.settingsRange
  }
}

extension Diagnostic {
  fileprivate static func untranslatedRecord(
    _ keys: [String], into language: String, in file: String, _ severity: Severity, at range: SourceRange
  ) -> Diagnostic {
    let names = keys.map { $0 == "body" ? "its text" : "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "untranslated-record", "Not translated into `\(language)`: \(names).", severity: severity, at: range,
      help: "Write it into \(file), beside the file of the default language.")
  }

  fileprivate static func untranslated(
    texts: Int, records: Int, words: Int, into language: String, at range: SourceRange
  ) -> Diagnostic {
    let parts = [
      texts > 0 ? "\(texts) \(texts == 1 ? "text" : "texts") of \(records) \(records == 1 ? "file" : "files")" : nil,
      words > 0 ? "\(words) \(words == 1 ? "word" : "words") of the theme" : nil,
    ].compactMap(\.self)
    return Diagnostic(
      "untranslated", "Not translated into `\(language)`: \(parts.joined(separator: " and ")).", severity: .note,
      at: range,
      help: "vitrine check --translations lists them.")
  }

  fileprivate static func untranslatedWord(
    _ key: String, into language: String, _ severity: Severity, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "untranslated-word", "The word `\(key)` is not translated into `\(language)`.", severity: severity, at: range,
      help: "Write it into Content/strings/\(language).yaml.")
  }

  /// A line that sums up; it is no fault of its own.
  fileprivate static func translationCount(
    _ count: Int, of all: Int, _ collection: Reporting.Collection, into language: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "translations", "\(collection.rawValue): not wholly translated into `\(language)`: \(count) of \(all).",
      severity: .note, at: range)
  }
}
