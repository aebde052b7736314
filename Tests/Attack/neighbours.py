#!/usr/bin/env python3
"""What a reader who knows the rule can tell: which other counts would have been published in just the same way.

  neighbours.py --vitrine BINARY SITE      SITE holds Content, Themes and truth.json

A neighbour is a site with other hidden counts in which every shown figure stays and every sum that truly holds. Where
it is published byte for byte as the true one on all days, nobody can tell the two apart, however well he knows the
rule. So the numbers that a hidden count has in such neighbours are numbers that it can really be.

Several neighbours stand side by side in one site, as places that have none in common, and the true one beside them: no
decision on one depends on another. Their tables are compared; some of those that are the same are built alone too, and
compared byte for byte. Kinds of findings:

  rule             for a hidden count, or a small rest, fewer than max(3, half the threshold) such numbers were found
  neighbour-later  other counts in rows that are due on later days only change the bytes of a day
  neighbour-bytes  a neighbour whose table is the same differs in bytes: what the pages say more is to be looked at
  neighbour-beside the true site beside others is published otherwise than alone
  neighbour-error  a neighbour could not be built

`rule` comes of a search, not of a proof: that a number was not reached does not say that it cannot be. Each such
finding is one to look at by hand. How many neighbours are published otherwise is counted and told, and is no finding.
"""
import argparse
import copy
import csv
import json
import random
import shutil
import sys
from collections import Counter, defaultdict
from pathlib import Path

import attack
from attack import MEASURES

SIDE_BY_SIDE = 8    # neighbours in one site
MOST_TRIES = 48     # neighbours of one site, and two more for each number that is needed
MOST_ALONE = 3      # of those that are published the same, so many are built alone and compared whole
MOST_RETREATS = 4   # of a try that changed what is published, so far as it did
FAR = 100_000
STRICT, FREE = 0, 1


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def differences(one, other):
    a, b = files(one), files(other)
    return [name for name in sorted(set(a) | set(b)) if a.get(name) != b.get(name) and not name.startswith(".vitrine/")]


class Completion(attack.System):
    """What hidden counts can be, in two degrees.

    STRICT: what is small stays small, what is not stays so, 0 stays 0, also in rests; what is more than its total, or
    closed above cases, still is. FREE: all that the published figures allow; sums that are equal by chance only may
    come not to hold, and contradictions may go.
    """

    def __init__(self, knowledge):
        super().__init__(knowledge, whole=True)
        k, t = knowledge, knowledge.threshold
        unknown = (k.hidden | k.left_out) & set(self.true)
        printed = {key for key, _ in k.hidden | set(k.shown)}
        for e in self.equations:
            for x in [x for x in e.terms if x in self.targets and x[0] == "slack"]:
                if any(y[0] not in printed for y in e.terms if y[0] != "slack"):
                    del self.targets[x]
        for m in MEASURES:
            rows = {key: counts[m] for key, counts in k.true.items()
                    if m in counts and ((key, m) in k.shown or (key, m) in unknown)}
            for left, right, rest, kinds in attack.Sums(k.truth, rows, m).more if rows else []:
                terms, constant, shown = self.split(m, right, left)
                if terms:
                    slack = self.slack("more", -rest, 1)
                    self.equations.append(attack.Equation({**terms, slack: -1}, constant, shown, {"kinds": ["more"]}))
        for key, counts in k.true.items():
            if counts.get("closed", 0) > counts.get("cases", counts.get("closed", 0)) and (
                    (key, "closed") in unknown or (key, "cases") in unknown):
                slack = self.slack("closed over cases", counts["closed"] - counts["cases"], 1)
                terms, constant = {slack: -1}, 0
                for sign, m in ((1, "closed"), (-1, "cases")):
                    if (key, m) in unknown:
                        terms[key, m] = sign
                    else:
                        constant -= sign * counts[m]
                self.equations.append(attack.Equation(terms, constant, [], {"kinds": ["more"]}))
        self.bounds = {STRICT: {}, FREE: {}}
        for x, true in self.true.items():
            self.bounds[FREE][x] = self.low[x], None
            if x[0] == "slack" and ("order" in x[1] or " less " in x[1] or x[1] in ("more", "closed over cases")):
                self.bounds[STRICT][x] = self.low[x], None
            elif true == 0:
                self.bounds[STRICT][x] = (0, None) if x[0] == "slack" else (0, 0)
            else:
                self.bounds[STRICT][x] = (1, t - 1) if true < t else (t, None)

    def equations_of(self, degree, equations):
        if degree == STRICT:
            return equations
        return [e for e in equations if not e.about.get("chance") and e.about["kinds"] != ["more"]]


