import Content
import Glibc
import TestSupport
import Testing

@testable import vitrine

/// The smaller pictures that are made of a photo.
@Suite struct MadePictureTests {
  /// A news item with a photo.
  ///
  /// - Parameter isWhole: Has it the theme that ships, or a small one that is made sooner?
  private func site(isWhole: Bool = false) -> SmallSite {
    let site = SmallSite([
      "Content/news/a.md":
        "---\ntitle: A\ndate: 2017-01-02\nimage: scene.jpg\nalt: A field in red and green\ncredit: Drawn\nfocus: [50, 10]\n"
        + "---\n![The whole of it](scene.jpg)\n\n::gallery\n"
    ])
    site.folder.write(
      (site.folder.read("Content/news/a.md") ?? "").replacing(
        "focus:", with: "pictures: [{image: scene.jpg, alt: The field once more}]\nfocus:"), to: "Content/news/a.md")
    if isWhole { site.folder.remove("Themes/default") }
    site.folder.write(fixture("Pictures/scene.jpg"), to: "Content/news/scene.jpg")
    return site
  }

  private func run(_ site: SmallSite, _ arguments: String...) async throws -> Outcome {
    try await site.run(arguments, programFolder: checkout + "/Tests")
  }

  @Test("a page has its photo in every size, and the photo itself stays at home")
  func sizes() async throws {
    let site = site(isWhole: true)
    let outcome = try await run(site, "build", "--strict")
    #expect(outcome.exitCode == .success && outcome.reports.isEmpty, "\(outcome.messages)")
    let files = site.folder.tree(below: "Output").keys.filter { $0.hasPrefix("news/scene") }
    let hash = try #require(files.first?.split(separator: "-").dropFirst().first)
    let card = "news/scene-\(hash)-card-50-10"
    var expected: [String] = []
    for stem in ["news/scene-\(hash)", "news/scene-\(hash)-card", card] {
      for width in [320, 600] { expected += ["\(stem)-\(width).jpg", "\(stem)-\(width).webp"] }
    }
    #expect(files.sorted() == expected.sorted())
    let page = try #require(site.folder.read("Output/news/a/index.html"))
    #expect(page.contains("srcset=\"/news/scene-\(hash)-320.webp 320w, /news/scene-\(hash)-600.webp 600w\""))
    #expect(page.contains("width=\"600\" height=\"900\">"))
    #expect(page.contains("width=\"600\" height=\"900\" loading=\"lazy\">"))
    #expect(page.contains("<span class=\"credit\">Drawn</span>"))
    #expect(page.contains("content=\"https://a-site.test/news/scene-\(hash)-600.jpg\""))
    let list = try #require(site.folder.read("Output/news/index.html"))
    #expect(list.contains("\(card)-320.webp 320w") && list.contains("width=\"600\" height=\"400\" loading=\"lazy\""))
  }

  @Test("what was made is kept for the next build, and a check keeps nothing")
  func kept() async throws {
    let site = site()
    #expect(try await run(site, "check", "--strict").exitCode == .success)
    #expect(!FileSystem.exists(site.folder.path + "/.vitrine-cache"))
    #expect(try await run(site, "build").exitCode == .success)
    let kept = site.folder.tree(below: ".vitrine-cache").compactMapValues { $0 }.keys.sorted()
    #expect(kept.count == 15 && kept.prefix(2) == [".gitignore", "ledger"] && kept.last == "traces")
    // What lies there is taken as it is, where its sum says that it is whole.
    let name = try #require(kept.first { $0.hasSuffix("/320.webp") })
    var sum = WordSum()
    sum.add(Array("kept".utf8))
    let digits = (0..<8).map { UInt8(truncatingIfNeeded: sum.value >> (8 * $0)) }
    site.folder.write(digits + "kept".utf8, to: ".vitrine-cache/" + name)
    #expect(try await run(site, "build", "--drafts").exitCode == .success)
    let output = site.folder.tree(below: "Output")
    #expect(output.contains { $0.key.hasSuffix("-320.webp") && $0.value == Array("kept".utf8) })
  }

