internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// The files of the site that are copied as they are, found by their path from a record.
struct Media: Sendable {
  private let paths: Set<String>
  /// Of those that are too large to be shown without a word, in bytes.
  private let heavy: [String: Int]
  /// The record's file by its number, for paths that begin there.
  private let folders: [SourceFile: String]
  /// The SHA-256 of those that are evidence, by path.
  private let hashes: [String: String]
  let pictures: ShownPictures

  init(_ source: SiteSource) {
    self.init(source.media, in: source.root + "/Content", texts: source.texts, hashes: source.hashes)
  }

  /// - Parameter folder: The Content folder.
  init(
    _ files: [SiteFiles.File], in folder: String, texts: [Reporting.Collection: [RecordText]],
    hashes: [String: String] = [:]
  ) {
    pictures = ShownPictures(folder: folder)
    paths = Set(files.map(\.path))
    let heavy = files.filter { $0.size > Self.largestPicture }
    self.heavy = Dictionary(heavy.map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
    var folders: [SourceFile: String] = [:]
    for text in texts.values.joined() {
      folders[text.file] = Self.folder(of: text.path)
    }
    self.folders = folders
    self.hashes = hashes
  }

  /// The largest picture that is shown without a word, in bytes: 20 seconds on a slow phone's line.
  private static let largestPicture = 1_000_000

  /// What is wrong with a picture that a page shows: it is none, or so large that many readers will not wait for it.
  func faults(ofPicture address: String, at range: SourceRange) -> [Diagnostic] {
    let heavy = heavy[address].map { Diagnostic.heavyPicture(address, bytes: $0, at: range) }
    return [heavy].compactMap(\.self) + pictures.faults(of: address, at: range)
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Below the output folder; `nil` when there is no such file.
  func address(of file: FilePath) -> String? {
    folders[file.range.file].flatMap { address(of: file.text, from: $0) }
  }

  func address(of path: String, from folder: String) -> String? {
    // The name on the disk: `é` may stand there as two characters, and is equal for all that.
    Self.resolve(path, from: folder).flatMap { paths.firstIndex(of: $0).map { paths[$0] } }
  }

  /// The SHA-256 that stands for a piece of evidence: as its author gives it, else that of its file.
  func hash(of evidence: Evidence) -> String? {
    evidence.sha256?.digits ?? computedHash(of: evidence)
  }

  fileprivate func computedHash(of evidence: Evidence) -> String? {
    evidence.file.flatMap { address(of: $0) }.flatMap { hashes[$0] }
  }

  /// The paths of the files that are evidence, each once, in their order.
  func evidenceFiles(of records: Records) -> [String] {
    var named = NamedFiles(records: records)
    Records.visitTables(&named)
    return Set(named.evidence.compactMap(\.file).compactMap { address(of: $0) }).sorted()
  }

  /// Files that records name and that are not there, or are not those whose hash is given.
  func faults(of records: Records) -> [Diagnostic] {
    var named = NamedFiles(records: records)
    Records.visitTables(&named)
    let missing = (named.evidence.compactMap(\.file) + named.images + named.attachments).filter {
      address(of: $0) == nil
    }
    let changed = named.evidence.compactMap { evidence -> Diagnostic? in
      guard let given = evidence.sha256, let computed = computedHash(of: evidence), given.digits != computed else {
        return nil
      }
      return .otherFile(evidence.file?.text ?? "", hash: computed, at: given.range)
    }
    let pictures = named.images.flatMap { file in
      address(of: file).map { faults(ofPicture: $0, at: file.range) } ?? []
    }
    let known = all.sorted()
    return missing.enumerated().map { number, file in
      .missingFile(
        file.text, from: folders[file.range.file] ?? "", among: number < mostGuesses ? known : [], at: file.range)
    } + changed + pictures
  }

  /// Paths in the Content folder that a writer may have meant.
  var all: Set<String> { paths }

  /// A path from a folder, without `.` and `..`; `nil` when it leaves the Content folder.
  static func resolve(_ path: String, from folder: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// For how many wrong paths of a kind the one that was meant is looked for among all.
let mostGuesses = 100

/// The files that records name.
private struct NamedFiles: RecordTableVisitor {
  let records: Records
  var evidence: [Evidence] = []
  var images: [FilePath] = []
  var attachments: [FilePath] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].shown {
      evidence += record.allEvidence.map(\.evidence)
      images += [record.header.image].compactMap(\.self)
      switch record {
      case let news as News: attachments += news.attachments ?? []
      case let event as Event: attachments += event.attachments ?? []
      case let publication as Publication: attachments += publication.attachments ?? []
      default: break
      }
    }
  }
}
