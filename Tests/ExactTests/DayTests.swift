import Testing

@testable import Exact

private func day(_ text: String) throws -> Day {
  try PartialDate.parse(text).first
}

@Suite struct DayTests {
  @Test(
    "days are counted from 1 January of the year 1",
    arguments: [
      ("0001-01-01", 0), ("0001-12-31", 364), ("0004-12-31", 4 * 365), ("0005-01-01", 4 * 365 + 1),
      ("1970-01-01", 719_162), ("2000-03-01", 730_179), ("9999-12-31", 3_652_058),
    ])
  func numbers(text: String, number: Int) throws {
    let day = try day(text)
    #expect(Int(day.number) == number)
    #expect(Day(number: number)?.description == text)
  }

  @Test("every day of two whole cycles of leap years follows the one before")
  func calendar() throws {
    var expected = (year: 1, month: 1, day: 1)
    for number in 0..<(2 * 146_097) {
      let components = try #require(Day(number: number)).components
      guard components == expected else {
        Issue.record("day \(number) is \(components), not \(expected)")
        return
      }
      expected.day += 1
      if expected.day > Day.daysInMonth(expected.month, of: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
    #expect(expected == (801, 1, 1))
  }

  @Test(
    "days that the calendar does not have",
    arguments: [
      (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (0, 1, 1), (10_000, 1, 1),
    ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("leap days exist", arguments: [2024, 2000, 1600, 4])
  func leapYears(year: Int) {
    #expect(Day(year: year, month: 2, day: 29) != nil)
  }

  @Test(
    "a month later is the same day, or the month's last",
    arguments: [
      ("2014-01-31", 1, "2014-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2014-06-30", 12, "2015-06-30"),
      ("2014-12-31", 1, "2015-01-31"), ("2014-03-31", -1, "2014-02-28"), ("2014-01-15", -1, "2013-12-15"),
      ("2024-02-29", 12, "2025-02-28"), ("2014-05-31", 0, "2014-05-31"), ("9999-12-31", 1, nil),
      ("0001-01-31", -1, nil),
      ("2014-05-31", Int.max, nil),
    ] as [(String, Int, String?)])
  func months(start: String, months: Int, end: String?) throws {
    #expect(try day(start).adding(months: months)?.description == end)
  }

  @Test("days are added and counted")
  func days() throws {
    // 2019-12-31 to 2025-12-31: six years, leap days in 2020 and 2024 = 2190 + 2
    #expect(try day("2025-12-31") - day("2019-12-31") == 2192)
    #expect(try day("2019-12-31") - day("2025-12-31") == -2192)
    #expect(try day("2019-12-31").adding(days: 2192) == day("2025-12-31"))
    #expect(Day.latest.adding(days: 1) == nil)
    #expect(Day.earliest.adding(days: -1) == nil)
    #expect(Day.latest.adding(days: .max) == nil)
  }
}
