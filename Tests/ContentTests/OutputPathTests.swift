import Testing

@testable import Content

@Suite struct OutputPathTests {
  @Test(
    "a path that could leave the output folder, or that a file system may not take, is none",
    arguments: [
      "", "/", "/etc/passwd", "//a", "a/", "a//b", ".", "..", "./a", "a/.", "../a", "a/..", "a/../../b", "a/./b",
      "a\nb", "a\0b", "a\u{7F}b", "a/\tb", ".vitrine", ".vitrine/manifest", String(repeating: "ə", count: 128),
    ])
  func refused(text: String) {
    #expect(OutputPath(text) == nil)
  }

  @Test(
    "odd names that stay in the folder are paths",
    arguments: [
      "index.html", "a/b/c.html", "...", "..a", "a..", ".well-known/x", "a b", "~", "-rf", "\\", "a\\..\\b", "%2e%2e/a",
      "a/.vitrine", ".vitrine2", "əlaqə/şəhər.html", "😀", String(repeating: "a", count: 255),
    ])
  func taken(text: String) {
    #expect(OutputPath(text)?.text == text)
  }

  @Test("paths stand in the order of their bytes, and one is another byte for byte alone")
  func order() {
    let paths = ["\u{E9}", "a/b", "b", "a", "e\u{301}", "a-b", "a/b/c"].compactMap { OutputPath($0) }
    #expect(Set(paths).count == paths.count)
    #expect(
      paths.sorted().map { Array($0.text.utf8) }
        == ["a", "a-b", "a/b", "a/b/c", "b", "e\u{301}", "\u{E9}"].map { Array($0.utf8) })
  }

  @Test("the folders above a file come from the outside in")
  func folders() {
    #expect(OutputPath("a/b.c/d")?.folders.map(\.text) == ["a", "a/b.c"])
    #expect(OutputPath("a")?.folders.isEmpty == true)
  }

  @Test("two spellings of one letter are two paths, as they are to the file system")
  func spelling() {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    #expect(composed == decomposed)
    #expect(OutputPath(composed) != OutputPath(decomposed))
    #expect(Set([composed, decomposed].compactMap { OutputPath($0) }).count == 2)
  }

  @Test(
    "a path lies below a folder by whole names",
    arguments: [("a/b", "a", true), ("a/b/c", "a", true), ("ab", "a", false), ("a", "a", false), ("b/a", "a", false)])
  func below(path: String, folder: String, isBelow: Bool) throws {
    #expect(try #require(OutputPath(path)).isBelow(try #require(OutputPath(folder))) == isBelow)
  }
}
