import Testing

@testable import DisclosureControl

/// Cells and their sums, which are tried with all counts up to a total.
struct TableShape: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let cells: [String]
  /// By the positions of the cells that they add up.
  let sums: KeyValuePairs<String, [Int]>
  let parents: [String: String]
  let limit: Int
  let greatest: Int

  init(
    _ description: String, _ cells: [String], _ sums: KeyValuePairs<String, [Int]>, parents: [String: String] = [:],
    limit: Int = 4, upTo greatest: Int
  ) {
    testDescription = description
    self.cells = cells
    self.sums = sums
    self.parents = parents
    self.limit = limit
    self.greatest = greatest
  }

  /// All tables with a total.
  func tables(of total: Int) -> [[Int]] {
    func ways(_ cells: Int, _ total: Int) -> [[Int]] {
      cells == 1 ? [[total]] : (0...total).flatMap { count in ways(cells - 1, total - count).map { [count] + $0 } }
    }
    return ways(cells.count, total).map { counts in
      counts + sums.map { $0.value.reduce(0) { $0 + counts[$1] } }
    }
  }
}

/// A reader who knows the rule tries all tables: those that are published the same cannot be told apart.
@Suite struct CountingBackTests {
  private static let crossed = ["sex=female age=a", "sex=female age=b", "sex=male age=a", "sex=male age=b"]

  static let shapes = [
    TableShape("two sexes in two ages", crossed, ["": [0, 1, 2, 3]], limit: 5, upTo: 13),
    TableShape(
      "two sexes in two ages, and the sexes", crossed,
      ["": [0, 1, 2, 3], "sex=female": [0, 1], "sex=male": [2, 3]], upTo: 12),
    TableShape(
      "two sexes in two ages, and both", crossed,
      ["": [0, 1, 2, 3], "sex=female": [0, 1], "sex=male": [2, 3], "age=a": [0, 2], "age=b": [1, 3]], upTo: 12),
    TableShape("four ages", ["age=a", "age=b", "age=c", "age=d"], ["": [0, 1, 2, 3]], upTo: 13),
    TableShape(
      "a region and the sexes in its centres", ["a sex=female", "a sex=male", "b"], ["r": [0, 1, 2], "a": [0, 1]],
      parents: ["a": "r", "b": "r"], limit: 10, upTo: 32),
    TableShape(
      "three levels of places", ["a", "b", "c", "d"], ["q": [0, 1], "r": [0, 1, 2], "k": [0, 1, 2, 3]],
      parents: ["a": "q", "b": "q", "q": "r", "c": "r", "r": "k", "d": "k"], upTo: 12),
  ]

  /// A total that is not given can be larger than those tried: of what is near them nothing is said.
  @Test("of all small tables those published the same leave enough numbers", arguments: shapes)
  func allTables(_ shape: TableShape) {
    var numbers: [String: [Set<Int>]] = [:]
    for counts in (0...shape.greatest).flatMap({ shape.tables(of: $0) }) {
      let rows = zip(shape.cells + shape.sums.map(\.key), counts).map { "\($0) \($1)" }
      let texts = CountTexts(rows, limit: shape.limit, parents: shape.parents)
      let published = texts.published(Protection(texts.table))
      let known = numbers[published] ?? counts.map { [$0] }
      numbers[published] = zip(known, counts).map { $0.union([$1]) }
    }
    let whole = numbers.filter { $0.value.joined().allSatisfy { $0 < shape.greatest - shape.limit } }
    #expect(whole.count > 20)
    for (published, numbers) in whole {
      for (text, numbers) in zip(published.split(separator: " "), numbers) where text == "×" {
        #expect(numbers.count >= CountTable.leastChoice(for: shape.limit), "\(published): \(numbers.sorted())")
      }
    }
  }
}
