internal import Glibc

/// A folder that is held open: every path is meant from there, even if the folder's own name changes meanwhile.
///
/// A link at the end of a path is never followed. One on the way is, so whoever must not leave the folder asks
/// `kind(of:)` about each step.
package struct Folder: ~Copyable, Sendable {
  /// As it was named when it was opened, for messages.
  package let path: String
  private let descriptor: CInt

  /// - Throws: When it is not there or not a folder.
  package init(_ path: String) throws(FileFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// A folder in this one.
  package func folder(_ inner: String) throws(FileFault) -> Folder {
    let opened = unsafe openat(descriptor, inner, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { throw fault(inner) }
    return Folder(path: full(inner), descriptor: opened)
  }

  private init(path: String, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  private func full(_ inner: String) -> String { path + "/" + inner }

  /// The fault of the last system call.
  private func fault(_ inner: String) -> FileFault { FileFault(path: full(inner)) }
}

// MARK: - Looking

extension Folder {
  /// What lies at a path; `nil` when nothing does.
  package func kind(of inner: String) throws(FileFault) -> FolderEntry.Kind? {
    var status = stat()
    if unsafe fstatat(descriptor, inner, &status, AT_SYMLINK_NOFOLLOW) == 0 { return FolderEntry.Kind(status) }
    guard errno == ENOENT || errno == ENOTDIR else { throw fault(inner) }
    return nil
  }

  /// The names in it that are UTF-8, in the order of their bytes.
  package func names(in inner: String = ".") throws(FileFault) -> [String] {
    let opened = unsafe openat(descriptor, inner, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { throw fault(inner) }
    guard let stream = unsafe fdopendir(opened) else {
      defer { close(opened) }
      throw fault(inner)
    }
    return try unsafe FileSystem.names(stream, path: full(inner)).compactMap { String(validating: $0, as: UTF8.self) }
  }

  /// The whole of a regular file.
  ///
  /// - Parameter limit: Bytes; a larger file is a fault.
  package func read(_ inner: String, limit: Int = .max) throws(FileFault) -> [UInt8] {
    let opened = unsafe openat(descriptor, inner, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard opened >= 0 else { throw fault(inner) }
    return try FileSystem.readAndClose(opened, path: full(inner), limit: limit)
  }
}

extension Folder {
  /// Opens a regular file at any depth; no link is followed, not even on the way. Whoever asks closes it.
  package func openBelow(_ inner: String) throws(FileFault) -> (descriptor: CInt, size: Int) {
    guard let slash = inner.firstIndex(of: "/") else { return try openFile(inner) }
    return try folder(String(inner[..<slash])).openBelow(String(inner[inner.index(after: slash)...]))
  }

  private func openFile(_ name: String) throws(FileFault) -> (descriptor: CInt, size: Int) {
    let opened = unsafe openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard opened >= 0 else { throw fault(name) }
    var status = stat()
    guard unsafe fstat(opened, &status) == 0, case .file(let size) = FolderEntry.Kind(status) else {
      close(opened)
      throw FileFault(path: full(name), reason: "It is not an ordinary file")
    }
    return (opened, size)
  }
}

// MARK: - Changing

extension Folder {
  /// Writes a file; what stood there before is gone, whole or not, so a reader must not know its name yet.
  package func write(_ bytes: [UInt8], to inner: String) throws(FileFault) {
    try write(bytes, to: inner, flags: O_TRUNC)
  }

  /// Writes a file that is not there yet; one that is there is a fault.
  package func writeNew(_ bytes: [UInt8], to inner: String) throws(FileFault) {
    try write(bytes, to: inner, flags: O_EXCL)
  }

  private func write(_ bytes: [UInt8], to inner: String, flags: CInt) throws(FileFault) {
    let opened = unsafe openat(descriptor, inner, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0o666)
    guard opened >= 0 else { throw fault(inner) }
    do throws(FileFault) {
      try FileSystem.write(bytes, to: opened, path: full(inner))
    } catch {
      close(opened)
      throw error
    }
    guard close(opened) == 0 else { throw fault(inner) }
  }

  /// Writes a file under another name, then puts it in place by one rename: a reader sees the old or the new.
  package func replace(_ inner: String, with bytes: [UInt8], aside: String) throws(FileFault) {
    do throws(FileFault) {
      try write(bytes, to: aside)
      try move(aside, to: inner, in: self)
    } catch {
      unsafe unlinkat(descriptor, aside, 0)
      throw error
    }
  }

  /// The same for a file that people may read and write as they could before.
  ///
  /// - Throws: When nothing may be written into it, too.
  package func rewrite(_ inner: String, with bytes: [UInt8], aside: String) throws(FileFault) {
    var status = stat()
    let opened = unsafe openat(descriptor, inner, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { throw fault(inner) }
    defer { close(opened) }
    guard unsafe fstat(opened, &status) == 0 else { throw fault(inner) }
    do throws(FileFault) {
      try write(bytes, to: aside)
      guard unsafe fchmodat(descriptor, aside, status.st_mode & 0o7777, 0) == 0 else { throw fault(aside) }
      try move(aside, to: inner, in: self)
    } catch {
      unsafe unlinkat(descriptor, aside, 0)
      throw error
    }
  }

  /// Makes a folder and those above it that are missing.
  package func makeFolder(_ inner: String) throws(FileFault) {
    if unsafe mkdirat(descriptor, inner, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = inner.lastIndex(of: "/") else { throw fault(inner) }
    try makeFolder(String(inner[..<slash]))
    guard unsafe mkdirat(descriptor, inner, 0o777) == 0 || errno == EEXIST else { throw fault(inner) }
  }

  /// Gives a file a second name.
  package func link(_ inner: String, as target: String, in other: borrowing Folder) throws(FileFault) {
    guard unsafe linkat(descriptor, inner, other.descriptor, target, 0) == 0 else { throw other.fault(target) }
  }

  /// Puts a file in the place of another, or a folder where there is none.
  package func move(_ inner: String, to target: String, in other: borrowing Folder) throws(FileFault) {
    guard unsafe renameat(descriptor, inner, other.descriptor, target) == 0 else { throw other.fault(target) }
  }

  /// Removes a file, if it is there.
  package func removeFile(_ inner: String) throws(FileFault) {
    guard unsafe unlinkat(descriptor, inner, 0) == 0 || errno == ENOENT || errno == ENOTDIR else { throw fault(inner) }
  }

  /// Removes a folder, if it is there and empty.
  ///
  /// - Returns: Is it gone?
  package func removeEmptyFolder(_ inner: String) throws(FileFault) -> Bool {
    if unsafe unlinkat(descriptor, inner, AT_REMOVEDIR) == 0 { return true }
    switch errno {
    case ENOENT: return true
    case ENOTEMPTY, EEXIST, ENOTDIR: return false
    default: throw fault(inner)
    }
  }

  /// Removes a folder with all that it holds, if it is there; links in it are removed, not followed.
  package func removeTree(_ inner: String) throws(FileFault) {
    guard let kind = try kind(of: inner) else { return }
    guard case .folder = kind else { return try removeFile(inner) }
    for name in try names(in: inner) { try removeTree(inner + "/" + name) }
    guard unsafe unlinkat(descriptor, inner, AT_REMOVEDIR) == 0 else { throw fault(inner) }
  }
}
