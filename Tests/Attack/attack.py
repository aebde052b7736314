#!/usr/bin/env python3
"""Works out hidden counts of a published site, from what is published alone, in whole numbers.

  attack.py TRUTH OUTPUT [OUTPUT …]      TRUTH is make_cases.py's truth.json, each OUTPUT one day of that site

Everything that any of the days shows is taken together: the rows of data/cases.csv, the tables, charts and remarks of
the pages. The truth says only which sums really hold (a reader may know), and what is small. Nothing of the program is
used. Each hidden count is an unknown whole number of at least 1; the values that it can take are found and proven by
whole-number programming, and each solution is checked again in exact integers. Exit code 1 with findings.

Kinds of findings:
  narrowed        a hidden count has fewer than max(3, half the threshold) possible values
  rest            what nobody recorded (a total less its parts, 1 to below the threshold) has fewer
  narrowed-by-chance, rest-by-chance   the same, by a sum of two sides that do not speak of the same people and are
                  equal by chance only
  small-shown     a count from 1 to below the threshold is printed
  page-shows      a page has a figure that the table hides, or one that no table has
  remark          "not recorded" stands where a part or the total is hidden
  bar             hidden bars that differ in length
  wrong           a shown figure is not the true one (a mistake of the program, or of this script)
"""
import argparse
import calendar
import csv
import json
import os
import random
import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / ".build" / "attack-tools"
if TOOLS.exists():
    sys.path.insert(0, str(TOOLS))

DIMENSIONS = ["channel", "topic", "sex", "age", "outcome"]
MEASURES = ["contacts", "cases", "closed"]
MOST_COMBINATIONS = 48   # of former and other values of virtual sums, for one sum
MOST_ALTERNATIVES = 5
MOST_EXPLAINED = 60      # equations near a finding; of larger parts four are explained
SECONDS = 20             # for one programme; what takes longer is said, never passed over


# -- dates ----------------------------------------------------------------------------------------------------------
def first(text):
    parts = [int(p) for p in text.split("-")]
    return date(*(parts + [1, 1])[:3])


def last(text):
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(*parts)[1])
    return date(*parts)


