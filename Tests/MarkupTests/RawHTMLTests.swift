import Diagnostics
import Testing

@testable import Markup

@Suite struct DroppedHTMLTests {
  @Test(
    "raw HTML is left out, with a warning at its place",
    arguments: [
      Fragment("ə ①<b>a</b> c", "<p>ə a c</p>\n", reports: ["① raw-html"]),
      Fragment("ə\n\n①<div class='x'>\na\n</div>\n\nb", "<p>ə</p>\n<p>b</p>\n", reports: ["① raw-html"]),
      Fragment("①<div>\n\na\n\n</div>", "<p>a</p>\n", reports: ["① raw-html"]),
      Fragment("①<script>\nalert(1)\n\n</script>", "", reports: ["① raw-html"]),
      Fragment("a ①<hr/> b<!-- c -->", "<p>a  b</p>\n", reports: ["① raw-html"]),
      Fragment("①<?php x ?>", "", reports: ["① raw-html"]), Fragment("①<!DOCTYPE x>", "", reports: ["① raw-html"]),
      Fragment("<!-- a -->", ""), Fragment("<b", "<p>&lt;b</p>\n"), Fragment("a < b > c", "<p>a &lt; b &gt; c</p>\n"),
      Fragment("</div>\n①lost", "", reports: ["① raw-html"]),
    ])
  func dropped(fragment: Fragment) {
    let rendering = Rendering(fragment.markdown)
    #expect(rendering.html == fragment.expected)
    #expect(rendering.reports == fragment.reports)
  }

  @Test(
    "HTML whose loss would make one word or figure of two is an error",
    arguments: [
      Fragment("14①<b>5②</b>6", "", reports: ["① joined-by-html", "② joined-by-html"]),
      Fragment("7①<span>8", "", reports: ["① joined-by-html"]),
      Fragment("①<b>5②</b>6", "", reports: ["① raw-html", "② joined-by-html"]),
      Fragment("14①<b>②<i>5</i></b>", "", reports: ["① joined-by-html", "② joined-by-html"]),
      Fragment("a①<b and c>d", "", reports: ["① joined-by-html"]),
      Fragment("8.①<u>5</u>", "", reports: ["① joined-by-html"]),
      Fragment("①<b>Note</b>: (②<i>a</i>)", "", reports: ["① raw-html", "② raw-html"]),
      Fragment("a①<!-- b -->c", "", reports: ["① joined-by-html"]),
      Fragment("a<!-- b --> c", ""), Fragment("8①<![CDATA[5]]>6", "", reports: ["① joined-by-html"]),
      Fragment("①<kbd>a</kbd>+②<kbd>b</kbd>", "", reports: ["① raw-html", "② raw-html"]),
      Fragment(
        "① <table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2</td></tr></table>".replacing("① ", with: "①"), "",
        reports: ["① table-in-html: | a | b\\|c |\n|---|---|\n| 1 | 2 |"]),
      Fragment("<div>\n①<table><tr><td colspan=2>a</td></tr></table></div>", "", reports: ["① table-in-html"]),
      Fragment("①<table>\n\n<tr><td>a</td></tr>\n\n</table>", "", reports: ["① table-in-html"]),
      Fragment("①<embed src=\"https://a.az/x\">", "", reports: ["① embedded-player: <https://a.az/x>"]),
      Fragment(
        "ə ①<iframe src=\"https://a.az/x\" title=\"Film\"></iframe>", "",
        reports: ["① embedded-player: [Film](https://a.az/x)"]),
      Fragment("①<video src=x.mp4></video>", "", reports: ["① embedded-player: [x.mp4](x.mp4)"]),
      Fragment("<br>\nə ①*b*", "", reports: ["① marks-in-html"]),
    ])
  func lost(fragment: Fragment) {
    let rendering = Rendering(fragment.markdown)
    #expect(rendering.reports == fragment.reports)
    #expect(!rendering.diagnostics.contains { $0.id == "embedded-player" && $0.help?.contains("raw_html") == true })
  }

  @Test(
    "HTML with which words or figures would be gone is an error, tags alone are a warning",
    arguments: [
      ("<p>In 2014: 40</p>", Severity.error), ("<div>\n\na\n\n</div>", .warning), ("<script>a</script>", .warning),
      ("<b>a</b>", .warning), ("<details>\n<summary>a</summary>\n</details>", .error),
    ])
  func severity(markdown: String, expected: Severity) {
    #expect(Rendering(markdown).diagnostics.map(\.severity).max() == expected)
  }

