import Testing

@testable import DisclosureControl

/// Rows (`CountTexts`) and what is published of them.
struct ProtectionCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let rows: [String]
  let limit: Int
  let parents: [String: String]
  let published: String

  init(
    _ description: String, _ rows: [String], limit: Int = 10, parents: [String: String] = [:], published: String
  ) {
    testDescription = description
    self.rows = rows
    self.limit = limit
    self.parents = parents
    self.published = published
  }
}

@Suite struct ProtectionTests {
  static let small: [ProtectionCase] = [
    ProtectionCase("a small count alone", ["5"], published: "×"),
    ProtectionCase("one person", ["1"], published: "×"),
    ProtectionCase("zeros only", ["0", "sex=female 0", "sex=male 0"], published: "0 0 0"),
    ProtectionCase(
      "the limit itself is shown, one below it is not", ["sex=female 10", "sex=male 9"], published: "10 ×"),
    ProtectionCase("0 is shown", ["12", "sex=female 0", "sex=male 12"], published: "12 0 12"),
    ProtectionCase("nothing given", ["?", "sex=female ?"], published: "? ?"),
    ProtectionCase(
      "a limit of 1 hides nothing", ["100", "sex=female 1", "sex=male 99"], limit: 1, published: "100 1 99"),
    ProtectionCase(
      "a limit of 0 hides nothing", ["100", "sex=female 1", "sex=male 99"], limit: 0, published: "100 1 99"),
    ProtectionCase(
      "a limit of 100 hides 99", ["200", "sex=female 99", "sex=male 101"], limit: 100, published: "200 × ×"),
    // 3 in 100 can be 1 to 99; 4 are no small count.
    ProtectionCase(
      "a limit of 4", ["100", "sex=female 3", "sex=male 97", "topic=a 4", "topic=b 96"], limit: 4,
      published: "100 × × 4 96"),
    ProtectionCase("without a total nothing tells", ["sex=female 5", "sex=male 95"], published: "× 95"),
    ProtectionCase("a total that is small itself", ["7", "sex=female 3", "sex=male 4"], published: "× × ×"),
    ProtectionCase("a small total and its only part", ["5", "sex=female 5", "sex=male 0"], published: "× × 0"),
    ProtectionCase("two centres have no sum", ["baku 5", "ganja 40"], published: "× 40"),
  ]

  static let blocks: [ProtectionCase] = [
    // 100 − 95 = 5.
    ProtectionCase(
      "the other of two parts goes with the small one", ["100", "sex=female 5", "sex=male 95"], published: "100 × ×"),
    // a, b, c: an odd last one makes three.
    ProtectionCase(
      "three parts go together", ["100", "age=a 55", "age=b 5", "age=c 40"], published: "100 × × ×"),
    // a b | c d: b goes with a, whatever their sizes.
    ProtectionCase(
      "of four the first two, in the order of their labels", ["200", "age=d 70", "age=c 50", "age=b 5", "age=a 75"],
      published: "200 70 50 × ×"),
    ProtectionCase(
      "a part that is 0 is in no block", ["100", "age=a 5", "age=b 0", "age=c 45", "age=d 20", "age=e 30"],
      published: "100 × 0 × 20 30"),
    // 1 + 1 = 2 would leave one number for each: c and d go with them.
    ProtectionCase(
      "a block that is too small takes the next sibling", ["300", "age=a 1", "age=b 1", "age=c 98", "age=d 200"],
      published: "300 × × × ×"),
    // Hidden are a and b, and who knows why c and d are too knows that a and b are few: 5 numbers must be left even so.
    ProtectionCase(
      "a block of 6 takes the next sibling", ["300", "age=a 2", "age=b 4", "age=c 98", "age=d 196"],
      published: "300 × × × ×"),
    ProtectionCase(
      "a block of 7 does not", ["300", "age=a 3", "age=b 4", "age=c 97", "age=d 196"], published: "300 × × 97 196"),
    ProtectionCase(
      "who is not recorded makes the block of a part larger", ["100", "sex=female 5", "sex=male 80"],
      published: "100 × ×"),
    // 100 − 40 − 55 = 5 are in no part.
    ProtectionCase(
      "a small number that is not recorded is hidden like a part", ["100", "sex=female 40", "sex=male 55"],
      published: "100 × ×"),
    ProtectionCase(
      "a part that was not counted", ["100", "sex=female 5", "sex=male ?"], published: "100 × ?"),
    // Nobody knows what was meant, so more is hidden rather than less.
    ProtectionCase(
      "parts that exceed their total", ["50", "sex=female 5", "sex=male 90"], published: "× × ×"),
    // 20 + 25 − 40 = 5, though no row says 45.
    ProtectionCase(
      "two breakdowns of a total that nobody gives", ["sex=female 5", "sex=male 40", "topic=a 20", "topic=b 25"],
      published: "× × 20 25"),
    ProtectionCase(
      "a grid: two rows by two columns",
      [
        "sex=female topic=a 5", "sex=female topic=b 20", "sex=male topic=a 30", "sex=male topic=b 40", "sex=female 25",
        "sex=male 70", "topic=a 35", "topic=b 60", "95",
      ], published: "× × × × 25 70 35 60 95"),
    // 63 − 60 = 3 for three: the 60 goes with them.
    ProtectionCase(
      "cells that no single sum shows",
      ["63", "sex=female age=a 60", "sex=female age=b 1", "sex=male age=a 1", "sex=male age=b 1"],
      published: "63 × × × ×"),
    ProtectionCase(
      "8 for three are enough",
      ["63", "sex=female age=a 55", "sex=female age=b 2", "sex=male age=a 5", "sex=male age=b 1"],
      published: "63 55 × × ×"),
    // Without the 10 none of the others had a partner: they would be 25 and small each, 7, 8 or 9.
    ProtectionCase(
      "what only its own size can have hidden is small",
      ["35", "sex=female age=a 10", "sex=female age=b 8", "sex=male age=a 8", "sex=male age=b 9"],
      published: "35 × × × ×"),
    // 9 for three that are below 4 are 3 each.
    ProtectionCase(
      "what only its own size can have hidden, below 4",
      ["13", "sex=female age=a 4", "sex=female age=b 3", "sex=male age=a 3", "sex=male age=b 3"], limit: 4,
      published: "13 × × × ×"),
    // 11 cases of 12 contacts, 10 closed: 10, 11 or 12.
    ProtectionCase(
      "no more cases than contacts",
      ["12 11 10", "topic=a 9 8 7", "topic=b 3 3 3"], published: "12 11 10 × × × × × ×"),
  ]

