/// Breaks a line into lines of a given width, at spaces and hyphens, as Python's `textwrap` does with white space kept
/// as it is.
struct LineWrapper {
  let width: Int
  let breaksWords: Bool
  let breaksAtHyphens: Bool

  func wrap(_ line: String) -> [String] {
    var chunks = ArraySlice(chunks(of: Array(line.unicodeScalars)))
    var lines: [String] = []
    while !chunks.isEmpty {
      if !lines.isEmpty, chunks.first?.first?.isSpace == true {
        chunks.removeFirst()
        if chunks.isEmpty { break }
      }
      var current: [[Unicode.Scalar]] = []
      var length = 0
      while let chunk = chunks.first, length + chunk.count <= width {
        current.append(chunk)
        length += chunk.count
        chunks.removeFirst()
      }
      if let long = chunks.first, long.count > width {
        takePart(of: long, after: &current, length: length, from: &chunks)
      }
      if current.last?.first?.isSpace == true { current.removeLast() }
      if !current.isEmpty { lines.append(Self.text(Array(current.joined()))) }
    }
    return lines
  }

  /// Breaks a word that fits on no line, at a hyphen if it can be, or puts it on a line of its own.
  private func takePart(
    of long: [Unicode.Scalar], after current: inout [[Unicode.Scalar]], length: Int,
    from chunks: inout ArraySlice<[Unicode.Scalar]>
  ) {
    guard breaksWords else {
      if current.isEmpty { current.append(chunks.removeFirst()) }
      return
    }
    var space = max(1, width - length)
    if breaksAtHyphens, long.count > space, let hyphen = long[..<space].lastIndex(of: "-"), hyphen > 0,
      long[..<hyphen].contains(where: { $0 != "-" })
    {
      space = hyphen + 1
    }
    current.append(Array(long[..<min(space, long.count)]))
    chunks[chunks.startIndex] = Array(long[min(space, long.count)...])
    if chunks[chunks.startIndex].isEmpty { chunks.removeFirst() }
  }

  /// Words and the space between them; words with hyphens or dashes in parts.
  private func chunks(of line: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    let text = Hyphenated(scalars: line)
    var chunks: [[Unicode.Scalar]] = []
    for (position, scalar) in line.enumerated() {
      let isContinued = chunks.last?.last.map { $0.isSpace == scalar.isSpace } ?? false
      if isContinued, !(breaksAtHyphens && text.canBreak(before: position)) {
        chunks[chunks.count - 1].append(scalar)
      } else {
        chunks.append([scalar])
      }
    }
    return chunks
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// Where words may be parted: the rules of `wordsep_re` in Python's `textwrap`.
private struct Hyphenated {
  let scalars: [Unicode.Scalar]

  func canBreak(before position: Int) -> Bool {
    isAfterHyphen(position) || dashes(from: position) > 0 || isAfterDashes(position)
  }

  /// `well-|known`, `e-x-|ray`: letters on both sides, not one alone.
  private func isAfterHyphen(_ position: Int) -> Bool {
    guard self[position - 1] == "-", isLetter(position) else { return false }
    let isWordBefore =
      isLetter(position - 2) && isLetter(position - 3)
      || isOfWord(position - 2) && self[position - 3] == "-" && isLetter(position - 4)
    return isWordBefore && (isLetter(position + 1) || self[position + 1] == "-" && isLetter(position + 2))
  }

  /// How many hyphens stand here for a dash between words: `this|--that`.
  private func dashes(from position: Int) -> Int {
    guard self[position] == "-", isOfWord(position - 1) else { return 0 }
    let count = scalars[position...].prefix { $0 == "-" }.count
    return count > 1 && self[position + count]?.isWordCharacter == true ? count : 0
  }

  private func isAfterDashes(_ position: Int) -> Bool {
    let count = scalars[..<position].reversed().prefix { $0 == "-" }.count
    return count > 1 && dashes(from: position - count) == count
  }

  private subscript(position: Int) -> Unicode.Scalar? {
    scalars.indices.contains(position) ? scalars[position] : nil
  }

  private func isLetter(_ position: Int) -> Bool {
    self[position].map { $0.isWordCharacter && $0.properties.generalCategory != .decimalNumber } ?? false
  }

  private func isOfWord(_ position: Int) -> Bool {
    self[position].map { $0.isWordCharacter || "!\"'&.,?".unicodeScalars.contains($0) } ?? false
  }
}
