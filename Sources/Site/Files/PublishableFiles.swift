internal import Content
internal import Diagnostics
internal import Reporting

/// The files of the Content folder and of the theme, parted into those that go out and those that may.
struct PublishableFiles: Sendable {
  /// What goes out whatever refers to it: `Content/public`, and what the theme itself uses.
  let always: [PublishableFile]
  /// What goes out only where something refers to it.
  private let candidates: [PublishableFile]
  private let styleSheets: [ThemeFiles.Asset]
  private let writtenStyles: [WrittenStyle]
  /// What records and choices about the theme refer to.
  private let references: [FileReference]
  /// What is to be said of files that do not go out.
  private let remarks: [String: Diagnostic]
  private let hidden: [SiteFiles.File]
  private let litter: [SiteFiles.File]
  private let base: String

  /// - Parameter base: What every address of the site begins with.
  init(
    _ source: SiteSource, _ theme: ThemeFiles, _ choices: ThemeChoices, styleSheets: StyleSheets, media: Media,
    base: String
  ) {
    let content = source.root + "/Content/"
    let open = source.files.publicFiles.map { address, file in
      PublishableFile(address: address, path: content + file.path, source: file.file, origin: .open)
    }
    let others = source.files.media.map { file in
      PublishableFile(address: file.path, path: content + file.path, source: file.file, origin: .content)
    }
    always = theme.assets + open
    candidates = others + theme.unusedAssets
    self.styleSheets = styleSheets.all
    writtenStyles = theme.writtenStyles
    references = media.references(of: source.namedFiles) + choices.files(media)
    remarks = source.files.remarks
    hidden = source.files.hidden
    litter = source.files.litter
    self.base = base
  }

  var candidateAddresses: Set<String> { Set(candidates.map(\.address)) }

  /// The candidates that go out, and what is to be said of the others.
  ///
  /// - Parameters:
  ///   - pages: What texts and templates refer to.
  ///   - made: The addresses of all files that go out anyway.
  ///   - originals: Those of files of which only smaller pictures go out.
  /// - Throws: When a file that may refer to others, or may hold a script, cannot be read.
  func referred(
    by pages: [FileReference], besides made: Set<String>, made originals: Set<String>
  ) throws(FileFault) -> (files: [PublishableFile], diagnostics: [Diagnostic]) {
    var referred = ReferredFiles(candidates, others: made, base: base)
    for reference in references + pages { try referred.add(reference) }
    for sheet in styleSheets { try referred.addReferences(ofStyleSheet: sheet) }
    for sheet in writtenStyles { referred.check(sheet) }
    for file in always { try referred.look(into: file) }
    let found = Set(referred.found.map(\.address))
    let left = candidates.filter { !found.contains($0.address) && !originals.contains($0.address) }
    return (referred.found, referred.diagnostics + said(of: left))
  }

  /// How many files that are not published are named one by one.
  private static let mostNamed = 20

  private func said(of left: [PublishableFile]) -> [Diagnostic] {
    let theme = left.filter { $0.origin == .theme }.map { Diagnostic.unusedThemeFile($0.address, at: $0.start) }
    let content = left.filter { $0.origin == .content }
    var remarks = remarks
    for file in content where remarks[file.address] == nil { remarks[file.address] = Self.misnamedRecord(file) }
    let plain = content.filter { remarks[$0.address] == nil }.map { ($0.address, $0.start, false) }
    let copies = hidden.map { ($0.path, SourceRange(file: $0.file, line: 1, column: 1), true) }
    let unnamed = (plain + copies).sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let named = unnamed.prefix(Self.mostNamed).map { path, place, isHidden in
      isHidden ? Diagnostic.hiddenFile(path, at: place) : .notPublished(path, at: place)
    }
    let rest = unnamed.dropFirst(Self.mostNamed)
    let systems = litter.first.map {
      [Diagnostic.litter(litter.map(\.path), at: SourceRange(file: $0.file, line: 1, column: 1))]
    }
    return Self.bounded(theme) + Self.bounded(content.compactMap { remarks[$0.address] }) + named
      + (rest.first.map { [.moreNotPublished(rest.count, at: $0.1)] } ?? []) + (systems ?? [])
  }

  /// That a file is a record under a name of its own: a text that begins with fields.
  private static func misnamedRecord(_ file: PublishableFile) -> Diagnostic? {
    guard let name = file.address.split(separator: "/").last, name.lowercased().hasSuffix(".txt"),
      file.address.split(separator: "/").first.flatMap({ Reporting.Collection(rawValue: String($0)) }) != nil,
      let bytes = try? FileSystem.read(file.path, limit: largestText)
    else { return nil }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.starts(with: "---\n".utf8) || text.starts(with: "---\r\n".utf8) else { return nil }
    return .misnamedRecord(String(name), meant: name.dropLast(4) + ".md", at: file.start)
  }

  /// A longer text is no record.
  private static let largestText = 1_000_000

  /// The first of each kind, with how many more there are.
  private static func bounded(_ all: [Diagnostic]) -> [Diagnostic] {
    var counts: [DiagnosticID: Int] = [:]
    var further: [DiagnosticID: Diagnostic] = [:]
    let shown = all.filter { one in
      let count = counts[one.id, default: 0] + 1
      counts[one.id] = count
      if count == mostNamed + 1 { further[one.id] = one }
      return count <= mostNamed
    }
    let more = further.sorted { $0.key.name < $1.key.name }.map { id, first in
      Diagnostic.moreOfAKind(id, (counts[id] ?? 0) - mostNamed, severity: first.severity, at: first.range)
    }
    return shown + more
  }
}
