package import Diagnostics

/// An author's file, split: the fields above, the text below.
package struct FrontMatterFile: Sendable {
  /// The fields: always a mapping.
  package let fields: Node
  /// Where the text begins in the file's bytes.
  package let bodyStart: Int
  /// The line on which the text begins, from 1.
  package let bodyLine: Int

  /// Reads a file that begins with front matter between two lines of `---`.
  ///
  /// - Returns: `nil` when the fields cannot be read; then `diagnostics` says why.
  package init?(_ bytes: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) {
    let found = SourceText.check(bytes, file: file)
    diagnostics += found
    if found.hasErrors { return nil }

    let start = bytes.starts(with: SourceText.byteOrderMark) ? 3 : 0
    var lines = LineCursor(bytes, from: start)
    guard let first = lines.next() else {
      diagnostics.append(.emptyFile(at: SourceRange(file: file, line: 1, column: 1)))
      return nil
    }
    guard Self.isFence(bytes[first]) else {
      let written = bytes[start...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      let isBlank = written.isEmpty
      let range = SourceRange(file: file, line: 1, column: 1)
      diagnostics.append(
        isBlank
          ? .emptyFile(at: range)
          : .noFrontMatter(
            first: String(decoding: bytes[first].prefix(20).filter { $0 > 0x20 }, as: UTF8.self),
            isBelow: written.startIndex > first.upperBound && Self.isFence(written.prefix { $0 != 0x0A }), at: range))
      return nil
    }
    let yamlStart = lines.position
    var number = 1
    while let line = lines.next() {
      number += 1
      guard Self.isFence(bytes[line]) else { continue }
      let yaml = bytes[yamlStart..<line.lowerBound]
      guard let fields = readYAML(yaml, file: file, firstLine: 2, diagnostics: &diagnostics) else { return nil }
      self.fields = fields
      self.bodyStart = lines.position
      self.bodyLine = number + 1
      return
    }
    diagnostics.append(Self.missingFence(bytes, yamlStart: yamlStart, file: file))
    return nil
  }

  /// Three hyphens, and nothing else but blanks after them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Points at the line that was meant to end the fields, else at the opening fence, and notes where the fields seem to end.
  private static func missingFence(_ bytes: [UInt8], yamlStart: Int, file: SourceFile) -> Diagnostic {
    var lines = LineCursor(bytes, from: yamlStart)
    var number = 1
    var end: Int?
    while let line = lines.next() {
      number += 1
      if let odd = oddFence(bytes[line]) {
        return .oddFence(
          odd.line, meant: odd.meant,
          at: SourceRange(file: file, line: number, column: 1, length: odd.line.unicodeScalars.count))
      }
      if end == nil, bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { end = number }
    }
    return .unclosedFrontMatter(
      at: SourceRange(file: file, line: 1, column: 1, length: 3),
      endsNear: SourceRange(file: file, line: end ?? number, column: 1))
  }

  /// A line of two or more dashes or stops, also such as a word processor makes of hyphens; or three hyphens with words.
  private static func oddFence(_ line: ArraySlice<UInt8>) -> (line: String, meant: String)? {
    guard let first = line.first(where: { $0 != 0x20 }), [0x2D, 0xE2, 0x2E, 0x5F].contains(first) else { return nil }
    let text = String(decoding: line, as: UTF8.self).trimmingSuffix { $0 == " " || $0 == "\r" || $0 == "\r\n" }
    let signs = text.drop { $0 == " " }
    if signs.allSatisfy({ "-–—−_.".contains($0) }), signs.count > 1 || signs == "—" { return (String(text), "---") }
    guard text.hasPrefix("--- "), let words = text.dropFirst(4).first, words != "#" else { return nil }
    return (String(text), "---\n" + text.dropFirst(4))
  }
}

/// Steps through bytes line by line, without copying.
struct LineCursor {
  private let bytes: [UInt8]
  /// Where the next line begins.
  private(set) var position: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.position = start
  }

  /// The next line without its `\n`; `nil` at the end of the bytes.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    position = min(end + 1, bytes.count)
    return start..<end
  }
}

extension String {
  fileprivate func trimmingSuffix(while isOdd: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isOdd(last) { rest = rest.dropLast() }
    return rest
  }
}
