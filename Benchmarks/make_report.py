#!/usr/bin/env python3
"""A synthetic report as a Vitrine site, with the figures that it must reach.

  make_report.py make -n 1000 -o DIR [--seed 1]   writes DIR/vitrine (Content/ …), DIR/expected/*.csv
  make_report.py check vitrine OUTPUT DIR         compares OUTPUT/data/*.csv with DIR/expected, exactly

N commitments (3-7 milestones, 1-3 assessments), N/2 indicators (4-7 yearly values), N activities, 12 results,
10 organisations, 3 plans; bodies of 1-2 KB of Markdown. Same seed, same bytes. The rules of the figures are worked here
in whole numbers and fractions, apart from the program. No time counts before `check` passes.
"""
import argparse
import csv
import json
import random
import shutil
import sys
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

AS_OF = date(2026, 6, 30)
THEMES = ["Open contracting", "Access to information", "Fiscal openness", "Civic participation", "Beneficial ownership",
          "Anti-corruption", "Justice", "Digital governance", "Climate", "Education", "Health", "Gender"]
LEADS = ["finance", "justice", "procurement", "information", "statistics", "harbourtown", "parliament", "health",
         "education", "integrity"]
PLACES = ["harbourtown-city", "northfield", "capital", "riverside"]
NOUNS = ("register portal dataset hearing budget contract report plan council audit review dialogue consultation registry "
         "standard bulletin dashboard network forum charter index archive map survey request appeal tender grant").split()
VERBS = "publish review expand test adopt amend open translate verify monitor simplify connect document archive".split()
ADJECTIVES = "public open national local annual quarterly independent joint timely complete inclusive regional".split()
FILLER = "the of and to in for with on by from at as is are was were this that which during after before each".split()
COMPLETION = ["not-started", "limited", "substantial", "complete"]
VALUES = ["information", "participation", "accountability", "technology"]


class Text:
    """Deterministic prose."""

    def __init__(self, rng):
        self.r = rng

    def words(self, n):
        pools = self.r.choices([FILLER, NOUNS, ADJECTIVES, VERBS], [38, 30, 16, 16], k=n)
        return " ".join(self.r.choice(pool) for pool in pools)

    def sentence(self, low=8, high=18):
        return self.words(self.r.randint(low, high)).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.r.randint(2, 4)))

    def title(self):
        r = self.r
        return f"{r.choice(VERBS).capitalize()} the {r.choice(ADJECTIVES)} {r.choice(NOUNS)} {r.choice(NOUNS)}"

    def body(self, link, other):
        r = self.r
        table = ["| Year | Target | Result | Note |", "|------|-------:|-------:|------|"]
        table += [f"| {y} | {r.randint(10, 90)} % | {r.randint(5, 95)} % | {self.words(3)} |" for y in range(2021, 2024 + r.randint(0, 2))]
        return "\n\n".join([
            self.paragraph(), f"## {self.title()}",
            f"{self.sentence()} See [{r.choice(NOUNS)}]({link}) and the [handbook](https://example.org/) for **{r.choice(NOUNS)}** "
            f"and *{r.choice(NOUNS)}* details; `{r.choice(NOUNS)}-{r.randint(1, 99)}`.",
            "\n".join(f"- {self.sentence(4, 9)}" for _ in range(r.randint(3, 5))),
            f"### {self.title()}", "\n".join(table), "> " + self.sentence(), f"## {self.title()}",
            "\n".join(f"{i}. {self.sentence(5, 10)}" for i in range(1, r.randint(3, 5))),
            f"{self.paragraph()} More in [{r.choice(NOUNS)}]({other})."]) + "\n"


