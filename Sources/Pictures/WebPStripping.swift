/// Walks the chunks of a WebP and copies those that show the picture.
///
/// - Source: RFC 9649, section 2
struct WebPStripping {
  private let file: [UInt8]
  private var size: PictureSize?
  private var orientation: Orientation?
  /// The first byte of `VP8X`; `nil` in a file of the simple form, whose metadata no browser looks at.
  private var flags: UInt8?
  private var hasProfile = false
  private var hasPicture = false
  private var chunks: [UInt8] = []

  private static let profileFlag: UInt8 = 0x20
  private static let exifFlag: UInt8 = 0x08
  private static let metadataFlag: UInt8 = 0x04

  init(_ file: [UInt8]) {
    self.file = file
    chunks.reserveCapacity(file.count)
  }

  /// Bytes after the length that the file gives for itself are left out.
  consuming func picture() throws(PictureFault) -> Picture {
    guard let length = file.littleEndian(4, at: 4), length >= 4, file.holds(length, at: 8) else { throw .endsEarly }
    let end = 8 + length
    var place = 12
    while place < end { place = try copyChunk(at: place, end: end) }
    guard let size, hasPicture else { throw .isDamaged }
    if let orientation { chunks += Self.chunk("EXIF", orientation.exif) }
    if let flags {
      // It is the first chunk, and its name and length come before it.
      chunks[8] = flags & ~(Self.profileFlag | Self.exifFlag | Self.metadataFlag)
      if hasProfile { chunks[8] |= Self.profileFlag }
      if orientation != nil { chunks[8] |= Self.exifFlag }
    }
    var bytes = Array("RIFF".utf8)
    bytes.appendLittleEndian(4 + chunks.count)
    return Picture(bytes: bytes + Array("WEBP".utf8) + chunks, size: size, orientation: orientation)
  }

  /// - Returns: Where the next one begins.
  private mutating func copyChunk(at start: Int, end: Int) throws(PictureFault) -> Int {
    let content = try content(at: start, end: end)
    let name = file.name(at: start)
    switch name {
    case "VP8X":
      guard chunks.isEmpty, content.count >= 10, let width = file.littleEndian(3, at: content.lowerBound + 4),
        let height = file.littleEndian(3, at: content.lowerBound + 7)
      else { throw .isDamaged }
      flags = file[content.lowerBound]
      size = try PictureSize(width: width + 1, height: height + 1)
      chunks += Self.chunk("VP8X", Array(file[content.prefix(10)]))
    case "ANMF":
      hasPicture = true
      chunks += Self.chunk("ANMF", try frame(content))
    case "VP8 ", "VP8L":
      hasPicture = true
      let own = name == "VP8L" ? try losslessSize(content) : try lossySize(content)
      if size == nil { size = own }
      chunks += Self.chunk(name ?? "", Array(file[content]))
    case "ICCP" where flags != nil:
      hasProfile = true
      chunks += Self.chunk("ICCP", Array(file[content]))
    case "ALPH", "ANIM": chunks += Self.chunk(name ?? "", Array(file[content]))
    case "EXIF":
      guard let flags, flags & Self.exifFlag != 0, orientation == nil else { break }
      orientation = Orientation(file, at: content.lowerBound, end: content.upperBound)
    default: break
    }
    // A chunk of odd length is followed by one byte.
    return content.upperBound + content.count % 2
  }

  private func content(at start: Int, end: Int) throws(PictureFault) -> Range<Int> {
    guard let length = file.littleEndian(4, at: start + 4), length <= end - start - 8 else { throw .endsEarly }
    return start + 8..<start + 8 + length
  }

  /// A frame of an animation: 16 bytes of place and time, then chunks of its own.
  private func frame(_ content: Range<Int>) throws(PictureFault) -> [UInt8] {
    guard content.count >= 16 else { throw .isDamaged }
    var bytes = Array(file[content.prefix(16)])
    var place = content.lowerBound + 16
    while place < content.upperBound {
      let part = try self.content(at: place, end: content.upperBound)
      if let name = file.name(at: place), ["ALPH", "VP8 ", "VP8L"].contains(name) {
        bytes += Self.chunk(name, Array(file[part]))
      }
      place = part.upperBound + part.count % 2
    }
    return bytes
  }

  private func lossySize(_ content: Range<Int>) throws(PictureFault) -> PictureSize {
    let start = content.lowerBound
    guard content.count >= 10, file[start + 3..<start + 6].elementsEqual([0x9D, 0x01, 0x2A]),
      let width = file.littleEndian(2, at: start + 6), let height = file.littleEndian(2, at: start + 8)
    else { throw .isDamaged }
    return try PictureSize(width: width & 0x3FFF, height: height & 0x3FFF)
  }

  private func losslessSize(_ content: Range<Int>) throws(PictureFault) -> PictureSize {
    guard content.count >= 5, file[content.lowerBound] == 0x2F,
      let bits = file.littleEndian(4, at: content.lowerBound + 1)
    else { throw .isDamaged }
    return try PictureSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    var bytes = Array(name.utf8)
    bytes.appendLittleEndian(content.count)
    return bytes + content + (content.count % 2 == 1 ? [0] : [])
  }
}
