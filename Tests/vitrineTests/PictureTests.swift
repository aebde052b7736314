import Content
import TestSupport
import Testing

@testable import vitrine

/// What becomes of the pictures and documents of a site.
@Suite struct PictureTests {
  /// A page that names a picture as its own and in its text; a logo that is the same.
  private func site(_ picture: [UInt8], named name: String) -> SmallSite {
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\nimage: \(name)\nalt: X\n---\n![x](\(name))\n"
    ])
    site.folder.write(picture, to: "Content/pages/" + name)
    return site
  }

  @Test(
    "a picture that cannot be shown is told wherever a page shows it, and not at the file as well",
    arguments: [
      ("README.md", "a.jpg", "not-a-picture"), ("text.png", "a.jpg", "wrong-ending"),
      ("photo.avif", "a.avif", "picture-with-metadata"), ("huge.png", "a.png", "picture-too-large"),
    ])
  func shown(file: String, name: String, id: String) async throws {
    let site = site(fixture("Pictures/" + file), named: name)
    let outcome = try await site.run("build")
    #expect(outcome.exitCode == .contentErrors)
    #expect(
      outcome.reports == ["3:8", "6:6"].map { "Content/pages/a.md:\($0): error[\(id)]" }, "\(outcome.messages)")
    #expect(!FileSystem.exists(site.folder.path + "/Output/pages/" + name))
  }

  @Test("a web page that was saved as a picture is called one")
  func webPage() async throws {
    let site = site(Array("<!DOCTYPE html><title>Sign in</title>".utf8), named: "team.png")
    let outcome = try await site.run("check")
    #expect(outcome.messages.contains("`pages/team.png` is a web page, not a picture."))
  }

  @Test("a picture of a single pixel is a warning")
  func dot() async throws {
    let outcome = try await site(fixture("Pictures/dot.png"), named: "a.png").run("build")
    #expect(outcome.reports == ["3:8", "6:6"].map { "Content/pages/a.md:\($0): warning[empty-picture]" })
  }

  @Test("a picture that is not whole keeps the site from being written, whether a page shows it or links to it")
  func truncated() async throws {
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\n---\n![x](shown.jpg) [the picture](linked.jpg)\n"
    ])
    let half = Array(fixture("Pictures/progressive.jpg").dropLast(100))
    for name in ["shown", "linked"] { site.folder.write(half, to: "Content/pages/\(name).jpg") }
    let outcome = try await site.run("build")
    #expect(
      outcome.reports
        == ["a.md:4:6: error[broken-picture]", "linked.jpg:1:1: error[broken-picture]"].map {
          "Content/pages/" + $0
        }, "\(outcome.messages)")
    #expect(outcome.messages.contains("`pages/linked.jpg` is not whole: the file ends before the picture does."))
    #expect(!FileSystem.exists(site.folder.path + "/Output/pages/a/index.html"))
  }

  @Test("a logo that is no picture is told in the settings")
  func logo() async throws {
    let settings = MarkedText(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017\ntheme:\n  logo: ①logo.svg\n")
    let site = SmallSite([
      "Content/site.yaml": String(decoding: settings.bytes, as: UTF8.self), "Content/logo.svg": "<html></html>",
      "Themes/default/theme.yaml": "options:\n  logo:\n    type: file\n    about: A picture.\n",
    ])
    let outcome = try await site.run("check")
    #expect(
      outcome.reports == ["Content/site.yaml:\(settings.places["①"]?.description ?? ""): error[not-a-picture]"],
      "\(outcome.messages)")
  }

  @Test("what goes out names neither author, place nor device, and evidence has the hash of what readers get")
  func published() async throws {
    let site = SmallSite([
      "Content/commitments/c.md":
        "---\ntitle: P\nplan: p\nimage: photo.jpg\nalt: X\nupdates:\n  - date: 2013\n    progress: Done\n"
        + "    evidence: [{title: E, file: photo.jpg}]\n---\n![x](a.png) ![y](b.webp) ![z](c.gif)\n"
    ])
    let pictures = [
      ("photo.jpg", "photo.jpg"), ("text.png", "a.png"), ("photo.webp", "b.webp"), ("animated.gif", "c.gif"),
    ]
    for (file, name) in pictures { site.folder.write(fixture("Pictures/" + file), to: "Content/commitments/" + name) }
    let outcome = try await site.run("build")
    #expect(outcome.reports == [], "\(outcome.messages)")
    let output = site.folder.tree(below: "Output")
    for (_, name) in pictures {
      let bytes = try #require(output["commitments/" + name] ?? nil)
      #expect(["Jane", "Nikon", "Baku"].allSatisfy { bytes.firstRange(of: Array($0.utf8)) == nil }, "\(name)")
    }
    let photo = try #require(output["commitments/photo.jpg"] ?? nil)
    #expect(site.folder.read("Output/data/evidence.csv")?.contains(SHA256.digits(of: photo)) == true)
  }

  @Test("the pictures of a theme are left as they are")
  func theme() async throws {
    let site = SmallSite()
    site.folder.makeFolder("Themes/default/assets")
    site.folder.write(fixture("Pictures/photo.jpg"), to: "Themes/default/assets/photo.jpg")
    site.folder.write("a { background: url(../photo.jpg); }", to: "Themes/default/assets/css/10.css")
    #expect(try await site.run("build").exitCode == .success)
    let copy = site.folder.tree(below: "Output")["assets/photo.jpg"] ?? nil
    #expect(copy == fixture("Pictures/photo.jpg"))
  }

  @Test("of documents that name their authors it is said, and they go out as they are")
  func documents() async throws {
    let pdf = "%PDF-1.7 << /Author (Jane) >>"
    let site = SmallSite([
      "Content/pages/a.md": "---\ntitle: A\n---\n[r](r.pdf) [s](s.pdf) [t](t.odt)\n",
      "Content/pages/r.pdf": pdf, "Content/pages/s.pdf": "%PDF-1.7 << /Title (Jane) >>",
      "Content/pages/t.odt": "PK\u{3}\u{4}0123456789abcdefghijklmnopmimetypeapplication/vnd.oasis.opendocument.text",
    ])
    let outcome = try await site.run("build")
    #expect(
      outcome.reports == ["r.pdf", "t.odt"].map { "Content/pages/\($0):1:1: note[names-author]" },
      "\(outcome.messages)")
    #expect(site.folder.read("Output/pages/r.pdf") == pdf)
  }
}