class Near:
    """Completions of one connected part near a given one."""

    def __init__(self, system, xs, equations, degree):
        import highspy
        self.status, self.xs, self.bounds = highspy.HighsModelStatus, xs, system.bounds[degree]
        self.equations = attack.independent(system.equations_of(degree, equations))
        self.at = {x: i for i, x in enumerate(xs)}
        self.n = len(xs)
        h = self.h = attack.solver()
        h.setOptionValue("time_limit", 2.0)
        h.setOptionValue("mip_feasibility_tolerance", 1e-9)
        for i in range(2 * self.n):
            h.addVar(0, 1)
            h.changeColIntegrality(i, highspy.HighsVarType.kInteger)
        for e in self.equations:
            at = [self.at[x] for x in e.terms]
            c = [float(c) for c in e.terms.values()]
            h.addRow(0, 0, 2 * len(at), at + [i + self.n for i in at], c + [-x for x in c])

    def find(self, base, fixed, wishes, reach, weights=None):
        """One with some numbers fixed; the others as near to the base as can be, those with a wish up or down its way.

        The base need not keep the sums.
        """
        for k, e in enumerate(self.equations):
            off = e.constant - sum(c * base[y] for y, c in e.terms.items())
            self.h.changeRowBounds(k, off, off)
        for y, i in self.at.items():
            low, high = self.bounds[y]
            more, less = (10 ** 6 if high is None else high - base[y]), base[y] - low
            if more < 0 or less < 0:
                return None
            least_more = least_less = 0
            if y in fixed:
                if not -less <= fixed[y] - base[y] <= more:
                    return None
                more = least_more = max(0, fixed[y] - base[y])
                less = least_less = max(0, base[y] - fixed[y])
            elif y[0] != "slack":
                more, less = min(more, reach), min(less, reach)
            self.h.changeColBounds(i, least_more, more)
            self.h.changeColBounds(i + self.n, least_less, less)
            wish, weight = wishes.get(y, 0), 0.01 if y[0] == "slack" else (weights or {}).get(y, 1.0)
            self.h.changeColCost(i, -0.9 if wish > 0 else weight)
            self.h.changeColCost(i + self.n, -0.9 if wish < 0 else weight)
        self.h.run()
        if self.h.getModelStatus() != self.status.kOptimal:
            return None
        found = self.h.getSolution().col_value
        values = {y: base[y] + round(found[i]) - round(found[i + self.n]) for y, i in self.at.items()}
        # Only what holds in exact integers counts.
        if any(values[y] != n for y, n in fixed.items()) or not all(e.holds(values) for e in self.equations):
            return None
        for y, n in values.items():
            low, high = self.bounds[y]
            if n < low or high is not None and n > high:
                return None
        return values


