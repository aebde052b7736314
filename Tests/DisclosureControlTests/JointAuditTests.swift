import TestSupport
import Testing

@testable import DisclosureControl

/// Rows (`CountTexts`) of two tables, with `×` before each number that the table hides, and what both tell together: by
/// row, those of the published table first.
struct JointCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let former: [String]
  let current: [String]
  let parents: [String: String]
  let told: [String]

  init(
    _ description: String, _ former: [String], then current: [String], parents: [String: String] = [:],
    told: String...
  ) {
    testDescription = description
    self.former = former
    self.current = current
    self.parents = parents
    self.told = told
  }
}

@Suite struct JointAuditTests {
  // Below 10 is hidden; a reader must be left with 5 numbers.
  static let cases: [JointCase] = [
    // 63 − 60 = 3.
    JointCase(
      "a total was told, and one of its two parts is told now", ["63", "sex=female ×3", "sex=male ×60"],
      then: ["×63", "sex=female ×3", "sex=male 60"],
      told: "sex=female ×3: 3", "sex=male ×60: 60", "×63: 63", "sex=female ×3: 3"),
    // 100 − 96 = 4.
    JointCase(
      "a period that was hidden to protect another one stands there now",
      ["100", "2014-01..2014-06 ×4", "2014-07..2014-12 ×96"], then: ["2014-01..2014-06 ×4", "2014-07..2014-12 96"],
      told: "2014-01..2014-06 ×4: 4", "2014-07..2014-12 ×96: 96", "2014-01..2014-06 ×4: 4"),
    JointCase(
      "what is hidden now was told then", ["63", "sex=female 3", "sex=male 60"],
      then: ["63", "sex=female ×3", "sex=male ×60"], told: "sex=female ×3: 3", "sex=male ×60: 60"),
    // 68 − 60 = 8.
    JointCase(
      "a region was told, and its other centre is now", ["r 68", "a ×8", "b ×60"], then: ["r ×68", "a ×8", "b 60"],
      parents: ["a": "r", "b": "r"], told: "a ×8: 8", "b ×60: 60", "r ×68: 68", "a ×8: 8"),
    JointCase(
      "nothing but the next period is new",
      ["2014-01..2014-06 63", "2014-01..2014-06 sex=female ×3", "2014-01..2014-06 sex=male ×60"],
      then: [
        "2014-01..2014-06 63", "2014-01..2014-06 sex=female ×3", "2014-01..2014-06 sex=male ×60",
        "2014-07..2014-12 80", "2014-07..2014-12 sex=female 40", "2014-07..2014-12 sex=male 40",
      ]),
    JointCase(
      "what was hidden is told now, and nothing else", ["63", "sex=female ×3", "sex=male ×60"],
      then: ["63", "sex=female 3", "sex=male 60"], told: "sex=female ×3: 3", "sex=male ×60: 60"),
    // 40 − 32 = 8, in the table where no total stands too.
    JointCase(
      "a count that both hide is one number", ["a 40", "a sex=female ×8", "a sex=male ×32"],
      then: ["a sex=female ×8", "a sex=male 32", "a sex=male topic=x 20", "a sex=male topic=y 12"],
      told: "a sex=female ×8: 8", "a sex=male ×32: 32", "a sex=female ×8: 8"),
    JointCase(
      "nothing is new", ["63", "sex=female ×3", "sex=male ×60"], then: ["63", "sex=female ×3", "sex=male ×60"]),
    JointCase(
      "a breakdown more that is shown whole", ["63", "sex=female ×3", "sex=male ×60"],
      then: ["63", "sex=female ×3", "sex=male ×60", "age=a 23", "age=b 40"]),
    JointCase(
      "other parts of the same total", ["63", "topic=family ×5", "topic=land ×58"],
      then: ["63", "topic=divorce 23", "topic=alimony 40"]),
    // 64 is no total of 63: which of the two parts was another one then, nobody knows.
    JointCase(
      "a total that was corrected", ["63", "sex=female ×3", "sex=male ×61"],
      then: ["64", "sex=female ×3", "sex=male ×61"]),
    JointCase(
      "a total that was corrected, and hidden with it", ["63", "sex=female ×3", "sex=male ×61"],
      then: ["×64", "sex=female ×3", "sex=male 61"]),
    JointCase(
      "a count that was hidden, and is gone", ["63", "sex=female ×?", "sex=male ×60"], then: ["63", "sex=male 60"],
      told: "sex=male ×60: 60"),
    JointCase(
      "what one table tells alone is for its own audit", ["63", "sex=female ×3", "sex=male 60"],
      then: ["63", "sex=female ×3", "sex=male 60", "age=a 23"]),
  ]

