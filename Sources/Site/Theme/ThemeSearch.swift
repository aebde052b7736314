internal import Content

/// Where a theme's files are looked for.
package struct ThemeSearch: Sendable {
  /// The folder that holds `Content`, and perhaps `Themes` of its own.
  private let site: String
  /// Folders of themes that came with the program; the first that has the wanted one counts.
  private let shipped: [(folder: String, name: String)]

  /// - Parameters:
  ///   - site: The folder that holds `Content`; its own `Themes` come first.
  ///   - program: The folder in which the program lies: an installed one has `../share/vitrine/Themes`, one in a build
  ///     tree has `Themes` some levels above.
  package init(site: String, program: String) {
    self.site = site
    var shipped = [(program + "/../share/vitrine/Themes", "share/vitrine/Themes")]
    var above = program
    while let slash = above.lastIndex(of: "/"), slash > above.startIndex {
      above = String(above[..<slash])
      shipped.append((above + "/Themes", "Themes"))
    }
    self.shipped = shipped
  }

  /// The folders that make up a theme, each in place of those below it: what the site's Content holds, the theme of
  /// that name, the default theme; empty when there is no theme of that name.
  func layers(of theme: String) -> [ThemeLayer] {
    let named = folders(of: theme)
    guard !named.isEmpty else { return [] }
    let own = ThemeLayer(
      theme: nil, folder: site + "/" + ThemeLayer.inContent, shownAs: ThemeLayer.inContent)
    return (Self.isOwnFolder(own.folder) ? [own] : []) + named
      + (theme == ThemeLayer.standard ? [] : folders(of: ThemeLayer.standard))
  }

  /// The site's own folder of that name, and the one that came with the program.
  private func folders(of theme: String) -> [ThemeLayer] {
    guard !theme.isEmpty, !theme.contains("/"), theme != "..", theme != "." else { return [] }
    func layer(_ place: (folder: String, name: String)) -> ThemeLayer? {
      let folder = place.folder + "/" + theme
      guard FileSystem.isFolder(folder) else { return nil }
      return ThemeLayer(theme: theme, folder: folder, shownAs: place.name + "/" + theme)
    }
    let own = Self.isOwnFolder(site + "/Themes/" + theme) ? layer((site + "/Themes", "Themes")) : nil
    let shipped = shipped.lazy.compactMap(layer).first
    guard let own, let shipped else { return [own, shipped].compactMap(\.self) }
    // Where the program lies in the site's folder, the two are one.
    return FileSystem.isSame(own.folder, shipped.folder) ? [own] : [own, shipped]
  }

  /// A link leads out of the site, perhaps to whatever its builder has; that of all themes, `Themes`, is the site's own
  /// choice.
  private static func isOwnFolder(_ path: String) -> Bool { FileSystem.isFolder(path) && !FileSystem.isLink(path) }

  /// Does the site have a link in place of a theme's folder?
  func isLink(_ theme: String) -> Bool { !theme.contains("/") && FileSystem.isLink(site + "/Themes/" + theme) }

  /// Wherever themes are looked for, whether there is such a folder or not.
  package var folders: [String] { [site + "/Themes"] + shipped.map(\.folder) }

  /// Whether a file would be a template of a theme: a site's own, by its path below Content.
  package static func isTemplate(inContent path: some StringProtocol) -> Bool {
    path.hasPrefix(SiteFiles.themeFolder + "/templates/")
  }

  /// The same by its path below a folder of themes.
  package static func isTemplate(inThemes path: some StringProtocol) -> Bool {
    path.drop { $0 != "/" }.hasPrefix("/templates/")
  }

  /// The themes that there are, for a near miss.
  var known: [String] {
    folders.flatMap { (try? FileSystem.names(in: $0)) ?? [] }
  }
}

/// A folder of a theme's files.
struct ThemeLayer: Sendable {
  /// The theme on which every other one is laid.
  static let standard = "default"
  /// What stands in place of any theme's files.
  static let inContent = "Content/" + SiteFiles.themeFolder

  /// By which templates call those in it, `default:commitment.html`; `nil` for what lies in Content.
  let theme: String?
  let folder: String
  /// How the folder is called in messages.
  let shownAs: String
}
