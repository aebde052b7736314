internal import Glibc

/// A folder in which nobody else can read, gone with all that it holds when this value goes.
package struct PrivateFolder: ~Copyable {
  package let path: String

  /// Below the folder for temporary files.
  package init() throws(FileFault) {
    let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((place + "/vitrine-private-XXXXXX").utf8CString)
    guard let made = unsafe mkdtemp(&template) else { throw FileFault(path: place, code: errno) }
    path = unsafe String(cString: made)
  }

  /// Makes such a folder again where somebody who cleans up has removed it.
  ///
  /// - Throws: When something else has come into its place.
  package static func restore(_ path: String) throws(FileFault) {
    if unsafe mkdir(path, 0o700) == 0 { return }
    var status = stat()
    guard errno == EEXIST, unsafe lstat(path, &status) == 0 else { throw FileFault(path: path, code: errno) }
    guard status.st_uid == geteuid(), status.st_mode & (S_IFMT | 0o077) == S_IFDIR else {
      throw FileFault(path: path, reason: "Others can read in it")
    }
  }

  deinit {
    let parts = path.split(separator: "/")
    guard let name = parts.last, let folder = try? Folder("/" + parts.dropLast().joined(separator: "/")) else { return }
    try? folder.removeTree(String(name))
  }
}