  @Test("two tables tell together what one of them hides", arguments: cases)
  func told(_ row: JointCase) {
    let rows = row.former + row.current
    let texts = CountTexts(
      rows.map { $0.replacing("×", with: "") }, limit: 10, parents: row.parents)
    let audit = JointAudit(
      texts.table, isFormer: rows.indices.map { $0 < row.former.count }, isHidden: rows.map { [$0.contains("×")] })
    let told = audit.told.map { told in
      let (low, high) = (told.numbers.lowerBound, told.numbers.upperBound)
      return rows[told.row] + ": " + (low == high ? "\(low)" : "\(low) to \(high)")
    }
    #expect(told == row.told)
  }

  @Test("what is told of two tables by chance is what counting through all numbers leaves", arguments: 1...120)
  func byChance(seed: Int) {
    let counts = CountsByChance(seed: UInt64(seed))
    let texts = CountTexts(counts.rows + counts.rows, limit: 10)
    let audit = JointAudit(
      texts.table, isFormer: (0..<18).map { $0 < 9 }, isHidden: (counts.isHidden[0] + counts.isHidden[1]).map { [$0] })
    #expect(audit.told.map(\.row) == counts.told, "seed \(seed): \(counts)")
  }
}

/// Counts by two sexes and two age groups with all their totals, and two tables that hide some of them.
private struct CountsByChance {
  private static let names = [
    "sex=f age=a", "sex=f age=b", "sex=m age=a", "sex=m age=b", "sex=f", "sex=m", "age=a", "age=b", "",
  ]
  let numbers: [Int]
  let isHidden: [[Bool]]
  var rows: [String] { zip(Self.names, numbers).map { "\($0) \($1)" } }

  init(seed: UInt64) {
    var random = SeededNumbers(state: seed)
    numbers = Self.all((0..<4).map { _ in 1 + random.number(below: 6) })
    isHidden = (0..<2).map { _ in (0..<9).map { _ in random.number(below: 3) > 0 } }
  }

  private static func all(_ inner: [Int]) -> [Int] {
    inner + [
      inner[0] + inner[1], inner[2] + inner[3], inner[0] + inner[2], inner[1] + inner[3], inner.reduce(0, +),
    ]
  }

  /// By row, the former table's first: hidden, with 5 numbers left by its own table and fewer by both.
  var told: [Int] {
    let both = left { isHidden[0][$0] && isHidden[1][$0] }
    let alone = isHidden.map { hidden in left { hidden[$0] } }
    let isInFormer = !(0..<9).contains { !isHidden[0][$0] && isHidden[1][$0] }
    return (0..<18).filter { row in
      let (table, cell) = (row / 9, row % 9)
      guard isHidden[table][cell] else { return false }
      // The table of now says all that was published: then it protects itself, or its own audit tells.
      if isInFormer { return !isHidden[1][cell] }
      return both[cell] < 5 && alone[table][cell] >= 5
    }
  }

  /// How many numbers each count can be, where none of the four is above 9.
  private func left(_ isHidden: (Int) -> Bool) -> [Int] {
    let shown = (0..<9).filter { !isHidden($0) }
    var found = Array(repeating: Set<Int>(), count: 9)
    for index in 0..<(9 * 9 * 9 * 9) {
      let all = Self.all([index % 9 + 1, index / 9 % 9 + 1, index / 81 % 9 + 1, index / 729 + 1])
      guard shown.allSatisfy({ all[$0] == numbers[$0] }) else { continue }
      for cell in 0..<9 { found[cell].insert(all[cell]) }
    }
    return found.map(\.count)
  }
}
