/// The boxes of an AVIF or HEIC picture, of which only the list of contents is read.
///
/// The metadata of such a file is placed by numbers all over it, so that it cannot be cut out: a file that has any is a
/// fault.
/// - Source: ISO/IEC 14496-12, 4.2 and 8.11; ISO/IEC 23008-12, 6.5.3 and annex A
struct BoxedPicture {
  private let file: [UInt8]

  private struct Box {
    let name: String
    let content: Range<Int>
  }

  init(_ file: [UInt8]) {
    self.file = file
  }

  /// - Returns: The largest of its pictures: others are its thumbnail and the tiles that it is put together from.
  func size() throws(PictureFault) -> PictureSize {
    let outer = try boxes(in: file.indices)
    guard let meta = outer.first(where: { $0.name == "meta" }) else { throw .isDamaged }
    let parts = try boxes(in: inner(meta, skipping: 4))
    guard outer.contains(where: { $0.name == "mdat" }) || parts.contains(where: { $0.name == "idat" }) else {
      throw .endsEarly
    }
    guard let contents = parts.first(where: { $0.name == "iinf" }) else { throw .isDamaged }
    if try hasMetadata(contents) { throw .keepsMetadata }
    var sizes: [PictureSize] = []
    for properties in parts where properties.name == "iprp" {
      for group in try boxes(in: properties.content) where group.name == "ipco" {
        for property in try boxes(in: group.content) where property.name == "ispe" {
          guard let width = file.bigEndian(4, at: property.content.lowerBound + 4),
            let height = file.bigEndian(4, at: property.content.lowerBound + 8)
          else { throw .endsEarly }
          sizes.append(try PictureSize(width: width, height: height))
        }
      }
    }
    guard let largest = sizes.max(by: { $0.pixels < $1.pixels }) else { throw .isDamaged }
    return largest
  }

  /// Does the list of contents name EXIF, or XMP (as `mime`)?
  private func hasMetadata(_ list: Box) throws(PictureFault) -> Bool {
    guard let version = file.bigEndian(1, at: list.content.lowerBound) else { throw .endsEarly }
    for entry in try boxes(in: inner(list, skipping: version == 0 ? 6 : 8)) where entry.name == "infe" {
      guard let version = file.bigEndian(1, at: entry.content.lowerBound) else { throw .endsEarly }
      let type = file.name(at: entry.content.lowerBound + (version == 3 ? 10 : 8))
      if type == "Exif" || type == "mime" { return true }
    }
    return false
  }

  private func inner(_ box: Box, skipping count: Int) throws(PictureFault) -> Range<Int> {
    guard box.content.count >= count else { throw .isDamaged }
    return box.content.dropFirst(count)
  }

  private func boxes(in range: Range<Int>) throws(PictureFault) -> [Box] {
    var boxes: [Box] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard let short = file.bigEndian(4, at: place), let name = file.name(at: place + 4) else { throw .endsEarly }
      var header = 8
      var length = short
      if short == 0 { length = range.upperBound - place }
      if short == 1 {
        // The length follows in eight bytes, of which no file that is read needs the upper four.
        guard file.bigEndian(4, at: place + 8) == 0, let long = file.bigEndian(4, at: place + 12) else {
          throw .endsEarly
        }
        (header, length) = (16, long)
      }
      guard length >= header else { throw .isDamaged }
      guard length <= range.upperBound - place else { throw .endsEarly }
      boxes.append(Box(name: name, content: place + header..<place + length))
      place += length
    }
    return boxes
  }
}
