package import Diagnostics
internal import Exact

// What can be wrong with a field.
extension Diagnostic {
  /// - Parameter declaringKey: The field of the record that may declare further keys, if there is one.
  static func unknownKey(
    _ entry: Node.Entry, of record: String, known: [String], after former: FieldDescription?, declaringKey: String?
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
        suggestion: known.contains(clean) ? clean : nearMiss(clean, among: known))
    }
    if let nearest = nearMiss(entry.key, among: known) {
      return Diagnostic(
        "unknown-key", message, at: entry.keyRange, help: "Did you mean `\(nearest)`?", suggestion: nearest)
    }
    if let former, former.form.groupKeys.contains(entry.key) {
      return Diagnostic(
        "unknown-key", message, at: entry.keyRange,
        help: "It belongs to `\(former.key)` above: indent it by two spaces, like the other fields there.")
    }
    return Diagnostic(
      "unknown-key", message, at: entry.keyRange,
      help: "The fields are \(oneOf(known, joining: "and"))."
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

  static func translatesTooMany(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "translates-too-many", "The entries of `\(field.key)` here and in the record are too many to be held together.",
      at: range, help: "Translate fewer of them, or divide the record.")
  }

  static func notAText(_ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-text", "`\(field.key)` must be \(field.form.words), but here a list or group begins.", at: range)
  }

  static func notAGroup(
    _ field: FieldDescription, of group: FieldGroup, written node: Node, at range: SourceRange
  ) -> Diagnostic {
    let known = "Its fields are \(oneOf(group.fields.written, joining: "and"))."
    guard case .scalar(let text, _) = node.content, let place = group.place(for: text) else {
      return Diagnostic("not-a-group", "`\(field.key)` must be a group of fields.", at: range, help: known)
    }
    let parts = group.fields.filter { $0.isRequired || $0.key == place.key || $0.key == "reason" }.map { part in
      "\(part.key): \(part.key == place.key ? text : "…")"
    }
    let isList = if case .list = field.form { true } else { false }
    let whole = "{" + parts.joined(separator: ", ") + "}"
    return Diagnostic(
      "not-a-group", "`\(field.key)` must be a group of fields, but here stands one value alone.", at: range,
      help: "Write `\(field.key): \(isList ? "[\(whole)]" : whole)`"
        + (parts.count > 1 ? ", with what is meant for `…`. " : ". ")
        + known)
  }

  static func listInOneText(_ text: String, _ field: FieldDescription, isError: Bool, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      "list-in-one-text", "`\(field.key)` is a list, but here stands one text with commas in it.",
      severity: isError ? .error : .warning, at: range,
      help: isError
        ? "Write the items in brackets." : "Write the items in brackets; or, where it is one item, put it in quotes.",
      suggestion: "[\(text)]")
  }

  package static func unknownValue(
    _ written: String, of field: FieldDescription, allowed: [String], at range: SourceRange
  ) -> Diagnostic {
    unknownValue(written, of: field, allowed: allowed, nearest: nearMiss(written, among: allowed), at: range)
  }

  package static func unknownValue(
    _ written: String, of field: FieldDescription, allowed: [String], nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    let allowedWords = "Allowed are \(oneOf(allowed, joining: "and"))."
    return Diagnostic(
      "unknown-value", "`\(field.key)` cannot be `\(written)`.", at: range,
      help: nearest.map { "Did you mean `\($0)`? \(allowedWords)" } ?? allowedWords, suggestion: nearest)
  }

  /// - Parameter hasDecimalCommas: Do other figures of its column have a comma for the decimal sign?
  static func notANumber(
    _ written: String, fault: QuantityFault, _ field: FieldDescription, hasDecimalCommas: Bool = false,
    at range: SourceRange
  ) -> Diagnostic {
    if fault.reason == .empty { return emptyFigure(field, at: range, like: "8080 or 16.2") }
    if hasDecimalCommas, fault.reason == .thousandsSeparator, let whole = fault.suggestion,
      written.count(where: { $0 == "," }) == 1, !written.contains(".")
    {
      return Diagnostic(
        "not-a-number", "`\(field.key)` must be a plain number such as 8080 or 16.2, but here it is `\(written)`.",
        at: range,
        help:
          "Other figures of the column have a comma for the decimal sign, so it can be read in two ways: write \(whole) "
          + "or \(written.replacing(",", with: ".")), whichever is meant.")
    }
    return Diagnostic(
      "not-a-number", "`\(field.key)` must be a plain number such as 8080 or 16.2, but here it is `\(written)`.",
      at: range, help: fault.help(orOneOf: field.form.wordsForNone),
      suggestion: fault.suggestion ?? fault.word(of: field.form.wordsForNone))
  }

  static func notACount(_ quantity: Quantity, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    let all = quantity.description.replacing(".", with: "")
    let whole = quantity.description.replacing(".000", with: "")
    return Diagnostic(
      "not-a-count", "`\(field.key)` must be a whole number from 0 on, but here it is `\(quantity)`.", at: range,
      help: quantity.readsTwoWays
        ? "Write \(all) if that is meant" + (whole == all || whole.contains(".") ? "." : ", or \(whole) if that is.")
        : nil)
  }

  static func outOfRange(
    _ written: String, of allowed: ClosedRange<Int>, _ field: FieldDescription, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "out-of-range", "`\(field.key)` must be \(field.form.words), but here it is \(written).", at: range,
      help: field.about)
  }

  static func notADate(
    _ written: String, fault: DateFault, _ field: FieldDescription, at range: SourceRange
  ) -> Diagnostic {
    if fault == .empty { return emptyFigure(field, at: range, like: "2014-06-30 or 2014-06") }
    return Diagnostic(
      "not-a-date", "`\(field.key)` must be a date such as 2014-06-30, but here it is `\(written)`.", at: range,
      help: fault == .ongoing && !["end", "to", "expires_on"].contains(field.key)
        ? "Write the day itself, such as 2014-06-30." : fault.help, suggestion: fault.suggestion)
  }

  static func oddYear(_ date: PartialDate, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-year",
      "`\(field.key)` lies in the year \(date.first.year), but dates of a report lie between \(PartialDate.years.lowerBound) and \(PartialDate.years.upperBound).",
      at: range, help: "Correct the year.")
  }

  private static func emptyFigure(_ field: FieldDescription, at range: SourceRange, like example: String) -> Diagnostic
  {
    Diagnostic(
      "empty-field", "`\(field.key)` has no value.", at: range,
      help: field.form.wordsForNone.isEmpty
        ? "Write one, such as \(example); or delete the line when it is not known."
        : "Write one, such as \(example); or, where there is none, \(oneOf(field.form.wordsForNone)).")
  }

  static func notAnEmail(_ written: String, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-an-email", "`\(field.key)` must be an address for letters, but here it is `\(written)`.", at: range,
      help: "Write it as office@example.org, alone, without a name or `mailto:` before it and without invisible signs.",
      suggestion: written.lowercased().hasPrefix("mailto:") ? String(written.dropFirst("mailto:".count)) : nil)
  }

  static func notAnAddress(_ written: String, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    let host = written.split(separator: "/", omittingEmptySubsequences: false).first ?? ""
    let isFile = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".jpg", ".png"].contains {
      written.lowercased().hasSuffix($0)
    }
    let isBare = host.contains(".") && !host.contains(":") && !written.contains(" ") && (written != host || !isFile)
    let visible = String(
      String.UnicodeScalarView(written.unicodeScalars.filter { $0.properties.generalCategory != .format }))
    let twice = ["http://", "https://"].first { visible.dropFirst(7).contains($0) }
    let help: String? =
      if visible != written { "An invisible sign stands in it: delete it." } else if twice != nil {
        "It begins twice: delete one of the two."
      } else if isFile, written == host { "A file of this site stands in `file`." } else { nil }
    return Diagnostic(
      "not-an-address", "`\(field.key)` must be an address that begins with https://, http:// or mailto:.", at: range,
      help: help, suggestion: visible != written ? visible : isBare ? "https://\(written)" : nil)
  }

  static func notAColour(_ written: String, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    if written.isEmpty {
      return Diagnostic(
        "empty-field", "`\(field.key)` has no value.", at: range,
        help: "Write a colour in quotes, such as \"#0a3f52\": without them all that follows `#` is a remark.")
    }
    return Diagnostic(
      "not-a-colour", "`\(field.key)` must be a colour such as \"#0a3f52\", but here it is `\(written)`.", at: range,
      help: "Write `#` and six digits of 0 to 9 and a to f: two each for red, green and blue.")
  }

  package static func danglingReference(
    _ slug: String, _ field: FieldDescription, collection: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dangling-reference", "`\(field.key)` names `\(slug)`, but there is no such record in \(collection).", at: range,
      help: nearest.map { "Did you mean `\($0)`?" } ?? newFile(for: slug, in: collection),
      suggestion: nearest)
  }

  private static func newFile(for slug: String, in collection: String) -> String {
    let isSlug = slug.wholeMatch(of: /[a-z0-9][a-z0-9-]*/) != nil
    return isSlug
      ? "Write a file \(collection)/\(slug).md, or correct the name."
      : "Write a file for it in the folder \(collection), and here that file's name without .md."
  }

  private static func article(_ noun: String, capital: Bool = false) -> String {
    let isVowel = noun.first.map { "aeiou".contains($0) } ?? false
    return (capital ? "A" : "a") + (isVowel ? "n " : " ") + noun
  }
}

