internal import Content
internal import Diagnostics
internal import Markup
internal import Pictures

/// A file that something published refers to, and where.
struct FileReference: Sendable {
  /// Below the output folder.
  let address: String
  /// `nil` for what a template, a style sheet or another file refers to.
  let range: SourceRange?
}

/// A file that may go out as it is.
struct PublishableFile: Sendable {
  enum Origin: Sendable {
    /// Of the Content folder: something must refer to it.
    case content
    /// Of `Content/public`.
    case open
    case theme
  }

  /// Below the output folder.
  let address: String
  /// On the disk.
  let path: String
  /// Where messages about it point.
  let source: SourceFile
  let origin: Origin

  var start: SourceRange { SourceRange(file: source, line: 1, column: 1) }

  /// The bytes on the disk; `ShownPictures` makes of them what goes out.
  func read() throws(FileFault) -> [UInt8] { try FileSystem.read(path) }

  var isMarkup: Bool { isDrawing || ["html", "htm", "xhtml", "xht", "xml"].contains(ending) }
  /// A drawing that browsers unpack where the server says so, with whatever runs in it.
  fileprivate var isPackedDrawing: Bool { ending == "svgz" }
  fileprivate var isDrawing: Bool { ending == "svg" }
  fileprivate var isStyleSheet: Bool { ending == "css" }

  private var ending: String { address.split(separator: ".").last.map { $0.lowercased() } ?? "" }
}

/// Follows what is referred to, from file to file, to all that goes out.
struct ReferredFiles {
  private(set) var found: [PublishableFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let candidates: [String: PublishableFile]
  private let base: String
  private var taken: Set<String> = []
  private var styleAddresses: StyleAddresses

  /// - Parameters:
  ///   - candidates: What goes out only where something refers to it.
  ///   - others: The addresses of all other files of the site.
  ///   - base: What every address of the site begins with.
  init(_ candidates: [PublishableFile], others: Set<String>, base: String) {
    self.candidates = Dictionary(candidates.map { ($0.address, $0) }) { first, _ in first }
    self.base = base
    styleAddresses = StyleAddresses(known: others.union(candidates.map(\.address)), base: base)
  }

  /// - Throws: When a file that may refer to others, or may hold a script, cannot be read.
  mutating func add(_ reference: FileReference) throws(FileFault) {
    guard let file = candidates[reference.address], taken.insert(file.address).inserted else { return }
    found.append(file)
    try look(into: file, from: reference.range)
  }

  /// What a style sheet refers to that was put together from others.
  mutating func addReferences(ofStyleSheet sheet: ThemeFiles.Asset) throws(FileFault) {
    try add(styleReferences(sheet.bytes), from: sheet.name)
  }

  /// Looks for addresses that lead to nothing in a style sheet as it was written.
  mutating func check(_ sheet: WrittenStyle) { diagnostics += styleAddresses.faults(in: sheet) }

  /// Looks for scripts and for references in a file that goes out.
  ///
  /// - Parameter range: Where something refers to it.
  mutating func look(into file: PublishableFile, from range: SourceRange? = nil) throws(FileFault) {
    if file.isStyleSheet {
      let bytes = try file.read()
      try add(styleReferences(bytes), from: file.address)
      check(WrittenStyle(file: file.source, bytes: bytes, folder: Media.folder(of: file.address), isJoined: false))
    }
    if file.isPackedDrawing { tellPacked(file, from: range) }
    guard file.isMarkup else { return }
    let bytes = try file.read()
    let scan = MarkupScan(bytes)
    // A drawing that is refused as a picture is told as one.
    let isRefused = file.isDrawing && PublishedFile(bytes, path: file.address, at: file.start).diagnostics.hasErrors
    if scan.hasScript, !isRefused || file.origin != .content {
      switch file.origin {
      case .content: diagnostics.append(.scriptInFile(file.address, at: range ?? file.start))
      case .open: diagnostics.append(.scriptInPublic(file.address, at: file.start))
      case .theme: break
      }
    }
    if file.isDrawing { try add(scan.references, from: file.address) }
  }

  private mutating func tellPacked(_ file: PublishableFile, from range: SourceRange?) {
    switch file.origin {
    case .content: diagnostics.append(.packedDrawing(file.address, at: range ?? file.start))
    case .open: diagnostics.append(.packedInPublic(file.address, at: file.start))
    case .theme: break
    }
  }

  private mutating func add(_ written: [String], from address: String) throws(FileFault) {
    for one in written {
      guard let found = resolve(one, from: Media.folder(of: address)) else { continue }
      try add(FileReference(address: found, range: nil))
    }
  }

  private func resolve(_ written: String, from folder: String) -> String? {
    guard case .file(let path, _)? = try? LinkTarget(written) else { return nil }
    guard path.hasPrefix("/") else { return Media.resolve(path, from: folder).flatMap { known($0) } }
    return path.hasPrefix(base) ? known(String(path.dropFirst(base.count))) : nil
  }

  /// The address as the file has it on the disk, in whichever Unicode form.
  private func known(_ address: String) -> String? {
    candidates.index(forKey: address).map { candidates[$0].key }
  }
}
