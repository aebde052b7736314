import Diagnostics
import Testing

@testable import Markup

@Suite struct BodyTests {
  @Test(
    "each construct has its HTML",
    arguments: [
      Fragment("a *b* **c** ~~d~~ `e<`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>\n"),
      Fragment("a & \"b\" \\<c> &amp; &copy;", "<p>a &amp; &quot;b&quot; &lt;c&gt; &amp; ©</p>\n"),
      Fragment("a\nb\\\nc", "<p>a\nb<br>\nc</p>\n"), Fragment("---", "<hr>\n"),
      Fragment("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
      Fragment("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
      Fragment("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
      Fragment("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
      Fragment("7~12 H~2~O ~~c~~", "<p>7~12 H~2~O <del>c</del></p>\n"),
      Fragment("4*6 and 2*5, 2**3 and 4**2, 7~~12 and 13~~17", "<p>4*6 and 2*5, 2**3 and 4**2, 7~~12 and 13~~17</p>\n"),
      Fragment("(*) and (*), a *, b*", "<p>(*) and (*), a *, b*</p>\n"),
      Fragment("(_) and (_)", "<p>(_) and (_)</p>\n"),
      Fragment("a*b and c*d, x*(y), un*believ*able", "<p>a*b and c*d, x*(y), un<em>believ</em>able</p>\n"),
      Fragment(
        "17* and 18*, *a*, a_b_c, ![4*6 and 2*5](x.png)",
        "<p>17* and 18*, <em>a</em>, a_b_c, <img src=\"x.png\" alt=\"4*6 and 2*5\" loading=\"lazy\"></p>\n"),
      Fragment("4. a\n7. b\n8. c", "<ol start=\"4\">\n<li>a</li>\n<li value=\"7\">b</li>\n<li>c</li>\n</ol>\n"),
      Fragment(
        "> 2014. a\n> 2012. b",
        "<blockquote>\n<ol start=\"2014\">\n<li>a</li>\n<li value=\"2012\">b</li>\n</ol>\n</blockquote>\n"),
      Fragment("3. a\n3. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      Fragment("- 1. a\n  3. b", "<ul>\n<li><ol>\n<li>a</li>\n<li value=\"3\">b</li>\n</ol>\n</li>\n</ul>\n"),
      Fragment("14<sup>2</sup> H<sub class=x>2</sub>O 8<br/>9", "<p>14<sup>2</sup> H<sub>2</sub>O 8<br>9</p>\n"),
      Fragment("a <sup>b\n\nc", "<p>a <sup>b</sup></p>\n<p>c</p>\n"),
      Fragment("a\n\n<br>\n\nb", "<p>a</p>\n<br>\n<p>b</p>\n"),
      Fragment("7) a", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"), Fragment("1. a", "<ol>\n<li>a</li>\n</ol>\n"),
      Fragment(
        "①```a\"b c\n<x>\n```", "<pre><code class=\"language-a&quot;b\">&lt;x&gt;\n</code></pre>\n",
        reports: ["① text-in-fence"]),
      Fragment("    a", "<pre><code>a\n</code></pre>\n"),
      Fragment(
        "    ①In 2014, courts answered.", "<pre><code>In 2014, courts answered.\n</code></pre>\n",
        reports: ["① indented-code"]),
      Fragment(
        "    ①2014\n    Müraciətlər 30 gündə cavablandırılır.",
        "<pre><code>2014\nMüraciətlər 30 gündə cavablandırılır.\n</code></pre>\n", reports: ["① indented-code"]),
      Fragment(
        "    vitrine build --strict --output out\n    SELECT a FROM b;\n    make all\n    to,sex,value",
        "<pre><code>vitrine build --strict --output out\nSELECT a FROM b;\nmake all\nto,sex,value\n</code></pre>\n"),
      Fragment(
        "    ①forty people came there", "<pre><code>forty people came there\n</code></pre>\n",
        reports: ["① indented-code"]),
      Fragment(
        "- [ ] a\n- [x] b",
        """
        <ul class="task-list">
        <li class="task"><input type="checkbox" disabled aria-label="To do"> a</li>
        <li class="task"><input type="checkbox" disabled checked aria-label="Done"> b</li>
        </ul>

        """),
      Fragment(
        "- [x] a\n\n  b",
        """
        <ul class="task-list">
        <li class="task"><p><input type="checkbox" disabled checked aria-label="Done"> a</p>
        <p>b</p>
        </li>
        </ul>

        """),
      Fragment(
        "<https://example.org/?a=1&b> www.example.org",
        """
        <p><a href="https://example.org/?a=1&amp;b">https://example.org/?a=1&amp;b</a> \
        <a href="http://www.example.org">www.example.org</a></p>

        """),
      Fragment("[a *b*](x.md \"T\")", "<p><a href=\"x.md\" title=\"T\">a <em>b</em></a></p>\n"),
      Fragment("[a](<b c.pdf>)", "<p><a href=\"b%20c.pdf\">a</a></p>\n"),
      Fragment("[a](<ə%2 {#b#>)", "<p><a href=\"ə%252%20%7B#b%23\">a</a></p>\n"), Fragment("#", ""),
      Fragment("[a][r]\n\n[r]: x.md", "<p><a href=\"x.md\">a</a></p>\n"),
      Fragment(
        "![a *b* `c`\nd](p.png)", "<p><img src=\"p.png\" alt=\"a b c d\" loading=\"lazy\"></p>\n"),
      Fragment(
        "[![a](p.png)](x.md)", "<p><a href=\"x.md\"><img src=\"p.png\" alt=\"a\" loading=\"lazy\"></a></p>\n"),
      Fragment("![a ![b](q.png) c](p.png)", "<p><img src=\"p.png\" alt=\"a b c\" loading=\"lazy\"></p>\n"),
      Fragment("a <!-- hidden -->b", "<p>a b</p>\n"), Fragment("80</br>90", "<p>80<br>90</p>\n"),
      Fragment("<!-- a\n\nb -->", ""), Fragment("", ""),
    ])
  func html(of fragment: Fragment) {
    let rendering = Rendering(fragment.markdown)
    #expect(rendering.html == fragment.expected)
    #expect(rendering.reports == fragment.reports)
  }

  @Test("a table scrolls in a named region; alignment is a class, an empty head no heading")
  func table() {
    #expect(
      Rendering("| a | b | |\n|:--|--:|:-:|\n| 1 | *2* |").html == """
        <div class="table-scroll" role="region" tabindex="0" aria-label="Table 1">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">a</th>
        <th scope="col" class="align-right">b</th>
        <td class="align-center"></td>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">1</td>
        <td class="align-right"><em>2</em></td>
        <td class="align-center"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
    #expect(Rendering("|a|\n|-|").html.hasSuffix("</thead>\n</table>\n</div>\n"))
  }

  @Test("a notice has its title; an unknown kind is a quotation with a suggestion")
  func alerts() {
    let notice =
      "<div class=\"notice notice-tip\" role=\"note\">\n<p class=\"notice-title\">Tip</p>\n<p>a</p>\n</div>\n"
    #expect(Rendering("> [!TIP]\n> a").html == notice)
    #expect(Rendering("> [!tip]\n>\n> a").html == notice)
    #expect(Rendering("> [!TIP] a").html == "<blockquote>\n<p>[!TIP] a</p>\n</blockquote>\n")

    let unknown = Rendering("ə\n\n> ①[!WARNNG]\n> a")
    #expect(unknown.html == "<p>ə</p>\n<blockquote>\n<p>a</p>\n</blockquote>\n")
    #expect(unknown.reports == ["① unknown-alert: [!WARNING]"])
  }

  @Test("footnotes stand at the end and lead back to each place that names them")
  func footnotes() {
    let rendering = Rendering("a[^x] b[^x]\n\n[^x]: Note.")
    #expect(
      rendering.html == """
        <p>a<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn:1" id="fnref:1:2" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
        <ol>
        <li id="fn:1"><p>Note. \
        <a href="#fnref:1" class="footnote-back" role="doc-backlink" aria-label="Back to reference 1">↩</a> \
        <a href="#fnref:1:2" class="footnote-back" role="doc-backlink" aria-label="Back to reference 1-2">↩</a></p>
        </li>
        </ol>
        </section>

        """)
    #expect(rendering.body?.ids == ["fn:1", "fnref:1", "fnref:1:2"])
  }

  @Test(
    "headings begin at level 2 and follow each other without a gap",
    arguments: [
      ("# A\n\n## B\n\n# C", [2, 3, 2]), ("## A\n\n### B", [2, 3]), ("### A\n\n## B", [2, 2]),
      ("# A\n\n### B\n\n## C\n\n### D", [2, 3, 3, 4]),
      ("# A\n\n###### B", [2, 3]), ("> # A\n\n## B", [2, 3]),
      ((1...6).map { String(repeating: "#", count: $0) + " A" }.joined(separator: "\n\n"), [2, 3, 4, 5, 6, 6]),
    ])
  func levels(markdown: String, expected: [Int]) {
    #expect(Rendering(markdown).body?.headings.map(\.level) == expected)
  }

  @Test("headings have ids of their own and plain text for the contents")
  func headings() throws {
    let rendering = Rendering("# A *b* & `c` ![d](e.png)\n\n# a b c d\n\n## Main")
    #expect(
      rendering.html.hasPrefix("<h2 id=\"a-b-c-d\">A <em>b</em> &amp; <code>c</code> <img src=\"e.png\" alt=\"d\""))
    let body = try #require(rendering.body)
    #expect(
      body.headings == [
        .init(level: 2, id: "a-b-c-d", text: "A b & c d"), .init(level: 2, id: "a-b-c-d-2", text: "a b c d"),
        .init(level: 3, id: "main-2", text: "Main"),
      ])
    #expect(body.ids == ["a-b-c-d", "a-b-c-d-2", "main-2"])
  }

  @Test("a heading with signs and lines keeps its words apart in the list of contents")
  func plainHeading() {
    #expect(Rendering("# CO<sub>2</sub> 8<br>9 4*6 and 2*5").body?.headings.map(\.text) == ["CO2 8 9 4*6 and 2*5"])
  }

  @Test(
    "the first paragraph is known as plain text",
    arguments: [
      ("# H\n\n> q\n\na *b*\n[c](x.md)`d`[^1]\n\ne\n\n[^1]: n", "a b cd"), ("![p](q.png)", "p"), ("- a", nil),
      ("", nil),
    ] as [(String, String?)])
  func firstParagraph(markdown: String, expected: String?) {
    #expect(Rendering(markdown).body?.firstParagraph == expected)
  }

  @Test("HTML is appended to what stands already, and words come from the page's language")
  func appended() {
    var words = MarkdownWords()
    words.table = "Таблица <1>"
    var html = Array("before".utf8)
    var diagnostics: [Diagnostic] = []
    _ = MarkdownRenderer(words: words).render(
      Array("|a|\n|-|".utf8)[...], file: SourceFile(index: 0), firstLine: 1, into: &html, diagnostics: &diagnostics
    ) { .address($0.written) }
    #expect(String(decoding: html, as: UTF8.self).hasPrefix("before<div class"))
    #expect(String(decoding: html, as: UTF8.self).contains("aria-label=\"Таблица &lt;1&gt; 1\""))
  }
}
