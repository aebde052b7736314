import Diagnostics
import TestSupport
import Testing

@testable import Template

@Suite("Safety")
struct SafetyTests {
  static let refused = [
    "<a href=①{{ x }}>", "<a ①{{ x }}>", "<①{{ x }}>", "<a ①{{ x }}='1'>", "<a data-①{{ x }}='1'>",
    "<a onclick=\"①{{ x }}\">", "<a OnLoad='go(①{{ x }})'>", "<script>①{{ x }}</script>",
    "<script type='a'>var a = '①{{ x }}'</script>", "<style>①{{ x }}</style>", "<a href=\"javascript:①{{ x }}\">",
    "<a href=' JavaScript:go(①{{ x }})'>", "<a href='data:text/html,①{{ x }}'>", "<iframe srcdoc='①{{ x }}'>",
    "<img src='data:image/svg+xml,①{{ x }}'>",
    "<p title='{% if x %}'{% endif %} ①{{ x }}>", "<!doctype ①{{ x }}>", "<a class=a①{{ x }}>",
    "{% block a %}<a href={% endblock %}①{{ x }}", "<a {% include ①'part.html' %}>",
    "<script>{% if x %}①{{ x }}{% endif %}</script>", "<script>{% raw %}</div>{% endraw %}①{{ x }}</script>",
    "{% macro m() %}x{% endmacro %}<a ①{{ m() }}>", "①{% set x %}<a href='{% endset %}",
    "①{% for y in x %}<a title='{% endfor %}", "{% macro ①m() %}<p{% endmacro %}",
  ]

  @Test("values are refused where escaping cannot make them safe", arguments: refused)
  func refusal(source: String) {
    // ① stands before the braces; the message points at the value in them.
    let marked = MarkedText(source.replacing("①{{ ", with: "{{ ①"))
    let theme = Theme(
      KeyValuePairs(dictionaryLiteral: ("page.html", marked.text)), ["part.html": ""], roots: [Root("x", .any)])
    #expect(theme.diagnostics.map(\.id) == ["unsafe-context"], "\(theme.diagnostics.map(\.message))")
    #expect(theme.diagnostics.first?.range?.column == marked.column)
  }

  static let allowed: [(String, String)] = [
    ("<p>{{ x }}</p>", "<p>&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;</p>"),
    ("<p title=\"{{ x }}\">", "<p title=\"&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;\">"),
    ("<a href='/search?q={{ x|urlencode }}'>", "<a href='/search?q=%3Cb%3E%20%26%20%22c%22%20%27d%27'>"),
    ("<script>{{ x|tojson }}</script>", "<script>\"\\u003cb\\u003e \\u0026 \\\"c\\\" \\u0027d\\u0027\"</script>"),
    ("<h{{ n }} style=\"--n: {{ n }}\">{{ n }}</h{{ n }}>", "<h2 style=\"--n: 2\">2</h2>"),
    (
      "<a {% if x %}title='a'{% endif %} class=\"{% for i in [1, 2] %}c{{ i }} {% endfor %}\">",
      "<a title='a' class=\"c1 c2 \">"
    ),
    (
      "<!-- {{ n }} --><title>{{ n }}</title><textarea>{{ n }}</textarea>",
      "<!-- 2 --><title>2</title><textarea>2</textarea>"
    ),
    ("a < b {{ n }}", "a < b 2"),
    (
      "<script src='a.js'></script>{{ n }}<style>p{}</style>{{ n }}", "<script src='a.js'></script>2<style>p{}</style>2"
    ),
    ("{% macro m() %}x 'y'{% endmacro %}<p title='{{ m() }}'>{{ m() }}", "<p title='x &#39;y&#39;'>x 'y'"),
    ("<p title='{{ h }}'>{{ h }}</p>", "<p title='&lt;i&gt;&amp;amp;&lt;/i&gt;'><i>&amp;</i></p>"),
    (
      "<img src='data:image/png;base64,{{ n }}'><a href='{{ n }}/{{ x|length }}'>",
      "<img src='data:image/png;base64,2'><a href='2/13'>"
    ),
    ("{{ h ~ '<' }}{{ '<' ~ h }}{{ [h, '<']|join('&') }}", "<i>&amp;</i>&lt;&lt;<i>&amp;</i><i>&amp;</i>&amp;&lt;"),
    ("{{ h|upper }}{{ h|striptags }}{{ h|e }}{{ h|length }}", "<I>&AMP;</I>&amp;<i>&amp;</i>12"),
  ]

  @Test("values are escaped, and only HTML passes", arguments: allowed)
  func escaping(source: String, expected: String) throws {
    let html = Value.html(HTML(trusted: Array("<i>&amp;</i>".utf8)))
    let expected = expected.replacing("&lt;i&gt;&amp;amp;&lt;/i&gt;", with: "&lt;i&gt;&amp;&lt;/i&gt;")
    #expect(try render(source, ["x": "<b> & \"c\" 'd'", "n": 2, "h": html]) == expected)
  }

  static let harmful = [
    "javascript:alert(1)", " JAVASCRIPT:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:a", "vbscript:x",
    "data:text/html,<script>", "data:image/svg+xml,<svg>",
  ]

  @Test("an address that would run as a script is refused while rendering", arguments: harmful)
  func harmfulAddress(address: String) {
    expect("<a href=\"{{ ①x }}\">", reports: "unsafe-context", with: ["x": .text(address)])
    expect("<a href=\"{{ x[:4] }}{{ ①x[4:] }}\">", reports: "unsafe-context", with: ["x": .text(address)])
    expect(
      "<a href=\"{{ ①x }}\">", reports: "unsafe-context",
      with: ["x": .html(HTML(trusted: Array("&#106;avascript:alert(1)".utf8)))])
  }

  static let harmless = ["https://a.az/javascript:", "/a?b=javascript:", "#data:", "mailto:a@b.az", "it's", "a&b", ""]

  @Test("other addresses pass", arguments: harmless)
  func harmlessAddress(address: String) throws {
    #expect(try !render("<a href=\"{{ x }}\">", ["x": .text(address)]).isEmpty)
  }

  @Test(
    "HTML that is more than text cannot be cut or searched",
    arguments: ["truncate(3)", "replace('i', 'b')", "first", "wordwrap(3)", "list|join"])
  func cutting(filter: String) {
    let theme = Theme("{{ x|\(filter) }}", roots: [Root("x", .html)])
    #expect(theme.diagnostics == [])
    #expect(theme.fault(["x": .html(HTML(trusted: Array("<i>1</i>".utf8)))])?.id == "template-value")
  }
}
