/// The groups of people that rows speak of and all totals over them, by number.
struct LabelGroups {
  /// By group: the label of each dimension by its position in their order, 0 for the total.
  private(set) var labels: [[Int32]] = []
  /// By group: the group next around it over each dimension, that of a wider label or else of the total; -1 where the
  /// group is that total.
  private(set) var totals: [[Int32]] = []
  /// By group: how many labels lie around each other in it.
  private(set) var depths: [Int] = []
  /// By row.
  private(set) var ofRow: [Int32] = []
  private var numbers: [[Int32]: Int32] = [:]
  /// By dimension and label, the label next around it.
  private let around: [[Int32: Int32]]

  init(_ table: CountTable) {
    let rows = table.rows
    let dimensions = rows.first?.labels.count ?? 0
    let ranks = (0..<dimensions).map { dimension in
      let labels = Set(rows.compactMap { $0.labels[dimension] })
      // By their scalars, as any machine sorts them.
      let sorted = labels.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      return Dictionary(uniqueKeysWithValues: zip(sorted, Int32(1)...))
    }
    around = zip(ranks, table.labelsAround + Array(repeating: [:], count: dimensions)).map { ranks, around in
      Dictionary(
        uniqueKeysWithValues: around.compactMap { label, wider in
          ranks[label].flatMap { label in ranks[wider].map { (label, $0) } }
        })
    }
    for row in rows {
      let labels = row.labels.enumerated().map { dimension, label in label.flatMap { ranks[dimension][$0] } ?? 0 }
      ofRow.append(number(of: labels))
    }
  }

  private mutating func number(of group: [Int32]) -> Int32 {
    if let number = numbers[group] { return number }
    let number = Int32(labels.count)
    numbers[group] = number
    labels.append(group)
    totals.append(Array(repeating: -1, count: group.count))
    depths.append(0)
    for dimension in group.indices where group[dimension] != 0 {
      var total = group
      total[dimension] = around[dimension][group[dimension]] ?? 0
      let totalNumber = self.number(of: total)
      totals[Int(number)][dimension] = totalNumber
      // Whichever dimension is left first, as many steps lead to the total of all.
      depths[Int(number)] = depths[Int(totalNumber)] + 1
    }
    return number
  }
}
