"""Chooses a note's schema: its own choice, `--schema`, the configuration, else auto-detection."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.lint.assignments import assigns
from notelint.lint.parse_note import ParsedNote
from notelint.model.facts import SchemaSource
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.note import FrontMatter
from notelint.model.plan import Assignment, Plan
from notelint.model.schema import Schema
from notelint.model.source import Span
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.similar_names import closest

NAMED = {
    "yaml": LazyPattern(
        r"""(?:\A|\n)(?P<indent>[ ]*)(?:notelint|"notelint"|'notelint')[ \t]*:[ \t]+"""
        r"""["']?(?P<name>[^\s"'#]+)"""
    ),
    "toml": LazyPattern(
        r"""(?:\A|\n)(?P<indent>[ \t]*)(?:notelint|"notelint"|'notelint')[ \t]*=[ \t]*"""
        r"""["'](?P<name>[^\s"'#]+)"""
    ),
}
"""A schema named in front matter: `notelint: news-scrap`, `notelint = "news-scrap"`."""

FIRST = LazyPattern(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?P<indent>[ ]*)")
"""What precedes the first key, and its indentation, which all top-level keys have."""

TABLE = LazyPattern(r"^\[", re.MULTILINE)
"""The first table of TOML: keys after it are not top-level keys."""


class SchemaChoice(NamedTuple):
    """A note's schema (None: it has none), and why; `problems`: it names unknown schemas (N002)."""

    schema: Schema | None
    why: SchemaSource
    problems: tuple[tuple[str, Problem], ...] = ()


def choose_schema(parsed: ParsedNote, plan: Plan, place: str) -> SchemaChoice:
    """The schema of the note at `place`, its path from the folder of the configuration."""
    schemas = {schema.name: schema for schema in plan.schemas}
    problems = []
    for name, span in _named(parsed):
        if name in schemas:
            return SchemaChoice(schemas[name], "note")
        near = closest(name, schemas)
        wording = message("unknown_schema", name=name)
        if near:
            wording = message("unknown_schema_nearest", name=name, nearest=near)
        problems.append(("N002", Problem(span, wording)))
    name, why = _not_named(parsed, plan, place)
    return SchemaChoice(schemas[name] if name else None, why, tuple(problems))


def _not_named(parsed: ParsedNote, plan: Plan, place: str) -> tuple[str, SchemaSource]:
    """The name of the schema of a note that does not name one itself, "" for none; and why."""
    if plan.forced:
        return plan.forced, "option"
    if name := assigned_schema(plan.assignments, place):
        return name, "configuration"
    if plan.signatures:
        from notelint.lint.auto_detect import auto_detect  # noqa: PLC0415 - 5 ms, if not configured

        if name := auto_detect(parsed.note, plan.signatures, place):
            return name, "auto-detected"
    return "", "none"


def _named(parsed: ParsedNote) -> Iterator[tuple[str, Span]]:
    """The schemas that the note itself names, in comments or in its front matter."""
    for directive in parsed.directives:
        if directive.schema:
            yield directive.schema, directive.span
    front_matter = parsed.note.front_matter
    if front_matter and "notelint" in front_matter.body:
        yield from _named_in(front_matter)


def _named_in(front: FrontMatter) -> Iterator[tuple[str, Span]]:
    """The value of the top-level key `notelint`; also if front matter has errors elsewhere."""
    body = front.body
    if front.kind == "toml" and (table := TABLE.search(body)):
        body = body[: table.start()]
    first = FIRST.match(body)
    for match in NAMED[front.kind].finditer(body):
        if front.kind == "toml" or (first and match["indent"] == first["indent"]):
            start, end = match.span("name")
            yield match["name"], Span(front.inside.start + start, front.inside.start + end)
            return


def assigned_schema(assignments: tuple[Assignment, ...], path: str) -> str:
    """The schema of the first assignment that matches a path; "" if none does."""
    return next((entry.schema for entry in assignments if assigns(entry, path)), "")
