#!/usr/bin/env python3
"""Holds the open data of a built site against tools that nobody here wrote.

  check.py OUTPUT... [--shared FOLDER]

  records      each record and table of records by the JSON Schema beside it (Tests/Schema/records.py)
  package      datapackage.json and every table, by frictionless
  workbook     report.xlsx says the same as the CSV files but for the apostrophe that guards formulas there, with no formula,
               a header that stays in sight, filters and a comment a column; as openpyxl reads it, and as LibreOffice does
  zip          all.zip holds the same tables, and every figure can be worked out again from them (Tests/Recomputation)
  catalogue    catalog.jsonld by what DCAT-AP 3 asks (dcat-ap.ttl), by pyshacl
  calendars    each .ics as icalendar reads it, and the length of its lines
  embeds       oEmbed documents, and the pages that they name: small, without script
  IATI         iati.xml by the standard's schema, and by its rules and code lists
  web          feeds by their grammar (jing), JSON Feed, JSON-LD, strict CSV and the site map, by ../shared/tools/web/data.py

The last two need FOLDER, ../shared unless given, and LibreOffice must be there for what it reads. What cannot be
checked is said. run.py makes sites and holds them against this. Exit code 1 with a fault.
"""
import argparse
import csv
import datetime
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

tests = Path(__file__).resolve().parent.parent
faults = 0
left_out = {}


def fault(text):
    global faults
    faults += 1
    if faults <= 40:
        print(text)


