/// Reading numbers and names out of a file that may end anywhere: what lies outside is `nil`, never a trap.
extension [UInt8] {
  /// Whether the file goes on to there.
  func holds(_ count: Int, at offset: Int) -> Bool {
    offset >= 0 && count >= 0 && offset <= self.count && count <= self.count - offset
  }

  /// - Parameter count: Bytes of the number, at most 4.
  func bigEndian(_ count: Int, at offset: Int) -> Int? {
    guard holds(count, at: offset) else { return nil }
    return self[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// - Parameter count: Bytes of the number, at most 4.
  func littleEndian(_ count: Int, at offset: Int) -> Int? {
    guard holds(count, at: offset) else { return nil }
    return self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func has(_ text: String, at offset: Int) -> Bool {
    holds(text.utf8.count, at: offset) && self[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
  }

  /// The name of four letters that a part of many formats has.
  func name(at offset: Int) -> String? {
    guard holds(4, at: offset) else { return nil }
    return String(decoding: self[offset..<offset + 4], as: UTF8.self)
  }

  /// Where a text stands first within a range.
  func firstPlace(of text: String, in range: Range<Int>) -> Int? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var place = range.lowerBound
    while place <= range.upperBound - wanted.count {
      guard let found = self[place..<range.upperBound].firstIndex(of: first) else { return nil }
      if found <= range.upperBound - wanted.count, self[found..<found + wanted.count].elementsEqual(wanted) {
        return found
      }
      place = found + 1
    }
    return nil
  }

  func contains(_ text: String) -> Bool { firstPlace(of: text, in: indices) != nil }

  mutating func appendLittleEndian(_ number: Int) {
    for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  mutating func appendBigEndian(_ number: Int) {
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
