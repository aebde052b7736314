internal import Content
internal import Glibc

/// How the files of a site stood at a moment, for finding what has changed since without the kernel's help.
struct TreeSnapshot {
  /// What is another one once a file was written, replaced or closed to us; moments are compared, never ordered, so a
  /// clock may go back.
  private struct Stamp: Equatable {
    let inode: UInt64
    let size: Int
    let mode: UInt32
    let written: [Int]
    let changed: [Int]

    init(_ status: stat) {
      inode = UInt64(status.st_ino)
      size = Int(status.st_size)
      mode = status.st_mode
      written = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
      changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
  }

  private var stamps: [String: Stamp] = [:]

  /// - Parameter names: Of the folders below the root that count.
  init(_ root: String, names: [String]) {
    for name in names { add(name, depth: 0, below: root) }
  }

  private mutating func add(_ path: String, depth: Int, below root: String) {
    var status = stat()
    let full = root + "/" + path
    guard unsafe (depth == 0 ? stat(full, &status) : lstat(full, &status)) == 0 else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    // A folder's own moments change with the names in it, which are looked at themselves.
    guard isFolder else {
      stamps[path] = Stamp(status)
      return
    }
    stamps[path] = nil
    guard depth <= FileTree.deepest, let names = try? FileSystem.names(in: full) else { return }
    for name in names where !FileTree.passesOver(name) { add(path + "/" + name, depth: depth + 1, below: root) }
  }

  /// The files that are new, gone or other ones.
  func changes(since former: TreeSnapshot) -> ChangedFiles {
    let here = stamps.lazy.filter { former.stamps[$0.key] != $0.value }.map(\.key)
    let gone = former.stamps.keys.lazy.filter { stamps[$0] == nil }
    return ChangedFiles(Array(here) + Array(gone))
  }
}
