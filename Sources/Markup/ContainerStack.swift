/// The quotes and list items that are open at a line, told from its beginning alone.
///
/// A rough count of CommonMark's containers, for the limit on nesting: code that looks like a list counts as one.
struct ContainerStack {
  private enum Container {
    case quote
    /// Lines indented to this column, from 0, belong to the item.
    case item(content: Int)
  }

  private var open: [Container] = []
  private var wasBlank = true

  var count: Int { open.count }

  /// Steps over the marks at a line's beginning, and opens and closes containers by them.
  /// - Returns: The rest of the line, without blanks around it.
  mutating func enter(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cursor = Cursor(rest: line)
    cursor.skipBlanks()
    let matched = matchOpen(&cursor)
    let isBlank = cursor.rest.isEmpty
    // A line that only goes on with a paragraph may leave out the marks.
    let mayBeLazy = !isBlank && !wasBlank && cursor.marker == nil
    if !mayBeLazy { open.removeSubrange(matched...) }
    if cursor.isThematicBreak {
      wasBlank = false
      return cursor.rest
    }
    while let marker = cursor.marker, open.count <= MarkdownLimits.levels {
      cursor.take(marker.length)
      open.append(marker.isQuote ? .quote : .item(content: cursor.column + 1))
      cursor.skipBlanks()
    }
    wasBlank = isBlank
    return cursor.rest
  }

  /// How many of the open containers the line goes on with.
  private func matchOpen(_ cursor: inout Cursor) -> Int {
    for (index, container) in open.enumerated() {
      switch container {
      case .quote:
        guard cursor.rest.first == UInt8(ascii: ">") else { return index }
        cursor.take(1)
        cursor.skipBlanks()
      case .item(let content):
        guard cursor.rest.isEmpty || cursor.column >= content else { return index }
      }
    }
    return open.count
  }
}

private struct Cursor {
  private(set) var rest: ArraySlice<UInt8>
  /// From 0; a tab leads to the next multiple of four.
  private(set) var column = 0

  init(rest: ArraySlice<UInt8>) {
    self.rest = rest
  }

  mutating func take(_ length: Int) {
    rest.removeFirst(length)
    column += length
  }

  mutating func skipBlanks() {
    while let byte = rest.first, byte == 0x20 || byte == 0x09 || byte == 0x0D {
      rest.removeFirst()
      column = byte == 0x09 ? (column / 4 + 1) * 4 : column + 1
    }
  }

  /// The mark of a quote or an item that stands here.
  var marker: (length: Int, isQuote: Bool)? {
    guard let first = rest.first else { return nil }
    switch first {
    case UInt8(ascii: ">"): return (1, true)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return isBlank(at: rest.startIndex + 1) ? (1, false) : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = rest.prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard digits.endIndex < rest.endIndex, isBlank(at: digits.endIndex + 1) else { return nil }
      let end = rest[digits.endIndex]
      return end == UInt8(ascii: ".") || end == UInt8(ascii: ")") ? (digits.count + 1, false) : nil
    default: return nil
    }
  }

  /// Whether only one of `-` and `*`, and blanks, are left: a line across the page.
  var isThematicBreak: Bool {
    guard let mark = rest.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") else { return false }
    return rest.allSatisfy { $0 == mark || $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } && rest.count { $0 == mark } >= 3
  }

  private func isBlank(at index: Int) -> Bool {
    index >= rest.endIndex || rest[index] <= 0x20
  }
}
