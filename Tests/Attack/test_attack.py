"""Tests of the attacker itself: what it must find in publications made by hand, and that its intervals are exact.

  python3 -m unittest discover Tests/Attack      VITRINE=BINARY tries the program with the hand-made sites too
"""
import csv
import json
import os
import random
import sys
import tempfile
import unittest
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import attack      # noqa: E402
import make_cases  # noqa: E402
import neighbours  # noqa: E402
import ways        # noqa: E402
from make_cases import Site, row, units  # noqa: E402

COLUMNS = ["record", "position", "centre", "from", "to", "channel", "topic", "sex", "age", "contacts", "cases", "closed",
           "outcome", "contacts_missing", "cases_missing", "closed_missing"]


def publish(site, folder, hides, pages=None):
    """data/cases.csv as the program writes it, with the counts hidden that `hides(key, measure, n)` says; one day."""
    truth = json.loads(json.dumps(vars(site)))
    lines = []
    for record in truth["records"]:
        for k, one in enumerate(record["rows"]):
            key = attack.Knowledge.key(record["slug"], one)
            line = {"record": record["slug"], "position": k + 1, **{c: one[c] for c in COLUMNS if c in one}}
            for m in attack.MEASURES:
                n = one.get(m)
                line[f"{m}_missing"] = "not-reported" if n is None else "hidden" if n and hides(key, m, n) else ""
                line[m] = n if line[f"{m}_missing"] == "" else ""
            lines.append(line)
    (folder / "data").mkdir(parents=True)
    with open(folder / "data" / "cases.csv", "w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, COLUMNS, restval="", lineterminator="\n")
        w.writeheader()
        w.writerows(lines)
    for name, text in (pages or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return truth


class Case(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def findings(self, site, hides=lambda key, m, n: n < 10, pages=None):
        truth = publish(site, self.folder / "out", hides, pages)
        return attack.attack(truth, [(self.folder / "out", attack.day_of(truth, {}))])[0]

    def told(self, findings):
        return [(f["kind"], f.get("low"), f.get("high")) for f in findings]


class WaysTests(Case):
    def expect(self, made, hides=lambda key, m, n: n < 10):
        want = made.expect
        found = self.findings(made, hides)
        self.assertIn((want["kind"], want["low"], want["high"]), self.told(found))
        self.assertTrue(any(want["cell"] in f["text"] for f in found))

    def test_place_and_period(self):
        self.expect(ways.place_and_period())

    def test_level_without_rows(self):
        self.expect(ways.level_without_rows())

    def test_combinations(self):
        self.expect(ways.combinations())

    def test_two_values(self):
        self.expect(ways.two_values())

    def test_rest_of_the_year(self):
        self.expect(ways.rest_of_the_year())

    def test_two_days(self):
        """Either day alone tells nothing."""
        for made in (ways.two_days(), ways.expires(), ways.replaced()):
            with self.subTest(made.kind):
                sites = []
                for number, day in enumerate(made.days):
                    shown = [r for r in made.records
                             if (not r["publish_on"] or r["publish_on"] <= day["publish_date"])
                             and (not r["expires_on"] or day["publish_date"] <= r["expires_on"])]
                    part = Site(kind=made.kind)
                    vars(part).update({**vars(made), "records": shown})
                    hides = (lambda key, m, n: n < 10) if number == 0 else (lambda key, m, n: n < 21)
                    publish(part, self.folder / made.kind / str(number), hides)
                    sites.append((self.folder / made.kind / str(number), attack.day_of(vars(made), day)))
                truth = json.loads(json.dumps(vars(made)))
                for one in sites:
                    self.assertEqual(attack.attack(truth, [one])[0], [])
                both = attack.attack(truth, sites)[0]
                self.assertEqual(set(self.told(both)), {("narrowed", 3, 3)})

    def test_hidden_enough_is_no_finding(self):
        hidden = {
            "place-and-period": lambda key, m, n: n < 26, "level-without-rows": lambda key, m, n: n < 41,
            "combinations": lambda key, m, n: n < 61, "two-values": lambda key, m, n: n < 40,
            "rest-of-the-year": lambda key, m, n: n < 37, "rule-of-choice": lambda key, m, n: n < 21}
        for kind, hides in hidden.items():
            with self.subTest(kind):
                truth = publish(ways.WAYS[kind](), self.folder / kind, hides)
                self.assertEqual(attack.attack(truth, [(self.folder / kind, attack.day_of(truth, {}))])[0], [])


class SumsTests(Case):
    def test_contradictory_totals_tell_nothing(self):
        site = Site()
        site.place("north")
        site.record("aid", [row("north", "2024", contacts=50)] + [
            row("north", "2024", {"sex": sex}, contacts=n) for sex, n in (("female", 48), ("male", 3))])
        self.assertEqual(self.findings(site), [])

    def test_what_is_not_recorded_bounds(self):
        site = Site()
        site.place("north")
        site.record("aid", [row("north", "2024", contacts=50)] + [
            row("north", "2024", {"sex": sex}, contacts=n) for sex, n in (("female", 34), ("male", 4))])
        # 1 to 16, and nothing says how many of them were not recorded.
        self.assertEqual(self.findings(site), [])
        narrow = Site()
        narrow.place("north")
        narrow.record("aid", [row("north", "2024", contacts=38)] + [
            row("north", "2024", {"sex": sex}, contacts=n) for sex, n in (("female", 34), ("male", 3))])
        self.temporary.cleanup()
        self.assertEqual(self.told(self.findings(narrow)), [("rest", 0, 3), ("narrowed", 1, 4)])

    def test_closed_is_at_most_cases_at_most_contacts(self):
        site = Site()
        site.place("north")
        site.record("aid", [row("north", "2024", contacts=12, cases=2, closed=1)])
        self.assertEqual(self.findings(site), [])
        self.temporary.cleanup()
        site.records[0]["rows"][0].update(contacts=3, cases=3, closed=3)
        found = self.findings(site, lambda key, m, n: m == "cases")
        self.assertEqual({kind for kind, _, _ in self.told(found)}, {"small-shown", "narrowed"})

    def test_mixed_lengths(self):
        """A year by a quarter, three months and a half."""
        site = Site()
        site.place("north")
        months, quarters, halves = units(2024, 1), units(2024, 3), units(2024, 6)
        periods = [quarters[0], *months[3:6], halves[1]]
        site.record("aid", [row("north", "2024", contacts=144)] + [
            row("north", p, contacts=n) for p, n in zip(periods, (30, 2, 20, 40, 52))])
        self.assertEqual(self.told(self.findings(site)), [("narrowed", 2, 2)])

    def test_a_missing_row_of_zero_leaves_the_sum_as_it_is(self):
        site = Site()
        site.place("north")
        site.record("aid", [row("north", "2024", contacts=42)] + [
            row("north", q, contacts=n) for q, n in zip(units(2024, 3), (2, 20, 20))])
        self.assertEqual(self.told(self.findings(site)), [("narrowed", 2, 2)])

    def test_rows_left_out_count_as_hidden(self):
        """A row that is not there is not known: its people are those whom nobody recorded, and as few as they are. A count
        left out of a row that is there is one of that row."""
        site = Site()
        site.place("north")
        rows = [row("north", "2024", contacts=50, cases=40)] + [
            row("north", "2024", {"sex": sex}, contacts=n, cases=c) for sex, n, c in (("female", 47, 20), ("male", 3, 20))]
        site.record("aid", rows)
        truth = publish(site, self.folder / "out", lambda key, m, n: False)
        table = self.folder / "out" / "data" / "cases.csv"
        lines = table.read_text().splitlines()
        day = [(self.folder / "out", attack.day_of(truth, {}))]
        for kept, want in (
                (lines[:3] + [lines[3].replace(",3,20,", ",,20,")], {("narrowed", 3, 3)}),
                (lines[:3], {("rest", 3, 3)}),
                (lines[:2], set())):
            with self.subTest(kept=kept):
                table.write_text("\n".join(kept) + "\n")
                self.assertEqual(set(self.told(attack.attack(truth, day)[0])), want)


def table(section, rows):
    lines = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>" for cells in rows)
    return f'<section aria-labelledby="{section}"><table><tr><th>head</th></tr>{lines}</table></section>'


class PagesTests(Case):
    HIDDEN = '<span class="missing">hidden</span>'

    def site(self):
        site = Site()
        site.place("north")
        site.record("aid", [row("north", "2024", contacts=60)] + [
            row("north", "2024", {"sex": sex}, contacts=n) for sex, n in (("female", 25), ("male", 20), ("other", 5))])
        return site

    def kinds(self, text, hides=lambda key, m, n: n < 25):
        self.temporary.cleanup()
        return [f["kind"] for f in self.findings(self.site(), hides, {"cases/aid/index.html": text})]

    def parts(self, male, other, *more):
        return table("by-sex", [["North", "2024", "Women", "25", "–", "–"], ["North", "2024", "Men", male, "–", "–"],
                                ["North", "2024", "Other", other, "–", "–"], *more])

    def test_as_the_table_says(self):
        self.assertEqual(self.kinds(self.parts(self.HIDDEN, self.HIDDEN)), [])

    def test_a_page_that_says_more(self):
        self.assertEqual(self.kinds(self.parts("20", self.HIDDEN)), ["page-shows"])
        self.assertEqual(self.kinds(self.parts("20", "5")), ["page-shows", "page-shows", "small-shown"])

    def test_remarks(self):
        rest = ["North", "2024", "Not recorded", "10", "–", "–"]
        self.assertIn("remark", self.kinds(self.parts(self.HIDDEN, self.HIDDEN, rest)))
        rest[3] = self.HIDDEN
        self.assertEqual(self.kinds(self.parts(self.HIDDEN, self.HIDDEN, rest)), ["remark"])

    def test_charts(self):
        chart = "<svg><title>By sex</title><desc>Women: 25; Men: 20; Other: hidden. The table has all.</desc>{}</svg>"
        self.assertEqual(self.kinds(chart.format("")), ["page-shows"])
        bars = '<rect class="chart-hidden" width="{}" height="24"/>'
        self.assertEqual(self.kinds(chart.replace("20", "hidden").format(bars.format(30) + bars.format(31))), ["bar"])
        self.assertEqual(self.kinds(chart.replace("20", "hidden").format(bars.format(30) + bars.format(30))), [])


class ExactnessTests(Case):
    def test_intervals_are_those_of_trying_all(self):
        """Small systems: the number of values is that of all combinations, tried one after the other."""
        compared = 0
        for seed in range(60):
            rng = random.Random(seed)
            site = Site(threshold=rng.choice([4, 5, 10]))
            for place in ("land", "north", "south"):
                site.place(place, None if place == "land" else "land")
            halves = units(2024, 6)
            counts = {(c, h): rng.randint(1, 4) for c in ("north", "south") for h in halves}
            rows = [row(c, h, contacts=n) for (c, h), n in counts.items()]
            rows += [row("land", h, contacts=sum(counts[c, h] for c in ("north", "south"))) for h in halves]
            rows += [row(c, "2024", contacts=sum(counts[c, h] for h in halves) + rng.choice([0, 0, 2]))
                     for c in ("north", "south")]
            site.record("aid", rows)
            hidden = set(rng.sample(range(len(rows)), rng.choice([3, 4, 4])))
            keys = [attack.Knowledge.key("aid", one) for one in rows]
            truth = publish(site, self.folder / str(seed), lambda key, m, n: keys.index(key) in hidden)
            k = attack.Knowledge(truth, [(self.folder / str(seed), attack.day_of(truth, {}))])
            system = attack.System(k)
            for xs, equations in system.parts():
                free = [x for x in xs if x[0] != "slack"]
                if not free or len(free) > 4:
                    continue
                verdict = attack.Verdict(system, xs, equations, 8)
                verdict.decide()
                want = {x: set() for x in xs}
                for values in product(range(1, 13), repeat=len(free)):
                    at = verdict.p.repair({**dict.fromkeys(xs, 0), **dict(zip(free, values))})
                    if all(e.holds(at) for e in equations) and all(system.low[x] <= n for x, n in at.items()):
                        for x in xs:
                            want[x].add(at[x])
                if any(max(want[x] | verdict.seen.get(x, set())) >= 12 for x in free):
                    continue  # it may be more than was tried
                for x in verdict.targets:
                    compared += 1
                    if len(want[x]) < 8:
                        self.assertEqual(verdict.seen[x], want[x], (seed, attack.name(x)))
                    else:
                        self.assertTrue(verdict.done(x))
        self.assertGreater(compared, 50)


class RuleTests(Case):
    """Programs made by hand, each with a rule of its own: what their neighbours tell who knows it."""

    def rule_findings(self, made, rule):
        """`rule` says which counts of a place are hidden, by position; the first is the total."""
        def build(site, output, day):
            read = Site.read(site / "truth.json")
            hidden = set()
            for place in read.places:
                rows = [one for one in read.records[0]["rows"] if one["centre"] == place]
                some = rule([one["contacts"] for one in rows], read.threshold)
                hidden |= {attack.Knowledge.key(read.records[0]["slug"], one) for i, one in enumerate(rows) if i in some}
            publish(read, output, lambda key, m, n: key in hidden)
        folder = self.folder / "site"
        (folder / "Themes").mkdir(parents=True)
        made.write(folder)
        truth = json.loads((folder / "truth.json").read_text())
        build(folder, folder / "Output-0", {})
        outputs = [(folder / "Output-0", attack.day_of(truth, {}))]
        self.assertEqual(attack.attack(truth, outputs)[0], [])
        return neighbours.compare(truth, outputs, attack.Knowledge(truth, outputs), folder, build)

    def test_the_smallest_other_one_tells(self):
        def smallest(counts, threshold):
            small = {i for i, n in enumerate(counts) if i and 0 < n < threshold}
            others = [i for i in range(1, len(counts)) if i not in small]
            return small | {min(others, key=lambda i: counts[i])} if len(small) == 1 else small
        found, measures = self.rule_findings(ways.rule_of_choice(), smallest)
        self.assertEqual([(f["kind"], f["reached"]) for f in found], [("rule", 4)] * 2)
        self.assertEqual(measures["rule_below"], 2)

    def test_pairs_by_labels_do_not(self):
        def pairs(counts, threshold):
            return {i for i in range(1, len(counts))
                    if any(0 < counts[j] < threshold for j in (i, (i - 1 ^ 1) + 1))}
        found, measures = self.rule_findings(ways.rule_of_choice(), pairs)
        self.assertEqual(found, [])
        self.assertEqual((measures["rule_cells"], measures["rule_below"]), (2, 0))

    def site(self, parts):
        made = Site()
        made.place("north")
        made.record("aid", [row("north", "2024", contacts=sum(parts))] + [
            row("north", "2024", {"age": f"{10 * i}-{10 * i + 9}"}, contacts=n) for i, n in enumerate(parts)])
        return made

    def third(self, most):
        """A pair of small counts, and a third one where both together are at most so many."""
        def rule(counts, threshold):
            small = {i for i, n in enumerate(counts) if i and 0 < n < threshold}
            return small | {3} if sum(counts[i] for i in small) <= most else small
        return rule

    def test_a_third_one_tells_that_two_are_few(self):
        """1 to 4 where it is hidden up to 5 in all, which is one too few; 1 to 5 up to 6."""
        self.assertEqual({f["reached"] for f in self.rule_findings(self.site((1, 2, 30, 40)), self.third(5))[0]}, {4})
        self.temporary.cleanup()
        self.assertEqual(self.rule_findings(self.site((1, 2, 30, 40)), self.third(6))[0], [])


class SitesTests(Case):
    def test_the_same_seed_makes_the_same_bytes(self):
        for seed in range(12):
            for name in ("a", "b"):
                make_cases.make(seed, self.folder / name / str(seed))
        a, b = self.folder / "a", self.folder / "b"
        names = [p.relative_to(a) for p in sorted(a.rglob("*")) if p.is_file()]
        self.assertTrue(all((a / n).read_bytes() == (b / n).read_bytes() for n in names))

    def test_the_program(self):
        """The hand-made sites: a program that protects has no findings in them."""
        vitrine = os.environ.get("VITRINE")
        if not vitrine:
            self.skipTest("VITRINE does not say where the program is")
        import run
        arguments = run.parser().parse_args(["--vitrine", vitrine, "--ways", "--show", "40"])
        arguments.neighbours = True
        for kind in ways.WAYS:
            with self.subTest(kind):
                result = run.one((0, kind, arguments))
                self.assertIsNone(result["error"])
                self.assertEqual([f["text"] for f in result["findings"]], [])


if __name__ == "__main__":
    unittest.main()
