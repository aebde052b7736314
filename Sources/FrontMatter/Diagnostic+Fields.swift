package import Diagnostics

// What can be wrong with a field.
extension Diagnostic {
  /// - Parameters:
  ///   - given: The keys that are written beside it.
  ///   - declaringKey: The field of the record that may declare further keys, if there is one.
  ///   - elsewhere: Where it belongs, as a sentence.
  ///   - others: The kinds that have such a field.
  static func unknownKey(
    _ entry: Node.Entry, of record: String, known: [String], given: Set<String>, after former: FieldDescription?,
    declaringKey: String?, elsewhere: String?, others: [String]
  ) -> Diagnostic {
    let message = "There is no field `\(entry.key)` in \(article(record))."
    if entry.value.isBlank, entry.key.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
      return Diagnostic(
        "unknown-key", message, at: entry.keyRange,
        help: "A number has no comma, which ends it here: write 8080 and not 8,080; write 16.2 and not 16,2.")
    }
    if let odd = entry.key.unicodeScalars.first(where: { $0.isInvisible }) {
      var clean = entry.key
      clean.unicodeScalars.removeAll { $0.isInvisible }
      return Diagnostic(
        "unknown-key",
        "There is no field `\(entry.key)` in \(article(record)): a character that cannot be seen "
          + "(\(odd.described)) stands in the name.", at: entry.keyRange, help: "Delete it.",
        suggestion: known.contains(clean) ? clean : nearMiss(clean, among: known),
        insteadOf: known.contains(clean) && !given.contains(clean) ? entry.key : nil)
    }
    // `{amount:90000}`: in brackets, too, a blank follows the colon.
    if let colon = entry.key.firstIndex(of: ":"), known.contains(String(entry.key[..<colon])), entry.value.isBlank {
      let value = entry.key[entry.key.index(after: colon)...]
      return Diagnostic(
        "no-space-after-colon", "This is not read as the field `\(entry.key[..<colon])`: no space follows the colon.",
        at: entry.keyRange, suggestion: "\(entry.key[..<colon]): \(value)")
    }
    if ["time", "vaxt", "vaxtı", "saat", "saatı", "время"].contains(entry.key.inSmallLetters) {
      return Diagnostic(
        "unknown-key", message, at: entry.keyRange,
        help: "A time of day has no field: write it in the text, below the line `---` that ends the fields.")
    }
    if let meant = meantKey(by: entry.key, among: known), !given.contains(meant) {
      return Diagnostic("unknown-key", message, at: entry.keyRange, help: "Did you mean `\(meant)`?", suggestion: meant)
    }
    if let elsewhere { return Diagnostic("unknown-key", message, at: entry.keyRange, help: elsewhere) }
    if let nearest = nearMiss(entry.key, among: known) {
      guard !given.contains(nearest) else {
        return Diagnostic(
          "unknown-key", message, at: entry.keyRange,
          help: "`\(nearest)`, which may be meant, is given already: write it there, and delete this.")
      }
      let isSure = sureMiss(entry.key, among: known) == nearest
      return Diagnostic(
        "unknown-key", message, at: entry.keyRange, help: "Did you mean `\(nearest)`?", suggestion: nearest,
        insteadOf: isSure ? entry.key : nil)
    }
    if let former, former.form.groupKeys.contains(entry.key) {
      return Diagnostic(
        "unknown-key", message, at: entry.keyRange,
        help: "It belongs to `\(former.key)` above: indent it by two spaces, like the other fields there.")
    }
    let kinds = others.map { article($0) }
    let elsewhere = kinds.isEmpty ? "" : "`\(entry.key)` is a field of \(enumerated(kinds, joining: "and")). "
    return Diagnostic(
      "unknown-key", message, at: entry.keyRange,
      help: elsewhere + (kinds.isEmpty ? "The fields are " : "Here the fields are ")
        + "\(oneOf(known, joining: "and"))."
        + (declaringKey.map { " A key of your own is named in `\($0)` of the record first." } ?? ""))
  }

  static func missingField(_ field: FieldDescription, of record: String, at range: SourceRange) -> Diagnostic {
    let start = SourceRange(file: range.file, line: Int(range.line), column: Int(range.column))
    return Diagnostic(
      "missing-field", "\(article(record, capital: true)) needs the field `\(field.key)`, and it is not here.",
      at: start,
      help: field.about)
  }

  static func missingColumn(_ field: FieldDescription, of record: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-field", "The table has no column `\(field.key)`, which \(article(record)) needs.", at: range,
      help: "Name it in the first row, and fill it in. \(field.about)")
  }

  static func emptyField(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-field", "`\(field.key)` is needed, but nothing is written after it.", at: range, help: field.about)
  }

  static func emptyList(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-list", "`\(field.key)` needs at least one item, but here the list is empty.", at: range, help: field.about)
  }

  static func emptyItem(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-item", "An item of `\(field.key)` is empty.", at: range, help: "Write the value, or delete the line.")
  }

  static func dataInTranslation(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "data-in-translation", "`\(field.key)` does not belong in a translation: it holds texts alone.", at: range,
      help: "Figures, dates and statuses stand once, in the file of the default language. Delete it here.")
  }

  /// - Parameter said: What alone says which group the entry means, if one field does.
  /// - Parameter known: What the record's own groups say in that field.
  static func translatesNothing(
    _ field: FieldDescription, by said: Node.Entry?, known: [String], at range: SourceRange
  ) -> Diagnostic {
    let help =
      if let said, !known.isEmpty { "Its `\(said.key)` must be \(oneOf(known))." } else {
        "What it repeats to say which entry it means must stand just so in the record, or be deleted here."
      }
    return Diagnostic(
      "translates-nothing", "This entry of `\(field.key)` has no counterpart in the record that it translates.",
      at: range, help: help)
  }

  static func translatesSeveral(_ field: FieldDescription, count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translates-several", "This entry of `\(field.key)` fits \(count) entries of the record that it translates.",
      at: range,
      help:
        "Repeat more fields of the one that is meant, or write its first text after `\(GroupTranslation.meaningKey):`.")
  }

  static func translatesTwice(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translates-twice", "This entry of `\(field.key)` translates what another one above translates already.",
      at: range, help: "Keep one of the two.")
  }

  static func translatesAbsent(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translates-absent", "`\(field.key)` is translated here, but the record itself has none, so nobody sees it.",
      severity: .warning, at: range, help: "Write it in the file of the default language too.")
  }

  static func translatesTooMany(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translates-too-many", "The entries of `\(field.key)` here and in the record are too many to be held together.",
      at: range, help: "Translate fewer of them, or divide the record.")
  }

  /// - Parameter meant: The text that is to stand there alone.
  static func notAText(_ field: FieldDescription, meant: String? = nil, at range: SourceRange) -> Diagnostic {
    let isOne = if case .reference = field.form { true } else { false }
    return Diagnostic(
      "not-a-text", "`\(field.key)` must be \(field.form.words), but here a list or group begins.", at: range,
      help: isOne
        ? "One alone stands here, without brackets and hyphens."
        : meant == nil ? nil : "Write it alone, without brackets, hyphens and names of fields.", suggestion: meant)
  }

  /// A list or group in place of a text, which may be a text to its author.
  static func notOneText(_ node: Node, _ field: FieldDescription) -> Diagnostic {
    var (help, meant): (String?, String?) = (nil, nil)
    let keys = node.entries.map(\.key)
    let range = node.range
    let isOneLine = range.endLine == range.line
    let endsBelow = range.endLine == range.line + 1 && range.endColumn == 1
    if let first = node.entries.first, !keys.isEmpty, keys.allSatisfy({ languages.contains($0.lowercased()) }) {
      help =
        "One language stands here; each other one in a file of its own beside this one, which is called as this one with "
        + "the language before the ending, such as `NAME.\(keys.count > 1 ? keys[1] : first.key).md`."
    } else if node.entries.count == 1, isOneLine || endsBelow, let value = node.entries[0].value.text {
      meant = "\(node.entries[0].key): \(value)"
    } else if case .sequence(let items) = node.content, items.count == node.texts.count, isOneLine,
      case .translatedText = field.form
    {
      meant = "[\(node.texts.joined(separator: ", "))]"
    }
    if !isOneLine, node.onlyText != nil { help = "Write it alone behind the name, without a hyphen." }
    if let meant, !meant.contains("\""), !meant.contains("\\") {
      help = "Where it is one text, put it in quotes\(isOneLine ? "" : ": `\"\(meant)\"`")."
    } else {
      meant = nil
    }
    return Diagnostic(
      "not-a-text", "`\(field.key)` must be \(field.form.words), but here a list or group begins.", at: range,
      help: help, suggestion: isOneLine ? meant.map { "\"\($0)\"" } : nil)
  }

  private static let languages: Set = ["az", "en", "ru", "aze", "eng", "rus"]

  package static func notAMapping(_ field: FieldDescription, like example: String, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      "not-a-group", "`\(field.key)` must be names with a value each.", at: range, help: "Write them as \(example).")
  }

  /// - Parameter list: As it should be written.
  static func listInOneText(
    _ written: String, as list: String, _ field: FieldDescription, isError: Bool, at range: SourceRange
  ) -> Diagnostic {
    let isOfWords = written.allSatisfy { $0.isLetter || $0.isNumber || "-_ ,".contains($0) }
    return Diagnostic(
      "list-in-one-text", "`\(field.key)` is a list, but here several items stand in one text.",
      severity: isError ? .error : .warning, at: range,
      help: isError
        ? "Write the items in brackets, with commas between them."
        : "Write the items in brackets, with commas between them; or, where it is one item, put it in quotes.",
      suggestion: list,
      insteadOf: isError && isOfWords && list == "[\(written)]" ? written : nil)
  }

  package static func unknownValue(
    _ written: String, of field: FieldDescription, allowed: [String], at range: SourceRange
  ) -> Diagnostic {
    unknownValue(
      written, of: field, allowed: allowed, nearest: nearMiss(written, among: allowed),
      isSure: sureMiss(written, among: allowed) != nil, at: range)
  }

  /// - Parameter isSure: Whether nothing but the nearest can be meant.
  package static func unknownValue(
    _ written: String, of field: FieldDescription, allowed: [String], nearest: String?, isSure: Bool,
    at range: SourceRange
  ) -> Diagnostic {
    let allowedWords = "Allowed are \(oneOf(allowed, joining: "and"))."
    return Diagnostic(
      "unknown-value", "`\(field.key)` cannot be `\(written)`.", at: range,
      help: nearest.map { "Did you mean `\($0)`? \(allowedWords)" } ?? allowedWords, suggestion: nearest,
      insteadOf: isSure ? written : nil)
  }

  /// - Parameter isSure: Whether nothing but the nearest can be meant.
  package static func danglingReference(
    _ slug: String, _ field: FieldDescription, collection: String, nearest: String?, isSure: Bool,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dangling-reference", "`\(field.key)` names `\(slug)`, but there is no such record in \(collection).", at: range,
      help: nearest.map { "Did you mean `\($0)`?" } ?? newFile(for: slug, in: collection),
      suggestion: nearest, insteadOf: isSure ? slug : nil)
  }

  /// Several records that are there, in place of one.
  package static func severalReferences(
    _ written: String, _ slugs: [String], _ field: FieldDescription, isItem: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dangling-reference", "`\(field.key)` names `\(written)`, which are \(slugs.count) records and not one.",
      at: range,
      help: isItem ? "Put a comma between them." : "One record alone stands here.",
      suggestion: isItem ? slugs.joined(separator: ", ") : nil)
  }

  private static func newFile(for slug: String, in collection: String) -> String {
    if TotalWords.all.contains(slug.inSmallLetters) {
      return
        "A row of totals is left out: the pages add up what can be added. Delete it, or leave this cell empty where "
        + "the row has what the others do not."
    }
    if slug.contains(", ") || slug.contains("; ") { return "One record alone stands here." }
    let isSlug = slug.wholeMatch(of: /[a-z0-9][a-z0-9-]*/) != nil
    return isSlug
      ? "Write a file \(collection)/\(slug).md, or correct the name."
      : "Write a file for it in the folder \(collection), and here that file's name without .md."
  }

}

