internal import Content
internal import Glibc

/// The folders of a site, watched by the kernel (inotify): each has a watch of its own.
struct InotifyTree: ~Copyable {
  /// Why the kernel does not watch.
  enum Fault: Error, Equatable {
    /// It watches as many folders as it may, or as many programs watch as may.
    case hasTooMany
    case refused(reason: String)
  }

  private static let bufferSize = 65_536
  private static let changes =
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
  private static let ofFolder = UInt32(IN_ONLYDIR | IN_DELETE_SELF | IN_MOVE_SELF)
  /// The path of the site's folder itself, below itself.
  private static let top = ""

  private let root: String
  /// What is watched in the site's folder.
  private let names: [String]
  let descriptor: CInt
  /// The folder of each watch, by its path below the site's folder.
  private var folders: [CInt: String] = [:]
  /// Is the site's folder itself not there to be watched?
  private(set) var isLost = false

  init(_ root: String, names: [String]) throws(Fault) {
    self.root = root
    self.names = names
    descriptor = inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw Self.fault() }
    try watchAll()
  }

  deinit { close(descriptor) }

  private static func fault() -> Fault {
    switch errno {
    case ENOSPC, EMFILE, ENFILE: .hasTooMany
    default: .refused(reason: unsafe String(cString: strerror(errno)))
    }
  }

  // MARK: Watching

  /// Begins anew with all folders.
  mutating func watchAll() throws(Fault) {
    for watch in folders.keys { inotify_rm_watch(descriptor, watch) }
    folders = [:]
    isLost = try !watch(Self.top)
    for name in names { try watchTree(name, depth: 0) }
  }

  /// - Returns: Is it a folder, and watched now?
  private mutating func watch(_ path: String) throws(Fault) -> Bool {
    // Only the folders with the site's own names may be links: what lies deeper leads nowhere for a build either.
    let follows = path == Self.top || names.contains(path)
    let mask = UInt32(Self.changes) | Self.ofFolder | (follows ? 0 : UInt32(IN_DONT_FOLLOW))
    let watch = unsafe inotify_add_watch(descriptor, path == Self.top ? root : root + "/" + path, mask)
    if watch >= 0 {
      folders[watch] = path
      return true
    }
    switch errno {
    // It has gone meanwhile, is none, or is closed to us, which the build will say.
    case ENOENT, ENOTDIR, ELOOP, EACCES, ENAMETOOLONG: return false
    default: throw Self.fault()
    }
  }

  /// A folder with those in it, which are looked for when it is watched already: none can slip in between.
  private mutating func watchTree(_ path: String, depth: Int) throws(Fault) {
    guard depth <= FileTree.deepest, try watch(path),
      let names = try? FileSystem.names(in: root + "/" + path)
    else { return }
    for name in names where !FileTree.passesOver(name) {
      let inner = path + "/" + name
      if isRealFolder(inner) { try watchTree(inner, depth: depth + 1) }
    }
  }

  private func isRealFolder(_ path: String) -> Bool {
    FileSystem.isFolder(root + "/" + path) && !FileSystem.isLink(root + "/" + path)
  }

  private mutating func forgetTree(_ path: String) {
    for (watch, folder) in folders where folder == path || folder.hasPrefix(path + "/") {
      inotify_rm_watch(descriptor, watch)
      folders[watch] = nil
    }
  }

  // MARK: Reading

  /// What has changed since it was last asked; does not wait.
  mutating func read() throws(Fault) -> ChangedFiles {
    var changes = ChangedFiles()
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return changes }
      var events = InotifyEvents(buffer[..<count])
      while let event = events.next() { try take(event, into: &changes) }
    }
  }

  private mutating func take(_ event: InotifyEvent, into changes: inout ChangedFiles) throws(Fault) {
    if event.has(IN_Q_OVERFLOW) {
      changes.add(.unknown)
      return try watchAll()
    }
    guard let folder = folders[event.watch] else { return }
    if event.has(IN_IGNORED) {
      folders[event.watch] = nil
      if folder == Self.top { isLost = true }
    } else if event.has(IN_MOVE_SELF) || event.has(IN_DELETE_SELF) {
      // Of a folder inside, the folder around it tells.
      guard folder == Self.top else { return }
      changes.add(.unknown)
      try watchAll()
    } else if !event.name.isEmpty {
      try take(event, in: folder, into: &changes)
    }
  }

  private mutating func take(
    _ event: InotifyEvent, in folder: String, into changes: inout ChangedFiles
  ) throws(Fault) {
    let isTop = folder == Self.top
    guard isTop ? names.contains(event.name) : !FileTree.passesOver(event.name) else { return }
    let path = isTop ? event.name : folder + "/" + event.name
    changes.add(path)
    // A link in the place of one of the site's own folders comes and goes as a file does.
    guard event.has(IN_ISDIR) || isTop else { return }
    if event.has(IN_MOVED_FROM) || event.has(IN_DELETE) { forgetTree(path) }
    // A folder that was closed to us may have been opened.
    if event.has(IN_CREATE) || event.has(IN_MOVED_TO) || event.has(IN_ATTRIB) {
      try watchTree(path, depth: folder.count { $0 == "/" } + 1)
    }
  }
}

/// One thing that the kernel tells.
struct InotifyEvent: Equatable {
  let watch: CInt
  let mask: UInt32
  /// In the folder that is watched, with `U+FFFD` for what is no text; empty where the folder itself is meant.
  let name: String

  func has(_ flag: CInt) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
}

/// Reads what the kernel puts into the buffer: 16 bytes and a name that is filled up with NUL.
struct InotifyEvents: IteratorProtocol {
  private static let headerSize = 16
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> InotifyEvent? {
    guard rest.count >= Self.headerSize else { return nil }
    let (watch, mask, length) = (number(at: 0), number(at: 4), Int(number(at: 12)))
    rest = rest.dropFirst(Self.headerSize)
    let name = rest.prefix(length).prefix { $0 != 0 }
    rest = rest.dropFirst(length)
    return InotifyEvent(
      watch: CInt(bitPattern: watch), mask: mask, name: String(decoding: name, as: UTF8.self))
  }

  private func number(at offset: Int) -> UInt32 {
    unsafe rest.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
  }
}
