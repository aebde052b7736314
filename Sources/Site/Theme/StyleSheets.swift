/// The style sheets of a site, as they are published.
struct StyleSheets: Sendable {
  /// What a page opens with. A browser shows nothing before it has what the head of a page links, so this is kept small;
  /// `nil` when the theme has none.
  let top: ThemeFiles.Asset?
  /// All else, which pages link below their opening.
  let rest: ThemeFiles.Asset

  var all: [ThemeFiles.Asset] { [top, rest].compactMap(\.self) }

  /// - Parameter choices: The style sheet of what the site chose, for the sheet that a browser reads first.
  init(choices: [UInt8], top: [UInt8], rest: [UInt8]) {
    self.top = top.isEmpty ? nil : ThemeFiles.Asset("top", ending: "css", slimStyle(choices + top))
    self.rest = ThemeFiles.Asset("site", ending: "css", slimStyle(top.isEmpty ? choices + rest : rest))
  }
}

/// A style sheet as it is served: every run of white space and remarks is one blank or one line end, which means the
/// same to every browser.
func slimStyle(_ written: [UInt8]) -> [UInt8] {
  var reader = StyleReader(written)
  return reader.read()
}

/// Goes through a style sheet once. A remark between two letters is kept, since it parts them as no blank does.
private struct StyleReader {
  private var rest: ArraySlice<UInt8>
  private var slim: [UInt8] = []

  init(_ written: [UInt8]) {
    rest = written[...]
    slim.reserveCapacity(written.count)
  }

  mutating func read() -> [UInt8] {
    takeGap()
    while let byte = rest.first {
      switch byte {
      case _ where Self.isBlank(byte): takeGap()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): takeText(until: byte)
      case UInt8(ascii: "\\"): take(2)
      case _ where isAtRemark: take(remarkLength)
      default: take(1)
      }
    }
    return slim
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }

  private mutating func take(_ count: Int) {
    slim += rest.prefix(count)
    rest = rest.dropFirst(count)
  }

  private mutating func takeText(until quote: UInt8) {
    take(1)
    // A line end ends a text that nobody closed.
    while let byte = rest.first, byte != quote, byte != UInt8(ascii: "\n") { take(byte == UInt8(ascii: "\\") ? 2 : 1) }
    if rest.first == quote { take(1) }
  }

  /// Blanks, and remarks that stand beside them.
  private mutating func takeGap() {
    var hasLineEnd = false
    while let byte = rest.first, Self.isBlank(byte) || isAtRemark {
      let count = isAtRemark ? remarkLength : 1
      hasLineEnd = hasLineEnd || rest.prefix(count).contains(UInt8(ascii: "\n"))
      rest = rest.dropFirst(count)
    }
    if !slim.isEmpty, !rest.isEmpty { slim.append(UInt8(ascii: hasLineEnd ? "\n" : " ")) }
  }

  private var isAtRemark: Bool { rest.starts(with: "/*".utf8) }

  /// Of the remark that stands here; one that is not closed takes all the rest.
  private var remarkLength: Int {
    rest.dropFirst(2).firstRange(of: Array("*/".utf8)).map { $0.upperBound - rest.startIndex } ?? rest.count
  }
}
