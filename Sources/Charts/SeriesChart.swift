package import Exact

/// Figures over time: where they began, what was counted, what was planned and where the present pace leads.
package struct SeriesChart: Sendable {
  /// A figure at a day, with what is written at it.
  package struct Point: Sendable {
    let day: Day
    let value: Fraction
    let label: String

    package init(_ day: Day, _ value: Fraction, label: String) {
      self.day = day
      self.value = value
      self.label = label
    }
  }

  /// Days for which there are no figures, and why.
  package struct Stretch: Sendable {
    let first: Day
    let last: Day
    let label: String

    package init(_ first: Day, _ last: Day, label: String) {
      self.first = first
      self.last = last
      self.label = label
    }
  }

  /// A day across which figures cannot be compared.
  package struct Break: Sendable {
    let day: Day
    let label: String

    package init(_ day: Day, label: String) {
      self.day = day
      self.label = label
    }
  }

  /// A line that figures are to stay under or over, each part from its day on.
  package struct Limit: Sendable {
    let parts: [Point]
    let isCeiling: Bool

    package init(parts: [Point], isCeiling: Bool) {
      self.parts = parts
      self.isCeiling = isCeiling
    }
  }

  package var title: String
  package var description: String
  package var kind: ValueAxis.Kind
  /// The ends of the scale, or other figures that the axis holds though nothing is drawn at them.
  package var alsoHolds: [Fraction] = []
  /// Days that the axis holds though nothing is drawn at them.
  package var alsoCovers: [Day] = []
  package var baseline: Point?
  /// What was counted, by day.
  package var facts: [Point] = []
  /// The planned way from point to point, by day.
  package var path: [Point] = []
  package var pathLabel = ""
  package var target: Point?
  package var forecast: Point?
  package var limit: Limit?
  package var breaks: [Break] = []
  package var missing: [Stretch] = []
  /// What stands in the empty frame when nothing was counted and nothing planned.
  package var emptyLabel = ""

  package init(title: String, description: String, kind: ValueAxis.Kind) {
    self.title = title
    self.description = description
    self.kind = kind
  }

  /// What was measured, from the baseline on.
  var measured: [Point] { (baseline.map { [$0] } ?? []) + facts }

  /// The days that it spans; `nil` when there are none.
  var days: ClosedRange<Day>? {
    let points = measured + path + [target, forecast].compactMap(\.self) + (limit?.parts ?? [])
    let days =
      points.map(\.day) + breaks.map(\.day) + missing.flatMap { [$0.first, $0.last] }
      + (points.isEmpty ? [] : alsoCovers)
    guard let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }

  var values: [Fraction] {
    (measured + path + [target, forecast].compactMap(\.self) + (limit?.parts ?? [])).map(\.value) + alsoHolds
  }

  /// The measured points in runs: a run is solid, or thin across days without figures; it ends at a break.
  var runs: [(points: [Point], isThin: Bool)] {
    var runs: [(points: [Point], isThin: Bool)] = []
    for (from, to) in zip(measured, measured.dropFirst()) {
      guard !breaks.contains(where: { from.day < $0.day && $0.day <= to.day }) else { continue }
      let isThin = missing.contains { from.day < $0.last && $0.first < to.day }
      if let last = runs.last, last.isThin == isThin, last.points.last?.day == from.day {
        runs[runs.count - 1].points.append(to)
      } else {
        runs.append(([from, to], isThin))
      }
    }
    return runs
  }
}