# -- the records --------------------------------------------------------------------------------------------------
def commitment(i, seed):
    rng = random.Random(seed * 7_000_003 + i)
    text = Text(rng)
    start = date(2023, 1, 1) + timedelta(days=rng.randint(0, 900))
    pace = rng.random()
    milestones = []
    for k in range(rng.randint(3, 7)):
        due = start + timedelta(days=120 * (k + 1) + rng.randint(0, 90))
        m = {"title": text.title(), "start": (due - timedelta(days=100)).isoformat(), "due": due.isoformat()}
        done = due + timedelta(days=rng.randint(-60, 90))
        if rng.random() < 0.04:
            m["status"] = "withdrawn"
        elif rng.random() < pace and done <= AS_OF:
            m["done"] = done.isoformat()
        milestones.append(m)
    values = sorted(rng.sample(VALUES, rng.randint(1, 3)), key=VALUES.index)
    assessments = []
    for k in range(rng.randint(1, 3)):
        day = start + timedelta(days=300 * (k + 1) + 7)
        independent = k % 2 == 0
        a = {"date": day.isoformat(), "by": "irm" if independent else LEADS[i % 10],
             "kind": "independent" if independent else "government", "scheme": "irm-2011"}
        if independent:
            a |= {"specificity": rng.choice(["none", "low", "medium", "high"]), "values": values,
                  "potential_impact": rng.choice(["none", "minor", "moderate", "transformative", "transformative"])}
        a["completion"] = rng.choice(COMPLETION)
        assessments.append(a)
    return {"slug": f"c-{i:06d}", "title": f"{text.title()} {i}", "summary": text.sentence(8, 14), "plan": f"plan-{i % 3 + 1}",
            "number": str(i), "theme": rng.choice(THEMES), "lead": LEADS[i % 10], "start": start.isoformat(),
            "end": (start + timedelta(days=900)).isoformat(), "values": values, "milestones": milestones,
            "assessments": assessments, "text": text}


def indicator(i, seed):
    rng = random.Random(seed * 9_000_011 + i)
    text = Text(rng)
    base = rng.randint(600, 1000)
    rising = rng.random() < 0.75
    target = base + (1 if rising else -1) * rng.randint(20, 300)
    drive = rng.choice([-0.5, 0.3, 0.7, 0.9, 1.1, 1.8])
    observed = [(2020 + k, round(base + (target - base) * (k + 1) / 8 * drive * rng.uniform(0.9, 1.1))) for k in range(rng.randint(4, 7))]
    return {"slug": f"i-{i:06d}", "title": f"{text.title()} {i}", "summary": text.sentence(8, 14), "result": f"result-{rng.randint(1, 12)}",
            "unit": rng.choice(["requests", "datasets", "people", "days", "contracts"]), "direction": "rising" if rising else "falling",
            "baseline": base, "target": target, "by": rng.choice([2024, 2027, 2027, 2027]), "observed": observed, "text": text}


def activity(i, seed):
    rng = random.Random(seed * 11_000_027 + i)
    text = Text(rng)
    start = date(2023, 1, 1) + timedelta(days=rng.randint(0, 1000))
    return {"slug": f"a-{i:06d}", "title": f"{text.title()} {i}", "summary": text.sentence(8, 14), "start": start.isoformat(),
            "end": (start + timedelta(days=rng.randint(10, 200))).isoformat(),
            "results": sorted({f"result-{rng.randint(1, 12)}" for _ in range(rng.randint(1, 3))}), "places": [rng.choice(PLACES)],
            "participants": rng.randint(5, 400), "text": text}


# -- the figures, by the contract ---------------------------------------------------------------------------------
def places4(x):
    """Four decimal places, a half away from zero."""
    n = int(abs(x) * 10_000 + Fraction(1, 2))
    return ("-" if x < 0 and n else "") + f"{n // 10_000}.{n % 10_000:04d}"


