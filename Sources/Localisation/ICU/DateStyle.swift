internal import CICU
internal import Diagnostics
internal import Exact

/// How a language writes dates, asked of ICU once: for each month what stands around the day and the year.
struct DateStyle: ~Copyable, Sendable {
  /// A date of one month, as precise as it is: its texts, with the places of day and year.
  private struct Pattern: Sendable {
    enum Part: Sendable {
      case text(String)
      /// At least so many digits.
      case day(digits: Int)
      case year
    }

    var parts: [Part] = []
  }

  /// By month: with the day, and without.
  private let days: [Pattern]
  private let months: [Pattern]
  private let year: Pattern

  init(_ locale: ICULocale) {
    let days = DateFormat(longIn: locale)
    let months = DateFormat("yMMMM", in: locale)
    self.days = (1...12).map { days.pattern(ofMonth: $0) }
    self.months = (1...12).map { months.pattern(ofMonth: $0) }
    year = DateFormat("y", in: locale).pattern(ofMonth: 1)
  }

  func text(_ date: PartialDate, _ numbers: borrowing NumberStyle) -> String {
    let (year, month, day) = date.first.components
    return switch date.precision {
    case .year: self.year(of: date.first, numbers)
    case .month: text(months[month - 1], year: year, day: day, numbers)
    case .day: text(days[month - 1], year: year, day: day, numbers)
    }
  }

  func year(of day: Day, _ numbers: borrowing NumberStyle) -> String { text(year, year: day.year, day: 1, numbers) }

  private func text(_ pattern: Pattern, year: Int, day: Int, _ numbers: borrowing NumberStyle) -> String {
    var text = ""
    for part in pattern.parts {
      switch part {
      case .text(let words): text += words
      case .day(let count):
        if day < 10, count > 1 { text += numbers.digits(0) }
        text += numbers.digits(day)
      case .year: text += numbers.digits(year)
      }
    }
    return text
  }

  /// ICU's date format of a language, open as long as it is asked.
  @safe private struct DateFormat: ~Copyable {
    private let format: UnsafeMutablePointer<UDateFormat?>

    init(longIn locale: ICULocale) {
      guard let format = unsafe ICU.call({ unsafe icu_openLongDates(locale.gregorian, $0) }) else {
        internalFault("ICU opens no date format")
      }
      unsafe self.format = format
    }

    /// - Parameter skeleton: What the dates consist of, such as `yMMMM`; the language says in which order and form.
    init(_ skeleton: String, in locale: ICULocale) {
      let pattern = Array(DatePatterns(locale).best(for: skeleton).utf16)
      let opened = unsafe ICU.call { unsafe icu_openDates(locale.gregorian, pattern, Int32(pattern.count), $0) }
      guard let format = unsafe opened else { internalFault("ICU opens no date format") }
      unsafe self.format = format
    }

    deinit { unsafe icu_closeDates(format) }

    /// What the first day of a month is written like, with the places of its numbers.
    func pattern(ofMonth month: Int) -> Pattern {
      guard let epoch = Day(year: 1970, month: 1, day: 1), let day = Day(year: 2001, month: month, day: 1),
        let fields = unsafe ICU.call({ unsafe icu_openFields($0) })
      else { internalFault("there is no first day of month \(month)") }
      defer { unsafe icu_closeFields(fields) }
      let milliseconds = Double(day.number - epoch.number) * 86_400_000
      let text = unsafe ICU.text { unsafe icu_formatDate(format, milliseconds, $0, $1, fields, $2) }
      let units = Array(text.utf16)
      func words(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }
      var numbers: [(range: Range<Int>, part: Pattern.Part)] = []
      var (start, end): (Int32, Int32) = (0, 0)
      while true {
        let field = unsafe icu_nextField(fields, &start, &end)
        guard field >= 0 else { break }
        let range = Int(start)..<Int(end)
        switch UDateFormatField(UInt32(field)) {
        case UDAT_DATE_FIELD: numbers.append((range, .day(digits: words(range).count)))
        case UDAT_YEAR_FIELD: numbers.append((range, .year))
        default: break
        }
      }
      var pattern = Pattern()
      var written = 0
      for (range, part) in numbers.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        if written < range.lowerBound { pattern.parts.append(.text(words(written..<range.lowerBound))) }
        pattern.parts.append(part)
        written = range.upperBound
      }
      if written < units.count { pattern.parts.append(.text(words(written..<units.count))) }
      return pattern
    }
  }
}

/// ICU's generator of date patterns.
@safe private struct DatePatterns: ~Copyable {
  private let generator: UnsafeMutablePointer<UDateTimePatternGenerator?>

  init(_ locale: ICULocale) {
    guard let generator = unsafe ICU.call({ unsafe icu_openPatterns(locale.gregorian, $0) }) else {
      internalFault("ICU opens no date patterns")
    }
    unsafe self.generator = generator
  }

  deinit { unsafe icu_closePatterns(generator) }

  func best(for skeleton: String) -> String {
    let units = Array(skeleton.utf16)
    return unsafe ICU.text { unsafe icu_bestPattern(generator, units, Int32(units.count), $0, $1, $2) }
  }
}
