#!/usr/bin/env python3
"""Renders the templates of cases.py with Jinja 3.1 and writes golden.json and context.json, with which
DifferentialTests.swift and ThemeCommandTests.swift compare: `make jinja`.

Jinja runs as it is, with autoescape and StrictUndefined. A case says what Jinja makes of it (`jinja`, or `error`, the
kind of its fault). Where the theme language differs, `because` says why, as a row of Docs/theme-language.md begins, and
`here` what it writes instead; without `here` it is an error.
"""

import itertools
import json
import pathlib

import jinja2
import jinja2.compiler

import cases

NAMES = cases.CONTEXT | cases.MARKUP
FLAGS = "`true`, `false`"
NOT_PRINTED = "writing `none`"


class Unprintable(Exception):
    """What has no text of its own is an error here."""


def printed(value):
    """What the theme language writes of a value, by its first two rows of differences."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if value is None or isinstance(value, (list, tuple, dict)):
        raise Unprintable()
    return value


class LateCodeGenerator(jinja2.compiler.CodeGenerator):
    """Jinja writes constants before it asks `printed`; this one leaves them for later."""

    def _output_child_to_const(self, node, frame, finalize):
        if not isinstance(node, jinja2.nodes.TemplateData):
            raise jinja2.nodes.Impossible()
        return super()._output_child_to_const(node, frame, finalize)


class LateEnvironment(jinja2.Environment):
    code_generator_class = LateCodeGenerator


def render(kind, templates, **options):
    """The page, or `None` and the fault's name."""
    environment = kind(
        loader=jinja2.DictLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined, **options
    )
    try:
        return environment.get_template("page.html").render(NAMES), None
    except Exception as fault:  # every fault of Jinja's must be one here
        return None, type(fault).__name__


def usual(templates):
    """A case in which both agree, but for what printing a value means."""
    text, fault = render(jinja2.Environment, templates)
    row = described(templates, text, fault)
    if fault is None:
        here, problem = render(LateEnvironment, templates, finalize=printed)
        if problem:
            row["because"] = NOT_PRINTED
        elif here != text:
            row |= {"because": FLAGS, "here": here}
    return row


def different(templates, here, reason):
    row = described(templates, *render(jinja2.Environment, templates)) | {"because": reason}
    if here is not None:
        row["here"] = here
    if row.get("jinja", None) == here:
        raise SystemExit(f"no difference: {templates}")
    return row


def described(templates, text, fault):
    row = {"templates": [list(pair) for pair in templates.items()]}
    return row | ({"error": fault} if fault else {"jinja": text})


def expressions():
    return [cell.strip() for line in cases.EXPRESSIONS.strip().splitlines() for cell in line.split(" ¦ ")]


def statements():
    found, current = [], ""
    for line in cases.STATEMENTS.strip("\n").split("\n"):
        current = current + "\n" + line if current else line
        if is_closed(current):
            found.append(current)
            current = ""
    if current:
        raise SystemExit(f"never closed: {current}")
    return found


def is_closed(source):
    try:
        jinja2.Environment().parse(source)
        return True
    except jinja2.TemplateSyntaxError:
        return False


def all_templates():
    for expression in expressions():
        yield {"page.html": "{{ " + expression + " }}"}
    for value, name in itertools.product(cases.VALUES, cases.TEXT_FILTERS):
        if name not in cases.UNLIKE.get(value, []):
            yield {"page.html": "{{ " + value + "|" + name + " }}"}
    for source in itertools.chain(statements(), cases.BROKEN.strip().split("\n"), cases.whitespace()):
        yield {"page.html": source}
    yield from cases.SETS


def all_rows():
    for templates in all_templates():
        yield usual(templates)
    for reason, rows in cases.DEVIATIONS.items():
        for source, here in rows:
            yield different(source if isinstance(source, dict) else {"page.html": source}, here, reason)


def main():
    rows = list({json.dumps(row["templates"]): row for row in all_rows()}.values())
    folder = pathlib.Path(__file__).parent
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    version = json.dumps({"version": jinja2.__version__, "markup": cases.MARKUP})
    (folder / "golden.json").write_text(version[:-1] + ', "cases": [\n' + lines + "\n]}\n")
    (folder / "context.json").write_text(json.dumps(cases.CONTEXT, ensure_ascii=False, indent=1) + "\n")
    different_ones = sum("because" in row for row in rows)
    faults = sum("error" in row and "because" not in row for row in rows)
    print(f"Jinja {jinja2.__version__}: {len(rows)} cases, {faults} faults of both, {different_ones} differ on purpose")


if __name__ == "__main__":
    main()
