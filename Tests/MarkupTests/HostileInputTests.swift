import Diagnostics
import TestSupport
import Testing

@testable import Markup

/// `piece` again and again, up to 100,000 bytes, between a beginning and an end; named by its first characters.
struct Hostile: CustomTestStringConvertible, Sendable {
  let markdown: String

  init(_ piece: String, after start: String = "", before end: String = "", bytes: Int = 100_000) {
    markdown = start + String(repeating: piece, count: bytes / piece.utf8.count) + end
  }

  var testDescription: String { String(markdown.unicodeScalars.prefix(30)).debugDescription }
}

@Suite struct HostileInputTests {

  @Test(
    "long runs of signs are read as text", .timeLimit(.minutes(20)),
    arguments: sample(
      12,
      of: [
        Hostile("["), Hostile("!["), Hostile("]"), Hostile("*"), Hostile("*a "), Hostile("_a"), Hostile("`"),
        Hostile("<"), Hostile("<a "),
        Hostile("&"), Hostile("&a;"), Hostile("~"), Hostile("~~a "), Hostile("\\"), Hostile("[a](b"), Hostile("[a](<b"),
        Hostile("[^1]"),
        Hostile("a\n"), Hostile("\n"), Hostile("\r"), Hostile("|"), Hostile("a|"), Hostile("<!--"), Hostile("\u{0}"),
        Hostile("😀"), Hostile("# a\n"),
        Hostile("- a\n"), Hostile("[a]: b\n", bytes: 20_000), Hostile("[^1]: a\n\n", before: "[^1]"),
        Hostile("<b ", after: "<div "),
      ]))
  func runs(hostile: Hostile) {
    for allowed in [false, true] {
      let isWhole = Rendering(bytes: Array(hostile.markdown.utf8), rawHTML: allowed).body != nil
      #expect(isWhole)
    }
  }

  @Test(
    "what is nested over a hundred levels deep is refused", .timeLimit(.minutes(20)),
    arguments: [
      Hostile(">", before: "a"), Hostile("> ", before: "a"), Hostile("- ", before: "a"), Hostile("1. ", before: "a"),
      Hostile("> - ", before: "a"), Hostile("- ", before: "a" + String(repeating: "\n", count: 100_000)),
      Hostile("*a **b ", before: "c" + String(repeating: "** d*", count: 200), bytes: 1_400),
    ])
  func depth(hostile: Hostile) {
    let rendering = Rendering(bytes: Array(hostile.markdown.utf8))
    #expect(rendering.diagnostics.map(\.id) == ["markdown-too-deep"])
    #expect(rendering.html.isEmpty && rendering.body == nil)
  }

  @Test("lists indented ever more are refused at the line that is too deep")
  func indented() {
    let lines = (0..<150).map { String(repeating: "  ", count: $0) + "- a" }
    let reports = Rendering(lines.joined(separator: "\n")).diagnostics
    #expect(reports.map(\.id) == ["markdown-too-deep"])
    #expect(reports.map { $0.range?.line } == [101])
  }

  @Test("a hundred levels pass, and the place of the next is told")
  func deepest() {
    #expect(Rendering(String(repeating: "> ", count: 100) + "a").body != nil)
    #expect(Rendering("a\n\n①" + String(repeating: "> ", count: 101) + "b").reports == ["① markdown-too-deep"])
    let tags = String(repeating: "<b>", count: 102) + "a"
    #expect(Rendering("a " + tags, rawHTML: true).diagnostics.map(\.id) == ["markdown-too-deep"])
    #expect(Rendering(String(repeating: "<div>", count: 200_000), rawHTML: true).html.isEmpty)
  }

  @Test("lines across the page and long lists are not nested")
  func notDeep() {
    #expect(Rendering(String(repeating: "- ", count: 500)).html == "<hr>\n")
    #expect(Rendering(String(repeating: "* ", count: 500)).html == "<hr>\n")
    #expect(Rendering(String(repeating: "- a\n\n  > b\n\n", count: 500)).body != nil)
  }

  @Test(
    "tables that would fill the memory are refused",
    arguments: [
      Hostile("a|", before: "\n" + String(repeating: "-|", count: 50_000)), Hostile("-|", after: "a|\n"),
      Hostile("|", before: "\n|-|\n"),
      Hostile("a\n", after: String(repeating: "a|", count: 100) + "\n" + String(repeating: "-|", count: 100) + "\n"),
    ])
  func tables(hostile: Hostile) {
    let rendering = Rendering(bytes: Array(hostile.markdown.utf8))
    #expect(rendering.diagnostics.map(\.id) == ["markdown-too-large"])
    #expect(rendering.html.isEmpty)
  }

