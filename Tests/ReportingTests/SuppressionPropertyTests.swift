import Exact
import TestSupport
import Testing

@testable import Reporting

/// A made-up table: the single counts that nobody publishes, and rows that each are the sum of some of them.
private struct MadeUpTable {
  struct Row {
    let text: String
    /// By position of a single count: is it in the row?
    let holds: [Bool]
    let count: Int
  }

  let singles: [Int]
  let rows: [Row]

  /// Single counts by sex, topic and half-year. Of each breakdown all rows are given or none, but for a few blanks in
  /// the grids.
  init(
    sexes: Int, topics: Int, halves: Int, upTo largest: Int, leavesOut: Bool, using random: inout SeededNumbers
  ) {
    let singles = (0..<sexes * topics * halves).map { _ in
      Int.random(in: 0..<4, using: &random) == 0 ? 0 : Int.random(in: 0...largest, using: &random)
    }
    var rows: [Row] = []
    for breakdown in 0..<8 where Int.random(in: 0..<3, using: &random) > 0 {
      let bySex = breakdown & 1 > 0
      let byTopic = breakdown & 2 > 0
      let byHalf = breakdown & 4 > 0 && halves > 1
      for sex in 0..<(bySex ? sexes : 1) {
        for topic in 0..<(byTopic ? topics : 1) {
          for half in 0..<(byHalf ? halves : 1) {
            let holds = singles.indices.map { single in
              (!bySex || single % sexes == sex) && (!byTopic || single / sexes % topics == topic)
                && (!byHalf || single / sexes / topics == half)
            }
            let count = zip(singles, holds).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
            let period = byHalf ? (half == 0 ? "2014-01..2014-06 " : "2014-07..2014-12 ") : ""
            let text =
              period + (bySex ? "sex=\(Sex.allCases[sex].rawValue) " : "") + (byTopic ? "topic=t\(topic) " : "")
              + "\(count)"
            let isLeftOut = leavesOut && bySex && byTopic && Int.random(in: 0..<8, using: &random) == 0
            if !isLeftOut, !rows.contains(where: { $0.text == text }) {
              rows.append(Row(text: text, holds: holds, count: count))
            }
          }
        }
      }
    }
    self.singles = singles
    self.rows = rows
  }

  /// What a reader learns from a publication: each published figure as a sum of single counts, without those that a
  /// shown 0 tells to be 0.
  func learned(_ isHidden: [Bool]) -> [[Int]] {
    zip(rows, isHidden).filter { !$1 }.map { row, _ in withoutZeros(row.holds.map { $0 ? 1 : 0 }, isHidden) }
  }

  func withoutZeros(_ sum: [Int], _ isHidden: [Bool]) -> [Int] {
    let zeros = zip(rows, isHidden).filter { !$1 && $0.count == 0 }.map(\.0.holds)
    return sum.indices.map { single in zeros.contains { $0[single] } ? 0 : sum[single] }
  }
}

/// Sums in echelon form: what a reader who adds and subtracts can arrive at.
private struct Span {
  private var rows: [(pivot: Int, sum: [Fraction])] = []

  init(_ sums: [[Int]]) throws {
    for sum in sums {
      let rest = try reduce(sum.map { Fraction($0) })
      guard let pivot = rest.firstIndex(where: { $0 != .zero }) else { continue }
      rows.append((pivot, try rest.map { try $0 / rest[pivot] }))
    }
  }

  func holds(_ sum: [Int]) throws -> Bool {
    try reduce(sum.map { Fraction($0) }).allSatisfy { $0 == .zero }
  }

  private func reduce(_ sum: [Fraction]) throws -> [Fraction] {
    var sum = sum
    for (pivot, row) in rows where sum[pivot] != .zero {
      let factor = sum[pivot]
      for index in sum.indices { sum[index] = try sum[index] - row[index] * factor }
    }
    return sum
  }
}

