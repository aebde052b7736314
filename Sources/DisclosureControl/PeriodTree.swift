/// Periods of which the shorter ones lie in the longer ones.
struct PeriodTree {
  /// From the earliest start on, a longer one before those within it.
  let periods: [ClosedRange<Int32>]
  /// By period, the shortest of the others that holds it.
  let parents: [Int?]
  let depths: [Int]
  /// Are there two that share days, and neither holds the other?
  let crosses: Bool

  init(_ periods: some Sequence<ClosedRange<Int32>>) {
    let sorted = Set(periods).sorted {
      ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
    }
    var parents: [Int?] = []
    var depths: [Int] = []
    var crosses = false
    // Those that have not ended yet.
    var open: [Int] = []
    for (position, period) in sorted.enumerated() {
      open.removeAll { sorted[$0].upperBound < period.lowerBound }
      if let last = open.last, sorted[last].upperBound < period.upperBound { crosses = true }
      let parent = open.last { sorted[$0].upperBound >= period.upperBound }
      parents.append(parent)
      depths.append(parent.map { depths[$0] + 1 } ?? 0)
      open.append(position)
    }
    self.periods = sorted
    self.parents = parents
    self.depths = depths
    self.crosses = crosses
  }

  /// Do shorter periods, as they follow each other, fill a longer one from its first day to its last?
  func tiles(_ whole: Int, by parts: [Int]) -> Bool {
    var next = periods[whole].lowerBound
    for part in parts {
      guard periods[part].lowerBound == next else { return false }
      next = periods[part].upperBound + 1
    }
    return next == periods[whole].upperBound + 1
  }
}
