import DisclosureControl

/// Counts of people as tests write them: `100`, `sex=female 5`, `2014-01..2014-03 5`, `ganja sex=female topic=land 12`, with
/// `?` where none is given. `a/b 5` is a place `a` in `b`; several numbers are measures, of which none is less than the next.
/// Without a place or months the counts are those of one centre in 2014. A row is published on the last day of its
/// period, or as `@2015-06` says.
struct CountTexts {
  let table: CountTable

  private static let dimensions = ["sex", "age", "topic", "channel"]

  init(_ rows: [String], limit: Int = 10, parents: [String: String] = [:]) {
    var places: [String: Int] = [:]
    func place(_ name: String) -> Int {
      let number = places[name] ?? places.count
      places[name] = number
      return number
    }
    let read = rows.map { text -> CountTable.Row in
      var labels = [String?](repeating: nil, count: Self.dimensions.count)
      var days = Self.days("2014")
      var published: Int32?
      var counts: [Int?] = []
      var name = "baku"
      for word in text.split(separator: " ") {
        if let sign = word.firstIndex(of: "=") {
          guard let dimension = Self.dimensions.firstIndex(of: String(word[..<sign])) else { fatalError(text) }
          labels[dimension] = String(word[word.index(after: sign)...])
        } else if let dots = word.firstRange(of: "..") {
          days =
            Self.days(word[..<dots.lowerBound]).lowerBound...Self.days(word[dots.upperBound...]).upperBound
        } else if word.hasPrefix("@") {
          published = Self.days(word.dropFirst()).upperBound
        } else if word == "?" {
          counts.append(nil)
        } else if let count = Int(word) {
          counts.append(count)
        } else {
          name = String(word)
        }
      }
      return CountTable.Row(
        place: place(name), days: days, labels: labels, counts: counts, published: published ?? days.upperBound)
    }
    var numbers: [Int: Int] = [:]
    for (part, whole) in parents.sorted(by: { $0.key < $1.key }) { numbers[place(part)] = place(whole) }
    let order = places.keys.sorted().enumerated().map { (places[$0.element] ?? 0, $0.offset) }
    let measures = read.map(\.counts.count).max() ?? 0
    table = CountTable(
      rows: read, parents: numbers, placeOrder: Dictionary(uniqueKeysWithValues: order), limit: limit,
      comparisons: zip(0..., 1..<max(1, measures)).map { ($0, $1) })
  }

  /// Months of 30 days will do: `2014-03`, or all of a year.
  private static func days(_ text: some StringProtocol) -> ClosedRange<Int32> {
    let parts = text.split(separator: "-").compactMap { Int32($0) }
    let first = parts[0] * 360 + (parts.count > 1 ? (parts[1] - 1) * 30 : 0)
    return first...first + (parts.count > 1 ? 29 : 359)
  }

  /// What is published: the count, `×` for one that is hidden, `?` for one that is not given.
  func published(_ protection: Protection) -> String {
    zip(table.rows, protection.isHidden).flatMap { row, isHidden in
      zip(row.counts, isHidden).map { count, isHidden in count.map { isHidden ? "×" : "\($0)" } ?? "?" }
    }.joined(separator: " ")
  }
}
