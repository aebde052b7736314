/// Width and height of a picture, in pixels, as they are stored: before it is turned by its orientation.
package struct PictureSize: Hashable, Sendable {
  package let width: Int
  package let height: Int

  /// - Throws: When a side has no pixels at all.
  init(width: Int, height: Int) throws(PictureFault) {
    guard width > 0, height > 0 else { throw .isDamaged }
    self.width = width
    self.height = height
  }

  private init(_ width: Int, by height: Int) {
    (self.width, self.height) = (width, height)
  }

  /// The same of the picture as it is shown.
  func turned(by orientation: Int) -> PictureSize { orientation > 4 ? PictureSize(height, by: width) : self }

  /// Each side is a number of at most 32 bits, so that the product cannot overflow.
  package var pixels: UInt64 { UInt64(width) * UInt64(height) }
}
