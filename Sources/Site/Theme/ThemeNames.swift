internal import Markup

/// The names of files that stand in the files of a theme, in whichever way these call them.
///
/// A template may put an address together, `"assets/icons/" ~ name`: then each file of that folder counts as named.
struct ThemeNames {
  /// Without their folders.
  private var names: Set<Substring> = [ThemeFiles.iconName]
  private var folders: Set<Substring> = []

  /// May such a file name others?
  static func areIn(_ name: String) -> Bool {
    ["svg", "css", "js", "mjs", "html", "json", "webmanifest", "xml"].contains(name.split(separator: ".").last ?? "")
  }

  /// Adds the names that stand in a file's text.
  mutating func add(_ bytes: [UInt8]) {
    let quotes = Array("\"'`()<>{};\n\r".utf8)
    for piece in String(decoding: bytes, as: UTF8.self).utf8.split(whereSeparator: { quotes.contains($0) }) {
      let piece = Substring(piece)
      add(word: piece)
      // `a.png 1x, b.png 2x`
      for word in piece.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "=" }) { add(word: word) }
    }
  }

  private mutating func add(word: Substring) {
    let path = (word.prefix { $0 != "?" && $0 != "#" }).removingPercentCodes
    if path.hasSuffix("/") {
      if let folder = path.split(separator: "/").last { folders.insert(folder) }
    } else if let name = path.split(separator: "/").last {
      names.insert(name)
    }
  }

  /// Does a file of the theme name this one, or its folder?
  func use(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.last.map { names.contains($0) } == true
      || parts.dropLast().dropFirst().contains { folders.contains($0) }
  }
}

extension Substring {
  fileprivate var removingPercentCodes: Substring {
    guard contains("%"), case .file(let path, _)? = try? LinkTarget(String(self)) else { return self }
    return Substring(path)
  }
}
