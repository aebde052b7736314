internal import Exact

/// How a language writes numbers: its signs, by table.
struct NumberStyle: Sendable {
  private let decimal: String
  private let group: String
  /// Digits from which thousands are parted.
  private let groupFrom: Int
  private let minus: String

  init(_ entry: (String) -> Words.Entry?) {
    func text(_ key: String, else other: String) -> String {
      guard case .phrase(let phrase) = entry("format." + key) else { return other }
      return phrase.filled(with: [:])
    }
    decimal = text("decimal", else: ".")
    group = text("group", else: "")
    groupFrom = Int(text("group_from", else: "4")) ?? 4
    minus = text("minus", else: "-")
  }

  /// A plain decimal such as `-12345.67` in the language's way.
  func text(_ plain: String) -> String {
    let isNegative = plain.hasPrefix("-")
    let parts = plain.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    let whole = parts.first.map { String($0) } ?? ""
    var text = isNegative ? minus : ""
    if whole.utf8.count < groupFrom || group.isEmpty {
      text += whole
    } else {
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.utf8.count - index).isMultiple(of: 3) { text += group }
        text.append(digit)
      }
    }
    return parts.count > 1 ? text + decimal + parts[1] : text
  }
}

/// How a language writes dates: its month names and the order of the parts.
struct DateStyle: Sendable {
  /// As written after a day.
  private let months: [String]
  /// As written without one.
  private let monthsAlone: [String]
  private let day: Phrase
  private let month: Phrase
  private let year: Phrase

  init(_ entry: (String) -> Words.Entry?) {
    func list(_ key: String) -> [String] {
      guard case .list(let items) = entry(key), items.count == 12 else { return (1...12).map { String($0) } }
      return items
    }
    func phrase(_ key: String, else pattern: String) -> Phrase {
      guard case .phrase(let phrase) = entry("format." + key) else { return Phrase(pattern) }
      return phrase
    }
    day = phrase("day", else: "{day} {month} {year}")
    month = phrase("month", else: "{month} {year}")
    year = phrase("year", else: "{year}")
    months = list("months")
    monthsAlone = list("months_alone")
  }

  func text(_ date: PartialDate) -> String {
    let (year, month, day) = date.first.components
    return switch date.precision {
    case .year: self.year.filled(with: ["year": String(year)])
    case .month: self.month.filled(with: ["month": monthsAlone[month - 1], "year": String(year)])
    case .day: self.day.filled(with: ["day": String(day), "month": months[month - 1], "year": String(year)])
    }
  }
}
