import TestSupport
import Testing

@testable import vitrine

/// Of a page that was taken down nothing stays behind.
@Suite struct TakenDownTests {
  private static let path = "Content/commitments/opening.md"
  private static let record =
    "---\ntitle: Solemn opening\nplan: p\ntags: [courts]\nupdates: [{date: 2017-01-01, progress: Begun.}]\nFIELD---\nText.\n"
  private static let other = "---\ntitle: Other\ndate: 2017-01-02\ntags: [courts]\n---\nSee it.\n"

  private static func site() -> SmallSite {
    let site = SmallSite([
      path: record.replacing("FIELD", with: ""),
      "Content/news/other.md": other.replacing("See it", with: "See [it](../commitments/opening.md)"),
    ])
    site.folder.remove("Themes")
    site.folder.link("Themes", to: checkout + "/Themes")
    return site
  }

  /// The files of the built site that name the record.
  private func traces(in site: SmallSite) -> Set<String> {
    let files = site.folder.files(below: "Output").filter { path, text in
      path.contains("opening") || text.contains("olemn opening") || text.contains("commitments/opening")
    }
    return Set(files.keys)
  }

  @Test(
    "it leaves lists, pages of tags, tables, feeds and the site map, in each language",
    arguments: ["expires_on: 2017-06\n", "draft: true\n", nil])
  func gone(field: String?) async throws {
    let site = Self.site()
    #expect(try await site.run("build").exitCode == .success)
    let before = traces(in: site)
    for path in [
      "commitments/opening/index.html", "az/commitments/opening/index.html", "commitments/index.html",
      "az/commitments/index.html", "tags/courts/index.html", "data/commitments.csv", "data/commitments.json",
      "changes/feed.xml", "plans/p/feed.json", "sitemap.xml",
    ] {
      #expect(before.contains(path), "\(path)")
    }
    if field?.hasPrefix("expires_on") != true {
      // Of a draft and of what is not there a link is an error.
      site.folder.write(Self.other, to: "Content/news/other.md")
    }
    if let field {
      site.folder.write(Self.record.replacing("FIELD", with: field), to: Self.path)
    } else {
      site.folder.remove(Self.path)
    }
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    // But for the notice at its address, which only who has the address can find.
    let notices = ["commitments/opening/index.html", "az/commitments/opening/index.html"]
    let left = traces(in: site).filter { $0 != ".vitrine/manifest" && !notices.contains($0) }
    #expect(left.isEmpty, "\(left)")
    let notice = site.folder.read("Output/commitments/opening/index.html")
    guard field?.hasPrefix("expires_on") == true else { return #expect(notice == nil) }
    let page = try #require(notice)
    #expect(page.contains("<h1>This page was taken down</h1>") && page.contains("It was shown until June 2017."))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">") && !page.contains("olemn"))
    let translated = site.folder.read("Output/az/commitments/opening/index.html")
    #expect(translated?.contains("<h1>Bu səhifə götürülüb</h1>") == true)
  }

  @Test("where another page has taken its place, the old address leads there")
  func replaced() async throws {
    let site = Self.site()
    site.folder.write(Self.record.replacing("FIELD", with: "expires_on: 2017-06\n"), to: Self.path)
    site.folder.write(
      Self.other.replacing("tags:", with: "aliases: [/commitments/opening/]\ntags:"), to: "Content/news/other.md")
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(
      site.folder.read("Output/commitments/opening/index.html")?.contains("url=https://a-site.test/news/other/") == true
    )
  }
}
