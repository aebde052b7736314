package import Content
internal import Diagnostics
internal import Pictures
internal import Synchronization

/// The files of the Content folder as they go out, and the pictures among them that pages show.
///
/// What is wrong with a picture is told where a page shows it; with a file that no page shows as one, at the file.
final class ShownPictures: Sendable {
  /// What is known of a file that a page shows as a picture.
  struct Look: Sendable {
    let review: PictureReview
    /// `nil` for one that goes out as it is.
    let made: MadeFrom?
  }

  private struct Findings {
    /// Of those that a page shows, by address; `nil` within where the file cannot be read, which stops the build anyway.
    var looks: [String: Look?] = [:]
    /// By the address of the file: where it is named first.
    var places: [String: SourceRange] = [:]
    /// What pages show of each file.
    var shown: [MadeFrom: Set<PictureForm>] = [:]
    /// By the address of the file.
    var ofFiles: [String: [Diagnostic]] = [:]
  }

  private let folder: String
  /// The files of `Content/public`, by address.
  private let open: [String: String]
  private let store: PictureStore
  private let converter: PictureConverter?
  /// Are pictures made, or is it only tried whether they can be?
  private let makes: Bool
  private let findings = Mutex(Findings())

  /// - Parameters:
  ///   - folder: The Content folder.
  ///   - open: The paths in it of the files of `Content/public`, by address.
  init(folder: String, open: [String: String], options: PictureOptions = PictureOptions()) {
    self.folder = folder
    self.open = open
    makes = options.makes
    store = PictureStore(options.cache ?? SiteCache(site: folder + "/.."))
    converter = options.converter.map { PictureConverter(program: $0) }
  }

  /// What is wrong with a picture that is named here; its file is read once, however many pages show it.
  ///
  /// - Parameter address: Below the output folder.
  func faults(of address: String, at range: SourceRange) -> [Diagnostic] {
    findings.withLock { if $0.places[address] == nil { $0.places[address] = range } }
    return look(at: address)?.review.diagnostics(at: range) ?? []
  }

  func look(at address: String) -> Look? {
    if let known = findings.withLock({ $0.looks[address] }) { return known }
    let path = folder + "/" + (open[address] ?? address)
    let file = try? FileSystem.read(path)
    let look = file.map { self.look(into: $0, path: path, address: address) }
    findings.withLock { $0.looks[address] = .some(look) }
    return look
  }

  private func look(into file: [UInt8], path: String, address: String) -> Look {
    let isOpen = open[address] != nil
    if FileKind(of: file) == .heic, let converter, !isOpen {
      let hash = ContentHash.digits(of: file)
      if let jpeg = converter.jpeg(of: path, in: store, hash: hash) {
        let review = PictureReview(jpeg, path: PictureConverter.name)
        return Look(
          review: review,
          made: review.source.map {
            MadeFrom(path: path, address: address, hash: hash, isConverted: true, source: $0)
          })
      }
    }
    let review = PictureReview(file, path: address)
    // What lies in `public` goes out as it is in any case.
    let source = isOpen ? nil : review.source
    return Look(
      review: review,
      made: source.map {
        MadeFrom(path: path, address: address, hash: ContentHash.digits(of: file), source: $0)
      })
  }

  /// Notes that a page shows these forms of a file.
  func show(_ forms: [PictureForm], of made: MadeFrom) {
    findings.withLock { $0.shown[made, default: []].formUnion(forms) }
  }

  /// The pictures that pages show; complete when all pages are made. The first of each file come first, since whoever makes
  /// one makes all of that file, so that two who work at once never make the same.
  var shown: [MadePicture] {
    let (shown, places) = findings.withLock { ($0.shown, $0.places) }
    let files = shown.sorted { $0.key.address < $1.key.address }.map { made, forms in
      let all = forms.sorted { MadeFrom.name(of: $0) < MadeFrom.name(of: $1) }
      let place = places[made.address] ?? SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
      return all.map { MadePicture(from: made, form: $0, all: all, range: place) }
    }
    return files.compactMap(\.first) + files.flatMap { $0.dropFirst() }
  }

  /// The bytes of a picture, kept since an earlier build or made now with all others of its file.
  ///
  /// - Throws: When the file cannot be read again.
  func bytes(of picture: MadePicture) throws(FileFault) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    let name = MadeFrom.name(of: picture.form)
    if let kept = store.kept(name, of: picture.from.hash) { return (kept, []) }
    if !makes, picture.form != picture.all.first { return ([], []) }
    let file = try source(of: picture.from)
    do throws(PictureFault) {
      let making = try PictureMaking(file, of: picture.from.source)
      guard makes else { return ([], []) }
      let made = making.bytes(of: picture.all)
      for (form, bytes) in made { store.keep(bytes, as: MadeFrom.name(of: form), of: picture.from.hash) }
      return (made[picture.form] ?? [], [])
    } catch {
      return ([], [.pictureFault(error, of: picture.from.address, at: picture.range)])
    }
  }

  /// The bytes that pictures are made of.
  private func source(of made: MadeFrom) throws(FileFault) -> [UInt8] {
    guard made.isConverted else { return try FileSystem.read(made.path) }
    guard let jpeg = converter?.jpeg(of: made.path, in: store, hash: made.hash) else {
      throw FileFault(path: made.path, reason: "It could not be converted again")
    }
    return jpeg
  }

  /// A file as it goes out, the one place through which every file of Content and of a theme passes: a picture without
  /// its metadata, a theme's as it is. One that cannot go out is empty, and refused.
  func published(_ file: PublishableFile) throws(FileFault) -> [UInt8] {
    let bytes = try file.read()
    // What a page or drawing of `Content/public` holds is said, and goes out as it is.
    guard file.origin != .theme, file.origin != .open || !file.isMarkup else { return bytes }
    let published = PublishedFile(bytes, path: file.address, at: file.start)
    if !published.diagnostics.isEmpty { findings.withLock { $0.ofFiles[file.address] = published.diagnostics } }
    return published.bytes
  }

  /// The files that do not go out themselves, since only pictures made of them are shown.
  var originals: Set<String> { Set(findings.withLock { $0.shown.keys.map(\.address) }) }

  /// What is to be said of files that go out and that no page shows as pictures; complete when all files are made.
  var faultsOfOtherFiles: [Diagnostic] {
    findings.withLock { findings in
      findings.ofFiles.filter { findings.looks[$0.key] == nil }.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}

/// How pictures are made.
package struct PictureOptions: Sendable {
  /// Are they made, or is it only tried whether they can be?
  package var makes = true
  /// The path of libvips's program; `nil` where there is none, or none is to be used.
  package var converter: String?
  /// Where they are kept; `nil` beside Content.
  package var cache: SiteCache?

  package init() {}
}
