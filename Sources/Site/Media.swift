internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// The files of the site that may be published as they are, found by their path from a record.
struct Media: Sendable {
  /// By their paths in the Content folder: their addresses below the output folder.
  private var addresses: [String: String] = [:]
  /// The addresses of published tables and of what tells of them, which stand for no file.
  private var tables: Set<String> = []
  /// The published tables that hold what tables beside records say, by the paths of these.
  private let publishedTables: [String: String]
  /// Of those that are too large to be shown without a word, in bytes.
  private let heavy: [String: Int]
  /// How large each file is that goes out as it is, in bytes.
  private let sizes: [String: Int]
  /// The record's file by its number, for paths that begin there.
  private let folders: [SourceFile: String]
  /// The addresses of the files of `Content/public`.
  private let open: Set<String>
  /// The SHA-256 of those that are evidence, by address.
  private let hashes: [String: String]
  private let allPictures: ShownPictures
  /// Where reading is noted; `nil` where nobody wants to know.
  private var notes: ReadNotes?
  /// The files of the Content folder that go out where something refers to them, for what is wrong in them.
  let sources: [String: SourceFile]

  init(_ source: SiteSource, pictures options: PictureOptions = PictureOptions()) {
    self.init(
      source.files, in: source.root + "/Content", texts: source.texts, hashes: source.hashes, pictures: options)
    let told = [DataPackage.path, DataRelease.archivePath, WorkbookFile.path, IATIFile.path, Catalogue.path]
    tables = Set(DataTable.all(source).map(\.path) + told)
  }

  /// - Parameter folder: The Content folder.
  init(
    _ files: SiteFiles, in folder: String, texts: [Reporting.Collection: [RecordText]], hashes: [String: String] = [:],
    pictures options: PictureOptions = PictureOptions()
  ) {
    allPictures = ShownPictures(
      folder: folder, open: Dictionary(files.publicFiles.map { ($0.address, $0.source.path) }) { first, _ in first },
      options: options)
    sources = Dictionary(files.media.map { ($0.path, $0.file) }) { first, _ in first }
    open = Set(files.publicFiles.map(\.address))
    for (address, source) in files.publicFiles {
      addresses[address] = address
      addresses[source.path] = address
    }
    for medium in files.media { addresses[medium.path] = medium.path }
    publishedTables = files.publishedTables
    let sizes = files.media.map { ($0.path, $0.size) } + files.publicFiles.map { ($0.address, $0.source.size) }
    self.sizes = Dictionary(sizes, uniquingKeysWith: { first, _ in first })
    heavy = self.sizes.filter { $0.value > Self.largestPicture }
    var folders: [SourceFile: String] = [:]
    for text in texts.values.joined() {
      folders[text.file] = Self.folder(of: text.path)
    }
    self.folders = folders
    self.hashes = hashes
  }

  /// The same, of which is noted that pictures are shown.
  func noting(by notes: ReadNotes) -> Media {
    var media = self
    media.notes = notes
    return media
  }

  /// Whoever looks at one may have it go out.
  var pictures: ShownPictures {
    notes?.noteUnrepeatable()
    return allPictures
  }

  /// The largest picture that is shown without a word, in bytes: 20 seconds on a slow phone's line.
  private static let largestPicture = 1_000_000

  /// What is wrong with a picture that a page shows: it is none, or so large that many readers will not wait for it.
  func faults(ofPicture address: String, at range: SourceRange) -> [Diagnostic] {
    let faults = pictures.faults(of: address, at: range)
    guard let bytes = heavy[address], pictures.look(at: address)?.made == nil else { return faults }
    return [.heavyPicture(address, bytes: bytes, at: range)] + faults
  }

  /// In bytes; `nil` for what is made.
  func size(of address: String) -> Int? { sizes[address] }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Below the output folder; `nil` when there is no such file.
  func address(of file: FilePath) -> String? {
    folders[file.range.file].flatMap { address(of: file.text, from: $0) }
  }

  func address(of path: String, from folder: String) -> String? {
    // The name on the disk: `é` may stand there as two characters, and is equal for all that.
    Self.resolve(path, from: folder).flatMap { path in
      addresses[path] ?? (tables.contains(path) ? path : nil)
    }
  }

  /// That a path names a table which is read and never published as it is; `nil` when it does not.
  func faultOfTable(_ path: String, from folder: String, at range: SourceRange) -> Diagnostic? {
    Self.resolve(path, from: folder).flatMap { publishedTables[$0] }.map {
      .linkToTable(path, published: $0, at: range)
    }
  }

  /// The SHA-256 that stands for a piece of evidence: as its author gives it, else that of its file.
  func hash(of evidence: Evidence) -> String? {
    evidence.sha256?.digits ?? computedHash(of: evidence)
  }

  fileprivate func computedHash(of evidence: Evidence) -> String? {
    evidence.file.flatMap { address(of: $0) }.flatMap { hashes[$0] }
  }

  /// The files that are evidence, each once, in their order: their addresses, and their paths in the Content folder.
  func evidenceFiles(of named: NamedFiles) -> [(address: String, path: String)] {
    let found = Set(named.evidence.compactMap(\.file).compactMap { address(of: $0) }).sorted()
    return found.map { ($0, open.contains($0) ? SiteFiles.publicFolder + "/" + $0 : $0) }
  }

  /// The files that shown records name.
  func references(of named: NamedFiles) -> [FileReference] {
    let images = named.images.filter { file in
      address(of: file).flatMap { pictures.look(at: $0) }?.made == nil
    }
    return (named.others + images).compactMap { file in
      address(of: file).map { FileReference(address: $0, range: file.range) }
    }
  }

  /// Files that records name and that are not there, or are not those whose hash is given.
  func faults(of named: NamedFiles) -> [Diagnostic] {
    let missing = named.all.filter { address(of: $0) == nil }
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
      let folder = folders[file.range.file] ?? ""
      return faultOfTable(file.text, from: folder, at: file.range)
        ?? .missingFile(file.text, from: folder, among: number < mostGuesses ? known : [], at: file.range)
    } + changed + pictures
  }

  /// Paths in the Content folder that a writer may have meant.
  var all: Set<String> { Set(addresses.keys) }

  /// A path as it is written in this folder.
  static func relative(_ path: String, to folder: String) -> String {
    guard !folder.isEmpty else { return path }
    let up = String(repeating: "../", count: folder.split(separator: "/").count)
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : up + path
  }

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

extension SiteFiles {
  /// The addresses of the published tables that hold what is read from tables beside records, by the paths of these.
  fileprivate var publishedTables: [String: String] {
    let all = documents.flatMap { document in
      document.tables.map { field, source in
        (source.path, "/data/\(field == "rows" ? document.collection : field).csv")
      }
    }
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }
}

/// For how many wrong paths of a kind the one that was meant is looked for among all.
let mostGuesses = 100
