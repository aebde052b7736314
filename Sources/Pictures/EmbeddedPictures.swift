/// The pictures that stand within a drawing as text, `data:image/jpeg;base64,…`, such as a photograph that was put into
/// it: each loses its metadata as a file of its own would.
///
/// - Source: RFC 2397; RFC 4648, section 4
struct EmbeddedPictures {
  private let drawing: [UInt8]

  init(in drawing: [UInt8]) {
    self.drawing = drawing
  }

  /// The drawing with what is left of them.
  ///
  /// - Throws: When one is not whole, or its metadata cannot be taken out.
  func stripped() throws(PictureFault) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    while let start = drawing.firstPlace(of: "data:image/", in: copied..<drawing.count) {
      guard let comma = drawing[start...].firstIndex(of: UInt8(ascii: ",")) else { break }
      let isBase64 = String(decoding: drawing[start..<comma].suffix(7), as: UTF8.self).lowercased() == ";base64"
      let (picture, end) = isBase64 ? decode(from: comma + 1) : ([], comma + 1)
      result += drawing[copied...comma]
      if let stripped = try Picture(withoutMetadata: picture, kind: FileKind(of: picture)), stripped.bytes != picture {
        result += Self.encode(stripped.bytes)
      } else {
        result += drawing[comma + 1..<end]
      }
      copied = end
    }
    return result + drawing[copied...]
  }

  /// Breaks between lines, which some programs write as references, count for nothing.
  private func decode(from start: Int) -> (bytes: [UInt8], end: Int) {
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    var place = start
    while place < drawing.count {
      let byte = drawing[place]
      if let digit = Self.digits[Int(byte)] {
        (bits, count) = (bits << 6 | digit, count + 6)
        if count >= 8 {
          count -= 8
          bytes.append(UInt8(truncatingIfNeeded: bits >> count))
          bits &= 1 << count - 1
        }
      } else if let reference = ["&#10;", "&#13;", "&#xA;", "&#xD;", "&#xa;", "&#xd;"].first(where: {
        drawing.has($0, at: place)
      }) {
        place += reference.utf8.count - 1
      } else if byte != UInt8(ascii: "="), !MarkupTags.isSpace(byte) {
        break
      }
      place += 1
    }
    return (bytes, place)
  }

  private static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for shift in [18, 12, 6, 0].prefix(part.count + 1) { text.append(alphabet[bits >> shift & 63]) }
      text += Array(repeating: UInt8(ascii: "="), count: 3 - part.count)
    }
    return text
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let digits: [Int?] = (0..<256).map { alphabet.firstIndex(of: UInt8($0)) }
}