  @Test("a table of two hundred columns and one of ten thousand rows pass")
  func largeTables() {
    let wide = String(repeating: "a|", count: 200) + "\n" + String(repeating: "-|", count: 200)
    #expect(Rendering(wide).body != nil)
    #expect(Rendering("|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 10_000)).body != nil)
  }

  @Test(
    "what cmark reads slowly is refused",
    arguments: [
      Hostile("www.a_"), Hostile("http://a.b/<"), Hostile("<http://a"), Hostile("a@a."), Hostile("xmpp:a@b.c/"),
      Hostile("a <? "),
      Hostile("a <!A "), Hostile("a <![CDATA[ "), Hostile(")", after: "www.a.b"), Hostile("a\n", before: "|-|-|\n"),
      Hostile("[a] ", after: "[a]: " + String(repeating: "u", count: 100_000) + "\n\n"),
    ])
  func slow(hostile: Hostile) {
    #expect(Rendering(bytes: Array(hostile.markdown.utf8)).diagnostics.map(\.id) == ["markdown-too-large"])
  }

  @Test("of ten thousand mistakes the first five hundred are told, and the others counted")
  func manyMistakes() {
    let diagnostics = Rendering(String(repeating: "[a](#b)\n", count: 10_000)).diagnostics
    #expect(diagnostics.count == 501)
    #expect(diagnostics.last?.id == "more-mistakes" && diagnostics.last?.range?.line == 501)
    // Warnings that are counted fail no build.
    let warnings = Rendering(String(repeating: "a <b>\n", count: 10_000)).diagnostics
    #expect(warnings.count == 501 && !warnings.hasErrors)
  }

  @Test("a body over the limit is refused")
  func size() {
    let rendering = Rendering(String(repeating: "a\n", count: MarkdownLimits.bytes / 2 + 1))
    #expect(rendering.diagnostics.map(\.id) == ["markdown-too-large"])
  }

  @Test("bytes that are no UTF-8 and NUL become U+FFFD")
  func bytes() {
    #expect(Rendering(bytes: [0x61, 0xFF, 0x62, 0x00, 0xC9]).html == "<p>a\u{FFFD}b\u{FFFD}\u{FFFD}</p>\n")
    for byte in UInt8.min...UInt8.max {
      for bytes in [
        [byte], [byte, byte, 0x0A, byte], Array("[a](".utf8) + [byte, 0x29], Array("<".utf8) + [byte, 0x3E],
      ] {
        _ = Rendering(bytes: bytes, rawHTML: true)
      }
    }
  }

  /// Pieces of Markdown and HTML, strung together at random.
  func tangle(_ random: inout SplitMix) -> String {
    let pieces = [
      "a", "ə", " ", "\n", "\n\n", "> ", "- ", "  ", "1. ", "[ ] ", "[", "]", "(", ")", "](x.md)", "![", "[^1]",
      "[^1]: ",
      "*", "**", "~~", "`", "```\n", "|", "|-|-|\n", "<b>", "</b>", "<div>", "</div>", "<p>", "<td>", "<script>",
      "<!--",
      "-->", "<a href=x.md>", "</a>", "<img src=y>", "&amp;", "\\", "# ", "---\n", "[!NOTE]\n", "[r]: x.md\n", "[a][r]",
      "www.a.az", "\t", "😀", "<", ">", "\"", "'", "{{", "\r\n",
    ]
    return (0..<Int.random(in: 1...60, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  @Test("any tangle of marks and tags gives HTML in which every tag is closed, and places within the text")
  func tangles() {
    for seed in UInt64(1)...2_000 {
      var random = SplitMix(seed: seed)
      let markdown = tangle(&random)
      let lines = markdown.utf8.count { $0 == 0x0A } + 1
      for allowed in [false, true] {
        let rendering = Rendering(markdown, rawHTML: allowed)
        #expect(openTags(rendering.html) == [], "seed \(seed): \(markdown.debugDescription) gives \(rendering.html)")
        #expect(
          rendering.diagnostics.allSatisfy { $0.range.map { (1...lines).contains(Int($0.line)) } ?? false },
          "seed \(seed)")
      }
    }
  }

  @Test("two threads at once give what one gives")
  func threads() async {
    var random = SplitMix(seed: 7)
    let bodies = (0..<300).map { _ in tangle(&random) + "\n\n~~a~~ www.a.az *b~~c~~*" }
    let alone = bodies.map { Rendering($0).html }
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 { group.addTask { bodies.map { Rendering($0).html } } }
      for await together in group { #expect(together == alone) }
    }
  }
}

/// A small generator of random numbers that gives the same on every machine (Steele, Lea, Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