def written(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value


def is_same(value, text):
    value = written(value)
    if isinstance(value, (int, float)):
        return text != "" and float(text) == value
    return value == text or text.startswith("'") and value == text[1:]


def check_by(program, output):
    """Another program, which prints a line a fault."""
    run = subprocess.run([sys.executable, str(program), str(output)], capture_output=True, text=True)
    if run.returncode:
        for line in (run.stdout + run.stderr).splitlines()[:10] or ["nothing was said"]:
            fault(f"{program.name}: {line}")


def check_package(data):
    import frictionless

    report = frictionless.Package(str(data / "datapackage.json")).validate()
    for error in report.errors + [error for task in report.tasks for error in task.errors]:
        fault(f"{data}: {error.type}: {error.message}")


def check_workbook(data):
    book = openpyxl.load_workbook(data / "report.xlsx")
    tables = sorted(data.glob("*.csv"))
    if sorted(book.sheetnames[1:]) != [table.stem for table in tables]:
        fault(f"{data}/report.xlsx: its sheets are not those of the tables")
    for table in tables:
        sheet = book[table.stem]
        with open(table, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        cells = list(sheet.iter_rows())
        if len(cells) != len(rows):
            fault(f"{table}: {len(rows)} rows, and {len(cells)} in the workbook")
        for number, (row, texts) in enumerate(zip(cells, rows), 1):
            for column, text in enumerate(texts):
                value = row[column].value if column < len(row) else None
                if not is_same(value, text) and not (len(text) > 32_767 and str(value).endswith("…")):
                    fault(f"{table}:{number}: {text!r}, and {value!r} in the workbook")
            if any(cell.data_type == "f" for cell in row):
                fault(f"{table}:{number}: a formula in the workbook")
        if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref or not all(c.comment for c in cells[0]):
            fault(f"{table}: its sheet has no header in sight, no filters or no comments")


def check_in_libreoffice(data):
    """The workbook's sheets as LibreOffice writes them into CSV."""
    program = shutil.which("soffice")
    if not program:
        left_out["the workbook in LibreOffice"] = "soffice is not there"
        return
    with tempfile.TemporaryDirectory() as folder:
        # Every sheet, as UTF-8, with numbers as they are and not as they are shown.
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
        subprocess.run(
            [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
             "--outdir", folder, str(data / "report.xlsx")], capture_output=True, timeout=300)
        for table in sorted(data.glob("*.csv")):
            sheet = Path(folder) / f"report-{table.stem}.csv"
            if not sheet.exists():
                fault(f"{table}: LibreOffice finds no such sheet")
                continue
            # It writes no empty rows at the end, and lines that end in CR and LF as LF.
            with open(sheet, newline="", encoding="utf-8") as ours, open(table, newline="", encoding="utf-8") as theirs:
                shown, rows = list(csv.reader(ours)), list(csv.reader(theirs))
            if len(shown) != len(rows):
                fault(f"{table}: {len(rows)} rows, and {len(shown)} in LibreOffice")
            for number, (row, texts) in enumerate(zip(shown, rows), 1):
                for column, text in enumerate(texts):
                    value = row[column] if column < len(row) else ""
                    if not is_shown(value, text):
                        fault(f"{table}:{number}: {text!r}, and {value!r} in LibreOffice")


def is_shown(value, text):
    if value == text or text.startswith("'") and value == text[1:] or value.lower() == text:
        return True
    try:
        return float(value) == float(text)
    except ValueError:
        return len(text) > 32_767 and value.endswith("…")


def check_zip(data):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(data / "all.zip") as file:
            if file.testzip():
                fault(f"{data}/all.zip: broken")
            file.extractall(Path(folder) / "data")
        for table in sorted(data.glob("*.csv")):
            packed = Path(folder) / "data" / table.name
            if not packed.exists() or packed.read_bytes() != table.read_bytes():
                fault(f"{data}/all.zip: {table.name} is not there, or another")
        if (data / "progress.csv").read_bytes().count(b"\n") > 1:
            check_by(tests / "Recomputation/recompute.py", folder)


def check_catalogue(data):
    import pyshacl

    shapes = Path(__file__).with_name("dcat-ap.ttl")
    isValid, _, text = pyshacl.validate(
        str(data / "catalog.jsonld"), shacl_graph=str(shapes), data_graph_format="json-ld", shacl_graph_format="turtle")
    if not isValid:
        fault(f"{data}/catalog.jsonld: {text[:2_000]}")


def check_calendars(output):
    import icalendar

    for file in output.rglob("*.ics"):
        data = file.read_bytes()
        if any(len(line) > 75 or b"\n" in line or b"\r" in line for line in data.split(b"\r\n")):
            fault(f"{file}: a line of more than 75 bytes, or that does not end in CR and LF")
        try:
            calendar = icalendar.Calendar.from_ical(data)
        except ValueError as error:
            fault(f"{file}: {error}")
            continue
        names = [str(event.get("UID")) for event in calendar.walk("VEVENT")]
        if len(names) != len(set(names)):
            fault(f"{file}: a UID is there twice")
        for part in calendar.walk():
            wanted = {"VCALENDAR": ("PRODID", "VERSION"), "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY")}
            for name in [name for name in wanted.get(part.name, ()) if name not in part]:
                fault(f"{file}: {part.name} without {name}")
            for error in part.errors:
                fault(f"{file}: {error}")


def check_iati(data, shared):
    from lxml import etree

    file = data / "iati.xml"
    if not file.exists():
        return
    folder = shared / "data/iati/xsd"
    if not folder.is_dir():
        left_out["IATI by its schema and rules"] = f"{shared} has no data/iati"
        return
    schema = etree.XMLSchema(etree.parse(str(folder / "iati-activities-schema.xsd")))
    if not schema.validate(etree.parse(str(file))):
        fault(f"{file}: {schema.error_log}")
    # What it only warns of, such as a country that is not on IATI's list, would be a fault of ours too.
    run = subprocess.run(
        [sys.executable, str(shared / "tools/iati-rules/check_rules.py"), str(file)], capture_output=True, text=True)
    said = [line for line in (run.stdout + run.stderr).splitlines() if not line.endswith(": ok")]
    for line in said or ["nothing was said"] if run.returncode else said:
        fault(f"check_rules.py: {line}")


def check_web(output, shared):
    """Needs jing, and PyPI's pyld and lxml."""
    program = shared / "tools/web/data.py"
    if not program.is_file():
        left_out["feeds, JSON-LD and the site map by their grammars"] = f"{shared} has no tools/web"
        return
    run = subprocess.run([sys.executable, str(program), str(output)], capture_output=True, text=True)
    lines = (run.stdout + run.stderr).splitlines()
    if run.returncode == 2:
        left_out["feeds, JSON-LD and the site map by their grammars"] = lines[-1] if lines else "data.py could not run"
    elif run.returncode:
        for line in lines:
            fault(line)


def check_embeds(output):
    for file in output.glob("**/embed/oembed.json"):
        page = file.with_name("index.html").read_bytes()
        if len(page) >= 15_000 or b"<script" in page:
            fault(f"{file.parent}/index.html: larger than 15 kB, or with a script")
        told = json.loads(file.read_text())
        if told["version"] != "1.0" or told["type"] != "rich" or not told["html"].startswith("<iframe "):
            fault(f"{file}: no oEmbed document of the kind rich")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outputs", nargs="+", type=Path)
    parser.add_argument("--shared", type=Path, default=tests.parent.parent / "shared")
    options = parser.parse_args()
    for output in options.outputs:
        data = output / "data"
        check_by(tests / "Schema/records.py", output)
        check_package(data)
        check_workbook(data)
        check_in_libreoffice(data)
        check_zip(data)
        check_catalogue(data)
        check_calendars(output)
        check_embeds(output)
        check_iati(data, options.shared)
        check_web(output, options.shared)
    for what, why in left_out.items():
        print(f"Not checked: {what}: {why}.")
    print(f"open data: {len(options.outputs)} sites, {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
