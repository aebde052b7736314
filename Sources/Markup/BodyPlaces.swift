internal import Diagnostics

/// Finds where the parts of a body stand in the author's file.
///
/// cmark knows on which line a block begins, but of a destination or a tag it keeps no place, so each is searched in
/// the source from where the last one ended: equal links get the places they have.
struct BodyPlaces {
  /// How far behind the last find a text is looked for; keeps a body of escaped links from being read again for each.
  private static let reach = 16_384

  let bytes: ArraySlice<UInt8>
  private let file: SourceFile
  private let firstLine: Int
  private let lineStarts: [Int]
  /// Index into `lineStarts` of the line that holds `position`.
  private var line = 0
  private var position: Int
  /// Where the present block ends.
  private var end: Int
  /// The bytes that were found last.
  private var lastFound = 0..<0
  /// The last column worked out, so that one long line is counted once.
  private var counted: (position: Int, column: Int)
  /// Destinations of reference definitions (`[name]: destination`), made when the first is asked for.
  private var definitions: [String: Int]?
  /// What stands between the brackets of lines that begin as definitions, made when the first is asked for.
  private var definedLabels: Set<[UInt8]>?

  init(_ bytes: ArraySlice<UInt8>, file: SourceFile, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
    var starts = [bytes.startIndex]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    lineStarts = starts
    position = bytes.startIndex
    end = bytes.endIndex
    counted = (bytes.startIndex, 1)
  }

  /// Goes to a block or table cell, as cmark places it: lines and byte column from 1.
  mutating func go(toLine number: Int, byteColumn: Int, lastLine: Int) {
    line = min(max(number, 1), lineStarts.count) - 1
    let lineEnd = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.endIndex
    position = min(lineStarts[line] + max(byteColumn, 1) - 1, lineEnd)
    end = lastLine < lineStarts.count ? max(lineStarts[max(lastLine, 0)], lineEnd) : bytes.endIndex
    counted = (lineStarts[line], 1)
  }

  /// Goes to the start of the line after this one.
  mutating func goToNextLine() {
    guard line + 1 < lineStarts.count else { return }
    line += 1
    position = max(position, lineStarts[line])
    counted = (lineStarts[line], 1)
  }

  /// Where the search stands, to come back to.
  struct Mark {
    fileprivate let line: Int
    fileprivate let position: Int
    fileprivate let counted: (position: Int, column: Int)
  }

  var mark: Mark {
    get { Mark(line: line, position: position, counted: counted) }
    set { (line, position, counted) = (newValue.line, newValue.position, newValue.counted) }
  }

  /// The bytes of the present block from the present position, with the marks of quotes and items on further lines.
  var ofBlock: Range<Int> { position..<max(position, min(end, bytes.endIndex)) }

