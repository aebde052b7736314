/// Why a text is not a number, and the number that was probably meant.
package struct QuantityFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Nothing, or only spaces.
    case empty
    /// `8,080`, `8 080`, `8'080`.
    case thousandsSeparator
    /// `16,2`.
    case decimalComma
    /// `50%`.
    case percentSign
    /// `N/A`, `–`: a word or sign that says that there is no number.
    case saysMissing
    /// More than 18 significant digits, or more than 18 decimal places.
    case tooManyDigits
    /// Whatever else: words, `+5`, `1e3`, `.5`.
    case notANumber
  }

  package let reason: Reason
  /// What to write instead, where one reading is plainly meant.
  package let suggestion: String?

  package init(_ reason: Reason, suggestion: String? = nil) {
    self.reason = reason
    self.suggestion = suggestion
  }
}

extension Quantity {
  /// Reads `-?digits[.digits]` and nothing else: no plus sign, exponent, separator or space.
  ///
  /// Zeros in front are read over; zeros at the end count as written places.
  /// - Throws: `QuantityFault`, with the number that was probably meant.
  package static func parse(_ text: String) throws(QuantityFault) -> Quantity {
    switch read(text.utf8) {
    case .number(let quantity): return quantity
    case .tooLong: throw QuantityFault(.tooManyDigits)
    case .other: throw diagnose(text)
    }
  }

  private enum Reading {
    case number(Quantity)
    case tooLong
    case other
  }

  private static func read(_ text: some Collection<UInt8>) -> Reading {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }

    let limit: UInt64 = 1_000_000_000_000_000_000
    var magnitude: UInt64 = 0
    var isTooLong = false
    func takeDigits() -> Int {
      var count = 0
      while let byte = rest.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        if magnitude < limit {
          magnitude = magnitude * 10 + UInt64(byte - UInt8(ascii: "0"))
        } else {
          isTooLong = true
        }
        count += 1
        rest = rest.dropFirst()
      }
      return count
    }

    guard takeDigits() > 0 else { return .other }
    var scale = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      scale = takeDigits()
      guard scale > 0 else { return .other }
    }
    guard rest.isEmpty else { return .other }
    guard !isTooLong, let quantity = Quantity(digits: isNegative ? -Int128(magnitude) : Int128(magnitude), scale: scale)
    else {
      return .tooLong
    }
    return .number(quantity)
  }
}

// MARK: - What was meant

extension Quantity {
  /// What is wrong with a text that is not a number. Only called for such a text, so it may take its time.
  private static func diagnose(_ text: String) -> QuantityFault {
    var written = Substring(text).trimmed
    guard !written.isEmpty else { return QuantityFault(.empty) }
    guard !missingWords.contains(written.lowercased()) else { return QuantityFault(.saysMissing) }

    var reason = QuantityFault.Reason.notANumber
    if written.last == "%" {
      reason = .percentSign
      written = written.dropLast().trimmed
    }
    var sign = ""
    if let first = written.first, "-−–+".contains(first) {
      sign = first == "+" ? "" : "-"
      written = written.dropFirst().trimmed
    }
    let separators = separated(written)
    if reason == .notANumber { reason = separators.reason }

    let candidate = sign + separators.plain
    switch read(candidate.utf8) {
    case .number: return QuantityFault(reason, suggestion: candidate)
    case .tooLong: return QuantityFault(.tooManyDigits)
    case .other: return QuantityFault(reason)
    }
  }

  private static let missingWords: Set<String> = [
    "n/a", "na", "n.a.", "none", "null", "nil", "nan", "unknown", "no data", "tbd", "tbc", "-", "–", "—", "?", "...",
    "…", "..", ":", "~",
  ]

  /// The digits with a point for the decimal sign and without the signs between thousands.
  ///
  /// `1,234` is read as thousands, `16,2` and `0,123` as decimals: a group of thousands has three digits, and the
  /// first has one to three and no leading zero.
  private static func separated(_ written: Substring) -> (plain: String, reason: QuantityFault.Reason) {
    for (thousands, decimal) in [(",", "."), (".", ","), (" ", "."), (" ", ","), ("'", ".")] as [(Character, Character)]
    {
      let spaced = String(written.map { $0.isWhitespace ? " " : $0 == "’" ? "'" : $0 })
      let halves = spaced.split(separator: decimal, omittingEmptySubsequences: false)
      guard halves.count <= 2, let whole = halves.first else { continue }
      let groups = whole.split(separator: thousands, omittingEmptySubsequences: false)
      guard let first = groups.first, groups.count > 1, (1...3).contains(first.count), first.first != "0",
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { continue }
      return ((groups.joined() + (halves.count == 2 ? "." + halves[1] : "")), .thousandsSeparator)
    }
    let halves = written.split(separator: ",", omittingEmptySubsequences: false)
    if halves.count == 2 { return (halves.joined(separator: "."), .decimalComma) }
    if written.first == "." { return ("0" + written, .notANumber) }
    if written.last == "." { return (String(written.dropLast()), .notANumber) }
    return (String(written), .notANumber)
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: Substring {
    var rest = self
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return rest
  }
}
