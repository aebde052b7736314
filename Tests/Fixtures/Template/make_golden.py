#!/usr/bin/env python3
"""Renders the cases below with Jinja 3.1 and writes golden.json, which DifferentialTests.swift compares with.

    python3 -m venv /tmp/jinja && /tmp/jinja/bin/pip install 'jinja2>=3.1,<3.2'
    /tmp/jinja/bin/python Tests/Fixtures/Template/make_golden.py

Jinja runs with autoescape and StrictUndefined. What differs on purpose (Docs/theme-language.md) is either arranged
here (`printed`) or left out of the cases.
"""

import itertools
import json
import pathlib

import jinja2
import jinja2.compiler
from markupsafe import Markup


def printed(value):
    """true and false in lower case; what has no text of its own is an error."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if value is None or isinstance(value, (list, tuple, dict)):
        raise TypeError("cannot be written")
    return value


class CodeGenerator(jinja2.compiler.CodeGenerator):
    """Jinja escapes constants before it asks `printed`; this one leaves them for later."""

    def _output_child_to_const(self, node, frame, finalize):
        if not isinstance(node, jinja2.nodes.TemplateData):
            raise jinja2.nodes.Impossible()
        return super()._output_child_to_const(node, frame, finalize)


class Environment(jinja2.Environment):
    code_generator_class = CodeGenerator


def render(templates, context):
    environment = Environment(
        loader=jinja2.DictLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined, finalize=printed
    )
    try:
        return environment.get_template("page.html").render(context)
    except Exception:  # whatever is an error there must be one here
        return None


def typed(value):
    if value is None:
        return {"none": True}
    if isinstance(value, bool):
        return {"flag": value}
    if isinstance(value, (int, float)):
        return {"number": repr(value)}
    if isinstance(value, Markup):
        return {"html": str(value)}
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, (list, tuple)):
        return {"list": [typed(item) for item in value]}
    return {"map": [[key, typed(item)] for key, item in value.items()]}


CONTEXT = {
    "n": 7,
    "zero": 0,
    "neg": -3,
    "dec": 2.5,
    "s": "hello world",
    "empty": "",
    "az": "Şəki şəhəri – İqtisadiyyat",
    "evil": "<b>\"x\" & 'y'</b>",
    "html": Markup("<em>a &amp; b</em>"),
    "lines": "one\ntwo\n\nthree",
    "yes": True,
    "no": False,
    "nums": [3, 1, 2],
    "words": ["pear", "Apple", "fig", "apple"],
    "none_list": [],
    "dct": {"b": 2, "a": 1, "C": 3},
    "nested": {"x": {"y": [10, 20, {"z": "deep"}]}},
    "rows": [
        {"name": "Ada", "team": "red", "score": 3, "late": True},
        {"name": "Bob", "team": "blue", "score": 1, "late": False},
        {"name": "Cem", "team": "red", "score": 2, "late": False},
        {"name": "dan", "team": "Blue", "score": 5, "late": True},
    ],
    "pairs": [[1, "one"], [2, "two"], [3, "three"]],
    "matrix": [[1, 2], [3, 4], [5, 6]],
}

EXPRESSIONS = """
1 + 2 ¦ 1 + 2 * 3 ¦ (1 + 2) * 3 ¦ 7 // 2 ¦ -7 // 2 ¦ 7 % 3 ¦ -7 % 3 ¦ 7 % -3 ¦ 2 ** 3 ¦ 2 ** 3 ** 2 ¦ -2 ** 2 ¦ - 3 ¦ +3 ¦ --3 ¦ 7 / 2 ¦ 6 / 3 ¦ 1.5 + 1
1.5 * 2 ¦ 2.5 - 0.5 ¦ 7.5 // 2 ¦ 7.5 % 2 ¦ 1e3 ¦ 1E2 ¦ 0x1F ¦ 0b101 ¦ 0o17 ¦ 1_000 ¦ 2.50 ¦ 0.5 + 0.25 ¦ 10 - 4 - 3 ¦ 2 * 3 % 4 ¦ 1 - -1 ¦ n + 1 ¦ n * n ¦ neg * 2
n ~ 'x' ¦ 1 ~ 2 ¦ 'a' ~ 'b' ~ 'c' ¦ 1 + 2 ~ 3 ¦ 'a' ~ 1 + 2 ¦ n ~ s ¦ s ~ evil ¦ evil ~ html ¦ html ~ evil ¦ html ~ html ¦ '<' ~ '>' ¦ s + 'x' ¦ html + '<' ¦ '<' + html
'ab' * 3 ¦ 3 * 'ab' ¦ 'x' * 0 ¦ 'x' * -1 ¦ ([1] * 3)|join ¦ ([1, 2] + [3])|join('-') ¦ 'a' 'b' ¦ "a'b" ¦ 'a"b' ¦ 'a\\nb' ¦ '\\x41\\u0259' ¦ 'tab\\tx' ¦ '\\\\'
1 == 1 ¦ 1 == 1.0 ¦ 1 == '1' ¦ 'a' == "a" ¦ 1 != 2 ¦ 1 < 2 ¦ 2 <= 2 ¦ 3 > 2 ¦ 2 >= 3 ¦ 'a' < 'b' ¦ 'B' < 'a' ¦ 1 < 2 < 3 ¦ 1 < 3 < 2 ¦ 1 < 2 == 2 ¦ 3 > 2 > 1 ¦ [1, 2] == [1, 2] ¦ [1] == [2]
[1, 2] < [1, 3] ¦ {'a': 1} == {'a': 1} ¦ none == none ¦ true == true ¦ true != false ¦ yes == true ¦ evil == evil ¦ html == html ¦ s != empty
true and false ¦ true or false ¦ not true ¦ not not true ¦ not 1 == 2 ¦ 1 and 2 ¦ 0 or 3 ¦ '' or 'x' ¦ none or 'y' ¦ [] or 'z' ¦ 0 and 1 ¦ n and s ¦ false or 0 ¦ true and 'v' ¦ not zero ¦ not s
not none_list ¦ 1 in [1, 2] ¦ 3 in [1, 2] ¦ 3 not in [1, 2] ¦ 'a' in 'abc' ¦ 'x' in 'abc' ¦ '' in 'abc' ¦ 'a' in dct ¦ 'z' in dct ¦ 'a' not in dct ¦ not 1 in [2] ¦ 'ell' in s ¦ 'ə' in az
'a' if yes else 'b' ¦ 'a' if no else 'b' ¦ 'a' if no ¦ ('a' if no else 'b') ~ 'c' ¦ 1 if 0 else 2 if 0 else 3 ¦ 1 if yes else 2 if yes else 3 ¦ (1 if no) ~ 'x' ¦ 'a' if yes and not no else 'b'
nums[0] ¦ nums[-1] ¦ nums[1:]|join ¦ nums[:-1]|join ¦ nums[::-1]|join ¦ nums[::2]|join ¦ nums[-2:]|join ¦ nums[5:]|join ¦ nums[:99]|join ¦ nums[2:0:-1]|join ¦ s[0] ¦ s[-1] ¦ s[1:4] ¦ s[::-1] ¦ az[:4] ¦ az[3] ¦ s[20:]
nums.0 ¦ nums.1 ¦ matrix.1.0 ¦ matrix[1][0] ¦ pairs[0][1] ¦ dct.a ¦ dct['b'] ¦ dct['C'] ¦ nested.x.y.0 ¦ nested.x.y[2].z ¦ nested['x']['y'][1] ¦ rows[0].name ¦ rows[-1]['team'] ¦ rows.0.name ¦ {'a': {'b': [5]}}.a.b[0]
{'k': 1}['k'] ¦ {'k': 1}.k ¦ [1, [2, 3]][1][0] ¦ (1, 2)[1] ¦ (1,)[0] ¦ ()|length ¦ []|length ¦ {}|length ¦ [1, 2,]|length ¦ {'a': 1,}|length ¦ (1, 2, 3)|join('+')
evil ¦ html ¦ s ¦ az ¦ n ¦ dec ¦ neg ¦ yes ¦ no ¦ html|length ¦ evil|length ¦ az|length ¦ nums|length ¦ dct|length ¦ empty|length
n is odd ¦ n is even ¦ zero is even ¦ n is divisibleby 7 ¦ n is divisibleby(3) ¦ n is not divisibleby 3 ¦ n is number ¦ s is number ¦ s is string ¦ n is string ¦ nums is iterable ¦ n is iterable ¦ s is iterable ¦ dct is mapping
nums is mapping ¦ nums is sequence ¦ dct is sequence ¦ s is sequence ¦ n is sequence ¦ none is none ¦ n is none ¦ n is not none ¦ yes is true ¦ no is false ¦ n is true ¦ yes is boolean ¦ n is boolean ¦ n is integer ¦ dec is integer ¦ dec is float
n is float ¦ s is lower ¦ s is upper ¦ 'ABC' is upper ¦ 'aB' is lower ¦ '' is lower ¦ '1' is upper ¦ n is eq 7 ¦ n is equalto(8) ¦ n is ne 7 ¦ n is lt 8 ¦ n is le 7 ¦ n is gt 7 ¦ n is ge 7 ¦ n is greaterthan 6 ¦ n is lessthan 6
n is in [7, 8] ¦ n is not in [7] ¦ 'a' is in 'abc' ¦ html is escaped ¦ evil is escaped ¦ n is defined ¦ gone is defined ¦ gone is not defined ¦ gone is undefined ¦ dct.gone is defined ¦ dct.a is defined ¦ nums[9] is defined
n is odd and n is even ¦ n is odd or n is even ¦ not n is odd ¦ (n is odd) == yes ¦ n is odd == true
gone|default('d') ¦ gone|d('d') ¦ n|default('d') ¦ empty|default('d') ¦ empty|default('d', true) ¦ zero|default(5, true) ¦ dct.gone|default('d') ¦ none_list|first|default('e') ¦ gone|default(gone|default('x')) ¦ gone|default ¦ gone.x|default('d')
s|upper|upper|lower ¦ s|upper|replace('L', 'l') ¦ s|title ¦ s|capitalize ¦ nums|sort|join ¦ nums|sort(reverse=true)|join(', ') ¦ nums|sort|first ¦ nums|max ¦ nums|min ¦ nums|sum ¦ nums|sum(start=10) ¦ none_list|sum
-1|abs ¦ neg|abs ¦ -neg|abs ¦ 2.5|round ¦ 3.5|round ¦ 0.5|round ¦ 2.25|round(1) ¦ 7|round ¦ 7|round(1) ¦ 1234|round(-2) ¦ 2.1|round(0, 'ceil') ¦ 2.9|round(0, 'floor') ¦ 2.125|round(2) ¦ -2.5|round ¦ 2.5|int ¦ -2.5|int ¦ '42'|int
' 42 '|int ¦ '4x'|int ¦ '4x'|int(9) ¦ '1F'|int(0, 16) ¦ '0x1F'|int(0, 16) ¦ '101'|int(base=2) ¦ '42.7'|int ¦ none|int ¦ yes|int ¦ 7|float ¦ '1.5'|float ¦ 'x'|float ¦ 'x'|float(2.5) ¦ dec|float ¦ 7|string ¦ dec|string ¦ 7|string|length
words|join ¦ words|join('-') ¦ words|join(', ')|upper ¦ words|sort|join(',') ¦ words|sort(case_sensitive=true)|join(',') ¦ words|sort(reverse=true)|join(',') ¦ words|unique|join(',') ¦ words|unique(case_sensitive=true)|join(',')
words|first ¦ words|last ¦ words|reverse|join(',') ¦ s|reverse ¦ words|length ¦ words|count ¦ words|map('upper')|join(',') ¦ words|map('length')|join(',') ¦ words|map('replace', 'p', 'P')|join(',') ¦ words|select('in', ['fig'])|join
words|reject('eq', 'fig')|join(',') ¦ nums|select('odd')|join ¦ nums|reject('odd')|join ¦ nums|select('gt', 1)|join ¦ nums|select('>', 1)|join ¦ nums|select|list|length ¦ ['', 'a', 0, 1]|select|join ¦ ['', 'a', 0, 1]|reject|list|length
rows|map(attribute='name')|join(',') ¦ rows|map(attribute='gone', default='-')|join ¦ rows|selectattr('late')|map(attribute='name')|join ¦ rows|rejectattr('late')|map(attribute='name')|join ¦ rows|selectattr('team', 'eq', 'red')|map(attribute='name')|join
rows|selectattr('score', '>=', 2)|map(attribute='name')|join ¦ rows|rejectattr('score', 'odd')|map(attribute='name')|join ¦ rows|sum(attribute='score') ¦ rows|join(',', attribute='name') ¦ rows|map(attribute='score')|max
rows|sort(attribute='name')|map(attribute='name')|join ¦ rows|sort(attribute='score', reverse=true)|map(attribute='name')|join ¦ rows|sort(attribute='team,score')|map(attribute='name')|join ¦ rows|sort(attribute='name', case_sensitive=true)|map(attribute='name')|join
rows|unique(attribute='team')|map(attribute='name')|join ¦ (rows|min(attribute='score')).name ¦ (rows|first).name ¦ rows|map(attribute='team')|unique|list|length ¦ pairs|map('first')|join ¦ pairs|map('last')|join('|') ¦ pairs|map(attribute=1)|join ¦ pairs|map(attribute='1')|join('+')
matrix|map('sum')|join(',') ¦ matrix|sum(start=[])|join ¦ matrix|map('join', '/')|join(' ') ¦ nums|batch(2)|map('join')|join('|') ¦ nums|batch(2, 0)|map('join')|join('|') ¦ nums|slice(2)|map('join')|join('|') ¦ nums|slice(2, 9)|map('join')|join('|') ¦ range(7)|slice(3)|map('join')|join('|')
range(3)|join ¦ range(1, 4)|join ¦ range(0, 10, 3)|join ¦ range(5, 0, -2)|join ¦ range(0)|length ¦ range(3)|sum ¦ range(10)|select('even')|sum ¦ range(4)|reverse|join ¦ range(3)|last ¦ range(3)[1]
dct|dictsort|map('join', ':')|join(' ') ¦ dct|dictsort(true)|map('join', ':')|join(' ') ¦ dct|dictsort(by='value')|map('join', ':')|join(' ') ¦ dct|dictsort(reverse=true)|map('first')|join ¦ dct|items|map('join', '=')|join('&') ¦ dct|list|join ¦ dct|join ¦ dct|first ¦ dct|sort|join
s|truncate(8) ¦ s|truncate(8, true) ¦ s|truncate(8, true, '') ¦ s|truncate(8, leeway=0) ¦ s|truncate(8, false, '!', 0) ¦ s|truncate(255) ¦ az|truncate(10) ¦ az|truncate(10, true, '…', 0) ¦ s|center(20) ¦ s|center(21) ¦ 'ab'|center(5) ¦ 'abc'|center(6) ¦ s|center(3)
' x '|trim ¦ 'xxaxx'|trim('x') ¦ 'xyaxy'|trim('yx') ¦ s|replace('o', '0') ¦ s|replace('o', '0', 1) ¦ s|replace('zz', '') ¦ 'aaa'|replace('aa', 'b') ¦ 'ab'|replace('', '-') ¦ s|replace('l', '<') ¦ evil|replace('b', 'i') ¦ s|wordcount ¦ az|wordcount ¦ ''|wordcount ¦ 'a-b c_d'|wordcount
lines|indent ¦ lines|indent(2) ¦ lines|indent(2, true) ¦ lines|indent(2, true, true) ¦ lines|indent(2, blank=true) ¦ lines|indent('> ') ¦ lines|indent(width='>>', first=true) ¦ 'a\\n'|indent(2) ¦ s|indent(2, true)
evil|e ¦ evil|escape ¦ evil|forceescape ¦ html|e ¦ html|forceescape ¦ html|upper ¦ html|lower ¦ html|capitalize ¦ html|trim ¦ html|striptags ¦ evil|striptags ¦ '<p>a  b</p> <!-- c --> d &lt;'|striptags ¦ html|string ¦ evil|string ¦ evil|upper ¦ (evil|e)|length ¦ 'plain'|e|truncate(3)
s|urlencode ¦ evil|urlencode ¦ az|urlencode ¦ 'a/b?c=d e'|urlencode ¦ {'q': 'a b', 'r': 'ə/&'}|urlencode ¦ [['a', 1], ['b', '<']]|urlencode ¦ 7|urlencode
n|tojson ¦ s|tojson ¦ evil|tojson ¦ az|tojson ¦ nums|tojson ¦ dct|tojson ¦ nested|tojson ¦ none|tojson ¦ yes|tojson ¦ 'a\\'b"c\\\\d/e\\n\\t'|tojson ¦ {'b': [1, {'a': none}], 'a': '😀'}|tojson ¦ dct|tojson(2) ¦ nested|tojson(indent=1) ¦ []|tojson(2) ¦ {}|tojson(2) ¦ 2.5|tojson ¦ '<script>'|tojson
1|filesizeformat ¦ 100|filesizeformat ¦ 1000|filesizeformat ¦ 1500|filesizeformat ¦ 1000000|filesizeformat ¦ 1234567|filesizeformat ¦ 1024|filesizeformat(true) ¦ 1536|filesizeformat(binary=true) ¦ 1073741824|filesizeformat(true)
'the quick brown fox jumps'|wordwrap(10) ¦ 'the quick brown fox jumps'|wordwrap(10, wrapstring='/') ¦ 'averyverylongword here'|wordwrap(8) ¦ 'averyverylongword here'|wordwrap(8, false) ¦ 'well-known half-hearted tests'|wordwrap(9) ¦ 'well-known half-hearted'|wordwrap(9, break_on_hyphens=false) ¦ lines|wordwrap(4) ¦ 'a  b   c'|wordwrap(3) ¦ ''|wordwrap(5) ¦ 'x-y-z well-to-do'|wordwrap(6)
'1' ~ dec ¦ dec ~ '' ¦ [1, 2.5, 'x']|join('|') ¦ [html, evil]|join ¦ [evil, s]|join('<') ¦ [html, evil]|join('<') ¦ words|join(html) ¦ 7.0|int ¦ 3.7 // 1 ¦ 10 // 3 * 3 + 10 % 3 ¦ dict(a=1).a ¦ dict(a=1, b=2)|items|map('join')|join('|')
"""

def expressions():
    return [cell for line in EXPRESSIONS.strip().splitlines() for cell in line.split(" ¦ ")]


STATEMENTS = r"""
{% if n %}a{% endif %}
{% if zero %}a{% else %}b{% endif %}
{% if zero %}a{% elif n > 5 %}b{% elif n > 6 %}c{% else %}d{% endif %}
{% if gone is defined %}a{% else %}b{% endif %}
{% if nums and not none_list %}x{% endif %}
{% for i in nums %}{{ i }},{% endfor %}
{% for i in none_list %}{{ i }}{% else %}none{% endfor %}
{% for i in nums %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.length }} {% endfor %}
{% for i in nums %}{% if loop.first %}[{% endif %}{{ i }}{% if loop.last %}]{% else %}, {% endif %}{% endfor %}
{% for i in nums %}{{ loop.cycle('odd', 'even') }} {% endfor %}
{% for i in [1, 1, 2, 2, 1] %}{{ 'c' if loop.changed(i) else '.' }}{% endfor %}
{% for i in nums %}{{ loop.previtem | default('-') }}({{ i }}){{ loop.nextitem | default('-') }} {% endfor %}
{% for i in nums %}{% if loop.previtem is defined and i > loop.previtem %}up{% endif %}{% endfor %}
{% for i in nums %}{{ loop.depth }}{% for j in nums %}{{ loop.depth }}{% endfor %}{% endfor %}
{% for i in nums if i > 1 %}{{ loop.index }}/{{ loop.length }}:{{ i }} {% else %}none{% endfor %}
{% for i in nums if i > 9 %}{{ i }}{% else %}none{% endfor %}
{% for k in dct %}{{ k }}{% endfor %}
{% for k, v in dct|items %}{{ k }}={{ v }};{% endfor %}
{% for k, v in dct|dictsort %}{{ k }}={{ v }};{% endfor %}
{% for c in 'aəb' %}{{ c }}.{% endfor %}
{% for a, b in pairs %}{{ a }}{{ b }} {% endfor %}
{% for (a, b) in pairs %}{{ a }}{{ b }} {% endfor %}
{% for a, (b, c) in [[1, [2, 3]], [4, [5, 6]]] %}{{ a }}{{ b }}{{ c }} {% endfor %}
{% for i in 1, 2, 3 %}{{ i }}{% endfor %}
{% for i in nums|sort|reverse %}{{ i }}{% endfor %}
{% for row in rows %}{{ row.name }}{% for l in row.name %}{{ l }}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}
{% for i in [1, 2] %}{% set outer = loop %}{% for j in [1, 2] %}{{ outer.index }}{{ loop.index }} {% endfor %}{% endfor %}
{% for i in [1, 2] %}{% for i in 'ab' %}{{ i }}{% endfor %}{{ i }}{% endfor %}
{% for team, members in rows|groupby('team') %}{{ team }}:{% for m in members %}{{ m.name }} {% endfor %};{% endfor %}
{% for g in rows|groupby('team', case_sensitive=true) %}{{ g.grouper }}{{ g.list|length }}{% endfor %}
{% for g in rows|groupby('late') %}{{ g[0] }}{{ g[1]|length }}{% endfor %}
{% for g in [{'a': 1}, {}]|groupby('a', default=0) %}{{ g.grouper }}{% endfor %}
{% for row in nums|batch(2, 'x') %}{{ row|join(',') }};{% endfor %}
{% for col in range(5)|slice(2) %}{{ col|join(',') }};{% endfor %}
{% set x = 1 %}{{ x }}{% set x = x + 1 %}{{ x }}
{% set a, b = 1, 2 %}{{ a }}{{ b }}
{% set a, b = pairs[0] %}{{ a }}{{ b }}
{% set x %}a{{ n }}{% endset %}{{ x }}{{ x|upper }}
{% set x | upper %}abc{% endset %}{{ x }}
{% set x | replace('a', 'b') | upper %}aa{% endset %}{{ x }}
{% set x %}{{ evil }}{% endset %}{{ x }}
{% set x %}<i>{{ evil }}</i>{% endset %}{{ x ~ evil }}
{% set x = 1 %}{% for i in nums %}{% set x = i %}{{ x }}{% endfor %}{{ x }}
{% set x = 1 %}{% for i in nums %}{{ x }}{% set x = i %}{% endfor %}{{ x }}
{% set x = 1 %}{% if yes %}{% set x = 2 %}{% endif %}{{ x }}
{% if no %}{% set x = 2 %}{% endif %}{{ x is defined }}
{% set x = 1 %}{% for i in nums %}{% if i == 1 %}{% set x = 9 %}{% endif %}{{ x }}{% endfor %}{{ x }}
{% set x = 1 %}{% with %}{% set x = 2 %}{{ x }}{% endwith %}{{ x }}
{% set x = 1 %}{% with x = 3 %}{{ x }}{% endwith %}{{ x }}
{% with a = 1, b = 2 %}{{ a }}{{ b }}{% endwith %}{{ a is defined }}
{% set a = 5 %}{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}
{% with a = 1 %}{% with b = a + 1 %}{{ b }}{% endwith %}{% endwith %}
{% set ns = namespace(found=false, n=0) %}{% for i in nums %}{% if i == 1 %}{% set ns.found = true %}{% endif %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.found }} {{ ns.n }}
{% set ns = namespace() %}{% set ns.a = 'x' %}{{ ns.a }}
{% filter upper %}a{{ s }}b{% endfilter %}
{% filter upper|replace('A', 'x') %}abca{% endfilter %}
{% filter indent(2) %}a
b{% endfilter %}
{% filter trim %}  {{ s }}  {% endfilter %}
{% filter escape %}<b>{% endfilter %}
{% filter upper %}{% filter lower %}ABC{% endfilter %}def{% endfilter %}
{% filter truncate(5, true) %}plain words here{% endfilter %}
{% set x = 1 %}{% filter upper %}{% set x = 2 %}{{ x }}{% endfilter %}{{ x }}
{% raw %}{{ n }} {% if %} {# x #}{% endraw %}
{% raw -%}  a  {%- endraw %}
{%- raw %} b {% endraw -%}  c
{# comment #}a{# {{ n }} {% if %} #}b
a {#- x -#} b
a
{#- x #}
b
{% macro m() %}x{% endmacro %}{{ m() }}{{ m() }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1) }}{{ m(a=2) }}{{ m('<') }}
{% macro m(a, b=2, c='z') %}{{ a }}{{ b }}{{ c }} {% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(1, c='y') }}{{ m(b=5, a=4) }}
{% macro m(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, 2) }}
{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}{{ m(1) }}
{% macro m(a) %}{{ a|default('d') }}{% endmacro %}{{ m() }}{{ m(1) }}
{% macro m(a) %}{{ n }}{{ a }}{% endmacro %}{{ m(1) }}
{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% set x = 2 %}{{ m() }}
{% macro m(x) %}{% set x = x + 1 %}{{ x }}{% endmacro %}{% set x = 5 %}{{ m(1) }}{{ x }}
{% macro f(k) %}{{ 1 if k < 2 else k * f(k - 1)|int }}{% endmacro %}{{ f(5) }}
{% macro a() %}A{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}
{% macro m() %}<i>{% endmacro %}{{ m()|upper }}{{ m() ~ '<' }}{{ (m() ~ 'x')|length }}
{% macro m() %}{{ evil }}{% endmacro %}{{ m() }}
{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}body{{ n }}{% endcall %}
{% macro m(a) %}{{ a }}{{ caller(1, 2) }}{% endmacro %}{% call(x, y) m('<') %}{{ x }}-{{ y }}{% endcall %}
{% macro m() %}{% for i in nums %}{{ caller(i) }};{% endfor %}{% endmacro %}{% for w in ['a', 'b'] %}{% call(i) m() %}{{ w }}{{ i }}{{ loop.index }}{% endcall %}{% endfor %}
{% macro outer() %}({{ caller() }}){% endmacro %}{% macro inner() %}[{{ caller() }}]{% endmacro %}{% call outer() %}{% call inner() %}x{% endcall %}{% endcall %}
{% macro m() %}{% if caller is defined %}c{{ caller() }}{% else %}none{% endif %}{% endmacro %}{{ m() }}{% call m() %}x{% endcall %}
{% macro li(x) %}<li>{{ x }}</li>{% endmacro %}<ul>{% for x in words %}{{ li(x) }}{% endfor %}</ul>
{% block a %}x{{ n }}{% endblock %}
{% block a %}x{% block b %}y{% endblock %}z{% endblock a %}
{% set x = 1 %}{% block a %}{{ x }}{% set x = 2 %}{{ x }}{% endblock %}{{ x }}
{% block a %}x{% endblock %}{{ self.a() }}{{ self.a()|upper }}
{% for i in nums %}{% block a scoped %}{{ i }}{% endblock %}{% endfor %}
{{ n }}{{- n -}} {{ n }}
{{ n -}}   x   {{- n }}
{%- if yes -%} a {%- endif -%} b
{{+ n }} {%+ if yes +%} x {% endif +%}
{{-1}}{{ -1 }}
{% if yes %}
  x
{% endif %}
y
{% if yes -%}
  x
{%- endif %}
y
{{ 'a' }}
{{ n }}