  /// The bytes of the present position's line, from there.
  var restOfLine: ArraySlice<UInt8> {
    bytes[position...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
  }

  /// The number that begins an item; line and byte column from 1, as cmark has them.
  func number(_ line: Int, byteColumn: Int) -> Int? {
    guard (1...lineStarts.count).contains(line) else { return nil }
    let digits = bytes[min(lineStarts[line - 1] + max(byteColumn, 1) - 1, bytes.endIndex)...].prefix(9)
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Where any bytes stand in the file.
  func range(of found: Range<Int>) -> SourceRange { rangeElsewhere(found.lowerBound, length: found.count) }

  /// Where a line of the body stands in the file, from 1.
  func bytes(ofLine number: Int) -> Range<Int> {
    let start = lineStarts[number - 1]
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    return start..<end
  }

  /// How many lines the body has.
  var lineCount: Int { lineStarts.count }

  /// The present position.
  var here: SourceRange {
    mutating get { range(from: position, to: position) }
  }

  /// The place of a text at or behind the present position, which moves behind it; where it cannot be found, such as a
  /// text with escapes, the present position.
  mutating func find(_ text: [UInt8]) -> SourceRange {
    guard let start = search(text) else { return here }
    return found(start, length: text.count)
  }

  /// What stands directly before and behind what was found last, other tags and marks of emphasis aside, if leaving it
  /// out would make one word or figure of them.
  var joinedWords: (before: String, after: String)? {
    var start = lastFound.lowerBound
    while start > bytes.startIndex {
      if bytes[start - 1] == UInt8(ascii: ">"),
        let open = bytes[..<start].suffix(500).lastIndex(of: UInt8(ascii: "<")), open + 1 < start - 1,
        bytes[open + 1] == UInt8(ascii: "/") || bytes[open + 1].isASCIILetter
      {
        start = open
      } else if "*_~".utf8.contains(bytes[start - 1]) {
        start -= 1
      } else {
        break
      }
    }
    var end = lastFound.upperBound
    while end < bytes.endIndex {
      if bytes[end] == UInt8(ascii: "<"), end + 1 < bytes.endIndex,
        bytes[end + 1] == UInt8(ascii: "/") || bytes[end + 1].isASCIILetter,
        let close = bytes[end...].prefix(500).firstIndex(of: UInt8(ascii: ">"))
      {
        end = close + 1
      } else if "*_~".utf8.contains(bytes[end]) {
        end += 1
      } else {
        break
      }
    }
    guard start > bytes.startIndex, end < bytes.endIndex, bytes[end].isOfWord else { return nil }
    // "8." and "5" would make a figure too.
    let isOfFigure =
      start - bytes.startIndex > 1 && ".,-/".utf8.contains(bytes[start - 1]) && bytes[start - 2].isASCIIDigit
      && bytes[end].isASCIIDigit
    guard bytes[start - 1].isOfWord || isOfFigure else { return nil }
    let before = bytes[..<start].suffix(20).reversed().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }.reversed()
    let after = bytes[end...].prefix(20).prefix { $0 > 0x20 && $0 != UInt8(ascii: "<") }
    // Twenty bytes may begin or end within a character.
    let last = after.lastIndex { $0 & 0xC0 != 0x80 } ?? after.startIndex
    let isCut = after.endIndex < bytes.endIndex && bytes[after.endIndex] & 0xC0 == 0x80
    return (
      String(decoding: before.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self),
      String(decoding: isCut ? after[..<last] : after, as: UTF8.self)
    )
  }

  /// Whether an address that is its own text stands next without brackets around it.
  func isBare(_ text: String) -> Bool {
    guard let start = search(Array(text.utf8)) else { return false }
    let isInAngles = start > bytes.startIndex && bytes[start - 1] == UInt8(ascii: "<")
    return !isInAngles && !bytes[(start + text.utf8.count)...].starts(with: "](".utf8)
  }

  /// The place of an e-mail address that ends with this text, with the letters before it.
  mutating func findLetterBox(_ text: String) -> SourceRange {
    guard let start = search(Array(text.utf8)) else { return here }
    let before = String(decoding: bytes[..<start].suffix(64).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self).unicodeScalars
    let local = before.reversed().prefix { $0.properties.isAlphanumeric || "._+-".unicodeScalars.contains($0) }
    let length = local.reduce(0) { $0 + UTF8.width($1) }
    return found(start - length, length: length + text.utf8.count)
  }

  /// The place of bytes that stand further down as they are; `nil` where they do not.
  mutating func findWhole(_ text: [UInt8]) -> SourceRange? { search(text).map { found($0, length: text.count) } }

  /// Does a line begin as a footnote does, but for the colon: `[^1] Law on access`?
  func beginsLine(_ label: ArraySlice<UInt8>) -> Bool {
    let mark = [UInt8(ascii: "[")] + label + [UInt8(ascii: "]"), 0x20]
    return lineStarts.contains { bytes[$0...].starts(with: mark) }
  }

  /// The place of `[^name]`, or of `][name]` behind its opening bracket; `nil` when a backslash stands before one.
  mutating func findReference(_ text: [UInt8]) -> SourceRange? {
    guard let start = search(text) else { return nil }
    let brackets = [start, bytes[..<start].suffix(999).lastIndex(of: UInt8(ascii: "[")) ?? start]
    let isEscaped = brackets.prefix(text.first == UInt8(ascii: "]") ? 2 : 1).contains {
      $0 > bytes.startIndex && bytes[$0 - 1] == UInt8(ascii: "\\")
    }
    return isEscaped ? nil : found(start, length: text.count)
  }

  /// The place of the next `[^name]` whose line ends before its bracket; `nil` when the text is written as it stands
  /// here.
  mutating func brokenFootnote(_ text: ArraySlice<UInt8>) -> SourceRange? {
    guard search(Array(text)) == nil else { return nil }
    var from = position
    while let start = search(Array("[^".utf8), from: from) {
      let inside = bytes[start..<end].prefix { $0 != UInt8(ascii: "]") }
      if inside.endIndex < end, inside.contains(UInt8(ascii: "\n")) { return found(start, length: inside.count + 1) }
      from = start + 2
    }
    return nil
  }

  /// Whether a link refers to the name of a definition.
  func refers(to label: ArraySlice<UInt8>) -> Bool {
    let name = Array("[".utf8) + label + Array("]".utf8)
    var rest = bytes
    while let found = rest.firstRange(of: name) {
      if bytes[found.upperBound...].first != UInt8(ascii: ":") { return true }
      rest = bytes[found.upperBound...]
    }
    return false
  }

  /// Whether a line begins as the definition of this name.
  mutating func isDefined(_ label: ArraySlice<UInt8>) -> Bool {
    let known =
      definedLabels
      ?? Set(
        lineStarts.compactMap { start in
          let line = bytes[start...].prefix(200).drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
          guard line.first == UInt8(ascii: "["), let end = line.firstIndex(of: UInt8(ascii: "]")),
            line[end...].starts(with: "]:".utf8)
          else { return nil }
          return Array(line[..<end].dropFirst())
        })
    definedLabels = known
    return known.contains(Array(label))
  }

  /// The place of a link's destination: in `](…)` or `<…>`, in its definition, or bare in the text.
  mutating func findDestination(_ written: String) -> SourceRange {
    let text = Array(written.utf8)
    var bare: Int?
    var from = position
    while let start = search(text, from: from) {
      if stands(inLinkAt: start) { return found(start, length: text.count) }
      bare = bare ?? start
      from = start + text.count
    }
    if let definition = definition(of: written) { return rangeElsewhere(definition, length: text.count) }
    if let bare { return found(bare, length: text.count) }
    for scheme in ["mailto:", "http://"] where written.hasPrefix(scheme) && written != scheme {
      return find(Array(written.utf8.dropFirst(scheme.utf8.count)))
    }
    if let opening = search(Array("](".utf8)) { return found(opening + 2, length: 0) }
    return here
  }

  /// Whether what begins here follows `](` or `<`, with blanks between or not.
  private func stands(inLinkAt start: Int) -> Bool {
    var index = start - 1
    if index >= bytes.startIndex, bytes[index] == UInt8(ascii: "<") { return true }
    while index >= bytes.startIndex, bytes[index] == 0x20 || bytes[index] == 0x0A { index -= 1 }
    return index > bytes.startIndex && bytes[index] == UInt8(ascii: "(") && bytes[index - 1] == UInt8(ascii: "]")
  }

  private func search(_ text: [UInt8], from start: Int? = nil) -> Int? {
    let start = start ?? position
    let last = min(end, position + Self.reach) - text.count
    guard let first = text.first, start <= last else { return nil }
    for index in start...last where bytes[index] == first && bytes[index...].starts(with: text) { return index }
    return nil
  }

  private mutating func definition(of written: String) -> Int? {
    let known = definitions ?? makeDefinitions()
    definitions = known
    return known[written]
  }

  private func makeDefinitions() -> [String: Int] {
    var definitions: [String: Int] = [:]
    for start in lineStarts {
      let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      guard let bracket = line.firstIndex(of: UInt8(ascii: "[")),
        let close = line[bracket...].firstIndex(of: UInt8(ascii: "]")), line[close...].starts(with: "]:".utf8)
      else { continue }
      let destination = line[(close + 2)...].drop { $0 == 0x20 || $0 == UInt8(ascii: "<") }
        .prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      let text = String(decoding: destination, as: UTF8.self)
      if definitions[text] == nil { definitions[text] = destination.startIndex }
    }
    return definitions
  }

  private mutating func found(_ start: Int, length: Int) -> SourceRange {
    let range = range(from: start, to: start + length)
    position = start + length
    lastFound = start..<position
    return range
  }

  private func rangeElsewhere(_ start: Int, length: Int) -> SourceRange {
    var places = self
    // The last line that begins at or before the place.
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= start { low = middle } else { high = middle }
    }
    places.line = low
    places.counted = (lineStarts[low], 1)
    return places.range(from: start, to: start + length)
  }

  /// The lines and columns of bytes at or behind the present line; moves the line along.
  private mutating func range(from start: Int, to end: Int) -> SourceRange {
    let first = placed(min(start, bytes.endIndex))
    let last = placed(min(end, bytes.endIndex))
    return SourceRange(
      file: file, line: first.line, column: first.column, endLine: last.line, endColumn: last.column)
  }

  private mutating func placed(_ target: Int) -> (line: Int, column: Int) {
    while line + 1 < lineStarts.count, lineStarts[line + 1] <= target {
      line += 1
      counted = (lineStarts[line], 1)
    }
    if target < counted.position { counted = (lineStarts[line], 1) }
    var column = counted.column
    for index in counted.position..<max(target, counted.position) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    counted = (max(target, counted.position), column)
    return (firstLine + line, column)
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  /// A letter or digit; what is not ASCII counts as one.
  var isOfWord: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}
