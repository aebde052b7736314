import Diagnostics
import TestSupport
import Testing

@testable import Markup

/// A text as an author wrote it, with the places of what is told.
struct Slip: CustomTestStringConvertible, Sendable {
  let marked: String
  let reports: [String]

  init(_ marked: String, _ reports: String...) {
    self.marked = marked
    self.reports = reports
  }

  var testDescription: String { String(marked.prefix(60)).debugDescription }
}

@Suite struct SlipTests {
  @Test(
    "an address that Markdown does not read as one is told with what to write",
    arguments: [
      Slip("![the team](①team photo.jpg)", "① unread-link: <team photo.jpg>"),
      Slip("ə [plan](①plan (final).pdf).", "① unread-link: <plan (final).pdf>"),
      Slip("[names](①list(2.pdf) and (more)", "① unread-link: <list(2.pdf>"),
      Slip("[a](①my plan.pdf \"The plan\")", "① unread-link: <my plan.pdf> \"The plan\""),
      Slip("[a](①x.md “The plan”)", "① unread-link: x.md \"The plan\""),
      Slip("[a](①https://a.az/b c.pdf)", "① unread-link: https://a.az/b%20c.pdf"),
      Slip("[a](①<b c.pdf)", "① unread-link: <b c.pdf>"), Slip("[a](①x.md", "① unread-link"),
      Slip("[call](①+994 12 000 00 00)", "① unread-link: tel:+994120000000"),
      Slip(
        "ə ①[the report] (report.md), ②[law]  (https://a.az/b)", "① unread-link: [the report](report.md)",
        "② unread-link: [law](https://a.az/b)"),
      Slip("①(the report)[report.md]", "① unread-link: [the report](report.md)"),
      Slip("See ①(the report)[report.md] now.\n", "① unread-link: [the report](report.md)"),
      Slip("| a |\n|---|\n| ①[b] (c.md) |", "① unread-link: [b](c.md)"),
      Slip("> ə\n> ①[b] (c.md)", "① unread-link: [b](c.md)"),
      Slip("[a①][b.md]", "① dead-reference: ](b.md)"), Slip("①[[b.md]]", "① unread-link: [b.md](b.md)"),
      Slip("①[the report]\n(report.md)", "① unread-link: [the report](report.md)"),
      Slip("## ①[b] (c.md)", "① unread-link: [b](c.md)"),
      Slip("![Team](①a.png =200x100)", "① unread-link: a.png"),
      Slip("![b](①my a.png =50%x)", "① unread-link: <my a.png>"),
      Slip("[](①https://a.az)", "① link-without-text"), Slip("ə [ <!-- b -->](①a.md)", "① link-without-text"),
      Slip("[![](①a.png)](②b.md)", "① image-without-text", "② link-without-text"),
      Slip("[![c](a.png)](b.md) [`c`](b.md) [&amp;](b.md)"),
    ])
  func links(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "lines that are meant for a heading, a list or a table are told with what to write",
    arguments: [
      Slip("①##Results", "① unread-heading: ## Results"), Slip("ə\n①###Ə b", "① unread-heading: ### Ə b"),
      Slip("①#Our results", "① unread-heading: # Our results"),
      Slip("①####### Deep", "① unread-heading: ###### Deep"), Slip("- ə\n  ①##B", "① unread-heading: ## B"),
      Slip("①• one\n• two", "① unread-list: - one\n- two"), Slip("ə:\n①– one\n– two", "① unread-list: - one\n- two"),
      Slip("①-one\n-two", "① unread-list: - one\n- two"), Slip("①*one\n*two", "① unread-list: - one\n- two"),
      Slip("①o\tone\no\ttwo", "① unread-list: - one\n- two"), Slip("①§\tone\n§\ttwo", "① unread-list: - one\n- two"),
      Slip("①| a | b |\n\n②|---|---|\n\n③| 1 | 2 |", "① unread-table", "② unread-table", "③ unread-table"),
      Slip("①a) one\nb) two", "① unread-list"), Slip("①(1) one\n(2) two", "① unread-list"),
      Slip("①1.One\n2.Two", "① unread-list: 1. One\n2. Two"),
      Slip("ə:\n①4. one\n7. two", "① unread-list: \n4. one\n7. two"),
      Slip("①Year\tCases\n2021\t40", "① unread-table: | Year | Cases |\n|---|---|\n| 2021 | 40 |"),
      Slip("| Year | Cases |\n①| 2021 | 40 |", "① unread-table: |---|---|"),
      Slip("Year | Cases\n①2021 | 40", "① unread-table: |---|---|"),
      Slip("| a | b | c |\n①|---|---|\n| 1 | 2 | 3 |", "① unread-table: |---|---|---|"),
      Slip("| a | b |\n①|—|—|\n| 1 | 2 |", "① unread-table: |---|---|"),
      Slip("| a | b |\n①-------\n\nə", "① unread-table: |---|---|"),
      Slip("①+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+", "① unread-table: | a | b |\n|---|---|\n| 1 | 2 |"),
      Slip("> | a | b |\n> ①| 1 | 2 |", "① unread-table: |---|---|"),
      Slip("ə\n①• one\nwraps\n• two\nwraps too", "① unread-list: - one\n  wraps\n- two\n  wraps too"),
      Slip("①№1 one\n№2 two", "① unread-list"), Slip("①№ 1. one\n№ 2. two", "① unread-list"),
      Slip(
        "①Year;Cases\n2021;40\n2022;1,5", "① unread-table: | Year | Cases |\n|---|---|\n| 2021 | 40 |\n| 2022 | 1,5 |"),
      Slip("①Year,Cases\n2021,40", "① unread-table: | Year | Cases |\n|---|---|\n| 2021 | 40 |"),
      Slip("The loss was\n①- 5 manat", "① minus-as-list"), Slip("> İl,\n> ①+ 3 °C", "① minus-as-list"),
    ])
  func lines(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test("rows with more or fewer cells than the header are told with both numbers")
  func rows() throws {
    let rendering = Rendering("> | a | b |\n> |---|---|\n> ①| 1 | 2 | 3 |\n> ②| 1 |\n> | 1 | |\n> | \\| | `x` |")
    #expect(rendering.reports == ["① table-row", "② table-row"])
    let more = try #require(rendering.diagnostics.first)
    #expect(more.severity == .error)
    #expect(more.message == "This row has 3 cells, the header 2: what stands in the others would not be shown.")
    #expect(rendering.diagnostics.last?.severity == .warning)
    #expect(rendering.diagnostics.last?.message == "This row has 1 cell, the header 2.")
    #expect(Rendering("a | b\n-|-\n1 | 2\n①ə").reports == ["① table-row"])
    // cmark ends lines at a carriage return too, so that a row may be empty for us.
    #expect(
      !Rendering("# a\r\n\r\n- b\r\n- c\r\n\r\n| d |\r\n|--|\r<parai \nid=&>\n\n<i id=\"a&a&lt;\"id=&>\n").html.isEmpty)
  }

