import Exact
import Testing

@testable import Reporting

/// Rows of one centre and year, or as they say, such as `sex=female 5`, `2014-01..2014-03 5`, `ganja sex=female topic=land 12`;
/// what is published of them: the count, or `×`.
struct SuppressionCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let rows: [String]
  let published: String
  var notRecorded: String = ""

  init(_ description: String, _ rows: [String], published: String, notRecorded: String = "") {
    testDescription = description
    self.rows = rows
    self.published = published
    self.notRecorded = notRecorded
  }
}

/// Reads rows as the tables above give them. A number alone is the total.
func caseRows(_ rows: [String]) throws -> [CaseCount] {
  let lines = rows.map { row in
    var fields = ["centre": "baku", "to": "2014"]
    let words = row.split(separator: " ")
    for word in words.dropLast() {
      if let split = word.firstIndex(of: "=") {
        fields[String(word[..<split])] = String(word[word.index(after: split)...])
      } else if let dots = word.firstRange(of: "..") {
        fields["from"] = String(word[..<dots.lowerBound])
        fields["to"] = String(word[dots.upperBound...])
      } else {
        fields["centre"] = String(word)
      }
    }
    if words[words.count - 1] != "?" { fields["contacts"] = String(words[words.count - 1]) }
    return "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
  }
  return try read(CaseStatistics.self, "rows: [\(lines.joined(separator: ", "))]").rows ?? []
}

/// What is published of a table: `nil` for what is hidden.
struct PublishedTable {
  let rows: [CaseCount]
  let sums: CaseSums
  let suppression: Suppression

  init(_ rows: [CaseCount], limit: Int = 10, parents: [Int: Int] = [:]) {
    self.rows = rows
    sums = CaseSums(rows, of: .contacts, limit: limit, parents: parents)
    suppression = Suppression(sums.counts, lines: sums.lines, limit: limit)
  }

  var isHidden: [Bool] {
    rows.map { row in sums.cellOfKey[CaseSums.Key(row)].map { suppression.isHidden[$0] } ?? true }
  }

  var words: String {
    zip(rows, isHidden).map { row, isHidden in
      row.contacts.map { isHidden ? "×" : "\($0.number ?? -1)" } ?? "?"
    }.joined(separator: " ")
  }

  var notRecordedWords: String {
    sums.notRecorded.map { rest in
      "\(rest.dimension.rawValue) " + (suppression.tells(rest) ? "\(rest.count)" : "×")
    }.joined(separator: ", ")
  }
}

