#!/usr/bin/env python3
"""Sites that differ in hidden counts only must be the same bytes.

  neighbours.py --vitrine BINARY SITE      SITE holds Content, Themes and truth.json

A neighbour is another completion of the hidden counts: every shown figure stays, every sum that truly holds, what is
small stays small (1 to below the threshold), what is not stays at the threshold or above. Kinds:

  neighbour        what contradicts its total still does, what nobody recorded stays small, or stays as many
  neighbour-free   those may come to hold: a reader who does not see it cannot tell
  neighbour-later  rows that are due on later days only have any other counts
"""
import argparse
import copy
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import attack
from attack import MEASURES


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def differences(one, other):
    a, b = files(one), files(other)
    return [name for name in sorted(set(a) | set(b)) if a.get(name) != b.get(name) and not name.startswith(".vitrine/")]


class Completion(attack.System):
    """Hidden counts within what they are; sums as they are."""

    def __init__(self, knowledge, is_free):
        super().__init__(knowledge)
        self.high = {}
        t = knowledge.threshold
        for x, true in self.true.items():
            if x[0] == "slack":
                if not is_free and true > 0 and not x[1].startswith("order"):
                    # A few people whom nobody recorded are a small count like any other.
                    self.low[x] = 1 if true < t else t
                    if true < t:
                        self.high[x] = t - 1
            elif true == 0:
                self.low[x] = self.high[x] = 0
            elif true < t:
                self.low[x], self.high[x] = 1, t - 1
            else:
                self.low[x] = t
        if is_free:
            return
        # What nothing printed tells of stays as it is.
        unknown = (knowledge.hidden | knowledge.left_out) & set(self.true)
        for m in MEASURES:
            rows = {key: counts[m] for key, counts in knowledge.true.items()
                    if m in counts and ((key, m) in knowledge.shown or (key, m) in unknown)}
            for left, right, rest, kinds in attack.Sums(knowledge.truth, rows, m).more if rows else []:
                terms, constant, shown = self.split(m, right, left)
                if terms:
                    slack = self.slack("more", -rest, 1)
                    self.equations.append(attack.Equation({**terms, slack: -1}, constant, shown, {"kinds": ["more"]}))
        for key, counts in knowledge.true.items():
            if counts.get("closed", 0) > counts.get("cases", counts.get("closed", 0)) and (
                    (key, "closed") in unknown or (key, "cases") in unknown):
                slack = self.slack("closed over cases", counts["closed"] - counts["cases"], 1)
                terms, constant = {slack: -1}, 0
                for sign, m in ((1, "closed"), (-1, "cases")):
                    if (key, m) in unknown:
                        terms[key, m] = sign
                    else:
                        constant -= sign * counts[m]
                self.equations.append(attack.Equation(terms, constant, [], {"kinds": ["order"]}))

    def other(self, rng):
        """Values of the unknowns, as far from the truth as a random direction leads; None where there are no others."""
        values = {}
        for xs, equations in self.parts():
            p = attack.Programme(self, xs, attack.independent(equations))
            bounds = {x: (self.low[x], min(self.high.get(x, p.top), self.true[x] + 60)) for x in xs}
            found = p.solve({x: rng.choice([-2, -1, 1, 2]) for x in xs}, bounds)
            if isinstance(found, dict):
                values.update({x: n for x, n in found.items() if x[0] != "slack"})
        changed = {x: n for x, n in values.items() if n != self.true[x]}
        return changed or None


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


def compare(truth, outputs, knowledge, folder, build, times=2):
    """Findings of neighbours of one site, each built on all its days. `build(site, output, day)` returns an error."""
    findings = []
    rng = random.Random(truth["seed"])
    tried = []
    if knowledge.threshold > 1:
        for kind, is_free in (("neighbour", False), ("neighbour-free", True)):
            system = Completion(knowledge, is_free)
            for _ in range(times):
                changed = system.other(rng)
                if changed:
                    tried.append((kind, changed, range(len(outputs))))
    if len(outputs) > 1:
        for number in range(len(outputs) - 1):
            past = [day for _, day in outputs[: number + 1]]
            later = {(key, m): rng.choice([0, 1, 3, n + 1, 10 * n + 7]) for key, counts in knowledge.true.items()
                     if not any(knowledge.is_due(key, day) for day in past) for m, n in counts.items()}
            if later:
                tried.append(("neighbour-later", later, range(number + 1)))
    for k, (kind, changed, days) in enumerate(tried):
        site = folder / f"neighbour-{k}"
        write(truth, site_with(truth, changed), folder, site)
        for number in days:
            error = build(site, site / f"Output-{number}", truth["days"][number])
            if error:
                findings.append({"kind": "neighbour-error", "text": f"{error[:300]}"})
                break
            others = differences(outputs[number][0], site / f"Output-{number}")
            if others:
                cells = [f"{attack.name(x)}: {knowledge.true[x[0]][x[1]]} instead {n}" for x, n in changed.items()]
                findings.append({"kind": kind, "text": f"day {number}: {len(others)} files differ ({', '.join(others[:3])}) "
                                 f"with {len(cells)} other counts: {'; '.join(cells[:4])}"})
                break
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("site", type=Path)
    parser.add_argument("--times", type=int, default=4)
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
    findings = compare(truth, outputs, knowledge, a.site, lambda s, o, d: run.build(a.vitrine, s, o, d), a.times)
    for finding in findings:
        attack.show(finding, truth["seed"])
    print(f"{len(findings)} neighbours differ")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
