/// The groups of people that rows speak of and all totals over them, by number.
struct LabelGroups {
  /// By group: the label of each dimension by its position in their order, 0 for the total.
  private(set) var labels: [[Int32]] = []
  /// By group: the group of the total over each dimension; -1 where the group is that total.
  private(set) var totals: [[Int32]] = []
  /// By row.
  private(set) var ofRow: [Int32] = []
  private var numbers: [[Int32]: Int32] = [:]

  init(_ rows: [CountTable.Row]) {
    let dimensions = rows.first?.labels.count ?? 0
    let ranks = (0..<dimensions).map { dimension in
      let labels = Set(rows.compactMap { $0.labels[dimension] })
      // By their scalars, as any machine sorts them.
      let sorted = labels.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      return Dictionary(uniqueKeysWithValues: zip(sorted, Int32(1)...))
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
    for dimension in group.indices where group[dimension] != 0 {
      var total = group
      total[dimension] = 0
      let totalNumber = self.number(of: total)
      totals[Int(number)][dimension] = totalNumber
    }
    return number
  }
}