{ { n } } {{ '{{' }} {{ '%}' }} {{ "}}" }} { % { # #
{{ {'a': {'b': 1}}.a.b }}{{ {'a': {'b': 2}}['a']['b']}}
{{ (1, 2)|join }}{{ [1,
2]|join }}
a{{ 'b' }}c{{ "d" }}e
<p class="{{ s }}">{{ evil }}</p>
<a href="{{ 'http://a.az/?x=1&y=2' }}">x</a>
"""


def statements():
    lines = STATEMENTS.strip("\n").split("\n")
    cases, current = [], ""
    for line in lines:
        current = current + "\n" + line if current else line
        if balanced(current):
            cases.append(current)
            current = ""
    return cases + ([current] if current else [])


def balanced(source):
    try:
        jinja2.Environment().parse(source)
        return True
    except jinja2.TemplateSyntaxError:
        return False


SETS = [
    {"page.html": "{% extends 'b' %}{% block x %}child{% endblock %}", "b": "<{% block x %}base{% endblock %}>"[1:-1]},
    {"page.html": "{% extends 'b' %}", "b": "a{% block x %}base{% endblock %}c"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ super() }}+{{ super() }}{% endblock %}", "b": "{% block x %}base{% endblock %}"},
    {
        "page.html": "{% extends 'm' %}{% block x %}1{{ super() }}{% endblock %}",
        "m": "{% extends 'b' %}{% block x %}2{{ super() }}{% endblock %}",
        "b": "[{% block x %}3{% endblock %}]",
    },
    {
        "page.html": "{% extends 'm' %}{% block y %}Y{% endblock %}",
        "m": "{% extends 'b' %}{% block x %}<{% block y %}y{% endblock %}>{% endblock %}".replace("<", "(").replace(">", ")"),
        "b": "[{% block x %}3{% endblock %}]",
    },
    {"page.html": "{% extends 'b' %}{% set t = 'T' %}{% block x %}{{ t }}{% endblock %}", "b": "{{ t }}{% block x %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}lost {{ n }}{% block x %}c{% endblock %} lost", "b": "a{% block x %}{% endblock %}b"},
    {"page.html": "first {% extends 'b' %}{% block x %}c{% endblock %}", "b": "a{% block x %}{% endblock %}b"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ self.t() }}{% endblock %}{% block t %}T{% endblock %}", "b": "{% block t %}{% endblock %}|{% block x %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% macro m() %}M{% endmacro %}{% block x %}{{ m() }}{% endblock %}", "b": "{% block x %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% import 'm' as m %}{% block x %}{{ m.f() }}{% endblock %}", "b": "{% block x %}{% endblock %}", "m": "{% macro f() %}F{% endmacro %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{% set q = 1 %}{{ q }}{% endblock %}{% block y %}{{ q is defined }}{% endblock %}", "b": "{% block x %}{% endblock %}{% block y %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{% for i in nums %}{{ super() }}{{ i }}{% endfor %}{% endblock %}", "b": "{% block x %}b{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ i }}!{% endblock %}", "b": "{% for i in nums %}{% block x scoped %}{{ i }}{% endblock %}{% endfor %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ super()|upper }}{% endblock %}", "b": "{% block x %}a<i>b</i>{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{% set s = super() %}{{ s }}{{ s|length }}{% endblock %}", "b": "{% block x %}<i>{% endblock %}".replace("<i>", "<i></i>")},
    {"page.html": "a{% include 'p' %}b", "p": "{{ n }}"},
    {"page.html": "{% for i in nums %}{% include 'p' %}{% endfor %}", "p": "{{ i }};"},
    {"page.html": "{% set x = 1 %}{% include 'p' %}{{ x }}", "p": "{{ x }}{% set x = 2 %}{{ x }}"},
    {"page.html": "{% include 'p' without context %}", "p": "{{ n is defined }}"},
    {"page.html": "{% include 'gone' ignore missing %}x"},
    {"page.html": "{% include 'gone' ignore missing with context %}x"},
    {"page.html": "{% include ['gone', 'p'] %}", "p": "P"},
    {"page.html": "{% include ['gone', 'gone2'] ignore missing %}x"},
    {"page.html": "{% with a = 1 %}{% include 'p' %}{% endwith %}{% include 'p' %}", "p": "{{ a|default('no') }}"},
    {"page.html": "{% macro m(a) %}{% include 'p' %}{% endmacro %}{{ m(5) }}", "p": "{{ a }}"},
    {"page.html": "{% include 'p' %}", "p": "{% extends 'q' %}{% block x %}{{ n }}{% endblock %}", "q": "[{% block x %}{% endblock %}]"},
    {"page.html": "{% block x %}page{% endblock %}{% include 'p' %}", "p": "{% block x %}part{% endblock %}"},
    {"page.html": "{% include 'p' %}\n", "p": "line\n"},
    {"page.html": "{% include 'p' %}\nx", "p": "line\n\n"},
    {"page.html": "{% macro tree(t) %}({{ t.v }}{% for c in t.c %}{{ tree(c) }}{% endfor %}){% endmacro %}{{ tree({'v': 1, 'c': [{'v': 2, 'c': []}, {'v': 3, 'c': [{'v': 4, 'c': []}]}]}) }}"},
    {"page.html": "{% set t = {'v': 1, 'c': [{'v': 2, 'c': []}]} %}{% include 'tree' %}", "tree": "({{ t.v }}{% for t in t.c %}{% include 'tree' %}{% endfor %})"},
    {"page.html": "{% import 'm' as m %}{{ m.f(1) }}{{ m.v }}", "m": "{% set v = 'V' %}{% macro f(a) %}{{ a }}{{ v }}{% endmacro %}lost"},
    {"page.html": "{% from 'm' import f, g as h %}{{ f() }}{{ h() }}", "m": "{% macro f() %}F{% endmacro %}{% macro g() %}G{{ f() }}{% endmacro %}"},
    {"page.html": "{% from 'm' import v %}{{ v }}", "m": "{% set v = 3 %}"},
    {"page.html": "{% import 'm' as m with context %}{{ m.f() }}", "m": "{% macro f() %}{{ n }}{% endmacro %}"},
    {"page.html": "{% import 'm' as m %}{{ m.f() }}", "m": "{% macro f() %}{{ n is defined }}{% endmacro %}"},
    {"page.html": "{% from 'm' import f with context %}{{ f() }}", "m": "{% set k = n + 1 %}{% macro f() %}{{ k }}{% endmacro %}"},
    {"page.html": "{% import 'a' as a %}{{ a.f() }}", "a": "{% import 'b' as b %}{% macro f() %}{{ b.g() }}{% endmacro %}", "b": "{% set z = 'Z' %}{% macro g() %}{{ z }}{% endmacro %}"},
    {"page.html": "{% for i in nums %}{% import 'm' as m %}{{ m.f(i) }}{% endfor %}", "m": "{% macro f(x) %}[{{ x }}]{% endmacro %}"},
    {"page.html": "{% from 'm' import wrap %}{% call wrap('t') %}{{ n }}{% endcall %}", "m": "{% macro wrap(t) %}{{ t }}:{{ caller() }}{% endmacro %}"},
    {"page.html": "{% macro m() %}{% import 'm' as k %}{{ k.v }}{% endmacro %}{{ m() }}{{ m() }}", "m": "{% set v = 1 %}"},
]


def whitespace():
    """Every mixture of signs at a tag's ends, with spaces and line ends around."""
    for before, after in itertools.product(["", "-", "+"], ["", "-"]):
        for gap in [" ", "\n", "\n  ", " \n\n\t"]:
            yield "a" + gap + "{%" + before + " if yes " + after + "%}" + gap + "b" + gap + "{%- endif %}" + gap + "c"
            yield "a" + gap + "{{" + before.replace("+", "") + " n " + after + "}}" + gap + "b"
            yield "a" + gap + "{#" + before.replace("+", "-") + " n " + after + "#}" + gap + "b" + gap
    for end in ["", "\n", "\n\n", "\r\n", " \n", "\r", "\n\r\n"]:
        yield "a" + end
        yield "{{ n }}" + end
        yield "a" + end + "b" + end + "{{ n }}" + end + "c"
    for gap in ["\u00a0", "\u2003", "\u3000", "\x0b", "\x1f", "\u200b"]:
        yield "a" + gap + "{{- n -}}" + gap + "b"


VALUES = ["s", "az", "evil", "lines", "empty", "html", "n", "dec", "'ǅ ŉ ß İ'", "'it''s a test-case (foo) [bar] <baz>'"]
TEXT_FILTERS = [
    "upper", "lower", "title", "capitalize", "trim", "length", "string", "e", "center(30)", "indent", "wordcount",
    "striptags", "urlencode", "tojson", "truncate(9)", "reverse", "first|default('-')", "list|length", "replace('a', 'e')",
    "wordwrap(7)", "forceescape",
]  # fmt: skip
UNLIKE = {
    # HTML that is more than text is not cut or searched here, numbers have no length there.
    "html": ["truncate(9)", "reverse", "first|default('-')", "list|length", "replace('a', 'e')", "wordwrap(7)", "wordcount", "urlencode", "title"],
    "n": ["truncate(9)", "wordwrap(7)", "indent"],
    "dec": ["truncate(9)", "wordwrap(7)", "indent"],
    # Python and Unicode's full mapping of these letters to title case differ.
    "'ǅ ŉ ß İ'": ["title", "capitalize"],
}


def cases():
    for expression in expressions():
        yield {"page.html": "{{ " + expression + " }}"}
    for value in VALUES:
        for name in TEXT_FILTERS:
            if name not in UNLIKE.get(value, []):
                yield {"page.html": "{{ " + value + "|" + name + " }}"}
    for source in itertools.chain(statements(), whitespace()):
        yield {"page.html": source}
    yield from SETS


def main():
    golden = {"version": jinja2.__version__, "context": typed(CONTEXT), "cases": []}
    seen = set()
    for templates in cases():
        key = json.dumps(templates)
        if key not in seen:
            seen.add(key)
            golden["cases"].append({"templates": [list(pair) for pair in templates.items()], "expected": render(templates, CONTEXT)})
    path = pathlib.Path(__file__).with_name("golden.json")
    rows = ",\n".join(json.dumps(case, ensure_ascii=False) for case in golden["cases"])
    head = json.dumps({"version": golden["version"], "context": golden["context"]}, ensure_ascii=False)
    path.write_text(head[:-1] + ', "cases": [\n' + rows + "\n]}\n")
    failing = sum(case["expected"] is None for case in golden["cases"])
    print(f"{len(golden['cases'])} cases, {failing} of them errors, by Jinja {jinja2.__version__}")


if __name__ == "__main__":
    main()