  static let contradictory: [ProtectionCase] = [
    ProtectionCase("more closed than opened", ["30 5 20"], published: "30 × 20"),
    // What holds nowhere tells nothing: 12 − 8 leaves the other topic's cases at 1 to 8 all the same.
    ProtectionCase(
      "more closed than opened in a topic", ["30 12 12", "topic=a 20 4 8", "topic=b 10 8 4"],
      published: "30 12 12 20 × × 10 × ×"),
  ]

  static let places: [ProtectionCase] = [
    ProtectionCase(
      "a place tells of those in it", ["baku 45", "ganja 5", "quba 40"], parents: ["ganja": "baku", "quba": "baku"],
      published: "45 × ×"),
    ProtectionCase(
      "a place that counts more than those in it", ["baku 60", "ganja 5", "quba 40"],
      parents: ["ganja": "baku", "quba": "baku"], published: "60 × ×"),
    // west is 95, east 5 + 100; nobody gives either.
    ProtectionCase(
      "a level without rows of its own", ["all 200", "a 95", "b 5", "c 40", "d 60"],
      parents: ["a": "west", "b": "east", "c": "east", "d": "west", "west": "all", "east": "all"],
      published: "200 95 × × 60"),
    ProtectionCase(
      "a region's year against its centres' quarters",
      ["all 205", "a 2014-01..2014-06 50", "a 2014-07..2014-12 50", "b 2014-01..2014-06 5", "b 2014-07..2014-12 100"],
      parents: ["a": "all", "b": "all"], published: "205 50 50 × ×"),
    ProtectionCase(
      "a place that lies in itself", ["a 5", "b 40"], parents: ["a": "b", "b": "a"], published: "× 40"),
  ]

