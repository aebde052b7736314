import Diagnostics
import Exact
import TestSupport
import Testing

@testable import Reporting

/// Parts that share people, told by their figures and ages, whatever their labels say.
@Suite struct SharedPeopleTests {
  /// The warnings of an indicator of counts by topic and age, and the total that it has by topic.
  private func told(_ observed: [String], _ more: String = "", kind: String = "count") throws -> [String] {
    let made = try indicator("aggregation: latest\nexpects: [topic]\n" + more, kind: kind, observed: observed)
    return try made.sharingBreakdowns(asOf: try day("2020")).map { "\($0.breakdown.name) \($0.warning.id.name)" }
  }

  @Test(
    "a part that equals the sum of the others in every period that has them is told",
    arguments: [
      // 9 = 5 + 4
      (["2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family"], true),
      // and 12 = 6 + 6
      (
        [
          "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2019 12 topic: any", "2019 6 topic: land",
          "2019 6 topic: family",
        ], true
      ),
      // but 13 is not 6 + 6
      (
        [
          "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2019 13 topic: any", "2019 6 topic: land",
          "2019 6 topic: family",
        ], false
      ),
      // A period without all others says nothing.
      (["2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2019 7 topic: any"], true),
      // 18 = 9 + 5 + 4: the author says that all three are parts.
      (["2018 18", "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family"], false),
      // 9 is the part that equals the sum.
      (["2018 9", "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family"], true),
      // Two parts above 0 are equal by chance.
      (["2018 5 topic: any", "2018 5 topic: land", "2018 0 topic: family"], false),
      (["2018 5 topic: any", "2018 5 topic: land"], false), (["2018 9 topic: any", "2018 5 topic: land"], false),
      (["2018 0 topic: any", "2018 0 topic: land", "2018 0 topic: family"], false),
      // Women's by topic are parts of the women, not of all.
      (["2018 9 topic: any, sex: female", "2018 5 topic: land", "2018 4 topic: family"], false),
      (
        ["2018 9 topic: any, sex: male", "2018 5 topic: land, sex: male", "2018 4 topic: family, sex: male"], true
      ),
      // 9 = 5 + 4 by chance: of the women 3 are not 6 + 6; nor 7 of the men, of whom a part is not given.
      (
        [
          "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2018 3 topic: any, sex: female",
          "2018 6 topic: land, sex: female", "2018 6 topic: family, sex: female",
        ], false
      ),
      (
        [
          "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2018 7 topic: any, sex: male",
          "2018 8 topic: land, sex: male",
        ], false
      ),
      // 13 is not 6 + 6, though more.
      (
        [
          "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2018 13 topic: any, sex: female",
          "2018 6 topic: land, sex: female", "2018 6 topic: family, sex: female",
        ], false
      ),
      // 9 and land's 5: the 4 of the family may be missing.
      (
        [
          "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family", "2018 9 topic: any, sex: male",
          "2018 5 topic: land, sex: male",
        ], true
      ),
      // Not counted yet.
      (["2021 9 topic: any", "2021 5 topic: land", "2021 4 topic: family"], false),
    ] as [([String], Bool)])
  func sums(observed: [String], isTold: Bool) throws {
    #expect(try told(observed) == (isTold ? ["topic sum-as-part"] : []))
    #expect(try told(observed.reversed()) == (isTold ? ["topic sum-as-part"] : []))
    #expect(try told(observed, kind: "score").isEmpty)
  }

  @Test(
    "ages that overlap in one period are told",
    arguments: [
      (["2018 3 age: 10-19", "2018 3 age: 15+", "2018 3 age: 20+"], true),
      (["2018 3 age: 15+", "2018 3 age: 20+"], true),
      (["2018 3 age: 10-20", "2018 3 age: 20-30"], true),
      (["2018 3 age: 10-19", "2018 3 age: 20-29", "2018 3 age: 30+"], false),
      (["2018 3 age: under 18", "2018 3 age: 18-64", "2018 3 age: over 64"], false),
      (["2018 3 age: young", "2018 3 age: old"], false), (["2018 3 age: 10-19", "2019 3 age: 15+"], false),
      (["2018 3 age: \"10-19\", sex: female", "2018 3 age: 15+, sex: male"], false),
    ] as [([String], Bool)])
  func ages(observed: [String], isTold: Bool) throws {
    #expect(try told(observed) == (isTold ? ["age overlapping-ages"] : []))
    // Percentages that nobody can add up count nobody twice.
    #expect(try told(observed, kind: "percentage").isEmpty)
  }

  @Test(
    "until it is accepted, such parts make no total and nothing is told to be missing from one",
    arguments: [
      ("", "[no-data]", Rule.actualPartsShared), ("accepted: [{message: sum-as-part, reason: R}]", "18", .actualLatest),
      ("accepted: [{message: other, reason: R}]", "[no-data]", .actualPartsShared),
    ])
  func total(accepted: String, expected: String, rule: Rule) throws {
    let rows = ["2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family"]
    let fields = "aggregation: latest\nexpects: [topic]\ntotal: sum-of topic\n" + accepted
    let figures = IndicatorFigures(try indicator(fields, observed: rows), asOf: try day("2020"))
    // 9 + 5 + 4 = 18
    #expect(shown(figures.actual.value) { $0.value.description } == expected)
    #expect(figures.actual.steps.last?.rule == rule)
    #expect(figures.warnings.map(\.id.name) == ["sum-as-part"])
  }

  @Test("a total given beside them holds, and differs from no parts", arguments: [9, 10])
  func given(total: Int) throws {
    let rows = ["2018 \(total)", "2018 9 topic: any", "2018 5 topic: land", "2018 4 topic: family"]
    let made = try indicator("aggregation: latest\nexpects: [topic]", observed: rows)
    let figures = IndicatorFigures(made, asOf: try day("2020"))
    #expect(figures.actual.value.value?.value == Fraction(total))
    #expect(figures.notRecorded.value.isEmpty)
    #expect(figures.warnings.map(\.id.name) == ["sum-as-part"])
  }

  @Test("the order of rows never decides what is told", arguments: UInt64(1)...20)
  func anyOrder(seed: UInt64) throws {
    var random = SeededNumbers(state: seed)
    let counts = (0..<12).map { _ in random.number(below: 4) }
    let rows = (0..<12).map { "201\($0 / 4) \(counts[$0]) topic: t\($0 % 4)" }
    let found = try told(rows)
    #expect(try told(rows.shuffled(using: &random)) == found, "seed \(seed)")
    // By definition: one equals the others together in each of three years, of which one has three parts above 0.
    let years = (0..<3).map { Array(counts[$0 * 4..<$0 * 4 + 4]) }
    let isSum = (0..<4).contains { part in
      years.allSatisfy { 2 * $0[part] == $0.reduce(0, +) }
        && years.contains { $0[part] > 0 && $0.count { $0 > 0 } >= 3 }
    }
    #expect(found.isEmpty != isSum, "seed \(seed)")
  }
}
