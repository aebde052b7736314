import Testing

@testable import Markup

@Suite struct LinkTargetTests {
  @Test(
    "a destination is a page, a file, a part of the page or an address",
    arguments: [
      ("x.md", .page(path: "x.md", anchor: nil)),
      ("../commitments/x.md#part", .page(path: "../commitments/x.md", anchor: "part")),
      ("../../../x.md", .page(path: "../../../x.md", anchor: nil)),
      ("/plans/x.md", .page(path: "/plans/x.md", anchor: nil)),
      ("m%C9%99qal%C9%99.md#h%C9%99dd", .page(path: "məqalə.md", anchor: "hədd")),
      ("x.md#", .page(path: "x.md", anchor: "")),
      (" x.md ", .page(path: "x.md", anchor: nil)),
      ("./12:30.md", .page(path: "./12:30.md", anchor: nil)),
      ("a%20b.png", .file(path: "a b.png", suffix: "")),
      ("100%.pdf", .file(path: "100%.pdf", suffix: "")),
      ("law.pdf#page=3", .file(path: "law.pdf", suffix: "#page=3")),
      ("x.md?print", .file(path: "x.md", suffix: "?print")),
      ("javascript%3Aalert(1)", .file(path: "javascript:alert(1)", suffix: "")),
      ("#part", .anchor("part")), ("#", .anchor("")), ("#%C9%99", .anchor("ə")), ("#a/b", .anchor("a/b")),
      ("https://example.org/a?b#c", .address("https://example.org/a?b#c")),
      ("HTTP://example.org", .address("HTTP://example.org")),
      ("mailto:a@example.org", .address("mailto:a@example.org")), ("tel:+99412", .address("tel:+99412")),
    ] as [(String, LinkTarget)])
  func told(written: String, expected: LinkTarget) throws {
    #expect(try LinkTarget(written) == expected)
  }

  @Test(
    "what could run or lead astray is refused",
    arguments: [
      ("", .empty), ("  ", .empty), ("?x", .empty), ("mailto:", .empty),
      ("javascript:alert(1)", .unsafe(.scheme("javascript"))), ("JaVaScRiPt:x", .unsafe(.scheme("JaVaScRiPt"))),
      ("data:text/html,x", .unsafe(.scheme("data"))), ("vbscript:x", .unsafe(.scheme("vbscript"))),
      ("file:///etc/passwd", .unsafe(.scheme("file"))), ("blob:x", .unsafe(.scheme("blob"))),
      ("foo bar:x", .unsafe(.scheme("foo bar"))), ("ｊavascript:x", .unsafe(.scheme("ｊavascript"))),
      (" javascript:x", .unsafe(.scheme("javascript"))), (":x", .unsafe(.scheme(""))),
      ("java\tscript:x", .unsafe(.controlCharacter)), ("\u{1}javascript:x", .unsafe(.controlCharacter)),
      ("x\u{85}.md", .unsafe(.controlCharacter)), ("x%00.md", .unsafe(.controlCharacter)),
      ("a%0Ab.md", .unsafe(.controlCharacter)), ("//example.org/x", .unsafe(.noScheme)),
      ("..\\x.md", .unsafe(.backslash)), ("https:\\\\example.org", .unsafe(.backslash)),
      ("..%2Fx.md", .unsafe(.hiddenPath)), ("%2e%2e/x.md", .unsafe(.hiddenPath)), ("a%5Cb", .unsafe(.hiddenPath)),
      ("%FF.md", .unsafe(.notText)), ("#%FF", .unsafe(.notText)),
      ("https:example.org", .noHost), ("http:///x", .noHost), ("https://", .noHost), ("https://@evil", .noHost),
    ] as [(String, LinkFault)])
  func refused(written: String, expected: LinkFault) {
    #expect(throws: expected) { try LinkTarget(written) }
  }
}

@Suite struct HeadingIDsTests {
  @Test(
    "an id is the heading's words in small letters",
    arguments: [
      ("What happened", "what-happened"), ("Hökumət və İctimaiyyət", "hökumət-və-ictimaiyyət"),
      ("Qızıl IŞIQ", "qızıl-işiq"), ("Что Сделано?", "что-сделано"), ("A – B — C-D", "a-b-c-d"),
      ("  2014: 37% (of all)  ", "2014-37-of-all"), ("snake_case", "snake_case"), ("\"<b>&\"", "b"), ("?!", "section"),
      ("", "section"), ("e\u{301}t\u{E9}", "e\u{301}t\u{E9}"), ("日本 語", "日本-語"), ("a/b.c", "abc"),
    ])
  func slug(words: String, expected: String) {
    #expect(Array(HeadingIDs.slug(words).utf8) == Array(expected.utf8))
  }

  @Test("equal words get numbers, which never meet an id that stands already")
  func unique() {
    var ids = HeadingIDs(reserved: ["main"])
    let made = ["A", "A-2", "A", "a", "Main", "Main 2"].map { ids.make(for: $0) }
    #expect(made == ["a", "a-2", "a-3", "a-4", "main-2", "main-2-2"])
  }

  @Test("a very long heading gets an id of a hundred characters")
  func long() {
    #expect(HeadingIDs.slug(String(repeating: "ə", count: 10_000)).unicodeScalars.count == 100)
  }
}
