import Testing

@testable import DisclosureControl

/// Groups of people that lie in each other, such as 18 to 29 in 18 to 59: what the wider one says tells of its parts.
@Suite("Labels within labels")
struct NestedLabelTests {
  private static let around = ["18-29": "18-59", "30-59": "18-59", "18-59": "18+", "60+": "18+"]

  private func protection(_ counts: KeyValuePairs<String, Int>, limit: Int = 10) -> [String: Bool] {
    let rows = counts.map {
      CountTable.Row(place: 0, days: 0...0, labels: [$0.key == "all" ? nil : $0.key], counts: [$0.value], published: 0)
    }
    let table = CountTable(rows: rows, parents: [:], placeOrder: [:], labelsAround: [Self.around], limit: limit)
    let hidden = Protection(table).isHidden.map { $0[0] }
    return Dictionary(uniqueKeysWithValues: zip(counts.map(\.key), hidden))
  }

  @Test(
    "no hidden count is the difference of two that are shown",
    arguments: [
      ["18-29": 3, "30-59": 20, "18-59": 23], ["18-59": 20, "60+": 3, "18+": 23],
      ["18-29": 3, "30-59": 20, "60+": 4, "18+": 27],
      ["18-29": 3, "30-59": 20, "18-59": 23, "60+": 50, "18+": 73, "all": 73],
      ["18-29": 30, "30-59": 20, "18-59": 50, "60+": 3, "all": 53],
    ] as [KeyValuePairs<String, Int>])
  func differences(counts: KeyValuePairs<String, Int>) {
    let isHidden = protection(counts)
    let sums = [
      ("18-59", ["18-29", "30-59"]), ("18+", ["18-59", "60+"]), ("18+", ["18-29", "30-59", "60+"]),
      ("all", ["18+"]), ("all", ["18-59", "60+"]), ("all", ["18-29", "30-59", "60+"]),
    ]
    #expect(isHidden.values.contains(true))
    for (total, parts) in sums {
      let all = ([total] + parts).compactMap { isHidden[$0] }
      guard all.count == parts.count + 1 else { continue }
      #expect(all.count { $0 } != 1, "\(total) and its parts leave one hidden: \(isHidden)")
    }
  }

  @Test("large counts in each other stay shown")
  func large() {
    #expect(!protection(["18-29": 30, "30-59": 20, "18-59": 50, "60+": 40, "18+": 90]).values.contains(true))
    #expect(!protection(["18-29": 30, "18-59": 50, "all": 90]).values.contains(true))
  }

  @Test("a table of wide and narrow labels by chance leaves no single hidden count in a sum", arguments: 0..<200)
  func byChance(seed: Int) {
    var random = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ limit: UInt64) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % limit)
    }
    let (young, middle, old) = (next(15), next(40), next(15))
    let isHidden = protection([
      "18-29": young, "30-59": middle, "18-59": young + middle, "60+": old, "18+": young + middle + old,
    ])
    let sums = [["18-29", "30-59", "18-59"], ["18-59", "60+", "18+"], ["18-29", "30-59", "60+", "18+"]]
    for sum in sums { #expect(sum.count { isHidden[$0] == true } != 1, "\(young) \(middle) \(old): \(isHidden)") }
  }
}
