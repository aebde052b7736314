internal import Exact

/// `sitemap.xml` (sitemaps.org 0.9, with the languages of each page) and `robots.txt`.
struct SiteMap {
  struct Entry {
    /// The page's address in each language, the default one first.
    let addresses: [(language: String, url: String)]
    let updated: PartialDate?
  }

  let entries: [Entry]

  var xml: [UInt8] {
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
        // A date of the content, never the clock; the sitemap format takes years and months too.
        if let updated = entry.updated { bytes += "<lastmod>\(updated.description)</lastmod>".utf8 }
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
