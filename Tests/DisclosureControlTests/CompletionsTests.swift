import Testing

@testable import DisclosureControl

/// What readers can work out, by the sums that hold among some rows (`CountTexts`).
@Suite struct CompletionsTests {
  private static func system(_ rows: [String]) -> SumSystem {
    let table = CountTexts(rows).table
    return SumSystem(Array(table.rows.indices), of: table, groups: LabelGroups(table))
  }

  /// - Parameter shown: Rows that readers see.
  private static func completions(
    _ system: SumSystem, shown: Set<Int>, enough: Int = 5, budget: Int = .max
  ) -> Completions {
    let isUnknown = system.nodes.map { node in
      if case .given(let row) = node.kind { !shown.contains(row) } else { true }
    }
    let least = system.nodes.map { node in if case .given = node.kind { 1 } else { 0 } }
    return Completions(
      system, isUnknown: isUnknown, Leeway(least: least, limit: 10), enough: enough,
      found: Array(repeating: [], count: system.nodes.count), budget: budget)
  }

  @Test("two breakdowns that agree hold against each other, whatever their total says", arguments: ["150", "90"])
  func agreeing(_ total: String) throws {
    let system = Self.system([total, "sex=female 60", "sex=male 40", "topic=a 95", "topic=b 5"])
    var completions = Self.completions(system, shown: [0, 1, 2, 3])
    let hidden = try #require(system.nodeOfCell[4]?[0])
    #expect(completions.interval(of: hidden) == 5...5)
  }

  @Test("a centre's own total differs from its parts, and the region counts the parts")
  func roundabout() throws {
    let table = CountTexts(
      ["all 130", "a 60", "a sex=female 50", "a sex=male 30", "b 50"], parents: ["a": "all", "b": "all"]
    ).table
    let system = SumSystem(Array(table.rows.indices), of: table, groups: LabelGroups(table))
    var completions = Self.completions(system, shown: [0, 2, 3])
    let hidden = try #require(system.nodeOfCell[4]?[0])
    #expect(completions.interval(of: hidden) == 50...50)
  }

  @Test("a place that holds one other and has no rows adds nothing to the sums")
  func loneParent() {
    func nodes(_ parents: [String: String]) -> Int {
      let table = CountTexts(["a 60", "a sex=female 50", "a sex=male 10"], parents: parents).table
      return SumSystem(Array(table.rows.indices), of: table, groups: LabelGroups(table)).nodes.count
    }
    #expect(nodes(["a": "west", "west": "all"]) == nodes([:]))
  }

  @Test("hidden counts may be far greater than all that is shown")
  func great() throws {
    let system = Self.system(["90000", "sex=female 5", "sex=male 89995", "sex=other 0"])
    var completions = Self.completions(system, shown: [3])
    let hidden = try #require(system.nodeOfCell[1]?[0])
    let found = completions.interval(of: hidden)
    let interval = try #require(found)
    #expect(interval.contains(5) && interval.count >= 5)
    #expect(completions.verdict(on: hidden) == .protected)
  }

  @Test(
    "what could not be looked at is not taken for known",
    arguments: [(Int.max, Completions.Verdict.narrow), (0, .unclear)])
  func verdict(_ budget: Int, _ expected: Completions.Verdict) throws {
    let system = Self.system(["100", "sex=female 60", "sex=male 40"])
    var completions = Self.completions(system, shown: [0, 1], budget: budget)
    let hidden = try #require(system.nodeOfCell[2]?[0])
    #expect(completions.verdict(on: hidden) == expected)
  }
}
