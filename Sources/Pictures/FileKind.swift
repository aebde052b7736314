/// What a file is by what it holds, whatever its name says.
package enum FileKind: Sendable, CaseIterable {
  case jpeg, png, gif, webp, avif, heic, tiff, svg
  case pdf, word, excel, powerPoint, openDocument, oldOffice, zip, packed
  case html, film, empty, other

  /// Looks at the beginning of the file; of a ZIP, at the names within.
  package init(of file: [UInt8]) {
    self =
      if file.isEmpty {
        .empty
      } else if file.starts(with: [0xFF, 0xD8, 0xFF]) {
        .jpeg
      } else if file.starts(with: PNGStripping.signature) {
        .png
      } else if file.has("GIF87a", at: 0) || file.has("GIF89a", at: 0) {
        .gif
      } else if file.has("RIFF", at: 0), file.has("WEBP", at: 8) {
        .webp
      } else if file.has("ftyp", at: 4) {
        Self.boxed(file)
      } else if file.has("II*\0", at: 0) || file.has("MM\0*", at: 0) {
        .tiff
      } else if file.firstPlace(of: "%PDF-", in: 0..<min(file.count, 1_024)) != nil {
        .pdf
      } else if file.has("PK\u{3}\u{4}", at: 0) {
        Self.zipped(file)
      } else if file.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        .oldOffice
      } else if file.starts(with: [0x1F, 0x8B]) {
        .packed
      } else if Self.isRecording(file) {
        .film
      } else {
        Self.marked(file)
      }
  }

  /// Told apart by the brands that a file gives itself, four letters each.
  private static func boxed(_ file: [UInt8]) -> FileKind {
    let length = Swift.min(file.bigEndian(4, at: 0) ?? 0, file.count, 256)
    let brands = stride(from: 8, to: length, by: 4).compactMap { file.name(at: $0) }
    if brands.contains(where: { ["avif", "avis"].contains($0) }) { return .avif }
    let isPicture = brands.contains { ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].contains($0) }
    return isPicture ? .heic : .film
  }

  /// WebM and its like, Ogg, FLAC, MP3, ASF, WAVE, AVI, and QuickTime without the name of its brand.
  private static func isRecording(_ file: [UInt8]) -> Bool {
    let starts: [[UInt8]] = [
      [0x1A, 0x45, 0xDF, 0xA3], Array("OggS".utf8), Array("fLaC".utf8), Array("ID3".utf8), [0xFF, 0xFB], [0xFF, 0xF3],
      [0xFF, 0xF2], [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11],
    ]
    if starts.contains(where: { file.starts(with: $0) }) { return true }
    if file.has("RIFF", at: 0) { return file.has("WAVE", at: 8) || file.has("AVI ", at: 8) }
    // Such a part is less than 16 MB long, so that no text is taken for one.
    return file.first == 0 && ["moov", "mdat", "wide", "free"].contains { file.has($0, at: 4) }
  }

  private static func zipped(_ file: [UInt8]) -> FileKind {
    // OpenDocument and its kin begin with their type, as it is.
    if file.has("mimetypeapplication/vnd.oasis.opendocument", at: 30) { return .openDocument }
    guard file.contains("[Content_Types].xml") else { return .zip }
    if file.contains("word/document.xml") { return .word }
    if file.contains("xl/workbook") { return .excel }
    return file.contains("ppt/presentation.xml") ? .powerPoint : .zip
  }

  private static func marked(_ file: [UInt8]) -> FileKind {
    switch MarkupTags(file).rootName {
    case "svg": .svg
    case "html", "head", "body", "script", "meta", "title": .html
    default: .other
    }
  }

  /// Is it a picture, though perhaps one that browsers do not show?
  package var isPicture: Bool { !endings.isEmpty }

  package var isShownByBrowsers: Bool { isPicture && self != .heic && self != .tiff }

  /// Of a document that keeps its authors' names in a part of its own, where office programs write them unasked.
  package var isOfficeFile: Bool {
    [.word, .excel, .powerPoint, .openDocument, .oldOffice].contains(self)
  }

  /// What the name of a picture of this kind may end in, the usual one first.
  package var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .png: ["png", "apng"]
    case .gif: ["gif"]
    case .webp: ["webp"]
    case .avif: ["avif"]
    case .heic: ["heic", "heif"]
    case .tiff: ["tif", "tiff"]
    case .svg: ["svg"]
    case .pdf, .word, .excel, .powerPoint, .openDocument, .oldOffice, .zip, .packed, .html, .film, .empty, .other:
      []
    }
  }

  /// What a document may be whose name ends so; `nil` where the ending promises nothing that could be told.
  static func kinds(ofDocument ending: String) -> [FileKind]? {
    switch ending {
    case "pdf": [.pdf]
    case "docx", "docm": [.word]
    case "xlsx", "xlsm": [.excel]
    case "pptx", "pptm": [.powerPoint]
    case "odt", "ods", "odp": [.openDocument]
    // Office programs open what they write under the older name too.
    case "doc", "xls", "ppt": [.oldOffice, .word, .excel, .powerPoint, .html, .other]
    case "zip": [.zip, .word, .excel, .powerPoint, .openDocument]
    default: nil
    }
  }

  /// What the file is, in a reader's words: "a web page".
  package var words: String {
    switch self {
    case .jpeg: "a JPEG picture"
    case .png: "a PNG picture"
    case .gif: "a GIF picture"
    case .webp: "a WebP picture"
    case .avif: "an AVIF picture"
    case .heic: "a HEIC picture"
    case .tiff: "a TIFF picture"
    case .svg: "an SVG drawing"
    case .pdf: "a PDF"
    case .word: "a Word document"
    case .excel: "an Excel workbook"
    case .powerPoint: "a PowerPoint presentation"
    case .openDocument: "an OpenDocument file"
    case .oldOffice: "an Office document"
    case .zip: "a ZIP archive"
    case .packed: "a packed file"
    case .html: "a web page"
    case .film: "a film or a recording"
    case .empty: "an empty file"
    case .other: "a file of another kind"
    }
  }
}
