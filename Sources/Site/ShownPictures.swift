internal import Content
internal import Diagnostics
internal import Pictures
internal import Synchronization

/// The files of the Content folder as they go out, and the pictures among them that pages show.
///
/// What is wrong with a picture is told where a page shows it; with a file that no page shows as one, at the file.
final class ShownPictures: Sendable {
  private struct Findings {
    /// Of those that a page shows, by address; `nil` within where the file cannot be read, which stops the build anyway.
    var reviews: [String: PictureReview?] = [:]
    /// By the address of the file.
    var ofFiles: [String: [Diagnostic]] = [:]
  }

  private let folder: String
  /// The files of `Content/public`, by address.
  private let open: [String: String]
  private let findings = Mutex(Findings())

  /// - Parameters:
  ///   - folder: The Content folder.
  ///   - open: The paths in it of the files of `Content/public`, by address.
  init(folder: String, open: [String: String]) {
    self.folder = folder
    self.open = open
  }

  /// What is wrong with a picture that is named here; its file is read once, however many pages show it.
  ///
  /// - Parameter address: Below the output folder.
  func faults(of address: String, at range: SourceRange) -> [Diagnostic] {
    let known = findings.withLock { $0.reviews[address] }
    let path = folder + "/" + (open[address] ?? address)
    let review = known ?? (try? FileSystem.read(path)).map { PictureReview($0, path: address) }
    if known == nil { findings.withLock { $0.reviews[address] = .some(review) } }
    return review?.diagnostics(at: range) ?? []
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

  /// What is to be said of files that go out and that no page shows as pictures; complete when all files are made.
  var faultsOfOtherFiles: [Diagnostic] {
    findings.withLock { findings in
      findings.ofFiles.filter { findings.reviews[$0.key] == nil }.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}
