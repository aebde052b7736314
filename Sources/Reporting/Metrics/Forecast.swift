package import Exact

/// Where an indicator arrives if it goes on as from the baseline to now.
package struct Forecast: Hashable, Sendable {
  /// The figure on the final target's day.
  package let value: Fraction
  /// The final target's day.
  package let day: Day
  /// The day on which the target would be reached; `nil` beyond the year 9999.
  package let reached: Day?
  /// Does the speed lead beyond what a percentage can be, so that the value is its end?
  package var isHeld = false
}

extension Forecast: StepResult {
  var stepValue: StepValue { .amount(value) }
}

extension Indicator {
  /// The same speed drawn out: b + (a − b) / E on the target's day, with E the share of time passed; reached on
  /// t0 + (ta − t0) / p, rounded to the nearest day.
  ///
  /// A percentage whose figures all lie in 0…100 is held there. Only while on the way (0 < p < 1), before the target's day, and from two or more figures.
  /// - Source: domain.md 4.1
  package func forecast(
    _ course: Course, _ actual: Observed<Actual>, _ attainment: Observed<Fraction>, asOf: Day
  ) -> Figure<Observed<Forecast>> {
    guard case .path(let from, let goal, _) = course, let actual = actual.value, let share = attainment.value,
      let path = targetPath(course, actual), share > .zero, share < .one, path.start.day < actual.day,
      actual.day < goal.day, asOf <= goal.day, actual.count > 1
    else { return Figure(.missing(.notApplicable), by: .forecastMissing, from: []) }
    let inputs = [
      actual.input, Input(.start, .day(path.start.day), at: start?.place),
      Input(.baseline, .amount(from, places: start?.places), at: start?.place),
      Input(.end, .date(goal.date), at: goal.place),
      Input(.attainment, .share(share)),
    ]
    let drawnOut = Figure(by: .forecast, from: inputs, at: goal.place) { () throws(ArithmeticFault) in
      let days = try Fraction(actual.day - path.start.day) / share
      let reached = try? days.rounded(toPlaces: 0)
      return Forecast(
        value: try from + (actual.value - from) / path.timeShare(on: actual.day), day: goal.day,
        reached: reached.flatMap { path.start.day.adding(days: Int($0.digits)) })
    }
    guard let beyond = drawnOut.value.value, isPartOfWhole, !Self.whole.contains(beyond.value) else { return drawnOut }
    let held = Forecast(
      value: beyond.value.clamped(to: Self.whole), day: beyond.day, reached: beyond.reached, isHeld: true)
    let met = beyond.reached.map { [Input(.targetMet, .day($0))] } ?? []
    return Figure(.value(held), by: .forecastHeld, from: inputs + met)
  }

  private static let whole: ClosedRange<Fraction> = 0...100

  /// Is it a percentage of which every given figure lies in 0…100?
  private var isPartOfWhole: Bool {
    guard kind == .percentage else { return false }
    let points = [start].compactMap(\.self) + sortedTargets
    let figures = points.map(\.value) + (observations ?? []).compactMap { (try? $0.amount(of: kind)) ?? nil }
    return figures.allSatisfy(Self.whole.contains)
  }
}
