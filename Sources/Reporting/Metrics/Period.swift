package import Exact

/// The days that a figure covers, both ends counted.
package struct Period: Hashable, Sendable {
  package let first: Day
  package let last: Day

  /// Two days in either order.
  package init(_ one: Day, _ other: Day) {
    first = min(one, other)
    last = max(one, other)
  }

  /// From the first day of either to the last one of either.
  func joined(with other: Period) -> Period {
    Period(min(first, other.first), max(last, other.last))
  }

  /// By the last day, then by the first.
  func isBefore(_ other: Period) -> Bool { (last, first) < (other.last, other.first) }

  func contains(_ other: Period) -> Bool {
    first <= other.first && other.last <= last
  }

  /// Do they share days, without one holding the other?
  func crosses(_ other: Period) -> Bool {
    first <= other.last && other.first <= last && !contains(other) && !other.contains(self)
  }
}
