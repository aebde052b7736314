#!/usr/bin/env python3
"""How long the protection of many counts takes, on sites of six kinds.

  large.py --vitrine BINARY [--kinds mixed,plain …] [--rows 500]

  mixed    rows drawn from all that sex, age, topic, outcome, place and period can be crossed to: little is shown safely
  crossed  a year of each centre, broken down by sex, age, topic, outcome and by any two of them
  plain    each quarter of each centre broken down by sex, age, topic and outcome, one at a time
  places   eight rows for each of very many places that have nothing to do with each other
  days     one place, a row for each day
  nested   one place, periods each of which lies in the one before
"""
import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from make_cases import LABELS, Site, row, units  # noqa: E402

NAMES = ["sex", "age", "topic", "outcome"]
CENTRES = [f"centre{n}" for n in range(1, 7)]
ROWS = {"mixed": 500, "crossed": 500, "plain": 500, "places": 10_000, "days": 5_000, "nested": 5_000}


def people(r, count):
    """By what they are, how many: centre, quarter, then the labels."""
    return Counter((r.choice(CENTRES), r.randrange(4), *(r.choices(LABELS[n][:3], [6, 3, 1])[0] for n in NAMES))
                   for _ in range(count))


def rows_of(some, places, periods, groups):
    """Every row of these groups of names; a place and a period are what they hold."""
    found = Counter()
    for (centre, quarter, *labels), n in some.items():
        for place, period, group in product((p for p, held in places.items() if centre in held),
                                            (p for p, held in periods.items() if quarter in held), groups):
            found[place, period, tuple((n, labels[NAMES.index(n)]) for n in group)] += n
    return [row(place, period, dict(group), cases=n) for (place, period, group), n in sorted(found.items())]


def broken_down(r, kind, count):
    site = Site(seed=1)
    site.place("country")
    for centre in CENTRES:
        site.place(centre, "country")
    quarters = {unit: {n} for n, unit in enumerate(units(2024, 3))}
    centres = {centre: {centre} for centre in CENTRES}
    places, year = centres | {"country": set(CENTRES)}, {units(2024, 12)[0]: set(range(4))}
    groups = [list(group) for size in range(5) for group in combinations(NAMES, size)]
    if kind == "mixed":
        rows = rows_of(people(r, 20 * count), places, quarters | year, groups)
        rows = r.sample(rows, min(count, len(rows)))
    elif kind == "crossed":
        rows = rows_of(people(r, 4 * count), places, year, [group for group in groups if len(group) < 3])
    else:
        rows = rows_of(people(r, 4 * count), centres, quarters, groups[:5] + [["sex", "age"]])
    return site, rows


def many_places(r, count):
    site, rows = Site(seed=1), []
    for number in range(count // 8):
        name = f"place{number:05}"
        site.place(name)
        sexes, ages = [r.randint(0, 30) for _ in range(3)], [r.randint(0, 30) for _ in range(4)]
        rows.append(row(name, "2024", cases=sum(sexes)))
        rows += [row(name, "2024", {"sex": label}, cases=n) for label, n in zip(LABELS["sex"], sexes)]
        rows += [row(name, "2024", {"age": label}, cases=n) for label, n in zip(LABELS["age"], ages)]
    return site, rows


def many_periods(r, kind, count):
    site, first = Site(seed=1), date(2000, 1, 1)
    site.place("centre1")
    days = [first + timedelta(days=n) for n in range(2 * count)]
    periods = ([(day, day) for day in days[:count]] if kind == "days"
               else [(days[n], days[2 * count - 1 - n]) for n in range(count)])
    return site, [row("centre1", period, cases=r.randint(0, 40) if kind == "days" else 5 * (count - n))
                  for n, period in enumerate(periods)]


def make(kind, count, seed=1):
    r = random.Random(seed)
    return (many_places(r, count) if kind == "places" else many_periods(r, kind, count) if kind in ("days", "nested")
            else broken_down(r, kind, count))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("--kinds", default=",".join(ROWS))
    parser.add_argument("--rows", type=int, help="instead of as many as each kind has")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="leave the sites in this folder")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="large-") as temporary:
        for kind in a.kinds.split(","):
            folder = (a.keep or Path(temporary)) / kind
            site, rows = make(kind, a.rows or ROWS[kind], a.seed)
            site.record("aid", rows)
            site.as_of = site.published = "2030-12-31"
            site.write(folder)
            if not (folder / "Themes").exists():
                (folder / "Themes").symlink_to(HERE.parents[1] / "Themes")
            began = time.monotonic()
            done = subprocess.run([a.vitrine, "build", "--quiet", "--site", folder, "--output", folder / "Output"],
                                  capture_output=True, text=True)
            seconds = time.monotonic() - began
            if done.returncode:
                sys.exit(done.stderr)
            table = (folder / "Output/data/cases.csv").read_text(encoding="utf-8").splitlines()
            shown, large = sum(",hidden" not in line for line in table[1:]), sum(one["cases"] >= 10 for one in rows)
            print(f"{kind:8} {len(rows):6} rows {seconds:6.2f} s; {shown} rows shown, {large} of 10 and more")


if __name__ == "__main__":
    main()
