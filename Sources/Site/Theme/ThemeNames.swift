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
    for piece in bytes.split(whereSeparator: Self.isQuote) {
      add(word: piece)
      // `a.png 1x, b.png 2x`
      for word in piece.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "=") }) {
        add(word: word)
      }
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), 0x0A, 0x0D:
      true
    default: false
    }
  }

  private mutating func add(word: ArraySlice<UInt8>) {
    var path = Self.withoutPercentCodes(word.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    let isFolder = path.last == UInt8(ascii: "/")
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    let name = path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex)...]
    guard !name.isEmpty else { return }
    if isFolder { folders.insert(Array(name)) } else { names.insert(Array(name)) }
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