  @Test(
    "a footnote that is not shown is told",
    arguments: [
      Slip("a[^1]\n\n[^1]: b\n\n①[^2]: c", "① lost-footnote"), Slip("a[^1]\n\n[^1]: b\n\n①[^1]: c", "① lost-footnote"),
      Slip("> a\n>\n> ①[^1]: b", "① lost-footnote"), Slip("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c"),
      Slip("```\n[^1]: a\n```\n\n    [^1]: a"), Slip("`[^1]`: a"),
    ])
  func footnotes(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "a line that Markdown takes for the address of a link, and that is none, is told",
    arguments: [
      Slip("a\n\n①[2014]: 40", "① lost-line"), Slip("①[2014]: 40\n②[2015]: 50", "① lost-line", "② lost-line"),
      Slip("[a]: b\n\n[a]"), Slip("a\n[2014]: 40"), Slip("[Note]: forty people"),
      Slip("①[a]: b.md\n②[c]: https://a.az", "① lost-line", "② lost-line"),
      Slip("```\n[2014]: 40\n```"), Slip("\n\r\r\r\r\r````\r"),
    ])
  func lostLines(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "references to controls and to what is no character are refused, and nothing invalid is written",
    arguments: [
      Slip(
        "ə ①&#xffff; ②&#0; ③&#1; ④&#xFDD0; ⑤&#150; ⑥&#xD800;", "① odd-character", "② odd-character", "③ odd-character",
        "④ odd-character", "⑤ odd-character", "⑥ odd-character"),
      Slip("[a](x①&#xfffe;.md \"②&#xffff;\")", "① odd-character", "② odd-character"),
      Slip("`&#0;` \\&#0; &#39; &#x2013; &amp; &#x20; & &#; &#0"), Slip("①```a&#xffff;\n&#0;\n```", "① odd-character"),
      Slip("①a [b]\n\n[b]: x.md \"&#xffff;\"", "① odd-character"),
    ])
  func references(slip: Slip) {
    let rendering = Rendering(slip.marked)
    #expect(rendering.reports == slip.reports)
    // An error publishes nothing.
    #expect(rendering.diagnostics.hasErrors || String(validating: rendering.bytes, as: UTF8.self) != nil)
  }