@Suite struct SuppressionTests {
  static let cases: [SuppressionCase] = [
    SuppressionCase("a small count alone", ["5"], published: "×"),
    SuppressionCase(
      "the limit itself is shown, one below it is not", ["sex=female 10", "sex=male 9"], published: "10 ×"),
    SuppressionCase("0 is shown", ["12", "sex=female 0", "sex=male 12"], published: "12 0 12"),
    // 100 − 95 = 5.
    SuppressionCase(
      "the other of two parts goes with the small one", ["100", "sex=female 5", "sex=male 95"], published: "100 × ×"),
    // 5 and 40 may be 6 and 39.
    SuppressionCase(
      "the smallest of the others goes with it", ["100", "age=a 55", "age=b 5", "age=c 40"], published: "100 55 × ×"),
    SuppressionCase(
      "of equal ones the first by label", ["45", "age=c 20", "age=b 20", "age=a 5"], published: "45 20 × ×"),
    // 3 + 4 = 7: 1 and 6 would do as well.
    SuppressionCase(
      "two small parts hide each other", ["100", "age=a 3", "age=b 4", "age=c 93"], published: "100 × × 93"),
    // 100 − 98 = 2, and neither is 0: both are 1.
    SuppressionCase("two that are 1 each do not", ["100", "age=a 1", "age=b 1", "age=c 98"], published: "100 × × ×"),
    SuppressionCase(
      "a part that is 0 hides nothing", ["100", "age=a 5", "age=b 0", "age=c 95"], published: "100 × 0 ×"),
    SuppressionCase("a total that is small itself", ["7", "sex=female 3", "sex=male 4"], published: "× × ×"),
    SuppressionCase("a small total and its only part", ["5", "sex=female 5", "sex=male 0"], published: "× × 0"),
    // 1 + 1 = 2 under a limit of 10 is small itself, see above; nothing is left to be told.
    SuppressionCase("a total of ones", ["2", "sex=female 1", "sex=male 1"], published: "× × ×"),
    SuppressionCase("without a total nothing tells", ["sex=female 5", "sex=male 95"], published: "× 95"),
    // 20 + 25 − 40 = 5, though no row says 45.
    SuppressionCase(
      "two breakdowns of a total that nobody gives",
      ["sex=female 5", "sex=male 40", "topic=land 20", "topic=family 25"],
      published: "× × 20 25"),
    // Each row and each column of the inside has two.
    SuppressionCase(
      "a grid",
      [
        "sex=female topic=a 5", "sex=female topic=b 20", "sex=male topic=a 30", "sex=male topic=b 40", "sex=female 25",
        "sex=male 70",
        "topic=a 35", "topic=b 60", "95",
      ], published: "× × × × 25 70 35 60 95"),
    // f: a 5 with b 11; a: f 5 with m 12; m: a with b 13 (not c 50); b: f with m. f c, m c stay.
    SuppressionCase(
      "a grid with a column to spare",
      [
        "sex=female topic=a 5", "sex=female topic=b 11", "sex=female topic=c 60", "sex=male topic=a 12",
        "sex=male topic=b 13",
        "sex=male topic=c 50", "sex=female 76", "sex=male 75", "topic=a 17", "topic=b 24", "topic=c 110", "151",
      ], published: "× × 60 × × 50 76 75 17 24 110 151"),
    // The year less three quarters.
    SuppressionCase(
      "a year tells of its quarters",
      ["100", "2014-01..2014-03 5", "2014-04..2014-06 30", "2014-07..2014-09 31", "2014-10..2014-12 34"],
      published: "100 × × 31 34"),
    SuppressionCase(
      "a year tells through its halves",
      ["100", "2014-01..2014-06 35", "2014-07..2014-12 65", "2014-01..2014-03 5", "2014-04..2014-06 30"],
      published: "100 35 65 × ×"),
    // January to June + April to December − the year = April to June, 60 + 44 − 99 = 5.
    SuppressionCase(
      "periods that cross tell too",
      ["2014-01..2014-06 60", "2014-04..2014-12 44", "99", "2014-04..2014-06 5"], published: "60 × 99 ×"),
    // The year's women are those of the halves.
    SuppressionCase(
      "quarters broken down under a year that is not",
      ["30", "2014-01..2014-06 sex=female 5", "2014-01..2014-06 sex=male 14", "2014-07..2014-12 11"],
      published: "30 × × 11"),
    SuppressionCase(
      "what is not recorded as a part is published", ["100", "sex=female 40", "sex=male 50"], published: "100 40 50",
      notRecorded: "sex 10"),
    // 100 − 80 = 20 are women or not recorded.
    SuppressionCase(
      "who is not recorded hides a small part, and is not told then", ["100", "sex=female 5", "sex=male 80"],
      published: "100 × 80", notRecorded: "sex ×"),
    // 100 − 40 − 55 = 5: f 40 goes with it.
    SuppressionCase(
      "a small number that is not recorded is hidden like a part", ["100", "sex=female 40", "sex=male 55"],
      published: "100 × 55", notRecorded: "sex ×"),
    // 5 and 3 may be 4 and 4.
    SuppressionCase(
      "a small part and a small rest hide each other", ["100", "sex=female 5", "sex=male 92"], published: "100 × 92",
      notRecorded: "sex ×"),
    SuppressionCase(
      "a part that was not counted leaves nothing to be told", ["100", "sex=female 5", "sex=male ?"],
      published: "100 × ?"),
    // The blank f a is 40 − 25 = 15, so that f b would be 37 − 15 − 18 = 4. b: 17 goes with it; m: 13; c: 18.
    SuppressionCase(
      "a blank in a grid, which its column fills",
      [
        "sex=female 37", "sex=female topic=b 4", "sex=female topic=c 18", "sex=male topic=a 25", "sex=male topic=b 17",
        "sex=male topic=c 13",
        "sex=male 55", "topic=a 40", "topic=b 21", "topic=c 31",
      ], published: "37 × × 25 × × 55 40 21 31", notRecorded: "topic ×, sex 15"),
    // The year's blank b is 56 − 30 = 26, less 20 in its first half.
    SuppressionCase(
      "a blank that its total tells, and that has parts of its own",
      ["56", "topic=a 30", "2014-01..2014-06 topic=b 20", "2014-07..2014-12 topic=b 6"], published: "56 30 × ×",
      notRecorded: "topic 26"),
    SuppressionCase(
      "parts that exceed their total add up to nothing", ["50", "sex=female 5", "sex=male 90"], published: "50 × 90"),
    SuppressionCase("two centres have no sum", ["baku 5", "ganja 40"], published: "× 40"),
  ]

  @Test("small counts are hidden, and with each of them what would tell it", arguments: cases)
  func hides(_ row: SuppressionCase) throws {
    let table = PublishedTable(try caseRows(row.rows))
    #expect(table.words == row.published)
    #expect(table.notRecordedWords == row.notRecorded)
  }

  // ganja lies in baku here.
  @Test(
    "a place tells of those in it where it is their sum",
    arguments: [(["baku 45", "ganja 5", "quba 40"], "45 × ×"), (["baku 50", "ganja 5", "quba 40"], "50 × 40")])
  func places(rows: [String], published: String) throws {
    #expect(PublishedTable(try caseRows(rows), parents: [1: 0, 2: 0]).words == published)
  }

  @Test("with a limit of 1 nothing is hidden", arguments: [["100", "sex=female 1", "sex=male 99"]])
  func noLimit(rows: [String]) throws {
    #expect(PublishedTable(try caseRows(rows), limit: 1).words == "100 1 99")
  }
}
