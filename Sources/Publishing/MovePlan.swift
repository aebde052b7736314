internal import Content

/// How the files that were made aside come to their places, worked out before anything changes.
struct MovePlan {
  /// Files, and whole folders where there is none yet: one rename each.
  private(set) var moves: [OutputPath] = []
  /// Former files that stand where a folder belongs, or in a folder that stands where a file belongs: they go first.
  private(set) var obstacles: [OutputPath] = []

  /// The folders that are there and into which something moves.
  private(set) var entered: Set<OutputPath> = []

  private let former: Manifest
  private let stale: Set<OutputPath>

  /// - Parameter stale: The former files that no longer belong.
  /// - Throws: When somebody else's file stands in the way.
  init(
    of staged: [OutputPath], stale: Set<OutputPath>, former: Manifest, in root: borrowing Folder
  ) throws(FileFault) {
    self.former = former
    self.stale = stale
    // In this order all that lies in a folder stands together.
    for path in staged.sorted() {
      if let last = moves.last, path.isBelow(last) { continue }
      if let folder = try missingFolder(above: path, in: root) {
        moves.append(folder)
      } else {
        try clearPlace(of: path, in: root)
        moves.append(path)
      }
    }
  }

  /// The outermost folder above a file that is not there yet.
  private mutating func missingFolder(above path: OutputPath, in root: borrowing Folder) throws(FileFault)
    -> OutputPath?
  {
    for folder in path.folders where !entered.contains(folder) {
      switch try root.kind(of: folder.text) {
      case .folder: entered.insert(folder)
      case nil: return folder
      case .file where stale.contains(folder) && former.isAsWritten(folder, in: root):
        obstacles.append(folder)
        return folder
      case .link:
        throw Self.fault(folder, root, "It is a link, and links in the output folder are not followed")
      case .file, .other:
        throw Self.fault(folder, root, "A folder of the site belongs here, and Vitrine did not write what is here now")
      }
    }
    return nil
  }

  /// Sees to it that nothing of somebody else's is in a file's place.
  private mutating func clearPlace(of path: OutputPath, in root: borrowing Folder) throws(FileFault) {
    switch try root.kind(of: path.text) {
    case nil: break
    case .folder:
      try checkForOthers(in: path, in: root)
      obstacles += stale.filter { $0.isBelow(path) }.sorted()
    case .file, .link, .other:
      guard former.contains(path) else {
        throw Self.fault(path, root, "A file of the site belongs here, and Vitrine did not write what is here now")
      }
    }
  }

  /// Makes sure that a folder ends with the former files in it.
  private func checkForOthers(in folder: OutputPath, in root: borrowing Folder) throws(FileFault) {
    guard stale.contains(where: { $0.isBelow(folder) }) else {
      throw Self.fault(folder, root, "A file of the site belongs here, but this is a folder that Vitrine did not make")
    }
    for name in try root.names(in: folder.text) {
      let inner = OutputPath(folder.text + "/" + name)
      if let inner, try root.kind(of: inner.text) == .folder {
        try checkForOthers(in: inner, in: root)
      } else if inner.map({ stale.contains($0) && former.isAsWritten($0, in: root) }) != true {
        throw Self.fault(folder, root, "A file of the site belongs here, but this is a folder with `\(name)` in it")
      }
    }
  }

  private static func fault(_ path: OutputPath, _ root: borrowing Folder, _ reason: String) -> FileFault {
    FileFault(path: root.path + "/" + path.text, reason: reason)
  }
}
