"""Makes a site of the JSON of another's records alone, as whoever takes that JSON could: JSON to fields, and by a build to
JSON again, which must be the same."""
import json
import re
import shutil
import subprocess

# What the schema of a record calls a number, whose text is an exact decimal, and a date: written bare, as an author would.
BARE = re.compile(r"\^-\?\[0-9\]|\^\[0-9\]\{4\}")


class Maker:
    def __init__(self, output):
        self.output = output
        self.languages = None
        self.records = {}
        self.slugs = {}
        for path in sorted(output.glob("data/schemas/1/*.json")):
            for line in (output / f"data/{path.stem}.jsonl").read_text().splitlines():
                record = json.loads(line)
                # The default language stands first.
                self.languages = self.languages or list(record["urls"])
                self.records[path.stem, record["id"]] = record
                self.slugs[path.stem, record["id"]] = record["urls"][self.languages[0]].rstrip("/").rsplit("/", 1)[-1]

    def is_text(self, value):
        return isinstance(value, dict) and value and set(value) <= set(self.languages)

    def yaml(self, value, schema, language, is_entry=False):
        """A value of fields as front matter has it; None where the file of the language does not say it.

        Of an entry of a list a translation says all, since that tells which entry it means."""
        says_all = is_entry or language == self.languages[0]
        if isinstance(value, dict) and set(value) == {"missing"}:
            return value["missing"] if says_all else None
        if isinstance(value, dict) and set(value) == {"collection", "id"}:
            return json.dumps(self.slugs[value["collection"], value["id"]]) if says_all else None
        if self.is_text(value):
            return json.dumps(value[language], ensure_ascii=False) if language in value else None
        if isinstance(value, dict):
            properties = schema.get("properties", {})
            parts = {key: self.yaml(one, properties.get(key, {}), language, is_entry) for key, one in value.items()}
            parts = [f"{key}: {one}" for key, one in parts.items() if one is not None]
            return "{" + ", ".join(parts) + "}" if parts else None
        if isinstance(value, list):
            if not says_all and not self.has_text(value, language):
                return None
            parts = [self.yaml(one, schema.get("items", {}), language, True) for one in value]
            return "[" + ", ".join(one or "{}" for one in parts) + "]"
        if not says_all:
            return None
        if isinstance(value, str) and not BARE.search(schema.get("pattern", "")):
            return json.dumps(value, ensure_ascii=False)
        return value if isinstance(value, str) else json.dumps(value)

    def has_text(self, value, language):
        if self.is_text(value):
            return language in value
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return any(self.has_text(one, language) for one in parts)

    def write(self, site):
        """Every record as a file of the new site's Content."""
        schemas = {}
        for (collection, id), record in self.records.items():
            if collection not in schemas:
                text = (self.output / f"data/schemas/1/{collection}.json").read_text()
                schemas[collection] = json.loads(text)["properties"]["fields"].get("properties", {})
            slug = self.slugs[collection, id]
            folder = site / "Content" / collection
            folder.mkdir(parents=True, exist_ok=True)
            for language in self.languages:
                lines = [f"id: {json.dumps(id)}"] if language == self.languages[0] and id != slug else []
                for name, value in record["fields"].items():
                    text = self.yaml(value, schemas[collection].get(name, {}), language)
                    if text is not None:
                        lines.append(f"{name}: {text}")
                if lines or language == self.languages[0]:
                    name = f"{slug}.md" if language == self.languages[0] else f"{slug}.{language}.md"
                    (folder / name).write_text("---\n" + "\n".join(lines) + "\n---\n")

    def differences(self, again):
        for (collection, id), record in self.records.items():
            other = again.records.get((collection, id))
            if other is None:
                yield f"{collection}/{id} is not there any more"
                continue
            for name in sorted(set(record["fields"]) | set(other["fields"])):
                was, now = record["fields"].get(name), other["fields"].get(name)
                if was != now:
                    yield f"{collection}/{id}: {name}: {was!r}, and {now!r} after"


def faults(vitrine, site, output, folder):
    """What is different after the round, or what the program says of such a site.

    - folder: Where the new site may be made."""
    made, again = folder / "site", folder / "again"
    maker = Maker(output)
    maker.write(made)
    (made / "Themes").symlink_to((site / "Themes").resolve())
    # What is no record: settings, schemes, pictures.
    for file in (site / "Content").rglob("*"):
        place = made / file.relative_to(site)
        if file.is_file() and file.suffix not in (".md", ".csv") and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    run = subprocess.run(
        [vitrine, "build", "--no-optional-tools", "--site", str(made), "--output", str(again)],
        capture_output=True, text=True)
    if run.returncode:
        lines = [line for line in run.stderr.splitlines() if " error[" in line] or run.stderr.splitlines()
        return [f"{output}: its JSON makes no site again: {line}" for line in lines]
    return [f"{output}: {one}" for one in maker.differences(Maker(again))]
