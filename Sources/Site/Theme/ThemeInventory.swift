package import Content
package import Diagnostics
internal import FrontMatter
package import Reporting

/// Which files a site's theme is made of, and which of them stand in place of which; none of them is read but
/// `theme.yaml`.
package struct ThemeInventory: Sendable {
  /// A file by its path in a theme's folder.
  struct File: Sendable {
    /// `templates/commitment.html`, `assets/css/35-header.css`, `strings/az.yaml`.
    let path: String
    /// The layers that have it, by position, the one that counts first; with their sizes in bytes.
    var copies: [(layer: Int, size: Int)]
  }

  /// The folders that a theme may have, with what is in them.
  static let parts = ["templates", "assets", "strings"]

  /// What the site calls its theme.
  let name: String
  /// Where files go that are to stand in place of the theme's, from the folder that holds `Content`.
  package let ownFolder: String
  /// Each in place of those after it.
  private(set) var layers: [ThemeLayer] = []
  /// By the bytes of their paths.
  private(set) var files: [File] = []
  /// What the layers' `theme.yaml` declare, in the order of the layers.
  private(set) var manifests: [ThemeManifest] = []

  /// - Returns: `nil` when there is no theme of that name; then `diagnostics` says so.
  /// - Throws: When a folder of the theme cannot be read.
  package init?(
    _ settings: SiteSettings, themes: ThemeSearch, files sources: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) throws(FileFault) {
    name = settings.theme?.name ?? ThemeLayer.standard
    ownFolder = name == ThemeLayer.standard ? ThemeLayer.inContent : "Themes/" + name
    let all = themes.layers(of: name)
    for name in Set([name, ThemeLayer.standard]).sorted() where themes.isLink(name) {
      diagnostics.append(.symbolicLink(name, at: Self.place("Themes/" + name, &sources)))
    }
    guard !all.isEmpty else {
      guard !themes.isLink(name) else { return nil }
      let place = settings.places.place(of: SiteSettings.theme, in: SiteSettings.schema)
      diagnostics.append(.unknownTheme(name, known: themes.known, at: place))
      return nil
    }
    var found: [String: File] = [:]
    for layer in all {
      try add(layer, to: &found, &sources, &diagnostics)
      let manifest = try Self.manifest(of: layer, &sources, &diagnostics)
      if let manifest { manifests.append(manifest) }
      // Such a theme takes nothing from those below it.
      if manifest?.isStandalone == true { break }
    }
    files = found.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func add(
    _ layer: ThemeLayer, to found: inout [String: File], _ sources: inout SourceFiles, _ diagnostics: inout [Diagnostic]
  ) throws(FileFault) {
    let position = layers.count
    layers.append(layer)
    for folder in try FileSystem.names(in: layer.folder) where !folder.hasPrefix(".") {
      let path = layer.shownAs + "/" + folder
      guard !FileSystem.isLink(layer.folder + "/" + folder) else {
        diagnostics.append(.symbolicLink(folder, at: Self.place(path, &sources)))
        continue
      }
      guard FileSystem.isFolder(layer.folder + "/" + folder) else {
        let isRead = folder == "theme.yaml" || folder.lowercased().hasPrefix("readme") || folder.hasPrefix("LICEN")
        if !isRead { diagnostics.append(.unusedThemeFile(folder, at: Self.place(path, &sources))) }
        continue
      }
      guard Self.parts.contains(folder) else {
        diagnostics.append(.unknownThemeFolder(folder, known: Self.parts, at: Self.place(path, &sources)))
        continue
      }
      let tree = try FileTree(
        below: layer.folder + "/" + folder, shownAs: layer.shownAs + "/" + folder, files: &sources)
      diagnostics += tree.diagnostics
      for entry in tree.files {
        let path = folder + "/" + entry.path
        found[path, default: File(path: path, copies: [])].copies.append((position, entry.size))
      }
    }
  }

  private static func place(_ path: String, _ sources: inout SourceFiles) -> SourceRange {
    SourceRange(file: sources.add(path), line: 1, column: 1)
  }

  private static func manifest(
    of layer: ThemeLayer, _ sources: inout SourceFiles, _ diagnostics: inout [Diagnostic]
  ) throws(FileFault) -> ThemeManifest? {
    let path = layer.folder + "/theme.yaml"
    guard FileSystem.isFile(path), !FileSystem.isLink(path) else { return nil }
    let file = sources.add(layer.shownAs + "/theme.yaml")
    let bytes = try FileSystem.read(path, limit: SiteFiles.largestText)
    return ThemeManifest(bytes, file: file, diagnostics: &diagnostics)
  }
}

// MARK: - For those who change a theme

extension ThemeInventory {
  /// The folders, then the files: where each comes from, and which it stands in place of.
  package var listing: String {
    var lines = ["The theme \(name) is made of these folders, each in place of those below it:"]
    lines += layers.map { "  " + $0.shownAs } + [""]
    let width = files.map(\.path.count).max() ?? 0
    lines += files.map { file in
      let names = file.copies.map { layers[$0.layer].shownAs }
      let verb = file.path.hasPrefix("strings/") ? "over" : "in place of"
      let others = names.dropFirst().joined(separator: " and ")
      return file.path + String(repeating: " ", count: width - file.path.count + 2) + names[0]
        + (others.isEmpty ? "" : ", \(verb) \(others)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A file as people name it: by its path, `assets/icon.svg`, or by the end of one, `commitment.html`.
  ///
  /// - Returns: Its path in a theme's folder, and where the one lies that counts; `nil` when no file, or more than
  ///   one, can be meant.
  package func find(_ name: String) -> (path: String, original: String, shownAs: String)? {
    let matches = files.filter { $0.path == name }
    let ends = matches.isEmpty ? files.filter { $0.path.hasSuffix("/" + name) } : matches
    guard ends.count == 1, let file = ends.first, let copy = file.copies.first else { return nil }
    let layer = layers[copy.layer]
    return (file.path, layer.folder + "/" + file.path, layer.shownAs + "/" + file.path)
  }

  /// The paths that a misspelt or ambiguous name may stand for.
  package func candidates(for name: String) -> [String] {
    let ends = files.map(\.path).filter { $0.hasSuffix("/" + name) }
    if !ends.isEmpty { return ends }
    let near = nearMiss(name, among: files.map(\.path))
    let last = nearMiss(name, among: files.map { String($0.path.drop { $0 != "/" }.dropFirst()) })
    return [near ?? last].compactMap(\.self)
  }

  /// What templates call the file by, once another stands in its place; `nil` for what is no template.
  package func fullName(of path: String) -> String? {
    guard path.hasPrefix("templates/"), let lowest = files.first(where: { $0.path == path })?.copies.last,
      let theme = layers[lowest.layer].theme
    else { return nil }
    return theme + ":" + path.dropFirst("templates/".count)
  }
}
