package import Diagnostics

/// A file of the site as it goes out: a picture without its metadata, anything else as it is.
package struct PublishedFile {
  package let bytes: [UInt8]
  /// An error among them refuses the file.
  package let diagnostics: [Diagnostic]

  /// The bytes alone; of a picture that is refused, those that it has.
  package static func bytes(of file: [UInt8]) -> [UInt8] {
    (try? Picture(withoutMetadata: file, kind: FileKind(of: file)))?.bytes ?? file
  }

  /// - Parameters:
  ///   - path: As it is told; a picture must be what its ending says.
  ///   - range: Where the file itself begins.
  package init(_ file: [UInt8], path: String, at range: SourceRange) {
    let kind = FileKind(of: file)
    let ending = PictureReview.ending(of: path)
    let claimed = FileKind.allCases.first { $0.endings.contains(ending) }
    if let claimed, claimed != kind {
      bytes = []
      diagnostics = [
        kind.isPicture ? .wrongEnding(path, kind: kind, at: range) : .notAPicture(path, kind: kind, at: range)
      ]
      return
    }
    do throws(PictureFault) {
      bytes = try Picture(withoutMetadata: file, kind: kind)?.bytes ?? file
      diagnostics =
        Authors.areNamed(in: file, kind: kind) ? [.namesAuthor(path, kind: kind, at: range)] : []
    } catch {
      bytes = []
      diagnostics = [.pictureFault(error, of: path, at: range)]
    }
  }
}
