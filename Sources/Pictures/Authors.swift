/// Whether a document says who wrote it: nothing is taken out of it, since that might break it.
package enum Authors {
  /// - Returns: `true` for office files, which nearly always do, and for a PDF that names an author in a part that is not
  ///   packed.
  package static func areNamed(in file: [UInt8], kind: FileKind) -> Bool {
    kind.isOfficeFile || kind == .pdf && areNamed(inPDF: file)
  }

  /// Whether a PDF has properties, and has them in a part that is packed or encrypted.
  ///
  /// - Source: ISO 32000-1, 7.5.5, 7.5.7 and 7.6
  static func mayBeHidden(inPDF file: [UInt8]) -> Bool {
    var start = 0
    while let place = file.firstPlace(of: "/Info", in: start..<file.count) {
      start = place + "/Info".utf8.count
      let number = file[start...].drop { MarkupTags.isSpace($0) }.prefix { (0x30...0x39).contains($0) }
      guard !number.isEmpty else { continue }
      if file.contains("/Encrypt") { return true }
      // The part of that number, where it stands open.
      let name = String(decoding: number, as: UTF8.self) + " 0 obj"
      if !file.contains("\n" + name), !file.contains("\r" + name) { return true }
    }
    return false
  }

  /// - Source: ISO 32000-1, 14.3.2 and 14.3.3
  private static func areNamed(inPDF file: [UInt8]) -> Bool {
    var start = 0
    while let place = file.firstPlace(of: "/Author", in: start..<file.count) {
      start = place + "/Author".utf8.count
      let value = file[start...].drop { MarkupTags.isSpace($0) || $0 == 0 }
      guard let first = value.first, let second = value.dropFirst().first else { return false }
      switch first {
      case UInt8(ascii: "("): if second != UInt8(ascii: ")") { return true }
      case UInt8(ascii: "<"): if second != UInt8(ascii: ">") { return true }
      // The number of the part that holds it.
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
      default: continue
      }
    }
    return creator(in: file)
  }

  /// XMP's own word for it, with a name between its tags.
  private static func creator(in file: [UInt8]) -> Bool {
    guard let start = file.firstPlace(of: "<dc:creator", in: file.indices),
      let end = file.firstPlace(of: "</dc:creator>", in: start..<file.count)
    else { return false }
    var isTag = false
    for byte in file[start..<end] {
      if byte == UInt8(ascii: "<") {
        isTag = true
      } else if byte == UInt8(ascii: ">") {
        isTag = false
      } else if !isTag, !MarkupTags.isSpace(byte) {
        return true
      }
    }
    return false
  }
}
