/// The line of a file that a diagnostic points at, and a row of carets under the span, as compilers print them.
///
/// Never trusts the range: a line that is not there gives no frame, a column past the end points just after it.
struct SourceFrame {
  /// The longest stretch of a line that is shown; a longer one is cut around the span.
  private static let window = 100

  let lineNumber: Int
  let shown: String
  let carets: String

  init?(_ range: SourceRange, in text: SourceLines) {
    guard let line = text.line(Int(range.line)) else { return nil }
    // No more than the window can show: a line may be as long as a file. A character has at most four bytes.
    let shownBytes = line.prefix((Int(range.column) + Self.window) * 4)
    let scalars = Array(String(decoding: shownBytes, as: UTF8.self).unicodeScalars)
    let start = min(Int(range.column) - 1, scalars.count)
    let end = range.endLine > range.line ? scalars.count : min(Int(range.endColumn) - 1, scalars.count)

    let first = start > Self.window / 2 ? start - Self.window / 2 : 0
    let last = min(scalars.count, first + Self.window)
    var shown = first > 0 ? "…" : ""
    var carets = first > 0 ? " " : ""
    for index in first..<last {
      let scalar = scalars[index]
      let isTab = scalar == "\t"
      shown.unicodeScalars.append(isTab || scalar.properties.generalCategory != .control ? scalar : "\u{FFFD}")
      if index < start {
        carets += isTab ? "\t" : String(repeating: " ", count: scalar.displayWidth)
      } else if index < end {
        carets += String(repeating: "^", count: max(1, scalar.displayWidth))
      }
    }
    if last < scalars.count { shown += "…" }
    if end <= start { carets += "^" }
    self.lineNumber = Int(range.line)
    self.shown = shown
    self.carets = carets
  }
}

/// A text with the places where its lines begin, so that a thousand messages about it do not count them anew.
struct SourceLines {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// How many lines there are; what follows the last line end is none where nothing stands there.
  var count: Int { starts.count - (starts.last == bytes.count ? 1 : 0) }

  /// The bytes of a line (from 1) without its ending; `nil` past the end. A last empty line counts.
  func line(_ number: Int) -> ArraySlice<UInt8>? {
    guard starts.indices.contains(number - 1) else { return nil }
    var line = bytes[starts[number - 1]...].prefix { $0 != UInt8(ascii: "\n") }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return line
  }
}
