internal import CWebP

/// Reading and writing WebP by libwebp.
enum WebPCoding {
  /// The pixels of a still picture.
  static func pixels(of file: [UInt8]) throws(PictureFault) -> Bitmap {
    var (width, height) = (Int32(0), Int32(0))
    guard unsafe WebPGetInfo(file, file.count, &width, &height) != 0, width > 0, height > 0 else { throw .isDamaged }
    var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * Bitmap.channels)
    let count = pixels.count
    guard unsafe WebPDecodeRGBAInto(file, file.count, &pixels, count, width * Int32(Bitmap.channels)) != nil else {
      throw .isDamaged
    }
    return Bitmap(width: Int(width), height: Int(height), bytes: pixels)
  }

  /// - Parameter quality: 0 to 100.
  static func bytes(of bitmap: Bitmap, quality: Int) -> [UInt8] {
    var config = WebPConfig()
    var picture = unsafe WebPPicture()
    guard unsafe WebPConfigInit(&config) != 0, unsafe WebPPictureInit(&picture) != 0 else { return [] }
    config.quality = Float(quality)
    // Of 0 to 6: 2 takes half as long as 4, for a tenth more bytes.
    config.method = 2
    unsafe picture.width = Int32(bitmap.width)
    unsafe picture.height = Int32(bitmap.height)
    defer { unsafe WebPPictureFree(&picture) }
    let stride = Int32(bitmap.width * Bitmap.channels)
    guard unsafe WebPPictureImportRGBA(&picture, bitmap.bytes, stride) != 0 else { return [] }
    var writer = unsafe WebPMemoryWriter()
    unsafe WebPMemoryWriterInit(&writer)
    defer { unsafe WebPMemoryWriterClear(&writer) }
    return unsafe withUnsafeMutablePointer(to: &writer) { writer in
      unsafe picture.writer = WebPMemoryWrite
      unsafe picture.custom_ptr = UnsafeMutableRawPointer(writer)
      guard unsafe WebPEncode(&config, &picture) != 0, let first = unsafe writer.pointee.mem else { return [] }
      return unsafe Array(UnsafeBufferPointer(start: first, count: writer.pointee.size))
    }
  }
}
