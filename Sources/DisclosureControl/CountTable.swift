/// Counts of people by place, period and group, some of which are too small to be shown.
package struct CountTable: Sendable {
  /// The counts of one place and period of one group of people.
  package struct Row: Sendable {
    package let place: Int
    /// By number, both ends counted.
    package let days: ClosedRange<Int32>
    /// By dimension; `nil` is the total over it.
    package let labels: [String?]
    /// By measure; `nil` where none is given.
    package let counts: [Int?]
    /// The day from which on it is published. What is known on it is all that readers knew when it came.
    package let published: Int32

    package init(place: Int, days: ClosedRange<Int32>, labels: [String?], counts: [Int?], published: Int32) {
      self.place = place
      self.days = days
      self.labels = labels
      self.counts = counts
      self.published = published
    }
  }

  package let rows: [Row]
  /// The place in which a place lies.
  package let parents: [Int: Int]
  /// A place's position in an order that does not depend on counts.
  package let placeOrder: [Int: Int]
  /// By dimension, the label that speaks of all whom another one speaks of and of more: of `18-59` it is `18+`.
  package let labelsAround: [[String: String]]
  /// Counts from 1 to below it are hidden.
  package let limit: Int
  /// Measures of which the first is never less than the second where the rows say nothing else.
  package let comparisons: [(greater: Int, lesser: Int)]

  package init(
    rows: [Row], parents: [Int: Int], placeOrder: [Int: Int], labelsAround: [[String: String]] = [], limit: Int,
    comparisons: [(greater: Int, lesser: Int)] = []
  ) {
    self.rows = rows
    self.parents = parents
    self.placeOrder = placeOrder
    self.labelsAround = labelsAround
    self.limit = limit
    self.comparisons = comparisons
  }

  /// To how many numbers at least a reader must be left who narrows a hidden count.
  /// - Source: domain.md 4.2, "Protection"
  package static func leastChoice(for limit: Int) -> Int { max(3, (limit + 1) / 2) }

  var leastChoice: Int { Self.leastChoice(for: limit) }

  var measures: Range<Int> { 0..<(rows.first?.counts.count ?? 0) }

  func isSmall(_ count: Int) -> Bool { count > 0 && count < limit }

  /// The places around a place, the next one first. A place that lies in itself ends it.
  func around(_ place: Int) -> [Int] {
    var found: [Int] = []
    var seen: Set = [place]
    var place = place
    while let parent = parents[place], seen.insert(parent).inserted {
      found.append(parent)
      place = parent
    }
    return found
  }
}
