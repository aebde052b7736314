/// How a picture is to be turned before it is shown: 1 is upright.
struct Orientation {
  private let value: UInt8

  /// Reads the one tag out of EXIF, which has the form of a TIFF file.
  ///
  /// - Parameter start: Where the EXIF begins, in some files with the word `Exif` and two zeros.
  /// - Returns: `nil` for a picture that is upright, or of which it is not said.
  /// - Source: TIFF 6.0, section 2 and tag 274; CIPA DC-008 4.6
  init?(_ bytes: [UInt8], at start: Int, end: Int) {
    let exif = Array(bytes[start..<end])
    let header = exif.has(Self.mark, at: 0) ? Self.mark.utf8.count : 0
    let isLittle = exif.has("II*\0", at: header)
    guard isLittle || exif.has("MM\0*", at: header) else { return nil }
    func number(_ count: Int, at offset: Int) -> Int? {
      isLittle ? exif.littleEndian(count, at: offset) : exif.bigEndian(count, at: offset)
    }
    guard let directory = number(4, at: header + 4), let count = number(2, at: header + directory) else { return nil }
    for entry in 0..<count {
      let place = header + directory + 2 + 12 * entry
      guard let tag = number(2, at: place) else { return nil }
      guard tag == 274 else { continue }
      guard number(2, at: place + 2) == 3, let value = number(2, at: place + 8), (2...8).contains(value) else {
        return nil
      }
      self.value = UInt8(value)
      return
    }
    return nil
  }

  /// What stands before the EXIF of a JPEG.
  static let mark = "Exif\0\0"

  var number: Int { Int(value) }

  /// EXIF with this tag alone.
  var exif: [UInt8] {
    Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
  }
}
