/// Stars or low lines that are meant for emphasis, and that Markdown would show.
enum StarSlip {
  /// A letter stands directly behind a sign and the stars, as in `**Note:**more`; with the words as they are meant.
  case letterBehind(String)
  /// The same before them.
  case letterBefore(String)
  /// A blank stands within the stars.
  case blank(String)
  /// Nothing closes them, or nothing opens them.
  case alone(String)
}

/// The stars or the low lines of a block, matched as Markdown does it.
struct StarRuns {
  private struct Run {
    let range: Range<Int>
    /// What stands beside it; `nil` at the block's ends.
    let before: Unicode.Scalar?
    let after: Unicode.Scalar?
    /// Stars that mark nothing so far.
    var left: Int

    var isWhole: Bool { left == range.count }
    /// A low line within a word is a part of its name.
    let isStar: Bool

    var canOpen: Bool {
      Self.binds(after, besides: before) && (isStar || !Self.binds(before, besides: after) || before?.isSign ?? true)
    }
    var canClose: Bool {
      Self.binds(before, besides: after) && (isStar || !Self.binds(after, besides: before) || after?.isSign ?? true)
    }

    /// Markdown's rule: a word on the inner side, or a sign with no word on the outer one.
    private static func binds(_ inner: Unicode.Scalar?, besides outer: Unicode.Scalar?) -> Bool {
      guard let inner, !inner.properties.isWhitespace else { return false }
      return !inner.isSign || outer.map { $0.properties.isWhitespace || $0.isSign } ?? true
    }
  }

  /// More in one block are no author's.
  private static let most = 200

  private let bytes: ArraySlice<UInt8>
  private var runs: [Run] = []
  /// Runs within an emphasis, which open nothing outside of it.
  private var passed: Set<Int> = []

  private let sign: Unicode.Scalar

  /// - Parameters:
  ///   - sign: `*` or `_`.
  ///   - plain: The same without what is not plain text.
  init(of sign: Unicode.Scalar, _ bytes: ArraySlice<UInt8>, plain: [UInt8]) {
    self.bytes = bytes
    self.sign = sign
    let star = UInt8(ascii: sign)
    let offset = bytes.startIndex
    var index = 0
    while runs.count <= Self.most, let start = plain[index...].firstIndex(of: star) {
      let end = plain[start...].firstIndex { $0 != star } ?? plain.count
      let isItem =
        sign == "*" && end - start == 1 && (start == 0 || plain[start - 1] == 0x0A) && end < plain.count
        && plain[end] == 0x20
      // Behind a star with a backslash, others are meant to be shown as well.
      if !isItem, start == 0 || bytes[offset + start - 1] != star {
        let before = String(decoding: bytes[..<(offset + start)].suffix(4).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)
        let after = String(decoding: bytes[(offset + end)...].prefix(4), as: UTF8.self)
        runs.append(
          Run(
            range: start..<end, before: before.unicodeScalars.last, after: after.unicodeScalars.first,
            left: end - start, isStar: sign == "*"))
      }
      index = end
    }
    if runs.count > Self.most { runs = [] }
    match()
  }

  private mutating func match() {
    for closing in runs.indices where runs[closing].canClose {
      var opening = closing - 1
      while opening >= 0, runs[closing].left > 0 {
        let sum = runs[opening].range.count + runs[closing].range.count
        let isOdd =
          (runs[opening].canClose || runs[closing].canOpen) && sum % 3 == 0 && runs[opening].range.count % 3 != 0
        guard runs[opening].left > 0, runs[opening].canOpen, !isOdd, !passed.contains(opening) else {
          opening -= 1
          continue
        }
        let used = min(2, runs[opening].left, runs[closing].left)
        runs[opening].left -= used
        runs[closing].left -= used
        // What stands between can open nothing any more.
        for between in (opening + 1)..<closing where runs[between].left > 0 { passed.insert(between) }
      }
    }
  }

  /// Whether a single star stands behind a word or figure, as the mark of a remark does: `500*`.
  var hasRemarkMark: Bool {
    runs.contains { run in
      run.isWhole && run.range.count == 1 && !run.canOpen
        && run.before.map { $0.properties.isAlphanumeric || ")%".unicodeScalars.contains($0) } ?? false
    }
  }