extension FieldGroup {
  /// The field that a value fits which stands in place of the whole group.
  fileprivate func place(for text: String) -> FieldDescription? {
    let isNumber = (try? Quantity.parse(text)) != nil
    let isDate = (try? PartialDate.parse(text)) != nil
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    return fields.first { field in
      switch field.form {
      case .address: isAddress
      case .date: isDate && !(isNumber && fields.contains(where: \.form.isFigure))
      case .number, .figure, .count, .orWord: isNumber
      case .text, .translatedText: !isNumber && !isDate && !isAddress
      default: false
      }
    }
  }
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

  /// Is it a figure of the record's kind?
  fileprivate var isFigure: Bool {
    switch self {
    case .figure, .orWord(.figure, _): true
    default: false
    }
  }

  /// The words that may stand where there is no value.
  fileprivate var wordsForNone: [String] {
    if case .orWord(_, let words) = self { words } else { [] }
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
    case .count(in: let range): range.lowerBound > 0 ? "a whole number \(range.words)" : "a whole number"
    case .flag: "`true` or `false`"
    case .choice(let words, _), .openChoice(let words, _): oneOf(words)
    case .reference(let collection): "the name of a file in \(collection), without .md"
    case .address: "an address on the web"
    case .file: "the path of a file"
    case .orWord(let form, _): form.words
    case .list(let item): "a list, each item \(item.words)"
    case .group: "a group of fields"
    case .groupOrText: "a text or a group of fields"
    }
  }
}

