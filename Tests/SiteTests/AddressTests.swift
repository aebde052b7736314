import Reporting
import Testing

@testable import Site

@Suite struct AddressTests {
  @Test(
    "addresses begin with the site's path, and other languages have a folder",
    arguments: [
      ("https://example.org/", 0, "/commitments/a/"), ("https://example.org", 1, "/az/commitments/a/"),
      ("https://example.org/reports/apt", 0, "/reports/apt/commitments/a/"),
      ("https://example.org/reports/?x=1", 1, "/reports/az/commitments/a/"),
    ])
  func links(base: String, language: Int, link: String) {
    let addresses = Addresses(baseURL: base, languages: ["en", "az"])
    #expect(addresses.link(to: .record(.commitments, slug: "a"), in: language) == link)
    #expect(addresses.absolute(.record(.commitments, slug: "a"), in: language) == "https://example.org" + link)
  }

  @Test("files lie where their addresses say, and the first page of a list at the collection's address")
  func files() {
    let addresses = Addresses(baseURL: "https://example.org/x/", languages: ["en", "az"])
    #expect(addresses.file(of: .home, in: 0) == "index.html")
    #expect(addresses.file(of: .home, in: 1) == "az/index.html")
    #expect(addresses.file(of: .notFound, in: 1) == "az/404.html")
    #expect(addresses.file(of: .list(.news, page: 1), in: 0) == "news/index.html")
    #expect(addresses.file(of: .list(.news, page: 3), in: 0) == "news/page/3/index.html")
  }

  @Test("the parts of a plan lie below it, the first page by number at its own address")
  func planParts() {
    let addresses = Addresses(baseURL: "https://example.org/", languages: ["en", "az"])
    let group = { PageName.planGroup(plan: "p", .theme, key: "open-data", page: $0) }
    #expect(addresses.link(to: group(1), in: 1) == "/az/plans/p/theme/open-data/")
    #expect(addresses.link(to: group(2), in: 0) == "/plans/p/theme/open-data/page/2/")
    #expect(addresses.link(to: .planOrder(plan: "p", .due, page: 1), in: 0) == "/plans/p/sorted/due/")
    #expect(addresses.link(to: .planOrder(plan: "p", .number, page: 2), in: 0) == "/plans/p/page/2/")
  }

  @Test(
    "letters that an address does not allow are encoded",
    arguments: [("bakı-əli", "bak%C4%B1-%C9%99li"), ("a b", "a%20b")])
  func encoding(slug: String, encoded: String) {
    #expect(percentEncoded(slug) == encoded)
  }
}

@Suite struct MediaPathTests {
  @Test(
    "paths are resolved within the Content folder and never leave it",
    arguments: [
      ("../plans/p.md", "commitments", "plans/p.md"), ("photo.jpg", "news/2014", "news/2014/photo.jpg"),
      ("./a/../b.png", "", "b.png"), ("/images/x.png", "news", "images/x.png"), ("../../etc/passwd", "news", nil),
    ] as [(String, String, String?)])
  func resolve(path: String, folder: String, resolved: String?) {
    #expect(Media.resolve(path, from: folder) == resolved)
  }
}
