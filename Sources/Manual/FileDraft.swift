package import FrontMatter
internal import Reporting

/// A file that is still to be written: each field with its meaning; what is known filled in, what is needed and not known
/// marked, and all else as remarks with examples.
package struct FileDraft: Sendable {
  /// What has been found out of the site.
  package struct Known: Sendable {
    /// By key.
    package var values: [String: Document]
    /// The slugs of a collection's records, of the collections that fields name.
    package var records: [String: [String]]

    package init(values: [String: Document] = [:], records: [String: [String]] = [:]) {
      self.values = values
      self.records = records
    }
  }

  private let kind: FileKind
  private let language: ManualLanguage
  private let words: ManualWords
  /// So many records are named beside a field.
  private static let mostNamed = 20

  package init(_ kind: FileKind, language: ManualLanguage) {
    self.kind = kind
    self.language = language
    words = ManualWords(language)
  }

  /// The fields without which the file is not whole, and that have no value yet. Of several that can stand for each other
  /// the first of which there are records to name.
  package func openFields(_ known: Known) -> [FieldDescription] {
    let values = known.values
    let further = Self.furtherNeeds.filter { need in
      need.collection == kind.collection && need.answer.map { values[$0.key] == .text($0.word) } ?? true
    }
    let unmet = (kind.group.alternatives + further.map(\.fields)).filter { fields in
      !fields.areMet { values[$0] != nil }
    }
    let keys = Set(unmet.flatMap { way(of: $0, known) })
    return kind.group.fields.filter { ($0.isRequired || keys.contains($0.key)) && values[$0.key] == nil }
  }

  /// What no field declares of itself, but the checks of a whole record ask for, perhaps after an answer.
  private static let furtherNeeds:
    [(collection: String, fields: FieldAlternatives, answer: (key: String, word: String)?)] =
      [
        (Collection.events.rawValue, FieldAlternatives([Event.date.key], [Event.start.key]), nil),
        (
          Collection.indicators.rawValue, FieldAlternatives([Indicator.levels.key]),
          (Indicator.kind.key, IndicatorKind.level.rawValue)
        ),
      ]

  private func way(of alternatives: FieldAlternatives, _ known: Known) -> [String] {
    func hasRecords(_ key: String) -> Bool {
      guard let collection = kind.group.fields.first(where: { $0.key == key })?.form.target else { return true }
      return known.records[collection]?.isEmpty == false
    }
    return alternatives.ways.first { $0.allSatisfy(hasRecords) } ?? alternatives.ways[0]
  }

  /// What a field is, for whoever is asked.
  package func meaning(of field: FieldDescription) -> String { words.about(field) }

  /// What may stand there.
  package func form(of field: FieldDescription) -> String { words.form(field.form) }

  /// The file.
  ///
  /// - Parameter name: Its name without `.md` or `.yaml`.
  package func text(_ known: Known, name: String) -> String {
    let open = openFields(known)
    func isFirst(_ field: FieldDescription) -> Bool {
      known.values[field.key] != nil || open.contains { $0.key == field.key }
    }
    let written = kind.group.fields.filter { $0.declaringKey == nil }
    let own = kind.ownFields.filter { $0.declaringKey == nil && !isFirst($0) }
    let common = written.filter { field in !isFirst(field) && !own.contains { $0.key == field.key } }
    var lines = [words.word("draft"), words.word("draftMore", ["command": example])].map(Self.remark) + [""]
    for field in written where isFirst(field) { lines += block(field, known, name: name) + [""] }
    for field in own { lines += block(field, known, name: name) + [""] }
    if kind.collection != nil {
      lines += [Self.remark(words.word("common") + ":"), ""]
      for field in common { lines += block(field, known, name: name) + [""] }
      lines = ["---"] + lines + [Self.remark(words.word("body")), "---", ""]
    } else {
      lines.removeLast()
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The command that tells more of a field.
  private var example: String {
    let field = kind.ownFields.first { $0.declaringKey == nil } ?? RecordHeader.title.declared.description
    return "vitrine fields \(kind.name).\(field.key)" + (language == .english ? "" : " --language \(language.rawValue)")
  }

  private func block(_ field: FieldDescription, _ known: Known, name: String) -> [String] {
    let value = known.values[field.key]
    let isOpen = openFields(known).contains { $0.key == field.key }
    var remarks = [(isOpen ? words.word("fillIn") + ". " : "") + words.about(field)]
    if let form = form(field) { remarks.append(words.word("form") + ": " + form) }
    if isOpen { remarks += choices(field, known) }
    for (table, file) in kind.tables where table.key == field.key {
      remarks.append(words.word("csv", ["file": file.replacing("NAME", with: name)]))
    }
    let lines: [String] =
      if let value {
        Self.lines(Document.group([(field.key, value)]).yaml)
      } else if isOpen {
        ["\(field.key):"]
      } else {
        Self.lines(field.exampleText).map { "#" + $0 }
      }
    return remarks.map(Self.remark) + lines
  }

  /// What may stand there, where its meaning alone does not say it.
  private func form(_ field: FieldDescription) -> String? {
    switch field.form {
    case .text, .translatedText, .wording: return nil
    default: break
    }
    guard let group = field.form.group else { return words.form(field.form) }
    return words.form(field.form) + " (vitrine fields \(FieldReference.slug(group)))"
  }

  /// Which other fields would do, and which records there are.
  private func choices(_ field: FieldDescription, _ known: Known) -> [String] {
    var all: [String] = []
    for alternatives in kind.group.alternatives where alternatives.ways.contains(where: { $0.contains(field.key) }) {
      all.append(words.alternatives(alternatives))
    }
    if let collection = field.form.target {
      let names = known.records[collection] ?? []
      let more = names.count > Self.mostNamed ? ", …" : ""
      all.append(
        names.isEmpty
          ? words.word("noneYet", ["command": "vitrine new \(FileKind.name(ofRecordsIn: collection))"])
          : words.word("known", ["names": names.prefix(Self.mostNamed).joined(separator: ", ") + more]))
    }
    return all
  }

  static func remark(_ text: String) -> String { text.isEmpty ? "#" : "# " + text }

  static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension ManualWords {
  /// That one of several fields is needed.
  func alternatives(_ alternatives: FieldAlternatives) -> String {
    let ways = alternatives.ways.map { $0.joined(separator: " \(word("and")) ") }
    return word("alternatives", ["ways": ways.joined(separator: "; ")])
  }
}
