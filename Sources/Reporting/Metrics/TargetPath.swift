package import Exact

/// The planned way of an indicator: straight from point to point, from the baseline over interim targets to the final.
package struct TargetPath: Hashable, Sendable {
  /// A planned figure on a day.
  package struct Point: Hashable, Sendable {
    package let day: Day
    package let value: Fraction
  }

  package let start: Point
  /// The interim targets between start and goal, by day, then the goal.
  package let waypoints: [Point]
  package let goal: Point

  /// - Parameter interim: By day; those not between start and goal are left out.
  /// - Returns: `nil` when the goal is not after the start, or its value is the same.
  init?(from start: Point, over interim: [Point], to goal: Point) {
    guard start.day < goal.day, start.value != goal.value else { return nil }
    self.start = start
    self.goal = goal
    self.waypoints = interim.filter { start.day < $0.day && $0.day < goal.day } + [goal]
  }

  /// The share of the days from start to goal that has passed: below 0 before the start, above 1 after the goal.
  package func timeShare(on day: Day) throws(ArithmeticFault) -> Fraction {
    try Fraction(day - start.day) / Fraction(goal.day - start.day)
  }

  /// The figure planned for a day; after the goal it stays there, before the start the first leg is drawn out.
  package func planned(on day: Day) throws(ArithmeticFault) -> Fraction {
    guard let index = waypoints.firstIndex(where: { day <= $0.day }) else { return goal.value }
    let (from, to) = (index > 0 ? waypoints[index - 1] : start, waypoints[index])
    return try from.value + (to.value - from.value) * Fraction(day - from.day) / Fraction(to.day - from.day)
  }

  /// The share of the planned way that should be covered on a day, at most 1; without interim targets the share of time.
  ///
  /// - Source: domain.md 4.1, "elapsed e"
  package func elapsed(on day: Day) throws(ArithmeticFault) -> Fraction {
    min(.one, try (planned(on: day) - start.value) / (goal.value - start.value))
  }
}

extension Indicator {
  /// The planned way, for judging what was measured; `nil` for what has none.
  ///
  /// A sum begins the day before the first period that counts, at 0; while none does it has no way.
  func targetPath(_ course: Course, _ actual: Actual?) -> TargetPath? {
    guard case .path(let from, let goal, _) = course else { return nil }
    guard let day = isSummed ? actual?.firstDay.adding(days: -1) : start?.day else { return nil }
    return TargetPath(
      from: .init(day: day, value: from),
      over: sortedTargets.dropLast().map { .init(day: $0.day, value: $0.value) },
      to: .init(day: goal.day, value: goal.value))
  }
}
