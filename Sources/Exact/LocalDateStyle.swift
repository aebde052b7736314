/// Dates as people write them, read only to say what to write instead.
enum LocalDateStyle {
  /// The date meant, or `nil` when the text is none that we know.
  ///
  /// - Throws: `ambiguous` where day and month may be swapped, `noSuchMonth` and `noSuchDay` where the style is plain
  ///   but the date does not exist.
  static func read(_ text: Substring) throws(DateFault) -> PartialDate? {
    if ongoingWords.contains(text.lowercased()) { throw .ongoing }
    // No style does without a number. Patterns cost much, which tells in a column of fifty thousand words.
    guard text.contains(where: \.isNumber) else { return nil }
    if let special = longerTime(text) ?? spreadsheetDay(text) ?? shortYear(text) ?? remarked(text) { throw special }
    if let known = unknownPart(text) { return known }
    return try date(withoutTime(text) ?? withoutYearWord(text) ?? text) ?? lookalike(text).flatMap { try? date($0) }
  }

  /// `2014-05-xx`, `2014-??-??`: what is known of it.
  private static func unknownPart(_ text: Substring) -> PartialDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard 2...3 ~= parts.count, let last = parts.last, last.count == 2, last.allSatisfy({ "xXхХ?_0".contains($0) })
    else { return nil }
    let known = parts.count == 3 && parts[1].allSatisfy { "xXхХ?_0".contains($0) } ? parts.prefix(1) : parts.dropLast()
    return try? PartialDate.parseExactly(known.joined(separator: "-"))
  }

  /// `12.05.2014 г.`, `12.05.2014г.`, `12.05.2014-cü il`, `12.05.2014;`: a date in figures, and what says no more of it.
  private static func withoutYearWord(_ text: Substring) -> Substring? {
    guard let last = text.lastIndex(where: \.isNumber), text.index(after: last) < text.endIndex,
      text[...last].allSatisfy({ $0.isNumber || "./-".contains($0) })
    else { return nil }
    let rest = text[text.index(after: last)...].split { " -;".contains($0) }
    guard !rest.isEmpty || text.hasSuffix(";") else { return nil }
    return rest.allSatisfy { yearWords.contains($0.lowercased()) || ["cü", "cu"].contains($0.lowercased()) }
      ? text[...last] : nil
  }

  /// `2O14-05-12`: with the digits that stand in other places for the letters among them.
  private static func lookalike(_ text: Substring) -> Substring? {
    let digits: [Character: Character] = [
      "O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "З": "3", "з": "3",
    ]
    guard text.utf8.count <= 20, text.contains(where: { digits[$0] != nil }),
      text.split(whereSeparator: { "./-".contains($0) }).allSatisfy({ part in
        part.contains(where: \.isNumber) && part.allSatisfy { $0.isNumber || digits[$0] != nil }
      })
    else { return nil }
    return Substring(String(text.map { digits[$0] ?? $0 }))
  }

  /// `16 may 2016, saat 15:00`: who writes the date in words means the day of his own clock.
  private static func withoutTime(_ text: Substring) -> Substring? {
    text.wholeMatch(
      of:
        /(?<date>.*?(?:\p{L}|\d\d\.\d{4}).*?),?\s+(?:saat|в|at)?\s*\d{1,2}:\d{2}(?:\s*[-–—]\s*\d{1,2}:\d{2})?(?:-?[dt][aəe]|\s*[ap]m)?/
    )
    .map { $0.date }
  }

  /// The same of a text that is no longer time.
  static func date(_ text: Substring) throws(DateFault) -> PartialDate? {
    do throws(DateFault) {
      if let date = try timestamp(text) { return date }
    } catch .timeOfDay {
      throw .timeOfDay
    } catch {
      // Other styles look like one from afar.
    }
    var words = text.split { " \t\u{A0},".contains($0) }
    if words.count == 1, let date = try numeric(words[0]) { return date }
    if words.count == 1, let date = try joined(words[0]) { return date }
    // `2014 05 12`
    if words.count == 3, words.allSatisfy({ PartialDate.wholeNumber($0.utf8) != nil }),
      let date = try numeric(Substring(words.joined(separator: "/")))
    {
      return date
    }
    if let month = monthOfYearEnd(words) { return month }
    words.removeAll { fillers.contains($0.lowercased()) }
    if words.count == 1, words[0].count == 4, let year = PartialDate.wholeNumber(words[0].utf8) {
      return PartialDate(year: year)
    }
    if words.count == 1, let date = try numeric(words[0]) { return date }
    if words.count == 1, let date = try joined(words[0]) { return date }
    // `Monday, 16 May 2016`, `16.05.2016, bazar ertəsi`: the day of the week says nothing more.
    let others = words.filter { !weekdays.contains($0.lowercased()) }
    if others.count < words.count {
      if others.count == 1, let date = try numeric(others[0]) { return date }
      if others.count == 1, let date = try joined(others[0]) { return date }
      if others.count > 2 { words = others }
    }
    return try named(words)
  }

  /// `16-May-2016`, `2016-May-16`, `16.V.2016`.
  private static func joined(_ word: Substring) throws(DateFault) -> PartialDate? {
    let parts = word.split { "-./".contains($0) }
    // `VI.2015`: up to IV it may be a quarter, too.
    if parts.count == 2, let name = parts.first(where: { $0.first?.isLetter == true }),
      let month = romanMonths.firstIndex(of: name.uppercased()), month > 3,
      let year = parts.first(where: { $0.count == 4 }).flatMap({ PartialDate.wholeNumber($0.utf8) })
    {
      return PartialDate(year: year, month: month + 1)
    }
    guard parts.count == 3, parts[1].allSatisfy(\.isLetter) else { return nil }
    let (day, year) = parts[0].count == 4 ? (parts[2], parts[0]) : (parts[0], parts[2])
    guard year.count == 4, year.allSatisfy(\.isNumber) else { return nil }
    if let month = romanMonths.firstIndex(of: parts[1].uppercased()), let number = PartialDate.wholeNumber(year.utf8) {
      guard let day = Self.day(day) else { return nil }
      return try PartialDate.make(year: number, month: month + 1, day: day)
    }
    return try named([day, parts[1], year])
  }

  private static let romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
  private static let fillers: Set<String> = [
    "the", "of", "on", "in", "as", "at", "year", "tarixi", "tarixində", "tarixinə", "tarixinədək", "tarixə", "gün",
    "günü",
    "на", "по", "состоянию",
  ]

  /// `end of 2015`, `2015-ci ilin sonu`, `конец 2015 года`: its last month; of its beginning the first.
  private static func monthOfYearEnd(_ words: [Substring]) -> PartialDate? {
    let names = words.map { $0.lowercased() }
    guard (2...5).contains(words.count), let end = names.lazy.compactMap({ yearEnds[$0] }).first,
      let year = words.first(where: { $0.wholeMatch(of: /\d{4}(?:-\p{L}{1,3})?/) != nil }).flatMap({ Int($0.prefix(4)) }
      ),
      names.allSatisfy({
        yearEnds[$0] != nil || $0.prefix(4) == "\(year)" || fillers.contains($0) || yearWords.contains($0)
      })
    else { return nil }
    return PartialDate(year: year, month: end)
  }

  private static let yearEnds = [
    "end": 12, "sonu": 12, "sonunda": 12, "конец": 12, "конца": 12, "конце": 12, "beginning": 1, "əvvəli": 1,
    "əvvəlində": 1, "начало": 1, "начале": 1,
  ]
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
    "sat", "sun", "bazar", "ertəsi", "çərşənbə", "axşamı", "cümə", "şənbə", "понедельник", "вторник", "среда",
    "четверг", "пятница", "суббота", "воскресенье",
  ]

  // MARK: What is no date of a calendar

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
    for separator in "./-‐‑–—−" {
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
    while let last = parts.last, yearWords.contains(last.lowercased()) { parts.removeLast() }
    // `2016-cı il`: a year alone.
    if parts.count == 1, words.count > 1 || parts[0].contains("-"),
      let year = parts[0].wholeMatch(of: /(\d{4})(?:-(?:c[ıiuü]|й|го|м))?/).flatMap({
        PartialDate.wholeNumber($0.1.utf8)
      })
    {
      return PartialDate(year: year)
    }
    // `2016, may`, `2016-cı ilin mayı`: the year first.
    if parts.count > 1, let first = parts.first, first.prefix(4).count(where: \.isNumber) == 4,
      first.contains("-") || parts.count == 2
    {
      parts = parts.dropFirst().filter { !yearWords.contains($0.lowercased()) } + [first]
    }
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
    // `mayı`, `mayında`: the case that a year before it asks for.
    if let match = name.wholeMatch(of: /(\p{L}{3,}?)(?:[ıiuü]|[ıiuü]nd[aə]|d[aə])/) {
      let bare = String(match.1)
      if let month = monthNames.firstIndex(where: { $0.contains(bare) }) { return month + 1 }
    }
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
