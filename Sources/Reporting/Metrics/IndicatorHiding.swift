internal import Diagnostics
internal import DisclosureControl
internal import Exact
internal import FrontMatter

extension Indicator {
  /// The limit below which its counts are hidden; `nil` where none is.
  package var hidingLimit: Int? {
    guard kind == .count, let suppression, suppression > 1 else { return nil }
    return suppression
  }

  /// What the working of a figure names that rests on a hidden baseline.
  func hiddenInputs(_ hidden: HiddenBaseline) -> [Input] {
    [Input(.threshold, .count(hidingLimit ?? 0)), Input(.observation, .hidden, on: hidden.date, at: hidden.range)]
  }

  /// The indicator with small counts hidden, and what would tell them.
  ///
  /// A figure that was revised counts as published anew on the day of its revision: the day before decided without it.
  /// - Parameters:
  ///   - known: The same with all its observations and revisions, those after the report's day too.
  ///   - asOf: The report's day, as whose figures stand here.
  /// - Source: domain.md 4.2
  func hidingSmallCounts(knownAs known: Indicator, places: RecordTable<Place>, asOf: Day) -> Indicator {
    guard let limit = hidingLimit else { return self }
    let decision = SmallCounts(known, places: places, limit: limit, asOf: asOf)
    var guarded = self
    guarded.revisions = nil
    if let baseline, let hidden = decision.hidden(at: baseline.range) {
      if hidden.isNow {
        guarded.baseline = nil
        guarded.hiddenBaseline = HiddenBaseline(baseline)
      } else {
        guarded.baseline?.revisions = baseline.revisions(hiding: hidden)
      }
    }
    guarded.observations = observations?.map { row in
      guard let hidden = decision.hidden(at: row.range) else { return row }
      var guarded = row
      guard row.word == nil else {
        // What it said before stays untold.
        guarded.revisions = nil
        return guarded
      }
      // A count is a value; what else may stand there is no part of one, and may tell it.
      (guarded.numerator, guarded.denominator) = (nil, nil)
      if hidden.isNow || row.value == nil {
        (guarded.value, guarded.revisions) = (nil, nil)
        guarded.isHidden = true
      } else {
        guarded.revisions = row.revisions(hiding: hidden)
      }
      return guarded
    }
    return guarded
  }
}

extension Revisable {
  /// By date, without the former figures that are hidden, and without what would name them once more.
  fileprivate func revisions(hiding hidden: SmallCounts.Hidden) -> [FigureRevision]? {
    guard revisions != nil else { return nil }
    var changed = changes.map(\.revision)
    for index in changed.indices where hidden.old[index] {
      (changed[index].old, changed[index].oldNumerator, changed[index].oldDenominator) = (nil, nil, nil)
      changed[index].isOldHidden = true
    }
    for index in changed.indices {
      (changed[index].new, changed[index].newNumerator, changed[index].newDenominator) = (nil, nil, nil)
      (changed[index].oldNumerator, changed[index].oldDenominator) = (nil, nil)
    }
    return changed
  }
}

extension Privacy {
  /// - Parameters:
  ///   - indicator: With all its observations and revisions.
  ///   - asOf: The report's day: what is hidden on it is told.
  mutating func add(_ indicator: Indicator, places: RecordTable<Place>, asOf: Day) {
    guard let limit = indicator.hidingLimit else { return }
    let decision = SmallCounts(indicator, places: places, limit: limit, asOf: asOf, withIntervals: true)
    for told in decision.intervals {
      add(told.count, "The value on \(told.date)", at: told.range, limit: limit, numbers: told.numbers)
    }
  }
}

/// Which counts of an indicator are hidden on a day.
private struct SmallCounts {
  /// Of one count.
  struct Hidden {
    let isNow: Bool
    /// By revision, in the order of their dates.
    let old: [Bool]
  }

  /// A count as it stood from a day on.
  private struct Edition {
    let cell: Int
    let number: Int
    let row: CountTable.Row
    /// No count that can be protected: it has a fraction or is below 0.
    let isOdd: Bool

    var key: Key { Key(place: row.place, days: row.days, labels: row.labels, published: row.published) }
  }

  private struct Key: Hashable {
    let place: Int
    let days: ClosedRange<Int32>
    let labels: [String?]
    let published: Int32
  }

  /// By the place in the file.
  private var hidden: [SourceRange: Hidden] = [:]

  /// Where it is asked for, of what is hidden on the day: the numbers that readers are left with.
  private(set) var intervals: [(count: Int, date: Day, range: SourceRange, numbers: ClosedRange<Int>?)] = []

  func hidden(at range: SourceRange) -> Hidden? { hidden[range] }