class Part:
    """Hidden counts that hang together: the numbers that each was found to be, and what is tried next."""

    # How far the others may go from the base, and which share of those with too few numbers is drawn along: up or down,
    # or to some number of their own that they were not found to be.
    STYLES = [(way, reach, share) for way, reach, share in (
        ("wish", 1, 1.0), ("wish", 2, 1.0), ("wish", 4, 1.0), ("wish", 10, 1.0), ("wish", 1, 0.3), ("wish", 3, 0.3),
        ("own", 2, 1.0), ("own", 5, 1.0), ("own", 10, 1.0), ("own", 2, 0.4), ("own", 5, 0.4), ("near", FAR, 0.0))]

    def __init__(self, system, xs, equations, need, rng):
        self.system, self.xs, self.equations, self.need, self.rng = system, xs, equations, need, rng
        self.truth = {x: system.true[x] for x in xs}
        self.targets = [x for x in xs if x in system.targets]
        self.seen = {x: {self.truth[x]} for x in self.targets}
        self.good, self.tried = [self.truth], {self.mark(self.truth)}
        self.turns, self.fails, self.impossible = Counter(), Counter(), set()
        self.success = Counter()
        self.programmes = {}
        self.figures = {(key, m) for e in equations for _, key, m, _ in e.shown}

    @staticmethod
    def mark(values):
        return tuple(n for x, n in values.items() if x[0] != "slack")

    def open(self):
        return [x for x in self.targets if len(self.seen[x]) < self.need]

    def near(self, degree):
        if degree not in self.programmes:
            self.programmes[degree] = Near(self.system, self.xs, self.equations, degree)
        return self.programmes[degree]

    def next(self):
        """A completion that was not tried, with a new number for one count at least; None where none was found."""
        for _ in range(max(10, 300 // len(self.xs))):
            open_ones = [x for x in self.open() if (x, "all") not in self.impossible]
            if not open_ones:
                return None
            x = min(open_ones, key=lambda x: (self.turns[x], self.rng.random()))
            self.turns[x] += 1
            degree = STRICT if self.rng.random() < 0.6 and (x, STRICT) not in self.impossible else FREE
            low, high = self.system.bounds[degree][x]
            wanted = {n: abs(n - self.truth[x]) for n in range(self.truth[x] - 2 * self.need, self.truth[x] + 2 * self.need + 1)}
            if degree == FREE:
                # As many as another one: the two may have changed places.
                for y in self.targets:
                    if y[1:] == x[1:]:
                        wanted.update({n: min(wanted.get(n, 9), 2.5) for n in self.seen[y]})
            wanted = {n: cost + 3 * self.fails[x, n] for n, cost in wanted.items()
                      if n not in self.seen[x] and n >= low and (high is None or n <= high)
                      and (x, n, degree) not in self.impossible}
            if not wanted:
                self.impossible.add((x, "all" if degree == FREE else STRICT))
                continue
            value = min(wanted, key=lambda n: (wanted[n], self.rng.random()))
            base = self.truth if self.rng.random() < 0.3 else min(
                self.good, key=lambda v: (abs(v[x] - value), self.rng.random()))
            programme, others = self.near(degree), [
                y for y in self.targets if y[1:] == x[1:] and self.truth[y] == value and (x, y) not in self.impossible]
            values = style = None
            if degree == FREE and others and self.rng.random() < 0.5:
                other = self.rng.choice(others)
                values = programme.find(self.truth, {x: value, other: self.truth[x]}, {}, FAR)
                if values is None:
                    self.impossible.add((x, other))
            if values is None:
                style = max(self.STYLES, key=lambda s: ((self.success[s] + 1) / (self.turns[s] + 1), self.rng.random()))
                way, reach, share = style
                drawn = [y for y in self.open() if y != x and self.rng.random() < share]
                if way == "own":
                    values = self.own(programme, degree, base, x, value, drawn, reach)
                else:
                    wishes = {}
                    for y in drawn:
                        ways = [w for w in (1, -1) if base[y] + w not in self.seen[y]] or [1, -1]
                        wishes[y] = self.rng.choice(ways)
                    values = programme.find(base, {x: value}, wishes, reach)
            if values is None:
                self.turns[style] += 0.2
                style = None
                values = programme.find(self.truth, {x: value}, {}, FAR)
                if values is None:
                    self.impossible.add((x, value, degree))
            if values is None or self.mark(values) in self.tried:
                self.fails[x, value] += 0.5
                continue
            self.tried.add(self.mark(values))
            return Attempt(x, value, style, degree, values)
        return None

    def own(self, programme, degree, base, x, value, drawn, reach):
        """The nearest to one in which each that is drawn has a number of its own choice."""
        want, weights = dict(base), {y: 0.3 for y in self.xs}
        for y in drawn:
            low, high = self.system.bounds[degree][y]
            new = [n for n in range(max(low, self.truth[y] - reach), self.truth[y] + reach + 1)
                   if n not in self.seen[y] and (high is None or n <= high)]
            if new:
                want[y], weights[y] = self.rng.choice(new), 1.0
        return programme.find(want, {x: value}, {}, FAR, weights)

    def note(self, attempt, is_same):
        x, values = attempt.x, attempt.values
        self.turns[attempt.style] += 1
        if not is_same:
            if not attempt.hot:
                self.fails[x, attempt.value] += 1
            return
        new = sum(values[y] not in self.seen[y] for y in self.targets if len(self.seen[y]) < self.need)
        self.success[attempt.style] += min(new, 60) / 3
        self.good.append(values)
        for y in self.targets:
            self.seen[y].add(values[y])

    def retreat(self, attempt, moved):
        """The same without what lies around figures that were shown or hidden otherwise; None where nothing is left."""
        if len(self.xs) < 6 or attempt.retreats >= MOST_RETREATS:
            return None
        for near in ((attempt.hot | moved), moved):
            for e in self.equations:
                if not near.isdisjoint(e.terms) or any((key, m) in near for _, key, m, _ in e.shown):
                    attempt.hot |= {y for y in e.terms if y[0] != "slack"}
        want = {y: self.truth[y] if y in attempt.hot or y[0] == "slack" else n for y, n in attempt.values.items()}
        values = self.near(attempt.degree).find(want, {}, {}, FAR, {y: 3.0 if y in attempt.hot else 1.0 for y in self.xs})
        if values is None or self.mark(values) in self.tried:
            return None
        if not any(values[y] not in self.seen[y] for y in self.open()):
            return None
        self.tried.add(self.mark(values))
        return Attempt(attempt.x, attempt.value, attempt.style, attempt.degree, values, attempt.hot, attempt.retreats + 1)


class Attempt:
    """A completion of one part, made so that one count has a new number."""

    def __init__(self, x, value, style, degree, values, hot=(), retreats=0):
        self.x, self.value, self.style, self.degree, self.values = x, value, style, degree, values
        self.hot, self.retreats = set(hot), retreats


def site_with(truth, changed):
    """The site's records with other counts at some cells."""
    records = copy.deepcopy(truth["records"])
    for record in records:
        for one in record["rows"]:
            key = attack.Knowledge.key(record["slug"], one)
            for m in MEASURES:
                if (key, m) in changed:
                    one[m] = changed[key, m]
    return records


def write(truth, records, source, folder):
    import make_cases
    site = make_cases.Site()
    vars(site).update({**truth, "records": records})
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    site.write(folder)
    (folder / "Themes").symlink_to((source / "Themes").resolve())


def beside(truth, versions, source, folder):
    """A site with several versions of the counts, each in places of its own."""
    places, rows = {}, [[] for _ in truth["records"]]
    for k, changed in enumerate(versions):
        for place, about in truth["places"].items():
            places[f"v{k}-{place}"] = {"title": f"V{k} {about['title']}",
                                       "parent": about["parent"] and f"v{k}-{about['parent']}"}
        for of, record in zip(rows, site_with(truth, changed)):
            of += [{**one, "centre": f"v{k}-{one['centre']}"} for one in record["rows"]]
    records = [{**record, "rows": of} for record, of in zip(truth["records"], rows)]
    write({**truth, "places": places}, records, source, folder)


def cells(output):
    """Each count as the table has it."""
    table = Path(output) / "data" / "cases.csv"
    found = {}
    if table.exists():
        with open(table, newline="", encoding="utf-8") as f:
            for one in csv.DictReader(f):
                key = attack.Knowledge.key(one["record"], one)
                found.update({(key, m): one[m] or one.get(f"{m}_missing", "") for m in MEASURES})
    return found


def cells_beside(output, number):
    """The same of each version."""
    found = [{} for _ in range(number)]
    for ((record, place, *rest), m), text in cells(output).items():
        k, _, place = place[1:].partition("-")
        found[int(k)][(record, place, *rest), m] = text
    return found


class Search:
    """Neighbours of one site, each built on all its days. `build(site, output, day)` returns an error."""

    def __init__(self, truth, outputs, knowledge, folder, build):
        self.truth, self.outputs, self.k, self.folder, self.build = truth, outputs, knowledge, folder, build
        self.rng = random.Random(truth["seed"])
        self.need = max(3, -(-knowledge.threshold // 2))
        self.findings = []
        self.tries = self.same = 0
        self.published = [cells(output) for output, _ in outputs]
        self.parts = []

    def error(self, text):
        self.findings.append({"kind": "neighbour-error", "text": text[:300]})

    def alone(self, changed, days):
        """None where it is published as the true one; else the day, and names of files that differ."""
        site = self.folder / "neighbour"
        write(self.truth, site_with(self.truth, changed), self.folder, site)
        for number in days:
            error = self.build(site, site / f"Output-{number}", self.truth["days"][number])
            if error:
                self.error(error)
                return None
            others = differences(self.outputs[number][0], site / f"Output-{number}")
            if others:
                return number, others
        return None

    def moved(self, versions):
        """For each version what is published otherwise than of the truth, on the first day on which something is."""
        site = self.folder / "neighbours"
        beside(self.truth, [{}, *versions], self.folder, site)
        moved = [set() for _ in range(len(versions) + 1)]
        for number, true in enumerate(self.published):
            error = self.build(site, site / f"Output-{number}", self.truth["days"][number])
            if error:
                self.error(error)
                return None
            for k, other in enumerate(cells_beside(site / f"Output-{number}", len(moved))):
                moved[k] = moved[k] or {x for x in set(other) | set(true) if other.get(x) != true.get(x)}
        if moved[0]:
            self.findings.append({"kind": "neighbour-beside", "text": f"{len(moved[0])} counts are published otherwise"})
            return None
        return moved[1:]

    def told(self, changed):
        some = [f"{attack.name(x)}: {self.k.true[x[0]][x[1]]} instead {n}" for x, n in changed.items()]
        return f"with {len(some)} other counts: {'; '.join(some[:4])}"

    def changes(self, attempts):
        return {x: n for _, attempt in attempts for x, n in attempt.values.items()
                if x[0] != "slack" and n != self.k.true[x[0]][x[1]]}

    def by_rule(self):
        if self.k.threshold < 2:
            return
        system = Completion(self.k)
        self.parts = [p for p in (Part(system, xs, es, self.need, self.rng) for xs, es in system.parts()) if p.targets]
        most, waiting, the_same = MOST_TRIES + 2 * self.need, [], []
        while self.tries < most:
            # Each neighbour tries something in every part; what changes that which is published goes back, or goes.
            while len(waiting) < SIDE_BY_SIDE:
                attempts = [(p, found) for p in self.parts if p.open() and (found := p.next())]
                if not attempts:
                    break
                waiting.append(attempts)
            if not waiting:
                break
            now, waiting = waiting[:SIDE_BY_SIDE], waiting[SIDE_BY_SIDE:]
            all_moved = self.moved([self.changes(attempts) for attempts in now])
            if all_moved is None:
                return
            self.tries += len(now)
            for attempts, moved in zip(now, all_moved):
                if not moved:
                    self.same += 1
                    the_same.append(self.changes(attempts))
                    for part, attempt in attempts:
                        part.note(attempt, True)
                    continue
                guilty = [(p, a) for p, a in attempts if moved & (set(p.xs) | p.figures)]
                if not guilty:
                    guilty = self.rng.sample(attempts, -(-len(attempts) // 2))
                for part, attempt in guilty:
                    part.note(attempt, False)
                rest = [one for one in attempts if one not in guilty]
                rest += [(p, less) for p, a in guilty if (less := p.retreat(a, moved))]
                if rest:
                    waiting.append(rest)
        for changed in self.rng.sample(the_same, min(MOST_ALONE, len(the_same))):
            differs = self.alone(changed, range(len(self.outputs)))
            if differs:
                self.findings.append({"kind": "neighbour-bytes", "text": f"day {differs[0]}: {len(differs[1])} files differ "
                                      f"({', '.join(differs[1][:3])}) {self.told(changed)}"})
        for part in self.parts:
            for x in part.open():
                seen = sorted(part.seen[x])
                self.findings.append({
                    "kind": "rule", "reached": len(seen), "left_out": x in self.k.left_out, "true": part.truth[x],
                    "part": len(part.xs),
                    "text": f"{attack.name(x)}: reached {len(seen)} of {self.need} numbers ({', '.join(map(str, seen))}), "
                            f"truly {part.truth[x]}; {len(part.xs)} unknowns hang together; "
                            f"tried {self.tries} neighbours, {self.same} the same"})

    def by_later_rows(self):
        for number in range(len(self.outputs) - 1):
            past = [day for _, day in self.outputs[: number + 1]]
            later = {(key, m): self.rng.choice([0, 1, 3, n + 1, 10 * n + 7]) for key, counts in self.k.true.items()
                     if not any(self.k.is_due(key, day) for day in past) for m, n in counts.items()}
            differs = self.alone(later, range(number + 1)) if later else None
            if differs:
                self.findings.append({
                    "kind": "neighbour-later", "text": f"day {differs[0]}: {len(differs[1])} files differ "
                    f"({', '.join(differs[1][:3])}) {self.told(later)}"})

    def measures(self):
        return {"rule_cells": sum(len(p.targets) for p in self.parts), "rule_below": sum(len(p.open()) for p in self.parts),
                "rule_sites": bool(self.parts), "neighbours": self.tries, "neighbours_same": self.same}


def compare(truth, outputs, knowledge, folder, build):
    """Findings and measures."""
    search = Search(truth, outputs, knowledge, folder, build)
    search.by_rule()
    measures = search.measures()
    search.by_later_rows()
    return search.findings, measures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("site", type=Path)
    a = parser.parse_args()
    import run
    truth = json.loads((a.site / "truth.json").read_text(encoding="utf-8"))
    outputs = []
    for number, day in enumerate(truth["days"]):
        error = run.build(a.vitrine, a.site, a.site / f"Output-{number}", day)
        if error:
            print(error)
            return 2
        outputs.append((a.site / f"Output-{number}", attack.day_of(truth, day)))
    knowledge = attack.Knowledge(truth, outputs)
    findings, measures = compare(truth, outputs, knowledge, a.site, lambda s, o, d: run.build(a.vitrine, s, o, d))
    for finding in findings:
        attack.show(finding, truth["seed"])
    print(f"{measures['rule_below']} of {measures['rule_cells']} hidden counts with too few numbers; "
          f"{measures['neighbours_same']} of {measures['neighbours']} neighbours are published the same")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
