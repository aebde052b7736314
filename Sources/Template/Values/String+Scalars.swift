/// Text is a row of Unicode scalars in the language, as in Jinja: that is what lengths and positions count.
extension String {
  func hasSameScalars(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The first place where the other text stands in this one.
  func firstScalarRange(of part: String, from start: String.Index? = nil) -> Range<String.Index>? {
    let (whole, sought) = (utf8, Array(part.utf8))
    var position = start ?? startIndex
    guard let first = sought.first else { return position..<position }
    while let candidate = whole[position...].firstIndex(of: first) {
      if whole[candidate...].starts(with: sought) {
        return candidate..<whole.index(candidate, offsetBy: sought.count)
      }
      position = whole.index(after: candidate)
    }
    return nil
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

extension Unicode.Scalar {
  /// White space as Python's `str.isspace` has it, which the language follows.
  var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
