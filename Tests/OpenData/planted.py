#!/usr/bin/env python3
"""Shows that the checks of check.py can fail: plants one fault at a time into a built site, and looks whether it is told.

  planted.py OUTPUT [--shared FOLDER]

OUTPUT is the built site of Tests/Fixtures/open-data-site. Before, each check must find nothing there. Prints a sentence for
each fault that is missed; a check that cannot run here is left out, and said. Exit code 1 with a fault that was missed.
"""
import argparse
import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

import check

tests = Path(__file__).resolve().parent.parent


def text(place, old, new):
    """Another text in place of its first appearance."""

    def plant(output):
        file = output / place
        data = file.read_bytes().decode()
        if old not in data:
            raise LookupError(f"{place} does not hold {old!r}")
        file.write_bytes(data.replace(old, new, 1).encode())

    return plant


def moved(place, start, end, before=None):
    """What begins and ends so, put before something that stands earlier, or taken out."""

    def plant(output):
        file = output / place
        data = file.read_text()
        first = data.index(start)
        last = data.index(end, first) + len(end)
        piece, rest = data[first:last], data[:first] + data[last:]
        if before is None:
            return file.write_text(rest)
        at = rest.index(before)
        file.write_text(rest[:at] + piece + rest[at:])

    return plant


def edited(place, change):
    """JSON of which something is another."""

    def plant(output):
        file = output / place
        value = json.loads(file.read_text())
        change(value)
        file.write_text(json.dumps(value))

    return plant


def cell(table, column, value, packed=False):
    """The first cell of a column that is not empty; `packed`: in all.zip too."""

    def plant(output):
        file = output / "data" / table
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
        at = rows[0].index(column)
        next(row for row in rows[1:] if row[at])[at] = value
        made = io.StringIO(newline="")
        csv.writer(made, lineterminator="\n").writerows(rows)
        file.write_text(made.getvalue(), encoding="utf-8", newline="")
        if packed:
            archive = output / "data/all.zip"
            with zipfile.ZipFile(archive) as old:
                files = {name: old.read(name) for name in old.namelist()}
            files[table] = made.getvalue().encode()
            with zipfile.ZipFile(archive, "w") as new:
                for name, data in files.items():
                    new.writestr(name, data)

    return plant


def twice(table):
    def plant(output):
        file = output / "data" / table
        lines = file.read_text(encoding="utf-8").split("\n")
        file.write_text("\n".join(lines[:2] + lines[1:]), encoding="utf-8", newline="")

    return plant


def in_workbook(change):
    def plant(output):
        book = openpyxl.load_workbook(output / "data/report.xlsx")
        change(book["observations"])
        book.save(output / "data/report.xlsx")

    return plant


def unfrozen(sheet):
    sheet.freeze_panes = None


def calculated(sheet):
    sheet["B2"] = "=1+0"


def dataset(change):
    return edited("data/catalog.jsonld", lambda catalogue: change(catalogue["dataset"][0]))


def unpackaged(plant):
    """With the package's sizes and hashes taken out, which tell any change before what is in the cells."""

    def both(output):
        def bare(package):
            for resource in package["resources"]:
                resource.pop("bytes", None)
                resource.pop("hash", None)

        edited("data/datapackage.json", bare)(output)
        plant(output)

    return both


IATI, ICS, EMBED = "data/iati.xml", "changes/calendar.ics", "indicators/people/embed"

