#!/usr/bin/env python3
"""Makes sites, builds them with a program, attacks what they publish, and says what was found.

  run.py --vitrine BINARY --seeds 0-199 [--days] [--neighbours] [--jobs 2] [--show 20]
  run.py --vitrine BINARY --ways            the hand-made sites of ways.py

Exit code 1 with findings other than by chance, 2 where a site could not be built.
"""
import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import attack      # noqa: E402
import make_cases  # noqa: E402
import neighbours  # noqa: E402


def build(vitrine, site, output, day):
    options = []
    if day.get("as_of"):
        options += ["--as-of", day["as_of"]]
    if day.get("publish_date"):
        options += ["--publish-date", day["publish_date"]]
    done = subprocess.run([vitrine, "build", "--quiet", "--jobs", "1", "--site", site, "--output", output, *options],
                          capture_output=True, text=True)
    return done.stderr.strip() if done.returncode else None


def prepare(folder, seed, kind, days):
    site = make_cases.make(seed, folder, kind)
    if not (folder / "Themes").exists():
        (folder / "Themes").symlink_to(HERE.parents[1] / "Themes")
    if days and len(site.days) == 1 and kind == "random":
        ends = sorted({make_cases.last_day(one["to"]) for r in site.records for one in r["rows"]})
        site.days = [{"as_of": end} for end in sorted({ends[0], ends[len(ends) // 2], ends[-1]})]
        site.write(folder)
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def one(job):
    seed, kind, a = job
    began = time.monotonic()
    result = {"seed": kind if kind != "random" else seed, "findings": [], "measures": {}, "error": None}
    with tempfile.TemporaryDirectory(prefix="attack-") as temporary:
        folder = Path(a.keep) / str(result["seed"]) if a.keep else Path(temporary)
        try:
            truth = prepare(folder, seed, kind, a.days)
            outputs = []
            for number, day in enumerate(truth["days"]):
                output = folder / f"Output-{number}"
                error = build(a.vitrine, folder, output, day)
                if error:
                    result["error"] = error[:600]
                    return result
                outputs.append((output, attack.day_of(truth, day)))
            built = time.monotonic()
            findings, measures, knowledge = attack.attack(truth, outputs)
            if len(outputs) > 1:
                alone = {f["text"].split(":")[0] + f["text"].split(":")[1] for o in outputs
                         for f in attack.attack(truth, [o], explain=False)[0]} if findings else set()
                for f in findings:
                    f["days"] = f["text"].split(":")[0] + f["text"].split(":")[1] not in alone
            attacked = time.monotonic()
            if a.neighbours:
                more, numbers = neighbours.compare(truth, outputs, knowledge, folder,
                                                   lambda s, o, d: build(a.vitrine, s, o, d))
                findings += more
                measures.update(numbers)
            measures["build_s"], measures["attack_s"] = built - began, attacked - built
            measures["neighbours_s"] = time.monotonic() - attacked
            result["findings"], result["measures"], result["expect"] = findings, measures, truth.get("expect")
        except Exception as problem:  # a seed that breaks the script is named, and the others go on
            import traceback
            result["error"] = traceback.format_exc()[-1500:]
    return result


def matches(finding, expect):
    return (finding["kind"] == expect["kind"] and expect["cell"] in finding["text"]
            and finding.get("low") == expect.get("low") and finding.get("high") == expect.get("high"))


def percent(part, whole):
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "0 of 0"


def summary(results, seconds):
    total = Counter()
    for r in results:
        for k, v in r["measures"].items():
            total[k] += v
    findings = [(r["seed"], f) for r in results for f in r["findings"]]
    print(f"\n{len(results)} tables, {total['rows']} rows at the newest day, {total['days']} days built, "
          f"{total['hidden']} hidden counts, {total['left_out']} left out, {sum(r['error'] is not None for r in results)} not built")
    print(f"shown of all counts above 0:    {percent(total['nonzero_shown'], total['nonzero'])}")
    print(f"shown of those not below the threshold: {percent(total['large_shown'], total['large'])}")
    print(f"  in tables without rests or contradictions: {percent(total['in_order_shown'], total['in_order'])}")
    print(f"{total['programmes']} whole-number programmes, largest part {max([r['measures'].get('biggest', 0) for r in results] + [0])}"
          f" unknowns; {seconds:.0f} s (building {total['build_s']:.0f} s, attack {total['attack_s']:.0f} s, "
          f"neighbours {total['neighbours_s']:.0f} s of work)")
    if total["neighbours"]:
        print(f"who knows the rule: {percent(total['rule_below'], total['rule_cells'])} hidden counts with too few numbers found, "
              f"in {total['rule_sites']} tables with any; "
              f"published the same: {percent(total['neighbours_same'], total['neighbours'])} neighbours")
    kinds = Counter(f["kind"] for _, f in findings)
    print(f"{len(findings)} findings in {len({s for s, _ in findings})} tables"
          + "".join(f"\n  {kind}: {n}" for kind, n in sorted(kinds.items())))
    narrowed = [f for _, f in findings if f["kind"].startswith(("narrowed", "rest"))]
    if narrowed:
        print("of narrowed and rest:")
        print("  exactly known: {}, two values: {}, more: {}".format(
            sum(f["values"] == 1 for f in narrowed), sum(f["values"] == 2 for f in narrowed),
            sum(f["values"] > 2 for f in narrowed)))
        print(f"  small themselves: {sum(f['small'] for f in narrowed)}, hidden to protect others: {sum(not f['small'] for f in narrowed)}")
        print(f"  only from several days together: {sum(f.get('days', False) for f in narrowed)}")
        print("  sums needed: " + ", ".join(f"{n}: {c}" for n, c in sorted(Counter(
            min(f.get("sums", 0), 5) for f in narrowed).items())) + " (5: five or more, 0: not explained)")
        for ways, n in Counter(f["kind"] + " over " + "+".join(f.get("ways", [])) for f in narrowed).most_common(25):
            print(f"  {n:5} {ways}")


def parser():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("--seeds", default="0-199")
    parser.add_argument("--ways", action="store_true", help="the hand-made sites instead of the random ones")
    parser.add_argument("--former", action="store_true",
                        help="with --ways: the program is one that each way is open in; exit code 1 where one is not found")
    parser.add_argument("--days", action="store_true", help="build every site at several days")
    parser.add_argument("--neighbours", action="store_true", help="what who knows the rule can tell")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=20, help="so many findings are printed whole")
    parser.add_argument("--keep", help="leave the sites in this folder")
    return parser


def main():
    a = parser().parse_args()
    if a.ways:
        import ways
        a.neighbours = True
        jobs = [(0, kind, a) for kind in ways.WAYS]
    else:
        low, _, high = a.seeds.partition("-")
        jobs = [(seed, "random", a) for seed in range(int(low), int(high or low) + 1)]
    began = time.monotonic()
    shown, results, missed = 0, [], 0
    with multiprocessing.Pool(a.jobs) as pool:
        for result in pool.imap(one, jobs):
            results.append(result)
            expect = result.get("expect")
            if a.former and expect and not any(matches(f, expect) for f in result["findings"]):
                print(f"{result['seed']}: expected, and not found: {expect}")
                missed += 1
            if result["error"]:
                print(f"seed {result['seed']}: {result['error']}")
            for finding in result["findings"]:
                if shown < a.show:
                    attack.show(finding, result["seed"])
                shown += 1
            if a.ways:
                kinds = Counter(f["kind"] for f in result["findings"])
                print(f"{result['seed']}: " + (", ".join(f"{k} {n}" for k, n in sorted(kinds.items())) or "nothing found"))
    summary(results, time.monotonic() - began)
    if any(r["error"] for r in results):
        return 2
    if a.former:
        return 1 if missed else 0
    return 1 if any(not f["kind"].endswith("-by-chance") for r in results for f in r["findings"]) else 0


if __name__ == "__main__":
    sys.exit(main())
