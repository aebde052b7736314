import Diagnostics

/// A position in a template's bytes that knows its line and column.
struct Cursor {
  let file: SourceFile
  let bytes: [UInt8]
  private(set) var position = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], of file: SourceFile) {
    self.file = file
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// The byte that is so many further on.
  func byte(ahead distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { rest.starts(with: $0) }
  }

  mutating func advance(_ count: Int = 1) {
    advance(to: position + count)
  }

  mutating func advance(to end: Int) {
    while position < end, position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  /// Goes on while the condition holds for the next byte; gives what was passed over.
  mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    var end = position
    while end < bytes.count, condition(bytes[end]) { end += 1 }
    advance(to: end)
    return bytes[start..<end]
  }

  /// Goes past white space of any kind.
  mutating func skipSpace() {
    while let (scalar, length) = scalar(at: position), scalar.isSpace { advance(length) }
  }

  /// Where the text next stands, from here on.
  func firstPosition(of text: StaticString) -> Int? {
    var candidate = position
    return text.withUTF8Buffer { sought in
      while candidate + sought.count <= bytes.count {
        guard let found = bytes[candidate...].firstIndex(of: sought[0]) else { return nil }
        if bytes[found...].starts(with: sought) { return found }
        candidate = found + 1
      }
      return nil
    }
  }

  /// The character at a position; the bytes are known to be UTF-8.
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard position < bytes.count else { return nil }
    let lead = bytes[position]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard position + length <= bytes.count else { return nil }
    if length == 1 { return (Unicode.Scalar(lead), 1) }
    return String(decoding: bytes[position..<position + length], as: UTF8.self).unicodeScalars.first.map {
      ($0, length)
    }
  }

  // MARK: - Places

  struct Mark {
    fileprivate let line: Int
    fileprivate let column: Int
  }

  var mark: Mark { Mark(line: line, column: column) }

  func range(from mark: Mark) -> SourceRange {
    SourceRange(file: file, line: mark.line, column: mark.column, endLine: line, endColumn: column)
  }

  /// The next so many characters, on one line.
  func range(length: Int) -> SourceRange {
    SourceRange(file: file, line: line, column: column, length: length)
  }
}

/// Without white space at its start, its end, or both.
func withoutSpace(_ bytes: ArraySlice<UInt8>, atStart: Bool, atEnd: Bool) -> ArraySlice<UInt8> {
  guard atStart || atEnd else { return bytes }
  let text = String(decoding: bytes, as: UTF8.self)
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.isSpace }),
    let last = scalars.lastIndex(where: { !$0.isSpace })
  else { return [] }
  let start = atStart ? first : scalars.startIndex
  let end = atEnd ? scalars.index(after: last) : scalars.endIndex
  return ArraySlice(text.utf8[start..<end])
}
