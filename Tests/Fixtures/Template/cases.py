"""What the theme language is held against Jinja with: names, templates, and where it differs on purpose."""

import itertools

from markupsafe import Markup

CONTEXT = {
    "n": 7,
    "zero": 0,
    "neg": -3,
    "dec": 2.5,
    "s": "hello world",
    "empty": "",
    "az": "Şəki şəhəri – İqtisadiyyat",
    "evil": "<b>\"x\" & 'y'</b>",
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

# The one name that JSON cannot say.
MARKUP = {"html": Markup("<em>a &amp; b</em>")}

# Parted by ¦.
EXPRESSIONS = r"""
1 + 2 ¦ 1 + 2 * 3 ¦ (1 + 2) * 3 ¦ 7 // 2 ¦ -7 // 2 ¦ 7 % 3 ¦ -7 % 3 ¦ 7 % -3 ¦ 2 ** 3 ¦ 2 ** 3 ** 2 ¦ -2 ** 2 ¦ - 3 ¦ +3 ¦ --3 ¦ 7 / 2 ¦ 6 / 3 ¦ 1.5 + 1
1.5 * 2 ¦ 2.5 - 0.5 ¦ 7.5 // 2 ¦ 7.5 % 2 ¦ 1e3 ¦ 1E2 ¦ 0x1F ¦ 0b101 ¦ 0o17 ¦ 1_000 ¦ 2.50 ¦ 0.5 + 0.25 ¦ 10 - 4 - 3 ¦ 2 * 3 % 4 ¦ 1 - -1 ¦ n + 1 ¦ n * n ¦ neg * 2
n ~ 'x' ¦ 1 ~ 2 ¦ 'a' ~ 'b' ~ 'c' ¦ 1 + 2 ~ 3 ¦ 'a' ~ 1 + 2 ¦ n ~ s ¦ s ~ evil ¦ evil ~ html ¦ html ~ evil ¦ html ~ html ¦ '<' ~ '>' ¦ s + 'x' ¦ html + '<' ¦ '<' + html
'ab' * 3 ¦ 3 * 'ab' ¦ 'x' * 0 ¦ 'x' * -1 ¦ ([1] * 3)|join ¦ ([1, 2] + [3])|join('-') ¦ 'a' 'b' ¦ "a'b" ¦ 'a"b' ¦ 'a\nb' ¦ '\x41\u0259' ¦ 'tab\tx' ¦ '\\'
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
lines|indent ¦ lines|indent(2) ¦ lines|indent(2, true) ¦ lines|indent(2, true, true) ¦ lines|indent(2, blank=true) ¦ lines|indent('> ') ¦ lines|indent(width='>>', first=true) ¦ 'a\n'|indent(2) ¦ s|indent(2, true)
evil|e ¦ evil|escape ¦ evil|forceescape ¦ html|e ¦ html|forceescape ¦ html|upper ¦ html|lower ¦ html|capitalize ¦ html|trim ¦ html|striptags ¦ evil|striptags ¦ '<p>a  b</p> <!-- c --> d &lt;'|striptags ¦ html|string ¦ evil|string ¦ evil|upper ¦ (evil|e)|length ¦ 'plain'|e|truncate(3)
s|urlencode ¦ evil|urlencode ¦ az|urlencode ¦ 'a/b?c=d e'|urlencode ¦ {'q': 'a b', 'r': 'ə/&'}|urlencode ¦ [['a', 1], ['b', '<']]|urlencode ¦ 7|urlencode
n|tojson ¦ s|tojson ¦ evil|tojson ¦ az|tojson ¦ nums|tojson ¦ dct|tojson ¦ nested|tojson ¦ none|tojson ¦ yes|tojson ¦ 'a\'b"c\\d/e\n\t'|tojson ¦ {'b': [1, {'a': none}], 'a': '😀'}|tojson ¦ dct|tojson(2) ¦ nested|tojson(indent=1) ¦ []|tojson(2) ¦ {}|tojson(2) ¦ 2.5|tojson ¦ '<script>'|tojson
1|filesizeformat ¦ 100|filesizeformat ¦ 1000|filesizeformat ¦ 1500|filesizeformat ¦ 1000000|filesizeformat ¦ 1234567|filesizeformat ¦ 1024|filesizeformat(true) ¦ 1536|filesizeformat(binary=true) ¦ 1073741824|filesizeformat(true)
'the quick brown fox jumps'|wordwrap(10) ¦ 'the quick brown fox jumps'|wordwrap(10, wrapstring='/') ¦ 'averyverylongword here'|wordwrap(8) ¦ 'averyverylongword here'|wordwrap(8, false) ¦ 'well-known half-hearted tests'|wordwrap(9) ¦ 'well-known half-hearted'|wordwrap(9, break_on_hyphens=false) ¦ lines|wordwrap(4) ¦ 'a  b   c'|wordwrap(3) ¦ ''|wordwrap(5) ¦ 'x-y-z well-to-do'|wordwrap(6)
'1' ~ dec ¦ dec ~ '' ¦ [1, 2.5, 'x']|join('|') ¦ [html, evil]|join ¦ [evil, s]|join('<') ¦ [html, evil]|join('<') ¦ words|join(html) ¦ 7.0|int ¦ 3.7 // 1 ¦ 10 // 3 * 3 + 10 % 3 ¦ dict(a=1).a ¦ dict(a=1, b=2)|items|map('join')|join('|')
nums[::-2]|join ¦ nums[2::-1]|join ¦ nums[-1:-4:-1]|join ¦ s[::2] ¦ s[-3:] ¦ s[5:2:-1] ¦ az[::-1] ¦ nums[1:1]|length ¦ s[4:1] ¦ words[1::2]|join(',') ¦ nums[:0]|join ¦ nums[0:3:1]|join ¦ words[-100:100]|length ¦ nums[::0] ¦ s[::0]
1 < 2 < 3 < 4 ¦ 1 < 2 > 1 ¦ 3 >= 3 >= 2 ¦ 1 == 1 == 1 ¦ 1 != 2 != 1 ¦ 2 in [1, 2] == [1, 2] ¦ 1 < n <= 7 ¦ not 1 < 2 < 3 ¦ 1 < 2 and 3 < 4 < 5 ¦ 'a' < 'b' < 'c' ¦ 1 in nums in [nums] ¦ 1 < 2 not in [3]
0.1 * 3 == 0.3 or true ¦ 100000 * 3 ¦ 1000000 ¦ 2.0 ¦ 2.10 ¦ 1e2 ¦ 1.5e2 ¦ 10 / 4 ¦ 9 / 3 ¦ 7 % 2.5 ¦ -7.5 // 2 ¦ 2 ** 0 ¦ 2 ** -1 ¦ 1.5 ** 2 ¦ 3 - 0.5 ¦ 0.5 + 0.5 ¦ 5 // 0.5 ¦ n / 2 ¦ n * dec ¦ dec * dec ¦ dec - n ¦ 1 - 1.0 ¦ 0x10 + 0b11 + 0o7
12.0|int ¦ 1.005|round(2) or true ¦ 2.675|round(1) ¦ 12345.678|round(-2) ¦ 0|round(2) ¦ 2.5|round(0, 'ceil') ¦ -2.5|round(0, 'floor') ¦ 2.46|round(1, 'floor') ¦ 2.41|round(1, 'ceil') ¦ 9.99|round(1) ¦ 5|round(method='floor') ¦ 1.5|round|int ¦ 1|round(1, 'up') ¦ 'x'|round
n|float ¦ n|int ¦ '3.70'|float ¦ '-5'|int ¦ '+5'|int ¦ ''|int ¦ ''|float ¦ 'abc'|int(5) ¦ 'z'|int(base=36) ¦ '0b11'|int(base=2) ¦ '0o17'|int(base=8) ¦ '12'|int(base=3) ¦ ' 1.5 '|float ¦ '1_000'|int ¦ none|float(1.5) ¦ '7'|int + 1
html ~ 1 ~ evil ¦ (evil ~ 'x')|upper ¦ (html ~ 'x') is escaped ¦ (evil ~ 'x') is escaped ¦ '' ~ '' ¦ 1 ~ '' ~ 2 ¦ n ~ dec ~ neg ¦ -n ~ 'x' ¦ ('a' ~ 'b') * 2 ¦ 'a' ~ ('b' if no) ¦ (1 ~ 2)|int + 1 ¦ ('<' ~ html)|length ¦ (html ~ html)|upper ¦ html + evil ¦ evil + html ¦ '<' + '>' ¦ html * 2
[evil, html, n]|join ¦ [evil, html, n]|join(evil) ¦ [html, html]|join(html) ¦ nums|join(html) ¦ nums|join('<') ¦ ['<', '>']|join ¦ ['<'|e, '>']|join(' & ') ¦ 'abc'|join('-') ¦ dct|join(',') ¦ [[1, 2], [3]]|map('join', '+')|join(' ') ¦ none_list|join('x') ¦ [1]|join('x') ¦ rows|join('/', 'team') ¦ nested.x.y[:2]|join(', ') ¦ matrix|join(';', attribute=0) ¦ 5|join ¦ [1, 2]|join(1)
s|replace('o', '<') ¦ 'em' in html ¦ evil|replace('<', '[') ¦ evil|replace('"', "'") ¦ s|replace('', '.') ¦ s|replace('hello', '') ¦ s|replace('l', 'L', 2) ¦ s|replace('l', 'L', 0) ¦ az|replace('ş', 's') ¦ n|replace('7', '8') ¦ ''|replace('a', 'b') ¦ s|replace('O', 'x') ¦ s|replace('a') ¦ 'a.b.c'|replace('.', '/') ¦ 'aaaa'|replace('aa', 'a') ¦ s|replace(old='o', new='0') ¦ s|replace('o', n)
lines|indent(0) ¦ lines|indent(1, first=true) ¦ lines|indent(3, false, true) ¦ lines|indent('') ¦ 'a\r\nb'|indent(2) ¦ '\na'|indent(2) ¦ '\n\n'|indent(2, blank=true) ¦ 'a\n\n\nb'|indent ¦ html|indent(2, true) ¦ evil|indent(2, true) ¦ ''|indent(2, true) ¦ '  a\n  b'|indent(2)
s|wordwrap(5) ¦ s|wordwrap(1) ¦ s|wordwrap(100) ¦ az|wordwrap(6) ¦ lines|wordwrap(2) ¦ 'a\n\nb c d'|wordwrap(3) ¦ 'one  two'|wordwrap(4) ¦ ' lead'|wordwrap(3) ¦ 'trail '|wordwrap(3) ¦ 'a-b-c-d'|wordwrap(3) ¦ 'a-b-c-d'|wordwrap(3, break_on_hyphens=false) ¦ 'abcdefgh'|wordwrap(3, break_long_words=false) ¦ 'abcdefgh ij'|wordwrap(3, true, '|') ¦ 'x — y–z'|wordwrap(3) ¦ s|wordwrap(0) ¦ 'tab\tin it'|wordwrap(5) ¦ '1,000-2,000 a--b'|wordwrap(4) ¦ 'e-mail e-mail'|wordwrap(2) ¦ '-a -b --c'|wordwrap(2)
s|truncate(11) ¦ s|truncate(10) ¦ s|truncate(6) ¦ s|truncate(5, leeway=5) ¦ s|truncate(5, leeway=6) ¦ s|truncate(3) ¦ s|truncate(3, leeway=0) ¦ s|truncate(4, leeway=0) ¦ s|truncate(2) ¦ s|truncate(9, true, '') ¦ s|truncate(9, end='') ¦ 'a b c d e f g h'|truncate(7, leeway=0) ¦ 'abcdefghij'|truncate(6, leeway=0) ¦ 'abcdefghij'|truncate(6, true, leeway=0) ¦ ''|truncate(5) ¦ s|truncate(length=8, killwords=true, end='>') ¦ az|truncate(7, leeway=1) ¦ s|truncate(8, true, evil, 0)
s|center ¦ s|center(12) ¦ s|center(13) ¦ s|center(14) ¦ ''|center(3) ¦ 'ə'|center(4) ¦ 'a'|center(0) ¦ n|center(5) ¦ html|center(24) ¦ evil|center(30)
s|title ¦ 'HELLO wORLD'|title ¦ "it's a dog's (life)"|title ¦ 'a-b_c d.e f/g'|title ¦ 'one\ttwo\nthree'|title ¦ '1st 2nd'|title ¦ az|title ¦ az|upper ¦ az|lower ¦ az|capitalize ¦ 'ÇIĞ'|lower ¦ 'ß'|upper ¦ 'éa'|capitalize ¦ '  ab'|capitalize ¦ 'ABC'|capitalize ¦ 'ı'|upper ¦ 'ﬁ'|upper ¦ 'Straße'|lower
'\t a \n'|trim ¦ '\u00a0a\u2003'|trim ¦ 'abcba'|trim('ab') ¦ '  a'|trim('') ¦ html|trim ¦ '...a...'|trim('.') ¦ s|trim('hd') ¦ ''|trim ¦ n|trim
words|sort(false) |join ¦ words|sort(true)|join ¦ words|sort(reverse=true, case_sensitive=true)|join(',') ¦ rows|sort(attribute='team')|map(attribute='name')|join ¦ rows|sort(attribute='team,name')|map(attribute='name')|join(',') ¦ rows|sort(attribute='late,score', reverse=true)|map(attribute='name')|join(',') ¦ rows|sort(true, attribute='score')|map(attribute='name')|join ¦ matrix|sort(attribute=1)|map('first')|join ¦ pairs|sort(attribute='1')|map('first')|join ¦ [[2, 'b'], [1, 'a']]|sort|map('last')|join ¦ 'hello'|sort|join ¦ dct|sort|join(',') ¦ [true, false]|sort|map('string')|list|length ¦ [1, 'a']|sort ¦ [none, 1]|sort ¦ rows|sort ¦ [2.5, 1, 2]|sort|join(' ') ¦ ['ə', 'e', 'f', 'Ş', 's']|sort|join ¦ rows|sort(attribute='gone')|length
words|unique|list|length ¦ nums|unique|join ¦ [1, 1.0, 2]|unique|join ¦ rows|unique(attribute='team', case_sensitive=true)|map(attribute='team')|join(',') ¦ rows|unique(attribute='late')|list|length ¦ 'aAbB'|unique|join ¦ none_list|unique|list|length
nums|min ¦ none_list|min is defined ¦ none_list|max|default('x') ¦ words|max ¦ words|min(case_sensitive=true) ¦ words|max(case_sensitive=true) ¦ (rows|max(attribute='score')).name ¦ (rows|min(attribute='team')).name ¦ [1.5, 1]|min ¦ ['a', 1]|max ¦ 'hello'|max
rows|map(attribute='name')|map('upper')|join(',') ¦ rows|map(attribute='score')|sum ¦ words|map('truncate', 3, true, '', 0)|join(',') ¦ words|map('replace', 'p', '', 1)|join(',') ¦ rows|map(attribute='gone', default='?')|join ¦ rows|map(attribute='name.0')|join ¦ nested.x.y[2:]|map(attribute='z')|join ¦ matrix|map('first')|sum ¦ matrix|map('last')|join(',') ¦ matrix|map('reverse')|map('join')|join(',') ¦ words|map('length')|sort|join ¦ words|map('first')|join ¦ words|map('title')|join(' ') ¦ words|map('e')|join ¦ [evil, html]|map('e')|join ¦ [evil]|map('upper')|join ¦ ['1', '2']|map('int')|sum ¦ nums|map('string')|join('|') ¦ nums|map('float')|join(',') ¦ words|map('indent', 1, true)|join ¦ words|map|join ¦ words|map('nope')|join ¦ nums|map('upper')|join
nums|select('even')|join ¦ nums|select('lt', 3)|join ¦ nums|select('divisibleby', 2)|join ¦ nums|reject('gt', 1)|join ¦ words|select('in', 'a fig')|join ¦ words|select('lower')|join(',') ¦ words|select('string')|list|length ¦ [1, none, 'a']|select('none')|list|length ¦ [1, none, 'a']|reject('none')|join ¦ [1, 'a', 2.5]|select('number')|join(',') ¦ nums|select('nope')|join ¦ nums|select('lt')|join ¦ rows|selectattr('score', 'in', [1, 5])|map(attribute='name')|join ¦ rows|selectattr('score', 'even')|map(attribute='name')|join ¦ rows|selectattr('team', 'ne', 'red')|list|length ¦ rows|rejectattr('team', 'eq', 'red')|map(attribute='team')|join(',') ¦ rows|selectattr('gone')|list|length ¦ rows|selectattr('gone', 'defined')|list|length ¦ rows|rejectattr('gone', 'defined')|list|length ¦ rows|selectattr('name', 'lower')|map(attribute='name')|join ¦ [{'a': {'b': 1}}, {'a': {'b': 0}}]|selectattr('a.b')|list|length ¦ pairs|selectattr(1, 'eq', 'two')|map('first')|join ¦ rows|selectattr('score', 'gt', 1)|rejectattr('late')|map(attribute='name')|join
rows|groupby('team')|map('first')|join(',') ¦ rows|groupby('team')|map(attribute='grouper')|join(',') ¦ rows|groupby('team')|map(attribute='list')|map('length')|join(',') ¦ (rows|groupby('team', case_sensitive=true))|length ¦ rows|groupby('late')|length ¦ rows|groupby('gone')|length ¦ rows|groupby('gone', default='x')|map('first')|join ¦ matrix|groupby(0)|map('first')|join ¦ (rows|groupby('score')|first).grouper ¦ (rows|groupby('score')|last)[1][0].name ¦ [{'a': {'b': 2}}, {'a': {'b': 1}}]|groupby('a.b')|map('first')|join
nums|batch(1)|map('join')|join('|') ¦ nums|batch(5)|map('length')|join ¦ nums|batch(5, 0)|map('join')|join ¦ range(7)|batch(3)|map('join')|join('|') ¦ 'abcde'|batch(2, '.')|map('join')|join('|') ¦ nums|slice(1)|map('join')|join ¦ nums|slice(5)|map('join')|join('|') ¦ nums|slice(5, 'x')|map('join')|join('|') ¦ range(10)|slice(3)|map('join')|join('|') ¦ range(10)|slice(3, 'x')|map('join')|join('|') ¦ none_list|batch(2)|list|length ¦ none_list|slice(2)|map('length')|join
dct|dictsort(by='value', reverse=true)|map('first')|join ¦ dct|dictsort(false, 'value')|map('last')|join ¦ {'b': 'x', 'A': 'Y'}|dictsort(by='value')|map('first')|join ¦ dct|dictsort(by='other') ¦ dct|length ¦ dct|items|list|length ¦ dct|list|first ¦ {}|dictsort|length ¦ nums|dictsort ¦ dct|items|first|join ¦ {'a': 1, 'a': 2}.a ¦ {'a': 1, 'b': 2}|tojson ¦ dict(b=1, a=2)|tojson ¦ {'x': [1, {'y': 2}]}.x[1].y
'a&b=c'|urlencode ¦ '/a/b c/'|urlencode ¦ 'ə'|urlencode ¦ {'a': 1, 'b': 'x y'}|urlencode ¦ {}|urlencode ¦ [('a', 'b c')]|urlencode ¦ '~-._'|urlencode ¦ "!*'()"|urlencode ¦ 2.5|urlencode ¦ {'ə': 'ı'}|urlencode
0|filesizeformat ¦ 999|filesizeformat ¦ 999999|filesizeformat ¦ 1023|filesizeformat(true) ¦ 1048576|filesizeformat(true) ¦ 123456789012|filesizeformat ¦ 5000000000000|filesizeformat ¦ 2.5|filesizeformat ¦ 'x'|filesizeformat ¦ 1500|filesizeformat(binary=false)
'<p>Hello <b>world</b></p>'|striptags ¦ 'a < b > c'|striptags ¦ '<!-- x --> y'|striptags ¦ '<a href="x>y">z</a>'|striptags ¦ 'a\n\n b'|striptags ¦ ''|striptags ¦ n|striptags ¦ '<<b>>'|striptags ¦ '<unclosed'|striptags ¦ html|striptags|length
[1, [2, {'a': none}]]|tojson ¦ 'ə😀'|tojson ¦ "</script>"|tojson ¦ '&'|tojson ¦ "'"|tojson ¦ '\u2028'|tojson ¦ 1e3|tojson ¦ 1.0|tojson ¦ neg|tojson ¦ [yes, no, none]|tojson ¦ {'a': {'b': []}}|tojson(indent=2) ¦ [[], {}]|tojson(2) ¦ rows[0]|tojson ¦ html|tojson ¦ ''|tojson ¦ '\x7f\x1f'|tojson ¦ [1, 2]|tojson(0) ¦ '\\'|tojson
s|wordcount ¦ 'one, two; three'|wordcount ¦ "don't stop"|wordcount ¦ '  '|wordcount ¦ 'a1 2b _c'|wordcount ¦ lines|wordcount
gone is undefined and true ¦ n is not none ¦ not n is none ¦ n is divisibleby(7) and n is odd ¦ n is eq(7) ¦ n is in(nums) ¦ 'a' is in(['a']) ¦ 1 is not in nums ¦ s is eq 'hello world' ¦ nums is eq [3, 1, 2] ¦ dct.b is even ¦ words|length is even ¦ (words|length) is gt 3 ¦ n is lt 3 or n is gt 3 ¦ not (n is lt 3) ¦ n is nope ¦ n is divisibleby ¦ s is divisibleby 2 ¦ n is divisibleby 0 ¦ none is number ¦ none is string ¦ yes is integer ¦ dec is number ¦ 'x' is iterable ¦ none is iterable ¦ none is mapping
1 if yes ¦ (1 if no) is defined ¦ ('x' if yes else gone) ¦ ('x' if no else 'y' if no else 'z') ¦ ('a' if n > 5 else 'b') ~ ('c' if n > 9 else 'd') ¦ [1 if yes else 2, 3]|join ¦ (nums if yes else none_list)|length ¦ 'x' if 'a' in 'abc' else 'y' ¦ (n if n else 0) + 1 ¦ yes if no else no
gone ¦ gone.x ¦ gone[0] ¦ gone ~ 'a' ¦ gone + 1 ¦ gone|upper ¦ gone|length ¦ gone == 1 ¦ not gone ¦ 1 if gone else 2 ¦ gone in nums ¦ 1 in gone ¦ dct.gone ¦ dct['gone'] ¦ dct.gone.x ¦ nums[99] ¦ nums[-99] ¦ nums['a'] ¦ s[99] ¦ n.x ¦ n[0] ¦ none.x ¦ none[0] ¦ s.x ¦ rows[0].gone ¦ rows.gone ¦ nested.y.z ¦ gone() ¦ n() ¦ s() ¦ dct.a()
1 / 0 ¦ 1 // 0 ¦ 1 % 0 ¦ 1 + 'a' ¦ 'a' + 1 ¦ 'a' - 'b' ¦ 'a' * 'b' ¦ [1] + 1 ¦ {} + {} ¦ -'a' ¦ +'a' ¦ -none ¦ none + 1 ¦ 1 < 'a' ¦ none < 1 ¦ [1] < 1 ¦ {} < {} ¦ 1 in 1 ¦ 1 in 'a' ¦ 'a' in 1 ¦ 0 ** -1 ¦ nums - nums
s|center(1, 2) ¦ s|center('x') ¦ s|nope ¦ s|upper(1) ¦ s|upper(x=1) ¦ s|truncate(len=3) ¦ s|indent(a=1) ¦ n|abs(1) ¦ s|abs ¦ none|abs ¦ nums|abs ¦ nums|sum(1, 2, 3) ¦ words|sum ¦ nums|first(1) ¦ n|first ¦ n|last ¦ n|length ¦ none|length ¦ n|list ¦ n|sort ¦ n|reverse ¦ n|batch(2)|list ¦ nums|batch('x')|list ¦ nums|batch ¦ nums|slice ¦ nums|slice(0)|list ¦ s|dictsort ¦ n|items|list|length ¦ range() ¦ range('a') ¦ range(1, 2, 0) ¦ range(1, 2, 3, 4) ¦ range(2.5) ¦ dict(1) ¦ nope() ¦ s|items|list|length ¦ n|dictsort ¦ s|attr('x') ¦ s|attr
"""

# A template goes on over several lines until its tags are closed.
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
{% for i in nums +%}
{{ i }}
{%+ endfor %}
  {%+ if yes -%}  x  {%- endif +%}  y
  {%- if yes +%}  x  {%+ endif -%}  y
a  {#+ x +#}  b
a  {#- x +#}  b
a  {%- set q = 1 -%}  b  {%- set q = 2 +%}  c{{ q }}
a {%- raw -%} {{ x }} {%- endraw -%} b
a {%+ raw %} {{ x }} {%- endraw +%} b
{% for i in nums -%}
  {{ i }}
{%- else -%}
  none
{%- endfor %}
{% for i in nums %}

  {%- if loop.first -%}
    first
  {%- else -%}
    , {{ i }}
  {%- endif -%}

{% endfor %}
{% macro m(x) -%}
  [{{ x }}]
{%- endmacro %}
{{- m(1) -}}
  {{ m(2) }}
{% call(x) m2() %}{{ x }}{% endcall %}
{% macro m2() %}({{ caller(1) }}{{ caller('<') }}){% endmacro %}{% call(x) m2() %}<b>{{ x }}</b>{% endcall %}
{% macro m2(a) %}({{ caller(a) }}{{ caller(a + 1) }}){% endmacro %}{% for i in nums %}{% call(x) m2(i) %}{{ i }}{{ x }}{% endcall %}{% endfor %}
{% macro m2() %}{{ caller() }}{% endmacro %}{% call m2() %}{% call m2() %}{% call m2() %}deep{% endcall %}{% endcall %}{% endcall %}
{% macro m2() %}{{ caller()|upper }}{% endmacro %}{% call m2() %}<i>{{ s }}</i>{% endcall %}
{% macro m2() %}{% set x = 'in' %}{{ caller() }}{{ x }}{% endmacro %}{% set x = 'out' %}{% call m2() %}{{ x }}{% endcall %}
{% macro m2() %}{{ caller(1) }}{% endmacro %}{% call(x, y='d') m2() %}{{ x }}{{ y }}{% endcall %}
{% macro m2() %}{{ caller(1, 2, 3) }}{% endmacro %}{% call(x) m2() %}{{ x }}{% endcall %}
{% macro m2() %}{{ caller() }}{% endmacro %}{{ m2() }}
{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=2) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, a=2) }}
{% macro m(a=1, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(b=5) }}{{ m() }}{{ m(7, 8) }}{{ m(b=1, a=2) }}
{% macro m(a, a2=[1, 2]) %}{{ a2|join }}{{ a }}{% endmacro %}{{ m(1) }}{{ m(1, [3]) }}
{% macro m(a=n) %}{{ a }}{% endmacro %}{{ m() }}
{% macro m(a='<') %}{{ a }}{% endmacro %}{{ m() }}{{ m('>') }}{{ m(html) }}
{% macro m(x) %}{% if x > 0 %}{{ x }}{{ m(x - 1) }}{% endif %}{% endmacro %}{{ m(4) }}
{% macro even(x) %}{{ 'even' if x == 0 else odd(x - 1) }}{% endmacro %}{% macro odd(x) %}{{ 'odd' if x == 0 else even(x - 1) }}{% endmacro %}{{ even(4) }} {{ even(3) }}
{% macro m() %}{% for i in nums %}{{ loop.index }}{% if loop.last %}!{% endif %}{% endfor %}{% endmacro %}{% for j in [1, 2] %}{{ m() }}{{ loop.index }}{% endfor %}
{% macro m(rows) %}{% for r in rows %}<td>{{ r.name }}</td>{% endfor %}{% endmacro %}<tr>{{ m(rows) }}</tr>
{% macro m() %}{% endmacro %}[{{ m() }}]{{ m()|length }}
{% for a, b in pairs %}{% for c in b %}{{ a }}{{ c }}{{ loop.index }}{% endfor %}{{ loop.last }}{% endfor %}
{% for (a, b), c in [[[1, 2], 3], [[4, 5], 6]] %}{{ a }}{{ b }}{{ c }};{% endfor %}
{% for a, b in matrix if a > 1 %}{{ a }}{{ b }}{{ loop.index }}/{{ loop.length }};{% endfor %}
{% for a, b in dct|dictsort %}{% for c, d in pairs %}{{ a }}{{ b }}{{ c }}{{ d }} {% endfor %}{% endfor %}
{% for a, b in nums %}{{ a }}{% endfor %}
{% for a, b in [[1]] %}{{ a }}{% endfor %}
{% for a in n %}{{ a }}{% endfor %}
{% for a in none %}{{ a }}{% endfor %}
{% for a in gone %}{{ a }}{% endfor %}
{% for a in nums %}{{ a }}{% else %}x{% endfor %}{{ a is defined }}
{% for a in [] %}{% else %}{{ n }}{% endfor %}
{% for a in [[], [1]] %}{% for b in a %}{{ b }}{% else %}empty{% endfor %};{% endfor %}
{% for i in nums %}{{ loop.changed(i > 1) }}{% endfor %}
{% for i in [[1, 2], [1, 2], [2, 1]] %}{% if loop.changed(i) %}new {% endif %}{% endfor %}
{% for i in [1, 1, 2] %}{% if loop.changed(i, loop.first) %}x{% else %}.{% endif %}{% endfor %}
{% for r in rows|sort(attribute='team') %}{% if loop.changed(r.team|lower) %}[{{ r.team }}]{% endif %}{{ r.name }} {% endfor %}
{% for i in nums %}{% for j in nums %}{% if loop.changed(j) %}{{ j }}{% endif %}{% endfor %};{% endfor %}
{% for i in range(5) %}{{ loop.cycle('a', 'b', 'c') }}{% endfor %}
{% for i in nums %}{{ loop.cycle() }}{% endfor %}
{% for i in range(3) %}{% for j in range(2) %}{{ loop.depth0 }}{{ loop.cycle('x', 'y') }}{% endfor %}{{ loop.cycle('1', '2') }} {% endfor %}
{% for i in nums %}{{ loop.first }}{{ loop.last }} {% endfor %}
{% for i in nums %}{{ loop.previtem|default('<') }}{{ loop.nextitem|default('>') }}{% endfor %}
{% for i in nums %}{{ loop.nextitem }}{% endfor %}
{% for i in nums %}{{ loop.gone }}{% endfor %}
{{ loop.index }}
{% for i in nums if loop.index > 1 %}{{ i }}{% endfor %}
{% for i in nums|select('odd')|map('string') %}{{ i }}{{ loop.length }}{% endfor %}
{% for k, v in {'a': 1, 'b': [2]}|items %}{{ k }}{{ v|tojson }}{% endfor %}
{% for g, list in rows|groupby('team', default='-') %}{{ g }}={{ list|map(attribute='name')|join('+') }};{% endfor %}
{% for g in rows|groupby('team') %}{{ loop.index }}{{ g.grouper }}{{ g.list[0].name }}{% endfor %}
{% for item in rows|batch(3) %}{{ loop.index }}:{% for r in item %}{{ r.name }}{% if not loop.last %},{% endif %}{% endfor %};{% endfor %}
{% filter replace('a', 'b') %}banana{% endfilter %}
{% filter upper %}{% for i in 'abc' %}{{ i }}{% endfor %}{% endfilter %}
{% filter wordwrap(5) %}one two three{% endfilter %}
{% filter indent(2, true) %}{% for i in nums %}{{ i }}
{% endfor %}{% endfilter %}
{% filter lower %}<B>{{ evil }}</B>{% endfilter %}
{% filter trim|upper|replace('B', '-') %} abc {% endfilter %}
{% filter center(9) %}abc{% endfilter %}
{% filter nope %}x{% endfilter %}
{% filter title %}{% macro m() %}ab cd{% endmacro %}{{ m() }}{% endfilter %}
{% filter striptags %}<b>a</b> <i>b</i>{% endfilter %}
{% set x %}{% filter upper %}a{% endfilter %}b{% endset %}{{ x }}
{% set x %}{% for i in nums %}{{ i }},{% endfor %}{% endset %}{{ x|trim(',') }}
{% set a, (b, c) = 1, [2, 3] %}{{ a }}{{ b }}{{ c }}
{% set a, b = 'xy' %}{{ b }}{{ a }}
{% set a, b = [1] %}{{ a }}
{% set a = 1, 2 %}{{ a|join }}
{% set x = [1, 2, 3]|map('string')|list %}{{ x|join('-') }}
{% set ns = namespace(items=[]) %}{% for i in nums %}{% set ns.items = ns.items + [i * 2] %}{% endfor %}{{ ns.items|join(',') }}
{% set ns = namespace(a=1) %}{% macro m() %}{% set ns.a = 2 %}{% endmacro %}{{ m() }}{{ ns.a }}
{% set ns = namespace(a=1) %}{{ ns.b }}
{% set dct.a = 1 %}
{% with a = n, b = 2 %}{% set c = a + b %}{{ c }}{% endwith %}{{ c is defined }}
{% with %}{% set a = 1 %}{{ a }}{% endwith %}{{ a is defined }}
{% with a = 1 %}{% for i in nums %}{% set a = i %}{% endfor %}{{ a }}{% endwith %}
{% with a = gone|default('x') %}{{ a }}{% endwith %}
{% if n == 7 and s and not no %}x{% elif gone is defined %}y{% endif %}
{% if n is odd %}{% if n > 3 %}a{% else %}b{% endif %}{% else %}c{% endif %}
{% if none %}a{% elif [] %}b{% elif {} %}c{% elif '' %}d{% elif 0 %}e{% elif 0.0 %}f{% else %}g{% endif %}
{% if yes %}{% set q = 1 %}{% else %}{% set q = 2 %}{% endif %}{{ q }}
<a href="?{{ {'q': s}|urlencode }}">{{ s }}</a>
<p title='{{ evil }}'>{{ html }}</p>
<p title="{{ s|upper }}{{ n }}">x</p>
<li{% if yes %} class="on"{% endif %}>{{ s }}</li>
<input value="{{ evil }}" {% if yes %}checked{% endif %}>
<script>var a = {{ dct|tojson }};</script>
<!-- {{ n }} -->{{ n }}
<td>{{ dec }}</td><td>{{ 1.50 }}</td>
"""

# Faults of form, one a line.
BROKEN = r"""
a  {{- n +}}  b
{% set a = b = 1 %}
{% if %}x{% endif %}
{% if n %}x{% else %}y{% else %}z{% endif %}
{% if n %}x{% endfor %}
{% endif %}
{% for %}{% endfor %}
{% for i of nums %}{% endfor %}
{% block a %}{% endblock b %}
{% block a %}1{% endblock %}{% block a %}2{% endblock %}
{% nope %}
{% set %}
{% set 1 = 2 %}
{% include %}
{% extends %}
{% macro %}{% endmacro %}
{% macro m(a, b=1, c) %}{% endmacro %}
{% raw %}x
{% block a %}x
{{ n
{{ n }
{# n
{{ 'n }}
{{ (n }}
{{ n) }}
{{ [n }}
{{ {'a' 1} }}
{{ n n }}
{{ 1 + }}
{{ | upper }}
{{ n | }}
{{ n. }}
{{ .n }}
{{ n is }}
{{ not }}
{{ n if }}
{{ n ? 1 : 2 }}
{{ a = 1 }}
{{ 1 = 1 }}
{{ n && n }}
{{ n || n }}
{{ !n }}
{{ $n }}
{{ 'a' b }}
{{ f(1 2) }}
{{ f(a=1, 2) }}
{% block a scoped required %}{% endblock %}
"""

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
    {"page.html": "{% extends 'c' %}{% block x %}4{{ super() }}{% endblock %}", "c": "{% extends 'm' %}{% block x %}3{{ super() }}{% endblock %}", "m": "{% extends 'b' %}{% block x %}2{{ super() }}{% endblock %}", "b": "[{% block x %}1{% endblock %}]"},
    {"page.html": "{% extends 'c' %}{% block x %}4{{ super() }}{% endblock %}", "c": "{% extends 'm' %}", "m": "{% extends 'b' %}{% block x %}2{{ super() }}{% endblock %}", "b": "[{% block x %}1{% endblock %}]"},
    {"page.html": "{% extends 'c' %}{% block y %}Y{{ super() }}{% endblock %}", "c": "{% extends 'b' %}{% block x %}3{{ super() }}{% block y %}y{% endblock %}{% endblock %}", "b": "[{% block x %}1{% endblock %}]"},
    {"page.html": "{% extends 'm' %}{% block x %}{{ super() }}{{ super() }}{% endblock %}", "m": "{% extends 'b' %}{% block x %}({{ super() }}){% endblock %}", "b": "{% block x %}{{ n }}{% endblock %}"},
    {"page.html": "{% extends 'm' %}{% block t %}{{ super()|upper }}!{% endblock %}", "m": "{% extends 'b' %}{% block t %}mid {{ super() }}{% endblock %}", "b": "{% block t %}base{% endblock %}|{{ self.t() }}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ super.super() }}{% endblock %}", "b": "{% block x %}1{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ super() }}{% endblock %}", "b": "{% block x %}{% for i in nums %}{{ i }}{% endfor %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ i }}{{ loop.index }}{% endblock %}", "b": "{% for i in nums %}{% block x scoped %}{% endblock %}{% endfor %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ i is defined }}{% endblock %}", "b": "{% for i in nums %}{% block x %}{% endblock %}{% endfor %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{{ v }}{% endblock %}", "b": "{% set v = 'base' %}{% block x %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}{% set v = 'page' %}{% block x %}{{ v }}{% endblock %}", "b": "{% set v = 'base' %}{% block x %}{% endblock %}{{ v }}"},
    {"page.html": "{% extends 'b' %}{% block x %}a{% endblock %}", "b": "{% block x required %}{% endblock %}"},
    {"page.html": "{% extends 'b' %}", "b": "{% block x required %}{% endblock %}"},
    {"page.html": "{% block x %}{{ super() }}{% endblock %}"},
    {"page.html": "{{ self.gone() }}"},
    {"page.html": "{% extends 'gone' %}"},
    {"page.html": "{% include 'gone' %}"},
    {"page.html": "{% include ['gone', 'gone2'] %}"},
    {"page.html": "{% import 'gone' as g %}"},
    {"page.html": "{% from 'gone' import g %}"},
    {"page.html": "{% from 'm' import gone %}{{ gone() }}", "m": "{% macro f() %}{% endmacro %}"},
    {"page.html": "{% import 'm' as m %}{{ m.gone() }}", "m": "{% macro f() %}{% endmacro %}"},
    {"page.html": "{% include 'page.html' %}"},
    {"page.html": "{% extends 'page.html' %}"},
    {"page.html": "{% extends 'a' %}", "a": "{% extends 'page.html' %}"},
    {"page.html": "{% import 'page.html' as p %}{{ p.f() }}{% macro f() %}{% endmacro %}"},
    {"page.html": "{% include ['a', 'b'] %}{% include ['b', 'a'] %}", "a": "A", "b": "B"},
    {"page.html": "{% include ['gone', 'a'] ignore missing %}", "a": "A"},
    {"page.html": "{% include ('gone', 'a') %}", "a": "A{{ n }}"},
    {"page.html": "{% include ['gone', 'a'] without context %}", "a": "{{ n is defined }}"},
    {"page.html": "{% include 'a' ignore missing without context %}", "a": "{{ n is defined }}"},
    {"page.html": "{% include 'a' with context %}", "a": "{{ n }}"},
    {"page.html": "{% for x in words %}{% include 'li' %}{% endfor %}", "li": "<li>{{ x }}{{ loop.index }}</li>"},
    {"page.html": "{% for x in words %}{% include 'li' without context %}{% endfor %}", "li": "<li>{{ x is defined }}</li>"},
    {"page.html": "{% set x = 1 %}{% include 'a' %}{% set x = 2 %}{% include 'a' %}", "a": "{{ x }}"},
    {"page.html": "{% include 'a' %}{{ q is defined }}", "a": "{% set q = 1 %}{{ q }}"},
    {"page.html": "{% include 'a' %}{{ f is defined }}", "a": "{% macro f() %}x{% endmacro %}{{ f() }}"},
    {"page.html": "{% filter upper %}{% include 'a' %}{% endfilter %}", "a": "abc"},
    {"page.html": "{% set x %}{% include 'a' %}{% endset %}[{{ x }}]", "a": "<{{ n }}>".replace("<", "(").replace(">", ")")},
    {"page.html": "{% include 'a' %}", "a": "{% include 'b' %}", "b": "{% include 'c' %}", "c": "{{ gone }}"},
    {"page.html": "{% import 'm' as m without context %}{{ m.f() }}", "m": "{% macro f() %}{{ n is defined }}{% endmacro %}"},
    {"page.html": "{% for i in nums %}{% import 'm' as m with context %}{{ m.f() }}{% endfor %}", "m": "{% macro f() %}{{ n }}{% endmacro %}"},
    {"page.html": "{% set v = 5 %}{% import 'm' as m with context %}{{ m.f() }}", "m": "{% macro f() %}{{ v }}{% endmacro %}"},
    {"page.html": "{% set v = 5 %}{% import 'm' as m %}{{ m.f() }}", "m": "{% macro f() %}{{ v is defined }}{% endmacro %}"},
    {"page.html": "{% from 'm' import f as g, h with context %}{{ g() }}{{ h() }}", "m": "{% macro f() %}{{ n }}{% endmacro %}{% macro h() %}{{ s }}{% endmacro %}"},
    {"page.html": "{% from 'm' import f, %}{{ f() }}", "m": "{% macro f() %}F{% endmacro %}"},
    {"page.html": "{% from 'm' import _f %}", "m": "{% macro _f() %}F{% endmacro %}"},
    {"page.html": "{% import 'm' as m %}{{ m.v }}{{ m.w|join }}", "m": "{% set v = 1 %}{% set w = [1, 2] %}"},
    {"page.html": "{% import 'm' as m %}{% for x in m.items %}{{ x }}{% endfor %}", "m": "{% set items = [1, 2] %}"},
    {"page.html": "{% import 'm' as m %}{{ m.f(1, b=2) }}{{ m.f(b=1) }}", "m": "{% macro f(a='d', b=0) %}{{ a }}{{ b }}{% endmacro %}"},
    {"page.html": "{% import 'm' as m %}{% call(x) m.f() %}<i>{{ x }}{{ n }}</i>{% endcall %}", "m": "{% macro f() %}[{{ caller('<') }}]{% endmacro %}"},
    {"page.html": "{% import 'm' as m %}{{ m.f()|upper }}{{ m.f() ~ '<' }}", "m": "{% macro f() %}<b>x</b>{% endmacro %}"},
    {"page.html": "{% extends 'b' %}{% from 'm' import f %}{% block x %}{{ f() }}{% endblock %}", "b": "{% block x %}{% endblock %}", "m": "{% macro f() %}F{% endmacro %}"},
    {"page.html": "{% extends 'b' %}{% block x %}{% include 'p' %}{% endblock %}", "b": "<{% block x %}{% endblock %}>"[1:-1], "p": "{{ n }}"},
    {"page.html": "{% extends 'b' %}{% block x %}{% for i in nums %}{% block y scoped %}{{ i }}{% endblock %}{% endfor %}{% endblock %}", "b": "{% block x %}{% endblock %}"},
    {"page.html": "\n{% extends 'b' %}\n{% block x %}\nc\n{% endblock %}\n", "b": "a\n{% block x %}{% endblock %}\nb\n"},
    {"page.html": "{% extends 'b' %}{%- block x -%}  c  {%- endblock -%}", "b": "a {% block x %}{% endblock %} b {%- block y -%} y {%- endblock -%} z"},
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

# Templates on which the theme language differs from Jinja on purpose: the reason, as its row in
# Docs/theme-language.md begins, then templates with what they give here (None: an error).
DEVIATIONS = {
    "numbers are exact": [
        ("{{ -0.0 }}", "0.0"),
        ("{{ '1e3'|float }}", "0.0"),
        ("{{ 0.1 + 0.2 }}", "0.3"),
        ("{{ 2 / 3 }}", "0.6666666666666667"),
        ("{{ 1.10 + 2.20 }}", "3.3"),
        ("{{ 1.1 * 1.1 }}", "1.21"),
        ("{{ 999999999999999999 + 1 }}", None),
        ("{{ 10 ** 20 }}", None),
        ("{{ 1234567890123456789 }}", None),
        ("{{ 0.1 + 0.2 == 0.3 }}", "true"),
    ],
    "true and false are no numbers": [
        ("{{ true + 1 }}", None),
        ("{{ true == 1 }}", "false"),
        ("{{ [true, true]|sum }}", None),
    ],
    "what is absent is an error also": [
        ("{{ [gone]|length or true }}", None),
        ("{{ gone is none }}", None),
        ("{{ gone is number }}", None),
        ("{% set x = gone %}ok", None),
        ("{{ gone or 'x' }}", "x"),
        ("{{ gone|default('x') if gone or yes else '' }}", "x"),
        ("{% macro m(a) %}m{% endmacro %}{{ m(gone) }}", None),
    ],
    "`?.`": [
        ("{{ gone?.title|default('nobody') }}", "nobody"),
        ("{{ dct?.a }}", "1"),
        ("{{ gone?.a?.b is defined }}", "false"),
    ],
    "an unknown filter": [
        ("{% if no %}{{ n|nope }}{% endif %}", None),
        ("{% if no %}{{ n is nope }}{% endif %}", None),
        ("{% if no %}{{ nope() }}{% endif %}", None),
        ("{% if no %}{% include 'gone.html' %}{% endif %}", None),
    ],
    "`safe`, `autoescape`": [
        ("{{ evil|safe }}", None),
        ("{% autoescape false %}{{ evil }}{% endautoescape %}", None),
    ],
    "HTML is not cut": [
        ("{{ html|truncate(5, true) }}", None),
        ("{{ html|replace('a', 'e') }}", None),
        ("{{ html[2:] }}", None),
        ("{{ html|first }}", None),
        ("{{ html|reverse }}", None),
        ("{{ s|replace('o', html) }}", None),
    ],
    "quotes and angle brackets of HTML": [
        ('<p title="{{ html }}">x</p>', '<p title="&lt;em&gt;a &amp; b&lt;/em&gt;">x</p>'),
    ],
    "values in `<script>`": [
        ("<script>{{ s }}</script>", None),
        ("<style>{{ s }}</style>", None),
        ("<p class={{ s }}>", None),
        ("<p onclick=\"{{ s }}\">x</p>", None),
        ("<a href=\"javascript:{{ s }}\">x</a>", None),
        ("<{{ s }}>", None),
        ("<p {{ s }}=\"x\">y</p>", None),
        ("<p title=\"{% if yes %}\">x</p>{% endif %}", None),
    ],
    "the names of templates": [
        ("{% set t = 'x' %}{% include t ~ '.html' ignore missing %}", None),
        ("{% set f = 'upper' %}{{ words|map(f)|join }}", None),
        ("{% set f = 'odd' %}{{ nums|select(f)|join }}", None),
    ],
    "`extends` stands for itself": [
        ("{% if no %}{% extends 'b' %}{% endif %}x", None),
    ],
    "values have no methods": [
        ("{{ s.upper() }}", None),
        ("{% for k, v in dct.items() %}{{ k }}{% endfor %}", None),
        ("{{ ', '.join(words) }}", None),
        ("{{ s.split(' ')|length }}", None),
    ],
    "a point reads a map's key": [
        ("{{ {'items': 1}.items }}", "1"),
        ("{{ {'values': 'v'}.values }}", "v"),
    ],
    "keys of maps are text": [
        ("{{ {1: 2}|length }}", None),
        ("{{ {none: 2}|length }}", None),
    ],
    "`(1, 2)` is a list": [
        ("{{ (1, 2) == [1, 2] }}", "true"),
        ("{{ ((1, 2) + [3])|join }}", "123"),
    ],
    "a macro sees no names": [
        ("{% for i in nums %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}", None),
        ("{% macro m() %}{{ varargs|length }}{% endmacro %}{{ m(1, 2) }}", None),
        ("{% macro m() %}{{ kwargs|length }}{% endmacro %}{{ m(a=1) }}", None),
        ("{% macro m() %}x{% endmacro %}{% set f = m %}{{ f() }}", None),
        ("{% macro m() %}x{% endmacro %}{{ m.name }}", None),
    ],
    "`recursive` loops": [
        ("{% for r in [[1, [2]]] recursive %}x{% endfor %}", None),
    ],
    "`format`, `pprint`": [
        ("{{ '%s-%s'|format(1, 2) }}", None),
        ("{{ n|pprint }}", None),
        ("{{ [1]|random }}", None),
        ("{{ 'see http://a.az'|urlize }}", None),
        ("{{ {'class': 'x'}|xmlattr }}", None),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}", None),
        ("{% set j = joiner(',') %}{{ j() }}{{ j() }}", None),
        ("{{ lipsum(1)|length > 0 }}", None),
        ("{{ n is callable }}", None),
        ("{{ 'upper' is filter }}", None),
        ("{{ 'odd' is test }}", None),
        ("{{ n is sameas n }}", None),
    ],
    "unknown escapes": [
        (r"{{ 'a\q' }}", None),
        (r"{{ '\101' }}", None),
        (r"{{ '\N{BULLET}' }}", None),
    ],
    "overriding a block": [
        ({"page.html": "{% extends 'b' %}{% block x %}{{ super() }}{% endblock %}", "b": "{% block y %}{% endblock %}"}, None),
        ({"page.html": "{% extends 'b' %}{% block mian %}x{% endblock %}", "b": "{% block main %}{% endblock %}"}, None),
    ],
    "`true`, `false`": [
        ("{{ s ~ n ~ yes }}", "hello world7true"),
        ("{{ [yes, no]|map('string')|join or true }}", "truefalse"),
        ("{{ (gone is defined) ~ '' }}", "false"),
    ],
    "a size below zero": [
        ("{{ 'a'|center(-5) }}", None),
    ],
    "`lower` knows": [
        ("{{ 'ΑΣ'|lower }}", "ασ"),
    ],
    "`map` takes no filter": [
        ("{{ words|map('default', 'x')|join(',') }}", None),
    ],
    "`dict(a=1)`": [
        ("{{ dict({'z': 1}, a=2)|tojson }}", None),
    ],
    "a filter for numbers": [
        ("{{ '1500'|filesizeformat }}", None),
    ],
    "`striptags` knows": [
        ("{{ '&amp; &lt;b&gt; &#233; &eacute;'|striptags }}", "&amp; &lt;b&gt; é &amp;eacute;"),
    ],
    "`caller(…)` takes": [
        ("{% macro m() %}{{ caller(y=1, x=2) }}{% endmacro %}{% call(x, y) m() %}{{ x }}{{ y }}{% endcall %}", None),
    ],
    "a `filter` block": [
        ("{% filter length %}abcd{% endfilter %}", "4"),
    ],
    "a template, macro, block": [
        ("{% set x | trim | upper %}  a<b  {% endset %}{{ x }}", None),
        ("{% macro m() %}<p title='{% endmacro %}{{ m() }}x'>", None),
    ],
    "`set a.b`": [
        ("{% macro m(ns) %}{% set ns.a = 2 %}{% endmacro %}{% set n2 = namespace(a=1) %}{{ m(n2) }}{{ n2.a }}", None),
    ],
    "in tests, `sequence`": [
        ("{{ dct|items is sequence }}", "true"),
    ],
    "a byte order mark": [
        ("\ufeffa", "a"),
    ],
}
