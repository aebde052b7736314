internal import Exact

/// A label that a spreadsheet made of a range of numbers, taking it for a date: `14-Oct` for 10-14, `5/9/2023` for 5-9.
struct SpreadsheetLabel {
  let text: String
  /// The range as it was probably written; `nil` where nobody can tell.
  let meant: String?

  /// - Parameter isAge: No age is a date or a number of five digits; other labels may be called so.
  /// - Returns: `nil` for a label that people write.
  init?(_ label: String, isAge: Bool) {
    guard let found = Self.namedMonth(label, isAge: isAge) ?? Self.numbers(label, isAge: isAge) else { return nil }
    text = label
    // Ranges rise, whichever of the two the spreadsheet took for the month.
    meant =
      found.month < found.other
      ? "\(found.month)-\(found.other)"
      : found.other < found.month ? "\(found.other)-\(found.month)" : nil
  }

  private typealias Parts = (month: Int, other: Int)

  /// `14-Oct`, `Oct-14`, `14.окт`; of an age `14 Oct 2023` too.
  private static func namedMonth(_ label: String, isAge: Bool) -> Parts? {
    let signs: Set<Character> = isAge ? ["-", "/", ".", " ", "‑"] : ["-", "/", ".", "‑"]
    let words = label.lowercased().split(whereSeparator: signs.contains).map(String.init)
    let named = words.indices.compactMap { position in month(words[position]).map { (position, $0) } }
    guard named.count == 1, let (position, month) = named.first, words.count == 2 || words.count == 3 && isAge else {
      return nil
    }
    let numbers = words.indices.filter { $0 != position }.compactMap { Int(words[$0]) }
    guard numbers.count == words.count - 1, let other = numbers.first else { return nil }
    return isAge || words[1 - position].count <= 2 ? (month, other) : nil
  }

  /// By its first letters, in English, Azerbaijani or Russian, as spreadsheets shorten it.
  private static func month(_ word: String) -> Int? {
    months.firstIndex { $0.contains(word) }.map { $0 + 1 }
  }

  private static let months: [Set<String>] = [
    ["jan", "yan", "янв"], ["feb", "fev", "фев"], ["mar", "мар"], ["apr", "апр"], ["may", "май", "мая"],
    ["jun", "iyn", "июн"], ["jul", "iyl", "июл"], ["aug", "avq", "авг"], ["sep", "sept", "sen", "сен"],
    ["oct", "okt", "окт"],
    ["nov", "noy", "ноя"], ["dec", "dek", "дек"],
  ]

  /// `05/09/2023`; of an age `2023-09-05` and a day's number, such as 45000, too.
  private static func numbers(_ label: String, isAge: Bool) -> Parts? {
    // Most labels are words or short, and a pattern is compiled at each use.
    let digits: ClosedRange<UInt8> = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard label.utf8.count >= 5, let first = label.utf8.first, digits.contains(first) else { return nil }
    if let found = label.wholeMatch(of: /(\d{1,2})[\/.](\d{1,2})[\/.](\d{4})( \d{1,2}:\d{2}(:\d{2})?)?/) {
      return dayAndMonth(found.1, found.2)
    }
    guard isAge else { return nil }
    if let found = label.wholeMatch(of: /(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})([ T]\d{1,2}:\d{2}(:\d{2})?)?/) {
      return dayAndMonth(found.2, found.3)
    }
    if let found = label.wholeMatch(of: /(\d{1,2})[-\/.](\d{1,2})[-\/.](\d{2}|\d{4})/) {
      return dayAndMonth(found.1, found.2)
    }
    guard let found = label.wholeMatch(of: /(\d{5})([.,]\d+)?/), let number = Int(found.1) else { return nil }
    return dayNumbered(number)
  }

  private static func dayAndMonth(_ one: Substring, _ other: Substring) -> Parts? {
    guard let one = Int(one), let other = Int(other), (1...12).contains(min(one, other)), max(one, other) <= 31 else {
      return nil
    }
    return (one, other)
  }

  /// Spreadsheets count days from the end of 1899; the first of a month may be a month and a year.
  private static func dayNumbered(_ number: Int) -> Parts? {
    guard let date = Day(year: 1899, month: 12, day: 30)?.adding(days: number)?.components else { return nil }
    return date.day == 1 ? (1, 1) : (date.month, date.day)
  }
}
