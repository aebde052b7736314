import Glibc

/// A folder of its own for one test, removed when the test lets go of it.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// - Parameter place: Where the folder is made.
  package init(in place: String = "/tmp") {
    var template = Array((place + "/vitrine-test-XXXXXX").utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? place + "/vitrine-test"
  }

  deinit { removeTree(path) }

  /// Writes a file, with the folders above it.
  package func write(_ text: String, to name: String) {
    write(Array(text.utf8), to: name)
  }

  package func write(_ bytes: [UInt8], to name: String) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    Self.writeFile(bytes, to: path + "/" + name)
  }

  package static func writeFile(_ text: String, to path: String) {
    writeFile(Array(text.utf8), to: path)
  }

  /// A program that another test starts meanwhile must not hold the file open: a script that is open for writing cannot
  /// be run.
  private static func writeFile(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "we") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// A file's text; `nil` when it is not there.
  package func read(_ name: String) -> String? { Self.readFile(path + "/" + name) }

  /// The bytes of a file below the folder; `nil` when it is not there.
  package func readBytes(_ name: String) -> [UInt8]? { Self.readBytes(path + "/" + name) }

  /// The text of any file; `nil` when it is not there.
  package static func readFile(_ path: String) -> String? {
    readBytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func readBytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The texts of all files below a folder, by their paths from there.
  package func files(below folder: String) -> [String: String] {
    tree(below: folder).compactMapValues { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// All that lies below a folder, by path: a file's bytes, `nil` for a folder.
  package func tree(below folder: String) -> [String: [UInt8]?] {
    var found: [String: [UInt8]?] = [:]
    func visit(_ inner: String) {
      let full = path + "/" + folder + inner
      let stream = opendir(full)
      if !inner.isEmpty { found[String(inner.dropFirst())] = .some(stream == nil ? Self.readBytes(full) : nil) }
      guard let stream else { return }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = Self.name(&entry.pointee)
        if name != ".", name != ".." { visit(inner + "/" + name) }
      }
    }
    visit("")
    return found
  }

  /// Copies a folder with all that lies below it.
  package func copy(_ folder: String, to name: String) {
    system("cp -R '\(folder)' '\(path)/\(name)' && chmod -R u+w '\(path)/\(name)'")
  }

  package func remove(_ name: String) { removeTree(path + "/" + name) }

  package func link(_ name: String, to target: String) {
    symlink(target, path + "/" + name)
  }

  package func makeFolder(_ name: String) {
    mkdir(path + "/" + name, 0o755)
  }

  /// Writes a file whose name need not be text; its folder is there.
  package func write(_ text: String, toName name: [UInt8]) {
    let path = (path + "/").utf8.map { CChar(bitPattern: $0) } + name.map { CChar(bitPattern: $0) } + [0]
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// Writes a file of nothing but NUL, which takes no room on the disk.
  package func writeSparse(bytes: Int, to name: String) {
    write("", to: name)
    truncate(path + "/" + name, bytes)
  }

  package func makePipe(_ name: String) {
    mkfifo(path + "/" + name, 0o644)
  }

  /// When a file was last written, in nanoseconds.
  package func written(_ name: String) -> Int? {
    var status = stat()
    guard stat(path + "/" + name, &status) == 0 else { return nil }
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  private static func name(_ entry: inout dirent) -> String {
    withUnsafePointer(to: &entry.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  private func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = Self.name(&entry.pointee)
        if name != ".", name != ".." { removeTree(path + "/" + name) }
      }
      closedir(folder)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