def commitment_figures(c):
    ms = c["milestones"]
    withdrawn = sum(m.get("status") == "withdrawn" for m in ms)
    done = sum("done" in m for m in ms)
    overdue = sum("done" not in m and m.get("status") != "withdrawn" and m["due"] < AS_OF.isoformat() for m in ms)
    counted = [a for a in c["assessments"] if a["date"] <= AS_OF.isoformat()]
    newest = lambda kind: next((a["completion"] for a in reversed(counted) if a["kind"] == kind), "")
    coded = next((a for a in reversed(counted) if a["kind"] == "independent"), None)
    relevant = star = ""
    if coded:
        relevant = bool(set(coded["values"]) - {"technology"})
        star = (relevant and coded["specificity"] in ("medium", "high") and coded["potential_impact"] == "transformative"
                and coded["completion"] in ("substantial", "complete"))
    base = len(ms) - withdrawn
    yes = lambda b: str(b).lower() if b != "" else ""
    return {"record": c["slug"], "completion": newest("independent") or newest("government"), "completion_government": newest("government"),
            "completion_independent": newest("independent"), "relevant": yes(relevant), "star": yes(star),
            "milestones_total": len(ms), "milestones_done": done, "milestones_withdrawn": withdrawn,
            "milestones_overdue": overdue, "milestone_share": places4(Fraction(done, base)) if base else ""}


def indicator_figures(d):
    counted = [(y, v) for y, v in d["observed"] if date(y, 12, 31) <= AS_OF]
    year, actual = counted[-1]
    p = Fraction(actual - d["baseline"], d["target"] - d["baseline"])
    start, end, at = date(2019, 12, 31), date(d["by"], 12, 31), date(year, 12, 31)
    e = min(Fraction((at - start).days, (end - start).days), Fraction(1))
    r = p / e
    ended = "not-measured-at-end" if year < d["by"] - 1 else "partly-met" if p >= Fraction(9, 10) else "missed"
    status = ("achieved" if p >= 1 else ended if end < AS_OF else "reversed" if p < 0 else "too-early" if e < Fraction(1, 10) else
              "on-track" if r >= Fraction(9, 10) else "behind" if r >= Fraction(6, 10) else "off-track")
    return {"record": d["slug"], "status": status, "attainment": places4(p), "elapsed": places4(e), "pace": places4(r)}


# -- writing ------------------------------------------------------------------------------------------------------
def q(text):
    return json.dumps(text, ensure_ascii=False)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def flow(mapping):
    return "{" + ", ".join(f"{k}: {'[' + ', '.join(v) + ']' if isinstance(v, list) else v}" for k, v in mapping.items()) + "}"


def front_matter(kind, r):
    y = [f"title: {q(r['title'])}", f"summary: {q(r['summary'])}"]
    if kind == "commitments":
        y += [f"{k}: {q(r[k]) if k in ('number', 'theme') else r[k]}" for k in ("plan", "number", "theme", "lead", "start", "end")]
        y += [f"values: [{', '.join(r['values'])}]", "milestones:"]
        for m in r["milestones"]:
            y += [f"  - title: {q(m['title'])}"] + [f"    {k}: {m[k]}" for k in ("start", "due", "done", "status") if k in m]
        y += ["assessments:"]
        for a in r["assessments"]:
            items = [f"{k}: [{', '.join(v)}]" if isinstance(v, list) else f"{k}: {v}" for k, v in a.items()]
            y += ["  - " + items[0]] + ["    " + item for item in items[1:]]
    elif kind == "indicators":
        y += [f"result: {r['result']}", "level: outcome", f"unit: {r['unit']}", "kind: count", f"direction: {r['direction']}",
              "aggregation: latest", flow({"date": 2019, "value": r["baseline"]}).join(["baseline: ", ""]),
              "targets: [" + flow({"date": r["by"], "value": r["target"]}) + "]", "observations:"]
        y += ["  - " + flow({"from": year, "to": year, "value": v}) for year, v in r["observed"]]
    else:
        y += [f"results: [{', '.join(r['results'])}]", "status: active", f"start: {r['start']}", f"end: {r['end']}",
              f"places: [{', '.join(r['places'])}]", "participants:", "  - " + flow({"group": "participants", "count": r["participants"]})]
    return y


def page(yaml, body):
    return "---\n" + "\n".join(yaml) + "\n---\n\n" + body


