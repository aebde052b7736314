/// Text is a row of Unicode scalars in the language, as in Jinja: that is what lengths and positions count.
extension String {
  func hasSameScalars(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The first place where the other text stands in this one.
  func firstScalarRange(of part: String, from start: String.Index? = nil) -> Range<String.Index>? {
    let whole = utf8
    let from = start.map { whole.distance(from: whole.startIndex, to: $0) } ?? 0
    guard let found = whole.span.firstIndex(of: part.utf8.span, from: from) else { return nil }
    let lower = whole.index(whole.startIndex, offsetBy: found)
    return lower..<whole.index(lower, offsetBy: part.utf8.count)
  }

  /// With its first letter in upper case, for a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Without white space at either end.
  func trimmed(where isTrimmed: (Unicode.Scalar) -> Bool = \.isSpace) -> String {
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !isTrimmed($0) }),
      let last = scalars.lastIndex(where: { !isTrimmed($0) })
    else { return "" }
    return String(scalars[start...last])
  }
}

extension Span<UInt8> {
  /// The first place from one on where the other bytes stand in these.
  func firstIndex(of part: Span<UInt8>, from start: Int = 0) -> Int? {
    guard !part.isEmpty else { return start }
    let last = part.count - 1
    // How far the part may move on, by the byte under its end (Horspool): most of a long text is never looked at.
    let farthest = UInt8(clamping: part.count)
    var steps = [UInt8](repeating: farthest, count: 256)
    for index in 0..<last { steps[Int(part[index])] = UInt8(clamping: last - index) }
    var place = start
    while place < count - last {
      let end = self[place + last]
      if end == part[last], extracting(place..<place + last).isEqual(to: part.extracting(0..<last)) { return place }
      place += Int(steps[Int(end)])
    }
    return nil
  }

  private func isEqual(to other: Span<UInt8>) -> Bool { other.indices.allSatisfy { self[$0] == other[$0] } }
}

extension Unicode.Scalar {
  /// White space as Python's `str.isspace` has it, which the language follows.
  var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
