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

  /// Words and the space between them; words with hyphens in parts.
  private func chunks(of line: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var chunks: [[Unicode.Scalar]] = []
    for (position, scalar) in line.enumerated() {
      let isContinued = chunks.last?.last.map { $0.isSpace == scalar.isSpace } ?? false
      let isAfterHyphen =
        breaksAtHyphens && position >= 3 && line[position - 1] == "-" && scalar.properties.isAlphabetic
        && line[position - 2].properties.isAlphabetic && line[position - 3].isWordCharacter
        && position + 1 < line.count && line[position + 1].properties.isAlphabetic
      if isContinued, !isAfterHyphen { chunks[chunks.count - 1].append(scalar) } else { chunks.append([scalar]) }
    }
    return chunks
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
