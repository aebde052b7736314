#!/usr/bin/env python3
"""Holds the JSON of a built site's records against the JSON Schemas beside it, and the files of many against each other.

  records.py OUTPUT...

Every schema must be valid by JSON Schema 2020-12, and every record by its schema, in its own file and among all of its
collection; the lines of a collection must say the same as its JSON. Exit code 1 with a fault.
"""
import json
import sys
from pathlib import Path

import jsonschema


def main():
    faults = 0
    # Without it, `format: date` says nothing.
    dates = jsonschema.FormatChecker(["date"])
    for output in map(Path, sys.argv[1:]):
        schemas = {}
        for path in (output / "data/schemas/1").glob("*.json"):
            schema = json.loads(path.read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            schemas[path.stem] = jsonschema.Draft202012Validator(schema, format_checker=dates)
        records = 0

        def check(record, place):
            found = list(schemas[record["collection"]].iter_errors(record))
            for fault in found[:3]:
                print(f"{place}: {'/'.join(map(str, fault.path))}: {fault.message[:200]}")
            return len(found)

        for path in sorted(output.glob("*/*/index.json")):
            if path.parts[-3] in schemas:
                records += 1
                faults += check(json.loads(path.read_text()), path)
        for collection in sorted(schemas):
            path = output / f"data/{collection}.json"
            every = json.loads(path.read_text())["records"]
            lines = [json.loads(line) for line in path.with_suffix(".jsonl").read_text().splitlines()]
            if every != lines:
                print(f"{path}: its lines say something else")
                faults += 1
            for record in every:
                faults += check(record, f"{path}, {record['id']}")
        print(f"{output}: {records} records by {len(schemas)} schemas")
    return 1 if faults or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
