internal import Content

/// Where a theme is looked for.
package struct ThemeSearch: Sendable {
  /// Folders that hold themes, the first that has the wanted one wins; with the names that messages use.
  private let places: [(folder: String, name: String)]

  /// - Parameters:
  ///   - site: The folder that holds `Content`; its own `Themes` come first.
  ///   - program: The folder in which the program lies: an installed one has `../share/vitrine/Themes`, one in a build
  ///     tree has `Themes` some levels above.
  package init(site: String, program: String) {
    var places = [(site + "/Themes", "Themes"), (program + "/../share/vitrine/Themes", "share/vitrine/Themes")]
    var above = program
    while let slash = above.lastIndex(of: "/"), slash > above.startIndex {
      above = String(above[..<slash])
      places.append((above + "/Themes", "Themes"))
    }
    self.places = places
  }

  /// The theme's folder, and how it is called in messages.
  func find(_ theme: String) -> (folder: String, name: String)? {
    guard !theme.contains("/"), theme != ".." else { return nil }
    for place in places where FileSystem.isFolder(place.folder + "/" + theme + "/templates") {
      return (place.folder + "/" + theme, place.name + "/" + theme)
    }
    return nil
  }

  /// The themes that there are, for a near miss.
  var known: [String] {
    places.flatMap { (try? FileSystem.names(in: $0.folder)) ?? [] }
  }
}
