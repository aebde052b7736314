internal import Glibc

/// What the system said when a file could not be read or written.
package struct FileFault: Error, Sendable {
  package let path: String
  /// The system's reason, such as "Permission denied".
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// - Parameter code: The system's number for it (`errno`).
  package init(path: String, code: CInt) {
    self.init(path: path, reason: unsafe String(cString: strerror(code)))
  }

  /// The fault of the last system call.
  init(path: String) {
    self.init(path: path, code: errno)
  }
}

/// An entry of a folder.
package struct FolderEntry {
  package enum Kind: Equatable {
    case file(size: Int)
    case folder
    case link
    /// A pipe, a socket, a device.
    case other

    init(_ status: stat) {
      self =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file(size: Int(status.st_size))
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }
  }

  /// With `U+FFFD` for what is not UTF-8.
  let name: String
  let isUTF8: Bool
  let kind: Kind
}

/// Reading from the file system; links are never followed.
package enum FileSystem {
  /// The whole of a regular file.
  ///
  /// - Parameter limit: Bytes; a larger file is a fault.
  package static func read(_ path: String, limit: Int = .max) throws(FileFault) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    if descriptor < 0, errno == ELOOP {
      throw FileFault(path: path, reason: "It is a link to another place, and links are not followed")
    }
    guard descriptor >= 0 else { throw FileFault(path: path) }
    return try readAndClose(descriptor, path: path, limit: limit)
  }

  /// The rest of an open file, which is closed.
  package static func readAndClose(_ descriptor: CInt, path: String, limit: Int) throws(FileFault) -> [UInt8] {
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileFault(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileFault(path: path, reason: "It is not an ordinary file")
    }
    guard status.st_size <= limit else {
      throw FileFault(path: path, reason: "It is larger than \(limit / 1_000_000) MB")
    }
    return try read(descriptor, path: path, size: Int(status.st_size))
  }

  static func read(_ descriptor: CInt, path: String, size: Int) throws(FileFault) -> [UInt8] {
    var fault: FileFault?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = FileFault(path: path) }
        if got <= 0 { return }
        count += got
      }
    }
    if let fault { throw fault }
    return bytes
  }

  static func write(_ bytes: [UInt8], to descriptor: CInt, path: String) throws(FileFault) {
    var fault: FileFault?
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, fault == nil {
        let count = unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        if count < 0 { fault = FileFault(path: path) } else { written += count }
      }
    }
    if let fault { throw fault }
  }

  /// Makes a folder and those above it that are missing.
  ///
  /// - Returns: Those that were made, the outermost first.
  /// - Throws: When one cannot be made, or something stands in its place that is no folder.
  package static func makeFolders(_ path: String) throws(FileFault) -> [String] {
    let parents = path.indices.filter { path[$0] == "/" && $0 > path.startIndex }.map { String(path[..<$0]) }
    var made: [String] = []
    for folder in parents + [path] {
      if unsafe mkdir(folder, 0o777) == 0 {
        made.append(folder)
      } else if errno != EEXIST {
        throw FileFault(path: folder)
      } else if isNoFolder(folder) {
        throw FileFault(path: folder, code: ENOTDIR)
      }
    }
    return made
  }

  /// Whether something lies there that is no folder and leads to none; nothing at all may be a folder again soon.
  private static func isNoFolder(_ path: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return false }
    return switch FolderEntry.Kind(status) {
    case .folder: false
    case .link: !isFolder(path)
    case .file, .other: true
    }
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && FolderEntry.Kind(status) == .link
  }

  /// Whether two paths lead to the same file or folder.
  package static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Whether a path, of which the last folders need not be there yet, leads into a folder or to it.
  package static func lies(_ path: String, in folder: String) -> Bool {
    var place = path
    while !exists(place) {
      guard let slash = place.lastIndex(of: "/") else {
        place = "."
        break
      }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
    // A path has at most 4,096 bytes, and so 2,048 folders.
    for _ in 0..<2_048 {
      if isSame(place, folder) { return true }
      if isSame(place, place + "/..") { return false }
      place += "/.."
    }
    return false
  }

  /// Whether there is anything of this name, even a link that leads nowhere.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// What tells a file from what came in its place, unless somebody forges it; empty where there is none.
  package static func stamp(of path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }

  /// The names in a folder that are UTF-8, in the order of their bytes.
  package static func names(in folder: String) throws(FileFault) -> [String] {
    try rawNames(in: folder).compactMap { String(validating: $0, as: UTF8.self) }
  }

  private static func rawNames(in folder: String) throws(FileFault) -> [[UInt8]] {
    guard let stream = unsafe opendir(folder) else { throw FileFault(path: folder) }
    return try unsafe names(stream, path: folder)
  }

  /// The names in an open folder, which is closed, in the order of their bytes.
  ///
  /// - Throws: When the folder cannot be read to its end: some of a site's files are not a site.
  static func names(_ stream: OpaquePointer, path: String) throws(FileFault) -> [[UInt8]] {
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      // The end and a fault look the same but for this.
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw FileFault(path: path) }
        break
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        unsafe Array(raw.prefix { $0 != 0 })
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The entries of a folder, in the order of their names' bytes.
  static func entries(of folder: String) throws(FileFault) -> [FolderEntry] {
    var entries: [FolderEntry] = []
    for name in try rawNames(in: folder) {
      let text = String(decoding: name, as: UTF8.self)
      let isUTF8 = text.utf8.elementsEqual(name)
      entries.append(
        FolderEntry(name: text, isUTF8: isUTF8, kind: isUTF8 ? try kind(of: folder + "/" + text) : .other))
    }
    return entries
  }

  private static func kind(of path: String) throws(FileFault) -> FolderEntry.Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { throw FileFault(path: path) }
    return FolderEntry.Kind(status)
  }
}
