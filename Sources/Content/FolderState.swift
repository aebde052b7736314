internal import Glibc
package import Threads

/// What lies in folders at one moment, as two sums: whatever is added, removed, renamed or changed changes them.
///
/// They tell change, not forgery. The order in which the system lists entries does not matter.
package struct FolderState: Sendable {
  /// Of each entry's path, kind, size, times and inode, as git tells files that nobody touched.
  package private(set) var stamps: UInt64 = 0
  /// When the newest entry changed, in nanoseconds of the system's clock.
  package private(set) var newestChange = 0
  /// The regular files, and how each is called here.
  private var files: [(path: String, name: String)] = []
  /// Of each path and kind, the regular files' bytes apart.
  private var names: UInt64 = 0

  /// A folder, and where it lies below the one that was asked for.
  private struct Inner: Sendable {
    let folder: String
    /// The place among those that were asked for.
    let root: String
    /// Empty, or beginning with a slash.
    var path = ""
  }

  private init() {}

  /// Looks at all that lies below folders. Links within them are not followed; a folder that is not there is known as that.
  ///
  /// - Parameters:
  ///   - folders: Each told apart by its place among them, so that the same content elsewhere has the same bytes.
  ///   - workers: Who looks at them.
  ///   - isLeftOut: Given the path below its folder.
  package init(
    of folders: [String], by workers: Workers, except isLeftOut: @escaping @Sendable (String) -> Bool = { _ in false }
  ) async throws(FileFault) {
    var waiting: [Inner] = []
    for (number, folder) in folders.enumerated() {
      var status = stat()
      if unsafe stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        waiting.append(Inner(folder: folder, root: "\(number)"))
      } else {
        add("\(number)", S_IFMT, status: nil)
      }
    }
    while !waiting.isEmpty {
      let level = waiting
      let found = await workers.map(level.count) { range in Self.found(in: level[range], isLeftOut) }
      waiting = []
      for part in found {
        let (state, folders) = try part.get()
        stamps &+= state.stamps
        names &+= state.names
        newestChange = max(newestChange, state.newestChange)
        files += state.files
        waiting += folders
      }
    }
  }

  /// What lies in each of some folders, and which further folders.
  private static func found(
    in folders: ArraySlice<Inner>, _ isLeftOut: (String) -> Bool
  ) -> Result<(FolderState, [Inner]), FileFault> {
    var state = FolderState()
    var further: [Inner] = []
    do throws(FileFault) {
      for folder in folders { try state.look(into: folder, &further, isLeftOut) }
    } catch {
      return .failure(error)
    }
    return .success((state, further))
  }

  private mutating func look(
    into inner: Inner, _ further: inout [Inner], _ isLeftOut: (String) -> Bool
  ) throws(FileFault) {
    let path = inner.folder + inner.path
    guard let stream = unsafe opendir(path) else { throw FileFault(path: path) }
    let descriptor = unsafe dirfd(stream)
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      let own = inner.path + "/" + name
      if isLeftOut(own) { continue }
      var status = stat()
      // By its own bytes: a name need not be UTF-8.
      let found = unsafe withUnsafePointer(to: &entry.pointee.d_name) { raw in
        unsafe raw.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW)
        }
      }
      guard found == 0 else { throw FileFault(path: inner.folder + own) }
      let kind = status.st_mode & S_IFMT
      add(inner.root + own, kind, status: status)
      if kind == S_IFDIR { further.append(Inner(folder: inner.folder, root: inner.root, path: own)) }
      if kind == S_IFREG { files.append((inner.folder + own, inner.root + own)) }
    }
  }

  private mutating func add(_ path: String, _ kind: mode_t, status: stat?) {
    var sum = WordSum()
    sum.add(Array(path.utf8))
    sum.add(UInt64(kind))
    names &+= sum.value
    // Of a folder the names in it count, each of which is added.
    guard let status, kind != S_IFDIR else {
      stamps &+= sum.value
      return
    }
    let change = Self.nanoseconds(status.st_ctim)
    newestChange = max(newestChange, change)
    for number in [
      status.st_size, Self.nanoseconds(status.st_mtim), change, Int(bitPattern: UInt(status.st_ino)),
      Int(status.st_mode),
    ] { sum.add(UInt64(bitPattern: Int64(number))) }
    stamps &+= sum.value
  }

  private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }

  /// What some entries of a folder are of its `stamps`, where it alone was asked for; what is not there adds nothing.
  package static func stamps(of paths: Set<String>, in folder: String) -> UInt64 {
    var state = FolderState()
    for path in paths {
      var status = stat()
      guard unsafe lstat(folder + "/" + path, &status) == 0 else { continue }
      state.add("0/" + path, status.st_mode & S_IFMT, status: status)
    }
    return state.stamps
  }

  /// The system's clock, in nanoseconds.
  package static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// The sum of each regular file's bytes, by its name: the number of its folder, and its path below it. Every file is read.
  package func sums(by workers: Workers) async throws(FileFault) -> [String: UInt64] {
    let files = files
    let found = await workers.map(files.count) { range in
      range.map { index -> Result<UInt64, FileFault> in
        do throws(FileFault) {
          var sum = WordSum()
          sum.add(try FileSystem.read(files[index].path))
          return .success(sum.value)
        } catch {
          return .failure(error)
        }
      }
    }.joined()
    var all: [String: UInt64] = [:]
    all.reserveCapacity(files.count)
    for (file, sum) in zip(files, found) { all[file.name] = try sum.get() }
    return all
  }

  /// The sum of all names and bytes.
  ///
  /// - Parameters:
  ///   - sums: Those of the files.
  ///   - isLeftOut: Given a file's name as in `sums`, whether its bytes do not count.
  package func content(_ sums: [String: UInt64], except isLeftOut: (String) -> Bool = { _ in false }) -> UInt64 {
    var all = names
    for (name, bytes) in sums where !isLeftOut(name) {
      var sum = WordSum()
      sum.add(Array(name.utf8))
      sum.add(bytes)
      all &+= sum.value
    }
    return all
  }
}
