/// The files that Vitrine wrote into an output folder: nothing else is ever removed there.
struct Manifest: Sendable {
  private static let heading = "vitrine output 1"

  var paths: Set<String>

  init(paths: Set<String> = []) {
    self.paths = paths
  }

  /// Reads what `bytes` wrote; `nil` for anything else.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard lines.first.map({ String($0) }) == Self.heading else { return nil }
    paths = Set(lines.dropFirst().map { String($0) }.filter { OutputPath($0) != nil })
  }

  /// One path a line, in order.
  var bytes: [UInt8] {
    let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Array(([Self.heading] + sorted).joined(separator: "\n").utf8) + [0x0A]
  }
}

/// A path below the output folder, proven to stay there.
struct OutputPath: Hashable, Sendable {
  let text: String

  /// - Returns: `nil` for an absolute path, `.` and `..`, empty parts, control characters, and Vitrine's own folder.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.first != ".vitrine" else { return nil }
    for part in parts {
      let isOdd = part.isEmpty || part == "." || part == ".." || part.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      if isOdd { return nil }
    }
    self.text = text
  }

  /// The folders above the file, the outermost first.
  var folders: [String] {
    var folders: [String] = []
    for (index, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "/") {
      folders.append(String(decoding: text.utf8.prefix(index), as: UTF8.self))
    }
    return folders
  }
}