  func slips() -> [(kind: StarSlip, bytes: Range<Int>)] {
    let rest = runs.filter(\.isWhole)
    var found: [(kind: StarSlip, bytes: Range<Int>)] = []
    var index = 0
    while index < rest.count {
      if index + 1 < rest.count, let slip = slip(rest[index], rest[index + 1]) {
        found.append(slip)
        index += 1
      } else if sign == "*", isAlone(rest[index]) {
        let run = bytes.startIndex + rest[index].range.lowerBound
        found.append(
          (.alone(String(repeating: "*", count: rest[index].range.count)), run..<(run + rest[index].range.count)))
      }
      index += 1
    }
    return found
  }

  /// Stars at a word, to which no others belong; a power or the mark of a remark has no word there.
  private func isAlone(_ run: Run) -> Bool {
    guard run.range.count == 2 else { return false }
    if run.canOpen, !run.canClose { return run.after.map { $0.properties.isAlphabetic || $0.isQuote } ?? false }
    return run.canClose && !run.canOpen && run.before == ":"
  }

  private func slip(_ opening: Run, _ closing: Run) -> (kind: StarSlip, bytes: Range<Int>)? {
    let offset = bytes.startIndex
    let inner = bytes[(offset + opening.range.upperBound)..<(offset + closing.range.lowerBound)]
    guard opening.range.count == closing.range.count, (1...300).contains(inner.count),
      !inner.contains(UInt8(ascii: "|")), let first = opening.after, let last = closing.before
    else { return nil }
    let text = String(decoding: inner, as: UTF8.self)
    // Within a word low lines mark nothing, stars do.
    let stars = String(repeating: "*", count: opening.range.count)
    let isDouble = stars.count > 1
    let begins = opening.before.map { $0.properties.isWhitespace || $0.isSign } ?? true
    let isWord = isDouble || first.properties.isAlphabetic || first.isQuote || "([`".unicodeScalars.contains(first)
    let whole = (offset + opening.range.lowerBound)..<(offset + closing.range.upperBound)
    let isLetterBehind = closing.after.map { $0.properties.isAlphabetic } ?? false
    let isMeant = last.isSign || (sign == "_" && !last.properties.isWhitespace && (isDouble || text.contains(" ")))
    if begins, isWord, !first.properties.isWhitespace, isMeant, isLetterBehind {
      let rest = String(decoding: bytes[whole.upperBound...].prefix(80), as: UTF8.self)
      let word = String(rest.prefix { $0.isLetter || $0.isNumber })
      return (.letterBehind(Self.apart(text, stars, word)), whole.lowerBound..<(whole.upperBound + word.utf8.count))
    }
    guard sign == "*" else { return nil }
    if isDouble, opening.before?.properties.isAlphabetic ?? false, first.isSign, closing.canClose {
      return (.letterBefore(" " + stars + text + stars), whole)
    }
    let trimmed = text.trimmed
    guard begins, stars.count == 2, first.properties.isWhitespace || last.properties.isWhitespace,
      !inner.contains(0x0A), trimmed.count(where: \.isLetter) > 2,
      trimmed.unicodeScalars.first.map({ $0.properties.isAlphabetic || $0.isQuote }) ?? false
    else { return nil }
    return (.blank(stars + trimmed + stars + (isLetterBehind ? " " : "")), whole)
  }

  /// The same text with a word directly behind it, so that Markdown reads the stars.
  private static func apart(_ text: String, _ stars: String, _ word: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    if ":,;.!?…".contains(last) { return stars + text + stars + " " + word }
    if last.isLetter || last.isNumber { return stars + text + stars + word }
    if "-–—".contains(last) { return stars + text.dropLast() + stars + String(last) + word }
    let inner = text.dropFirst().dropLast()
    let isQuoted = ["\"\"", "''", "“”", "„“", "«»", "‘’", "()"].contains(String([first, last]))
    return isQuoted && !inner.isEmpty && !inner.contains(last)
      ? String(first) + stars + inner + stars + String(last) + word : stars + text + word + stars
  }
}

extension Unicode.Scalar {
  /// Whether Markdown takes this for a sign rather than a letter or blank.
  fileprivate var isSign: Bool {
    if isASCII { return (0x21...0x7E).contains(value) && !properties.isAlphanumeric }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  fileprivate var isQuote: Bool { "\"'“„«‘".unicodeScalars.contains(self) }
}
