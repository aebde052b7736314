/// Dates as people write them, read only to say what to write instead.
enum LocalDateStyle {
  /// The date meant, or `nil` when the text is none that we know.
  ///
  /// - Throws: `ambiguous` where day and month may be swapped, `noSuchMonth` and `noSuchDay` where the style is plain
  ///   but the date does not exist.
  static func read(_ text: Substring) throws(DateFault) -> PartialDate? {
    if let special = longerTime(text) ?? spreadsheetDay(text) ?? shortYear(text) ?? remarked(text) { throw special }
    do throws(DateFault) {
      if let date = try timestamp(text) { return date }
    } catch .timeOfDay {
      throw .timeOfDay
    } catch {
      // Other styles look like one from afar.
    }
    let words = text.split { " \t\u{A0},".contains($0) }
    if words.count == 1, let date = try numeric(words[0]) { return date }
    return try named(words)
  }

  // MARK: What is no date of a calendar

  /// `2016-17`, `2019/20`, `2013-Q2`, `Q4 2017`, `2014-2016`, `Ongoing`.
  private static func longerTime(_ text: Substring) -> DateFault? {
    let word = text.lowercased()
    if ongoingWords.contains(word) { return .ongoing }
    if let match = text.wholeMatch(of: /(\d{4})\s*[-\/–—‑]\s*(\d{2}|\d{4})/),
      let first = PartialDate.wholeNumber(match.1.utf8), let second = PartialDate.wholeNumber(match.2.utf8)
    {
      if match.2.count == 2 {
        // What can be a month is one.
        return second == (first + 1) % 100 && !(1...12).contains(second) ? .financialYear(first: first) : nil
      }
      if second == first + 1, text.contains("/") { return .financialYear(first: first) }
      guard second > first, let from = PartialDate(year: first), let to = PartialDate(year: second) else { return nil }
      return .span(from, to)
    }
    return quarter(word)
  }

  private static func quarter(_ word: String) -> DateFault? {
    let isHalf: Bool
    let (year, number): (Int?, Int?)
    if let match = word.wholeMatch(of: /(\d{4})[\s\-\/]*([qh])\s*([1-4])/) {
      (year, number, isHalf) = (Int(match.1), Int(match.3), match.2 == "h")
    } else if let match = word.wholeMatch(of: /([qh])\s*([1-4])[\s\-\/]*(\d{4})/) {
      (year, number, isHalf) = (Int(match.3), Int(match.2), match.1 == "h")
    } else {
      return nil
    }
    guard let year, let number, !isHalf || number < 3 else { return nil }
    let months = isHalf ? 6 : 3
    guard let from = PartialDate(year: year, month: (number - 1) * months + 1, day: nil),
      let to = PartialDate(year: year, month: number * months, day: nil)
    else { return nil }
    return .span(from, to)
  }

  /// `41885`: days since the end of 1899, as spreadsheets count.
  private static func spreadsheetDay(_ text: Substring) -> DateFault? {
    guard let number = PartialDate.wholeNumber(text.utf8), (30_000...60_000).contains(number), text.utf8.count == 5,
      let start = PartialDate(year: 1899, month: 12, day: 30), let day = Day(number: Int(start.first.number) + number)
    else { return nil }
    return .serial(PartialDate(day))
  }

  /// `28/02/17`, `31-Jan-19`, `30.06.14`: taken for this century where that is no later than 2049, as spreadsheets do.
  private static func shortYear(_ text: Substring) -> DateFault? {
    let parts = text.split(whereSeparator: { "./- ".contains($0) })
    // Of three short numbers with hyphens, the first may be the year as well.
    let isPlain = !text.contains("-") || parts.contains { $0.first?.isLetter == true }
    guard isPlain, parts.count == 3, let short = parts.last, short.count == 2,
      let digits = PartialDate.wholeNumber(short.utf8)
    else {
      return nil
    }
    let year = digits < 50 ? 2000 + digits : 1900 + digits
    let whole =
      parts.dropLast().joined(separator: text.contains(".") ? "." : "/") + (text.contains(".") ? "." : "/")
      + String(year)
    let named = parts.dropLast().joined(separator: " ") + " \(year)"
    do throws(DateFault) {
      if let date = try numeric(Substring(whole)) { return .shortYear(date) }
      if let date = try Self.named(named.split(separator: " ")) { return .shortYear(date) }
    } catch {
      return error
    }
    return nil
  }

  /// `2018*`, `2018 (p)`, `2016.0`.
  private static func remarked(_ text: Substring) -> DateFault? {
    guard let match = text.wholeMatch(of: /(\d{4}(?:-\d{2}){0,2})(?:\.0+|\s*(?:[*†‡¹²³]+|\([a-z0-9]{1,2}\)|[a-z]))/),
      let date = try? PartialDate.parse(String(match.1))
    else { return nil }
    return text.contains(".0") ? .notADate(meant: date) : .marked(date)
  }

  private static let ongoingWords: Set<String> = [
    "ongoing", "on-going", "continuous", "present", "now", "today", "current", "davam edir", "hazırda",
    "по настоящее время",
    "продолжается", "сейчас",
  ]

