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
        rows: rows.map { editions[$0].row }, parents: cells.frame.parents, placeOrder: cells.frame.placeOrder,
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
      let cell = cells.all[edition.cell]
      let isCurrent = edition.number == cell.revisions.count { $0.date.last <= asOf }
      guard isCurrent, cell.period.last <= asOf, let count = edition.row.counts[0] else { continue }
      intervals.append((count, cell.period.last, cell.range, interval.numbers))
    }
    let spans = Self.spans(of: editions) { isHidden[$0] == true }
    for (cell, editions) in Dictionary(grouping: editions.indices, by: { editions[$0].cell }) {
      let editions = editions.sorted()
      let current = cells.all[cell].revisions.count { $0.date.last <= asOf }
      // A former figure beside hidden ones could tell them.
      let tells =
        !cells.all[cell].revisions.isEmpty
        && spans.contains { $0.days.overlaps(cells.frame.days[cell]) && !$0.hidden.subtracting([cell]).isEmpty }
      hidden[cells.all[cell].range] = Hidden(
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

  /// A count of an indicator: its baseline or an observation.
  private struct Cell {
    let range: SourceRange
    let revisions: [FigureRevision]
    let figures: [StatedFigure]
    let place: Int
    let labels: [String?]
    let period: Period

    init(_ figure: some Revisable, at range: SourceRange, place: Int?, labels: [String?], _ period: Period) {
      let changes = figure.changes
      self.range = range
      revisions = changes.map(\.revision)
      figures = changes.map(\.revision.oldFigure) + [figure.stated]
      self.place = place ?? CountFrame.everywhere
      self.labels = labels
      self.period = period
    }
  }

  /// The counts of an indicator.
  private struct Cells {
    let all: [Cell]
    let frame: CountFrame
    private let publishOn: Day

    init(_ indicator: Indicator, _ places: RecordTable<Place>) {
      publishOn = indicator.header.publishOn?.first ?? .earliest
      let own = Set((indicator.observations ?? []).flatMap { $0.ownParts.map(\.key) }).sorted {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
      let baseline = indicator.baseline.map { baseline in
        Cell(
          baseline, at: baseline.range, place: nil, labels: [nil, nil] + own.map { _ in nil },
          Period(baseline.date.first, baseline.date.last))
      }
      let rows = (indicator.observations ?? []).filter { $0.word == nil || $0.revisions != nil }.map { row in
        let parts = own.map { name in row.ownParts.first { $0.key == name }?.text }
        return Cell(
          row, at: row.range, place: row.place?.index, labels: [row.sex?.rawValue, row.age] + parts, row.period)
      }
      all = [baseline].compactMap(\.self) + rows
      frame = CountFrame(
        indicator, places, of: all.map(\.place), labels: all.map(\.labels), all.map(\.period),
        baselines: baseline == nil ? 0 : 1)
    }

    func editions() -> [Edition] {
      zip(all, frame.days).enumerated().flatMap { number, cell in
        let (count, days) = cell
        var published = max(publishOn, count.period.last)
        return count.figures.enumerated().map { edition, figure in
          if edition > 0 { published = max(published, count.revisions[edition - 1].date.last) }
          let value = figure.value.flatMap { $0.quantity.count }
          return Edition(
            cell: number, number: edition,
            row: CountTable.Row(
              place: count.place, days: days, labels: count.labels, counts: [value], published: published.number),
            isOdd: value == nil)
        }
      }
    }
  }
}

extension Quantity {
  /// As a number of people; `nil` for what has a fraction or is below 0.
  package var count: Int? {
    let value = Fraction(self)
    guard value.denominator == 1, value >= .zero else { return nil }
    return Int(exactly: value.numerator)
  }
}
