internal import Content
internal import Glibc

/// Which folders lie on a drive that other machines write to, of which the kernel here hears nothing.
enum NetworkDrive {
  private static let kinds: Set = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "vboxsf", "prl_fs", "virtiofs",
  ]

  static func holds(_ folder: String) -> Bool {
    guard let path = unsafe realpath(folder, nil) else { return false }
    defer { unsafe free(path) }
    // What the kernel makes up has no size: it is read to its end by the C library.
    guard let mounts = mounts() else { return false }
    return kind(of: unsafe String(cString: path), mounts: mounts).map(isOnNetwork) ?? false
  }

  static func isOnNetwork(_ kind: String) -> Bool { kinds.contains(kind) || kind.hasPrefix("fuse.") }

  /// The kind of the file system in which a path lies.
  ///
  /// - Parameter mounts: As `/proc/self/mounts` has them: device, folder, kind, options.
  static func kind(of path: String, mounts: String) -> String? {
    var best: (length: Int, kind: String)?
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2 else { continue }
      let folder = words[1].replacing("\\040", with: " ")
      guard folder == "/" || path == folder || path.hasPrefix(folder + "/") else { continue }
      // Of two in one place, the later one lies on the earlier one.
      if folder.utf8.count >= best?.length ?? 0 { best = (folder.utf8.count, String(words[2])) }
    }
    return best?.kind
  }

  private static func mounts() -> String? {
    guard let file = unsafe fopen("/proc/self/mounts", "re") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