  /// `2014-06-30T10:00:00Z`, `2014-06-30 10:00`, `20140630`: an ISO date and more, or without its hyphens.
  private static func timestamp(_ text: Substring) throws(DateFault) -> PartialDate? {
    if text.utf8.count == 8, let number = PartialDate.wholeNumber(text.utf8) {
      return try PartialDate.make(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    let date = text.prefix(10)
    guard date.utf8.count == 10, let next = text.dropFirst(10).first, "Tt ".contains(next) else { return nil }
    let day = try PartialDate.parse(String(date))
    let time = text.dropFirst(11).prefix { $0.isNumber || $0 == ":" || $0 == "." }
    // Midnight somewhere else is another day, and no other time of day is midnight.
    guard time.contains(where: { $0.isNumber && $0 != "0" }) else { return day }
    throw .timeOfDay
  }

  /// `30.06.2014`, `30/06/2014`, `05/18/2017`, `2014/6/3`, `06/2014`, and with the dashes that word processors set.
  private static func numeric(_ text: Substring) throws(DateFault) -> PartialDate? {
    for separator in "./-‐‑–−" {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      let numbers = parts.compactMap { PartialDate.wholeNumber($0.utf8) }
      guard 2...3 ~= parts.count, numbers.count == parts.count else { continue }
      let isYear = parts.map { $0.utf8.count == 4 }
      let isShort = parts.map { $0.utf8.count <= 2 }
      if isYear[0], isShort.dropFirst().allSatisfy({ $0 }) {
        return try PartialDate.make(year: numbers[0], month: numbers[1], day: parts.count == 3 ? numbers[2] : nil)
      }
      guard let year = numbers.last, isYear.last == true, isShort.dropLast().allSatisfy({ $0 }) else { continue }
      if parts.count == 2 { return try PartialDate.make(year: year, month: numbers[0], day: nil) }
      return try dayAndMonth(numbers[0], numbers[1], year: year, isDayFirst: separator == ".")
    }
    return nil
  }

  /// With points the day always comes first; with strokes and hyphens it may be either, unless one number is above 12.
  private static func dayAndMonth(
    _ one: Int, _ other: Int, year: Int, isDayFirst: Bool
  ) throws(DateFault) -> PartialDate {
    let dayFirst = PartialDate(year: year, month: other, day: one)
    let monthFirst = isDayFirst ? nil : PartialDate(year: year, month: one, day: other)
    switch (dayFirst, monthFirst) {
    case (let date?, nil), (nil, let date?): return date
    case (let one?, let other?) where one == other: return one
    case (let one?, let other?): throw .ambiguous(one, other)
    case (nil, nil): return try PartialDate.make(year: year, month: other, day: one)
    }
  }

  /// `June 2014`, `30 June 2014`, `June 30, 2014`, `30 июня 2014 г.`, `30 iyun 2014-cü il`.
  private static func named(_ words: [Substring]) throws(DateFault) -> PartialDate? {
    var parts = words
    while let last = parts.last, ["г", "г.", "год", "года", "il", "ildə"].contains(last) { parts.removeLast() }
    guard 2...3 ~= parts.count, let yearWord = parts.popLast() else { return nil }
    let yearDigits = yearWord.prefix { $0 != "-" }
    guard yearDigits.utf8.count == 4, let year = PartialDate.wholeNumber(yearDigits.utf8) else { return nil }
    if parts.count == 1 {
      guard let month = month(named: parts[0]) else { return nil }
      return try PartialDate.make(year: year, month: month, day: nil)
    }
    if let month = month(named: parts[0]), let day = day(parts[1]) {
      return try PartialDate.make(year: year, month: month, day: day)
    }
    guard let month = month(named: parts[1]), let day = day(parts[0]) else { return nil }
    return try PartialDate.make(year: year, month: month, day: day)
  }

  /// `30`, `30.`, `30th`.
  private static func day(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard 1...2 ~= digits.count, ["", ".", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
      return nil
    }
    return PartialDate.wholeNumber(digits.utf8)
  }

  /// 1…12. `İyun` has a dot of its own after lower-casing, which is left out.
  private static func month(named word: Substring) -> Int? {
    var name = word.lowercased()
    name.unicodeScalars.removeAll { $0 == "\u{307}" || $0 == "." }
    return monthNames.firstIndex { $0.contains(name) }.map { $0 + 1 }
  }

  /// English, Azerbaijani, Russian; full names as they stand in dates, and short ones.
  private static let monthNames: [Set<String>] = [
    ["january", "jan", "yanvar", "январь", "января", "янв"],
    ["february", "feb", "fevral", "февраль", "февраля", "фев", "февр"],
    ["march", "mar", "mart", "март", "марта", "мар"],
    ["april", "apr", "aprel", "апрель", "апреля", "апр"],
    ["may", "май", "мая"],
    ["june", "jun", "iyun", "июнь", "июня", "июн"],
    ["july", "jul", "iyul", "июль", "июля", "июл"],
    ["august", "aug", "avqust", "август", "августа", "авг"],
    ["september", "sep", "sept", "sentyabr", "сентябрь", "сентября", "сен", "сент"],
    ["october", "oct", "oktyabr", "октябрь", "октября", "окт"],
    ["november", "nov", "noyabr", "ноябрь", "ноября", "ноя", "нояб"],
    ["december", "dec", "dekabr", "декабрь", "декабря", "дек"],
  ]
}
