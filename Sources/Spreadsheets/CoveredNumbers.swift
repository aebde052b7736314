/// A number format that shows words in place of some numbers: `[<10]"<10";0`, by which an office hides small counts.
struct CoveredNumbers: Equatable {
  struct Section: Equatable {
    var comparison: String?
    var limit = 0.0
    /// What it shows without any digit; `nil` where it shows the number.
    var words: String?
  }

  private let sections: [Section]

  /// - Returns: `nil` for a format that shows every number.
  init?(code: String) {
    let all = Self.parts(of: code).map { Self.section($0) }
    // The third one is for 0, the fourth for texts.
    self.init(Array(all.prefix(all.contains { $0.comparison != nil } ? 3 : 2)))
  }

  /// - Returns: `nil` for sections that show every number.
  init?(_ sections: [Section]) {
    self.sections = sections
    guard sections.contains(where: { $0.words != nil }) else { return nil }
  }

  /// What stands in place of a number; `nil` where that itself is shown, and of 0, for which offices write a dash.
  func words(for number: String) -> String? {
    guard let number = Double(number), number != 0 else { return nil }
    if sections.contains(where: { $0.comparison != nil }) {
      return sections.first { section in
        switch section.comparison {
        case "<": number < section.limit
        case "<=": number <= section.limit
        case ">": number > section.limit
        case ">=": number >= section.limit
        case "=": number == section.limit
        case "<>": number != section.limit
        default: true
        }
      }?.words
    }
    return sections[number < 0 && sections.count > 1 ? 1 : 0].words
  }

  /// The sections, of which `;` in quotes or behind a backslash parts none.
  private static func parts(of code: String) -> [Substring] {
    var parts: [Substring] = []
    var (start, place, isQuoted) = (code.startIndex, code.startIndex, false)
    while place < code.endIndex {
      let next = code.index(after: place)
      switch code[place] {
      case "\"": isQuoted.toggle()
      case "\\" where !isQuoted && next < code.endIndex: place = next
      case ";" where !isQuoted:
        parts.append(code[start..<place])
        start = next
      default: break
      }
      place = code.index(after: place)
    }
    return parts + [code[start...]]
  }

  private static func section(_ text: Substring) -> Section {
    var section = Section()
    var (words, rest, showsNumber) = ("", text, false)
    while let sign = rest.popFirst() {
      switch sign {
      case "\"":
        words += rest.prefix { $0 != "\"" }
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\": if let next = rest.popFirst() { words.append(next) }
      case "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        if let match = inner.wholeMatch(of: /([<>=]+)(-?[0-9.]+)/), let limit = Double(match.2) {
          (section.comparison, section.limit) = (String(match.1), limit)
        } else if inner.wholeMatch(of: /[hms]+/) != nil {
          showsNumber = true
        }
      // Digits, and letters of dates or of `General`.
      case _ where "0#?@%".contains(sign) || sign.isLetter: showsNumber = true
      default: words.append(sign)
      }
    }
    if !showsNumber { section.words = words.trimmed }
    return section
  }
}
