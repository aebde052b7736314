#!/usr/bin/env python3
"""Tries values of many kinds in every field, and holds what the schema says of each against what the program says.

  values.py --vitrine BINARY [--only KIND] [--sample N] [--show]

For each field of each kind of file, those of groups too: nothing, an empty text, list and group, numbers, words, a
date, an address, lists and groups of these, and the example of `vitrine fields`. What the program refuses for what
stands in other files, or in the fields beside, no schema can tell: `UNSAYABLE` names those messages, and why. Exit code 1
with a disagreement.
"""
import argparse
import itertools
import os
import sys
import tempfile
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from check import fields, run, schemas, told_errors, write

VALUES = [
    "", " ", None, [], {}, "zzqx", "5", "2.5", "no-data", "hidden", "yes", "2014-06-30", "https://example.net/x",
    5, -1, 0, 1, 2, 2.5, 5000, True, [""], [None], ["zzqx"], [5], [[]], [{}], {"zzqx": 1}, {"zzqx": ""}, {"zzqx": None},
]

# What the program tells of a file that its schema cannot, each with the reason.
UNSAYABLE = {
    "dangling-reference": "whether the record is there",
    "missing-file": "whether the file is there",
    "duplicate-id": "what other records are called",
    "duplicate-cases": "what stands in other rows",
    "revision-of-nothing": "whether there is an observation of the period",
    "new-against-next": "the figure beside the revision",
    "figure-beside-word": "the fields beside it",
    "fraction-of-count": "the indicator's kind",
    "periods-of-cases": "the kind of the record, which shares the settings of tables with indicators",
    "totals-without-sum": "the indicator's aggregation",
    "revised-totals": "whether its observations have revisions",
    "not-in-scheme": "the assessment's scheme",
    "translates-nothing": "what the record says that is translated",
    "maps-to-nothing": "whether the file names another scheme",
    "unknown-scheme": "which schemes there are",
    "unknown-variable": "which variables the file declares",
    "odd-relevance": "that of two ways one alone is given",
    "label-twice": "the other words of the variable",
    "no-base-url": "whether the command names the address",
    "spreadsheet-label": "which labels spreadsheets make of other ones",
    "odd-thresholds": "the thresholds beside it",
    "no-report-date": "whether a record has a date",
    "unknown-theme": "which themes there are",
    "blocks-elsewhere": "whether the file is that of the first page",
    "unknown-page": "whether the page is there",
}
# Of values of these forms alone.
UNSAYABLE_OF = {
    ("figure", "not-a-number"): "a word may be a figure by the indicator's kind",
    ("any", "out-of-range"): "the ends of a number that stands in quotes",
    ("declared elsewhere", "unknown-key"): "what the theme declares",
}

SETTINGS = {"title": "T", "base_url": "https://forum.az/", "languages": ["en", "az"], "as_of": "2016-01-01"}


def example(field):
    return fields(field["example"])[field["key"]]


def least(group):
    """What a group cannot be without."""
    ways = [way[0] for way in group.get("one_of") or []]
    needed = {key for way in ways for key in way} | {f["key"] for f in group["fields"] if f["needed"]}
    return {f["key"]: example(f) for f in group["fields"] if f["key"] in needed}


def cases(group, seen, is_first, at=()):
    """What a group may hold: (path of the field, the field, what is tried there, the whole group)."""
    base = least(group)
    for field in group["fields"]:
        key = field["key"]
        if "declared_in" in field or (field.get("of_every_record") and not is_first):
            continue
        others = {k: v for k, v in base.items() if k != key}
        yield at + (key,), field, "absent", others
        for value in VALUES + [example(field), [example(field)]]:
            yield at + (key,), field, value, {**others, key: value}
        if any(key in way for ways in group.get("one_of") or [] for way in ways):
            # In place of all that it can stand for.
            needed = {k: v for k, v in others.items() if any(f["needed"] for f in group["fields"] if f["key"] == k)}
            for value in VALUES + [example(field)]:
                yield at + (key,), field, value, {**needed, key: value}
        if "fields" not in field:
            continue
        names = tuple(f["key"] for f in field["fields"])
        if names in seen:
            continue
        seen.add(names)
        for path, part, value, inner in cases(field, seen, is_first, at + (key,)):
            yield path, part, value, {**others, key: [inner] if "list" in field["form"] else inner}


def texts(group):
    """What a translation may give: texts, and those of groups."""
    return [
        f for f in group["fields"]
        if f["form"] == "translated-text" or any(t["form"] == "translated-text" for t in f.get("fields", []))
    ]


def references(group):
    """The records that examples name."""
    found = set()
    for field in group["fields"]:
        if "collection" in field:
            value = example(field)
            found |= {(field["collection"], slug) for slug in (value if isinstance(value, list) else [value])}
        found |= references(field) if "fields" in field else set()
    return found