func article(_ noun: String, capital: Bool = false) -> String {
  let isVowel = noun.first.map { "aeiou".contains($0) } ?? false
  return (capital ? "A" : "a") + (isVowel ? "n " : " ") + noun
}

extension FieldForm {
  /// Is it a text of an author's own words, or a list of such?
  var isText: Bool {
    switch self {
    case .text, .translatedText, .wording, .file: true
    case .list(let item): item.isText
    default: false
    }
  }

  /// The keys of the group, or of each group of the list.
  var groupKeys: [String] {
    switch self {
    case .group(let group), .groupOrText(let group): group.fields.written
    case .list(let item): item.groupKeys
    default: []
    }
  }

  /// For "`due` must be …".
  package var words: String {
    switch self {
    case .text, .translatedText, .wording, .declaredElsewhere: "a text"
    case .code(let code): code.words
    case .date: "a date such as 2014-06-30"
    case .number(in: nil), .figure: "a plain number such as 8080 or 16.2"
    case .number(in: let range?): "a number \(range.words)"
    case .count(in: let range): "a whole number \(range.words)"
    case .numbers(let ranges): "\(ranges.count) numbers in brackets"
    case .flag: "`true` or `false`"
    case .choice(let words, _), .openChoice(let words, _): oneOf(words)
    case .reference(let collection): "the name of a file in \(collection), without .md"
    case .address: "an address on the web"
    case .file: "the path of a file"
    case .orWord(let form, _): form.words
    case .list(let item): "a list, each item \(item.words)"
    case .mapping(let value): "names of your own, each with \(value.words)"
    case .group: "a group of fields"
    case .groupOrText: "a text or a group of fields"
    }
  }
}