def make(n, out, seed):
    mark = out / ".made-by-make-report"
    if out.exists():
        if not mark.exists() and any(out.iterdir()):
            sys.exit(f"{out} was not made by this program and is not empty; it is left as it is")
        shutil.rmtree(out)
    ours = out / "vitrine" / "Content"
    write(mark, "")
    expected = {"commitments": [], "indicators": []}
    counts = {"commitments": n, "indicators": max(1, n // 2), "activities": n}
    makers = {"commitments": commitment, "indicators": indicator, "activities": activity}
    figures = {"commitments": commitment_figures, "indicators": indicator_figures}
    for kind, count in counts.items():
        for i in range(1, count + 1):
            r = makers[kind](i, seed)
            if kind in figures:
                expected[kind].append(figures[kind](r))
            near, far = f"c-{i * 7919 % n + 1:06d}", f"i-{i * 31 % counts['indicators'] + 1:06d}"
            yaml = front_matter(kind, r)
            write(ours / kind / f"{r['slug']}.md", page(yaml, r["text"].body(f"../commitments/{near}.md", f"../indicators/{far}.md")))
    write(ours / "site.yaml", f"title: Open Results\nbase_url: https://example.org/\nlanguages: [en]\nas_of: {AS_OF}\ntheme: default\n"
          "licence: CC0-1.0\npublisher: Open Results\n")
    write(ours / "projects" / "open-results.md", "---\ntitle: Open Results\nsummary: A synthetic report.\nstart: 2023\nend: 2027\nstatus: active\n---\n")
    for k in range(1, 13):
        write(ours / "results" / f"result-{k}.md", f"---\ntitle: Result {k}\nproject: open-results\nlevel: outcome\n---\n")
    for k in range(1, 4):
        write(ours / "plans" / f"plan-{k}.md", f"---\ntitle: Plan {k}\nkind: ogp\nnumber: {k}\nstart: 2023-01-01\nend: 2027-12-31\n"
              "status: active\nscheme: irm-2011\nstar_formula: \"2015\"\n---\n")
    for o in LEADS + ["irm"]:
        write(ours / "organisations" / f"{o}.md", f"---\ntitle: {o.capitalize()}\nkind: {'other' if o == 'irm' else 'government'}\n---\n")
    for p in PLACES:
        write(ours / "places" / f"{p}.md", f"---\ntitle: {p.capitalize()}\nkind: city\n---\n")
    (out / "expected").mkdir()
    for kind, rows in expected.items():
        with open(out / "expected" / f"{kind}.csv", "w", newline="", encoding="utf-8") as f:
            w = csv.DictWriter(f, rows[0], lineterminator="\n")
            w.writeheader()
            w.writerows(rows)
    print(f"{sum(counts.values())} records of {counts} in {out}")


# -- checking -----------------------------------------------------------------------------------------------------
def check(built, made):
    """How many figures were compared, and those that are wrong, each as a sentence."""
    wrong, compared = [], 0
    for kind, file in {"commitments": "data/commitments.csv", "indicators": "data/progress.csv"}.items():
        with open(built / file, newline="", encoding="utf-8") as f:
            rows = {row.get("record") or row.get("id"): row for row in csv.DictReader(f)}
        with open(made / "expected" / f"{kind}.csv", newline="", encoding="utf-8") as f:
            for want in csv.DictReader(f):
                got = rows.get(want["record"], {})
                for column, value in want.items():
                    compared += 1
                    found = want["record"] if column == "record" and got else got.get(column, "(no such column)")
                    if found != value:
                        wrong.append(f"{file}: {want['record']}.{column}: {found!r}, expected {value!r}")
    return compared, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    m = commands.add_parser("make")
    m.add_argument("-n", type=int, default=100)
    m.add_argument("-o", "--out", type=Path, required=True)
    m.add_argument("--seed", type=int, default=1)
    c = commands.add_parser("check")
    c.add_argument("tool", choices=["vitrine"])
    c.add_argument("built", type=Path)
    c.add_argument("made", type=Path)
    a = parser.parse_args()
    if a.command == "make":
        if a.n < 1:
            parser.error("-n must be at least 1")
        make(a.n, a.out, a.seed)
        return 0
    compared, wrong = check(a.built, a.made)
    print("\n".join(wrong[:20]))
    print(f"{compared} figures compared, {len(wrong)} wrong")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
