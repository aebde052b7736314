#!/usr/bin/env python3
"""Makes a small Vitrine site of legal aid statistics, and truth.json beside it: what its counts really are.

  make_cases.py SEED OUT [--kind KIND]      OUT/Content …, OUT/truth.json

KIND is `random` (every choice by the seed) or the name of a hand-made site of ways.py. Same seed, same bytes.
"""
import argparse
import csv
import json
import random
import shutil
import sys
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path

DIMENSIONS = ["channel", "topic", "sex", "age", "outcome"]
MEASURES = ["contacts", "cases", "closed"]
COLUMNS = ["centre", "from", "to"] + DIMENSIONS + MEASURES
LABELS = {
    "sex": ["female", "male", "other", "unknown"],
    "age": ["0-17", "18-29", "30-59", "60+"],
    "topic": ["land", "labour", "health", "family"],
    "channel": ["visit", "phone", "letter"],
    "outcome": ["won", "lost", "settled"],
}
THRESHOLDS = [10, 10, 10, 10, 10, 4, 5, 20, 20, 100]
MOST_ROWS = 130


# -- periods --------------------------------------------------------------------------------------------------------
def unit(year, months, index):
    """The index-th period of that many months in the year, as its first and last day."""
    first = date(year, index * months + 1, 1)
    after = date(year + (index + 1) * months // 12, (index + 1) * months % 12 + 1, 1)
    return first, after - timedelta(days=1)


def units(year, months):
    return [unit(year, months, i) for i in range(12 // months)]


# -- writing a site -------------------------------------------------------------------------------------------------
class Site:
    """Places, records and days; what is written is what truth.json says."""

    def __init__(self, threshold=10, as_of="2024-12-31", published=None, days=None, kind="random", seed=0):
        self.threshold, self.as_of, self.published = threshold, as_of, published or as_of
        self.days = days or [{}]
        self.kind, self.seed, self.expect = kind, seed, None
        self.places, self.records = {}, []

    def place(self, slug, parent=None, title=None):
        self.places[slug] = {"title": title or slug.capitalize(), "parent": parent}

    def record(self, slug, rows, publish_on=None, expires_on=None):
        self.records.append({"slug": slug, "title": f"Legal aid, {slug}", "publish_on": publish_on,
                             "expires_on": expires_on, "rows": rows})

    def write(self, out):
        content = out / "Content"
        if content.exists():
            shutil.rmtree(content)
        said = "" if self.threshold == 10 and self.seed % 2 else f"suppression: {{cases: {self.threshold}}}\n"
        put(content / "site.yaml",
            f"title: Attack {self.seed}\nbase_url: https://example.org/\nlanguages: [en]\nas_of: {self.as_of}\n"
            f"published: {self.published}\ntheme: default\nlicence: CC0-1.0\npublisher: Attack\n{said}")
        put(content / "projects" / "aid.md", page(["title: Aid", "start: 2020", "status: active"]))
        for slug, place in self.places.items():
            parent = [f"parent: {place['parent']}"] if place["parent"] else []
            put(content / "places" / f"{slug}.md", page([f"title: {place['title']}", "kind: area"] + parent))
        for record in self.records:
            fields = [f"title: \"{record['title']}\""]
            fields += [f"{key}: {record[key]}" for key in ("publish_on", "expires_on") if record[key]]
            put(content / "cases" / f"{record['slug']}.md", page(fields))
            with open(content / "cases" / f"{record['slug']}.csv", "w", newline="", encoding="utf-8") as f:
                w = csv.DictWriter(f, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
                w.writeheader()
                w.writerows(record["rows"])
        (out / "truth.json").write_text(json.dumps(vars(self), indent=1), encoding="utf-8")

    @classmethod
    def read(cls, path):
        site = cls()
        vars(site).update(json.loads(Path(path).read_text(encoding="utf-8")))
        return site


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def page(fields):
    return "---\n" + "\n".join(fields) + "\n---\n"


def row(centre, period, labels=None, contacts=None, cases=None, closed=None):
    """A row of the CSV; a period is a pair of days, or a text such as 2024 or 2024-03."""
    first, last = ("", period) if isinstance(period, str) else (period[0].isoformat(), period[1].isoformat())
    counts = {"contacts": contacts, "cases": cases, "closed": closed}
    return {"centre": centre, "from": first, "to": last, **(labels or {}),
            **{m: n for m, n in counts.items() if n is not None}}


# -- a random site --------------------------------------------------------------------------------------------------
class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed * 1_000_003 + 16)
        self.marks = random.Random(seed)
        self.seed = seed

    def chance(self, p):
        return self.r.random() < p

    def mark(self):
        """Stands for the people of one smallest cell: rows with the same sum of marks speak of the same people."""
        return self.marks.getrandbits(48)

    def count(self, lean):
        """Small counts above all; lean is the share of zeros."""
        r = self.r
        x = r.random()
        if x < lean:
            return 0
        x = (x - lean) / (1 - lean)
        return (r.randint(1, 4) if x < 0.35 else r.randint(5, 12) if x < 0.7 else r.randint(13, 60) if x < 0.93
                else r.randint(61, 900))

    def places(self, site):
        """The centres, and each place's centres below it."""
        r = self.r
        regions = [f"region{k + 1}" for k in range(r.choice([0, 1, 2, 2, 3]))]
        centres = [f"centre{k + 1}" for k in range(r.randint(1, 6))]
        has_country = bool(regions) and self.chance(0.8) or not regions and self.chance(0.5)
        if has_country:
            site.place("country")
        for region in regions:
            site.place(region, "country" if has_country else None)
        for centre in centres:
            under = r.choice(regions) if regions and self.chance(0.9) else "country" if has_country else None
            site.place(centre, under)
        below = {}
        for centre in centres:
            place = centre
            while place:
                below.setdefault(place, []).append(centre)
                place = site.places[place]["parent"]
        return centres, regions, has_country, below

    def universe(self, site, centres, atoms, dimensions):
        """The true counts of every smallest cell: (centre, atom, labels) -> three counts."""
        cells = {}
        small = 1
        for labels in dimensions.values():
            small *= len(labels)
        lean = min(0.85, 0.15 + 0.05 * small) if self.chance(0.7) else 0.3
        for centre, atom in product(centres, atoms):
            for labels in product(*dimensions.values()):
                contacts = self.count(lean)
                cases = contacts if self.chance(0.3) else self.r.randint(0, contacts)
                closed = cases if self.chance(0.3) else self.r.randint(0, cases)
                if self.chance(0.02):
                    closed = cases + self.r.randint(1, 3)
                cells[centre, atom, labels] = (contacts, cases, closed)
        return cells

    def site(self):
        r = self.r
        site = Site(threshold=r.choice(THRESHOLDS), seed=self.seed)
        centres, regions, has_country, below = self.places(site)
        dimensions = {d: LABELS[d][: r.randint(2, 3 if d != "age" else 4)]
                      for d in sorted(r.sample(DIMENSIONS, r.choice([0, 1, 1, 1, 2, 2, 3])))}
        years = [2023, 2024] if self.chance(0.25) else [2024]
        # How finely each year is told at most, and which lengths have rows.
        lengths = {y: sorted(r.sample([1, 3, 6, 12], r.choice([1, 2, 2, 3]))) for y in years}
        if self.chance(0.6):
            lengths = {y: [n for n in ns if n > 1] or [3, 12] for y, ns in lengths.items()}
        atoms = [u for y in years for u in units(y, min(lengths[y]))]
        cells = self.universe(site, centres, atoms, dimensions)
        marks = {cell: [self.mark() if n else 0 for n in counts] for cell, counts in cells.items()}

        levels = [("centre", tuple(centres))]
        if regions and self.chance(0.6):
            levels.append(("region", tuple(p for p in regions if p in below)))
        if has_country and self.chance(0.7):
            levels.append(("country", ("country",)))
        if len(levels) > 1 and self.chance(0.1):
            levels.pop(0)
        names = list(dimensions)
        groups = [()] if self.chance(0.85) else []
        groups += [(n,) for n in names if self.chance(0.7)]
        groups += [pair for pair in combinations(names, 2) if self.chance(0.45)]
        groups += [tuple(names)] if len(names) == 3 and self.chance(0.3) else []
        groups = groups or [()]
        blocks = [(level, places, y, n, group) for level, places in levels for y in years for n in lengths[y]
                  for group in groups]
        # Blocks go out at random until the table is small; each level keeps one.
        blocks = [b for b in blocks if self.chance(0.8)] or blocks[:1]
        # Some have a part of the year only: the rest of it is told in other lengths, or not at all.
        part = {b: r.choice(["first", "second", "not-last"]) for b in blocks if b[3] < 12 and self.chance(0.12)}

        def size(block):
            _, places, _, n, group = block
            rows = len(places) * (12 // n)
            for d in group:
                rows *= len(dimensions[d])
            return rows

        while sum(map(size, blocks)) > MOST_ROWS and len(blocks) > 1:
            blocks.pop(r.randrange(len(blocks)))
        measures = r.choice([MEASURES, MEASURES, ["contacts"], ["cases"], ["contacts", "cases"], ["cases", "closed"]])

        rows = []
        drop_zero, drop = self.chance(0.3), r.choice([0, 0, 0, 0.03, 0.1])
        for block in blocks:
            level, places, y, n, group = block
            at = [names.index(d) for d in group]
            told = units(y, n)
            told = {"first": told[: len(told) // 2], "second": told[len(told) // 2:],
                    "not-last": told[:-1]}.get(part.get(block), told)
            for place, period, labels in product(places, told, product(*(dimensions[d] for d in group))):
                total, who = [0, 0, 0], [0, 0, 0]
                for atom in atoms:
                    if period[0] <= atom[0] and atom[1] <= period[1]:
                        for full in product(*dimensions.values()):
                            if all(full[i] == label for i, label in zip(at, labels)):
                                for centre in below[place]:
                                    total = [a + b for a, b in zip(total, cells[centre, atom, full])]
                                    who = [a + b for a, b in zip(who, marks[centre, atom, full])]
                if self.chance(drop) or drop_zero and not any(total):
                    continue
                given = {m: total[MEASURES.index(m)] for m in measures}
                rows.append(self.told(place, period, n, dict(zip(group, labels)), given))
                rows[-1]["who"] = {m: who[MEASURES.index(m)] for m in measures}
        if not rows:
            rows = [{**row(centres[0], "2024", contacts=r.randint(0, 12)), "who": {"contacts": 0}}]
        self.disturb(site, rows)
        self.split(site, rows)
        return site

    def told(self, place, period, months, labels, given):
        if months == 1 and self.seed % 2:
            return row(place, f"{period[0]:%Y-%m}", labels, **given)
        if months == 12 and self.seed % 3 == 0:
            return row(place, f"{period[0]:%Y}", labels, **given)
        return row(place, period, labels, **given)

    def disturb(self, site, rows):
        """Rests that nobody recorded, totals that contradict, missing cells."""
        r = self.r
        kinds = r.sample(["rest", "contradiction", "missing", "big-rest"], r.choice([0, 0, 1, 1, 2]))
        for one in rows:
            for measure in MEASURES:
                if measure not in one:
                    continue
                is_total = not any(one.get(d) for d in DIMENSIONS)
                before = one[measure]
                if "rest" in kinds and self.chance(0.25 if is_total else 0.05):
                    one[measure] += r.randint(1, 6)
                elif "big-rest" in kinds and self.chance(0.15 if is_total else 0.03):
                    one[measure] += r.randint(10, 60)
                elif "contradiction" in kinds and self.chance(0.1) and one[measure]:
                    one[measure] -= r.randint(1, min(one[measure], 6))
                elif "missing" in kinds and self.chance(0.06) and sum(m in one for m in MEASURES) > 1:
                    del one[measure]
                if one.get(measure, before) != before:
                    one["who"][measure] += self.mark()
                    one["altered"] = True

    def split(self, site, rows):
        """One record or several, which may wait or expire, and the days on which the site is built."""
        r = self.r
        parts = {"aid": rows}
        if self.chance(0.4):
            by = r.choice(["centre", "period", "group", "random"])
            parts = {}
            for one in rows:
                group = [d for d in DIMENSIONS if one.get(d)]
                # Places of one level go together; the length of a period is that of its text and its months.
                key = {"centre": one["centre"].rstrip("0123456789"), "period": one["from"][5:7] + one["to"][5:7],
                       "group": "-".join(group) or "whole", "random": str(r.randrange(2))}[by]
                parts.setdefault("aid-" + (key or "year"), []).append(one)
        waits = len(parts) > 1 and self.chance(0.6)
        if len(parts) == 1 and self.chance(0.12):
            # A first edition with some of the rows, which the whole one replaces.
            early = [dict(one) for one in rows if self.chance(0.6)]
            if early:
                site.record("aid-early", early, None, "2025-02-28")
                site.record("aid", rows, "2025-03-01")
                site.published = "2025-05-15"
                site.days = [{"publish_date": d} for d in ("2025-01-31", "2025-05-15")]
                return
        for slug, some in parts.items():
            publish = expires = None
            if waits and self.chance(0.5):
                publish = "2025-03-01"
            elif waits and self.chance(0.4):
                expires = "2025-04-30"
            site.record(slug, some, publish, expires)
        site.published = "2025-05-15" if waits else "2024-12-31"
        if waits:
            site.days = [{"publish_date": d} for d in ("2025-01-31", "2025-03-15", "2025-05-15")]
        elif self.chance(0.35):
            ends = sorted({last_day(one["to"]) for one in rows})
            some = sorted(set(r.sample(ends, min(len(ends), 3)) + ends[-1:]))
            site.days = [{"as_of": end} for end in some[-4:]]


def last_day(text):
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return f"{text}-12-31"
    if len(parts) == 2:
        return unit(parts[0], 1, parts[1] - 1)[1].isoformat()
    return text


def make(seed, out, kind="random"):
    if kind == "random":
        site = Maker(seed).site()
    else:
        import ways
        site = ways.WAYS[kind]()
    out.mkdir(parents=True, exist_ok=True)
    site.write(out)
    return site


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", default="random")
    a = parser.parse_args()
    site = make(a.seed, a.out, a.kind)
    print(f"{sum(len(r['rows']) for r in site.records)} rows of {len(site.records)} records in {a.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