  @Test("the warning says what to write instead")
  func instead() throws {
    let diagnostic = try #require(Rendering("a <strong>b</strong>").diagnostics.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.message == "HTML is not shown in a text: `<strong>` is left out.")
    #expect(diagnostic.help == "Write `**text**`.")
  }
}

@Suite struct AllowedHTMLTests {
  @Test(
    "what is listed passes, written anew",
    arguments: [
      Fragment("a <KBD CLASS=x>b</KBD>", "<p>a <kbd class=\"x\">b</kbd></p>\n"),
      Fragment(
        "<div\n  title='a \"b\" <c> &amp; &d'>\n*e* &copy; & <\n</div>",
        "<div title=\"a &quot;b&quot; &lt;c&gt; &amp; &amp;d\">\n*e* &copy; &amp; &lt;\n</div>\n"),
      Fragment(
        "<details open>\n<summary>a</summary>\n\n*b*\n\n</details>",
        "<details open=\"\">\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n"),
      Fragment("a<br/>b<wbr>", "<p>a<br>b<wbr></p>\n"),
      Fragment(
        "x <a href='y.md' target=_top>z</a>", "<p>x <a href=\"y.md\">z</a></p>\n", reports: ["1:3 refused-html"]),
      Fragment("x <img src=a.png alt='b'>", "<p>x <img src=\"a.png\" alt=\"b\" loading=\"lazy\"></p>\n"),
      Fragment(
        "<table><tr><td colspan=2>a<tr><td>b</table>",
        "<table><tr><td colspan=\"2\">a</td></tr><tr><td>b</td></tr></table>\n"),
      Fragment("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>\n"),
      Fragment("<p>a<p>b", "<p>a</p><p>b\n</p>"), Fragment("<p>a\n\nb", "<p>a\n</p><p>b</p>\n"),
      Fragment("a<!-- b -->c", "<p>ac</p>\n"), Fragment("<!-- <b> -->\n", "\n"),
    ])
  func passes(fragment: Fragment) {
    let rendering = Rendering(fragment.markdown, rawHTML: true)
    #expect(rendering.html == fragment.expected)
    #expect(rendering.reports == fragment.reports)
  }

