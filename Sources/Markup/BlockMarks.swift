/// Which signs a block or a field's text holds that could be slips: most have none, and are not looked at again.
struct BlockMarks {
  private(set) var hasReferences = false
  private(set) var hasBrackets = false
  private(set) var hasPipes = false
  private(set) var hasHashes = false
  private(set) var hasTabs = false
  private(set) var hasComments = false
  /// `[[`, `[b`, `[u`, `[i`, `[o`, `{`, `''`, `==`, `<o:`
  private(set) var mayBeForeign = false
  /// `XX`, `???`, `___`, `TOD`, `}`, `]` without an address: what waits for other words.
  private(set) var mayBeUnfinished = false
  /// `【`, `turn0`, `#REF`, `r!`: what another program left.
  private(set) var mayBeOfProgram = false
  private(set) var hasStars = false
  private(set) var hasLowLines = false
  private(set) var lines = 1
  private var hasBackslashes = false
  /// A sign that begins an item, but for a blank.
  private var beginsWithSign = false
  /// The number of a person may be letters, but for one digit.
  private(set) var hasDigits = false

  /// `nil` where there is nothing to look at.
  init?(_ span: Span<UInt8>) {
    guard !span.isEmpty else { return nil }
    beginsWithSign = span[0] >= 0xE2 || "-+".utf8.contains(span[0])
    for index in span.indices {
      switch span[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        if span.has("rn", before: index) { mayBeOfProgram = true }
      case UInt8(ascii: "]"):
        hasBrackets = true
        if !span.has(UInt8(ascii: "("), behind: index) { mayBeUnfinished = true }
        if span.has("TOC", before: index) || span.has("toc", before: index) { mayBeForeign = true }
      case UInt8(ascii: "|"): hasPipes = true
      case UInt8(ascii: "#"):
        hasHashes = true
        if index + 1 < span.count, span[index + 1] == 0xD0 || "RNVD".utf8.contains(span[index + 1]) {
          mayBeOfProgram = true
        }
      case UInt8(ascii: "&"): hasReferences = true
      case 0x09: hasTabs = true
      case UInt8(ascii: "{"): mayBeForeign = true
      case UInt8(ascii: "*"): hasStars = true
      case UInt8(ascii: "_"):
        hasLowLines = true
        if span.has("__", before: index) || index > 0 && span[index - 1].isASCIIDigit { mayBeUnfinished = true }
      case UInt8(ascii: "}"): mayBeUnfinished = true
      case UInt8(ascii: "\\"): hasBackslashes = true
      case UInt8(ascii: "'"), UInt8(ascii: "="): if span.has(span[index], before: index) { mayBeForeign = true }
      case UInt8(ascii: "["), UInt8(ascii: "b"), UInt8(ascii: "u"), UInt8(ascii: "i"), UInt8(ascii: "o"):
        if span[index] == UInt8(ascii: "[") { hasBrackets = true }
        if index > 0, span[index - 1] == UInt8(ascii: "[") { mayBeForeign = true }
      case UInt8(ascii: ":"):
        if (1...5).contains(where: { index >= $0 && span[index - $0] == UInt8(ascii: "<") }) { mayBeForeign = true }
        if span.has("web", before: index) || span.has("cite", before: index) { mayBeOfProgram = true }
      case UInt8(ascii: "!"):
        if span.has(UInt8(ascii: "<"), before: index) { hasComments = true }
        if !span.has(UInt8(ascii: "["), behind: index) { mayBeOfProgram = true }
      case 0x0A: lines += 1
      default: lookForLeftovers(span, index)
      }
    }
    guard
      hasReferences || hasBrackets || hasPipes || hasHashes || hasTabs || lines > 1 || hasDigits || hasComments
        || mayBeForeign || hasStars || hasLowLines || hasBackslashes || beginsWithSign || mayBeUnfinished
        || mayBeOfProgram
    else {
      return nil
    }
  }

  /// Letters and signs that are rare where they stand so, and begin or end what is not meant for readers.
  @inline(__always)
  private mutating func lookForLeftovers(_ span: Span<UInt8>, _ index: Int) {
    switch span[index] {
    case UInt8(ascii: "?"): if span.has(UInt8(ascii: "?"), before: index) { mayBeUnfinished = true }
    case UInt8(ascii: "X"), UInt8(ascii: "x"):
      guard index > 0 else { return }
      if span[index - 1] == span[index] || span[index - 1].isASCIIDigit { mayBeUnfinished = true }
    case UInt8(ascii: "D"): if span.has("TO", before: index) || span.has("TB", before: index) { mayBeUnfinished = true }
    case UInt8(ascii: "C"):
      if span.has("lick", behind: index) || span.has("hoos", behind: index) || span.has("TB", before: index) {
        mayBeUnfinished = true
      }
    case UInt8(ascii: "M"):
      if span.has("IX", before: index) || span.has("eti", behind: index) || span.has("ətn", behind: index) {
        mayBeUnfinished = true
      }
    case UInt8(ascii: "p"): if span.has("sum", behind: index) { mayBeUnfinished = true }
    case UInt8(ascii: "P"): if span.has("SUM", behind: index) { mayBeUnfinished = true }
    // М
    case 0x9C: if span.has("есто", behind: index) { mayBeUnfinished = true }
    case UInt8(ascii: "y"): if span.has("buraya ", before: index) { mayBeUnfinished = true }
    case UInt8(ascii: "h"): if span.has("goes ", before: index) { mayBeUnfinished = true }
    // З
    case 0x97: if span.has("десь будет", behind: index) { mayBeUnfinished = true }
    case UInt8(ascii: "S"): if span.has("ent from", behind: index) { mayBeOfProgram = true }
    // О
    case 0x9E: if span.has("тправлено", behind: index) { mayBeOfProgram = true }
    case UInt8(ascii: "."): if span.has("....", before: index) { mayBeOfProgram = true }
    case UInt8(ascii: "A"): if span.has("I l", behind: index) { mayBeOfProgram = true }
    case UInt8(ascii: "t"): if span.has("e_s", before: index) { mayBeOfProgram = true }
    case 0xE3, 0xEE: mayBeOfProgram = true
    default: break
    }
  }
}

extension Span<UInt8> {
  fileprivate func has(_ byte: UInt8, before index: Int) -> Bool { index > 0 && self[index - 1] == byte }

  fileprivate func has(_ byte: UInt8, behind index: Int) -> Bool { index + 1 < count && self[index + 1] == byte }

  /// Do these bytes stand directly before an index?
  fileprivate func has(_ text: StaticString, before index: Int) -> Bool {
    has(text, at: index - text.utf8CodeUnitCount)
  }

  fileprivate func has(_ text: StaticString, behind index: Int) -> Bool { has(text, at: index + 1) }

  private func has(_ text: StaticString, at start: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start >= 0, start + length <= count else { return false }
    return (0..<length).allSatisfy { unsafe self[start + $0] == text.utf8Start[$0] }
  }
}
