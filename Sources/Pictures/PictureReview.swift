package import Diagnostics

/// What is to be said of a file that a page shows as a picture, wherever it is named.
package struct PictureReview: Sendable {
  private enum Verdict {
    case notAPicture, notShown, wrongEnding, tooLarge(PictureSize), large(PictureSize), empty
    case fault(PictureFault)
  }

  private let path: String
  private let kind: FileKind
  private let verdicts: [Verdict]

  /// The longest side, in pixels, that is shown at all.
  private static let longestSide = 20_000
  /// The most pixels that are shown without a word.
  private static let mostPixels: UInt64 = 30_000_000

  /// - Parameter path: As it is told; its ending is held against what the file holds.
  package init(_ file: [UInt8], path: String) {
    let kind = FileKind(of: file)
    self.path = path
    self.kind = kind
    verdicts = Self.verdicts(file, kind, path: path)
  }

  private static func verdicts(_ file: [UInt8], _ kind: FileKind, path: String) -> [Verdict] {
    guard kind.isPicture else { return [.notAPicture] }
    guard kind.isShownByBrowsers else { return [.notShown] }
    let wrongEnding: [Verdict] = kind.endings.contains(ending(of: path)) ? [] : [.wrongEnding]
    do throws(PictureFault) {
      let size = try Picture(withoutMetadata: file, kind: kind)?.size
      return wrongEnding + (size.map { verdicts($0) } ?? [])
    } catch {
      return wrongEnding + [.fault(error)]
    }
  }

  private static func verdicts(_ size: PictureSize) -> [Verdict] {
    if max(size.width, size.height) > longestSide { return [.tooLarge(size)] }
    if size.pixels > mostPixels { return [.large(size)] }
    return size.pixels == 1 ? [.empty] : []
  }

  package func diagnostics(at range: SourceRange) -> [Diagnostic] {
    verdicts.map { verdict in
      switch verdict {
      case .notAPicture: .notAPicture(path, kind: kind, at: range)
      case .notShown: .pictureNotShown(path, kind: kind, at: range)
      case .wrongEnding: .wrongEnding(path, kind: kind, at: range)
      case .tooLarge(let size): .pictureTooLarge(path, size, at: range)
      case .large(let size): .largePicture(path, size, at: range)
      case .empty: .emptyPicture(path, at: range)
      case .fault(let fault): .pictureFault(fault, of: path, at: range)
      }
    }
  }

  /// In small letters; empty where there is none.
  static func ending(of path: String) -> String {
    path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
  }
}
