#!/usr/bin/env python3
"""Holds the JSON Schemas of `vitrine schema` against the program's own reader.

  check.py --vitrine BINARY [--faults 200] [--seed 1] SITE...

Every schema must be valid by JSON Schema 2020-12. Of each site, every file that the program takes must be taken by the
schema. Then faults of kinds that a schema can tell are put into the files, one each: both must refuse every one. The configuration
for Decap CMS must be as it takes it (decap.schema.json), in every language.
Exit code 1 with a disagreement.
"""
import argparse
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from fnmatch import fnmatch
from pathlib import Path

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor


class PlainDates(SafeConstructor):
    """Dates stay texts, as in the core schema of YAML 1.2 that editors use."""


PlainDates.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def fields(text):
    """The fields of a file as YAML 1.2 reads them; None for what has none."""
    if text.startswith("---\n"):
        text = text[4:].split("\n---", 1)[0]
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = PlainDates
    return yaml.load(text) or {}


def schemas(vitrine, site):
    """Name, validator and files of each schema."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site / "Content", copy / "Content")
        themes = site / "Themes"
        if themes.exists():
            shutil.copytree(themes, copy / "Themes")
        run(vitrine, ["schema", "--editor", "vscode", "--site", str(copy)])
        joined = json.loads((copy / ".vscode/settings.json").read_text())["yaml.schemas"]
        found = []
        for path, files in joined.items():
            schema = json.loads((copy / path).read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            found.append((path, jsonschema.Draft202012Validator(schema), files))
        return found


def run(vitrine, arguments, may_fail=False):
    done = subprocess.run([vitrine] + arguments, capture_output=True, text=True)
    if done.returncode and not may_fail:
        sys.exit(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done


def matching(found, path):
    """The schema that an editor takes for a file."""
    for name, validator, files in found:
        wanted = [f for f in files if not f.startswith("!")]
        excluded = [f[1:] for f in files if f.startswith("!")]
        if any(glob(path, f) for f in wanted) and not any(glob(path, f) for f in excluded):
            return name, validator
    return None, None


def glob(path, pattern):
    return fnmatch(path, pattern.replace("/**/", "/*")) or fnmatch(path, pattern.replace("/**/", "/"))


def misread_settings(vitrine, site):
    """What Decap CMS would refuse of the configuration that it is given."""
    schema = json.loads(Path(__file__).with_name("decap.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    for language in ["en", "az", "ru"]:
        done = run(vitrine, ["schema", "--cms", "decap", "--language", language, "--site", str(site)])
        for fault in validator.iter_errors(fields(done.stdout)):
            yield f"Decap CMS in {language} refuses {list(fault.absolute_path)}: {fault.message[:200]}"


def told_errors(vitrine, site):
    done = run(vitrine, ["check", "--format", "json", "--site", str(site)], may_fail=True)
    errors = {}
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if message["severity"] == "error" and "file" in message:
            errors.setdefault(message["file"], []).append(message["id"])
    return errors


def write(path, value, body):
    yaml = YAML()
    yaml.width = 10_000
    out = io.StringIO()
    yaml.dump(value, out)
    path.write_text("---\n" + out.getvalue() + "---" + body if path.suffix == ".md" else out.getvalue())


def faults(value, schema, rng):
    """Ways to spoil a record that the schema can tell: (what, change)."""
    ways = []
    root = schema

    def resolve(s):
        while "$ref" in s:
            s = root["$defs"][s["$ref"].split("/")[-1]]
        return s

    def options(s):
        s = resolve(s)
        return [o for one in s["anyOf"] for o in options(one)] if "anyOf" in s else [s]

    def walk(node, s, at):
        for one in options(s):
            if isinstance(node, dict) and one.get("type") == "object" and "properties" in one:
                walk_object(node, one, at)
            if isinstance(node, list) and one.get("type") == "array":
                for index, item in enumerate(node):
                    walk(item, one["items"], at + [index])

    def walk_object(node, s, at):
        if s.get("additionalProperties") is False:
            ways.append((f"unknown key in {at}", lambda: node.update({"zzqx": "x"})))
        for key in s.get("required", []):
            if key in node:
                ways.append((f"no {key} in {at}", lambda key=key: node.pop(key)))
                ways.append((f"empty {key} in {at}", lambda key=key: node.update({key: ""})))
        for key, value in list(node.items()):
            form = s["properties"].get(key)
            if form is None:
                continue
            kinds = options(form)
            plain = [k for k in kinds if not isinstance(k.get("type"), str) and "properties" not in k]
            # A figure may be a level of the indicator's own, so that its words are no closed list.
            takes_words = any("pattern" in k and re.search(k["pattern"], "zzqx") for k in kinds)
            has_list = any("enum" in k and k["enum"] != [None, ""] for k in kinds)
            if has_list and not takes_words and not isinstance(value, list):
                ways.append((f"{at}.{key} is a word of no list", lambda key=key: node.update({key: "zzqx"})))
            if any("^(19" in k.get("pattern", "") for k in plain):
                ways.append((f"{at}.{key} is no date", lambda key=key: node.update({key: "30 June 2014"})))
                ways.append((f"{at}.{key} lies in no year", lambda key=key: node.update({key: "0216-01-01"})))
            if any(k.get("pattern") == "^[0-9]+$" or "number" in k.get("type", []) and "pattern" in k for k in plain):
                ways.append((f"{at}.{key} is no number", lambda key=key: node.update({key: "1,000"})))
                if any("integer" in k.get("type", []) and "^(19" not in k.get("pattern", "") for k in plain):
                    ways.append((f"{at}.{key} is no count", lambda key=key: node.update({key: -3})))
            if any("://" in k.get("pattern", "") for k in plain):
                ways.append((f"{at}.{key} is no address", lambda key=key: node.update({key: "zzqx"})))
            # A name may be any word, true and no among them, and is no flag for that.
            if any("boolean" in k.get("type", []) and not re.search(k.get("pattern", ""), "maybe") for k in plain):
                ways.append((f"{at}.{key} is no flag", lambda key=key: node.update({key: "maybe"})))
            if not isinstance(value, (dict, list)) and not any(k.get("type") in ("object", "array") for k in kinds):
                ways.append((f"{at}.{key} is a group", lambda key=key: node.update({key: {"zzqx": 1}})))
            walk(value, form, at + [key])

    walk(value, schema, [])
    rng.shuffle(ways)
    return ways


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vitrine", required=True)
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="prints every fault that is tried")
    parser.add_argument("sites", nargs="+", type=Path)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    disagreements = []
    accepted = tried = 0
    for site in options.sites:
        found = schemas(options.vitrine, site)
        disagreements += misread_settings(options.vitrine, site)
        errors = told_errors(options.vitrine, site)
        for path in sorted((site / "Content").rglob("*")):
            name = str(path.relative_to(site))
            schema, validator = matching(found, name)
            if validator is None or name in errors:
                continue
            accepted += 1
            for fault in validator.iter_errors(fields(path.read_text())):
                disagreements.append(f"{name}: the schema alone refuses {list(fault.path)}: {fault.message[:200]}")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "site"
            shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".git", ".build", "Output", "Sources", "Tests"))
            wanted = -(-options.faults // len(options.sites))
            # A fault each in as many files at once as there are, one round after the other.
            while wanted > 0:
                spoilt = {}
                for path in sorted((copy / "Content").rglob("*.md")) + [copy / "Content/site.yaml"]:
                    name = str(path.relative_to(copy))
                    _, validator = matching(found, name)
                    if validator is None or wanted == 0 or len(name.split(".")) > 2:
                        continue
                    original = (site / name).read_text()
                    value = fields(original)
                    ways = faults(value, validator.schema, rng)
                    if not ways:
                        continue
                    if path.name == "site.yaml" and spoilt:
                        continue  # Without settings nothing else is read.
                    what, change = ways[0]
                    change()
                    body = original.split("\n---", 1)[1] if path.suffix == ".md" else ""
                    write(path, value, body)
                    spoilt[name] = what
                    if options.show:
                        print(f"{name}: {what}")
                    wanted -= 1
                    refused = any(True for _ in validator.iter_errors(fields(path.read_text())))
                    if not refused:
                        disagreements.append(f"{name}: the schema takes: {what}")
                errors = told_errors(options.vitrine, copy)
                for name, what in spoilt.items():
                    tried += 1
                    if name not in errors:
                        disagreements.append(f"{name}: the program takes: {what}")
                    shutil.copy(site / name, copy / name)
    for line in disagreements:
        print(line)
    print(f"{accepted} files taken by both, {tried} faults refused, {len(disagreements)} disagreements.")
    sys.exit(1 if disagreements else 0)


if __name__ == "__main__":
    main()