  @Test(
    "tags that do not match are closed or dropped, and never reach past their block",
    arguments: [
      Fragment("a <b>c\n\nd", "<p>a <b>c</b></p>\n<p>d</p>\n"), Fragment("①</div>", "\n", reports: ["① refused-html"]),
      Fragment("a①</p>b", "<p>ab</p>\n", reports: ["① refused-html"]),
      Fragment("*a <b>c* d①</b>", "<p><em>a <b>c</b></em> d</p>\n", reports: ["① refused-html"]),
      Fragment("- <div>\n- a①</div>", "<ul>\n<li><div>\n</div></li>\n<li>a</li>\n</ul>\n", reports: ["① refused-html"]),
      Fragment("a ①<div>b②</div>", "<p>a b</p>\n", reports: ["① refused-html", "② refused-html"]),
      Fragment("<div>\n\na[^1]\n\n[^1]: b①</div>", "", reports: ["① refused-html"]),
      Fragment("<b><i>a</b>②</i>", "<p><b><i>a</i></b></p>\n", reports: ["② refused-html"]),
      Fragment(
        "[a ①<a href=x.md>b②</a>](y.md)", "<p><a href=\"y.md\">a b</a></p>\n",
        reports: ["① refused-html", "② refused-html"]),
      Fragment("<a href=x.md>[b](y.md)</a>", "<p><a href=\"x.md\">b</a></p>\n"),
      Fragment("<div class=\"x\na", "&lt;div class=&quot;x\na\n"),
      Fragment("①<td>a②</td>", "a\n", reports: ["① refused-html", "② refused-html"]),
      Fragment("a <img src=①javascript:x> ②<img>", "<p>a  </p>\n", reports: ["1:3 unsafe-link", "② empty-link"]),
      Fragment("|a①<td>|\n|-|", "", reports: ["① refused-html"]),
    ])
  func balance(fragment: Fragment) {
    let rendering = Rendering(fragment.markdown, rawHTML: true)
    if !fragment.expected.isEmpty { #expect(rendering.html == fragment.expected) }
    #expect(rendering.reports == fragment.reports)
    #expect(openTags(rendering.html) == [])
  }

  @Test(
    "what could run never passes, however it is written",
    arguments: [
      "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example>\n</SCRIPT>", "a <script>alert(1)</script>",
      "<scr<script>ipt>alert(1)</scr</script>ipt>", "<style>body{display:none}</style>", "<iframe src=x.md></iframe>",
      "<object data=x.swf></object>", "<embed src=x.swf>", "<form action=x><input name=a><button>b</button></form>",
      "<svg onload=alert(1)><script>alert(1)</script></svg>", "<svg><a xlink:href=javascript:x>b</a></svg>",
      "<math><mi xlink:href=data:x>a</mi></math>", "<img src=x.png alt=a onerror=alert(1)>",
      "<b ONCLICK=alert(1)>a</b>", "<b style=position:fixed>a</b>", "<b/onclick=alert(1)>a</b>",
      "<a href=javascript:alert(1)>a</a>", "<a href=\" JaVaScRiPt:alert(1)\">a</a>",
      "<a href=java&#115;cript:alert(1)>a</a>", "<a href=&#x6A&#x61vascript:alert(1)>a</a>",
      "<a href=\"javascript&colon;alert(1)\">a</a>", "<a href=\"java&Tab;script:alert(1)\">a</a>",
      "<a href=\"java\nscript:alert(1)\">a</a>", "<a href=data:text/html,x>a</a>", "<img src=data:image/png,x alt=a>",
      "<blockquote cite=javascript:x>a</blockquote>", "<iframe srcdoc='<script>x</script>'></iframe>",
      "<base href=//evil.example>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=x.css>",
      "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?x <script>alert(1)</script>?>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<textarea><script>x</script></textarea>",
      "<title><b onclick=x></title>", "<template><b onclick=x></template>", "<plaintext><b onclick=x>",
      "<b title='\"><script>alert(1)</script>'>a</b>", "<b title=\"<script>\" onclick=x",
      "<b <script>alert(1)</script>",
      "<x-y onclick=x>a</x-y>", "<svg:script>alert(1)</svg:script>", "<b\u{0}onclick=x>a</b>",
      "<video src=x.mp4 controls>",
      "<a href=x.md ping=//evil.example>a</a>", "<img srcset=//evil.example src=a.png alt=b>",
      "<td background=javascript:x>a</td>", "<div id=\"a b\" id=main data-x=1>a</div>",
    ])
  func hostile(markdown: String) {
    for text in [markdown, "a " + markdown, "<div>" + markdown, "> " + markdown] {
      let rendering = Rendering(text, rawHTML: true)
      #expect(passesOnlyListed(rendering.html), "\(rendering.html)")
      #expect(openTags(rendering.html) == [], "\(rendering.html)")
    }
  }

  @Test("ids of raw HTML can be linked to, and none stands twice")
  func ids() throws {
    let rendering = Rendering(
      "# A\n\n<div id=b></div>\n\n①<div id=a></div>\n\n②<div id=main></div>\n\n[c](#b)", rawHTML: true)
    #expect(rendering.reports == ["① refused-html", "② refused-html"])
    #expect(rendering.body?.ids == ["a", "b"])
  }

  /// Reads the output as HTML, and looks for anything that the list does not name.
  func passesOnlyListed(_ html: String) -> Bool {
    var tokens = HTMLTokens(Array(html.utf8))
    while let piece = tokens.next() {
      switch piece {
      case .text(let range):
        if Array(html.utf8)[range].contains(UInt8(ascii: "<")) { return false }
      case .comment: return false
      case .close(let name, _):
        if AllowedHTML.content(of: name) == nil { return false }
      case .open(let tag, _):
        guard AllowedHTML.content(of: tag.name) != nil else { return false }
        for attribute in tag.attributes where attribute.name != "loading" {
          guard let value = AllowedHTML.value(of: attribute.name, on: tag.name) else { return false }
          let written = (attribute.value ?? []).resolvingReferences()
          if value == .link || value == .source, (try? LinkTarget(written)) == nil { return false }
        }
      }
    }
    return true
  }
}
