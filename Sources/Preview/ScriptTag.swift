/// The one tag that the preview lays into the pages that it serves.
enum ScriptTag {
  /// What a browser asks for when it comes upon the tag.
  static let script = "preview.js"

  /// A page with the tag, at the end of its body; what stands in the folder stays as it is.
  ///
  /// - Parameter build: The name of the build that made the page, by which the page knows when it is an old one.
  static func laid(into page: [UInt8], build: String) -> [UInt8] {
    let tag = Array("<script src=\"\(SiteAddress.ownFolder)\(script)?build=\(build)\"></script>\n".utf8)
    let place = endOfBody(page) ?? page.endIndex
    return page[..<place] + tag + page[place...]
  }

  /// Where the last `</body>` begins.
  private static func endOfBody(_ page: [UInt8]) -> Int? {
    let end = Array("</body".utf8)
    return page.indices.last { index in
      page[index] == end[0] && page[index...].prefix(end.count).elementsEqual(end, by: { small($0) == $1 })
    }
  }

  private static func small(_ letter: UInt8) -> UInt8 { (0x41...0x5A).contains(letter) ? letter | 0x20 : letter }
}
