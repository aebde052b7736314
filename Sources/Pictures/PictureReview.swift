package import Diagnostics

/// What is to be said of a file that a page shows as a picture, wherever it is named.
package struct PictureReview: Sendable {
  private enum Verdict {
    case notAPicture, notShown, wrongEnding, tooLarge(PictureSize), tooManyPixels(PictureSize), large(PictureSize),
      empty
    case narrow(PictureSize)
    case fault(PictureFault)
  }

  private let path: String
  private let kind: FileKind
  private let verdicts: [Verdict]
  /// What smaller pictures can be made of; `nil` for one that goes out as it is.
  package let source: PictureSource?
  /// As it is shown; `nil` for a drawing, and for what is none.
  package let size: PictureSize?

  /// The longest side, in pixels, that is shown at all.
  private static let longestSide = 20_000
  /// The most pixels that are shown without a word.
  private static let mostPixels: UInt64 = 30_000_000
  /// How many times as long as wide a picture may be without a word, or the other way round.
  private static let longestForm = 10

  /// - Parameter path: As it is told; its ending is held against what the file holds.
  package init(_ file: [UInt8], path: String) {
    let kind = FileKind(of: file)
    self.path = path
    self.kind = kind
    let wrongEnding: [Verdict] = kind.endings.contains(Self.ending(of: path)) ? [] : [.wrongEnding]
    guard kind.isPicture, kind.isShownByBrowsers else {
      (source, size) = (nil, nil)
      verdicts = kind.isPicture ? [.notShown] : [.notAPicture]
      return
    }
    do throws(PictureFault) {
      let picture = try Picture(withoutMetadata: file, kind: kind)
      let source = picture.flatMap { PictureSource(file, kind: kind, picture: $0) }
      self.source = source
      size = picture?.size.map { $0.turned(by: picture?.orientation ?? 1) }
      verdicts = wrongEnding + (size.map { Self.verdicts($0, kind, isMadeSmaller: source != nil) } ?? [])
    } catch {
      (source, size) = (nil, nil)
      verdicts = wrongEnding + [.fault(error)]
    }
  }

  private static func verdicts(_ size: PictureSize, _ kind: FileKind, isMadeSmaller: Bool) -> [Verdict] {
    if max(size.width, size.height) > longestSide { return [.tooLarge(size)] }
    if PictureSource.kinds.contains(kind), size.pixels > PictureSource.mostPixels { return [.tooManyPixels(size)] }
    if size.pixels > mostPixels, !isMadeSmaller { return [.large(size)] }
    if size.pixels == 1 { return [.empty] }
    return max(size.width, size.height) > longestForm * min(size.width, size.height) ? [.narrow(size)] : []
  }

  package func diagnostics(at range: SourceRange) -> [Diagnostic] {
    verdicts.map { verdict in
      switch verdict {
      case .notAPicture: .notAPicture(path, kind: kind, at: range)
      case .notShown: .pictureNotShown(path, kind: kind, at: range)
      case .wrongEnding: .wrongEnding(path, kind: kind, at: range)
      case .tooLarge(let size): .pictureTooLarge(path, size, at: range)
      case .tooManyPixels(let size): .pictureOfTooManyPixels(path, size, at: range)
      case .large(let size): .largePicture(path, size, at: range)
      case .narrow(let size): .narrowPicture(path, size, at: range)
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