  static let periods: [ProtectionCase] = [
    // Days in order: quarters 2 and 3 are out when the year comes; quarter 4 is new with it.
    ProtectionCase(
      "a year tells of its quarters",
      ["100", "2014-01..2014-03 5", "2014-04..2014-06 30", "2014-07..2014-09 31", "2014-10..2014-12 34"],
      published: "100 × 30 31 ×"),
    ProtectionCase(
      "the last of them: all others are out, so that the year stays away",
      ["100", "2014-01..2014-03 30", "2014-04..2014-06 30", "2014-07..2014-09 35", "2014-10..2014-12 5"],
      published: "× 30 30 35 ×"),
    // 40 − 10 − 12 − 15 = 3 in the last quarter, of which no row speaks.
    ProtectionCase(
      "the unreported rest of a year", ["40", "2014-01..2014-03 10", "2014-04..2014-06 12", "2014-07..2014-09 15"],
      published: "× 10 12 15"),
    // 60 + 44 − 99 = 5: January to June and April to December less the year are April to June.
    ProtectionCase(
      "periods that cross tell too",
      ["2014-01..2014-06 60", "2014-04..2014-12 44", "99", "2014-04..2014-06 5"], published: "60 × 99 ×"),
    ProtectionCase(
      "what comes later hides nothing of today", ["2014-01..2014-06 52", "2014-07..2014-12 8", "60"],
      published: "52 × ×"),
    ProtectionCase(
      "a set that waits hides its own counts only",
      ["100", "sex=female 95 @2015-06", "sex=male 5 @2015-06"], published: "100 × ×"),
    ProtectionCase(
      "rows that stand twice", ["100", "sex=female 95", "sex=male 5", "100", "sex=female 95", "sex=male 5"],
      published: "100 × × 100 × ×"),
    ProtectionCase(
      "rows that stand twice and differ", ["100", "sex=female 40", "sex=male 60", "sex=male 5"], published: "100 × × ×"),
    ProtectionCase(
      "a second edition says the same", ["100", "sex=female 95", "sex=male 5", "sex=male 5 @2015-06"],
      published: "100 × × ×"),
    // The women's 95 are out; that 105 − 95 are 10 is no small count, and 8 of another edition would be.
    ProtectionCase(
      "a second edition says something else",
      ["105", "sex=female 95", "sex=male 10", "103 @2015-06", "sex=male 8 @2015-06"], published: "105 95 10 × ×"),
    // 95 of 100 tell that 5 are in no part: the 95 are hidden before the 5 come.
    ProtectionCase(
      "a part that comes when all others are out", ["sex=female 95", "sex=male 5 @2015-06", "100"],
      published: "× × 100"),
    // At the end of 2014 nobody knows of the 5: 95 and 105 stay out, and the other new one goes with it.
    ProtectionCase(
      "two parts that come when all others are out",
      ["sex=female 95", "sex=male 5 @2015-06", "sex=other 20 @2015-06", "120"], published: "95 × × 120"),
  ]

  @Test(
    "small counts are hidden, and what would tell them", arguments: small + blocks + contradictory + places + periods)
  func hides(_ row: ProtectionCase) {
    let texts = CountTexts(row.rows, limit: row.limit, parents: row.parents)
    #expect(texts.published(Protection(texts.table)) == row.published)
  }

  /// A reader who knows the rule tries all numbers, and keeps those of which the same is published: of the four cells
  /// the one that is not small is hidden only since the others are few, and its place is not told.
  @Test("who knows the rule is left with enough numbers")
  func knownRule() {
    let others = (1...7).flatMap { a in (1...7).flatMap { b in (1...7).map { c in [a, b, c] } } }
    let tables = others.flatMap { few in
      (0...3).map { few[..<$0] + [63 - few.reduce(0, +)] + few[$0...] }
    }
    let same = tables.filter { counts in
      let cells = zip(["female a", "female b", "male a", "male b"], counts).map { cell, count in
        let words = cell.split(separator: " ")
        return "sex=\(words[0]) age=\(words[1]) \(count)"
      }
      let texts = CountTexts(["63"] + cells)
      return texts.published(Protection(texts.table)) == "63 × × × ×"
    }
    for cell in 0...3 {
      #expect(Set(same.map { $0[cell] }).count >= CountTable.leastChoice(for: 10))
    }
  }

  /// The total comes with the last day: of the two that are new then, the day is small, so that the total is hidden.
  @Test("5,000 days and their total")
  func manyPeriods() {
    let days = (0..<5_000).map { day in (days: Int32(day)...Int32(day), count: day % 50 == 49 ? 5 : 20) }
    let whole = (days: Int32(0)...4_999, count: days.reduce(0) { $0 + $1.count })
    let rows = (days + [whole]).map { period in
      CountTable.Row(
        place: 0, days: period.days, labels: [], counts: [period.count], published: period.days.upperBound)
    }
    let protection = Protection(CountTable(rows: rows, parents: [:], placeOrder: [:], limit: 10))
    #expect(protection.isHidden.dropLast().map { $0[0] } == days.map { $0.count == 5 })
    #expect(!protection.isLeftOut.contains { $0[0] })
  }
}
