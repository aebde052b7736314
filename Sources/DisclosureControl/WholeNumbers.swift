/// Whole numbers between bounds that make some sums come out.
struct WholeNumbers {
  /// The numbers that stand in a sum with their factors, and what it comes to.
  struct Row {
    let terms: [(column: Int, factor: Int)]
    let result: Int
  }

  /// `nil` where those of others see to it.
  let bounds: [ClosedRange<Int>?]
  let rows: [Row]

  /// Does every sum come out, in whole numbers as they are counted here?
  func fit(_ numbers: [Int]) -> Bool {
    zip(bounds, numbers).allSatisfy { $0?.contains($1) != false }
      && rows.allSatisfy { row in row.terms.reduce(0) { $0 + $1.factor * numbers[$1.column] } == row.result }
  }
}
