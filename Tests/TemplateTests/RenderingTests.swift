import Exact
import Testing

@testable import Template

@Suite("Rendering")
struct RenderingTests {
  static let pages: [(String, String)] = [
    ("plain", "plain"),
    ("{{ 1 + 2 * 3 }}", "7"),
    ("{{ '<b>' }}", "&lt;b&gt;"),
    ("{% if 0 %}a{% elif 'x' %}b{% else %}c{% endif %}", "b"),
    ("{% for i in [1, 2, 3] %}{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}", "1, 2, 3"),
    ("{% for i in [] %}a{% else %}none{% endfor %}", "none"),
    ("{% for a, b in [(1, 2), (3, 4)] %}{{ a }}-{{ b }};{% endfor %}", "1-2;3-4;"),
    ("{% for i in range(6) if i is odd %}{{ loop.index }}:{{ i }} {% endfor %}", "1:1 2:3 3:5 "),
    ("{% set x = 1 %}{% for i in [1, 2] %}{{ x }}{% set x = i + 10 %}{{ x }} {% endfor %}{{ x }}", "111 112 1"),
    ("{% set x %}<b>{{ '<' }}</b>{% endset %}{{ x }}", "<b>&lt;</b>"),
    ("{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}", "3"),
    ("{% filter upper %}abc{% endfilter %}", "ABC"),
    ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ("a {#- c -#} b", "ab"),
    ("{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, b=3) }} {{ m('<')|upper }}", "12 13 &LT;2"),
    (
      "{% macro l() %}[{{ caller('x') }}]{% endmacro %}{% for i in [1, 2] %}{% call(v) l() %}{{ v }}{{ i }}{% endcall %}{% endfor %}",
      "[x1][x2]"
    ),
    ("{{ 'a' if false else 'b' }}{{ 'c' if false }}", "b"),
    ("{{ 1 < 2 <= 2 }} {{ 1 < 2 > 3 }}", "true false"),
    ("{{ [1, 2, 3][1:] | join('-') }} {{ 'abc'[::-1] }}", "2-3 cba"),
    ("{{ {'a': {'b': 1}}.a.b }}", "1"),
    ("{{ nothing | default('x') }} {{ nothing is defined }} {{ nothing or 'y' }}", "x false y"),
    ("{% set n = namespace(t=0) %}{% for i in [1, 2] %}{% set n.t = n.t + i %}{% endfor %}{{ n.t }}", "3"),
  ]

  @Test("a template writes what it says", arguments: pages)
  func writes(source: String, expected: String) throws {
    #expect(try Theme(source).render() == expected)
  }

  @Test("blocks of a template take the place of those it extends, and super writes what they replaced")
  func inheritance() throws {
    let theme = Theme([
      "page.html": "{% extends 'mid.html' %}{% set t = 'T' %}{% block a %}[{{ super() }}|{{ t }}]{% endblock %} lost",
      "mid.html": "{% extends 'base.html' %}{% block a %}mid+{{ super() }}{% endblock %}",
      "base.html": "({% block a %}base{% endblock %}{% block b %}B{% endblock %}{{ self.b() }})",
    ])
    #expect(try theme.render() == "([mid+base|T]BB)")
  }

  @Test("included templates see the names around them, imported macros those of their own template")
  func otherTemplates() throws {
    let theme = Theme([
      "page.html": """
      {% import 'm.html' as m %}{% from 'm.html' import two as zwei, word %}
      {%- for x in [1, 2] %}{% include 'part.html' %}{% endfor %} {{ m.one(5) }} {{ zwei() }} {{ word }} {{ m.word }}
      {%- include ['no.html', 'yes.html'] %}{% include 'gone.html' ignore missing %}
      """,
      "part.html": "({{ x }}{% set x = 9 %}{{ x }})",
      "m.html":
        "{% set word = 'w' %}{% macro one(a) %}{{ a }}{{ word }}{{ two() }}{% endmacro %}{% macro two() %}2{% endmacro %}",
      "yes.html": "!",
    ])
    #expect(try theme.render() == "(19)(29) 5w2 2 w w!")
  }
}