@Suite struct SuppressionPropertyTests {
  /// The attack knows nothing of how counts are hidden: it takes every published figure as a sum of single counts, and
  /// tries to make each hidden one of them.
  @Test("no hidden count can be worked out from rows, columns or totals", arguments: Array(1...6) as [UInt64])
  func nothingIsTold(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    for number in 0..<16 {
      let made = MadeUpTable(
        sexes: .random(in: 2...3, using: &random), topics: .random(in: 2...4, using: &random),
        halves: .random(in: 1...2, using: &random), upTo: [12, 30, 60][number % 3], leavesOut: number % 2 == 1,
        using: &random)
      guard !made.rows.isEmpty else { continue }
      let table = PublishedTable(try caseRows(made.rows.map(\.text)))
      let isHidden = table.isHidden
      let span = try Span(made.learned(isHidden))
      for (row, isRowHidden) in zip(made.rows, isHidden) {
        let place = "seed \(seed), table \(number): \(row.text)"
        #expect(isRowHidden || row.count == 0 || row.count >= 10, "\(place)")
        guard isRowHidden else { continue }
        #expect(row.count > 0, "\(place)")
        let isTold = try span.holds(made.withoutZeros(row.holds.map { $0 ? 1 : 0 }, isHidden))
        #expect(!isTold, "\(place) is told by \(made.rows.map(\.text)), \(table.words)")
      }
      let hasSmall =
        made.rows.contains { 1..<10 ~= $0.count }
        || table.sums.notRecorded.contains { $0.count < 10 }
      #expect(hasSmall || !isHidden.contains(true), "seed \(seed), table \(number): hidden without need")
    }
  }

  /// Tries every table that could have been published so: what is hidden must have more than one value among them. A
  /// reader knows, too, that what is hidden is not 0.
  @Test("no hidden count is the only one that fits", arguments: [100, 101] as [UInt64])
  func severalFit(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    for number in 0..<20 {
      let made = MadeUpTable(sexes: 2, topics: 2, halves: 1, upTo: 6, leavesOut: number % 2 == 1, using: &random)
      guard !made.rows.isEmpty else { continue }
      let table = PublishedTable(try caseRows(made.rows.map(\.text)), limit: 3)
      let isHidden = table.isHidden
      var found: [Set<Int>] = Array(repeating: [], count: made.rows.count)
      let width = 12
      for code in 0..<width * width * width * width {
        let singles = [code % width, code / width % width, code / width / width % width, code / width / width / width]
        let counts = made.rows.map { row in (0..<4).reduce(0) { $0 + (row.holds[$1] ? singles[$1] : 0) } }
        let fits = made.rows.indices.allSatisfy { isHidden[$0] ? counts[$0] > 0 : counts[$0] == made.rows[$0].count }
        guard fits else { continue }
        for index in counts.indices { found[index].insert(counts[index]) }
      }
      for (row, values) in zip(made.rows, found) where isHidden[made.rows.firstIndex { $0.text == row.text } ?? 0] {
        #expect(
          values.count > 1, "seed \(seed), table \(number): \(row.text) in \(made.rows.map(\.text)), \(table.words)")
      }
    }
  }

  @Test("the order of the rows never matters", arguments: [7] as [UInt64])
  func anyOrder(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    for number in 0..<30 {
      let made = MadeUpTable(sexes: 2, topics: 3, halves: 2, upTo: 30, leavesOut: true, using: &random)
      guard !made.rows.isEmpty else { continue }
      let texts = made.rows.map(\.text)
      let shuffled = texts.shuffled(using: &random)
      let hidden = Dictionary(uniqueKeysWithValues: zip(texts, PublishedTable(try caseRows(texts)).isHidden))
      let again = Dictionary(uniqueKeysWithValues: zip(shuffled, PublishedTable(try caseRows(shuffled)).isHidden))
      #expect(hidden == again, "seed \(seed), table \(number): \(texts)")
    }
  }
}
