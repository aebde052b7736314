package import Exact

/// The days that a figure covers, both ends counted.
package struct Period: Hashable, Sendable {
  package let first: Day
  package let last: Day

  /// Two days in either order.
  init(_ one: Day, _ other: Day) {
    first = min(one, other)
    last = max(one, other)
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
