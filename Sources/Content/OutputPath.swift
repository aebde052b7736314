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
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let first = parts.first, !first.elementsEqual(Self.stateFolder.utf8) else { return nil }
    for part in parts {
      let isStep = part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8)
      let isOdd = part.isEmpty || part.count > Self.longestName || part.contains { $0 < 0x20 || $0 == 0x7F }
      if isStep || isOdd { return nil }
    }
    self.text = text
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
