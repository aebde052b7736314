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
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += #"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">"#
    text += "\n"
    for entry in entries {
      let alternates = entry.addresses.map { language, url in
        #"<xhtml:link rel="alternate" hreflang="\#(language)" href="\#(escaped(url))"/>"#
      }.joined()
      for (_, url) in entry.addresses {
        text += "<url><loc>\(escaped(url))</loc>"
        // A date of the content, never the clock; the sitemap format takes years and months too.
        if let updated = entry.updated { text += "<lastmod>\(updated.description)</lastmod>" }
        text += (entry.addresses.count > 1 ? alternates : "") + "</url>\n"
      }
    }
    return Array((text + "</urlset>\n").utf8)
  }

  static func robots(siteMap: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(siteMap)\n".utf8)
  }
}

/// Text within XML or an attribute.
func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0.entity != nil }) else { return text }
  return text.unicodeScalars.reduce(into: "") { escaped, scalar in
    if scalar.isASCII, let entity = UInt8(ascii: scalar).entity {
      escaped += entity
    } else {
      escaped.unicodeScalars.append(scalar)
    }
  }
}

extension UInt8 {
  fileprivate var entity: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }
}
