/// The folder for what is kept from build to build. Whoever deletes it loses time alone.
package struct SiteCache: Sendable {
  package let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// The one beside Content.
  ///
  /// - Parameter site: The folder that holds `Content`.
  package init(site: String) {
    folder = site + "/.vitrine-cache"
  }

  /// Makes it, and a folder within it, where they are not there. Whoever keeps a site in git need not know of it.
  ///
  /// - Parameter inner: Empty for the folder itself.
  package func make(_ inner: String = "") throws(FileFault) -> Folder {
    let path = inner.isEmpty ? folder : folder + "/" + inner
    let isNew = try !FileSystem.makeFolders(path).isEmpty
    if isNew, !FileSystem.exists(folder + "/.gitignore") {
      try Folder(folder).replace(".gitignore", with: Array("*\n".utf8), aside: ".gitignore.new")
    }
    return try Folder(path)
  }
}
