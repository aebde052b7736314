/// Walks the chunks of a PNG and copies those that show the picture.
///
/// - Source: W3C, Portable Network Graphics (third edition), sections 5 and 11
struct PNGStripping {
  private let file: [UInt8]
  private var header: [UInt8] = []
  private var size: PictureSize?
  private var orientation: Orientation?
  private var hasExif = false
  private var hasPixels = false
  private var rest: [UInt8] = []

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Those that say how the picture looks; what may be left out and is not named here is left out.
  private static let kept: Set<String> = [
    "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "pHYs", "acTL",
    "fcTL", "fdAT",
  ]

  init(_ file: [UInt8]) {
    self.file = file
    rest.reserveCapacity(file.count)
  }

  /// Bytes after the last chunk are left out.
  consuming func picture() throws(PictureFault) -> Picture {
    var place = Self.signature.count
    while let next = try copyChunk(at: place) { place = next }
    guard let size, hasPixels else { throw .isDamaged }
    var bytes = Self.signature + header
    if let orientation { bytes += Self.chunk("eXIf", orientation.exif) }
    bytes += rest
    bytes += Self.chunk("IEND", [])
    return Picture(bytes: bytes, size: size, orientation: orientation)
  }

  /// - Returns: Where the next one begins; `nil` after the last.
  private mutating func copyChunk(at start: Int) throws(PictureFault) -> Int? {
    guard let length = file.bigEndian(4, at: start), let name = file.name(at: start + 4),
      file.holds(length + 4, at: start + 8)
    else { throw .endsEarly }
    let content = start + 8..<start + 8 + length
    let end = content.upperBound + 4
    guard (name == "IHDR") == header.isEmpty else { throw .isDamaged }
    if name == "eXIf", !hasExif {
      hasExif = true
      orientation = Orientation(file, at: content.lowerBound, end: content.upperBound)
    }
    guard Self.kept.contains(name) || name == "IHDR" || name == "IEND" else {
      // A small first letter says that the picture can be shown without it.
      guard file[start + 4] & 0x20 != 0 else { throw .isDamaged }
      return end
    }
    guard CRC32.of(file, in: start + 4..<content.upperBound) == file.bigEndian(4, at: content.upperBound) else {
      throw .isDamaged
    }
    switch name {
    case "IEND": return nil
    case "IHDR":
      guard length == 13, let width = file.bigEndian(4, at: start + 8), let height = file.bigEndian(4, at: start + 12)
      else { throw .isDamaged }
      size = try PictureSize(width: width, height: height)
      header = Array(file[start..<end])
    default:
      if name == "IDAT" { hasPixels = true }
      rest += file[start..<end]
    }
    return end
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + content
    var bytes: [UInt8] = []
    bytes.appendBigEndian(content.count)
    bytes += checked
    bytes.appendBigEndian(CRC32.of(checked, in: checked.indices))
    return bytes
  }
}

/// The checksum of PNG's chunks.
///
/// - Source: ISO 3309; W3C, Portable Network Graphics, annex D
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { (start: UInt32) in
    (0..<8).reduce(start) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func of(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    let (bytes, table) = (bytes.span, table.span)
    var value = UInt32.max
    for place in range { value = table[Int((value ^ UInt32(bytes[place])) & 0xFF)] ^ value >> 8 }
    return Int(~value)
  }
}
