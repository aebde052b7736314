/// Walks the blocks of a GIF and copies those that show the picture.
///
/// - Source: CompuServe, Graphics Interchange Format 89a; the loop of animations as Netscape wrote it
struct GIFStripping {
  private let file: [UInt8]
  private var hasPicture = false
  private var bytes: [UInt8] = []

  /// What applications added that changes what is seen: how often an animation runs, and the colour profile.
  private static let keptApplications = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]

  init(_ file: [UInt8]) {
    self.file = file
    bytes.reserveCapacity(file.count)
  }

  /// Bytes after the end mark are left out.
  consuming func picture() throws(PictureFault) -> Picture {
    guard let width = file.littleEndian(2, at: 6), let height = file.littleEndian(2, at: 8),
      let start = afterColours(flagsAt: 10, 13)
    else { throw .endsEarly }
    let size = try PictureSize(width: width, height: height)
    bytes += file[..<start]
    var place = start
    while let next = try copyBlock(at: place) { place = next }
    guard hasPicture else { throw .isDamaged }
    return Picture(bytes: bytes, size: size)
  }

  /// - Returns: Where the next one begins; `nil` after the last.
  private mutating func copyBlock(at start: Int) throws(PictureFault) -> Int? {
    guard start < file.count else { throw .endsEarly }
    switch file[start] {
    case 0x3B:
      bytes.append(0x3B)
      return nil
    case 0x2C:
      guard let data = afterColours(flagsAt: start + 9, start + 10) else { throw .endsEarly }
      let end = try endOfParts(from: data + 1)
      hasPicture = true
      bytes += file[start..<end]
      return end
    case 0x21:
      guard file.holds(2, at: start) else { throw .endsEarly }
      let end = try endOfParts(from: start + 2)
      let isKept =
        switch file[start + 1] {
        // How long a frame stands, and text that is drawn.
        case 0xF9, 0x01: true
        case 0xFF: Self.keptApplications.contains { file.has("\u{0B}" + $0, at: start + 2) }
        default: false
        }
      if isKept { bytes += file[start..<end] }
      return end
    default: throw .isDamaged
    }
  }

  /// Where a table of colours ends that may stand at a place; `nil` when the file ends before.
  private func afterColours(flagsAt flags: Int, _ place: Int) -> Int? {
    guard file.holds(1, at: flags) else { return nil }
    let length = file[flags] & 0x80 == 0 ? 0 : 3 << (Int(file[flags] & 7) + 1)
    return file.holds(length, at: place) ? place + length : nil
  }

  /// The end of a run of parts, each with its length before it; one of length 0 is the last.
  private func endOfParts(from start: Int) throws(PictureFault) -> Int {
    var place = start
    while place < file.count {
      let length = Int(file[place])
      place += 1 + length
      if length == 0 { return place }
    }
    throw .endsEarly
  }
}
