package import DisclosureControl
internal import Exact

/// A row of counts as a published table states it, for what two tables tell together.
package struct StatedCount: Sendable {
  /// Was it published, rather than stand in the table that takes its place?
  package let isFormer: Bool
  /// `nil` for the whole of an indicator.
  package let place: Int?
  package let period: Period
  /// By dimension; `nil` is the total over it. Of case statistics in the order of `CaseDimension`, of an indicator sex,
  /// age and its own.
  package let labels: [String?]
  /// By measure; of a hidden count the number that it is now, `nil` where there is none.
  package let counts: [Int?]
  /// By measure.
  package let isHidden: [Bool]

  package init(
    isFormer: Bool, place: Int?, period: Period, labels: [String?], counts: [Int?], isHidden: [Bool]
  ) {
    self.isFormer = isFormer
    self.place = place
    self.period = period
    self.labels = labels
    self.counts = counts
    self.isHidden = isHidden
  }
}

extension Report {
  /// Hidden counts of case statistics that the published table and the new one tell together.
  ///
  /// - Parameter counts: All rows of both.
  package func countsToldTogether(by counts: [StatedCount]) -> [JointAudit.Told] {
    let places = records.places
    return counts.told(
      parents: Dictionary(
        uniqueKeysWithValues: places.positions.compactMap { position in
          places[position]?.parent.map { (position, $0.index) }
        }),
      placeOrder: Dictionary(uniqueKeysWithValues: zip(places.positions, places.positions.indices)),
      days: counts.map { $0.period.first.number...$0.period.last.number },
      labelsAround: CaseDimension.allCases.enumerated().map { index, dimension in
        dimension == .age ? agesAround(counts.map { $0.labels[index] }) : [:]
      }, limit: settings.caseLimit, comparisons: CaseMeasure.comparisons)
  }

  /// Hidden counts of an indicator that the published tables and the new ones tell together.
  ///
  /// - Parameters:
  ///   - counts: All rows of both, baselines first.
  ///   - baselines: How many are baselines.
  package func countsToldTogether(
    by counts: [StatedCount], of indicator: Indicator, baselines: Int
  ) -> [JointAudit.Told] {
    let frame = CountFrame(
      indicator, records.places, of: counts.map { $0.place ?? CountFrame.everywhere }, labels: counts.map(\.labels),
      counts.map(\.period), baselines: baselines)
    return counts.told(
      parents: frame.parents, placeOrder: frame.placeOrder, days: frame.days,
      // Sex, then age.
      labelsAround: [[:], agesAround(counts.map { $0.labels[1] })], limit: indicator.hidingLimit ?? 0, comparisons: [])
  }
}

extension [StatedCount] {
  fileprivate func told(
    parents: [Int: Int], placeOrder: [Int: Int], days: [ClosedRange<Int32>], labelsAround: [[String: String]],
    limit: Int, comparisons: [(greater: Int, lesser: Int)]
  ) -> [JointAudit.Told] {
    let rows = zip(self, days).map { count, days in
      CountTable.Row(
        place: count.place ?? CountFrame.everywhere, days: days, labels: count.labels, counts: count.counts,
        published: 0)
    }
    let table = CountTable(
      rows: rows, parents: parents, placeOrder: placeOrder, labelsAround: labelsAround, limit: limit,
      comparisons: comparisons)
    return JointAudit(table, isFormer: map(\.isFormer), isHidden: map(\.isHidden)).told
  }
}
