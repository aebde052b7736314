/// Why a text is not a date, and the date that was probably meant.
package enum DateFault: Error, Hashable, Sendable {
  /// Nothing, or only spaces.
  case empty
  /// `2024-13-45`: a date in form, but the year has no such month.
  case noSuchMonth(Int, year: Int)
  /// `2023-02-29`: the month ends earlier.
  case noSuchDay(Int, month: Int, year: Int, lastDay: Int)
  /// `05/06/2017` may be either.
  case ambiguous(PartialDate, PartialDate)
  /// `2019/20`: a financial year, which has a first and a last day.
  case financialYear(first: Int)
  /// `2013-Q2`, `Q4 2017`, `2014-2016`: a longer time, with its first and last month or year.
  case span(PartialDate, PartialDate)
  /// `41885`: a spreadsheet's number for a day.
  case serial(PartialDate)
  /// `28/02/17`: a year of two digits.
  case shortYear(PartialDate)
  /// `Ongoing`: a word for what has no end.
  case ongoing
  /// `2018*`: a date with a mark behind it.
  case marked(PartialDate)
  /// `2018-05-31T21:00:00Z`, which may be the next day where it was written.
  case timeOfDay
  /// Another style, `30.06.2014`, or no date at all, `soon`.
  case notADate(meant: PartialDate?)

  /// The date to write instead, where one reading is plainly meant.
  package var suggestion: String? {
    switch self {
    case .notADate(let meant?), .serial(let meant), .shortYear(let meant), .marked(let meant): meant.description
    default: nil
    }
  }
}

extension PartialDate {
  /// Reads `2014`, `2014-09` or `2014-09-30` and nothing else.
  ///
  /// - Throws: `DateFault`, with the date that was probably meant.
  package static func parse(_ text: String) throws(DateFault) -> PartialDate {
    guard let date = try parseExactly(text) else { throw diagnose(text) }
    return date
  }

  /// - Returns: `nil` where the form is another one.
  static func parseExactly(_ text: String) throws(DateFault) -> PartialDate? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard parts.count <= widths.count, zip(parts, widths).allSatisfy({ $0.count == $1 }) else { return nil }
    let numbers = parts.compactMap { wholeNumber($0) }
    guard numbers.count == parts.count else { return nil }
    // `2016-17` is no month.
    if numbers.count == 2, numbers[1] > 12, numbers[1] == (numbers[0] + 1) % 100 {
      throw .financialYear(first: numbers[0])
    }
    return try make(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// Digits only, at most nine.
  static func wholeNumber(_ text: some Collection<UInt8>) -> Int? {
    guard 1...9 ~= text.count else { return nil }
    var number = 0
    for byte in text {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// The date, or which part of it the calendar does not have.
  static func make(year: Int, month: Int?, day: Int?) throws(DateFault) -> PartialDate {
    if let date = PartialDate(year: year, month: month, day: day) { return date }
    guard 1...9999 ~= year, let month else { throw .notADate(meant: nil) }
    // By zeros programs say that it is not known.
    if day == 0, let known = PartialDate(year: year, month: month == 0 ? nil : month) { throw .notADate(meant: known) }
    guard 1...12 ~= month, let day else { throw .noSuchMonth(month, year: year) }
    throw .noSuchDay(day, month: month, year: year, lastDay: Day.daysInMonth(month, of: year))
  }

  /// In bytes: `с 1 по 5 сентября 2016 года, понедельник` has 65.
  private static let longest = 300

  private static func diagnose(_ text: String) -> DateFault {
    let written = Substring(text).trimmed
    guard !written.isEmpty else { return .empty }
    do {
      // No date is as long, and what is need not be looked at in every way.
      guard written.utf8.count <= longest else { return .notADate(meant: nil) }
      // By an apostrophe a spreadsheet keeps it as a text.
      if "'’".contains(written.prefix(1)), let meant = try parseExactly(String(written.dropFirst())) {
        return .notADate(meant: meant)
      }
      // `۲۰۲۶-۱۱-۰۵`, `2026 - 11 - 05`
      let plain = written.withPlainDigits.replacing(" -", with: "-").replacing("- ", with: "-")
      if plain != written, let meant = try parseExactly(plain) { return .notADate(meant: meant) }
      guard let meant = try LocalDateStyle.read(written) else { return .notADate(meant: nil) }
      return .notADate(meant: meant)
    } catch {
      return error
    }
  }
}
