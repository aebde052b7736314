/// A day of the calendar, in the years 1…9999, without time or time zone.
///
/// The Gregorian rules hold for all years (ISO 8601).
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January of the year 1, which is 0.
  package let number: Int32

  package static let earliest = Day(uncheckedNumber: 0)
  /// 31 December 9999.
  package static let latest = Day(uncheckedNumber: number(year: 10_000, month: 1, day: 1) - 1)

  /// - Returns: `nil` outside the years 1…9999.
  package init?(number: Int) {
    guard Int(Self.earliest.number)...Int(Self.latest.number) ~= number else { return nil }
    self.init(uncheckedNumber: Int32(number))
  }

  /// - Returns: `nil` when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Self.daysInMonth(month, of: year) ~= day else { return nil }
    self.init(uncheckedNumber: Self.number(year: year, month: month, day: day))
  }

  private init(uncheckedNumber number: Int32) {
    self.number = number
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
  /// Year, month and day, each from 1.
  package var components: (year: Int, month: Int, day: Int) {
    // Years are counted from 1 March, so that a leap day is a year's last (H. Hinnant, "chrono-Compatible Low-Level
    // Date Algorithms", civil_from_days). 306 days lie between 1 March of year 0 and 1 January of year 1.
    let days = Int(number) + 306
    let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  package var year: Int { components.year }

  /// ISO 8601: `2014-06-30`.
  package var description: String {
    written(components, length: 10)
  }

  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// 28…31. The month is 1…12.
  package static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = yearFromMarch.quotientAndRemainder(dividingBy: 400)
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 306)
  }
}

// MARK: - Reckoning

extension Day {
  /// Days from the other day to this one; negative when this one is earlier.
  package static func - (left: Day, right: Day) -> Int {
    Int(left.number) - Int(right.number)
  }

  /// - Returns: `nil` outside the years 1…9999.
  package func adding(days: Int) -> Day? {
    let (sum, isOverflowing) = Int(number).addingReportingOverflow(days)
    return isOverflowing ? nil : Day(number: sum)
  }

  /// The same day of another month, or that month's last day when it is shorter: 31 January and a month is
  /// 28 February.
  ///
  /// - Returns: `nil` outside the years 1…9999.
  package func adding(months: Int) -> Day? {
    guard -120_000...120_000 ~= months else { return nil }
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + months
    guard total >= 12 else { return nil }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    return Day(year: newYear, month: newMonth, day: min(day, Self.daysInMonth(newMonth, of: newYear)))
  }
}

/// Year, month and day as ISO 8601 has them, so many bytes of it: 10 of a day, 7 of a month, 4 of a year.
func written(_ date: (year: Int, month: Int, day: Int), length: Int) -> String {
  String(unsafeUninitializedCapacity: 10) { bytes in
    func put(_ number: Int, _ places: Range<Int>) {
      var rest = number
      for place in places.reversed() {
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
    }
    put(date.year, 0..<4)
    bytes[4] = UInt8(ascii: "-")
    put(date.month, 5..<7)
    bytes[7] = UInt8(ascii: "-")
    put(date.day, 8..<10)
    return length
  }
}
