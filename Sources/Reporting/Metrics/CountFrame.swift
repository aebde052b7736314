internal import Exact

/// How the counts of an indicator stand to each other: places within places and all of them in the whole, and their times.
struct CountFrame {
  private(set) var parents: [Int: Int]
  let placeOrder: [Int: Int]
  /// By count.
  let days: [ClosedRange<Int32>]

  /// All places, named or not: the total of an indicator lies in none.
  static let everywhere = -1

  /// - Parameters:
  ///   - rowPlaces: By count.
  ///   - labels: By count.
  ///   - periods: By count.
  ///   - baselines: So many of the first counts are baselines.
  init(
    _ indicator: Indicator, _ places: RecordTable<Place>, of rowPlaces: [Int], labels: [[String?]], _ periods: [Period],
    baselines: Int
  ) {
    var order = Dictionary(uniqueKeysWithValues: zip(places.positions, 1...))
    order[Self.everywhere] = 0
    placeOrder = order
    parents = Dictionary(
      uniqueKeysWithValues: places.positions.compactMap { position in
        places[position]?.parent.map { (position, $0.index) }
      })
    if indicator.aggregation == .latest {
      let times = Self.times(of: periods, rowPlaces, labels, besides: baselines)
      let sorted = Set(times).sorted { ($0.last, $0.first) < ($1.last, $1.first) }
      let numbers = Dictionary(uniqueKeysWithValues: zip(sorted, Int32(0)...))
      days = times.map { time in numbers[time].map { $0...$0 } ?? 0...0 }
    } else {
      days = periods.map { $0.first.number...max($0.first.number, $0.last.number) }
    }
    for place in Set(rowPlaces) where place != Self.everywhere { placeEverywhere(place) }
  }

  /// Counts of two dates have no sum: each date is a time of its own. So is each period where two of one date are of the
  /// same part.
  private static func times(
    of periods: [Period], _ rowPlaces: [Int], _ labels: [[String?]], besides baselines: Int
  ) -> [Period] {
    var seen: [Day: [[String?]: Period]] = [:]
    var parted: Set<Day> = []
    for cell in periods.indices.dropFirst(baselines) {
      let (period, part) = (periods[cell], [String(rowPlaces[cell])] + labels[cell])
      if let other = seen[period.last]?[part], other != period { parted.insert(period.last) }
      seen[period.last, default: [:]][part] = period
    }
    return periods.map { parted.contains($0.last) ? $0 : Period($0.last, $0.last) }
  }

  /// Puts the outermost place around a place into the whole; of places that lie in each other the first.
  private mutating func placeEverywhere(_ place: Int) {
    var around: [Int] = [place]
    while let parent = parents[around[around.count - 1]], parent != Self.everywhere {
      if let start = around.firstIndex(of: parent) {
        around[start...].min().map { parents[$0] = Self.everywhere }
        return
      }
      around.append(parent)
    }
    parents[around[around.count - 1]] = Self.everywhere
  }
}
