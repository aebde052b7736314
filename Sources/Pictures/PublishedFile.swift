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
    if let kinds = FileKind.kinds(ofDocument: ending), !kinds.contains(kind) {
      bytes = []
      diagnostics = [.otherThanNamed(path, kind: kind, at: range)]
      return
    }
    do throws(PictureFault) {
      bytes = try Picture(withoutMetadata: file, kind: kind)?.bytes ?? file
      diagnostics = Self.remarks(file, kind, path: path, at: range)
    } catch {
      bytes = []
      diagnostics = [.pictureFault(error, of: path, at: range)]
    }
  }

  /// What is to be said of a file out of which nothing is taken.
  private static func remarks(
    _ file: [UInt8], _ kind: FileKind, path: String, at range: SourceRange
  ) -> [Diagnostic] {
    if Authors.areNamed(in: file, kind: kind) { return [.namesAuthor(path, kind: kind, at: range)] }
    switch kind {
    case .pdf: return Authors.mayBeHidden(inPDF: file) ? [.mayNameAuthor(path, at: range)] : []
    case .film:
      return [.keepsMetadata(path, kind: kind, hasPlace: hasPlace(file), at: range)]
    // More is said of a packed drawing where scripts are looked for.
    case .packed where PictureReview.ending(of: path) == "svgz": return []
    case .zip, .packed: return [.keepsMetadata(path, kind: kind, hasPlace: false, at: range)]
    default: return []
    }
  }

  /// Whether a film has Apple's name for where it was made, or the older `©xyz`, which telephones write, with a latitude.
  private static func hasPlace(_ film: [UInt8]) -> Bool {
    if film.contains("location.ISO6709") { return true }
    var start = 1
    while start < film.count, let place = film.firstPlace(of: "xyz", in: start..<film.count) {
      start = place + 1
      if film[place - 1] == 0xA9, film.has("+", at: place + 7) || film.has("-", at: place + 7) { return true }
    }
    return false
  }
}
