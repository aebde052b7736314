/// How a workbook shows a number: what makes a date or a percentage of it.
enum NumberFormat: Equatable {
  case plain
  case percent
  /// A date, by what of it is shown; `time` alone is none.
  case year, month, day, time
  /// A code: so many digits, zeros in front.
  case zeros(Int)
  /// Negative numbers in brackets.
  case brackets
  /// Words in place of some numbers.
  indirect case covered(CoveredNumbers, others: NumberFormat)

  /// Those that every workbook has (ECMA-376, part 1, 18.8.30).
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 17: self = .month
    case 14...16, 22, 27...36, 50...58: self = .day
    case 18...21, 45...47: self = .time
    case 37...40: self = .brackets
    default: self = .plain
    }
  }

  /// Those that it describes itself: `[$-419]mmm.yy`, `0.0%`.
  init(code: String) {
    let shown = NumberFormat(shownBy: code)
    self = CoveredNumbers(code: code).map { .covered($0, others: shown) } ?? shown
  }

  private init(shownBy code: String) {
    let first = Self.bare(code.split(separator: ";", omittingEmptySubsequences: false).first ?? "")
    if first.contains("%") {
      self = .percent
      return
    }
    let letters = Set(first.lowercased())
    if !letters.isDisjoint(with: "dy") || (letters.contains("m") && letters.isDisjoint(with: "hs")) {
      self = letters.contains("d") ? .day : letters.contains("m") ? .month : .year
    } else if !letters.isDisjoint(with: "hs") {
      self = .time
    } else if first.count > 1, first.allSatisfy({ $0 == "0" }) {
      self = .zeros(first.count)
    } else {
      self =
        code.split(separator: ";").dropFirst().first.map { $0.contains("(") && $0.contains(")") } == true
        ? .brackets : .plain
    }
  }

  /// Without colours, languages, texts in quotes and signs that stand for themselves.
  private static func bare(_ section: Substring) -> String {
    var bare = ""
    var rest = section[...]
    while let sign = rest.first {
      rest = rest.dropFirst()
      switch sign {
      case "\\", "_", "*": rest = rest.dropFirst()
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        // Hours beyond a day stand in brackets.
        if ["h", "hh", "m", "mm", "s", "ss"].contains(inner.lowercased()) { bare += inner }
        rest = rest.dropFirst(inner.count + 1)
      default: bare.append(sign)
      }
    }
    // "General" is no format of dates, for all its letters.
    return bare.lowercased() == "general" ? "" : bare
  }
}
