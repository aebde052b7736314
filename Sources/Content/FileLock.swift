internal import Glibc

/// A lock that one process holds at a time, by a file.
///
/// The kernel takes it back when the process ends, however it ends: a file that is left behind locks nothing.
package struct FileLock: ~Copyable, Sendable {
  private let path: String
  private let descriptor: CInt
  /// The folders that were made for it, the outermost first.
  private let made: [String]

  /// Who has a lock.
  package struct Holder: Equatable, Sendable {
    package let process: Int
    /// Seconds since 1970.
    package let since: Int
  }

  /// What came of trying to take a lock.
  package enum Attempt: ~Copyable {
    case taken(FileLock)
    /// `nil` when the holder has not written its number yet.
    case held(Holder?)
    /// The file or its folder was removed meanwhile: try again.
    case gone
  }

  /// Takes the lock, if nobody has it; does not wait.
  ///
  /// - Parameter folder: Where the file lies; made if it is missing, with those above it, and removed again at the end
  ///   if nothing else came into it.
  package static func attempt(_ name: String, in folder: String) throws(FileFault) -> Attempt {
    let made = try FileSystem.makeFolders(folder)
    let path = folder + "/" + name
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      if errno == ENOENT { return .gone }
      throw FileFault(path: path)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw FileFault(path: path) }
      return .held(holder(of: descriptor))
    }
    // The former holder removes the file before it lets go; what was locked then is no longer what others will see.
    guard isSame(descriptor, path) else {
      close(descriptor)
      return .gone
    }
    let lock = FileLock(path: path, descriptor: descriptor, made: made)
    // Over what a killed process may have left: the line ends the number.
    try FileSystem.write(Array("\(getpid())\n".utf8), to: descriptor, path: path)
    return .taken(lock)
  }

  private init(path: String, descriptor: CInt, made: [String]) {
    self.path = path
    self.descriptor = descriptor
    self.made = made
  }

  deinit {
    unsafe unlink(path)
    for folder in made.reversed() { unsafe rmdir(folder) }
    close(descriptor)
  }

  private static func isSame(_ descriptor: CInt, _ path: String) -> Bool {
    var held = stat()
    var named = stat()
    return unsafe fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }

  private static func holder(of descriptor: CInt) -> Holder? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0,
      let bytes = try? FileSystem.read(descriptor, path: "", size: min(Int(status.st_size), 32)),
      let process = Int(String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber })
    else { return nil }
    return Holder(process: process, since: status.st_mtim.tv_sec)
  }
}
