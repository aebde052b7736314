#!/usr/bin/env python3
"""Holds the open data of a built site against tools that nobody here wrote.

  check.py OUTPUT... [--iati FOLDER]

The workbook must say the same as the CSV files, but for the apostrophe that guards formulas there, with no formula, a header
that stays in sight, filters and a comment a column. The catalogue must meet what DCAT-AP 3 asks (dcat-ap.ttl). With
--iati, the folder of IATI's schemas, iati.xml must be valid by them. oEmbed documents and the pages that they name
must be small and without script. Exit code 1 with a fault.
"""
import argparse
import csv
import datetime
import json
import sys
from pathlib import Path

import openpyxl

faults = 0


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


def check_catalogue(data):
    import pyshacl

    shapes = Path(__file__).with_name("dcat-ap.ttl")
    isValid, _, text = pyshacl.validate(
        str(data / "catalog.jsonld"), shacl_graph=str(shapes), data_graph_format="json-ld", shacl_graph_format="turtle")
    if not isValid:
        fault(f"{data}/catalog.jsonld: {text[:2_000]}")


def check_iati(data, folder):
    from lxml import etree

    file = data / "iati.xml"
    if not file.exists():
        return
    schema = etree.XMLSchema(etree.parse(str(folder / "iati-activities-schema.xsd")))
    if not schema.validate(etree.parse(str(file))):
        fault(f"{file}: {schema.error_log}")


def check_embeds(output):
    for file in output.glob("**/embed/oembed.json"):
        page = file.with_name("index.html").read_bytes()
        if len(page) >= 15_000 or b"<script" in page:
            fault(f"{file.parent}/index.html: larger than 15 kB, or with a script")
        told = json.loads(file.read_text())
        if told["version"] != "1.0" or told["type"] != "rich" or not told["html"].startswith("<iframe "):
            fault(f"{file}: no oEmbed document of the kind rich")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("outputs", nargs="+", type=Path)
    parser.add_argument("--iati", type=Path)
    options = parser.parse_args()
    for output in options.outputs:
        check_workbook(output / "data")
        check_catalogue(output / "data")
        check_embeds(output)
        if options.iati and options.iati.is_dir():
            check_iati(output / "data", options.iati)
    print(f"open data: {len(options.outputs)} sites, {faults} faults")
    sys.exit(1 if faults else 0)


main()
