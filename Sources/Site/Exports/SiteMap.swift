internal import Exact

/// `sitemap.xml` (sitemaps.org 0.9, with the languages of each page) and `robots.txt`.
struct SiteMap {
  struct Entry {
    /// The page's address in each language, the default one first.
    let addresses: [(language: String, url: String)]
    let updated: PartialDate?
  }

  let entries: [Entry]

  static let path = "sitemap.xml"
  /// So many addresses may stand in one file.
  static let mostAddresses = 50_000

  /// One file; of too many addresses an index, then the files that it names.
  ///
  /// - Parameter address: The whole address of a file.
  func files(
    most: Int = mostAddresses, address: (_ path: String) -> String
  ) -> [(path: String, bytes: [UInt8])] {
    let perEntry = max(1, entries.first?.addresses.count ?? 1)
    let length = max(1, most / perEntry)
    guard entries.count > length else { return [(Self.path, Self.xml(entries[...]))] }
    let parts = stride(from: 0, to: entries.count, by: length).enumerated().map { number, start in
      (path: "sitemap-\(number + 1).xml", bytes: Self.xml(entries[start..<min(start + length, entries.count)]))
    }
    var index = Array(
      #"""
      <?xml version="1.0" encoding="UTF-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """#.utf8)
    for part in parts {
      index += "<sitemap><loc>".utf8
      index.appendXML(address(part.path))
      index += "</loc></sitemap>\n".utf8
    }
    return [(Self.path, index + "</sitemapindex>\n".utf8)] + parts
  }

  private static func xml(_ entries: ArraySlice<Entry>) -> [UInt8] {
    var bytes = Array(
      #"""
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \#
      xmlns:xhtml="http://www.w3.org/1999/xhtml">

      """#.utf8)
    for entry in entries {
      var alternates: [UInt8] = []
      for (language, url) in entry.addresses where entry.addresses.count > 1 {
        alternates += #"<xhtml:link rel="alternate" hreflang="\#(language)" href=""#.utf8
        alternates.appendXML(url)
        alternates += "\"/>".utf8
      }
      for (_, url) in entry.addresses {
        bytes += "<url><loc>".utf8
        bytes.appendXML(url)
        bytes += "</loc>".utf8
        // A date of the content, never the clock. The protocol takes years and months too, but its own schema does not.
        if let updated = entry.updated, updated.precision == .day {
          bytes += "<lastmod>\(updated.description)</lastmod>".utf8
        }
        bytes += alternates
        bytes += "</url>\n".utf8
      }
    }
    return bytes + "</urlset>\n".utf8
  }

  static func robots(siteMap: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(siteMap)\n".utf8)
  }
}
