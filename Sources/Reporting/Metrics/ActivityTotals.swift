/// What is counted over the activities of a place.
package struct ActivityTotals: Sendable {
  /// How many have which state, in the order of `ActivityStatus`; `nil` where none is reported. Those that occur.
  package let distribution: [(status: ActivityStatus?, count: Int)]
  /// How many have a state.
  package let withData: Int
  /// Those that were completed; of the others without a state nobody can tell.
  package let completed: Figure<Tally>

  init(_ activities: [Activity]) {
    let states = ActivityStatus.allCases.map { Optional($0) } + [nil]
    distribution = states.compactMap { state in
      let count = activities.count { $0.status == state }
      return count > 0 ? (state, count) : nil
    }
    withData = activities.count { $0.status != nil }
    let answers: [Observed<Bool>] = activities.map { activity in
      activity.status.map { .value($0 == .completed) } ?? .missing(.notReported)
    }
    let inputs = activities.map { activity in
      Input(
        .status, activity.status.map { .word($0.rawValue) } ?? .missing(.notReported),
        at: activity.place(of: Activity.status))
    }
    completed = Figure(
      Tally(answers), by: .activityCounts,
      from: [Input(.total, .count(activities.count))]
        + (activities.count <= CommitmentTotals.longestList ? inputs : []))
  }
}

extension Report {
  /// The activities of a place and of all places within it, each once.
  package func activities(ofPlace position: Int) -> ActivityTotals {
    var places = [position]
    var seen: Set<Int> = [position]
    var next = 0
    while next < places.count {
      places += (backlinks.placesOfPlace[places[next]] ?? []).filter { seen.insert($0).inserted }
      next += 1
    }
    let found = Set(places.flatMap { backlinks.activitiesOfPlace[$0] ?? [] })
    return ActivityTotals(records.activities.counted.filter { found.contains($0.header.position) })
  }
}
