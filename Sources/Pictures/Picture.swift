/// A picture as it may be published: without place, device, time, author or thumbnails; the picture itself, its colour
/// profile and its orientation are as they were.
package struct Picture: Sendable {
  package let bytes: [UInt8]
  /// `nil` for a drawing, which has none.
  package let size: PictureSize?
  /// How it is to be turned before it is shown, as EXIF numbers it: 1 is upright.
  package let orientation: Int

  /// Takes the metadata out of a file, by its parts: what shows the picture is copied byte by byte, never decoded.
  ///
  /// Done to its own result, it gives the same bytes.
  /// - Returns: `nil` when the file is no picture.
  /// - Throws: When the file is not whole, or its metadata cannot be taken out.
  package init?(withoutMetadata file: [UInt8], kind: FileKind) throws(PictureFault) {
    switch kind {
    case .jpeg: self = try JPEGStripping(file).picture()
    case .png: self = try PNGStripping(file).picture()
    case .gif: self = try GIFStripping(file).picture()
    case .webp: self = try WebPStripping(file).picture()
    case .avif, .heic: self.init(bytes: file, size: try BoxedPicture(file).size())
    case .tiff: throw .keepsMetadata
    case .svg: self.init(bytes: try SVGStripping(file).bytes(), size: nil)
    case .pdf, .word, .excel, .powerPoint, .openDocument, .oldOffice, .zip, .packed, .html, .film, .empty, .other:
      return nil
    }
  }

  init(bytes: [UInt8], size: PictureSize?, orientation: Orientation? = nil) {
    self.bytes = bytes
    self.size = size
    self.orientation = orientation?.number ?? 1
  }
}
