internal import Content
internal import Diagnostics
internal import Pictures
internal import Synchronization

/// The files of the Content folder as they go out, and the pictures among them that pages show.
///
/// What is wrong with a picture is told where a page shows it; with a file that no page shows as one, at the file.
final class ShownPictures: Sendable {
  private struct Findings {
    /// Of those that a page shows, by path; `nil` within where the file cannot be read, which stops the build anyway.
    var reviews: [String: PictureReview?] = [:]
    /// By the path of the file.
    var ofFiles: [String: [Diagnostic]] = [:]
  }

  private let folder: String
  private let findings = Mutex(Findings())

  /// - Parameter folder: The Content folder.
  init(folder: String) {
    self.folder = folder
  }

  /// What is wrong with a picture that is named here; its file is read once, however many pages show it.
  ///
  /// - Parameter path: Below the Content folder.
  func faults(of path: String, at range: SourceRange) -> [Diagnostic] {
    let known = findings.withLock { $0.reviews[path] }
    let review = known ?? (try? FileSystem.read(folder + "/" + path)).map { PictureReview($0, path: path) }
    if known == nil { findings.withLock { $0.reviews[path] = .some(review) } }
    return review?.diagnostics(at: range) ?? []
  }

  /// A file as it goes out: a picture without its metadata. One that cannot go out is empty, and refused.
  ///
  /// - Parameter range: The beginning of the file itself.
  func published(_ path: String, at range: SourceRange) throws(FileFault) -> [UInt8] {
    let file = PublishedFile(try FileSystem.read(folder + "/" + path), path: path, at: range)
    if !file.diagnostics.isEmpty { findings.withLock { $0.ofFiles[path] = file.diagnostics } }
    return file.bytes
  }

  /// What is to be said of files that go out and that no page shows as pictures; complete when all files are made.
  var faultsOfOtherFiles: [Diagnostic] {
    findings.withLock { findings in
      findings.ofFiles.filter { findings.reviews[$0.key] == nil }.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}
