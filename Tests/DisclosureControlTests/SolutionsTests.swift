import Testing

@testable import DisclosureControl

/// Sums of whole numbers (`2a − 4b = 6` as factors and result) and what is left to each number.
@Suite struct SolutionsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rows: [([Int], Int)]
    let steps: [Int]?
    let moves: Int

    init(_ description: String, _ rows: [([Int], Int)], steps: [Int]?, moves: Int = 0) {
      testDescription = description
      self.rows = rows
      self.steps = steps
      self.moves = moves
    }

    var numbers: WholeNumbers {
      let rows = rows.map { factors, result in
        WholeNumbers.Row(terms: factors.enumerated().map { (column: $0, factor: $1) }, result: result)
      }
      return WholeNumbers(bounds: Array(repeating: -100...100, count: rows.first?.terms.count ?? 0), rows: rows)
    }
  }

  static let cases = [
    Case("a + b = 5", [([1, 1], 5)], steps: [1, 1], moves: 1),
    Case("a + b = 5, a − b = 1: 3 and 2", [([1, 1], 5), ([1, -1], 1)], steps: [0, 0]),
    Case("a − 2b = 0: every second number", [([1, -2], 0)], steps: [2, 1], moves: 1),
    // a = 1 + 3k, b = 1 − 2k: a number of its own is needed to say it.
    Case("2a + 3b = 5", [([2, 3], 5)], steps: [3, 2], moves: 1),
    Case("4a + 6b = 10 is the same", [([4, 6], 10)], steps: [3, 2], moves: 1),
    // 7k, −15 m and more: together they reach every number.
    Case("6a + 10b + 15c = 1", [([6, 10, 15], 1)], steps: [5, 3, 2], moves: 2),
    Case("what is said twice", [([1, 1, 0], 5), ([0, 1, 1], 7), ([1, 2, 1], 12)], steps: [1, 1, 1], moves: 1),
    Case("2a + 4b = 3 is never", [([2, 4], 3)], steps: nil),
    Case("a + b is 5 and 6 never", [([1, 1], 5), ([1, 1], 6)], steps: nil),
    Case("what is in no sum can be anything", [([1, 0], 5)], steps: [0, 1], moves: 1),
  ]

  @Test("all that sums leave is where it starts and moves from there", arguments: cases)
  func solutions(_ row: Case) throws {
    let solutions = Solutions(row.numbers)
    #expect(solutions?.steps == row.steps)
    guard let solutions else { return }
    #expect(solutions.moves.count == row.moves)
    for times in [0, 1, -3] {
      var numbers = solutions.start
      for (column, change) in solutions.moves.joined() { numbers[column] += change * times }
      #expect(row.numbers.fit(numbers))
    }
  }

  @Test("what a number can be within a range")
  func values() throws {
    let even = try #require(Solutions(Case("", [([1, -2], 1)], steps: nil).numbers))
    #expect(Array(even.values(of: 0, in: -2...6)) == [-1, 1, 3, 5])
    let certain = try #require(Solutions(Case("", [([1, 0], 5)], steps: nil).numbers))
    #expect(Array(certain.values(of: 0, in: 0...9)) == [5])
    #expect(Array(certain.values(of: 0, in: 6...9)) == [])
  }
}