# What is planted, where, and a word of what must be told.
PLANTED = {
    "records": [
        ("a day that is none", edited("projects/whole/index.json", lambda one: one.update(as_of="yesterday")), "as_of"),
        ("a record without an id", edited("projects/whole/index.json", lambda one: one.pop("id")), "id"),
    ],
    "package": [
        ("a table that is not the one described", cell("plans.csv", "title", "other"), "hash"),
        ("a word where a number must stand", unpackaged(cell("progress.csv", "of", "many")), "type-error"),
        ("a row that is there twice", unpackaged(twice("observations.csv")), "primary-key"),
        ("a reference to no record", unpackaged(cell("observations.csv", "indicator", "nowhere")), "foreign-key"),
    ],
    "workbook": [
        ("a cell that the CSV file does not have", cell("plans.csv", "title", "other"), "in the workbook"),
        ("a formula", in_workbook(calculated), "a formula"),
        ("a header that goes out of sight", in_workbook(unfrozen), "no header in sight"),
    ],
    "LibreOffice": [("a cell that the CSV file does not have", cell("plans.csv", "title", "other"), "in LibreOffice")],
    "zip": [
        ("a table that is another", cell("plans.csv", "title", "other"), "or another"),
        ("a figure that cannot be worked out", cell("progress.csv", "attainment", "0.1234", packed=True), "recompute.py"),
    ],
    "catalogue": [
        ("a set of data without a title", dataset(lambda one: one.pop("title")), "title"),
        ("a set of data without a file", dataset(lambda one: one.pop("distribution")), "distribution"),
        ("two titles in one language", dataset(lambda one: one["title"].append({"@language": "en", "@value": "B"})), "title"),
        ("a size that is no number", text("data/catalog.jsonld", "xsd:nonNegativeInteger", "xsd:string"), "byteSize"),
        ("a catalogue without a publisher", edited("data/catalog.jsonld", lambda one: one.pop("publisher")), "publisher"),
    ],
    "calendars": [
        ("an entry without a name", text(ICS, "\r\nUID:", "\r\nX-UID:"), "UID"),
        ("a day that is none", text(ICS, "DTSTART;VALUE=DATE:2", "DTSTART;VALUE=DATE:X"), "DTSTART"),
        ("a line that is too long", text(ICS, "\r\nUID:", "\r\nX-LONG:" + "x" * 80 + "\r\nUID:"), "75 bytes"),
        ("a line that ends in LF", text(ICS, "\r\nUID:", "\nUID:"), "75 bytes"),
    ],
    "embeds": [
        ("a script", text(f"{EMBED}/index.html", "</main>", "<script>1</script></main>"), "script"),
        ("a page of 15 kB", text(f"{EMBED}/index.html", "</main>", "x" * 15_000 + "</main>"), "15 kB"),
        ("another kind of oEmbed", edited(f"{EMBED}/oembed.json", lambda one: one.update(type="photo")), "rich"),
    ],
    "IATI": [
        ("elements in another order", moved(IATI, "<title>", "</title>", "<iati-identifier>"), "not expected"),
        ("an activity without a title", moved(IATI, "<title>", "</title>"), "title"),
        ("an activity without a status", text(IATI, '<activity-status code="1"/>', ""), "activity-status"),
        ("a status that is none", text(IATI, '<activity-status code="1"/>', '<activity-status code="77"/>'), "ActivityStatus"),
        ("a sector that is none", text(IATI, 'vocabulary="1" code="', 'vocabulary="1" code="9'), "Sector"),
        ("a country that is none", text(IATI, '<recipient-country code="AZ"', '<recipient-country code="QX"'), "Country"),
        ("a budget of more than a year", text(IATI, '<period-end iso-date="2018-12-31"', '<period-end iso-date="2019-12-31"'),
         "check_rules.py"),
        ("an activity without a sector", moved(IATI, '<sector vocabulary="1"', "/>"), "check_rules.py"),
        ("an end before its start", text(IATI, '<period-end iso-date="2018-12-31"', '<period-end iso-date="2017-12-31"'),
         "check_rules.py"),
    ],
    "web": [
        ("a feed without a day", text("changes/feed.xml", "<updated>", "<changed>"), "feed.xml"),
        ("a feed with a day and no time", text("changes/feed.xml", "T00:00:00Z</updated>", "</updated>"), "Atom"),
        ("an entry of JSON Feed without an id", edited("changes/feed.json", lambda feed: feed["items"][0].pop("id")), "no id"),
        ("an entry of JSON Feed without a text",
         edited("changes/feed.json", lambda feed: [feed["items"][0].pop(name, None) for name in ("content_text", "content_html")]),
         "content_html"),
        ("a member twice", text("data/projects.json", '{"as_of"', '{"as_of":1,"as_of"'), "twice"),
        ("an element that the site map does not know", text("sitemap.xml", "<url>", "<url><lok/>"), "sitemap"),
        ("a ragged row", text("data/plans.csv", "\n", "\nx\n"), "plans.csv"),
        ("a formula", cell("plans.csv", "title", "=1+1"), "formula"),
    ],
}


def checks(shared):
    """Each takes the folder of a built site."""
    return {
        "records": lambda output: check.check_by(tests / "Schema/records.py", output),
        "package": lambda output: check.check_package(output / "data"),
        "workbook": lambda output: check.check_workbook(output / "data"),
        "LibreOffice": lambda output: check.check_in_libreoffice(output / "data"),
        "zip": lambda output: check.check_zip(output / "data"),
        "catalogue": lambda output: check.check_catalogue(output / "data"),
        "calendars": check.check_calendars,
        "embeds": check.check_embeds,
        "IATI": lambda output: check.check_iati(output / "data", shared),
        "web": lambda output: check.check_web(output, shared),
    }


def told(run, output):
    """What a check finds; `None` where it cannot run here."""
    found = []
    check.fault, check.left_out = found.append, {}
    run(output)
    return None if check.left_out else [str(one) for one in found]


def missed(output, shared):
    """A sentence for each fault that is not found, and how many were planted."""
    said, count = [], 0
    for name, run in checks(shared).items():
        clean = told(run, output)
        if clean is None:
            print(f"Not tried: whether the check of {name} can fail: it cannot run here.")
            continue
        if clean:
            said.append(f"The check of {name} finds a fault where none was planted: {clean[0][:300]}")
            continue
        for what, plant, words in PLANTED[name]:
            count += 1
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / "site"
                shutil.copytree(output, copy)
                plant(copy)
                try:
                    found = told(run, copy)
                except Exception as error:  # What stops the check is told as well.
                    found = [f"{type(error).__name__}: {error}"]
            if not any(words in one for one in found):
                instead = f" It says: {found[0][:300]}" if found else ""
                said.append(f"The check of {name} misses {what}.{instead}")
    return said, count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--shared", type=Path, default=tests.parent.parent / "shared")
    options = parser.parse_args()
    said, count = missed(options.output, options.shared)
    for sentence in said:
        print(sentence)
    print(f"planted faults: {count}, {len(said)} missed")
    sys.exit(1 if said else 0)


if __name__ == "__main__":
    main()
