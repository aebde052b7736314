import Exact
import Testing

@testable import Site

@Suite struct SiteMapTests {
  private static let map = SiteMap(
    entries: (1...5).map { number in
      SiteMap.Entry(
        addresses: [("en", "https://a.test/\(number)/?a&b"), ("az", "https://a.test/az/\(number)/")],
        updated: number == 4 ? PartialDate(year: 2017, month: 8, day: 31) : PartialDate(year: 2017))
    })

  @Test("few addresses stand in one file, more in several that an index names")
  func files() {
    let whole = Self.map.files { "https://a.test/" + $0 }
    #expect(whole.map(\.path) == ["sitemap.xml"])
    // Five pages in two languages, four addresses a file.
    let parts = Self.map.files(most: 4) { "https://a.test/" + $0 }
    #expect(parts.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    let texts = parts.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(texts[0].contains("<sitemap><loc>https://a.test/sitemap-3.xml</loc></sitemap>"))
    #expect(texts[1...].map { $0.split(separator: "<url>").count - 1 } == [4, 4, 2])
    #expect(texts[2].contains("<loc>https://a.test/4/?a&amp;b</loc><lastmod>2017-08-31</lastmod>"))
    // The schema of site maps knows whole days alone.
    #expect(texts[3].contains("<loc>https://a.test/5/?a&amp;b</loc><xhtml:link"))
  }
}
