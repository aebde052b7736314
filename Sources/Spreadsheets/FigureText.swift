/// A figure as an office writes it: `1.284,5`, `1 284`, `−5,2`, `45,5%`, `12 (p)`.
struct FigureText {
  /// Digits with the signs that part them.
  let core: String
  let isNegative: Bool
  let hasPercent: Bool
  /// What stands behind the number, for the note.
  let mark: String?

  /// `nil` where no number can be meant.
  init?(_ text: String) {
    var written = text.trimmed[...]
    var mark: String?
    if let match = written.wholeMatch(of: /(.*[0-9%])\s*(\([^()]{1,12}\)|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+)/) {
      (written, mark) = (match.1, String(match.2))
    }
    let hasPercent = written.hasSuffix("%")
    if hasPercent { written = written.dropLast()[...] }
    var isNegative = false
    if let sign = written.first, "-−–".contains(sign) {
      isNegative = true
      written = written.dropFirst()
    }
    let core = written.trimmed
    guard let first = core.first, first.isASCII, first.isNumber,
      core.allSatisfy({ ($0.isASCII && $0.isNumber) || ".,'’".contains($0) || Self.isBlank($0) })
    else { return nil }
    (self.core, self.isNegative, self.hasPercent, self.mark) = (core, isNegative, hasPercent, mark)
  }

  private static func isBlank(_ sign: Character) -> Bool { " \u{A0}\u{202F}\u{2009}\u{2007}".contains(sign) }

  /// How the one sign of a kind in it can be read.
  enum Evidence { case none, decimal(DecimalSign), ambiguous(DecimalSign) }

  /// What it tells of its column.
  var evidence: Evidence {
    let (commas, points) = (core.count { $0 == "," }, core.count { $0 == "." })
    if commas > 0, points > 0 {
      guard let last = core.last(where: { ",.".contains($0) }) else { return .none }
      return .decimal(last == "," ? .comma : .point)
    }
    if commas > 1 { return .decimal(.point) }
    if points > 1 { return .decimal(.comma) }
    guard let sign = core.first(where: { ",.".contains($0) }), let place = core.firstIndex(of: sign) else {
      return .none
    }
    let kind: DecimalSign = sign == "," ? .comma : .point
    let (whole, rest) = (core[..<place], core[place...].dropFirst())
    let couldPart = rest.count == 3 && (1...3).contains(whole.count) && whole.first != "0"
    return couldPart ? .ambiguous(kind) : .decimal(kind)
  }

  /// The plain decimal, read with this sign before decimals; `nil` where what parts it is not in threes.
  func plain(_ decimal: DecimalSign) -> String? {
    let parts = core.split(separator: Character(decimal.rawValue), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    let groups = whole.split(omittingEmptySubsequences: false) { !($0.isASCII && $0.isNumber) }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || (1...3).contains(groups[0].count)
    else { return nil }
    let digits = groups.joined()
    guard parts.count == 2 else { return (isNegative ? "-" : "") + digits }
    guard !parts[1].isEmpty, parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return (isNegative ? "-" : "") + digits + "." + parts[1]
  }
}
