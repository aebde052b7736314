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
    let (place, start) = line.place(ofScalar: Int(range.column) - 1)
    let first = start > Self.window / 2 ? start - Self.window / 2 : 0
    // No more than the window can show, and one to tell that there is more: a line may be as long as a file.
    let bytes = line[line.place(before: place, by: start - first)...].prefix((Self.window + 1) * 4)
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let end = range.endLine > range.line ? first + scalars.count : min(Int(range.endColumn) - 1, first + scalars.count)
    let last = min(first + scalars.count, first + Self.window)
    var shown = first > 0 ? "…" : ""
    var carets = first > 0 ? " " : ""
    for index in first..<last {
      let scalar = scalars[index - first]
      let isTab = scalar == "\t"
      shown.unicodeScalars.append(isTab || scalar.properties.generalCategory != .control ? scalar : "\u{FFFD}")
      if index < start {
        carets += isTab ? "\t" : String(repeating: " ", count: scalar.displayWidth)
      } else if index < end {
        carets += String(repeating: "^", count: max(1, scalar.displayWidth))
      }
    }
    if last < first + scalars.count { shown += "…" }
    if end <= start { carets += "^" }
    self.lineNumber = Int(range.line)
    self.shown = shown
    self.carets = carets
  }
}

extension ArraySlice<UInt8> {
  /// Where a character of UTF-8 begins, by how many stand before it, and how many do; the end where there are not so many.
  fileprivate func place(ofScalar number: Int) -> (place: Int, passed: Int) {
    let step = 1024
    var (place, passed) = (startIndex, 0)
    // Far along a line by many bytes at once: each of them begins at most one.
    while number - passed > step, endIndex - place > step {
      passed += self[place..<place + step].count(where: \.beginsScalar)
      place += step
    }
    while place < endIndex {
      if self[place].beginsScalar {
        guard passed < number else { break }
        passed += 1
      }
      place += 1
    }
    return (place, passed)
  }

  /// Where the character begins that stands so many before a place.
  fileprivate func place(before place: Int, by count: Int) -> Int {
    var (place, left) = (place, count)
    while left > 0, place > startIndex {
      place -= 1
      if self[place].beginsScalar { left -= 1 }
    }
    return place
  }
}

extension UInt8 {
  fileprivate var beginsScalar: Bool { self & 0xC0 != 0x80 }
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
    let end = starts.indices.contains(number) ? starts[number] - 1 : bytes.count
    var line = bytes[starts[number - 1]..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return line
  }
}
