/// A path below the output folder, proven to stay there.
///
/// Two are the same when their bytes are: to the file system `é` and `e` with an accent are two names, to `String` one.
package struct OutputPath: Sendable {
  /// The folder in which the output's own state lies; no file of a site can be there.
  package static let stateFolder = ".vitrine"
  /// What file systems take for a name, in bytes.
  private static let longestName = 255

  package let text: String

  /// - Returns: `nil` for an absolute path, `.` and `..`, empty and overlong parts, control characters, and Vitrine's
  ///   own folder.
  package init?(_ text: String) {
    let bytes = text.utf8.span
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "/") {
      guard Self.isName(bytes.extracting(start..<end)) else { return nil }
      if start == 0, bytes.extracting(0..<end).isSame(as: Self.stateFolder.utf8.span) { return nil }
      start = end + 1
    }
    self.text = text
  }

  private static func isName(_ part: Span<UInt8>) -> Bool {
    guard (1...longestName).contains(part.count) else { return false }
    var dots = 0
    for index in part.indices {
      if part[index] < 0x20 || part[index] == 0x7F { return false }
      if part[index] == UInt8(ascii: ".") { dots += 1 }
    }
    return dots < part.count || dots > 2
  }

  private init(proven text: String) { self.text = text }

  /// The folders above the file, the outermost first.
  package var folders: [OutputPath] {
    text.utf8.indices.filter { text.utf8[$0] == UInt8(ascii: "/") }.map { OutputPath(proven: String(text[..<$0])) }
  }

  /// Does it lie in a folder, at any depth?
  package func isBelow(_ folder: OutputPath) -> Bool {
    let (inner, outer) = (text.utf8, folder.text.utf8)
    return inner.starts(with: outer) && inner.dropFirst(outer.count).first == UInt8(ascii: "/")
  }
}

extension OutputPath: Hashable, Comparable {
  // By bytes, as file systems have names: for a text of Swift's, two forms of a letter are the same.

  package static func == (one: OutputPath, other: OutputPath) -> Bool {
    one.text.utf8.span.isSame(as: other.text.utf8.span)
  }

  package static func < (one: OutputPath, other: OutputPath) -> Bool {
    one.text.utf8.span.isBefore(other.text.utf8.span)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
