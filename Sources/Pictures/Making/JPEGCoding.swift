internal import CTurboJPEG

/// Reading and writing JPEG by libjpeg-turbo.
enum JPEGCoding {
  /// Owns what the library works with.
  @safe private struct Handle: ~Copyable {
    let raw: tjhandle

    init?(_ made: tjhandle?) {
      guard let raw = unsafe made else { return nil }
      unsafe self.raw = raw
    }

    deinit { unsafe tjDestroy(raw) }
  }

  /// The pixels, in the smallest of the sizes 1, 1/2, 1/4, 1/8 that is at least so wide and high as wanted: the others cost
  /// many times as long.
  static func pixels(of file: [UInt8], atLeast wanted: (width: Int, height: Int)) throws(PictureFault) -> Bitmap {
    guard let reader = unsafe Handle(tjInitDecompress()) else { throw .isDamaged }
    var (width, height, sampling, space) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard
      unsafe tjDecompressHeader3(
        reader.raw, file, UInt(file.count), &width, &height, &sampling, &space) == 0, width > 0, height > 0
    else { throw .isDamaged }
    let shrink = [8, 4, 2].first { by in
      (Int(width) + by - 1) / by >= wanted.width && (Int(height) + by - 1) / by >= wanted.height
    }
    let factor = Int32(shrink ?? 1)
    let (newWidth, newHeight) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
    let isPrinted = space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue)
    var pixels = [UInt8](repeating: 0, count: Int(newWidth) * Int(newHeight) * Bitmap.channels)
    let format = isPrinted ? TJPF_CMYK : TJPF_RGBA
    let status = unsafe tjDecompress2(
      reader.raw, file, UInt(file.count), &pixels, newWidth, 0, newHeight, format.rawValue, 0)
    // A warning is what most programs pass over: a byte too many, a scan without its end.
    let code = unsafe tjGetErrorCode(reader.raw)
    guard status == 0 || code == Int32(TJERR_WARNING.rawValue) else { throw .isDamaged }
    if isPrinted { fromPrint(&pixels) }
    return Bitmap(width: Int(newWidth), height: Int(newHeight), bytes: pixels, isOpaque: true)
  }

  /// Inks to light. Programs write how much light each ink leaves.
  private static func fromPrint(_ bytes: inout [UInt8]) {
    var pixels = bytes.mutableSpan
    var place = 0
    while place < pixels.count {
      let black = Int(pixels[place + 3])
      for channel in 0..<3 { pixels[place + channel] = UInt8(Int(pixels[place + channel]) * black / 255) }
      pixels[place + 3] = 0xFF
      place += Bitmap.channels
    }
  }

  /// - Parameter quality: 1 to 100.
  static func bytes(of bitmap: Bitmap, quality: Int) -> [UInt8] {
    guard let writer = unsafe Handle(tjInitCompress()) else { return [] }
    var start: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    defer { unsafe tjFree(start) }
    let status = unsafe tjCompress2(
      writer.raw, bitmap.bytes, Int32(bitmap.width), 0, Int32(bitmap.height), TJPF_RGBA.rawValue, &start, &count,
      Int32(TJSAMP_420.rawValue), Int32(quality), 0)
    guard status == 0, let first = unsafe start else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: first, count: Int(count)))
  }
}
