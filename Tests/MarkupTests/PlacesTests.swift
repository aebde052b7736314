import Diagnostics
import Testing

@testable import Markup

@Suite struct PlacesTests {
  /// Reports each link and image that the site is asked for, at its destination.
  private func places(_ marked: String, rawHTML: Bool = false) -> [String] {
    Rendering(marked, rawHTML: rawHTML) { link in
      .refused(
        link.kind == .image ? .deadImage("", among: [], at: link.range) : .deadLink("", among: [], at: link.range))
    }.reports
  }

  @Test(
    "a destination is found where it stands, in characters",
    arguments: [
      "ə [a](①x.md)", "ə x.md [a](①x.md) and [b](②x.md)", "əə\nə [a](①x.md)\n[a](②x.md)\n\n[c](③x.md)",
      "> ə\n> [a](①x.md)\n> > [b](②x.md)", "- 😀 [a\n  b](①x.md) [c](②x.md)", "ə <①https://a.az/ə> [a](②x.md)",
      "ə ①www.a.az and ②b@c.az", "# ə [a](①x.md)\n\nə\n===\n\n[a](②x.md)",
      "| ə [a](①x.md) | [b](②x.md) |\n|-|-|\n| ə | [c](③x.md) |",
      "ə [a][r]\n\n[r]: ①x.md", "ə `x.md` [a]( <①x.md> 'T')", "[a](①x.md \"(x.md)\") [b](②x.md)", "\t\n\nə[a](①x.md)",
      "ə\r\n[a](①x.md)\r\n", "ə [a](①x.md)[^1]\n\n[^1]: ə [b](②x.md)\n\nə [c](③x.md)", "ə [a](①x.md#ə)",
    ])
  func destinations(marked: String) {
    let count = marked.unicodeScalars.count { ("①"..."⑳").contains($0) }
    #expect(places(marked) == ["① dead-link", "② dead-link", "③ dead-link"].prefix(count).map { $0 })
  }

  @Test("an image within a link has its own place, and the link after it too")
  func imageInLink() {
    #expect(places("[![ə](①p.png)](②x.md) [b](③x.md)") == ["① dead-image", "② dead-link", "③ dead-link"])
  }

  @Test(
    "what is written otherwise in the source is found at its beginning",
    arguments: [
      ("[a](①b\\_c.md)", "① dead-link"), ("[a](①b&amp;c.md)", "① dead-link"), ("ə [](①)", "① empty-link"),
    ])
  func escaped(marked: String, expected: String) {
    #expect(places(marked) == [expected])
  }

  @Test("the range of a destination spans it, counted from the line on which the body begins")
  func firstLine() throws {
    var html: [UInt8] = []
    var diagnostics: [Diagnostic] = []
    let body = MarkdownRenderer(words: MarkdownWords()).render(
      Array("---\nə\n---\n\nə [a](../x.md#b)".utf8)[11...], file: SourceFile(index: 7), firstLine: 4, into: &html,
      diagnostics: &diagnostics
    ) { .address($0.written) }
    let link = try #require(body?.links.first)
    #expect(link.range == SourceRange(file: SourceFile(index: 7), line: 5, column: 7, length: 9))
    #expect(link.target == .page(path: "../x.md", anchor: "b"))
  }

  @Test(
    "a reference to what is not defined is an error, an escaped one is not",
    arguments: [
      ("ə [a①][b] [c②][] d③[^e]", ["① dead-reference", "② dead-reference", "③ dead-reference"]),
      ("ə [a][b]\n\n[b]: x.md", []), ("\\[a][b] [a\\][b] \\[^c] `[a][b]` [sic] [a]", []),
      ("[*ə*①][b] ![c②][d]", ["① dead-reference", "② dead-reference"]),
      ("[a①][b] [a②][b]", ["① dead-reference", "② dead-reference"]),
      ("a ①[^ə\nəb] c", ["① broken-footnote"]),
      ("[^1] ①[^a b\nc] [^1] ②[^d\ne]\n\n[^1]: x", ["① broken-footnote", "② broken-footnote"]),
      ("`[^a\nb]` \\[^a\nb] \\[^ab]", []),
    ])
  func references(marked: String, expected: [String]) {
    #expect(Rendering(marked).reports == expected)
  }

  @Test("an anchor of the same page is checked against its headings, notes and the page's own parts")
  func anchors() throws {
    let rendering = Rendering("[a](#part) [b](#main) [c](②#) [d](#top) [e](①#prt)\n\n# Part")
    #expect(rendering.reports == ["② empty-anchor", "① dead-anchor"])
    #expect(try #require(rendering.diagnostics.last).help == "Did you mean `#part`?")
  }

  @Test(
    "bad destinations are errors and leave their text",
    arguments: [
      ("ə [a](①javascript:alert%281%29)", "① unsafe-link"), ("ə [a](①JAVASCRIPT&colon;x)", "① unsafe-link"),
      ("ə [a](①java&#115;cript:x)", "① unsafe-link"),
      ("ə [a](①data:text/html;base64,x)", "① unsafe-link"), ("ə <①vbscript:x>", "① unsafe-link"),
      ("ə [a](①)", "① empty-link"),
    ])
  func unsafe(marked: String, expected: String) {
    let rendering = Rendering(marked)
    #expect(rendering.diagnostics.map { "① \($0.id)" } == [expected])
    #expect(!rendering.html.contains("<a"))
    if !marked.contains("&") { #expect(rendering.reports == [expected]) }
  }

  @Test(
    "a destination that is meant otherwise is told with what to write",
    arguments: [
      ("[a](①//example.org)", "① unsafe-link: https://example.org"), ("![a](①b\\c.png)", "① unsafe-link: b/c.png"),
      ("[a](①C:\\Users\\me\\b.pdf)", "① own-computer"), ("[a](①file:///C:/b.pdf)", "① own-computer"),
      ("[a][b]\n\n[b]: c d.md", "1:3 dead-reference"),
    ])
  func meant(marked: String, expected: String) {
    #expect(Rendering(marked).reports == [expected])
  }

  @Test("a link that the site refuses keeps its text, an image its words")
  func refused() {
    let rendering = Rendering("[a *b*](x.md) ![c](d.png)") { .refused(.deadLink("x", among: [], at: $0.range)) }
    #expect(rendering.html == "<p>a <em>b</em> c</p>\n")
  }

  @Test("an image without words is a warning", arguments: ["ə ![](①a.png)", "ə ![ ](①a.png)"])
  func imageWithoutText(marked: String) {
    let rendering = Rendering(marked)
    #expect(rendering.reports == ["① image-without-text"])
    #expect(
      rendering.html == "<p>ə <img src=\"a.png\" alt=\"\(marked.contains("[ ]") ? " " : "")\" loading=\"lazy\"></p>\n")
  }
}
