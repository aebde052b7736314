internal import Content
internal import Synchronization

extension OutputFolder {
  /// Where the index is made, beside the pages that it is made of.
  static let searching = "search"
  /// What the index in place was made of, and by what.
  static let indexed = "indexed"
  private static let pages = "pages"
  private static let messages = "messages"
  /// Where the index lies in the built site, and in the folder in which it is made.
  private static let index = "pagefind"

  /// Lets Pagefind index pages that were put, and puts the files of the index beside them.
  ///
  /// An index that was made of the same pages stays: Pagefind needs a second or more, and writes its filters in another
  /// order each time.
  ///
  /// - Parameter pagefind: The path of the program.
  /// - Throws: `notIndexed` when the program fails.
  func putSearchIndex(of paths: [String], by pagefind: String) throws(OutputFault) {
    defer { try? own.removeTree(Self.searching) }
    let failure: String?
    do throws(FileFault) {
      failure = try index(paths, by: pagefind)
    } catch {
      throw .file(error)
    }
    if let failure { throw .notIndexed(reason: failure) }
  }

  /// - Returns: Why the program failed, if it did.
  private func index(_ paths: [String], by pagefind: String) throws(FileFault) -> String? {
    let program: Fingerprint
    do throws(FileFault) {
      program = Fingerprint(of: try FileSystem.read(pagefind))
    } catch {
      return "\(error.path): \(error.reason)"
    }
    let source = source(of: paths, program)
    if try keepIndex(of: source) { return nil }

    try own.removeFile(Self.indexed)
    try own.makeFolder(Self.searching)
    let folder = try own.folder(Self.searching)
    for path in paths { try lay(path, into: folder) }
    let ending = folder.run(
      pagefind,
      ["--site", "\(folder.path)/\(Self.pages)", "--output-path", "\(folder.path)/\(Self.index)", "--quiet"],
      messages: Self.messages)
    switch ending {
    case .well: break
    case .badly: return try Self.lastMessage(in: folder)
    case .notStarted(let reason): return "\(pagefind): \(reason)"
    }
    guard try folder.kind(of: Self.index) == .folder else { return "it made no files" }
    for path in try Self.files(below: Self.index, in: folder) where !Self.isSpare(path) {
      try put(try folder.read(path.text), at: path)
    }
    made.withLock { $0.indexed = source }
    return nil
  }

  /// What an index is made of: each page with what it holds, and the program.
  private func source(of paths: [String], _ program: Fingerprint) -> [UInt8] {
    let files = made.withLock { $0.files.files }
    var source = Manifest()
    for path in paths.compactMap(OutputPath.init) {
      for fingerprint in files[path] ?? [] { source.add(path, fingerprint) }
    }
    return Array("pagefind \(program.size) \(program.sum)\n".utf8) + source.bytes
  }

  /// Keeps the index that is in place, if it was made of the same.
  private func keepIndex(of source: [UInt8]) throws(FileFault) -> Bool {
    let files = former.files.filter { $0.key.text.hasPrefix(Self.index + "/") }
    guard !files.isEmpty, try own.kind(of: Self.indexed) != nil, try own.read(Self.indexed) == source,
      files.keys.allSatisfy({ former.isAsWritten($0, in: root) })
    else { return false }
    made.withLock { made in
      for (path, fingerprints) in files {
        for fingerprint in fingerprints { made.files.add(path, fingerprint) }
      }
    }
    return true
  }

  /// Lays a page that was put where Pagefind reads it: from its place, or from where it waits to be moved there.
  private func lay(_ path: String, into folder: borrowing Folder) throws(FileFault) {
    let target = Self.pages + "/" + path
    if let slash = target.lastIndex(of: "/") { try folder.makeFolder(String(target[..<slash])) }
    let staged = Self.staging + "/" + path
    if try own.kind(of: staged) != nil {
      try own.lay(staged, at: target, in: folder)
    } else {
      try root.lay(path, at: target, in: folder)
    }
  }

  private static func files(below path: String, in folder: borrowing Folder) throws(FileFault) -> [OutputPath] {
    var files: [OutputPath] = []
    for name in try folder.names(in: path) {
      let inner = path + "/" + name
      if try folder.kind(of: inner) == .folder {
        files += try Self.files(below: inner, in: folder)
      } else if let file = OutputPath(inner) {
        files.append(file)
      }
    }
    return files
  }

  /// Is it for another search page than the theme's? Pagefind brings along some that can be had ready-made.
  private static func isSpare(_ path: OutputPath) -> Bool {
    path.text.contains("-ui.") || path.text.contains("-highlight.")
  }

  private static func lastMessage(in folder: borrowing Folder) throws(FileFault) -> String {
    let lines = String(decoding: try folder.read(messages), as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.last.map { String($0) } ?? "it did not say why"
  }
}

extension Folder {
  /// Lays a file of this folder into another: under a second name where the file system has such, else a copy.
  fileprivate func lay(_ inner: String, at target: String, in other: borrowing Folder) throws(FileFault) {
    do throws(FileFault) {
      try link(inner, as: target, in: other)
    } catch {
      try other.write(try read(inner), to: target)
    }
  }
}