class Site:
    """A site of which each record that examples name is there."""

    def __init__(self, folder, kinds):
        self.folder = folder
        self.put("site.yaml", SETTINGS)
        for collection, slug in sorted({r for kind in kinds for r in references(kind)}):
            kind = next(k for k in kinds if k.get("path", "").startswith(f"Content/{collection}/"))
            self.put(f"{collection}/{slug}.md", least(kind))

    def put(self, name, value):
        path = self.folder / "Content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, value, "\n")
        return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("--only")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="tries one of N values")
    parser.add_argument("--show", action="store_true", help="prints every case with what both say")
    options = parser.parse_args()
    kinds = json.loads(run(options.vitrine, ["fields", "--format", "json"]).stdout)
    kinds = [k for k in kinds if k.get("path")]
    disagreements, tried = {}, 0
    excused = Counter()

    def add(what, value):
        disagreements.setdefault(what, []).append(json.dumps(value, ensure_ascii=False))

    def is_sayable(fault, field, value):
        of_form = (field["form"], fault) in UNSAYABLE_OF or isinstance(value, str) and ("any", fault) in UNSAYABLE_OF
        # A needed text is told to be more than blanks; a schema for editors says only that it is not empty.
        is_blank = fault == "empty-field" and isinstance(value, str) and value and not value.strip()
        # The record says which keys of its own there are.
        is_declared = fault == "unknown-key" and any("declared_in" in part for part in field.get("fields", []))
        return not (fault in UNSAYABLE or of_form or is_declared or is_blank)

    def compare(name, field, value, validator, path, told):
        nonlocal tried
        tried += 1
        faults = [f for f in told if is_sayable(f, field, value)]
        refused = next((f.message for f in validator.iter_errors(fields(path.read_text()))), None)
        if options.show:
            print(name, json.dumps(value), told, refused)
        if refused is None and not faults:
            excused.update(told)
        if refused is None and faults:
            add(f"{name}: the program alone refuses ({' '.join(faults)})", value)
        if refused is not None and not told:
            add(f"{name}: the schema alone refuses", value)

    with tempfile.TemporaryDirectory() as temporary:
        site = Site(Path(temporary) / "all", kinds)
        found = {
            path.split("/")[-1].removesuffix(".schema.json"): validator
            for path, validator, _ in schemas(options.vitrine, site.folder)
        }
        seen, files, turn = set(), [], itertools.count()
        for kind in kinds:
            if options.only not in (None, kind["kind"]) or kind["kind"] == "site":
                continue
            folder, ending = Path(kind["path"].removeprefix("Content/")).parent, Path(kind["path"]).suffix
            schema = found.get(str(folder), found.get(kind["kind"]))
            for number, (at, field, value, whole) in enumerate(cases(kind, seen, kind["kind"] == "page")):
                if next(turn) % options.sample:
                    continue
                path = site.put(f"{folder}/t-{number}{ending}", whole)
                files.append((".".join((kind["kind"],) + at), field, value, schema, path))
            # A text in a translation, of a record that has it, and of one that has not.
            for field in texts(kind) if ending == ".md" else []:
                for number, value in enumerate(VALUES + ([] if "fields" in field else [example(field)])):
                    for has in [True, False] if not field["needed"] else [True]:
                        if next(turn) % options.sample:
                            continue
                        name = f"{folder}/{field['key']}-{has}-{number}"
                        site.put(f"{name}.md", least(kind) | ({field["key"]: example(field)} if has else {}))
                        path = site.put(f"{name}.az.md", {field["key"]: value})
                        told = f"{kind['kind']}.{field['key']} translated" + ("" if has else ", where it is absent")
                        files.append((told, field, value, found[f"{folder}.translation"], path))
        errors = told_errors(options.vitrine, site.folder)
        for name, field, value, schema, path in files:
            compare(name, field, value, schema, path, errors.get(str(path.relative_to(site.folder)), []))

        # Without settings nothing is read: one site each.
        kind = next(k for k in kinds if k["kind"] == "site")
        if options.only in (None, "site"):
            def attempt(case):
                number, (at, field, value, whole) = case
                one = Site(Path(temporary) / str(number), [])
                rest = {k: v for k, v in SETTINGS.items() if k != at[0]}
                path = one.put("site.yaml", rest | whole)
                return ".".join(("site",) + at), field, value, path, told_errors(options.vitrine, one.folder)
            sampled = [case for case in enumerate(cases(kind, set(), True)) if case[0] % options.sample == 0]
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                for name, field, value, path, errors in pool.map(attempt, sampled):
                    compare(name, field, value, found["site"], path, errors.get("Content/site.yaml", []))
    for what, values in disagreements.items():
        print(f"{what}: {', '.join(values)}")
    print(f"{tried} values tried, {len(disagreements)} disagreements; told for what stands elsewhere: {dict(excused)}")
    sys.exit(1 if disagreements else 0)


if __name__ == "__main__":
    main()
