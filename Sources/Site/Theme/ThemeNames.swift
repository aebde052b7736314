internal import Markup

/// The names of files that stand in the files of a theme, in whichever way these call them.
///
/// A template may put an address together, `"assets/icons/" ~ name`: then each file of that folder counts as named.
struct ThemeNames {
  /// Without their folders, in UTF-8: a theme's files hold tens of thousands of words, and nearly all of them name nothing.
  private var names: Set<[UInt8]> = [Array(ThemeFiles.iconName.utf8)]
  private var folders: Set<[UInt8]> = []

  /// May such a file name others?
  static func areIn(_ name: String) -> Bool {
    ["svg", "css", "js", "mjs", "html", "json", "webmanifest", "xml"].contains(name.split(separator: ".").last ?? "")
  }

  /// Adds the names that stand in a file's text.
  mutating func add(_ bytes: [UInt8]) {
    for piece in bytes.split(whereSeparator: { Self.quotes.contains($0) }) {
      add(word: piece)
      // `a.png 1x, b.png 2x`
      for word in piece.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "=") }) {
        add(word: word)
      }
    }
  }

  private static let quotes = Array("\"'`()<>{};\n\r".utf8)

  private mutating func add(word: ArraySlice<UInt8>) {
    let path = Self.withoutPercentCodes(word.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    guard let last = path.split(separator: UInt8(ascii: "/")).last else { return }
    if path.last == UInt8(ascii: "/") { folders.insert(Array(last)) } else { names.insert(Array(last)) }
  }

  private static func withoutPercentCodes(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard path.contains(UInt8(ascii: "%")),
      case .file(let path, _)? = try? LinkTarget(String(decoding: path, as: UTF8.self))
    else { return path }
    return Array(path.utf8)[...]
  }

  /// Does a file of the theme name this one, or its folder?
  func use(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    return parts.last.map { names.contains($0) } == true
      || parts.dropLast().dropFirst().contains { folders.contains($0) }
  }
}