  init(
    _ indicator: Indicator, places: RecordTable<Place>, limit: Int, asOf: Day, withIntervals: Bool = false
  ) {
    let cells = Cells(indicator, places)
    let editions = cells.editions()
    // Of two that come on one day for the same count readers see the later alone.
    let newest = Dictionary(editions.indices.map { (editions[$0].key, $0) }) { $1 }
    let rows = newest.values.sorted()
    let protection = Protection(
      CountTable(
        rows: rows.map { editions[$0].row }, parents: cells.parents, placeOrder: cells.placeOrder,
        // Sex, then age.
        labelsAround: [[:], agesAround(rows.map { editions[$0].row.labels[1] })], limit: limit),
      withIntervals: withIntervals)
    var isHidden = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, protection.isHidden[$0][0]) })
    for (index, edition) in editions.enumerated() {
      let isSmall = edition.row.counts[0].map { 0 < $0 && $0 < limit } ?? false
      let isAsNewest = newest[edition.key].flatMap { isHidden[$0] } ?? false
      isHidden[index] = isSmall || edition.isOdd || isAsNewest
    }
    for interval in protection.intervals {
      let edition = editions[rows[interval.row]]
      let isCurrent = edition.number == cells.revisions[edition.cell].count { $0.date.last <= asOf }
      guard isCurrent, cells.lastDays[edition.cell] <= asOf, let count = edition.row.counts[0] else { continue }
      intervals.append((count, cells.lastDays[edition.cell], cells.ranges[edition.cell], interval.numbers))
    }
    let spans = Self.spans(of: editions) { isHidden[$0] == true }
    for (cell, editions) in Dictionary(grouping: editions.indices, by: { editions[$0].cell }) {
      let editions = editions.sorted()
      let current = cells.revisions[cell].count { $0.date.last <= asOf }
      // A former figure beside hidden ones could tell them.
      let tells =
        !cells.revisions[cell].isEmpty
        && spans.contains { $0.days.overlaps(cells.days[cell]) && !$0.hidden.subtracting([cell]).isEmpty }
      hidden[cells.ranges[cell]] = Hidden(
        isNow: isHidden[editions[current]] ?? true, old: editions.map { tells || isHidden[$0] ?? true })
    }
  }

  /// Times that share no day, with the counts that are hidden in each.
  private static func spans(
    of editions: [Edition], where isHidden: (Int) -> Bool
  ) -> [(days: ClosedRange<Int32>, hidden: Set<Int>)] {
    var spans: [(days: ClosedRange<Int32>, hidden: Set<Int>)] = []
    let order = editions.indices.sorted { editions[$0].row.days.lowerBound < editions[$1].row.days.lowerBound }
    for index in order {
      let days = editions[index].row.days
      let hidden: Set = isHidden(index) ? [editions[index].cell] : []
      if let last = spans.last, last.days.overlaps(days) {
        let joined = last.days.lowerBound...max(last.days.upperBound, days.upperBound)
        spans[spans.count - 1] = (joined, last.hidden.union(hidden))
      } else {
        spans.append((days, hidden))
      }
    }
    return spans
  }

  /// The counts of an indicator: its baseline and its observations.
  private struct Cells {
    private(set) var parents: [Int: Int]
    let placeOrder: [Int: Int]
    /// By count.
    private(set) var ranges: [SourceRange] = []
    private(set) var days: [ClosedRange<Int32>] = []
    private(set) var revisions: [[FigureRevision]] = []
    private var figures: [[StatedFigure]] = []
    private var rowPlaces: [Int] = []
    private var labels: [[String?]] = []
    private let publishOn: Day
    private(set) var lastDays: [Day] = []

    /// All places, named or not: the total of an indicator lies in none.
    private static let everywhere = -1

    init(_ indicator: Indicator, _ places: RecordTable<Place>) {
      publishOn = indicator.header.publishOn?.first ?? .earliest
      let own = Set((indicator.observations ?? []).flatMap { $0.ownParts.map(\.key) }).sorted {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
      var order = Dictionary(uniqueKeysWithValues: zip(places.positions, 1...))
      order[Self.everywhere] = 0
      placeOrder = order
      parents = Dictionary(
        uniqueKeysWithValues: places.positions.compactMap { position in
          places[position]?.parent.map { (position, $0.index) }
        })
      var periods: [Period] = []
      if let baseline = indicator.baseline {
        add(baseline, at: baseline.range, place: Self.everywhere, labels: [nil, nil] + own.map { _ in nil })
        periods.append(Period(baseline.date.first, baseline.date.last))
      }
      for row in indicator.observations ?? [] where row.word == nil || row.revisions != nil {
        let parts = own.map { name in row.ownParts.first { $0.key == name }?.text }
        add(
          row, at: row.range, place: row.place?.index ?? Self.everywhere, labels: [row.sex?.rawValue, row.age] + parts)
        periods.append(row.period)
      }
      lastDays = periods.map(\.last)
      if indicator.aggregation == .latest {
        let times = times(of: periods, besides: indicator.baseline == nil ? 0 : 1)
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
    private func times(of periods: [Period], besides baselines: Int) -> [Period] {
      var seen: [Day: [[String?]: Period]] = [:]
      var parted: Set<Day> = []
      for cell in periods.indices.dropFirst(baselines) {
        let (period, part) = (periods[cell], [String(rowPlaces[cell])] + labels[cell])
        if let other = seen[period.last]?[part], other != period { parted.insert(period.last) }
        seen[period.last, default: [:]][part] = period
      }
      return periods.map { parted.contains($0.last) ? $0 : Period($0.last, $0.last) }
    }

    private mutating func add(_ figure: some Revisable, at range: SourceRange, place: Int, labels: [String?]) {
      let changes = figure.changes
      ranges.append(range)
      revisions.append(changes.map(\.revision))
      figures.append(changes.map(\.revision.oldFigure) + [figure.stated])
      rowPlaces.append(place)
      self.labels.append(labels)
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

    func editions() -> [Edition] {
      ranges.indices.flatMap { cell in
        var published = max(publishOn, lastDays[cell])
        return figures[cell].enumerated().map { number, figure in
          if number > 0 { published = max(published, revisions[cell][number - 1].date.last) }
          let count = figure.value.flatMap { $0.quantity.count }
          return Edition(
            cell: cell, number: number,
            row: CountTable.Row(
              place: rowPlaces[cell], days: days[cell], labels: labels[cell], counts: [count],
              published: published.number),
            isOdd: count == nil)
        }
      }
    }
  }
}

extension Quantity {
  /// As a number of people; `nil` for what has a fraction or is below 0.
  fileprivate var count: Int? {
    let value = Fraction(self)
    guard value.denominator == 1, value >= .zero else { return nil }
    return Int(exactly: value.numerator)
  }
}