extension ClosedRange<Int> {
  /// For "a number …".
  var words: String { upperBound == .max ? "from \(lowerBound) on" : "from \(lowerBound) to \(upperBound)" }
}

extension QuantityFault {
  /// - Parameter words: Those that may stand where there is no figure.
  fileprivate func help(orOneOf words: [String]) -> String? {
    guard !words.isEmpty else { return help }
    switch reason {
    case .bound(isUpper: true):
      return "Write the number that was measured; or `hidden`, where the source holds a small count back."
    case .bound:
      return "Write the number that was measured; or, where the source gives no more than an end, `no-data`, and in "
        + "`note` what it says."
    case .range:
      return
        "Write one number: the one that was measured; or, where the source gives no more than two ends, `no-data`, "
        + "and in `note` what it says."
    case .saysMissing, .spreadsheetError: return "Where there is no figure, write why: \(oneOf(words))."
    default: return help
    }
  }

  /// The one of these words that is meant.
  fileprivate func word(of words: [String]) -> String? {
    reason == .bound(isUpper: true) && words.contains("hidden") ? "hidden" : nil
  }

  fileprivate var help: String? {
    switch reason {
    case .empty, .notANumber: nil
    case .thousandsSeparator: "Leave out the sign between the thousands; the page sets it by language."
    case .decimalComma: "Write a point for the decimal sign; the page sets the comma by language."
    case .percentSign: "Leave out the sign; `kind: percentage` says that it is a share."
    case .currency: "Write the number alone; `unit` says in which currency it is."
    case .mark(let mark): "Write the number alone, and in `note` what `\(mark)` says."
    case .approximate(let word): "Write the number alone, and `\(word.trimmingBlanks)` in `note`."
    case .magnitude: "Write the whole number in digits, with all its zeros."
    case .letterForDigit(let letter): "The letter `\(letter)` stands there in place of a digit."
    case .unit: "Write the number alone; `unit` says what is counted."
    case .invisible(let scalar): "A character that cannot be seen (\(scalar.described)) stands there: delete it."
    case .apostrophe: "Leave out the apostrophe, by which a spreadsheet keeps a number as a text."
    case .otherDigits: "Write the digits 0 to 9; the page sets others by language."
    case .fraction: "Write it with a decimal point."
    case .bound:
      "Write the number that was measured. Where the source gives no more than an end, leave the figure out, and say so in `note` of another one or in `limitations`."
    case .range:
      "Write one number: the one that was measured. Where the source gives no more than two ends, leave the figure out, and say so in `limitations`."
    case .shortened: "A spreadsheet shortened it: give its cell the format “Number”, and copy the whole number."
    case .spreadsheetError: "The spreadsheet could not work it out: correct the formula there, or leave the figure out."
    case .formula: "Write the result, not the formula."
    case .saysMissing: "When there is no figure, delete the line: the page says that it is missing."
    case .tooManyDigits: "A figure can have 18 digits."
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}

extension DateFault {
  fileprivate var help: String? {
    switch self {
    case .empty: nil
    case .noSuchMonth(let month, let year): "The year \(year) has no month \(month)."
    case .noSuchDay(let day, _, _, let lastDay): "There is no day \(day) in that month: it ends with \(lastDay)."
    case .ambiguous(let one, let other): "Write \(one) or \(other), whichever is meant."
    case .financialYear(let first):
      "A financial year has a first and a last day: write `from: \(first)-04-01` and `to: \(first + 1)-03-31`, or whichever "
        + "days it has, in two fields or columns."
    case .span(let from, let to):
      "This is a longer time: write \(from) and \(to) in two fields or columns, such as `from` and `to`, or `start` and "
        + "`end`; where there is one date alone, the last day."
    case .serial: "A spreadsheet counts days like this: give its cells the format “Text”, or write the date."
    case .shortYear: "Write the year with four digits."
    case .ongoing: "What has not ended has no end: leave the field out."
    case .marked: "Write the date alone, and what the mark says in `note`."
    case .timeOfDay:
      "A time of day stands here, and by it the day may be another one: write the day that is meant. A content editor "
        + "writes days alone where its field has `format: YYYY-MM-DD` and `time_format: false`."
    case .notADate: "Write year, month and day with hyphens; leave out what is not known: 2014-06, 2014."
    }
  }
}
