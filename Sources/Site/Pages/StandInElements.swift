internal import Localisation

/// Makes elements of the marks around words that stand in (`StandInMark`), so that a screen reader speaks each in its
/// language: `<span lang="en">`. In attributes, titles, options and drawings, where no such element may stand, the words
/// stay as they are.
///
/// Works on the bytes of a finished page, since words reach it by way of sentences, lists and templates alike.
struct StandInElements: Sendable {
  /// By the place that the mark has.
  private let openings: [[UInt8]]

  private static let closing = Array("</span>".utf8)
  /// Elements that hold texts alone, or none of HTML.
  private static let closed = ["script", "style", "title", "textarea", "option", "svg"].map { Array($0.utf8) }

  /// - Returns: `nil` where nothing stands in.
  init?(_ standIns: [StandIn]) {
    guard !standIns.isEmpty else { return nil }
    openings = standIns.map { language in
      let direction = language.direction.map { " dir=\"\($0)\"" } ?? ""
      return Array("<span lang=\"\(language.code)\"\(direction)>".utf8)
    }
  }

  /// - Parameter start: Where the page begins.
  func resolve(_ page: inout [UInt8], from start: Int) {
    let written = Array(page[start...])[...]
    page.removeSubrange(start...)
    page.reserveCapacity(start + written.count)
    var index = 0
    var isOpen = false
    while index < written.count {
      if let mark = Self.mark(written, at: index) {
        if isOpen { page += Self.closing }
        isOpen = openings.indices.contains(mark) && Self.hasWords(written[(index + 3)...])
        if isOpen { page += openings[mark] }
        index += 3
      } else if let end = Self.endOfTag(written, at: index) {
        if isOpen { page += Self.closing }
        isOpen = false
        page += Self.bare(written[index..<end])
        index = end
      } else {
        page.append(written[index])
        index += 1
      }
    }
  }

  /// Bytes without marks.
  static func bare(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bare: [UInt8] = []
    bare.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if mark(bytes, at: index) != nil {
        index += 3
      } else {
        bare.append(bytes[index])
        index += 1
      }
    }
    return bare
  }

  /// Which mark stands here: U+FDD0 and on, in UTF-8 three bytes.
  private static func mark(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard bytes[index] == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xB7,
      (0x90...0xAF).contains(bytes[index + 2])
    else { return nil }
    return Int(bytes[index + 2]) - 0x90
  }

  /// Does anything to be read follow, before the next mark or tag?
  private static func hasWords(_ bytes: ArraySlice<UInt8>) -> Bool {
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "<") || mark(bytes, at: index) != nil { return false }
      if bytes[index] > 0x20 { return true }
    }
    return false
  }

  /// Where a tag or remark ends that begins here, with all that it holds where that is not HTML; `nil` where none begins.
  private static func endOfTag(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return nil }
    if bytes[start...].starts(with: "<!--".utf8) { return end(of: "-->".utf8, in: bytes, from: start) }
    guard bytes[start + 1] | 0x20 >= UInt8(ascii: "a") || "/!?".utf8.contains(bytes[start + 1]) else { return nil }
    var index = start
    var quote: UInt8 = 0
    while index < bytes.count, quote != 0 || bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == quote {
        quote = 0
      } else if quote == 0, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        quote = bytes[index]
      }
      index += 1
    }
    let end = min(index + 1, bytes.count)
    let name = bytes[(start + 1)..<end].prefix { $0 | 0x20 >= UInt8(ascii: "a") }.map { $0 | 0x20 }
    guard closed.contains(name), bytes[max(start, end - 2)] != UInt8(ascii: "/") else { return end }
    // A drawing may hold others.
    var depth = 1
    index = end
    while depth > 0, index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        index += 1
      } else if bytes[index...].starts(with: "</".utf8 + name) {
        depth -= 1
        index += 2 + name.count
      } else {
        if name.elementsEqual("svg".utf8), opensOne(name, in: bytes, at: index) { depth += 1 }
        index += 1
      }
    }
    return index
  }

  /// Does an element of the name begin here that does not end in its own tag?
  private static func opensOne(_ name: [UInt8], in bytes: ArraySlice<UInt8>, at start: Int) -> Bool {
    let rest = bytes[(start + 1)...]
    guard rest.starts(with: name), let after = rest.dropFirst(name.count).first, after | 0x20 < UInt8(ascii: "a"),
      let end = rest.firstIndex(of: UInt8(ascii: ">"))
    else { return false }
    return bytes[end - 1] != UInt8(ascii: "/")
  }

  private static func end(of sign: some Collection<UInt8>, in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, !bytes[index...].starts(with: sign) { index += 1 }
    return min(index + sign.count, bytes.count)
  }
}
