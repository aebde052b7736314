internal import Exact

/// The days that a drawing spans, with up to 6 dates at round places, each in the middle of what it names.
struct DateAxis: Sendable {
  struct Tick: Sendable {
    let date: PartialDate
    let label: String
    let place: Place
  }

  let first: Day
  let last: Day
  let ticks: [Tick]

  /// - Parameters:
  ///   - label: How a date is written.
  ///   - width: The px that the labels must fit in, side by side.
  init(_ days: ClosedRange<Day>, width: Int, label: (PartialDate) -> String) {
    for step in Self.steps where step.suits(days) {
      let axis = DateAxis(days, by: step, label: label)
      guard axis.ticks.count > 6 || !axis.fits(width) else {
        self = axis
        return
      }
    }
    self.init(days, by: .years(1000), label: label)
  }

  private init(_ days: ClosedRange<Day>, by step: Step, label: (PartialDate) -> String) {
    let (start, end) = step.units(of: days)
    (first, last) = (start, end)
    let whole = Int128(end - start)
    ticks = step.dates(from: start, to: end).map { date in
      // The middle of the first day and the day after the last.
      let middle = (date.first - start) + (date.last - start)
      return Tick(date: date, label: label(date), place: Place(Int128(middle), of: whole * 2))
    }
  }

  func place(of day: Day) -> Place { Place(Int128(day - first), of: Int128(last - first)) }

  private func fits(_ width: Int) -> Bool {
    zip(ticks, ticks.dropFirst()).allSatisfy { left, right in
      let gap = right.place.pixels(of: width) - left.place.pixels(of: width)
      return gap >= (textWidth(left.label) + textWidth(right.label)) / 2 + 8
    }
  }
}

extension DateAxis {
  /// Every so many units of the calendar.
  fileprivate enum Step {
    case days(Int)
    case months(Int)
    case years(Int)

    /// Months of more than two years would say the years over and over.
    func suits(_ days: ClosedRange<Day>) -> Bool {
      if case .years = self { true } else { days.upperBound - days.lowerBound < 700 }
    }

    /// The days, filled up to whole units.
    func units(of days: ClosedRange<Day>) -> (first: Day, last: Day) {
      let (first, last) = (days.lowerBound, days.upperBound)
      switch self {
      case .days:
        guard first == last else { return (first, last) }
        return (first.adding(days: -1) ?? first, last.adding(days: 1) ?? last)
      case .months:
        return (month(of: first)?.first ?? first, month(of: last)?.last ?? last)
      case .years:
        return (PartialDate(year: first.year)?.first ?? first, PartialDate(year: last.year)?.last ?? last)
      }
    }

    func dates(from first: Day, to last: Day) -> [PartialDate] {
      switch self {
      case .days(let step):
        return stride(from: 0, through: last - first, by: step).prefix(8).compactMap { first.adding(days: $0) }
          .map { PartialDate($0) }
      case .months(let step):
        let (from, to) = (first.components, last.components)
        let months = (from.year * 12 + from.month - 1)...(to.year * 12 + to.month - 1)
        return months.lazy.filter { $0.isMultiple(of: step) }.prefix(8).compactMap {
          PartialDate(year: $0 / 12, month: $0 % 12 + 1)
        }
      case .years(let step):
        return (first.year...last.year).lazy.filter { $0.isMultiple(of: step) }.prefix(8).compactMap {
          PartialDate(year: $0)
        }
      }
    }

    private func month(of day: Day) -> PartialDate? {
      PartialDate(year: day.components.year, month: day.components.month)
    }
  }

  private static let steps: [Step] =
    [1, 2, 7, 14].map { .days($0) } + [1, 2, 3, 6].map { .months($0) }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500].map { .years($0) }
}