  @Test(
    "numbers of persons are noted, the site's own is not",
    arguments: [
      Slip(
        "Call ①+994 55 000 00 00, ②(055) 123-45-67, ③055 123 45 67, ④0551234567", "① personal-number",
        "② personal-number", "③ personal-number", "④ personal-number"),
      Slip(
        "8 (495) 123-45-67 or +994 12 493 00 00 or 012 493 00 00".replacing("8 (", with: "①8 ("), "① personal-number"),
      Slip(
        "FIN ①5ZK3A2B, FİN: ②1AB23C4, personal number ③1234567", "① personal-number", "② personal-number",
        "③ personal-number"),
      Slip("Her FIN is ①5ZK3A2B", "① personal-number"),
      Slip(
        "①AZE12345678 ②AA1234567 passport ③C01234567", "① personal-number", "② personal-number", "③ personal-number"),
      Slip(
        "In 2014 and 2015, 1250000 of 1 250 000 and +1 250 000 000; 2014-01-02, 12.05.2014, 10:00–18:00, 0.5, 1/2, 0.4.0-20140110.1, 2.0.1 (2013-10-24), 050-2014-01-02"
      ),
      Slip(
        "ISO 26000, ISBN 978-5-4461-0772-8, IBAN AZ21NABZ00000000137010001944, <tel:+994550000000> https://a.az/+994550000000"
      ),
      Slip("`+994 55 000 00 00`\n\n    +994 55 000 00 00"),
      Slip("The final report 1234567, the passport office opened in 2014 with 1200000 manats"),
    ])
  func persons(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "right content stays without a word",
    arguments: [
      "3 * 4 * 5 m, Sheki • Zagatala, [2] in running text, see [2] (page 4)", "![Hall](hall%202.jpg)",
      "https://en.wikipedia.org/wiki/Sheki_(city) and [b](https://en.wikipedia.org/wiki/Sheki_(city))",
      "| a | b |\n|---|---|\n| c \\| d | |\n| `x` | [e](f.md) |", "#OpenData week in Baku", "#5 of ten",
      "C# and F# | G",
      "[a](<b c.pdf>) [d](e.md \"f\") [g](h.md 'i') [j]( k.md ) [l](m.md\n\"n\")", "[Article 5](of the law) f[x](a b)",
      "\\[a\\](b c.pdf) `[a](b c.pdf)` <!-- [a](b c.pdf) -->", "[a] (see below) and (b)[c]", "- 5 a\n- 6 b",
      "-5 °C\n-6 °C",
      "— Who came?\n\n— Forty.", "a) one", "A. Əliyev\nB. Həsənov", "2014. Then\nfive", "Text | more",
      "Title\n=====\n\nə\n---",
      "```\n##Heading\n• a\n• b\n| a | b |\n| c | d |\n[x] (y.md)\n```", "    ##Heading\n    • a\n    • b",
      "<!--\n##Heading\n| a | b |\n| c | d |\n-->", "a `|` b\nc `|` d", "*a*\n*b*", "2021-01-02\tə", "می‌خواهم क्‍ष",
      "a & b &c; AT&T 5 < 6 > 4 <3", "[a]: b\n\n[a]", "1\\. a\n2\\. b", "[x]: https://a.az/b\nə [x]",
    ])
  func silent(markdown: String) {
    #expect(Rendering(markdown).reports == [])
  }

  /// What a reader sees of HTML: its text, with references as signs.
  private func visible(_ html: String) -> String {
    var text = ""
    var tokens = HTMLTokens(Array(html.utf8))
    while let piece = tokens.next() {
      switch piece {
      case .text(let range): text += Array(Array(html.utf8)[range]).resolvingReferences()
      case .open(let tag, _): if tag.name == "br" { text += "<br>" }
      case .close, .comment: break
      }
    }
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test("any words, figures and signs of a paragraph are published as they are written, or a message names their line")
  func asWritten() {
    let pieces = [
      "a", "Ağdam", "да", "5", "40", "2.5", " ", " ", " ", "~", "~~", "*", "**", "_", "%", "#", "±", "<", ">", "=", "+",
      "-", "–",
      "/", ".", ",", ";", ":", "(", ")", "[", "]", "^", "$", "€", "&", "@", "!", "?", "|", "'", "\"", "{", "}", "°",
      "²", "½", "\na",
      "<sup>", "</sup>", "<b>", "</b>", "<br>", "<td>", "&a", "&#5;", "[^1]", "](",
    ]
    // What Markdown is for: marks around words, tags that are kept, a name for a sign.
    let marks = /\*+|_+|~~|<\/?su[pb]>|<br>|\s+/
    for seed in UInt64(1)...4_000 {
      var random = SplitMix(seed: seed)
      let body =
        "a "
        + (0..<Int.random(in: 1...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let rendering = Rendering(body)
      let (shown, written) = (visible(rendering.html), body)
      if !rendering.diagnostics.isEmpty { continue }
      #expect(
        shown.replacing(marks, with: "") == written.replacing(marks, with: ""), "seed \(seed): \(body.debugDescription)"
      )
    }
  }

  @Test("stars, lines and tildes between figures are published as they are written")
  func signsOfSums() {
    for seed in UInt64(1)...2_000 {
      var random = SplitMix(seed: seed)
      let words = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        let signs = ["*", "~", "_", "**", "~~", "×", "-"]
        return
          "\(Int.random(in: 0...99, using: &random))\(signs.randomElement(using: &random) ?? "")\(Int.random(in: 0...99, using: &random))"
      }
      let body = "On " + words.joined(separator: [" and ", ", ", "; "].randomElement(using: &random) ?? "")
      #expect(visible(Rendering(body).html) == body)
    }
  }
}
