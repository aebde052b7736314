/// Marks of wikis and forums, which Markdown does not know: `'''bold'''`, `==marked==`, `== Heading ==`, `[b]bold[/b]`.
enum WikiMarks {
  /// The mark that begins at an index; a heading's with the blank behind it.
  static func mark(in text: ArraySlice<UInt8>, at start: Int) -> [UInt8]? {
    let sign = text[start]
    guard start == text.startIndex || text[start - 1] != sign,
      let end = text[start...].firstIndex(where: { $0 != sign })
    else { return nil }
    let mark = text[start..<end]
    let line = text[end...].prefix(reach).prefix { $0 != 0x0A && $0 != 0x0D }
    let isAtStart = start == text.startIndex || text[start - 1] == 0x0A
    switch sign {
    case UInt8(ascii: "["):
      guard line.count > 1, "biu".utf8.contains(line[end]), line[end + 1] == UInt8(ascii: "]"),
        line.firstRange(of: [sign, UInt8(ascii: "/"), line[end], line[end + 1]]) != nil
      else { return nil }
      return Array(text[start...(end + 1)])
    case UInt8(ascii: "'") where mark.count == 3:
      return text[end] > 0x20 && line.firstRange(of: mark) != nil ? Array(mark) : nil
    case UInt8(ascii: "=") where (2...6).contains(mark.count) && isAtStart && text[end] == 0x20:
      let rest = line[..<((line.lastIndex { $0 != 0x20 } ?? end) + 1)]
      return rest.count > mark.count && rest.suffix(mark.count).elementsEqual(mark) ? Array(text[start...end]) : nil
    case UInt8(ascii: "=") where mark.count == 2:
      // Not that of programs, which has blanks around it or words on both sides.
      guard text[end] > 0x20, isAtStart || !text[start - 1].isOfWord, let closing = line.firstRange(of: mark),
        text[closing.lowerBound - 1] > 0x20
      else { return nil }
      return Array(mark)
    default: return nil
    }
  }

  /// Bytes within which a mark ends.
  private static let reach = 300
}
