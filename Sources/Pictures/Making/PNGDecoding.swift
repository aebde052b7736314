internal import CPNG

/// Reading PNG by libpng's simplified interface, which ends no program.
enum PNGDecoding {
  static func pixels(of file: [UInt8]) throws(PictureFault) -> Bitmap {
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    defer { unsafe png_image_free(&image) }
    guard unsafe png_image_begin_read_from_memory(&image, file, file.count) != 0 else { throw .isDamaged }
    unsafe image.format = png_format_rgba
    let (width, height) = unsafe (Int(image.width), Int(image.height))
    var pixels = [UInt8](repeating: 0, count: width * height * Bitmap.channels)
    guard unsafe png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { throw .isDamaged }
    return Bitmap(width: width, height: height, bytes: pixels)
  }
}
