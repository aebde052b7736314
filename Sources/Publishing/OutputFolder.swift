package import Content
internal import Glibc
internal import Synchronization

/// Why an output folder cannot be used.
package enum OutputFault: Error, Sendable {
  /// It holds files that Vitrine did not write.
  case notOurs(path: String)
  case file(FileFault)
}

/// The folder into which a site is built.
///
/// New files are gathered aside and moved into place at the end, each by one rename: a reader sees the old file or the
/// new one, and a build that fails leaves everything as it was.
package final class OutputFolder: Sendable {
  private let root: String
  private let former: Manifest
  private let state: Mutex<State>

  private struct State {
    /// Files written aside, by their place in the output.
    var staged: [(path: OutputPath, staging: String)] = []
    var paths: Set<String> = []
    var unchanged = 0
  }

  /// What a build did to the folder.
  package struct Outcome: Sendable {
    package let written: Int
    package let unchanged: Int
    package let removed: Int
  }

  /// Opens a folder that is empty, missing, or was written by Vitrine before.
  ///
  /// Changes nothing yet but to make the folder and its state.
  package init(_ root: String) throws(OutputFault) {
    self.root = root
    state = Mutex(State())
    if FileSystem.isFolder(root) {
      former = try Self.manifest(of: root)
    } else {
      former = Manifest()
      for folder in Self.parents(of: root) + [root] { try Self.makeFolder(folder) }
    }
    try Self.makeFolder(root + "/.vitrine")
    try Self.clear(root + "/.vitrine/staging")
    try Self.makeFolder(root + "/.vitrine/staging")
    try Self.write(former.bytes, to: root + "/.vitrine/manifest")
  }

  private static func manifest(of root: String) throws(OutputFault) -> Manifest {
    let path = root + "/.vitrine/manifest"
    if FileSystem.isFile(path) {
      guard let manifest = Manifest(try read(path)) else { throw .notOurs(path: root) }
      return manifest
    }
    guard try names(in: root).allSatisfy({ $0 == ".gitkeep" }) else { throw .notOurs(path: root) }
    return Manifest()
  }

  // MARK: Putting files

  /// Writes a file aside, unless the same bytes stand in its place already.
  package func put(_ bytes: [UInt8], at path: String) throws(OutputFault) {
    guard let path = OutputPath(path) else {
      throw .file(FileFault(path: path, reason: "The address would lie outside the output folder"))
    }
    let number = state.withLock { state in
      state.paths.insert(path.text)
      return state.paths.count
    }
    if former.paths.contains(path.text), isUnchanged(path, bytes) {
      state.withLock { $0.unchanged += 1 }
      return
    }
    let staging = root + "/.vitrine/staging/\(number)"
    try Self.write(bytes, to: staging)
    state.withLock { $0.staged.append((path, staging)) }
  }

  private func isUnchanged(_ path: OutputPath, _ bytes: [UInt8]) -> Bool {
    guard !isLink(path.text), let old = try? FileSystem.read(root + "/" + path.text, limit: bytes.count) else {
      return false
    }
    return old == bytes
  }

  // MARK: Ending

  /// Moves the new files into place, removes those that no longer belong, and notes what is there.
  package func commit() throws(OutputFault) -> Outcome {
    let (staged, paths, unchanged) = state.withLock { ($0.staged, $0.paths, $0.unchanged) }
    let stale = former.paths.subtracting(paths).sorted()
    // Noted before the first move: should the build be killed, the next one knows every file as its own.
    try Self.write(Manifest(paths: former.paths.union(paths)).bytes, to: root + "/.vitrine/manifest")
    for path in stale { try remove(path) }
    var made: Set<String> = []
    for (path, staging) in staged {
      for folder in path.folders where made.insert(folder).inserted { try prepareFolder(folder) }
      let target = root + "/" + path.text
      guard rename(staging, target) == 0 else { throw .file(FileFault(path: target, code: errno)) }
    }
    try Self.write(Manifest(paths: paths).bytes, to: root + "/.vitrine/manifest")
    try Self.clear(root + "/.vitrine/staging")
    return Outcome(written: staged.count, unchanged: unchanged, removed: stale.count)
  }

  /// Forgets the new files; what was there before stays.
  package func discard() {
    try? Self.clear(root + "/.vitrine/staging")
    // A folder that this build made and filled with nothing is taken back.
    if former.paths.isEmpty, (try? Self.names(in: root)) == [".vitrine"] {
      unlink(root + "/.vitrine/manifest")
      rmdir(root + "/.vitrine")
      rmdir(root)
    }
  }

  /// A folder on the way to a file: a real one, never a link out of the output.
  private func prepareFolder(_ folder: String) throws(OutputFault) {
    let path = root + "/" + folder
    if isLink(folder) {
      throw .file(FileFault(path: path, reason: "It is a link, and links in the output folder are not followed"))
    }
    if FileSystem.isFile(path), former.paths.contains(folder) { unlink(path) }
    try Self.makeFolder(path)
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(root + "/" + path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Removes a file that Vitrine wrote, and the folders that it leaves empty.
  private func remove(_ text: String) throws(OutputFault) {
    guard let path = OutputPath(text), !path.folders.contains(where: isLink) else { return }
    guard unlink(root + "/" + path.text) == 0 || errno == ENOENT || errno == EISDIR else {
      throw .file(FileFault(path: root + "/" + text, code: errno))
    }
    for folder in path.folders.reversed() where rmdir(root + "/" + folder) != 0 { break }
  }
}

// MARK: - System calls

extension OutputFolder {
  private static func read(_ path: String) throws(OutputFault) -> [UInt8] {
    do throws(FileFault) {
      return try FileSystem.read(path)
    } catch {
      throw .file(error)
    }
  }

  private static func names(in folder: String) throws(OutputFault) -> [String] {
    do throws(FileFault) {
      return try FileSystem.names(in: folder)
    } catch {
      throw .file(error)
    }
  }

  private static func makeFolder(_ path: String) throws(OutputFault) {
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw .file(FileFault(path: path, code: errno))
  }

  /// The folders above a path, the outermost first.
  private static func parents(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" && $0 > path.startIndex }.map { String(path[..<$0]) }
  }

  /// Removes a folder of plain files.
  private static func clear(_ folder: String) throws(OutputFault) {
    guard FileSystem.isFolder(folder) else { return }
    for name in try names(in: folder) { unlink(folder + "/" + name) }
    guard rmdir(folder) == 0 else { throw .file(FileFault(path: folder, code: errno)) }
  }

  /// Writes a whole file: to a name of its own first, then into place.
  private static func write(_ bytes: [UInt8], to path: String) throws(OutputFault) {
    do throws(FileFault) {
      try FileSystem.write(bytes, to: path)
    } catch {
      throw .file(error)
    }
  }
}
