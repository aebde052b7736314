/// A date as precise as its source: a year, a month or a day.
///
/// It has no order of its own: say which end you mean, `first` or `last`. Which end stands for a date that is only
/// partly known is a rule of each field (domain.md 1): a start is its first day, everything else its last.
package struct PartialDate: Hashable, Sendable {
  package enum Precision: Hashable, Sendable {
    case year, month, day
  }

  /// Those of a report's dates: any other is a slip of the pen.
  package static let years = 1900...2100

  package let precision: Precision
  /// The first day that it may mean: 2014-09 is from 2014-09-01.
  package let first: Day
  /// The last day that it may mean: 2014-09 is to 2014-09-30.
  package let last: Day

  package init(_ day: Day) {
    self.precision = .day
    self.first = day
    self.last = day
  }

  /// A year 1…9999, a month of it, or a day.
  ///
  /// - Returns: `nil` when the calendar has no such date, or a day is given without a month.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    switch (month, day) {
    case (let month?, let day?):
      guard let day = Day(year: year, month: month, day: day) else { return nil }
      self.init(day)
    case (let month?, nil):
      guard let first = Day(year: year, month: month, day: 1),
        let last = Day(year: year, month: month, day: Day.daysInMonth(month, of: year))
      else { return nil }
      self.init(precision: .month, first: first, last: last)
    case (nil, nil):
      guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
        return nil
      }
      self.init(precision: .year, first: first, last: last)
    case (nil, _?):
      return nil
    }
  }

  private init(precision: Precision, first: Day, last: Day) {
    self.precision = precision
    self.first = first
    self.last = last
  }

  /// Whether the day may be meant.
  package func contains(_ day: Day) -> Bool {
    first <= day && day <= last
  }
}

extension PartialDate: CustomStringConvertible {
  /// ISO 8601, as precise as it was given: `2014`, `2014-09`, `2014-09-30`.
  package var description: String {
    switch precision {
    case .year: written(first.components, length: 4)
    case .month: written(first.components, length: 7)
    case .day: written(first.components, length: 10)
    }
  }
}
