// Longer times as people write them: financial years, quarters, from one day to another.
extension LocalDateStyle {
  /// `2016-17`, `2019/20`, `2013-Q2`, `I rüb 2016`, `2014-2016`, `1-5 may 2016`.
  static func longerTime(_ text: Substring) -> DateFault? {
    let word = text.lowercased()
    if let match = text.wholeMatch(of: /(\d{4})\s*[-\/–—‑]\s*(\d{2}|\d{4})(?:-c[ıiuü] ill?ər)?/),
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
    return quarter(word) ?? week(word) ?? firstMonths(word) ?? span(text)
  }

  static let ongoingWords: Set<String> = [
    "ongoing", "on-going", "continuous", "present", "now", "today", "current", "davam edir", "hazırda",
    "indi", "bu gün", "bugün", "bu günə qədər", "сегодня", "по сей день",
    "по настоящее время", "продолжается", "сейчас",
  ]

  // MARK: Quarters

  private static func quarter(_ word: String) -> DateFault? {
    let (year, number, isHalf): (Int?, Int?, Bool)
    if let match = word.wholeMatch(of: /(\d{4})[\s\-\/]*([qh])\s*([1-4])/) {
      (year, number, isHalf) = (Int(match.1), Int(match.3), match.2 == "h")
    } else if let match = word.wholeMatch(of: /([qh])\s*([1-4])[\s\-\/]*(\d{4})/) {
      (year, number, isHalf) = (Int(match.3), Int(match.2), match.1 == "h")
    } else if let match = word.wholeMatch(of: /([1-4])\s?([qh])[\s\-\/]*(\d{4})/) {
      (year, number, isHalf) = (Int(match.3), Int(match.1), match.2 == "h")
    } else if let match = namedQuarter(word) {
      (year, number, isHalf) = match
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

  /// `I rüb 2016`, `2016-cı ilin I rübü`, `1-й квартал 2016 г.`, `II yarımil 2016`, `1st quarter 2016`.
  private static func namedQuarter(_ word: String) -> (Int?, Int?, Bool)? {
    let words = word.split { " ,".contains($0) }
    guard let name = words.first(where: { quarterNames[String($0)] != nil }), words.count <= 6,
      let isHalf = quarterNames[String(name)],
      let year = words.first(where: { $0.wholeMatch(of: /\d{4}(?:-\p{L}{1,3})?/) != nil }).flatMap({ Int($0.prefix(4)) }
      )
    else { return nil }
    let numbers = words.compactMap { quarterNumber($0) }
    guard numbers.count == 1, let number = numbers.first else { return nil }
    let known = words.allSatisfy {
      $0 == name || $0.prefix(4) == "\(year)" || quarterNumber($0) != nil || yearWords.contains(String($0))
        || ["of", "the"].contains($0)
    }
    return known ? (year, number, isHalf) : nil
  }

  /// `II`, `2-ci`, `2nd`, `second`, `ikinci`, `второй`.
  private static func quarterNumber(_ word: Substring) -> Int? {
    if let place = ordinals.firstIndex(where: { $0.contains(String(word)) }) { return place + 1 }
    let match = word.wholeMatch(of: /([1-4]|i{1,3}|iv)\.?(?:-?(?:й|е|я|ci|cı|cü|st|nd|rd|th))?/)
    return match.flatMap { Int($0.1) ?? ["i": 1, "ii": 2, "iii": 3, "iv": 4][$0.1] }
  }

  private static let ordinals: [Set<String>] = [
    ["first", "birinci", "первый", "первое", "первом"], ["second", "ikinci", "второй", "второе", "втором"],
    ["third", "üçüncü", "третий", "третьем"],
    ["fourth", "dördüncü", "четвертый", "четвёртый", "четвертом", "четвёртом"],
  ]

  /// Whether each is half a year.
  private static let quarterNames: [String: Bool] = [
    "rüb": false, "rübü": false, "rübündə": false, "квартал": false, "квартале": false, "кв": false, "кв.": false,
    "quarter": false, "kvartal": false, "kvartalı": false, "kvartalında": false, "кварт.": false,
    "yarım": true, "yarımı": true, "yarısı": true, "yarımil": true, "yarımili": true, "yarımillik": true,
    "yarımilliyi": true, "полугодие": true, "полугодии": true,
    "half": true,
  ]

  /// What stands behind a year.
  static let yearWords: Set<String> = ["г", "г.", "год", "года", "году", "il", "ildə", "ilin", "ili", "ci", "cı"]

  /// `2014-cü ilin 9 ayı`, `9 месяцев 2014 года`, `9 months of 2014`: from January on.
  private static func firstMonths(_ word: String) -> DateFault? {
    guard monthCounts.contains(where: word.contains) else { return nil }
    let words = word.split { " ,-".contains($0) }.map(String.init)
    guard let name = words.firstIndex(where: { monthCounts.contains($0) }), name > 0,
      let count = Int(words[name - 1]), (2...12).contains(count),
      let year = words.first(where: { $0.count == 4 }).flatMap({ Int($0) }),
      words.indices.allSatisfy({ index in
        index == name || index == name - 1 || words[index] == String(year) || words[index] == "of"
          || yearWords.contains(words[index]) || ["cü", "cu", "первые", "first"].contains(words[index])
      }), let from = PartialDate(year: year, month: 1), let to = PartialDate(year: year, month: count)
    else { return nil }
    return .span(from, to)
  }

  private static let monthCounts = ["ayı", "ay", "ayda", "ayında", "месяцев", "месяца", "мес", "мес.", "months"]

  // MARK: Weeks

  /// `2016-W45`, `W45 2016`, `week 45 of 2016`, `45 неделя 2016`, `2016 həftə 45`: from its Monday to its Sunday.
  ///
  /// - Source: ISO 8601, by which the year's first week is that with its first Thursday, and so with 4 January.
  private static func week(_ word: String) -> DateFault? {
    guard let name = weekNames.first(where: word.contains) else { return nil }
    let numbers = word.replacing(name, with: " ").split { " -,".contains($0) }.filter { $0 != "of" }
    guard numbers.count == 2, let year = numbers.first(where: { $0.count == 4 }).flatMap({ Int($0) }),
      let number = numbers.first(where: { $0.count < 3 }).flatMap({ Int($0) }), (1...53).contains(number),
      let fourth = Day(year: year, month: 1, day: 4)
    else { return nil }
    let monday = Int(fourth.number) - Int(fourth.number) % 7 + (number - 1) * 7
    // A year without a 53rd week has that as the next one's first.
    guard let first = Day(number: monday), let last = Day(number: monday + 6), let thursday = Day(number: monday + 3),
      thursday.year == year
    else { return nil }
    return .span(PartialDate(first), PartialDate(last))
  }

  private static let weekNames = ["week", "həftə", "неделя", "w"]

  // MARK: From one day to another

  /// `1-5 may 2016`, `30 aprel - 2 may 2016`, `May 1-5, 2016`, `yanvar-mart 2016`, `01.05.2016 – 05.05.2016`.
  private static func span(_ text: Substring) -> DateFault? {
    guard text.count <= 60 else { return nil }
    if let match = text.wholeMatch(of: /(\p{L}+\.?) (\d{1,2}) ?[-–—] ?(\d{1,2}),? (\d{4})/) {
      return span("\(match.2)", "\(match.3) \(match.1) \(match.4)")
    }
    // As ISO 8601 has it.
    if let match = text.wholeMatch(of: /(\d{4}(?:-\d\d){1,2})\/(\d{4}(?:-\d\d){1,2})/) { return span(match.1, match.2) }
    for dash in text.indices where "-–—‑".contains(text[dash]) {
      if let found = span(text[..<dash].trimmed, text[text.index(after: dash)...].trimmed) { return found }
    }
    for word in [" to ", " until ", " по ", " до "] {
      guard let between = text.firstRange(of: word) else { continue }
      var start = text[..<between.lowerBound].trimmed
      for opening in ["from ", "From ", "с ", "С ", "от "] where start.hasPrefix(opening) {
        start = start.dropFirst(opening.count)
      }
      if let found = span(start, text[between.upperBound...].trimmed) { return found }
    }
    return nil
  }

  private static func span(_ start: Substring, _ end: Substring) -> DateFault? {
    guard start.first?.isLetter == true || start.first?.isNumber == true, let to = whole(end) else { return nil }
    var readings: [String] = []
    if to.precision == .day, start.wholeMatch(of: /\d{1,2}\.?/) != nil {
      readings = [start.filter(\.isNumber) + "." + month(of: to) + "." + "\(to.first.year)"]
    } else if to.precision == .day, start.wholeMatch(of: /\d{1,2}\.\d{1,2}\.?/) != nil {
      readings = [start + (start.hasSuffix(".") ? "" : ".") + "\(to.first.year)"]
    } else if start.contains(where: \.isLetter), start.wholeMatch(of: /.*\d{4}.*/) == nil {
      readings = ["\(start) \(to.first.year)"]
    } else {
      readings = [String(start)]
    }
    guard let from = readings.lazy.compactMap({ whole(Substring($0)) }).first, from.precision == to.precision,
      from.first < to.first
    else { return nil }
    return .span(from, to)
  }

  private static func month(of date: PartialDate) -> String { String(date.description.dropFirst(5).prefix(2)) }

  /// A date that stands alone.
  private static func whole(_ text: Substring) -> PartialDate? {
    if let date = try? PartialDate.parseExactly(String(text)) { return date }
    return try? date(text)
  }
}
