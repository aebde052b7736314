internal import Diagnostics
internal import Exact

// What can be wrong with a number, a date, an address or a colour.
extension Diagnostic {
  /// - Parameters:
  ///   - fields: Those of the same group.
  ///   - hasDecimalCommas: Do other figures of its column have a comma for the decimal sign?
  static func notANumber(
    _ written: String, fault: QuantityFault, _ field: FieldDescription, beside fields: [FieldDescription],
    hasDecimalCommas: Bool = false, at range: SourceRange
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
      at: range, help: fault.help(orOneOf: field.form.wordsForNone, in: field, beside: fields),
      suggestion: fault.suggestion(in: field) ?? fault.word(of: field.form.wordsForNone),
      insteadOf: fault.isSure(of: written) ? written : nil)
  }

  static func notACount(_ quantity: Quantity, _ field: FieldDescription, at range: SourceRange) -> Diagnostic {
    let all = quantity.description.replacing(".", with: "")
    let whole = quantity.description.replacing(".000", with: "")
    return Diagnostic(
      "not-a-count", "`\(field.key)` must be a whole number from 0 on, but here it is `\(quantity)`.", at: range,
      help: quantity.readsTwoWays
        ? "Write \(all) if that is meant" + (whole == all || whole.contains(".") ? "." : ", or \(whole) if that is.")
        : nil, suggestion: quantity.readsTwoWays ? nil : quantity.wholePart)
  }

  static func outOfRange(
    _ written: String, _ field: FieldDescription, at range: SourceRange
  ) -> Diagnostic {
    let share = field.shareMeant(by: written)
    return Diagnostic(
      "out-of-range", "`\(field.key)` must be \(field.form.words), but here it is \(written).", at: range,
      help: share == nil ? field.about : "Write the share as a decimal.", suggestion: share)
  }

  static func notADate(
    _ written: String, fault: DateFault, _ field: FieldDescription, beside fields: [FieldDescription],
    at range: SourceRange
  ) -> Diagnostic {
    if fault == .empty { return emptyFigure(field, at: range, like: "2014-06-30 or 2014-06") }
    if field.key == "done", meantAnswer(by: written) != nil {
      return Diagnostic(
        "not-a-date", "`\(field.key)` must be a date such as 2014-06-30, but here it is `\(written)`.", at: range,
        help: "Write the day on which it was done; where that is not known, `status: done` in place of this line.")
    }
    if TotalWords.all.contains(written.inSmallLetters) {
      return Diagnostic(
        "not-a-date", "`\(field.key)` must be a date such as 2014-06-30, but here it is `\(written)`.", at: range,
        help: "A row of totals is left out: the pages add up what can be added. Delete the row.")
    }
    return Diagnostic(
      "not-a-date", "`\(field.key)` must be a date such as 2014-06-30, but here it is `\(written)`.", at: range,
      help: fault == .ongoing && !["end", "to", "expires_on"].contains(field.key)
        ? "Write the day itself, such as 2014-06-30." : fault.help(in: field, beside: fields),
      suggestion: fault.suggestion,
      insteadOf: fault.isSure(of: written) ? written : nil)
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
    // `office (at) forum.az`, `office @ forum.az`, as people write them against those who gather them.
    let joined = written.replacing(/\s*(?:@|[(\[]\s*(?:at|et|ət)\s*[)\]])\s*/, with: "@")
      .replacing(/\s*[(\[]\s*(?:dot|nöqtə)\s*[)\]]\s*/, with: ".")
    let plain = joined.lowercased().hasPrefix("mailto:") ? String(joined.dropFirst("mailto:".count)) : joined
    let isSeveral = plain.count { $0 == "@" } > 1
    let isMeant = plain != written && plain.wholeMatch(of: /[\w.+-]+@[\w-]+(\.[\w-]+)+/) != nil
    return Diagnostic(
      "not-an-email", "`\(field.key)` must be an address for letters, but here it is `\(written)`.", at: range,
      help: isSeveral
        ? "One address alone stands here."
        : "Write it as office@example.org, alone, without a name or `mailto:` before it and without invisible signs.",
      suggestion: isMeant || written.lowercased().hasPrefix("mailto:") ? plain : nil,
      insteadOf: isMeant && plain.wholeMatch(of: /[\w.+-]+@[\w.-]+/) != nil ? written : nil)
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
    let isOfTwo = written.contains(/[\s,;]+https?:\/\//)
    let isSpaced = !isOfTwo && written.wholeMatch(of: /https?:\/\/[^\s]+( [^\s]+)+/) != nil
    let meant = WrittenAddress.meant(by: visible)
    let help: String? =
      if visible != written { "An invisible sign stands in it: delete it." } else if isOfTwo {
        "One address alone stands here: write the other one into a field or group of its own."
      } else if let meant {
        meant.reason
      } else if twice != nil {
        "It begins twice: delete one of the two."
      } else if isSpaced {
        "An address has no blanks: `%20` stands for each."
      } else if isFile, written == host { "A file of this site stands in `file`." } else { nil }
    let suggestion =
      visible != written
      ? visible
      : meant?.address ?? (isBare ? "https://\(written)" : isSpaced ? written.replacing(" ", with: "%20") : nil)
    let schemes = if case .address = field.form { "https://, http:// or mailto:" } else { "https:// or http://" }
    return Diagnostic(
      "not-an-address", "`\(field.key)` must be an address that begins with \(schemes).", at: range,
      help: help, suggestion: isOfTwo ? nil : suggestion,
      insteadOf: visible.wholeMatch(of: /https?:\/\/[\w.~\/%?=&-]+/) != nil && twice == nil && meant == nil
        ? written : nil)
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
}

extension Quantity {
  /// `8080` for `8080.0`; `nil` where there is a fraction, or a minus.
  fileprivate var wholePart: String? {
    let halves = description.split(separator: ".")
    return halves.count == 2 && halves[1].allSatisfy { $0 == "0" } && !halves[0].hasPrefix("-")
      ? String(halves[0]) : nil
  }

  fileprivate var hundredth: Quantity? { Quantity(digits: Int128(digits), scale: Int(scale) + 2) }
}

extension FieldDescription {
  /// The share that people mean by a whole number of hundredths: `90` for `0.90`.
  fileprivate func shareMeant(by written: String) -> String? {
    guard case .number(in: let range?) = form, range.upper == 1, let share = (try? Quantity.parse(written))?.hundredth,
      range.contains(share)
    else { return nil }
    return share.description
  }
}

extension FieldForm {
  /// The words that may stand where there is no value.
  fileprivate var wordsForNone: [String] {
    if case .orWord(_, let words) = self { words } else { [] }
  }
}

extension QuantityFault {
  /// A share is written from 0 to 1, unless it is the figure of an indicator.
  fileprivate func suggestion(in field: FieldDescription) -> String? {
    guard reason == .percentSign, !field.form.isFigure else { return suggestion }
    guard case .number = field.form, let suggestion, let percent = try? Quantity.parse(suggestion) else { return nil }
    return percent.hundredth?.description
  }

  /// - Parameters:
  ///   - words: Those that may stand where there is no figure.
  ///   - fields: Those of the same group.
  fileprivate func help(
    orOneOf words: [String], in field: FieldDescription, beside fields: [FieldDescription]
  ) -> String? {
    let hasNote = fields.contains { $0.key == "note" }
    switch reason {
    case .percentSign where !field.form.isFigure:
      return suggestion(in: field) == nil ? "Write the number alone." : "Write the share as a decimal."
    case .currency where !field.form.isFigure:
      return fields.contains { $0.key == "currency" }
        ? "Write the number alone; `currency` says in which currency it is." : "Write the number alone."
    case .unit where !field.form.isFigure: return "Write the number alone."
    case .mark, .approximate:
      if !hasNote { return "Write the number alone; what the mark says belongs in the text." }
    case .bound, .range:
      if !hasNote { return "Write one number." }
    case .share(let part, of: let whole):
      return Set(["numerator", "denominator"]).isSubset(of: fields.map(\.key))
        ? "Write \(part) as `numerator` and \(whole) as `denominator`, in place of `\(field.key)`."
        : "Write one number."
    default: break
    }
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
    case .empty: nil
    case .notANumber:
      suggestion == nil
        ? "Write the number alone, in the digits 0 to 9, with a point before what is less than one." : nil
    case .thousandsSeparator: "Leave out the sign between the thousands; the page sets it by language."
    case .decimalComma: "Write a point for the decimal sign; the page sets the comma by language."
    case .percentSign: "Leave out the sign; `kind: percentage` says that it is a share."
    case .currency: "Write the number alone; `unit` says in which currency it is."
    case .mark(let mark): "Write the number alone, and in `note` what `\(mark)` says."
    case .smallShare(let sign):
      "`\(sign)` says of how many: 70 ‰ are 7 of 100. Write the share as `kind` and `unit` have it, in per cent for `kind: percentage`."
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
    case .share: "Write one number."
    case .bracketed(let number):
      "Accounts have brackets for a minus: write -\(number) if that is meant, else \(number)."
    case .shortened: "A spreadsheet shortened it: give its cell the format “Number”, and copy the whole number."
    case .spreadsheetError: "The spreadsheet could not work it out: correct the formula there, or leave the figure out."
    case .formula: "Write the result, not the formula."
    case .saysMissing: "When there is no figure, delete the line: the page says that it is missing."
    case .words: "Write the number in digits, alone."
    case .tooManyDigits: "A figure can have 18 digits."
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}

extension DateFault {
  /// - Parameter fields: Those of the same group.
  fileprivate func help(in field: FieldDescription, beside fields: [FieldDescription]) -> String? {
    guard case .span(let from, let to) = self else { return help }
    let pairs = [("from", "to"), ("start", "end")]
    if let pair = pairs.first(where: { pair in [pair.0, pair.1].allSatisfy { key in fields.contains { $0.key == key } }
    }) {
      return "This is a longer time: write `\(pair.0): \(from)` and `\(pair.1): \(to)`"
        + (pair.0 == "from" ? ", in a table in two columns." : ".")
    }
    return "This is a longer time, and `\(field.key)` has one date: write \(to), the last, or \(from), the first."
  }

  private var help: String? {
    switch self {
    case .empty: nil
    case .noSuchMonth(let month, let year): "The year \(year) has no month \(month)."
    case .noSuchDay(let day, _, _, let lastDay): "There is no day \(day) in that month: it ends with \(lastDay)."
    case .ambiguous(let one, let other): "Write \(one) or \(other), whichever is meant."
    case .financialYear(let first):
      "A financial year has a first and a last day: write `from: \(first)-04-01` and `to: \(first + 1)-03-31`, or whichever "
        + "days it has, in two fields or columns."
    case .span: nil
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
