internal import Content

extension OutputFolder {
  /// Where the index is made, beside the pages that it is made of.
  static let searching = "search"
  private static let pages = "pages"
  private static let messages = "messages"
  /// Where the index lies in the built site, and in the folder in which it is made.
  private static let index = "pagefind"
  /// What the search page asks for first.
  private static let entrance = index + "/pagefind.js"
  /// Names the index of each language, in an order that is another each time.
  private static let languages = index + "/pagefind-entry.json"

  /// Lets Pagefind index pages that were put, and puts the files of the index beside them.
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
    try own.makeFolder(Self.searching)
    let folder = try own.folder(Self.searching)
    for path in paths { try lay(path, into: folder) }
    let program = ForeignProgram(
      at: pagefind,
      ["--site", "\(folder.path)/\(Self.pages)", "--output-path", "\(folder.path)/\(Self.index)", "--quiet"],
      messages: "\(folder.path)/\(Self.messages)")
    switch program.run() {
    case .exited(code: 0): break
    case .exited(let code): return try Self.lastMessage(in: folder) ?? "it ended with code \(code) and said nothing"
    case .killed(let signal): return "it was ended by signal \(signal)"
    case .unknown(let reason): return "\(pagefind): \(reason)"
    }
    guard try folder.kind(of: Self.entrance) != nil else { return "it made no \(Self.entrance)" }
    for path in try Self.files(below: Self.index, in: folder) where !Self.isSpare(path) {
      let bytes = try folder.read(path.text)
      try put(path.text == Self.languages ? Self.sorted(bytes) : bytes, at: path)
    }
    return nil
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

  /// Sorts the languages of an entry file, so that the same pages give the same bytes.
  static func sorted(_ entry: [UInt8]) -> [UInt8] {
    let text = String(decoding: entry, as: UTF8.self)
    let languages = text.matches(of: /"[^"]+":\{[^{}]*\}/)
    guard let first = languages.first, let last = languages.last else { return entry }
    let sorted = languages.map(\.output).sorted().joined(separator: ",")
    return Array((text[..<first.range.lowerBound] + sorted + text[last.range.upperBound...]).utf8)
  }

  private static func lastMessage(in folder: borrowing Folder) throws(FileFault) -> String? {
    String(decoding: try folder.read(messages), as: UTF8.self).split(whereSeparator: \.isNewline).last.map {
      String($0)
    }
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
