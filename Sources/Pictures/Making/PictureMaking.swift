/// Makes the forms of one picture, whose file is read once.
///
/// Reading 12 megapixels takes 60 ms since libjpeg-turbo reads them at half size; the forms of a page and a list together
/// another 300.
package struct PictureMaking: Sendable {
  /// Upright, and as large as the largest form needs it.
  private let bitmap: Bitmap

  /// - Throws: When the file cannot be read to its end.
  package init(_ file: [UInt8], of source: PictureSource) throws(PictureFault) {
    // A card cut out of a wide picture needs more of it than the page.
    let page = source.forms(.page, .webp, focus: .middle).last?.width ?? source.width
    let width = min(source.width, max(page, Self.cardWidth(of: source)))
    let height = max(1, (source.height * width + source.width / 2) / source.width)
    let wanted = source.orientation > 4 ? (width: height, height: width) : (width: width, height: height)
    let read: Bitmap
    switch source.kind {
    case .jpeg: read = try JPEGCoding.pixels(of: file, atLeast: wanted)
    case .png: read = try PNGDecoding.pixels(of: file)
    case .webp: read = try WebPCoding.pixels(of: file)
    default: throw .isDamaged
    }
    bitmap = read.resized(toWidth: wanted.width, height: wanted.height).upright(source.orientation)
  }

  /// How wide the whole picture must be for the largest card to be cut out of it.
  private static func cardWidth(of source: PictureSource) -> Int {
    guard let card = source.forms(.card, .webp, focus: .middle).last else { return 1 }
    let part = FocusPoint.middle.crop(PictureForm.cardForm, of: (source.width, source.height))
    return (card.width * source.width + part.width - 1) / part.width
  }

  /// The bytes of each form.
  ///
  /// - Returns: An empty file for one that could not be made, for want of memory.
  package func bytes(of forms: [PictureForm]) -> [PictureForm: [UInt8]] {
    var made: [PictureForm: [UInt8]] = [:]
    var last: (form: PictureForm, bitmap: Bitmap)?
    // From the largest to the smallest, so that each is made of the one before; of each size the JPEG first, which tells
    // in a tenth of the time what quality a WebP can have.
    let ordered = forms.sorted { one, other in
      let (first, second) = (one.focus, other.focus)
      return (one.use.rawValue, first.x, first.y, other.width, one.format.rawValue)
        < (other.use.rawValue, second.x, second.y, one.width, other.format.rawValue)
    }
    var quality = Self.bestQuality
    for form in ordered {
      let before = last.flatMap { $0.form.use == form.use && $0.form.focus == form.focus ? $0 : nil }
      let isSameSize = before?.form.width == form.width
      let sized = (before?.bitmap ?? whole(form)).resized(toWidth: form.width, height: form.height)
      last = (form, sized)
      let first = isSameSize && form.format == .webp ? quality : Self.bestQuality
      (made[form], quality) = Self.encoded(sized, as: form, from: first)
    }
    return made
  }

  private func whole(_ form: PictureForm) -> Bitmap {
    switch form.use {
    case .page: bitmap
    case .card: bitmap.cropped(form.focus.crop(PictureForm.cardForm, of: (bitmap.width, bitmap.height)))
    }
  }

  private static let bestQuality = 76
  private static let worstQuality = 8

  /// In the best quality that keeps to the budget, and which that is.
  private static func encoded(
    _ bitmap: Bitmap, as form: PictureForm, from first: Int
  ) -> (bytes: [UInt8], quality: Int) {
    var flat = form.format == .jpeg ? bitmap.onWhite : bitmap
    var quality = first
    while true {
      let bytes =
        switch form.format {
        case .webp: WebPCoding.bytes(of: flat, quality: quality)
        case .jpeg: JPEGCoding.bytes(of: flat, quality: quality)
        }
      if bytes.count <= form.budget { return (bytes, quality) }
      if quality <= worstQuality {
        // Noise: no quality is low enough, so its finest grain is left out.
        guard flat.width > 16, flat.height > 16 else { return (bytes, quality) }
        flat = flat.resized(toWidth: flat.width / 2, height: flat.height / 2)
          .resized(toWidth: flat.width, height: flat.height)
        return encoded(flat, as: form, from: 30)
      }
      // Bytes fall a little faster than the quality does.
      quality = max(worstQuality, min(quality - 4, quality * form.budget / bytes.count + 4))
    }
  }
}