  @Test("a kept picture that was cut or damaged is made again")
  func damaged() async throws {
    let site = site()
    #expect(try await run(site, "build").exitCode == .success)
    let output = site.folder.tree(below: "Output").filter { $0.key.contains("/scene-") }
    let kept = site.folder.tree(below: ".vitrine-cache")
    let pictures = kept.filter { $0.key.contains("pictures-") && $0.value != nil }
    #expect(output.count == 12 && pictures.count == 12)
    for damage in ["cut", "flipped", "empty", "of zeros"] {
      for case (let path, let bytes?) in pictures {
        var damaged = bytes
        switch damage {
        case "cut": damaged.removeLast(bytes.count / 3)
        case "flipped": damaged[bytes.count / 2] ^= 4
        case "empty": damaged = []
        default: damaged = Array(repeating: 0, count: bytes.count)
        }
        site.folder.write(damaged, to: ".vitrine-cache/" + path)
      }
      site.folder.remove("Output")
      #expect(try await run(site, "build").exitCode == .success)
      #expect(site.folder.tree(below: "Output").filter { $0.key.contains("/scene-") } == output, "\(damage)")
      #expect(site.folder.tree(below: ".vitrine-cache").filter { pictures[$0.key] != nil } == pictures, "\(damage)")
    }
  }

  @Test("where nothing can be kept, the site is built all the same")
  func notKept() async throws {
    let site = site()
    site.folder.write("", to: ".vitrine-cache")
    #expect(try await run(site, "build", "--strict").exitCode == .success)
    #expect(site.folder.tree(below: "Output").keys.contains { $0.hasSuffix("-600.jpg") })
  }

  @Test(
    "a hostile picture ends in a sentence",
    arguments: [
      ("huge.png", "a.png", "error[picture-too-large]"), ("text.png", "a.jpg", "error[wrong-ending]"),
      ("cut", "a.jpg", "error[broken-picture]"), ("narrow", "a.jpg", "warning[narrow-picture]"),
    ])
  func hostile(file: String, name: String, expected: String) async throws {
    let site = SmallSite([
      "Content/news/a.md": "---\ntitle: A\ndate: 2017\nimage: \(name)\nalt: A field of many colours\n---\n"
    ])
    var bytes = ["cut", "narrow"].contains(file) ? fixture("Pictures/scene.jpg") : fixture("Pictures/" + file)
    if file == "cut" { bytes.removeLast(4_000) }
    if file == "narrow", let frame = bytes.firstRange(of: [0xFF, 0xC0]) {
      // A height of 4000 and a width of 200 in the frame.
      bytes.replaceSubrange(frame.lowerBound + 5..<frame.lowerBound + 9, with: [0x0F, 0xA0, 0x00, 0xC8])
    }
    site.folder.write(bytes, to: "Content/news/" + name)
    let outcome = try await site.run("check")
    #expect(outcome.reports.first == "Content/news/a.md:4:8: \(expected)", "\(outcome.messages)")
  }

  @Test("a photo of a kind that browsers do not show is converted where the machine has libvips, unless it may not")
  func converted() async throws {
    let site = site()
    let heic = Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic".utf8)
    site.folder.write(heic, to: "Content/news/b.heic")
    site.folder.write(
      "---\ntitle: B\ndate: 2017-01-02\nimage: b.heic\nalt: A field in red and green\n---\n", to: "Content/news/b.md")
    // A program that is called as libvips's is, and writes a JPEG.
    let photo = site.folder.path + "/Content/news/scene.jpg"
    site.folder.write("#!/bin/sh\n/bin/cp '\(photo)' \"${3%\\[*}\"\n", to: "bin/vips")
    chmod(site.folder.path + "/bin/vips", 0o755)
    let path = site.folder.path + "/bin"
    let with = try await site.run(["build"], programFolder: checkout + "/Tests", searchPath: path)
    #expect(with.exitCode == .success, "\(with.messages)")
    #expect(site.folder.tree(below: "Output").keys.contains { $0.hasPrefix("news/b-") && $0.hasSuffix("600.webp") })
    // Where nothing can be kept, too.
    site.folder.remove(".vitrine-cache")
    site.folder.remove("Output")
    site.folder.write("", to: ".vitrine-cache")
    let unkept = try await site.run(["build"], programFolder: checkout + "/Tests", searchPath: path)
    #expect(unkept.exitCode == .success, "\(unkept.messages)")
    #expect(site.folder.tree(below: "Output").keys.contains { $0.hasPrefix("news/b-") && $0.hasSuffix("600.webp") })
    let without = try await site.run(
      ["build", "--no-optional-tools"], programFolder: checkout + "/Tests", searchPath: path)
    #expect(without.reports == ["Content/news/b.md:4:8: error[picture-not-shown]"])
  }
}
