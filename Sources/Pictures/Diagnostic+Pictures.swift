package import Diagnostics

// What can be wrong with a picture, told where it is named.
extension Diagnostic {
  package static func notAPicture(_ path: String, kind: FileKind, at range: SourceRange) -> Diagnostic {
    let help =
      switch kind {
      case .pdf: "Save the page that you want to show as a PNG picture, or link to the PDF."
      case .empty: "Copy or download it again; where it comes from may still be whole."
      default: "Save the picture itself, as JPEG, PNG, WebP, AVIF, GIF or SVG."
      }
    return Diagnostic("not-a-picture", "`\(path)` is \(kind.words), not a picture.", at: range, help: help)
  }

  package static func pictureNotShown(_ path: String, kind: FileKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "picture-not-shown", "`\(path)` is \(kind.words), which most browsers do not show.", at: range,
      help: "Save it as JPEG.")
  }

  package static func wrongEnding(_ path: String, kind: FileKind, at range: SourceRange) -> Diagnostic {
    let ending = kind.endings.first ?? ""
    return Diagnostic(
      "wrong-ending", "`\(path)` is \(kind.words), though its name says otherwise.", at: range,
      help: "Rename it, so that it ends in `.\(ending)`, here and wherever it is named.")
  }

  static func otherThanNamed(_ path: String, kind: FileKind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "other-than-named", "`\(path)` is \(kind.words), though its name says otherwise: readers could not open it.",
      at: range, help: "Download or save the document itself again, or give the file the ending of what it is.")
  }

  /// - Parameter fault: What keeps it from being published without its metadata.
  package static func pictureFault(_ fault: PictureFault, of path: String, at range: SourceRange) -> Diagnostic {
    switch fault {
    case .endsEarly:
      Diagnostic(
        "broken-picture", "The picture `\(path)` is not whole: the file ends before the picture does.", at: range,
        help: "Copy or download it again; where it comes from may still be whole.")
    case .isDamaged:
      Diagnostic(
        "broken-picture", "The picture `\(path)` is damaged.", at: range,
        help: "Open it in a program for pictures, and save it again.")
    case .keepsMetadata:
      Diagnostic(
        "picture-with-metadata",
        "The picture `\(path)` carries metadata, such as its place or device, which cannot be taken out of such a file.",
        at: range, help: "Save it without metadata, or as JPEG, PNG or WebP, from which it is taken out.")
    case .hasScript:
      Diagnostic(
        "picture-with-script", "The drawing `\(path)` holds a script, which would run when somebody opens it.",
        at: range, help: "Save it without scripts, such as `Plain SVG` in Inkscape, or as PNG.")
    }
  }

  package static func largePicture(_ path: String, _ size: PictureSize, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "large-picture",
      "The picture `\(path)` has \(size.width) × \(size.height) pixels, more than many phones can show.",
      severity: .warning, at: range, help: "Save it smaller: 1200 pixels wide is mostly enough.")
  }

  package static func pictureTooLarge(_ path: String, _ size: PictureSize, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "picture-too-large",
      "The picture `\(path)` has \(size.width) × \(size.height) pixels, and no side may have more than 20000.",
      at: range, help: "Save it smaller: 1200 pixels wide is mostly enough.")
  }

  static func pictureOfTooManyPixels(_ path: String, _ size: PictureSize, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "picture-too-large",
      "The picture `\(path)` has \(size.width) × \(size.height) pixels, more than 60 million, which is the most that is read.",
      at: range, help: "Save it smaller: 4000 pixels wide is more than any screen shows.")
  }

  static func narrowPicture(_ path: String, _ size: PictureSize, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "narrow-picture",
      "The picture `\(path)` has \(size.width) × \(size.height) pixels: hardly anything of it is seen on a page.",
      severity: .warning, at: range, help: "Cut out the part that matters.")
  }

  package static func emptyPicture(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-picture", "The picture `\(path)` has a single pixel, so that nothing is to be seen.", severity: .warning,
      at: range, help: "Put the picture that was meant in its place, or take it out.")
  }

  package static func namesAuthor(_ path: String, kind: FileKind, at range: SourceRange) -> Diagnostic {
    kind.isOfficeFile
      ? Diagnostic(
        "names-author", "`\(path)` is \(kind.words), and such files carry the names of their authors.",
        severity: .note, at: range,
        help: "If they are not meant for the public, take them out in the program that made it, then publish it.",
        showsLine: false)
      : Diagnostic(
        "names-author", "`\(path)` is \(kind.words) that names its author.", severity: .note, at: range,
        help: "If the name is not meant for the public, take it out of the properties of the document.",
        showsLine: false)
  }

  /// Of a PDF whose properties are packed or encrypted.
  static func mayNameAuthor(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "may-name-author", "`\(path)` is a PDF whose properties are packed, so it may name its author.", severity: .note,
      at: range, help: "Look at the properties of the document, and take out what is not meant for the public.",
      showsLine: false)
  }

  /// Of a file out of which nothing is taken.
  ///
  /// - Parameter hasPlace: Does it say where it was filmed?
  static func keepsMetadata(_ path: String, kind: FileKind, hasPlace: Bool, at range: SourceRange) -> Diagnostic {
    kind == .film
      ? Diagnostic(
        "keeps-metadata",
        hasPlace
          ? "`\(path)` is \(kind.words) that says where it was made, and that is published with it."
          : "`\(path)` is \(kind.words), and what it says of its place, device and time is published with it.",
        severity: hasPlace ? .warning : .note, at: range,
        help: "If that is not meant for the public, export it again without its metadata, then publish it.",
        showsLine: false)
      : Diagnostic(
        "keeps-metadata",
        "`\(path)` is \(kind.words), and what lies in it is published with all that it says of its authors and places.",
        severity: .note, at: range,
        help:
          "Publish the files one by one, so that the metadata of pictures is taken out, or look into them yourself.",
        showsLine: false)
  }
}
