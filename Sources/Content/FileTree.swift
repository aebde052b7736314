package import Diagnostics

/// The files below a folder, and what in it can be none: links, devices, odd names, folders too deep.
///
/// Hidden files and editors' copies are left out; links are never followed, so that no folder holds itself.
package struct FileTree: Sendable {
  /// How deep folders may lie in each other.
  package static let deepest = 16

  package struct File: Sendable {
    /// Relative to the folder, with `/`.
    package let path: String
    package let name: String
    /// In bytes.
    package let size: Int

    init(path: String, name: String, size: Int) {
      (self.path, self.name, self.size) = (path, name, size)
    }

    /// - Parameter path: Relative to the folder.
    init(path: String, size: Int) {
      self.init(path: path, name: path.split(separator: "/").last.map(String.init) ?? path, size: size)
    }
  }

  /// By the bytes of their names, folder by folder.
  package private(set) var files: [File] = []
  /// Paths of what a system leaves in each folder that it shows.
  package private(set) var litter: [String] = []
  /// Paths of hidden files and folders and of editors' copies, but for litter and what belongs to Git.
  package private(set) var hidden: [String] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private let folder: String
  private let shownAs: String

  /// - Parameter shownAs: How the folder is called in messages.
  /// - Throws: When a folder cannot be read.
  package init(below folder: String, shownAs: String, files: inout SourceFiles) throws(FileFault) {
    self.folder = folder
    self.shownAs = shownAs
    try visit("", depth: 0, &files)
  }

  private mutating func visit(_ path: String, depth: Int, _ sources: inout SourceFiles) throws(FileFault) {
    for entry in try FileSystem.entries(of: path.isEmpty ? folder : folder + "/" + path) {
      let name = entry.name
      let inner = path.isEmpty ? name : path + "/" + name
      if Self.ofGit.contains(name) { continue }
      if Self.isLitter(name) {
        litter.append(inner)
        continue
      }
      if Self.isHidden(name) {
        hidden.append(inner)
        continue
      }
      if let refusal = Self.refusal(of: entry, depth: depth) {
        diagnostics.append(refusal(SourceRange(file: sources.add(shownAs + "/" + inner), line: 1, column: 1)))
        continue
      }
      switch entry.kind {
      case .folder: try visit(inner, depth: depth + 1, &sources)
      case .file(let size): files.append(File(path: inner, name: name, size: size))
      case .link, .other: break
      }
    }
  }

  /// Is it one of the files and folders that are none of the site's: hidden, an editor's copy, the system's or Git's?
  package static func passesOver(_ name: String) -> Bool {
    ofGit.contains(name) || isLitter(name) || isHidden(name)
  }

  /// The folder whose name begins with a dot and which is meant for readers all the same (RFC 8615).
  private static let wellKnown = ".well-known"

  private static func isHidden(_ name: String) -> Bool {
    if name == wellKnown { return false }
    let isCopy =
      name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") || name.lowercased().hasSuffix(".bak")
    return name.hasPrefix(".") || name.hasPrefix("~$") || isCopy
  }

  private static let ofGit: Set = [".git", ".gitkeep", ".keep", ".gitignore", ".gitattributes"]
  private static let namesOfLitter: Set = [
    ".ds_store", ".localized", ".directory", "thumbs.db", "ehthumbs.db", "desktop.ini",
  ]

  private static func isLitter(_ name: String) -> Bool {
    name.hasPrefix("._") || namesOfLitter.contains(name.lowercased())
  }

  /// A control character, or one that turns or hides what stands beside it; the two that join letters or keep them apart
  /// belong to the spelling of some languages.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }

  private static func refusal(of entry: FolderEntry, depth: Int) -> ((SourceRange) -> Diagnostic)? {
    guard entry.isUTF8 else { return { .nameNotUTF8(entry.name, at: $0) } }
    guard !entry.name.unicodeScalars.contains(where: { isUnseen($0) }) else {
      return { .controlCharacterInName(entry.name, at: $0) }
    }
    return switch entry.kind {
    case .folder where depth >= deepest: { .folderTooDeep(entry.name, limit: deepest, at: $0) }
    case .link: { .symbolicLink(entry.name, at: $0) }
    case .other: { .notAFile(entry.name, at: $0) }
    case .file, .folder: nil
    }
  }
}