def months_after(day, n):
    index = day.year * 12 + day.month - 1 + n
    return date(index // 12, index % 12 + 1, 1)


def months_of(period):
    """How many whole months it has from a month's first day on; None for other periods."""
    start, end = period
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return None
    after = end + timedelta(days=1)
    return (after.year - start.year) * 12 + after.month - start.month


def calendar_above(period):
    """The next calendar unit that holds it: month, quarter, half, year."""
    start, end = period
    for n in (1, 3, 6, 12):
        begins = date(start.year, (start.month - 1) // n * n + 1, 1)
        unit = begins, months_after(begins, n) - timedelta(days=1)
        if unit != period and unit[0] <= start and end <= unit[1]:
            return unit
    return None


def period_text(period):
    return f"{period[0]}..{period[1]}"


# -- what is published ----------------------------------------------------------------------------------------------
class Page(HTMLParser):
    """Tables as rows of texts, and the texts of charts."""

    VOID = {"link", "meta", "img", "br", "input", "hr", "path", "line", "rect", "circle", "polyline", "use"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.charts, self.bars, self.notes, self.section = [], [], [], [], ""
        self.at, self.stack = None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        kind = a.get("class") or ""
        if tag == "section":
            self.section = a.get("aria-labelledby", "")
        elif tag == "table":
            self.tables.append((self.section, []))
        elif tag == "tr" and self.tables:
            self.tables[-1][1].append([])
        elif tag in ("td", "th") and self.tables:
            self.tables[-1][1][-1].append("")
            self.at = "cell"
        elif tag in ("desc", "title") or tag == "text" and ("chart-strong" in kind or "chart-label" in kind):
            self.charts.append("")
            self.at = "chart"
        elif tag == "p" and kind == "note" or tag == "dd":
            self.notes.append("")
            self.at = "note"
        elif "chart-hidden" in kind:
            self.bars.append((tag, a.get("width"), a.get("height"), a.get("r")))

    def handle_endtag(self, tag):
        if tag in ("td", "th", "desc", "title", "text", "p", "dd"):
            self.at = None

    def handle_data(self, data):
        if self.at == "cell":
            self.tables[-1][1][-1][-1] += data
        elif self.at == "chart":
            self.charts[-1] += data
        elif self.at == "note":
            self.notes[-1] += data


class Knowledge:
    """All that the given days show, and the truth."""

    def __init__(self, truth, outputs):
        self.truth, self.outputs = truth, outputs
        self.threshold = truth["threshold"]
        self.findings = []
        self.true, self.record_of, self.who = {}, {}, {}
        self.altered = any("altered" in one for record in truth["records"] for one in record["rows"])
        for record in truth["records"]:
            for one in record["rows"]:
                key = self.key(record["slug"], one)
                self.record_of[key] = record
                self.true[key] = {m: int(one[m]) for m in MEASURES if one.get(m) not in (None, "")}
                self.who[key] = one.get("who", {})
        self.shown = {}      # (key, measure) -> number
        self.hidden = set()  # (key, measure)
        self.remarks = []    # (total key, dimension, measure, number or None where it says that it is hidden)
        self.days = []
        for output, day in outputs:
            self.days.append(self.read(output, day))
        # The same count of the same cell in another record is the same: shown there, or on another day, it is shown.
        twins = {(*key[1:], m, n): n for (key, m), n in self.shown.items()}
        for key, m in sorted(self.hidden - set(self.shown), key=str):
            n = self.true[key][m]
            if (*key[1:], m, n) in twins:
                self.shown[key, m] = n
        self.hidden -= set(self.shown)
        self.left_out = {
            (key, m) for key, counts in self.true.items() if self.was_due(key) for m in counts
            if (key, m) not in self.shown and (key, m) not in self.hidden}

    @staticmethod
    def key(record, one):
        start, end = first(one.get("from") or one["to"]), last(one["to"])
        labels = tuple((d, one[d]) for d in DIMENSIONS if one.get(d))
        return record, one["centre"], (start, end), labels

    def is_due(self, key, day):
        record = self.record_of[key]
        publish = day["publish_date"]
        return (key[2][1] <= date.fromisoformat(day["as_of"])
                and (not record["publish_on"] or record["publish_on"] <= publish)
                and (not record["expires_on"] or publish <= record["expires_on"]))

    def was_due(self, key):
        return any(self.is_due(key, day) for _, day in self.outputs)

    def find(self, kind, text, **more):
        self.findings.append({"kind": kind, "text": text, **more})

    def read(self, output, day):
        """One day: its rows, then whether its pages say the same."""
        rows, table = {}, Path(output) / "data" / "cases.csv"
        if table.exists():
            with open(table, newline="", encoding="utf-8") as f:
                for one in csv.DictReader(f):
                    key = self.key(one["record"], one)
                    rows[key] = {m: int(one[m]) if one[m] else one.get(f"{m}_missing", "") for m in MEASURES}
        for key, counts in rows.items():
            for m, value in counts.items():
                if isinstance(value, int):
                    self.see(key, m, value, "data/cases.csv")
                elif value == "hidden":
                    self.hidden.add((key, m))
        for record in self.truth["records"]:
            page = Path(output) / "cases" / record["slug"] / "index.html"
            if page.exists():
                self.read_page(Page(page.read_text(encoding="utf-8")), record["slug"],
                               {k: v for k, v in rows.items() if k[0] == record["slug"]}, f"cases/{record['slug']}/")
        return rows

    def see(self, key, measure, value, where):
        true = self.true.get(key, {}).get(measure)
        if true != value:
            self.find("wrong", f"{where}: {tell(key)} {measure}: shown {value}, truly {true}")
            return
        if (key, measure) not in self.shown and 0 < value < self.threshold:
            self.find("small-shown", f"{where}: {tell(key)} {measure}: {value} of {self.threshold}")
        self.shown[key, measure] = value

    @staticmethod
    def number(text):
        plain = re.sub(r"[,\s\u00a0\u202f]", "", text)
        return int(plain) if re.fullmatch(r"\d+", plain) else None

    def read_page(self, page, record, rows, where):
        """Every row of its tables is found again by its centre, period and group, whatever the order."""
        by_words = {(self.truth["places"][k[1]]["title"], period_words(k[2]), group_words(k[3])): k
                    for k in self.true if k[0] == record}
        sections = {"by-centre", "by-details"} | {f"by-{d}" for d in DIMENSIONS}
        known = {v for counts in rows.values() for v in counts.values() if isinstance(v, int)}
        for section, lines in page.tables:
            if section not in sections:
                continue
            for cells in lines[1:]:
                counts = [self.number(text) if self.number(text) is not None else text.strip() for text in cells[-3:]]
                words = [text.strip() for text in cells[:-3]]
                if len(words) == 3 and words[2].lower() == "not recorded":
                    total = by_words.get((words[0], words[1], ""))
                    self.remark(total, section.removeprefix("by-"), counts, rows, where, words)
                    known |= {n for n in counts if isinstance(n, int)}
                    continue
                key = by_words.get((words[0], words[1], words[2] if len(words) > 2 else ""))
                if key is None:
                    if any(isinstance(n, int) for n in counts):
                        self.find("page-shows", f"{where}: a row that nobody gave: {cells}")
                    continue
                for m, n in zip(MEASURES, counts):
                    told = rows.get(key, {}).get(m, "no row")
                    if isinstance(n, int) and told != n:
                        self.find("page-shows", f"{where}: {tell(key)} {m}: {n} on the page, {told!r} in the table")
                        self.see(key, m, n, where)
                    if n == "hidden" and key not in rows:
                        self.hidden.add((key, m))
        for text in page.charts:
            for figure in re.findall(r"(?:^|: )(\d[\d,]*)(?=;|\.|$)", text):
                if self.number(figure) not in known:
                    self.find("page-shows", f"{where}: a chart has {figure}, which no row has: {text[:200]}")
        if len(set(page.bars)) > 1:
            self.find("bar", f"{where}: hidden bars of different sizes: {sorted(set(page.bars))}")

    def remark(self, total, dimension, counts, rows, where, words):
        if total is None:
            self.find("remark", f"{where}: not recorded, of a total that nobody gave: {words}")
            return
        parts = [k for k in rows if k[1:3] == total[1:3] and [d for d, _ in k[3]] == [dimension]]
        for m, n in zip(MEASURES, counts):
            if not isinstance(n, int) and n != "hidden":
                continue
            if not isinstance(n, int) or any(rows.get(k, {}).get(m) == "hidden" for k in parts + [total]):
                self.find("remark", f"{where}: {tell(total)} {m} by {dimension}: {n} not recorded beside hidden counts")
            self.remarks.append((total, dimension, m, n if isinstance(n, int) else None, parts))


def period_words(period):
    """As pages write it; a period that is not of whole months as days, which no page row will match."""
    start, end = period
    n = months_of(period)
    if n is None:
        return period_text(period)
    if n == 1:
        return f"{start:%B %Y}"
    if n == 12 and start.month == 1:
        return str(start.year)
    return f"{start:%B %Y} to {end:%B %Y}"


def group_words(labels):
    sexes = {"female": "Women", "male": "Men", "other": "Other", "unknown": "Not known"}
    return ", ".join(sexes.get(label, label) if d == "sex" else label for d, label in labels)


def tell(key):
    record, centre, period, labels = key
    return f"{record}: {centre} {period_text(period)}" + "".join(f" {label}" for _, label in labels)


# -- the sums that hold ---------------------------------------------------------------------------------------------
class Sums:
    """Every sum that truly holds among the rows of one measure.

    A node is (place, period, labels), with or without a row. It may be worked out in several ways: by its row, by the
    sum over a label, over the places below, over the shorter periods. Ways of the same true value are one figure.
    """

    def __init__(self, truth, rows, measure):
        self.measure, self.rows = measure, defaultdict(list)
        self.value = {}
        for key, true in rows.items():
            self.rows[key[1], key[2], key[3]].append(key)
            self.value[key] = true
        self.parents = {p: v["parent"] for p, v in truth["places"].items()}
        # Sums that are equal, parts that are less than their total, parts that are more.
        self.known, self.equal, self.less, self.more = {}, [], [], []
        self.below = defaultdict(lambda: defaultdict(set))   # node -> way -> nodes
        self.join()
        for node in sorted(self.below, key=self.depth):
            self.ways(node)

    def join(self):
        """Every node above a row, and how it is made of those below."""
        todo = list(self.rows)
        seen = set(todo)
        lengths = {n for n in (months_of(p) for _, p, _ in self.rows) if n}
        odd = sorted({p for _, p, _ in self.rows if months_of(p) not in (1, 3, 6, 12) or calendar_unit(p) is False})
        while todo:
            node = todo.pop()
            place, period, labels = node
            above = []
            if self.parents.get(place):
                above.append(((self.parents[place], period, labels), "place"))
            unit = calendar_above(period) if calendar_unit(period) else None
            if unit:
                above.append(((place, unit, labels), "period"))
            for one in labels:
                above.append(((place, period, tuple(x for x in labels if x != one)), one[0]))
            for other in odd:
                # A period that is no calendar unit: by the units within it that no other unit within it holds.
                if other[0] <= period[0] and period[1] <= other[1] and other != period:
                    if not (unit and other[0] <= unit[0] and unit[1] <= other[1]):
                        above.append(((place, other, labels), "period"))
            for up, way in above:
                self.below[up][way].add(node)
                if up not in seen:
                    seen.add(up)
                    todo.append(up)
        for node in self.rows:
            self.below[node]

    def depth(self, node):
        """Nodes below come first: fewer labels, longer periods and higher places come later."""
        place, period, labels = node
        up, levels = place, 0
        while self.parents.get(up) and levels < 50:
            up, levels = self.parents[up], levels + 1
        return -levels + (period[1] - period[0]).days * 100 - len(labels), str(node)

    def evaluate(self, node):
        if node not in self.known:
            self.ways(node)
        return self.known[node]

    def ways(self, node):
        if node in self.known:
            return
        self.known[node] = []
        figures = []   # (value, {row: times})
        for key in self.rows.get(node, []):
            self.merge(figures, self.value[key], {key: 1}, {"row"})
        given = figures[0] if figures else None
        for way, nodes in sorted(self.below[node].items()):
            nodes = [n for n in sorted(nodes, key=str)]
            if way == "period":
                nodes = self.apart(nodes)
            some = [(n, self.evaluate(n)) for n in nodes]
            some = [figures for _, figures in some if figures]
            if not some:
                continue
            for number, choice in enumerate(self.choices(some)):
                value, parts, kinds = 0, defaultdict(int), {way}
                for figure in choice:
                    value += figure[0]
                    kinds |= figure[2]
                    for key, times in figure[1].items():
                        parts[key] += times
                if given and number == 0 and value != given[0]:
                    to = self.less if value < given[0] else self.more
                    to.append((given[1], dict(parts), given[0] - value, frozenset(kinds - {"row"})))
                self.merge(figures, value, dict(parts), kinds - {"row"})
        self.known[node] = figures

    @staticmethod
    def apart(nodes):
        """Periods that do not overlap, the longer ones first."""
        taken = []
        for node in sorted(nodes, key=lambda n: (n[1][0] - n[1][1], str(n))):
            if all(node[1][1] < other[1][0] or other[1][1] < node[1][0] for other in taken):
                taken.append(node)
        return taken

    @staticmethod
    def choices(some):
        size = 1
        for figures in some:
            size *= len(figures)
        if size <= MOST_COMBINATIONS:
            yield from product(*some)
            return
        firsts = [figures[0] for figures in some]
        yield tuple(firsts)
        for k, figures in enumerate(some):
            for other in figures[1:]:
                yield tuple(firsts[:k] + [other] + firsts[k + 1:])

    def merge(self, figures, value, parts, kinds):
        for have in figures:
            if have[0] == value:
                if have[1] != parts:
                    self.equal.append((have[1], parts, frozenset((have[2] | kinds) - {"row"})))
                return
        if len(figures) < MOST_ALTERNATIVES:
            figures.append((value, parts, kinds))


def calendar_unit(period):
    n = months_of(period)
    return n in (1, 3, 6, 12) and (period[0].month - 1) % n == 0


# -- the system -----------------------------------------------------------------------------------------------------
class Equation:
    """Σ coefficient·unknown = constant, with what was shown in it."""

    def __init__(self, terms, constant, shown, about):
        self.terms, self.constant, self.shown, self.about = terms, constant, shown, about

    def holds(self, values):
        return sum(c * values[x] for x, c in self.terms.items()) == self.constant

    def __str__(self):
        left = " ".join(f"{'+' if c > 0 else '-'} {abs(c) if abs(c) != 1 else ''}[{name(x)}]" for x, c in self.terms.items())
        return f"{left} = {self.constant}"


def name(unknown):
    if unknown[0] == "slack":
        return f"rest {unknown[1]}"
    return f"{tell(unknown[0])} {unknown[1]}"


class System:
    """With `whole`, of what is left out every row is an unknown too: for making neighbours, not for reading."""

    def __init__(self, knowledge, whole=False):
        self.k = knowledge
        self.true, self.low, self.targets, self.equations = {}, {}, {}, []
        self.slacks = 0
        # Of what is left out whole nobody knows that it is there.
        printed = {key for key, _ in knowledge.hidden | set(knowledge.shown)}
        unknown = knowledge.hidden | {(key, m) for key, m in knowledge.left_out if whole or key in printed}
        zeros_hidden = any(knowledge.true.get(key, {}).get(m) == 0 for key, m in knowledge.hidden)
        for key, m in sorted(unknown, key=str):
            true = knowledge.true[key][m]
            self.true[key, m] = true
            self.low[key, m] = 0 if zeros_hidden or (key, m) in knowledge.left_out else 1
            if true > 0 and key in printed:
                self.targets[key, m] = "narrowed"
        seen = set()
        for m in MEASURES:
            rows = {key: counts[m] for key, counts in knowledge.true.items()
                    if m in counts and ((key, m) in knowledge.shown or (key, m) in unknown)}
            if not rows:
                continue
            sums = Sums(knowledge.truth, rows, m)
            for left, right, kinds in sums.equal:
                self.add(m, left, right, None, kinds, seen)
            for left, right, rest, kinds in sums.less:
                self.add(m, left, right, rest, kinds, seen)
        for key, counts in knowledge.true.items():
            for more, fewer in (("contacts", "cases"), ("cases", "closed"), ("contacts", "closed")):
                if more in counts and fewer in counts and counts[fewer] <= counts[more]:
                    if (key, more) in unknown or (key, fewer) in unknown:
                        self.order(key, more, fewer, unknown)
        for total, dimension, m, n, parts in knowledge.remarks:
            self.add_remark(total, dimension, m, n, parts, seen)

    def split(self, m, left, right):
        """left − right: the unknown part, the known part and its figures."""
        terms, constant, shown = defaultdict(int), 0, []
        for sign, side in ((1, left), (-1, right)):
            for key, times in side.items():
                if (key, m) in self.k.shown:
                    constant += sign * times * self.k.shown[key, m]
                    shown.append((sign * times, key, m, self.k.shown[key, m]))
                else:
                    terms[key, m] += sign * times
        return {x: c for x, c in terms.items() if c}, -constant, shown

    def add(self, m, left, right, rest, kinds, seen):
        terms, constant, shown = self.split(m, left, right)
        mark = (frozenset(terms.items()), constant, rest is None)
        if mark in seen or frozenset((x, -c) for x, c in terms.items()) and \
                (frozenset((x, -c) for x, c in terms.items()), -constant, rest is None) in seen and rest is None:
            return
        seen.add(mark)
        about = {"kinds": sorted(kinds), "total": left}
        if rest is None:
            about["chance"] = self.who(m, left) != self.who(m, right)
        if rest is None:
            if terms:
                self.equations.append(Equation(terms, constant, shown, about))
            return
        slack = self.slack(f"{m} of {tell(next(iter(left)))} over {'+'.join(sorted(kinds))}", rest, 0)
        if 0 < rest < self.k.threshold:
            self.targets[slack] = "rest"
        self.equations.append(Equation({**terms, slack: -1}, constant, shown, about))

    def who(self, m, side):
        """A mark of the people that a side speaks of; 0 for sites made by hand, where nothing is by chance."""
        return sum(times * self.k.who[key].get(m, 0) for key, times in side.items())

    def slack(self, text, true, low):
        self.slacks += 1
        x = ("slack", text, self.slacks)
        self.true[x], self.low[x] = true, low
        return x

    def order(self, key, more, fewer, unknown):
        counts = self.k.true[key]
        slack = self.slack(f"{more} less {fewer} of {tell(key)}", counts[more] - counts[fewer], 0)
        terms, constant, shown = {slack: -1}, 0, []
        for sign, m in ((1, more), (-1, fewer)):
            if (key, m) in unknown:
                terms[key, m] = sign
            else:
                constant -= sign * counts[m]
                shown.append((sign, key, m, counts[m]))
        self.equations.append(Equation(terms, constant, shown, {"kinds": ["order"], "total": {key: 1}}))

    def add_remark(self, total, dimension, m, n, parts, seen):
        if (total, m) not in self.k.shown and (total, m) not in self.k.hidden:
            return
        parts = [k for k in parts if (k, m) in self.k.shown or (k, m) in self.k.hidden]
        terms, constant, shown = self.split(m, {total: 1}, {k: 1 for k in parts})
        rest = self.k.true[total][m] - sum(self.k.true[k][m] for k in parts)
        if not terms or rest < 1 or n is not None and rest != n:
            return
        about = {"kinds": ["remark", dimension], "total": {total: 1}}
        if n is not None:
            self.equations.append(Equation(terms, constant + n, shown, about))
        else:
            slack = self.slack(f"not recorded, {m} of {tell(total)} by {dimension}", rest, 1)
            self.equations.append(Equation({**terms, slack: -1}, constant, shown, about))

    def parts(self):
        """Connected parts: what has no equation in common can be solved apart."""
        up = {x: x for x in self.true}

        def top(x):
            while up[x] != x:
                up[x] = up[up[x]]
                x = up[x]
            return x

        for e in self.equations:
            some = [top(x) for x in e.terms]
            for x in some[1:]:
                up[top(x)] = top(some[0])
        groups = defaultdict(lambda: ([], []))
        for x in self.true:
            groups[top(x)][0].append(x)
        for e in self.equations:
            if e.terms:
                groups[top(next(iter(e.terms)))][1].append(e)
        return [(sorted(xs, key=str), es) for xs, es in groups.values()]


def independent(equations):
    """Equations that follow from the ones before are left out: nothing changes but the size."""
    prime, kept, pivots = (1 << 61) - 1, [], {}
    for e in sorted(equations, key=lambda e: len(e.terms)):
        line = {x: c % prime for x, c in e.terms.items()}
        while True:
            at = next((x for x in line if x in pivots), None)
            if at is None:
                break
            factor = line[at]
            for x, c in pivots[at].items():
                value = (line.get(x, 0) - factor * c) % prime
                if value:
                    line[x] = value
                else:
                    line.pop(x, None)
        if line:
            at = min(line, key=str)
            inverse = pow(line[at], -1, prime)
            line = {x: c * inverse % prime for x, c in line.items()}
            for other in pivots.values():
                if at in other:
                    factor = other[at]
                    for x, c in line.items():
                        value = (other.get(x, 0) - factor * c) % prime
                        if value:
                            other[x] = value
                        else:
                            other.pop(x, None)
            pivots[at] = line
            kept.append(e)
    return kept


def solver():
    """A HiGHS that prints nothing, not even its name."""
    import highspy
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        h = highspy.Highs()
        h.silent()
        h.setOptionValue("threads", 1)
        h.setOptionValue("random_seed", 1)
        h.addVar(0, 1)
        h.run()
        h.clearModel()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
    return h


class Programme:
    """One connected part as a whole-number programme of HiGHS, used again and again."""

    def __init__(self, system, unknowns, equations):
        import highspy
        self.inf = highspy.kHighsInf
        self.status = highspy.HighsModelStatus
        self.true, self.low = system.true, system.low
        self.xs, self.equations = unknowns, equations
        self.at = {x: i for i, x in enumerate(unknowns)}
        largest = max([abs(e.constant) for e in equations] + [self.true[x] for x in unknowns] + [0])
        self.top = 4 * largest + 1000
        h = self.h = solver()
        for option, value in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5), ("mip_feasibility_tolerance", 1e-9),
                              ("time_limit", float(SECONDS))):
            h.setOptionValue(option, value)
        for x in unknowns:
            h.addVar(self.low[x], self.top)
        for e in equations:
            h.addRow(e.constant, e.constant, len(e.terms), [self.at[x] for x in e.terms], [float(c) for c in e.terms.values()])
        for i in range(len(unknowns)):
            h.changeColIntegrality(i, highspy.HighsVarType.kInteger)
        self.cost = {}
        self.solved = 0
        self.rests = [(e, x) for e in equations for x, c in e.terms.items() if x[0] == "slack" and c == -1]

    def objective(self, cost):
        for i in set(self.cost) - set(cost):
            self.h.changeColCost(i, 0.0)
        for i, c in cost.items():
            if self.cost.get(i) != c:
                self.h.changeColCost(i, float(c))
        self.cost = cost

    def is_solution(self, values):
        return all(e.holds(values) for e in self.equations) and all(self.low[x] <= values[x] for x in self.xs)

    def repair(self, values):
        """Rests follow from the others."""
        for e, slack in self.rests:
            values[slack] = sum(c * values[x] for x, c in e.terms.items() if x != slack) - e.constant
        return values

    def solve(self, cost=None, fixed=None):
        """A solution as exact integers; None where there is none; "late" where it took too long."""
        self.objective({self.at[x]: c for x, c in (cost or {}).items()})
        for x, (low, high) in (fixed or {}).items():
            self.h.changeColBounds(self.at[x], max(low, self.low[x]), min(high, self.top))
        self.h.run()
        self.solved += 1
        status = self.h.getModelStatus()
        values = None
        if status == self.status.kOptimal:
            found = self.h.getSolution().col_value
            values = {x: round(found[i]) for i, x in enumerate(self.xs)}
            if not self.is_solution(values):
                values = "late"
        elif status != self.status.kInfeasible:
            values = "late"
        for x in fixed or {}:
            self.h.changeColBounds(self.at[x], self.low[x], self.top)
        return values


class Steps:
    """Small changes of a few unknowns that leave every sum as it is."""

    def __init__(self, p):
        self.p, self.of = p, defaultdict(list)
        h = self.h = solver()
        h.setOptionValue("time_limit", 2.0)
        n = self.n = len(p.xs)
        for sign in (0, 1):
            for i, x in enumerate(p.xs):
                h.addVar(0, 40)
                h.changeColCost(sign * n + i, 0.1 if x[0] == "slack" else 1.0)
        for e in p.equations:
            at = [p.at[x] for x in e.terms]
            c = [float(c) for c in e.terms.values()]
            h.addRow(0, 0, 2 * len(at), at + [i + n for i in at], c + [-x for x in c])

    def find(self, x, at, sign):
        """The smallest change of x by one from there; linear programming finds it in whole numbers nearly always."""
        i = self.p.at[x]
        if not self.p.low[x] <= at[x] + sign <= self.p.top:
            return None
        for k, y in enumerate(self.p.xs):
            self.h.changeColBounds(k, 0, min(40, self.p.top - at[y]))
            self.h.changeColBounds(k + self.n, 0, min(40, at[y] - self.p.low[y]))
        self.h.changeColBounds(i, max(sign, 0), max(sign, 0))
        self.h.changeColBounds(i + self.n, max(-sign, 0), max(-sign, 0))
        self.h.run()
        if self.h.getModelStatus() != self.p.status.kOptimal:
            return None
        value = self.h.getSolution().col_value
        step = {y: round(value[k] - value[k + self.n]) for k, y in enumerate(self.p.xs)}
        step = {y: n for y, n in step.items() if n}
        if step.get(x) != sign or any(sum(c * step.get(y, 0) for y, c in e.terms.items()) for e in self.p.equations):
            return None
        for y in step:
            self.of[y].append(step)
        return step


class Verdict:
    """How many values each target of a part can take."""

    def __init__(self, system, unknowns, equations, need):
        self.need = need
        self.system = system
        kept = independent(equations)
        self.p = Programme(system, unknowns, kept)
        self.targets = [x for x in unknowns if x in system.targets]
        self.seen = {x: set() for x in self.targets}
        self.least, self.most = {}, {}
        self.never = defaultdict(list)   # closed gaps
        self.late = set()
        self.random = random.Random(len(unknowns))
        self.steps = None
        self.long_ones = 0

    def note(self, values):
        """A solution counts only where every sum holds in exact integers, whoever found it."""
        if isinstance(values, dict) and self.p.is_solution(values):
            for x in self.targets:
                self.seen[x].add(values[x])
            return True
        return False

    def done(self, x):
        return len(self.seen[x]) >= self.need

    def shake(self):
        """Directions at random show many values at once."""
        fruitless = 0
        for _ in range(16):
            open_ones = [x for x in self.targets if not self.done(x)]
            if len(open_ones) < 3 or fruitless > 3:
                return
            before = sum(len(s) for s in self.seen.values())
            cost = {x: self.random.choice([-3, -2, -1, 1, 2, 3]) for x in self.p.xs}
            # Not too far from the truth, where there are more different ones than at the far ends.
            reach = self.random.randint(1, 2 * self.need)
            fixed = {x: (self.p.true[x] - reach, self.p.true[x] + reach) for x in self.p.xs}
            values = self.p.solve(cost, fixed)
            if self.note(values):
                self.between(self.p.true, values)
            fruitless = fruitless + 1 if sum(len(s) for s in self.seen.values()) == before else 0

    def between(self, one, other):
        """Solutions on the way from one to the other, each checked as any: a step of it, or the nearest whole numbers."""
        change = {x: other[x] - one[x] for x in self.p.xs if other[x] != one[x]}
        wide = max((abs(change.get(x, 0)) for x in self.targets if not self.done(x)), default=0)
        if wide < 2:
            return
        steps = min(wide, 2 * self.need)
        for k in range(1, steps):
            values = {x: one[x] + change.get(x, 0) * k // steps for x in self.p.xs}
            self.note(self.p.repair(values))

    def decide(self):
        self.note({x: self.p.true[x] for x in self.p.xs})
        self.shake()
        for x in self.targets:
            if not self.done(x):
                self.walk(x, {y: self.p.true[y] for y in self.p.xs})
        for x in self.targets:
            if not self.done(x):
                self.settle(x)

    def walk(self, x, values):
        """From a solution up to others, one step after the other, by small changes that leave every sum as it is."""
        if self.steps is None:
            self.steps = Steps(self.p)
        for sign in (1, -1):
            at = dict(values)
            for _ in range(3 * self.need):
                if self.done(x):
                    return
                for step in self.steps.of[x]:
                    turn = sign if step[x] > 0 else -sign
                    if all(self.p.low[y] <= at[y] + turn * n <= self.p.top for y, n in step.items()):
                        break
                else:
                    step, turn = self.steps.find(x, at, sign), 1
                    if step is None:
                        break
                for y, n in step.items():
                    at[y] += turn * n
                if not self.note(at):
                    break

    def settle(self, x):
        for sign, ends in ((1, self.least), (-1, self.most)):
            # Nearest first: one more or less than what was seen is often enough.
            values = self.p.solve({x: sign})
            if values == "late" or values is None:
                self.late.add(x)
                return
            self.note(values)
            self.between(self.p.true, values)
            ends[x] = values[x]
            if not self.done(x) and values[x] != self.p.true[x] and self.need > 3:
                self.walk(x, values)
            if self.done(x):
                return
        if self.most[x] - self.least[x] + 1 < self.need:
            return
        closed = set()
        while not self.done(x):
            seen = sorted(self.seen[x])
            gap = next(((a + 1, b - 1) for a, b in zip(seen, seen[1:]) if b - a > 1 and (a, b) not in closed), None)
            if gap is None:
                return
            values = self.p.solve({y: self.random.choice([-1, 0, 1]) for y in self.p.xs if y != x}, {x: gap})
            if values == "late":
                self.late.add(x)
                return
            if values is None:
                closed.add((gap[0] - 1, gap[1] + 1))
            self.note(values)

    def bindings(self, x):
        """The fewest equations, none of which can be spared, that narrow it so far."""
        equations = list(self.p.equations)
        if x not in self.most or self.most[x] - self.least[x] + 1 >= self.need:
            return None  # the values have gaps, or no end was found
        # Those near it are mostly enough.
        near = {x}
        while True:
            some = [e for e in equations if not near.isdisjoint(e.terms)]
            wider = near.union(*(e.terms for e in some))
            if len(some) == len(equations) or wider == near or self.width(x, some) < self.need:
                equations = some
                break
            near = wider
        if len(equations) > MOST_EXPLAINED:
            self.long_ones += 1
            if self.long_ones > 4:
                return None
        # What holds by chance goes first, then what is long.
        equations.sort(key=lambda e: (not e.about.get("chance"), -len(e.terms)))
        size = len(equations) // 2
        while size:
            at = 0
            while at < len(equations):
                rest = equations[:at] + equations[at + size:]
                if self.width(x, rest) < self.need:
                    equations = rest
                else:
                    at += size
            size //= 2
        return equations

    def width(self, x, equations):
        xs = {x} | {y for e in equations for y in e.terms}
        p = Programme(self.system, sorted(xs, key=str), equations)
        ends = [p.solve({x: sign}) for sign in (1, -1)]
        if not all(isinstance(v, dict) for v in ends):
            return 10 ** 9
        return ends[1][x] - ends[0][x] + 1


def attack(truth, outputs, explain=True):
    """Findings and measures of the given days of one site: [(folder, day)]."""
    k = Knowledge(truth, outputs)
    need = max(3, -(-k.threshold // 2))
    programmes, unknowns, biggest = 0, 0, 0
    if k.threshold > 1:
        system = System(k)
        for xs, equations in system.parts():
            if not any(x in system.targets for x in xs):
                continue
            verdict = Verdict(system, xs, equations, need)
            verdict.decide()
            programmes += verdict.p.solved
            biggest = max(biggest, len(xs))
            unknowns += len(xs)
            found = [x for x in verdict.targets if not verdict.done(x)]
            by_chance = set()
            if found and any(e.about.get("chance") for e in equations):
                without = Verdict(system, xs, [e for e in equations if not e.about.get("chance")], need)
                without.targets = found
                without.decide()
                by_chance = {x for x in found if without.done(x)}
            for x in found:
                kind = "undecided" if x in verdict.late else system.targets[x]
                if x in by_chance and kind != "undecided":
                    kind += "-by-chance"
                low, high = verdict.least.get(x), verdict.most.get(x)
                finding = {"low": low, "high": high, "values": len(verdict.seen[x]), "true": system.true[x], "need": need,
                           "small": 0 < system.true[x] < k.threshold,
                           "left_out": x in k.left_out}
                if explain and kind != "undecided":
                    used = verdict.bindings(x)
                    finding["ways"] = ["(not explained)"] if used is None else sorted(
                        {w for e in used for w in e.about["kinds"]})
                    used = used or []
                    finding["sums"] = len([e for e in used if e.about["kinds"] != ["order"]])
                    finding["equations"] = [str(e) for e in used]
                    finding["shown"] = [f"{tell(key)} {m}: {n}" for e in used for _, key, m, n in e.shown]
                k.find(kind, f"{name(x)}: {low} to {high}, {len(verdict.seen[x])} values of {need}, truly {system.true[x]}",
                       **finding)
    # How much is shown on the newest day: of the rows due on it.
    rows, (_, day) = k.days[-1], k.outputs[-1]
    counts = [(key, m, n) for key, true in k.true.items() if k.is_due(key, day) for m, n in true.items()]
    seen = lambda key, m: isinstance(rows.get(key, {}).get(m), int)
    measures = {
        "rows": len({key for key, _, _ in counts}), "hidden": len(k.hidden), "left_out": len(k.left_out),
        "nonzero": sum(n > 0 for _, _, n in counts), "nonzero_shown": sum(n > 0 and seen(key, m) for key, m, n in counts),
        "large": sum(n >= k.threshold for _, _, n in counts),
        "large_shown": sum(n >= k.threshold and seen(key, m) for key, m, n in counts),
        "in_order": sum(n >= k.threshold for key, m, n in counts if not k.altered),
        "in_order_shown": sum(n >= k.threshold and seen(key, m) for key, m, n in counts if not k.altered),
        "days": len(outputs), "programmes": programmes, "unknowns": unknowns, "biggest": biggest,
    }
    return k.findings, measures, k


def day_of(truth, day):
    """What a build's options make of the site's days."""
    as_of = day.get("as_of") or truth["as_of"]
    return {"as_of": as_of, "publish_date": day.get("publish_date") or truth["published"] or as_of}


def show(finding, seed, out=sys.stdout):
    print(f"seed {seed}: {finding['kind']}: {finding['text']}", file=out)
    if "ways" in finding:
        print(f"    over {', '.join(finding['ways'])}; {finding['sums']} sums", file=out)
        for e in finding["equations"][:8]:
            print(f"    {e}", file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path)
    parser.add_argument("outputs", type=Path, nargs="+", help="one folder for each day of truth.json, in order")
    a = parser.parse_args()
    truth = json.loads(a.truth.read_text(encoding="utf-8"))
    days = (truth["days"] + [{}] * len(a.outputs))[: len(a.outputs)]
    findings, measures, _ = attack(truth, [(o, day_of(truth, d)) for o, d in zip(a.outputs, days)])
    for finding in findings:
        show(finding, truth["seed"])
    print(", ".join(f"{k} {v}" for k, v in measures.items()) + f"; {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
