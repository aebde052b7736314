import Exact
import Testing

@testable import Site

@Suite struct IATIBudgetTests {
  private static let first = Day(year: 2013, month: 1, day: 1)

  @Test(
    "a budget is split into 12 months by days, and its parts add up",
    arguments: [
      // 365 days are one period, as they are.
      ("1000", 2013, 12, 31, ["2013-01-01 2013-12-31 1000"]),
      // 365 and 1 of 366 days: 1000 · 365 / 366 = 997.267…
      ("1000", 2014, 1, 1, ["2013-01-01 2013-12-31 997.26", "2014-01-01 2014-01-01 2.74"]),
      // Three years of 365 days.
      (
        "100.001", 2015, 12, 31,
        ["2013-01-01 2013-12-31 33.333", "2014-01-01 2014-12-31 33.334", "2015-01-01 2015-12-31 33.334"]
      ),
      // 365 and 31 of 396 days of the largest amount: 18 digits have no place for more.
      (
        "999999999999999999", 2014, 1, 31,
        ["2013-01-01 2013-12-31 921717171717171716.25", "2014-01-01 2014-01-31 78282828282828282.75"]
      ),
    ] as [(String, Int, Int, Int, [String])])
  func parts(amount: String, year: Int, month: Int, day: Int, expected: [String]) throws {
    let quantity = try Quantity.parse(amount)
    let parts = IATIBudget.parts(
      of: quantity, from: try #require(Self.first), to: try #require(Day(year: year, month: month, day: day)))
    #expect(parts.map { "\($0.first) \($0.last) \($0.amount)" } == expected)
  }
}
