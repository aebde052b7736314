#!/usr/bin/env python3
"""Makes sites and holds their open data against tools that nobody here wrote (check.py), and its JSON against itself
(roundtrip.py): the example, the sites of Tests/Fixtures, a synthetic report, and commitments of OGP's database. Then plants
faults, of which each check must find its own (planted.py).

  run.py --vitrine PROGRAM [--shared FOLDER]
"""
import argparse
import csv
import gzip
import io
import json
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import planted
import roundtrip

here = Path(__file__).resolve().parent
checkout = here.parent.parent


def make_sites(folder, shared):
    """A folder a site, each with the theme of the checkout."""
    yield "example", checkout
    for name in ("small-site", "open-data-site"):
        shutil.copytree(checkout / "Tests/Fixtures" / name / "Content", folder / name / "Content")
        yield name, folder / name
    report = folder / "report"
    subprocess.run(
        [sys.executable, str(checkout / "Benchmarks/make_report.py"), "make", "-n", "200", "-o", str(report)],
        check=True, stdout=subprocess.DEVNULL)
    yield "synthetic", report / "vitrine"
    database = shared / "data/ogp/ogp-2015.csv.gz"
    if database.is_file():
        make_ogp(database, folder / "ogp")
        yield "ogp", folder / "ogp"
    else:
        print(f"Not checked: a site of OGP's database: {shared} has no data/ogp.")


LABELS = {
    "a. Not started": "not-started", "b. Limited": "limited", "c. Substantial": "substantial", "d. Complete": "complete",
    "Unclear": "unclear", "Withdrawn": "withdrawn", "None": "none", "a. low": "low", "b. medium": "medium",
    "c. high": "high", "Minor": "minor", "Moderate": "moderate", "Transformative": "transformative",
}
VALUES = {"Info": "information", "Part": "participation", "Acc": "accountability", "Tech": "technology"}


def make_ogp(database, site):
    """Every tenth commitment that the IRM has rated, in the words of the database."""
    lines = gzip.decompress(database.read_bytes()).decode("utf-8", "replace")
    # The first line names groups of columns.
    rows = list(csv.DictReader(io.StringIO(lines.partition("\n")[2])))
    organisations, plans = {"Independent Reporting Mechanism": "irm"}, {}

    def write(place, fields):
        file = site / "Content" / f"{place}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        told = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
        file.write_text("---\n" + "\n".join(told) + "\n---\n")

    for number, row in enumerate([row for row in rows if row["IRM Assessed (Y/N)?"] == "1"][::10]):
        def cell(name):
            return " ".join((row.get(name) or "").split())

        def organisation(name):
            if cell(name) in ("", "NR", "None", "None specified"):
                return None
            return organisations.setdefault(cell(name), f"o{len(organisations)}")

        plan = plans.setdefault(f"{cell('Country')} {cell('Action Plan No.')}", f"p{len(plans)}")
        rating = {
            "date": "2015-05-15", "by": "irm", "kind": "independent", "scheme": "irm-2011",
            "specificity": LABELS.get(cell("Specificity")),
            "values": [word for name, word in VALUES.items() if cell(f"Value -{name}") == "1"],
            "potential_impact": LABELS.get(cell("Potential Impact")),
            "completion": LABELS.get(cell("Actual Completion")),
        }
        support = organisation("Supporting Institution")
        write(f"commitments/c{number}", {
            "title": cell("Commitment Title"), "plan": plan, "original_text": row["Full Text"],
            "lead": organisation("Lead institution (Responsible Instutitution)"), "support": [support] if support else None,
            "assessments": [{name: value for name, value in rating.items() if value}],
        })
    for name, slug in organisations.items():
        write(f"organisations/{slug}", {"title": name, "kind": "other"})
    for name, slug in plans.items():
        write(f"plans/{slug}", {
            "title": name, "kind": "ogp", "scheme": "irm-2011", "star_formula": "2014", "start": "2011-09", "end": "2015-12"})
    (site / "Content/site.yaml").write_text("title: OGP\nbase_url: https://ogp.test/\nas_of: 2015-05-15\n")


def build(vitrine, site, output):
    if not (site / "Themes").exists():
        (site / "Themes").symlink_to(checkout / "Themes")
    run = subprocess.run(
        [vitrine, "build", "--no-optional-tools", "--site", str(site), "--output", str(output)],
        capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{run.stderr}{site} cannot be built.")


def check(vitrine, site, output, rounds, shared):
    """What the round trip finds, then what check.py says and whether it is content."""
    faults = roundtrip.faults(vitrine, site, output, rounds)
    run = subprocess.run(
        [sys.executable, str(here / "check.py"), str(output), "--shared", str(shared)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = "".join(f"{one[:1_000]}\n" for one in faults[:40]) + run.stdout
    return said, not faults and run.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("--shared", type=Path, default=checkout.parent / "shared")
    options = parser.parse_args()
    is_clean = True
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as workers:
        folder = Path(folder)
        checks = []
        for name, site in make_sites(folder, options.shared):
            output, rounds = folder / "built" / name, folder / "rounds" / name
            rounds.mkdir(parents=True)
            build(options.vitrine, site, output)
            checks.append((name, workers.submit(check, options.vitrine, site, output, rounds, options.shared)))
            if name == "open-data-site":
                tried = output
        for name, result in checks:
            said, was_clean = result.result()
            is_clean = is_clean and was_clean
            print(f"== {name}\n{said}", end="", flush=True)
        # A check that cannot fail is worth nothing.
        missed, count = planted.missed(tried, options.shared)
        is_clean = is_clean and not missed
        print("== planted faults", *missed, f"{count} planted, {len(missed)} missed", sep="\n")
    sys.exit(0 if is_clean else 1)


main()
